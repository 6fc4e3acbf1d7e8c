//! The engagement as it was on a day, kept with it.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use std::sync::Arc;

use crate::document::records::record::{Kind, Record};
use crate::document::records::values::id::RowId;

/// A saved version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Snapshot {
    /// Identity within the engagement.
    pub id: RowId,
    /// What it is called.
    pub name: String,
    /// When it was taken, as an ISO date.
    pub taken: String,
    /// The engagement's file as it was, without the versions before it. As text, since nothing but a
    /// comparison reads it; shared, since it may be megabytes and engagements are cloned.
    #[serde(deserialize_with = "long_text")]
    pub file: Arc<str>,
}

impl Snapshot {
    /// A version with nothing in it.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl Record for Snapshot {
    const MOST: usize = 100;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Snapshot, &mut self.id))
    }
}

/// What a text that may be as long as a document calls itself to the reader.
pub const LONG_TEXT: &str = "LongText";

fn long_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
    #[derive(Deserialize)]
    struct LongText(Arc<str>);
    LongText::deserialize(deserializer).map(|LongText(text)| text)
}
