//! How odds are asked for.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::math::{Days, Percent, YearLength};

/// How odds are asked for.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct OddsSettings {
    /// The window that the sentences speak of.
    pub window: Window,
    /// The confidence of a promise, in decimal percent.
    pub confidence: String,
    /// How far off the guesses could be.
    pub doubt: Doubt,
}

/// A span of time that a target is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// The engagement's year.
    #[default]
    Year,
    /// A quarter of the year, which is called so; a quarter of the calendar is an objective's, of 90 days.
    Quarter,
    /// 30 days.
    #[serde(rename = "30d")]
    Days30,
    /// 28 days.
    #[serde(rename = "28d")]
    Days28,
}

/// How far off guessed figures could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Doubt {
    /// Taken as given.
    #[default]
    None,
    /// Within a factor of two, nine times in ten.
    Two,
    /// Within a factor of three, nine times in ten.
    Three,
}

impl Default for OddsSettings {
    fn default() -> Self {
        Self {
            window: Window::Year,
            confidence: "90".to_owned(),
            doubt: Doubt::None,
        }
    }
}

impl OddsSettings {
    /// The confidence as a share; 0.9 when the text is no percentage between 0 and 100.
    pub fn confidence(&self) -> f64 {
        match self.confidence.parse::<Percent>() {
            Ok(percent) if !percent.is_extreme() => percent.of(1.0),
            _ => 0.9,
        }
    }
}

impl Window {
    /// All of them, the longest first.
    pub const ALL: [Self; 4] = [Self::Year, Self::Quarter, Self::Days30, Self::Days28];

    /// The name in the document, the same that serde writes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Days30 => "30d",
            Self::Days28 => "28d",
        }
    }

    /// Its length.
    pub fn days(self, year: YearLength) -> Days {
        match self {
            Self::Year => year.days(),
            Self::Quarter => Days::new(year.days().get() / 4.0),
            Self::Days30 => Days::new(30.0),
            Self::Days28 => Days::new(28.0),
        }
    }
}

impl Doubt {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Two, Self::Three];

    /// The name in the document, the same that serde writes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Two => "two",
            Self::Three => "three",
        }
    }

    /// The factor; `None` for figures taken as given.
    pub const fn factor(self) -> Option<f64> {
        match self {
            Self::None => None,
            Self::Two => Some(2.0),
            Self::Three => Some(3.0),
        }
    }
}
