//! The cells' grammar: from what a person typed to an entry, and back.
//!
//! ```text
//! cell     = end [ ("to" | ".." | "-") end ] [ "flat" ]
//! end      = quantity                                  ETTF only:
//!          | "weekly" and its like | "every" quantity
//!          | times ("a" | "per" | "/") unit | times ("in" | "every") quantity
//!          | number "%" ["annual"] ["chance"] [ ("a" | "per" | "/") unit ]
//! quantity = number [ unit { number unit } ] | ["half"] ("a" | "an") unit
//!
//! durations: h:mm | h:mm:ss                   impacts: "half" | "a quarter" | "all" [ "of users" ]
//! times: as ISO 8601 has them, PT1H30M
//! ```
//!
//! A cell may begin with `~` or "about", and have digits of other scripts. `<10` and "up to 10" are 0 to 10.

use crate::document::{Column, Entry, Problem, Shape, Unit, reading};
use crate::grammar::forms;
use crate::grammar::number::{common, plain, ratio, suffix};
use crate::grammar::reader::{End, Kind, Reader};

/// Reads a cell. Blank text is an empty cell; what is not in the grammar or not within
/// the column's limits is kept verbatim as `Unread`.
pub fn read(column: Column, text: &str) -> Entry {
    parse(column, text).unwrap_or_else(|_| Entry::Unread {
        text: text.to_owned(),
    })
}

/// Why [`read`] gives `Unread` for a text; `None` when it reads.
pub fn problem_of(column: Column, text: &str) -> Option<Problem> {
    parse(column, text).err()
}

/// The canonical text of an entry, without thousands separators.
///
/// Reading it again gives the same entry. One form cannot come back the same, for
/// no text means it: a bare impact that [`read`] would have marked as percent comes back
/// with that mark, and means the same.
pub fn show(column: Column, entry: &Entry) -> String {
    match entry {
        Entry::Empty => String::new(),
        Entry::Unread { text } => text.clone(),
        Entry::Point { number, unit } => compound(column, *number, *unit)
            .unwrap_or_else(|| plain(*number) + suffix(column, *unit)),
        Entry::Range {
            low,
            high,
            unit,
            shape,
        } => {
            let (low_text, high_text) = (plain(*low), plain(*high));
            let unit = suffix(column, *unit);
            let usual = *shape == Shape::usual(column, *low);
            let flat = if usual { "" } else { " flat" };
            format!("{low_text} to {high_text}{unit}{flat}")
        }
    }
}

fn parse(column: Column, text: &str) -> Result<Entry, Problem> {
    let lower = forms::plain(text);
    if lower.is_empty() {
        return Ok(Entry::Empty);
    }
    let lower = forms::iso(column, &lower).unwrap_or(lower);
    let lower = forms::at_most(column, &lower).unwrap_or(lower);
    let (rest, flat) = match lower.strip_suffix("flat") {
        Some(rest) if rest.ends_with(char::is_whitespace) => (rest, true),
        _ => (lower.as_str(), false),
    };
    let mut reader = Reader::new(column, rest);
    let low = reader.end()?;
    let entry = if reader.eat_to() {
        let high = reader.end()?;
        range(column, low, high, flat)?
    } else if flat {
        return Err(Problem::NotUnderstood);
    } else {
        point(column, low)?
    };
    reader.finish()?;
    reading::check(column, &entry)?;
    Ok(entry)
}

fn point(column: Column, end: End) -> Result<Entry, Problem> {
    if !end.kind.allows(end.unit) {
        return Err(Problem::NotUnderstood);
    }
    let number = end.number;
    // Half a percent, or half of all users? Without a unit the analysis asks.
    let unsure = number > 0.0 && number < 1.0;
    let unit = match end.unit {
        None if column == Column::Impact && !unsure => Some(Unit::Percent),
        unit => unit,
    };
    Ok(Entry::Point { number, unit })
}

fn range(column: Column, low: End, high: End, flat: bool) -> Result<Entry, Problem> {
    let own = match column {
        Column::Ettd | Column::Ettr => Unit::Minute,
        Column::Impact => Unit::Percent,
        Column::Ettf => Unit::Day,
    };
    let (from, to, unit) = match (low.unit, high.unit) {
        (None, None) if column == Column::Impact && high.number > 1.0 => {
            (low.number, high.number, Some(Unit::Percent))
        }
        (None, unit) => (low.number, high.number, unit),
        (Some(unit), None) if unit == own => (low.number, high.number, Some(unit)),
        (Some(_), None) => return Err(Problem::NotUnderstood),
        (Some(one), Some(other)) => {
            let (from, to, unit) =
                common(low.number, one, high.number, other).ok_or(Problem::NotUnderstood)?;
            (from, to, Some(unit))
        }
    };
    let fits = |end: End| end.kind != Kind::Alone && end.kind.allows(unit);
    if !fits(low) || !fits(high) {
        return Err(Problem::NotUnderstood);
    }
    if from == to {
        let kind = Kind::Any;
        let number = from;
        return point(column, End { number, unit, kind });
    }
    let shape = if flat {
        Shape::Uniform
    } else {
        Shape::usual(column, from)
    };
    Ok(Entry::Range {
        low: from,
        high: to,
        unit,
        shape,
    })
}

/// "1h 30m" for 1.5 hours; `None` when that would not read back to the very same
/// number, or when the number is better off alone.
fn compound(column: Column, number: f64, unit: Option<Unit>) -> Option<String> {
    let unit = unit?;
    if number <= 1.0 || number.fract() == 0.0 {
        return None;
    }
    let smaller: &[Unit] = match (unit, column) {
        (Unit::Minute, Column::Ettd | Column::Ettr) => &[Unit::Second],
        (Unit::Hour, Column::Ettd | Column::Ettr) => &[Unit::Minute, Unit::Second],
        (Unit::Day, Column::Ettd | Column::Ettr) => &[Unit::Hour, Unit::Minute],
        (Unit::Week, Column::Ettd | Column::Ettr) => &[Unit::Day, Unit::Hour],
        (Unit::Day, Column::Ettf) => &[Unit::Hour],
        (Unit::Week, Column::Ettf) => &[Unit::Day, Unit::Hour],
        (Unit::Year, Column::Ettf) => &[Unit::Month],
        _ => return None,
    };
    for depth in 1..=smaller.len() {
        let mut text = String::new();
        let mut left = (number * ratio(unit, smaller[depth - 1])?).round();
        for place in (0..depth).rev() {
            let larger = if place == 0 { unit } else { smaller[place - 1] };
            let base = ratio(larger, smaller[place])?;
            let part = left % base;
            if part != 0.0 {
                text = format!(
                    " {}{}{text}",
                    plain(part),
                    suffix(column, Some(smaller[place]))
                );
            }
            left = (left / base).floor();
        }
        let text = plain(left) + suffix(column, Some(unit)) + &text;
        let unit = Some(unit);
        if read(column, &text) == (Entry::Point { number, unit }) {
            return Some(text);
        }
    }
    None
}
