//! What stands around the pages: the app, its window, its notices.

pub mod bridge;
pub mod notices;
pub mod root;
pub mod window;
