//! The numbers: estimates, bad minutes, budgets, ranks.
//!
//! Pure functions over units as types. No clock, no text, no rounding: what is
//! shown is rounded where it is shown.

pub mod budget;
pub mod calibration;
pub mod effort;
pub mod estimate;
pub mod mitigation;
pub mod odds;
pub mod order;
pub mod rank;
pub mod risk;
pub mod slo;
pub mod systemic;
pub mod units;

pub use budget::{Percent, PercentError, error_budget};
pub use effort::{LeastEffort, least_effort};
pub use estimate::{Estimate, Frequency};
pub use mitigation::{Change, Decision, Fix};
pub use odds::{Odds, OddsRisk, Question, RiskOdds};
pub use order::ordered;
pub use rank::{Mark, Rank, Threshold, mark};
pub use risk::{RiskEstimates, incidents_per_year};
pub use slo::Rule;
pub use systemic::{Costing, Factor, Means, Shift};
pub use units::{Days, Minutes, PerYear, Share, YearLength};
