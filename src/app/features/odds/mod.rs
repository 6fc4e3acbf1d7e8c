//! The odds: how often each target holds, and what drives it.

mod curve;
mod curve_table;
mod dots;
mod drivers;
mod figures;
mod heat;
mod levers;
pub mod page;
mod shown;
