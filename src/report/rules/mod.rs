//! Objectives as the files of other tools, which alert on them.

mod format;
mod notes;
mod openslo;
mod prometheus;
mod promtool;
mod pyrra;
mod sample;
mod slo_generator;
mod sloth;
mod watched;
mod yaml;

pub use format::{Beside, Format};
pub use prometheus::prometheus;
pub use promtool::{firing, quiet};
pub use watched::{Left, Watch, Watched, machine_name, watch};
