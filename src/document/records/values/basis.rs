//! What an estimate rests on.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a risk's figures rest on, who said so, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Basis {
    /// The kind; `None` while nobody has said.
    pub kind: Option<BasisKind>,
    /// Who gave the figures.
    pub who: String,
    /// When, in words or as a date.
    pub when: String,
}

/// The kinds of ground an estimate stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum BasisKind {
    /// The room's best guess.
    Guess,
    /// Incidents that happened.
    Incidents,
    /// A rehearsal.
    Drill,
    /// What a vendor promises.
    Vendor,
}

impl BasisKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Guess, Self::Incidents, Self::Drill, Self::Vendor];

    /// The name in the document and on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Incidents => "incidents",
            Self::Drill => "drill",
            Self::Vendor => "vendor",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Basis {
    /// Whether the figures are guesses, said or not.
    pub fn is_guess(&self) -> bool {
        matches!(self.kind, None | Some(BasisKind::Guess))
    }
}
