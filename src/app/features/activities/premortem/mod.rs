//! The pre-mortem: its clock, its ideas, and what becomes of them.

pub mod clock;
pub mod enter;
pub mod four;
pub mod ideas;
pub mod page;
