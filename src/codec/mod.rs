//! Bytes and text from outside, and the document: read with repairs, bounded, never panicking.

pub mod checklist;
pub mod encoding;
pub mod host_message;
pub mod json;
pub mod link;
pub mod merge;
pub mod silent;
pub mod slo_files;
pub mod table;
pub mod versions;
pub mod xlsx;
