//! The records that an engagement consists of.

pub mod activities;
pub mod charter;
pub mod engagement;
pub mod evidence;
pub mod journey;
pub mod mitigation;
pub mod objective;
pub mod odds;
pub mod readiness;
pub mod reading;
pub mod record;
pub mod risk;
pub mod snapshot;
pub mod systemic;
pub mod values;
