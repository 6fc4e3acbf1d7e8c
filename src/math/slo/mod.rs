//! Service-level objectives: burn rates, alerts on them, counts of events, and what depends on what.

pub mod alert;
pub mod burn;
pub mod chain;
pub mod events;

pub use alert::{Rule, RuleFault, usual_rules};
pub use burn::{Consumption, burn_rate, time_to_exhaustion};
pub use chain::{Chain, extra_nine};
pub use events::{Counts, LowTraffic, allowed_failures};
