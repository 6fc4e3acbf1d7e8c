//! Elements built by hand over Leptos's signals.
//!
//! Leptos's own view macro makes a type, and code for that type, of every view it meets: half of
//! the program's bytes, which a person in a meeting waits for. Here every element has one type, so
//! a page costs little more than its words. What follows signals runs in the effects of Leptos.

mod call;
pub mod drawing;
mod element;
pub mod field;
mod follow;
mod list;
pub mod sideways;

pub use call::{Read, reader};
pub use element::{El, el, set_attribute, set_value, svg};
pub use follow::{collect, follow, follow_value, when_drawn};
