//! Records as JSON, with names only.
use crate::model::{Engagement, EngagementId, Entry, Risk, RowId};
use serde_json::{Value, json};
use std::fmt;
/// Read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Document.
    pub engagement: Engagement,
    /// Repairs.
    pub notes: Vec<String>,
    /// Stamp.
    pub stamp: Option<Stamp>,
}
/// Stamp.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Count.
    pub revision: u64,
    /// Tab.
    pub writer: String,
    /// Predecessor.
    pub after: String,
    /// Time.
    pub saved: String,
}
/// Refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not ours.
    NotOurs,
    /// Newer.
    Newer {
        /// Version.
        version: u64,
    },
}
/// Not finite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFinite {
    /// Where.
    pub place: String,
}
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
/// Writes.
pub fn write_record(e: &Engagement, s: &Stamp) -> Result<String, NotFinite> {
    Ok(
        json!({"format": "bad-minutes", "version": 1, "revision": s.revision,
        "writer": s.writer, "after": s.after, "saved": s.saved, "engagement": e})
        .to_string(),
    )
}
/// Reads.
pub fn read(text: &str) -> Result<Opened, Refusal> {
    let v: Value = serde_json::from_str(text).map_err(|_| Refusal::NotOurs)?;
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    match v["version"].as_u64() {
        Some(1) => {}
        Some(version) => return Err(Refusal::Newer { version }),
        None => return Err(Refusal::NotOurs),
    }
    let e = &v["engagement"];
    let row = |v: &Value| v.as_str().unwrap_or_default().parse::<RowId>();
    let id: EngagementId = text(&e["id"]).parse().map_err(|_| Refusal::NotOurs)?;
    let targets = e["targets"].as_array().cloned().unwrap_or_default();
    let mut ids = targets.iter().filter_map(|t| row(&t["id"]).ok());
    let mut engagement = Engagement::new(id, text(&e["name"]), || {
        ids.next().unwrap_or_else(|| RowId::from_random(&[]))
    });
    for risk in e["risks"].as_array().into_iter().flatten() {
        let mut r = Risk::blank(row(&risk["id"]).map_err(|_| Refusal::NotOurs)?);
        r.name = text(&risk["name"]);
        engagement.risks.push(r);
    }
    Ok(Opened {
        engagement,
        notes: Vec::new(),
        stamp: v["revision"].as_u64().map(|revision| Stamp {
            revision,
            writer: text(&v["writer"]),
            after: text(&v["after"]),
            saved: text(&v["saved"]),
        }),
    })
}
