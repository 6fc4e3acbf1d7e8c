//! Pages and parts on the hand-made view layer, which go as Leptos takes them over.

pub mod export_menu;
pub mod on_demand;
pub mod signals;
pub mod view;
