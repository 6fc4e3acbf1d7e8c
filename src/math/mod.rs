//! The numbers: estimates, bad minutes, budgets, ranks.
//!
//! Pure functions over units as types. No clock, no text, no rounding: what is
//! shown is rounded where it is shown.

pub mod budget;
pub mod estimate;
pub mod rank;
pub mod risk;
pub mod systemic;
pub mod units;

pub use budget::{Percent, PercentError, error_budget};
pub use estimate::{Estimate, Frequency};
pub use rank::{Mark, Rank, Threshold, mark};
pub use risk::{RiskEstimates, bad_minutes_per_year, incidents_per_year, minutes_per_incident};
pub use systemic::{
    Factor, Shift, shifted_bad_minutes_per_year, shifted_incidents_per_year,
    shifted_minutes_per_incident,
};
pub use units::{Days, Minutes, PerYear, Share, YearLength};
