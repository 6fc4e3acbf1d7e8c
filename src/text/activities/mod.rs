//! Sentences of the activities.

pub mod activity_words;
pub mod calibration_words;
pub mod causal_words;
pub mod hub_words;
pub mod incident_words;
pub mod premortem_words;
pub mod round_clock;
pub mod silent_words;
