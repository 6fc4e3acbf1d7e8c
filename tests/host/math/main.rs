//! The numbers against published and derived oracles.

mod oracles;
mod slo;
