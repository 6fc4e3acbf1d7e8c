//! A search for the mitigations of least effort, and how far it has come.

use crate::analysis::{Choice, OddsTable};
use crate::document::OddsSettings;

/// A search for the mitigations of least effort that keep the target as often as wanted.
#[derive(Clone, PartialEq)]
pub enum Search {
    /// Nobody asked, or the table is another since.
    Not,
    /// So many choices of so many are tried.
    Trying(usize, usize),
    /// The first choice that is enough, with P(target met); whether none takes less effort.
    Found(Choice, f64, bool),
    /// No choice is enough.
    Nothing,
}

/// The choices still to try.
pub(super) struct Tries {
    pub(super) table: OddsTable,
    pub(super) settings: OddsSettings,
    pub(super) choices: Vec<Choice>,
    pub(super) exact: bool,
    pub(super) at: usize,
    /// The target's place among the budgets.
    pub(super) target: usize,
}
