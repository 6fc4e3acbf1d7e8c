//! Silent estimates: the page of the room, and the page of each person.

pub mod agree;
pub mod asked;
pub mod chart;
pub mod estimate;
pub mod list;
pub mod page;
pub mod past;
pub mod round;
pub mod said;
pub mod send;
pub mod take;
