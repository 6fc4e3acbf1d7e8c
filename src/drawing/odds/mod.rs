//! Odds as a curve and as dots, on the page and as a file.

pub mod chart;
pub(super) mod dots;
pub mod exceedance;
pub mod odds_svg;
