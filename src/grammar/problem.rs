//! Why a cell cannot be read, and what is expected there.

use crate::document::{Column, Problem};

/// What is wrong with a cell's text and what is expected, to be set after the text or
/// after "it"; without a full stop.
pub fn problem(column: Column, problem: Problem) -> String {
    let name = column.name();
    let wrong = match (problem, column) {
        (Problem::NotUnderstood, Column::Ettd | Column::Ettr) => "is not a duration".to_owned(),
        (Problem::NotUnderstood, Column::Impact) => "is not a share of users".to_owned(),
        (Problem::NotUnderstood, Column::Ettf) => "is not a time between failures".to_owned(),
        (Problem::Negative, _) => "is below 0".to_owned(),
        (Problem::Zero, _) => format!("is 0, and {name} must be above it"),
        (Problem::TooLarge, _) => format!("is larger than {name} can be"),
        (Problem::TooSmall, _) => "is too close to 0 to compute with".to_owned(),
        (Problem::Above100Percent, _) => "is more than all users".to_owned(),
        (Problem::WrongUnit, _) => format!("has a unit that {name} does not take"),
        (Problem::LowNotBelowHigh, _) => "does not begin with the smaller number".to_owned(),
        (Problem::RangeFromZero, _) => "begins at 0, which this range cannot".to_owned(),
        (Problem::WrongShape, _) => format!("has a shape that {name} does not take"),
    };
    let expected = match column {
        Column::Ettd | Column::Ettr => "minutes (5), 90s, 1h 30m, 2d, or a range such as 5 to 60",
        Column::Impact => "percent (50), 0.5%, or a range such as 1 to 100",
        Column::Ettf => {
            "days (30), 6h, 2w, 6mo, every 3 years, a rate such as 2/month, or a range such as 30 to 90"
        }
    };
    format!("{wrong}: write {expected}")
}
