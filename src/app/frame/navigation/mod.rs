//! The rail and the bar around a workbook's page, and what stands in them.

pub mod badges;
pub mod bar;
pub mod page_menu;
pub mod rail;
pub mod readout;
pub mod saving;
pub mod switcher;
