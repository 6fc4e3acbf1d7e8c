//! What the parts of the page share: the objective in hand, how to read and change one, a field for its texts.

mod fields;
mod rows;

pub use fields::TextOf;
pub use rows::{Objectives, TARGET_FIELD, called, change, read, with_figures};
