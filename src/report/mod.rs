//! Documents as blocks, and what writes them.

pub mod agenda_brief;
pub mod agenda_words;
pub mod card_words;
pub mod charter_words;
pub mod comparison_words;
pub mod engagement;
pub mod format;
pub mod objective;
