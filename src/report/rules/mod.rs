//! Objectives as the files of other tools, which alert on them.

mod format;
mod prometheus;
mod promtool;
mod sample;
mod watched;
mod yaml;

pub use format::{Beside, Format};
pub use prometheus::prometheus;
pub use promtool::promtool;
pub use watched::{Left, Watch, Watched, watch};
