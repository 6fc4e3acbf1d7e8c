//! Risks by journeys: which risk costs which journey, edited in place. Only what can be seen of a large one is
//! drawn.

mod cell;
mod gap;
mod grid;
mod keys;
mod links;
mod row;
mod table;
mod view;

pub use view::Matrix;
