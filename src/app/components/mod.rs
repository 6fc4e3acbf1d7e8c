//! One component, one file.

pub mod acceptances;
pub mod answer;
pub mod export;
pub mod field;
pub mod journeys_table;
pub mod matrix;
pub mod mitigations_table;
pub mod objective;
pub mod objective_alerts;
pub mod objective_budget;
pub mod objective_fit;
pub mod objective_papers;
pub mod odds_chart;
pub mod odds_panel;
pub mod open_file;
pub mod paste_columns;
pub mod paste_dialog;
pub mod paste_journeys;
pub mod risk_row;
pub mod risk_table;
pub mod row_menu;
pub mod scope_choice;
pub mod settings;
pub mod sideways;
pub mod stack_rank;
pub mod systemic_table;
