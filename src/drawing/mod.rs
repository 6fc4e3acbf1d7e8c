//! Geometry of charts: scales, ticks, bars split at a budget, dots in bins, places of labels.
//!
//! Pure functions over numbers; lengths are in CSS pixels, y grows downwards. Nothing here knows
//! the document or the DOM; `app::ui` draws what is computed here.

mod dots;
mod labels;
mod meter;
mod path;
mod place;
mod scale;

pub use dots::{Dot, DotPlot, dot_plot};
pub use labels::{Label, cut_text, fit_labels, text_width};
pub use meter::{Meter, MeterMark, PlacedMark, Segment, meter};
pub use path::{area_path, line_path, px, right_of};
pub use place::{Align, Anchor, Size, place};
pub use scale::{Scale, ticks};
