//! The causal map: its window, the place in hand, own nodes and arrows.

pub mod arrows;
pub mod map_box;
pub mod nodes;
pub mod page;
pub mod picked;
pub mod state;
