//! The words and numbers of a cell, one after the other: the grammar is in [`crate::grammar::cell`].

use crate::document::{Column, Problem, Unit};
use crate::grammar::forms;
use crate::grammar::number::{adverb, is_rate, number_word, rate, ratio, read_number, unit_word};
use crate::grammar::texts::after;

/// One end of a range, or the whole of a point.
#[derive(Clone, Copy)]
pub struct End {
    /// The number.
    pub number: f64,
    /// Its unit, where it has one.
    pub unit: Option<Unit>,
    /// What its words ask of the unit.
    pub kind: Kind,
}

/// What the words around an end ask of its unit, which may follow only after the other end.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
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
    /// Whether a unit is one of those asked for.
    pub fn allows(self, unit: Option<Unit>) -> bool {
        match self {
            Self::Any => true,
            Self::Every => !unit.is_some_and(is_rate),
            Self::Time | Self::Alone => unit.is_some_and(|unit| !is_rate(unit)),
            Self::Rate => unit.is_some_and(is_rate),
        }
    }
}

/// What is left to read of a lower-case text.
pub struct Reader<'a> {
    rest: &'a str,
    column: Column,
}

impl<'a> Reader<'a> {
    /// At the start of a cell of this column.
    pub fn new(column: Column, rest: &'a str) -> Self {
        Self { rest, column }
    }

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
    pub fn eat_to(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        if let Some(rest) = self.rest.strip_prefix("..") {
            self.rest = rest.strip_prefix('.').unwrap_or(rest);
            return true;
        }
        self.eat(&[
            "to", "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "…",
        ])
    }

    /// Whether all of the text is read.
    pub fn finish(&mut self) -> Result<(), Problem> {
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

    /// One end of a range, or the whole of a point.
    pub fn end(&mut self) -> Result<End, Problem> {
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
        if let Some(end) = self.in_words() {
            return Ok(end);
        }
        let before = self.rest;
        let mut number = self.number()?;
        if self.eat(&["%", "percent"]) {
            // A chance: 20% a year.
            number /= 100.0;
            let is_annual = self.eat(&["annual", "annually", "yearly"]);
            while self.eat(&["chance", "probability"]) {}
            if is_annual {
                let kind = Kind::Rate;
                let unit = Some(Unit::PerYear);
                return Ok(End { number, unit, kind });
            }
        }
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

    /// What is said without a number: "half an hour", "a day", "half of users".
    fn in_words(&mut self) -> Option<End> {
        let before = self.rest;
        let half = self.eat(&["half"]);
        let one = self.eat(&["a", "an"]);
        let kind = Kind::Any;
        if self.column == Column::Impact {
            let share = match self.peek() {
                _ if half && !one => Some(50.0),
                "quarter" if !half => Some(25.0),
                "all" | "everyone" | "everybody" if !half && !one => Some(100.0),
                _ => None,
            };
            if let Some(number) = share {
                self.eat(&["quarter", "all", "everyone", "everybody"]);
                while self.eat(&["of", "the", "all", "our", "users", "customers", "requests"]) {}
                let unit = Some(Unit::Percent);
                return Some(End { number, unit, kind });
            }
        } else if half || (one && self.column != Column::Ettf) {
            let times = if half { 0.5 } else { 1.0 };
            if let Some((several, unit)) = self.unit() {
                let (number, unit) = (times * several, Some(unit));
                return Some(End { number, unit, kind });
            }
        }
        self.rest = before;
        None
    }

    /// A number with its unit, or several in falling units ("1h 30m") kept in the first.
    fn quantity(&mut self) -> Result<End, Problem> {
        if let Some(end) = self.in_words() {
            return Ok(end);
        }
        if self.column != Column::Ettf
            && self.column != Column::Impact
            && let Some((number, unit, rest)) = forms::clock(self.rest.trim_start())
        {
            self.rest = rest;
            let (unit, kind) = (Some(unit), Kind::Any);
            return Ok(End { number, unit, kind });
        }
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
