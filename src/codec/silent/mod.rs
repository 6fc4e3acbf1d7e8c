//! Silent estimates: what one person is asked alone, the line they send back, and what a facilitator pastes.

mod asked;
mod estimate;
mod line;
mod pasted;

pub use asked::{Asking, MOST_QUESTIONS, Question, example, hint, question};
pub use estimate::{agreed_before, reading, wrong};
pub use pasted::{Pasted, read_lines};
