//! The odds: against what was computed elsewhere, against drawing, and against their own laws.

mod chance;
mod drawn;
mod generated;
mod hard;
mod laws;
mod oracles;
