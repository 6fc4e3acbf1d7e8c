//! The browser's own parts, each behind a small function.

pub mod clipboard;
pub mod files;
pub mod journal;
pub mod odds_line;
pub mod offline;
pub mod page;
pub mod plain;
pub mod sealing;
pub mod storage;
