//! Geometry of charts and graphs: scales, ticks, paths, layout. No DOM.

pub mod causal_layout;
pub mod causal_svg;
pub mod chart;
pub mod detection;
pub mod picture_frame;
pub mod silent_spread;
pub mod wheel_words;
