//! What stands around the pages: the app, its window, its notices.

pub mod activities;
pub mod badges;
pub mod bar;
pub mod embed;
pub mod home;
pub mod notices;
pub mod page;
pub mod page_menu;
pub mod rail;
pub mod readout;
pub mod report;
pub mod risks;
pub mod root;
pub mod saving;
pub mod shared;
pub mod switcher;
pub mod window;
pub mod workbook;
