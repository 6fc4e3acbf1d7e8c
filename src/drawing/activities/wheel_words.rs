//! The Wheel of Misfortune in words and as a drawing.

use std::f64::consts::TAU;

use crate::analysis::practice::wheel::{Sector, Weighting};
use crate::document::names::row_name;
use crate::document::{Column, Engagement, Entry, RowId};
use crate::drawing::odds::chart::place;
use crate::grammar::cell;
use crate::text::activities::activity_words::counted;
use crate::text::risks::observed::time;

/// The name of a weighting on the page.
pub const fn weighting(by: Weighting) -> &'static str {
    match by {
        Weighting::BadMinutes => "bad minutes a year",
        Weighting::LeastPractised => "least practised",
        Weighting::Equal => "all alike",
    }
}

/// The same in a word or two.
pub const fn short_weighting(by: Weighting) -> &'static str {
    match by {
        Weighting::BadMinutes => "Bad minutes",
        Weighting::LeastPractised => "Least practised",
        Weighting::Equal => "All alike",
    }
}

/// How the weights come about.
pub const fn explained(by: Weighting) -> &'static str {
    match by {
        Weighting::BadMinutes => "Each risk weighs its bad minutes a year.",
        Weighting::LeastPractised => {
            "Each risk weighs 1, and 1 more for every risk that was rehearsed more often, or as often and later."
        }
        Weighting::Equal => "Each risk weighs 1.",
    }
}

/// Reads a seed.
///
/// # Errors
/// What was expected, for anything but a whole number that 64 bits hold.
pub fn seed(text: &str) -> Result<u64, String> {
    let digits = text.trim();
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let read = digits.parse::<u64>().ok().filter(|_| plain);
    read.ok_or_else(|| {
        format!(
            "The seed \"{digits}\" cannot be used: write a whole number from 0 to {}.",
            u64::MAX
        )
    })
}

/// A sector's chance of being drawn, in percent; 0 when nothing has a weight.
pub fn chance(sector: &Sector, all: &[Sector]) -> f64 {
    let sum: f64 = all.iter().map(|one| one.weight).sum();
    if sum > 0.0 && sum.is_finite() {
        sector.weight / sum * 100.0
    } else {
        0.0
    }
}

/// How often a risk was rehearsed, and when last.
pub fn practised(sector: &Sector) -> String {
    match (sector.drills, sector.last.trim()) {
        (0, _) => "never".to_owned(),
        (drills, "") => counted(drills, "drill"),
        (drills, last) => format!("{}, last {last}", counted(drills, "drill")),
    }
}

/// Which risks cannot come up, and why; `None` when each can.
pub fn cannot(sectors: &[Sector], engagement: &Engagement) -> Option<String> {
    let all = sectors.iter();
    let without = all.filter(|one| one.weight <= 0.0);
    let names: Vec<String> = without.map(|one| row_name(one.risk, engagement)).collect();
    match (sectors.len(), names.len()) {
        (0, _) => Some("No risk is in the table yet: enter some, and spin then.".to_owned()),
        (_, 0) => None,
        (all, none) if all == none => Some(
            "No risk has bad minutes yet, so that nothing can be drawn by them: fill in figures, or weigh all alike."
                .to_owned(),
        ),
        _ => Some(format!(
            "Without bad minutes, so that they cannot come up: {}.",
            names.join(", ")
        )),
    }
}

/// What a draw says of itself, so that anybody can check it.
pub fn drawn(risk: RowId, seed: u64, by: Weighting, engagement: &Engagement) -> String {
    format!(
        "Seed {seed}, weighed by {}: {}",
        weighting(by),
        row_name(risk, engagement)
    )
}

/// As [`drawn`], and what the same seed draws `now`, where the table or the practice changed since.
pub fn drawn_now(
    risk: RowId,
    seed: u64,
    by: Weighting,
    now: Option<RowId>,
    engagement: &Engagement,
) -> String {
    let text = drawn(risk, seed, by, engagement);
    match now {
        Some(now) if now == risk => text,
        Some(now) => format!(
            "{text}. The weights have changed since: this seed draws {} now",
            row_name(now, engagement)
        ),
        None => format!("{text}. The weights have changed since: nothing is drawn now"),
    }
}

