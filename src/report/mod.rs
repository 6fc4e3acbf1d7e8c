//! Documents as blocks, and what writes them.

pub mod agenda_brief;
pub mod agenda_words;
pub(crate) mod behind;
pub mod blocks;
pub mod card_words;
pub(crate) mod changed;
pub mod charter_words;
pub mod comparison_words;
pub mod compose;
pub(crate) mod decisions;
pub(crate) mod fixes;
pub mod html;
pub mod markdown;
pub mod markup;
pub mod money;
pub mod objective;
pub(crate) mod objectives;
pub(crate) mod practice;
