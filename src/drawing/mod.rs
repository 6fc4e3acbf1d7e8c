//! Geometry of charts and graphs: scales, ticks, paths, layout, places of labels.
//!
//! Pure functions over numbers; lengths are in CSS pixels, y grows downwards. Nothing here knows
//! the DOM; `app::ui` draws what is computed here.

pub mod activities;
mod beside;
pub mod charts;
mod labels;
pub mod odds;
mod path;
pub mod picture_frame;
mod place;
mod scale;
mod window;

pub use beside::{Rect, Wish, along, beside, leader};
pub use charts::effort::{EffortChart, EffortMark, EffortPoint, effort_chart};
pub use charts::meter::{Meter, MeterMark, PlacedMark, Segment, meter, part_at, part_span};
pub use labels::{Label, bold_width, cut_text, fit_labels, text_width};
pub use odds::dots::{Dot, DotPlot, dot_plot, dots_beyond};
pub use path::{area_path, line_path, px, right_of};
pub use place::{Align, Anchor, Size, place};
pub use scale::{Scale, ticks};
pub use window::{in_sight, offset_to_see};
