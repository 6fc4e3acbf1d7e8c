//! What a column of a table of risks holds, and in which unit.

use crate::document::Unit;

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
    /// Days or a rate, which the title does not say: "Frequency", "How often".
    Unsaid,
    /// An impact as a share of 1.
    Share,
    /// An impact as a share of all users in percent or, once a figure is above 100, as a count of them.
    Users,
}
