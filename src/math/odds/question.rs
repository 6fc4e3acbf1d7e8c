//! What is asked of a table of risks.

use super::super::units::{Days, Minutes, YearLength};

/// What is asked of a table of risks.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The window: a year, or that of an objective.
    pub horizon: Days,
    /// The year that rates are told for.
    pub year: YearLength,
    /// How far off the guesses could be: as given, or within a factor (2, or 3).
    pub doubt: Option<f64>,
    /// Budgets whose probabilities are asked.
    pub budgets: Vec<Minutes>,
    /// Probabilities whose quantiles are asked.
    pub quantiles: Vec<f64>,
    /// Whether the odds at the budgets without each risk are asked.
    pub each: bool,
    /// The error of probabilities that is aimed at.
    pub error: f64,
}

impl Question {
    /// The error that is wanted of a probability unless another is named: no figure shows it.
    pub const ERROR: f64 = 1e-6;
}
