//! Parts of the answer that several pages show. They know the workbook and its odds, and no page.

pub mod assumptions;
pub mod choices;
pub mod copies;
pub mod first_steps;
pub mod mark;
pub mod meter;
pub mod objective_lines;
pub mod odds_picture;
pub mod outcomes;
pub mod rank;
pub mod risk_lines;
pub mod segments;
pub mod sentence;
pub mod table_questions;
