//! What a person entered in a cell, kept as typed.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::ser::Error;
use serde::{Deserialize, Serialize, Serializer};

/// The four estimate columns of a risk.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// Expected time to detect.
    Ettd,
    /// Expected time to resolve.
    #[default]
    Ettr,
    /// Share of users.
    Impact,
    /// Expected time to failure.
    Ettf,
}

impl Column {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Ettd, Self::Ettr, Self::Impact, Self::Ettf];

    /// The name in the document.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ettd => "ettd",
            Self::Ettr => "ettr",
            Self::Impact => "impact",
            Self::Ettf => "ettf",
        }
    }

    /// The column's place in the table, from 0.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The name in the table's head and in every message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ettd => "ETTD",
            Self::Ettr => "ETTR",
            Self::Impact => "Impact",
            Self::Ettf => "ETTF",
        }
    }
}

/// A unit somebody typed. A number without one is in its column's own unit:
/// minutes, percent or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub enum Unit {
    /// Seconds.
    #[serde(rename = "s")]
    Second,
    /// Minutes.
    #[serde(rename = "min")]
    Minute,
    /// Hours.
    #[serde(rename = "h")]
    Hour,
    /// Days of 24 hours.
    #[serde(rename = "d")]
    Day,
    /// Weeks of 7 days.
    #[serde(rename = "w")]
    Week,
    /// Twelfths of the engagement's year.
    #[serde(rename = "mo")]
    Month,
    /// The engagement's year.
    #[serde(rename = "y")]
    Year,
    /// Percent of users.
    #[serde(rename = "%")]
    Percent,
    /// Times an hour.
    #[serde(rename = "/h")]
    PerHour,
    /// Times a day.
    #[serde(rename = "/d")]
    PerDay,
    /// Times a week.
    #[serde(rename = "/w")]
    PerWeek,
    /// Times a month.
    #[serde(rename = "/mo")]
    PerMonth,
    /// Times a year.
    #[serde(rename = "/y")]
    PerYear,
    /// So many times what it was: in mitigations alone.
    #[serde(rename = "x")]
    Times,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Year,
        Self::Percent,
        Self::PerHour,
        Self::PerDay,
        Self::PerWeek,
        Self::PerMonth,
        Self::PerYear,
        Self::Times,
    ];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "w",
            Self::Month => "mo",
            Self::Year => "y",
            Self::Percent => "%",
            Self::PerHour => "/h",
            Self::PerDay => "/d",
            Self::PerWeek => "/w",
            Self::PerMonth => "/mo",
            Self::PerYear => "/y",
            Self::Times => "x",
        }
    }
}

/// How the values of a range are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Low and high are the 5th and 95th percentile of a lognormal: the usual for times.
    Lognormal,
    /// From 0, high being the 95th percentile: the usual for durations from 0.
    Exponential,
    /// Evenly between low and high: the usual for impact, "flat" elsewhere.
    Uniform,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Lognormal, Self::Exponential, Self::Uniform];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lognormal => "lognormal",
            Self::Exponential => "exponential",
            Self::Uniform => "uniform",
        }
    }

    /// The shape a range in this column has when nobody says otherwise.
    pub fn usual(column: Column, low: f64) -> Self {
        match column {
            Column::Impact => Self::Uniform,
            Column::Ettd | Column::Ettr if low == 0.0 => Self::Exponential,
            Column::Ettd | Column::Ettr | Column::Ettf => Self::Lognormal,
        }
    }
}

/// One cell of the risk table.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Entry {
    /// Nothing entered yet.
    #[default]
    Empty,
    /// One figure.
    Point {
        /// The figure, in `unit` or else in the column's own unit.
        #[serde(serialize_with = "finite")]
        number: f64,
        /// What was typed behind the figure.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
    },
    /// From low to high.
    Range {
        /// The low end, in `unit` or else in the column's own unit.
        #[serde(serialize_with = "finite")]
        low: f64,
        /// The high end.
        #[serde(serialize_with = "finite")]
        high: f64,
        /// What was typed behind the figures; it covers both.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
        /// How the values are spread.
        shape: Shape,
    },
    /// Text that could not be read: kept, marked, and left out of every figure.
    Unread {
        /// The person's text.
        text: String,
    },
}

impl Entry {
    /// A figure in the column's own unit.
    pub const fn number(number: f64) -> Self {
        Self::Point { number, unit: None }
    }

    /// A figure in percent.
    pub const fn percent(number: f64) -> Self {
        Self::Point {
            number,
            unit: Some(Unit::Percent),
        }
    }

    /// Whether nothing was entered.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// JSON has no notation for other figures, and serde_json would write `null`.
fn finite<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    match number.is_finite() {
        true => serializer.serialize_f64(*number),
        false => Err(S::Error::custom("not a finite number")),
    }
}
