//! Objectives in files of other tools, shown before they are added.

mod dialog;
mod offered;
mod preview;

pub use dialog::ImportDialog;
