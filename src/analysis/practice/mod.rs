//! What the practice around the figures comes to: review, calibration, causal map, verdict, wheel.

pub mod agenda;
pub mod attention;
pub mod calibration;
pub mod calibration_strips;
pub mod causal;
pub mod causal_paths;
pub mod readiness_rows;
pub mod silent;
pub mod steps;
pub mod verdict;
pub mod wheel;
