//! The feature Readiness: its page and its parts.

pub mod page;
pub mod readiness_details;
pub mod readiness_files;
pub mod readiness_item;
pub mod readiness_list;
pub mod readiness_open;
pub mod readiness_review;
pub mod readiness_rows;
pub mod readiness_sign_offs;
pub mod readiness_verdict;
