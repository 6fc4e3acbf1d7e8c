//! The engagement as it was on a day, kept with it.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::Serialize;

use std::sync::Arc;

use crate::document::records::id::RowId;

/// A saved version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    pub file: Arc<str>,
}

impl Snapshot {
    /// A version with nothing in it.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            name: String::new(),
            taken: String::new(),
            file: Arc::default(),
        }
    }
}
