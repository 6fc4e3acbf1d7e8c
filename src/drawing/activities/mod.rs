//! What activities draw: the causal map, the wheel, silent estimates.

pub mod causal_file;
pub mod causal_layout;
pub mod causal_svg;
pub mod evidence_band;
pub mod pan;
pub mod silent_spread;
pub mod wheel_words;
