//! The cells that a person fills: which there are, and what they are called.

use crate::document::records::values::entry::Column;

/// What a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// An estimate of a risk.
    Estimate(Column),
    /// A figure of a systemic risk.
    Worsening(Worsening),
    /// A cell of a mitigation.
    Mitigation(MitigationCell),
}

impl Cell {
    /// The name in the table's head and in every message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Estimate(column) => column.name(),
            Self::Worsening(what) => what.name(),
            Self::Mitigation(cell) => cell.name(),
        }
    }
}

/// The cells of a mitigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MitigationCell {
    /// What it does to an estimate.
    Change(Column),
    /// What it takes.
    Effort,
}

impl MitigationCell {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [
        Self::Change(Column::Ettd),
        Self::Change(Column::Ettr),
        Self::Change(Column::Impact),
        Self::Change(Column::Ettf),
        Self::Effort,
    ];

    /// The name in the table's head and in every message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Change(column) => column.name(),
            Self::Effort => "Effort",
        }
    }
}

/// The three figures of a systemic risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worsening {
    /// Extra minutes of detection.
    Ettd,
    /// Extra minutes of repair.
    Ettr,
    /// More often by, in percent.
    MoreOften,
}

impl Worsening {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Ettd, Self::Ettr, Self::MoreOften];

    /// The name in the table's head and in every message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ettd => "Extra ETTD",
            Self::Ettr => "Extra ETTR",
            Self::MoreOften => "More often by",
        }
    }
}
