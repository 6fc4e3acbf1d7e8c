//! Geometry of charts and graphs: scales, ticks, paths, layout, places of labels.
//!
//! Pure functions over numbers; lengths are in CSS pixels, y grows downwards. Nothing here knows
//! the DOM; `app::ui` draws what is computed here.

mod beside;
pub mod causal_file;
pub mod causal_layout;
pub mod causal_svg;
pub mod chart;
pub mod detection;
mod dots;
mod effort;
pub mod evidence_band;
pub mod exceedance;
mod labels;
mod meter;
pub mod named_bars;
pub mod odds_svg;
pub mod pan;
mod path;
pub mod picture_frame;
mod place;
mod scale;
pub mod silent_spread;
pub mod waterfall;
pub mod wheel_words;
mod window;

pub use beside::{Rect, Wish, along, beside};
pub use dots::{Dot, DotPlot, dot_plot};
pub use effort::{EffortChart, EffortMark, EffortPoint, effort_chart};
pub use labels::{Label, cut_text, fit_labels, text_width};
pub use meter::{Meter, MeterMark, PlacedMark, Segment, meter};
pub use path::{area_path, line_path, px, right_of};
pub use place::{Align, Anchor, Size, place};
pub use scale::{Scale, ticks};
pub use window::{in_sight, offset_to_see};
