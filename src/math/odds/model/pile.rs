//! What costs the same each time.

use super::rate::Rate;

/// A certain cost with the number of its incidents.
#[derive(Clone, Debug)]
pub(crate) struct Pile {
    pub(crate) cost: f64,
    pub(crate) rate: Rate,
    /// How much of each incident this is; the rest must not happen.
    pub(crate) share: f64,
}
