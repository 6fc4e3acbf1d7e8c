//! What a column of a table of risks holds, and in which unit.

use crate::document::Unit;
use crate::grammar::number::is_rate;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The risk in words.
    Name,
    /// Time to detect.
    Ettd,
    /// Time to resolve.
    Ettr,
    /// Share of users.
    Impact,
    /// Time between failures.
    Ettf,
    /// Who follows it up.
    Owner,
    /// Remarks.
    Notes,
    /// A result, which is computed again and never read.
    Computed,
}

/// What a bare number under a header means, when it is not the column's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In this unit.
    Unit(Unit),
    /// How often in a time.
    Rate(Rate),
    /// Days or a rate, which the title does not say: "Frequency", "How often".
    Unsaid,
    /// An impact as a share of 1.
    Share,
    /// An impact as a share of all users in percent or, once a figure is above 100, as a count of them.
    Users,
}

/// So many in a time: `times` for each that is counted, in so many of the unit as `of` says. One a quarter is 4 in one
/// year, and a chance of one percent a year is 1 in a hundred years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub times: u8,
    /// In how many of the unit.
    pub of: u8,
    /// Such as per year.
    pub unit: Unit,
    /// Whether the figures are chances, of which none is above 1.
    pub is_chance: bool,
}
/// The columns of a block without a header, from the left.
pub const PLACES: [Field; 5] = [
    Field::Name,
    Field::Ettd,
    Field::Ettr,
    Field::Impact,
    Field::Ettf,
];

impl Rate {
    /// One for each that is counted.
    pub const fn per(unit: Unit) -> Self {
        Self {
            times: 1,
            of: 1,
            unit,
            is_chance: false,
        }
    }

    /// The same of chances in percent.
    pub const fn of_percent(self) -> Self {
        Self {
            of: 100,
            is_chance: false,
            ..self
        }
    }

    /// A bare number as a rate.
    pub fn apply(self, number: f64) -> (f64, Option<Unit>) {
        let times = number * f64::from(self.times) / f64::from(self.of);
        (times, Some(self.unit))
    }
}

impl Scale {
    /// As a rate of chances in percent, where it is a rate.
    pub fn of_percent(self) -> Option<Self> {
        match self {
            Self::Rate(rate) => Some(Self::Rate(rate.of_percent())),
            Self::Unit(unit) if is_rate(unit) => Some(Self::Rate(Rate::per(unit).of_percent())),
            _ => None,
        }
    }
}
