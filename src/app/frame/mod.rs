//! What stands around the pages: the app, its window, its notices.

pub mod activities;
pub mod embed;
pub mod help;
pub mod home;
pub mod navigation;
pub mod notices;
pub mod page;
pub mod report;
pub mod risks;
pub mod root;
pub mod shared;
pub mod window;
pub mod workbook;
