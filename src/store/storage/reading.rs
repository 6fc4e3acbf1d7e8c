//! What brings records back from their texts.

use super::Reading;
use crate::codec::json;
use crate::codec::merge::{carry, merge};

impl Reading {
    /// All of it. Whatever calls this holds it.
    pub fn whole() -> Self {
        Self {
            read: json::read,
            merge,
            carry,
        }
    }
}
