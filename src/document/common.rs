//! Systemic risks that many teams have, to start from.

use crate::document::records::systemic::Systemic;
use crate::document::records::values::entry::Entry;
use crate::document::records::values::id::RowId;

/// A name with figures to start the talk from: extra ETTD and ETTR in minutes, more often by in
/// percent. They are nobody's measurement, and the page says so until they are changed.
pub struct Common {
    /// What is missing or too much.
    pub name: &'static str,
    ettd: f64,
    ettr: f64,
    more_often: f64,
}

const fn common(name: &'static str, ettd: f64, ettr: f64, more_often: f64) -> Common {
    Common {
        name,
        ettd,
        ettr,
        more_often,
    }
}

/// The list.
pub const COMMON: [Common; 8] = [
    common("Nothing watches the service", 30.0, 0.0, 0.0),
    common("Too many people can change production", 0.0, 0.0, 10.0),
    common("Those on call cannot change production", 0.0, 15.0, 0.0),
    common("No playbooks", 0.0, 15.0, 0.0),
    common("Operational overload", 30.0, 0.0, 0.0),
    common(
        "Actions after incidents are not followed up",
        0.0,
        0.0,
        10.0,
    ),
    common("Only one person knows how it works", 0.0, 60.0, 0.0),
    common("Restoring was never rehearsed", 0.0, 120.0, 0.0),
];

impl Common {
    /// A row of its own.
    pub fn row(&self, id: RowId) -> Systemic {
        let entry = |number: f64| match number {
            0.0 => Entry::Empty,
            number => Entry::Point { number, unit: None },
        };
        let mut row = Systemic::blank(id);
        row.name = self.name.to_owned();
        row.ettd = entry(self.ettd);
        row.ettr = entry(self.ettr);
        row.more_often = entry(self.more_often);
        row
    }
}

impl Systemic {
    /// Whether its figures are still those it started with.
    pub fn is_as_started(&self) -> bool {
        COMMON.iter().any(|common| {
            let started = common.row(self.id);
            (
                &started.name,
                &started.ettd,
                &started.ettr,
                &started.more_often,
            ) == (&self.name, &self.ettd, &self.ettr, &self.more_often)
        })
    }
}
