//! The cells' grammar: from what a person typed to an entry, and back.
//!
//! ```text
//! cell     = end [ ("to" | ".." | "-") end ] [ "flat" ]
//! end      = quantity                                  ETTF only:
//!          | "weekly" and its like | "every" quantity
//!          | times ("a" | "per" | "/") unit | times ("in" | "every") quantity
//! quantity = number [ unit { number unit } ]
//! ```

use crate::document::{Column, Entry, Problem, Shape, Unit, reading};
use crate::grammar::number::{
    adverb, common, is_rate, number_word, plain, rate, ratio, read_number, suffix, unit_word,
};
use crate::grammar::search::after;

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
    let lower = text.trim().to_ascii_lowercase();
    if lower.is_empty() {
        return Ok(Entry::Empty);
    }
    let (rest, flat) = match lower.strip_suffix("flat") {
        Some(rest) if rest.ends_with(char::is_whitespace) => (rest, true),
        _ => (lower.as_str(), false),
    };
    let mut reader = Reader { rest, column };
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

/// One end of a range, or the whole of a point.
#[derive(Clone, Copy)]
struct End {
    number: f64,
    unit: Option<Unit>,
    kind: Kind,
}

/// What the words around an end ask of its unit, which may follow only after the other end.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Nothing.
    Any,
    /// A time, in days unless said.
    Every,
    /// A time: "1 in 4" of what?
    Time,
    /// A rate: "3 times" in what?
    Rate,
    /// A ratio of two numbers, which is never an end of a range.
    Alone,
}

impl Kind {
    fn allows(self, unit: Option<Unit>) -> bool {
        match self {
            Self::Any => true,
            Self::Every => !unit.is_some_and(is_rate),
            Self::Time | Self::Alone => unit.is_some_and(|unit| !is_rate(unit)),
            Self::Rate => unit.is_some_and(is_rate),
        }
    }
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

/// What is left to read of a lower-case text.
struct Reader<'a> {
    rest: &'a str,
    column: Column,
}

impl<'a> Reader<'a> {
    /// The word that comes next, without taking it; a sign stands alone.
    fn peek(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        let end = self
            .rest
            .find(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
        match (end, self.rest.chars().next()) {
            (Some(0), Some(sign)) => self.first(sign.len_utf8()),
            (Some(end), _) => self.first(end),
            (None, _) => self.rest,
        }
    }

    fn first(&self, bytes: usize) -> &'a str {
        self.rest.get(..bytes).unwrap_or_default()
    }

    /// Takes the next word when it is one of `words`.
    fn eat(&mut self, words: &[&str]) -> bool {
        let word = self.peek();
        let found = words.contains(&word);
        if found {
            self.rest = after(self.rest, word.len());
        }
        found
    }

    /// Takes what stands between the ends of a range.
    fn eat_to(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        if let Some(rest) = self.rest.strip_prefix("..") {
            self.rest = rest.strip_prefix('.').unwrap_or(rest);
            return true;
        }
        self.eat(&[
            "to", "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "…",
        ])
    }

    fn finish(&mut self) -> Result<(), Problem> {
        if self.peek().is_empty() {
            Ok(())
        } else {
            Err(Problem::NotUnderstood)
        }
    }

    fn number(&mut self) -> Result<f64, Problem> {
        let word = self.peek();
        if let Some(number) = number_word(word) {
            self.rest = after(self.rest, word.len());
            return Ok(number);
        }
        let (number, rest) = read_number(self.rest)?;
        self.rest = rest;
        Ok(number)
    }

    fn has_number(&mut self) -> bool {
        let word = self.peek();
        number_word(word).is_some() || word.starts_with(|c: char| c.is_ascii_digit())
    }

    fn unit(&mut self) -> Option<(f64, Unit)> {
        let word = self.peek();
        let unit = unit_word(self.column, word)?;
        self.rest = after(self.rest, word.len());
        Some(unit)
    }

    fn end(&mut self) -> Result<End, Problem> {
        if self.column != Column::Ettf {
            return self.quantity();
        }
        let word = self.peek();
        let time = |(number, unit)| End {
            number,
            unit: Some(unit),
            kind: Kind::Time,
        };
        if let Some(known) = adverb(word) {
            self.rest = after(self.rest, word.len());
            return Ok(time(known));
        }
        if self.eat(&["every", "each"]) {
            let times = if self.eat(&["other"]) { 2.0 } else { 1.0 };
            if let Some((number, unit)) = self.unit() {
                return Ok(time((times * number, unit)));
            }
            let kind = Kind::Every;
            return Ok(End {
                kind,
                ..self.quantity()?
            });
        }
        for (word, times) in [("once", 1.0), ("twice", 2.0), ("thrice", 3.0)] {
            if self.eat(&[word]) {
                return self.times(times);
            }
        }
        let before = self.rest;
        let number = self.number()?;
        let next = self.peek();
        if self.eat(&["times", "time", "x", "×"])
            || matches!(next, "/" | "per" | "a" | "an" | "in" | "each" | "every")
        {
            return self.times(number);
        }
        self.rest = before;
        self.quantity()
    }

    /// What follows "twice" or "3 times".
    fn times(&mut self, times: f64) -> Result<End, Problem> {
        let kind = Kind::Rate;
        if times == 0.0 {
            return Err(Problem::Zero);
        }
        if self.eat(&["in", "every"]) {
            if self.has_number() {
                let End { number, unit, .. } = self.quantity()?;
                let kind = if times == 1.0 {
                    Kind::Time
                } else {
                    Kind::Alone
                };
                let number = number / times;
                return Ok(End { number, unit, kind });
            }
            self.eat(&["a", "an"]);
        } else if !self.eat(&["/", "per", "a", "an", "each"]) {
            let unit = None;
            let number = times;
            return Ok(End { number, unit, kind });
        }
        let per = self.unit().ok_or(Problem::NotUnderstood)?;
        let (number, unit) = rate(times, per).ok_or(Problem::WrongUnit)?;
        let unit = Some(unit);
        Ok(End { number, unit, kind })
    }

    /// A number with its unit, or several in falling units ("1h 30m") kept in the first.
    fn quantity(&mut self) -> Result<End, Problem> {
        let number = self.number()?;
        let kind = Kind::Any;
        let Some((several, unit)) = self.unit() else {
            let unit = None;
            return Ok(End { number, unit, kind });
        };
        let (mut total, mut scale, mut smallest) = (number * several, 1.0, unit);
        while self.has_number() {
            let part = self.number()?;
            let (several, next) = match self.unit() {
                Some(found) => found,
                // 1h30
                None if smallest == Unit::Hour => (1.0, Unit::Minute),
                None => return Err(Problem::NotUnderstood),
            };
            let ratio = ratio(smallest, next).ok_or(Problem::NotUnderstood)?;
            // Counted in the smallest unit, so that the one division rounds once.
            total = total * ratio + part * several;
            scale *= ratio;
            smallest = next;
        }
        let number = total / scale;
        let unit = Some(unit);
        Ok(End { number, unit, kind })
    }
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
