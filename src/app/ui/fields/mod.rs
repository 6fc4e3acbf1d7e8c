//! What a person fills in or chooses from.

pub(super) mod choice;
pub(super) mod field;
pub(super) mod picker;
