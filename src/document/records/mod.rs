//! The records that an engagement consists of.

pub mod activities;
pub mod basis;
pub mod charter;
pub mod dates;
pub mod engagement;
pub mod entry;
pub mod evidence;
pub mod id;
pub mod journey;
pub mod mitigation;
pub mod objective;
pub mod odds;
pub mod readiness;
pub mod reading;
pub mod record;
pub mod snapshot;
pub mod systemic;
