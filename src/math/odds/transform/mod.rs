//! Transforms on a line s = a + i omega, tabulated by piece.

pub(crate) mod evaluate;
pub(crate) mod piece;
pub(crate) mod pile;
pub(crate) mod stretch;
pub(crate) mod table;
pub(crate) mod values;
