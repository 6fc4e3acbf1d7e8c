//! The feature Objectives: its page and its parts.

pub mod objective;
pub mod objective_alerts;
pub mod objective_budget;
pub mod objective_chart;
pub mod objective_fit;
pub mod objective_papers;
pub mod page;
