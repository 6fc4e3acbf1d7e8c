//! The Activities page: what is next, the tools as cards, the log and the actions.

pub mod cards;
pub mod choose;
pub mod page;
pub mod review_card;
pub mod talk_card;
pub mod tool_card;
pub mod tool_head;
