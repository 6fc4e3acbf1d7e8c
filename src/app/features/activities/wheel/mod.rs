//! The Wheel of Misfortune: its page, its drill, its clock.

pub mod chances;
pub mod disc;
pub mod drill;
pub mod evidence;
pub mod page;
pub mod state;
pub mod timer;
