//! The feature Odds: its page and its parts.

pub mod odds_chart;
pub mod odds_panel;
