//! What the built-in checklist asks.

use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value;

use crate::document::common::{COMMON, Common};
use crate::document::{Area, Column, Level};

/// The list itself, a file that a person can read and take along.
const BUILT_IN: &str = include_str!("../../../checklist/production-readiness.json");

/// An item of the built-in checklist.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Asked {
    /// Names it for good.
    pub key: String,
    /// What it is about.
    pub area: Area,
    /// From which level on it is asked.
    pub level: Level,
    /// What is asked, so that yes is good.
    pub question: String,
    /// Why it matters.
    pub why: String,
    /// What evidence convinces.
    pub convinces: String,
    /// What a yes lowers: the name of a common systemic risk, or a risk in words.
    pub lowers: String,
    /// Which figure of the risks it works on.
    pub column: Column,
}

impl Asked {
    /// The common systemic risk that it lowers.
    pub fn systemic(&self) -> Option<&'static Common> {
        COMMON.iter().find(|common| common.name == self.lowers)
    }
}

/// The built-in items, area by area.
pub fn built_in() -> &'static [Asked] {
    static ITEMS: OnceLock<Vec<Asked>> = OnceLock::new();
    ITEMS.get_or_init(|| asked(BUILT_IN))
}

/// The items of the built-in list. One that lacks something is left out, and a test says that none does.
fn asked(text: &str) -> Vec<Asked> {
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    let items = file.get("items").and_then(Value::as_array);
    let items = items.into_iter().flatten();
    let read = items.map(Asked::deserialize);
    read.filter_map(Result::ok).collect()
}
