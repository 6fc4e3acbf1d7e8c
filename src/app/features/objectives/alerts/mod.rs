//! How an objective is watched: its burn-rate alerts, and what paging would do for the risks.

mod asked;
mod chart;
mod figure;
mod rule;
mod saves;
mod table;

pub use table::Alerts;
