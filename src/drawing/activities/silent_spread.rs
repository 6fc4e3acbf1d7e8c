//! How far silent estimates lie apart, and what that says.

use crate::codec::silent::reading;
use crate::document::{Column, Entry, Said, Unit};
use crate::drawing::odds::chart::Tick;
use crate::grammar::cell::{read, show};
use crate::grammar::number::plain;
use crate::math::YearLength;

/// From this ratio on, people think of different things.
const APART: f64 = 2.0;
/// The width of the drawing, in its own units: a phone's.
pub const WIDTH: f64 = 340.0;
/// The height of one person's line.
pub const LINE: f64 = 24.0;
/// Where names end.
pub const NAMES: f64 = 96.0;
/// Where the axis ends, with room for half a label.
const RIGHT: f64 = WIDTH - 24.0;
/// Room for a 0, which no logarithmic axis has.
const ZERO: f64 = 36.0;

/// What one person said, as figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Who.
    pub who: String,
    /// As typed.
    pub estimate: String,
    /// The low end in the column's own unit: minutes, percent or days.
    pub low: f64,
    /// The high end; the same as the low one but for a range.
    pub high: f64,
}

/// All that was said, from the lowest to the highest.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// One for each estimate that reads.
    pub dots: Vec<Dot>,
    /// The lowest end as text.
    pub low: String,
    /// The highest end as text.
    pub high: String,
    /// How many times the lowest the highest is; `None` when the lowest is 0.
    pub ratio: Option<f64>,
    /// A range from the lowest to the highest, as the cell reads it; the one figure when all say the same.
    pub proposal: String,
}

/// How far the estimates of a column lie apart; `None` while there is none that reads.
pub fn spread(column: Column, said: &[Said], year: YearLength) -> Option<Spread> {
    let mut dots = Vec::new();
    let mut lowest: Option<(f64, Entry)> = None;
    let mut highest: Option<(f64, Entry)> = None;
    for one in said {
        for end in ends(&read(column, &one.estimate)) {
            let Some(value) = reading(column, &end, year) else {
                continue;
            };
            if lowest.as_ref().is_none_or(|(least, _)| value < *least) {
                lowest = Some((value, end.clone()));
            }
            if highest.as_ref().is_none_or(|(most, _)| value > *most) {
                highest = Some((value, end));
            }
        }
        if let Some((low, high)) = between(column, &one.estimate, year) {
            dots.push(Dot {
                who: one.who.clone(),
                estimate: one.estimate.clone(),
                low,
                high,
            });
        }
    }
    let ((least, low), (most, high)) = (lowest?, highest?);
    let by = |a: usize, b: usize| {
        let (a, b): (&Dot, &Dot) = (&dots[a], &dots[b]);
        a.low.total_cmp(&b.low).then(a.high.total_cmp(&b.high))
    };
    let order = crate::math::order::ordered(dots.len(), &by);
    let (low, high) = texts(column, low, high);
    Some(Spread {
        dots: order.into_iter().map(|at| dots[at].clone()).collect(),
        proposal: proposal(column, (least, &low), (most, &high)),
        low,
        high,
        ratio: (least > 0.0).then(|| most / least),
    })
}

/// The ends of an entry, as entries of their own; none for one that is empty or cannot be read.
fn ends(entry: &Entry) -> Vec<Entry> {
    match *entry {
        Entry::Empty | Entry::Unread { .. } => Vec::new(),
        Entry::Point { .. } => vec![entry.clone()],
        Entry::Range {
            low, high, unit, ..
        } => vec![
            Entry::Point { number: low, unit },
            Entry::Point { number: high, unit },
        ],
    }
}

/// The least and the most of an estimate as typed; a rate's ends come the other way round.
fn between(column: Column, estimate: &str, year: YearLength) -> Option<(f64, f64)> {
    let mut found: Option<(f64, f64)> = None;
    for end in ends(&read(column, estimate)) {
        let value = reading(column, &end, year)?;
        let (low, high) = found.unwrap_or((value, value));
        found = Some((low.min(value), high.max(value)));
    }
    found
}

/// Both ends as text. Where one has a unit and the other has none, the other's own is said too.
fn texts(column: Column, low: Entry, high: Entry) -> (String, String) {
    let own = match column {
        Column::Ettd | Column::Ettr => Unit::Minute,
        Column::Impact => Unit::Percent,
        Column::Ettf => Unit::Day,
    };
    let bare = |entry: &Entry| matches!(entry, Entry::Point { unit: None, .. });
    let is_mixed = bare(&low) != bare(&high);
    let text = |entry: Entry| match entry {
        Entry::Point { number, unit: None } if is_mixed => show(
            column,
            &Entry::Point {
                number,
                unit: Some(own),
            },
        ),
        entry => show(column, &entry),
    };
    (text(low), text(high))
}

