//! Pages and parts on the hand-made view layer, which go as Leptos takes them over.

pub mod answer;
pub mod export_menu;
pub mod grid;
pub mod later;
pub mod message;
pub mod notices;
pub mod odds_chart;
pub mod odds_panel;
pub mod on_demand;
pub mod paste_columns;
pub mod paste_dialog;
pub mod risk_row;
pub mod risk_table;
pub mod row_menu;
pub mod signals;
pub mod stack_rank;
pub mod view;
