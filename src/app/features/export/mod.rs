//! Out of the page: files, tables for wikis, paper.

mod button;
mod loss;
mod out;

pub use button::ExportButton;
