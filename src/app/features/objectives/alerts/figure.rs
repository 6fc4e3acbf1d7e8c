//! A figure of an alert.

use crate::grammar::number::plain;

/// A number as it is typed.
pub fn short(number: f64) -> String {
    plain((number * 100.0).round() / 100.0)
}
