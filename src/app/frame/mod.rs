//! What stands around the pages: the app, its window, its notices.

pub mod bar;
pub mod bridge;
pub mod notices;
pub mod rail;
pub mod root;
pub mod window;
pub mod workbook;