/// A range that the cell reads, from the lowest to the highest; empty where there is none.
fn proposal(column: Column, low: (f64, &str), high: (f64, &str)) -> String {
    if low.0 == high.0 {
        return low.1.to_owned();
    }
    let (from, to) = (rounded(low.0), rounded(high.0));
    let tries = [
        format!("{} to {}", low.1, high.1),
        // The lower rate is the longer time.
        format!("{} to {}", high.1, low.1),
        // A rate and a time have no range but in days.
        format!("{} to {}", plain(from), plain(to)),
    ];
    for text in tries {
        let entry = read(column, &text);
        if matches!(entry, Entry::Range { .. }) {
            return show(column, &entry);
        }
    }
    String::new()
}

/// To three figures or so, for a text that somebody reads.
fn rounded(value: f64) -> f64 {
    let scale = if value < 10.0 { 100.0 } else { 10.0 };
    (value * scale).round() / scale
}

/// What the spread says, in a sentence.
pub fn sentence(spread: &Spread) -> String {
    let count = spread.dots.len();
    let (low, high) = (&spread.low, &spread.high);
    match spread.ratio {
        _ if count == 1 => "One estimate so far: wait for the others.".to_owned(),
        Some(1.0) => format!("All {count} say {low}: ask what they all assume."),
        Some(ratio) => {
            let advice = match ratio < APART {
                true => "close together",
                false => "talk about what each assumes",
            };
            // Of rates the one that comes last is the smaller number: "once" is not "twice twice".
            match low.contains('/') || high.contains('/') {
                true => format!(
                    "{low} and {high} are apart by a factor of {}: {advice}.",
                    times(ratio)
                ),
                false => format!("{high} is {} times {low}: {advice}.", times(ratio)),
            }
        }
        None if low == high => format!("All {count} say {low}: ask what they all assume."),
        None => format!("From {low} to {high}: talk about what each assumes."),
    }
}

/// How many times the lowest a dot is; empty for the lowest.
pub fn times_lowest(spread: &Spread, dot: &Dot) -> String {
    let least = spread.dots.first().map_or(0.0, |dot| dot.low);
    let factor = dot.high / least;
    match least > 0.0 && factor > 1.0 {
        true => times(factor),
        false => String::new(),
    }
}

fn times(ratio: f64) -> String {
    match ratio {
        ratio if ratio < 2.0 => plain((ratio * 100.0).round() / 100.0),
        ratio if ratio < 100.0 => plain((ratio * 10.0).round() / 10.0),
        ratio => plain(ratio.round()),
    }
}

/// The drawing in words, for whoever cannot see it.
pub fn describe(column: Column, spread: &Spread) -> String {
    let mut text = format!(
        "Estimates of {}, from the lowest to the highest:",
        column.name()
    );
    for dot in &spread.dots {
        text += &format!(" {} {};", dot.who, dot.estimate);
    }
    text + " on a logarithmic axis."
}

/// A logarithmic axis through all dots, with a place for 0 at its left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    from: f64,
    to: f64,
    left: f64,
}

impl Axis {
    /// The axis of a spread.
    pub fn of(spread: &Spread) -> Self {
        let (mut from, mut to, mut has_zero) = (f64::MAX, 0.0_f64, false);
        for dot in &spread.dots {
            for value in [dot.low, dot.high] {
                has_zero = has_zero || value <= 0.0;
                from = if value > 0.0 { from.min(value) } else { from };
                to = to.max(value);
            }
        }
        let left = NAMES + if has_zero { ZERO } else { 12.0 };
        if to <= 0.0 {
            (from, to) = (1.0, 1.0);
        }
        // Some room on both sides, and an axis even where all say the same.
        Self {
            from: from / 1.5,
            to: to * 1.5,
            left,
        }
    }

    /// Where a value stands.
    pub fn x(&self, value: f64) -> f64 {
        if value <= 0.0 {
            return NAMES + 12.0;
        }
        let share = (value / self.from).ln() / (self.to / self.from).ln();
        self.left + share.clamp(0.0, 1.0) * (RIGHT - self.left)
    }

    /// The ticks: 1, 2 and 5 times powers of ten, or the powers alone where those are many.
    pub fn ticks(&self) -> Vec<Tick> {
        let steps: &[f64] = match self.to / self.from {
            wide if wide > 300.0 => &[1.0],
            wide if wide > 30.0 => &[1.0, 3.0],
            _ => &[1.0, 2.0, 5.0],
        };
        let mut ticks = Vec::new();
        if self.left > NAMES + 12.0 {
            let (at, label) = (NAMES + 12.0, "0".to_owned());
            ticks.push(Tick { at, label });
        }
        let mut power = 1e-9;
        let mut last = f64::MIN;
        while power <= self.to {
            for step in steps {
                let value = power * step;
                let at = self.x(value);
                // Labels keep apart, however many powers there are.
                if (self.from..=self.to).contains(&value) && at - last > 34.0 {
                    let label = plain((value * 1e9).round() / 1e9);
                    ticks.push(Tick { at, label });
                    last = at;
                }
            }
            power *= 10.0;
        }
        ticks
    }
}