/// What the facilitator's notes of a drill begin with.
pub fn script(risk: RowId, seed: u64, by: Weighting, engagement: &Engagement) -> String {
    format!(
        "Drill: {} (seed {seed}, weighed by {})\n\nWhat the first person sees:\n\nWhat is wrong behind it:\n\nWhat gets worse if nobody acts:\n\nResolved when:\n",
        row_name(risk, engagement),
        weighting(by)
    )
}

/// What is estimated of a drill's time: "60 minutes to detect, not estimated to resolve".
pub fn estimated(risk: RowId, engagement: &Engagement) -> String {
    let said = |entry: &Entry| match entry {
        Entry::Empty => "not estimated".to_owned(),
        entry => time(entry),
    };
    let Some(risk) = engagement.risk(risk) else {
        return String::new();
    };
    format!(
        "{} to detect, {} to resolve",
        said(&risk.ettd),
        said(&risk.ettr)
    )
}

/// Reads how long a drill took to be noticed; nobody has to say.
///
/// # Errors
/// What was expected.
pub fn noticed(text: &str) -> Result<Entry, String> {
    match text.trim() {
        "" => Ok(Entry::Empty),
        text => taken(text),
    }
}

/// Reads how long a drill took.
///
/// # Errors
/// What was expected.
pub fn taken(text: &str) -> Result<Entry, String> {
    match cell::read(Column::Ettr, text) {
        Entry::Empty => Err(
            "How long did it take? Stop the timer or write minutes, such as 42 or 1h 10m."
                .to_owned(),
        ),
        Entry::Unread { text } => Err(format!(
            "\"{}\" is not a time such as 42 (minutes) or 1h 10m.",
            text.trim()
        )),
        Entry::Range { .. } => {
            Err("A drill takes one time, not a range: write minutes, such as 42.".to_owned())
        }
        entry => Ok(entry),
    }
}

/// A stopwatch's time: "42:07", from an hour "1:02:07".
pub fn watch(milliseconds: f64) -> String {
    let seconds = whole_seconds(milliseconds);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// A stopwatch's time as it is typed: minutes to a tenth, and never none.
pub fn watched_minutes(milliseconds: f64) -> String {
    let tenths = (whole_seconds(milliseconds) as f64 / 6.0).round() as u64;
    match (tenths.max(1) / 10, tenths.max(1) % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

/// A clock that was set back gives no time at all.
fn whole_seconds(milliseconds: f64) -> u64 {
    let seconds = milliseconds / 1000.0;
    if seconds.is_finite() && seconds > 0.0 {
        // A drill of a hundred years is a clock that was set.
        seconds.min(3.2e9) as u64
    } else {
        0
    }
}

/// A risk's slice of the wheel, drawn about (0, 0) with radius 100, beginning at the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// The place of its risk among the sectors.
    pub at: usize,
    /// Its outline.
    pub path: String,
    /// Where its number stands.
    pub middle: (f64, f64),
    /// How far the wheel turns to bring its middle to the top, in degrees.
    pub turn: f64,
    /// Whether there is room for its number.
    pub roomy: bool,
}

/// The slices of those that can come up.
pub fn slices(sectors: &[Sector]) -> Vec<Slice> {
    let mut slices = Vec::new();
    let mut from = 0.0;
    for (at, sector) in sectors.iter().enumerate() {
        let share = chance(sector, sectors) / 100.0;
        if share <= 0.0 {
            continue;
        }
        let (middle, to) = (from + share / 2.0, from + share);
        let point = |turn: f64, radius: f64| {
            let angle = turn * TAU;
            (radius * angle.sin(), -radius * angle.cos())
        };
        let arc = |turn: f64| {
            let (x, y) = point(turn, 100.0);
            format!("A100 100 0 0 1 {} {}", place(x), place(y))
        };
        let (x, y) = point(from, 100.0);
        slices.push(Slice {
            at,
            // In two arcs, since a full circle has no end to draw to.
            path: format!("M0 0L{} {}{}{}Z", place(x), place(y), arc(middle), arc(to)),
            middle: point(middle, 72.0),
            turn: (1.0 - middle) * 360.0,
            roomy: share > 0.025,
        });
        from = to;
    }
    slices
}
