//! Documents as blocks, and what writes them.

pub mod agenda_brief;
pub mod agenda_words;
pub mod card_words;
pub mod charter;
pub mod comparison;
pub mod engagement;
pub mod format;
pub mod objective;
pub mod rules;
pub mod working;
