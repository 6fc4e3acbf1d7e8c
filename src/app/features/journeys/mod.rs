//! What users come for, and which risk costs which journey.

mod card;
mod cost;
mod guide;
mod head_buttons;
mod held;
mod interaction;
mod list;
mod matrix;
mod menu;
pub mod page;
mod paste;
mod rows;
