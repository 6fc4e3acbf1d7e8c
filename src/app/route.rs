//! Addresses in the URL fragment, so that any static host serves them.

use std::fmt;
use std::str::FromStr;

use crate::model::EngagementId;

/// Where a fragment leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The library; on a first visit the quick table.
    Home,
    /// A fresh estimate.
    Quick,
    /// The Risks page of an engagement.
    Risks(EngagementId),
    /// Nothing known: the fragment, to name it.
    Unknown(String),
}

impl FromStr for Route {
    type Err = std::convert::Infallible;

    /// Reads a fragment with or without its `#`.
    fn from_str(fragment: &str) -> Result<Self, Self::Err> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let known = match parts.as_slice() {
            [""] => Some(Self::Home),
            ["quick"] => Some(Self::Quick),
            ["e", id] | ["e", id, "risks"] => id.parse().ok().map(Self::Risks),
            _ => None,
        };
        Ok(known.unwrap_or_else(|| Self::Unknown(fragment.to_owned())))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Quick => f.write_str("#/quick"),
            Self::Risks(id) => write!(f, "#/e/{id}/risks"),
            Self::Unknown(fragment) => f.write_str(fragment),
        }
    }
}
