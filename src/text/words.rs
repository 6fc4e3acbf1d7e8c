//! What the screen says, in plain sentences.

use crate::analysis::{Analysis, CellReading};
use crate::document::names::journey_name;
use crate::document::{Column, Engagement, Entry, RowId, Unit};
use crate::grammar::number::COUNT_WORDS;
use crate::grammar::number::UNKNOWN;
use crate::math::Mark;
use crate::text::figures::{apart, figure, grouped};
pub use crate::text::findings::finding;

/// How a piece of a sentence is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As all the rest.
    Plain,
    /// The budget holds.
    Good,
    /// The budget does not hold.
    Bad,
    /// Worth a look, neither good nor bad.
    Strong,
}

/// The unit of a column's figures, for its head.
pub fn unit(column: Column) -> &'static str {
    match column {
        Column::Ettd | Column::Ettr => "minutes",
        Column::Impact => "of users",
        Column::Ettf => "days",
    }
}

/// A mark's name.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Small => "small",
        Mark::Caution => "caution",
        Mark::TooBig => "too big",
        Mark::Accepted => "accepted",
    }
}

/// The line under every copied or printed answer. `date` is set as given.
pub fn estimate_line(date: &str, author: &str) -> String {
    match author.trim() {
        "" => format!("Estimate, as of {date}"),
        author => format!("Estimate, as of {date}, by {author}"),
    }
}

/// What an acceptance is for: "99.9%, the whole service".
pub fn accepted_for(target: RowId, journey: Option<RowId>, engagement: &Engagement) -> String {
    let percent = engagement.target(target).map_or("", |one| &one.percent);
    let what = match journey {
        Some(journey) => journey_name(journey, engagement),
        None => "the whole service".to_owned(),
    };
    format!("{percent}%, {what}")
}

/// What a cell was understood as, where that is not plain from its text: what a range
/// or a rate counts as, or a figure in the column's own unit.
pub fn echo(column: Column, entry: &Entry, reading: &CellReading) -> Option<String> {
    let CellReading::Counts(value) = *reading else {
        return None;
    };
    let is_rate = |unit: Unit| unit.name().starts_with('/');
    let mean = || {
        Some(match column {
            Column::Ettd | Column::Ettr => format!("counts as {} min", figure(value)),
            Column::Impact => format!("counts as {}%", figure(value)),
            Column::Ettf => format!("counts as every {} days", figure(value)),
        })
    };
    match *entry {
        Entry::Empty | Entry::Unread { .. } => None,
        Entry::Range { .. } => mean(),
        Entry::Point { unit, .. } => match (unit?, column) {
            (Unit::Minute | Unit::Percent | Unit::Day, _) => None,
            (unit, _) if is_rate(unit) => mean(),
            (_, Column::Ettf) => Some(format!("= {} days", exactly(value))),
            (_, _) => Some(format!("= {} min", exactly(value))),
        },
    }
}

/// A whole number, but for the noise of converting, without decimals; anything else as a figure.
fn exactly(value: f64) -> String {
    let whole = value.round();
    if (value - whole).abs() <= whole * 1e-12 && (1.0..1e15).contains(&whole) {
        grouped(whole as u64)
    } else {
        figure(value)
    }
}

/// What the total leaves out; `None` when it leaves nothing out.
pub fn left_out(analysis: &Analysis) -> Option<String> {
    match analysis.left_out {
        0 => None,
        1 => Some("1 row is left out: it has a cell that cannot be read.".to_owned()),
        rows => Some(format!(
            "{rows} rows are left out: they have cells that cannot be read."
        )),
    }
}

/// What the total counts, and for which journey.
pub fn answer_unit(engagement: &Engagement) -> String {
    match engagement.scoped() {
        Some(journey) => format!(
            "bad minutes a year for {}",
            journey_name(journey.id, engagement)
        ),
        None => "bad minutes a year".to_owned(),
    }
}

/// Over the budget or under it, and by how much; both in minutes a year.
pub fn verdict(budget: f64, total: f64) -> (String, Tone) {
    let left = settled(budget - total, budget);
    let gap = apart(budget, total);
    if !left.is_finite() {
        (UNKNOWN.to_owned(), Tone::Strong)
    } else if left < 0.0 && gap == "0" {
        ("just over".to_owned(), Tone::Bad)
    } else if left < 0.0 {
        (format!("{gap} over"), Tone::Bad)
    } else {
        (format!("{gap} left"), Tone::Good)
    }
}

/// A difference, as 0 when it is no more than the noise of summing up to `scale`.
pub(crate) fn settled(difference: f64, scale: f64) -> f64 {
    if difference.abs() <= scale.abs() * 1e-12 {
        0.0
    } else {
        difference
    }
}

/// A count in words up to twelve.
pub(crate) fn count(number: usize) -> String {
    let word = number
        .checked_sub(1)
        .and_then(|place| COUNT_WORDS.get(place));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
/// A key as words: `inScope` is "In scope".
pub(in crate::text) fn key_in_words(key: &str) -> String {
    let mut words = String::new();
    for (at, letter) in key.chars().enumerate() {
        match letter {
            _ if at == 0 => words.push(letter.to_ascii_uppercase()),
            _ if letter.is_ascii_uppercase() => {
                words.push(' ');
                words.push(letter.to_ascii_lowercase());
            }
            _ => words.push(letter),
        }
    }
    words
}
