//! Figures as pictures: charts, bars, meters.

pub(super) mod bars;
pub(super) mod chart;
pub(super) mod figures;
pub(super) mod plots;
