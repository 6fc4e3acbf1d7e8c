//! The feature Report: its page and its parts.

pub mod comparison;
pub mod page;
pub mod report_bars;
pub mod report_blocks;
pub mod report_section;
pub mod snapshots;
