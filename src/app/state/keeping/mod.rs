//! How an engagement is opened, saved and brought together with what other tabs, files and the journal have.

pub mod journal;
pub mod library;
pub mod merging;
pub mod opening;
pub mod records;
pub mod saving;
pub mod tabs;
pub mod unsaved;
