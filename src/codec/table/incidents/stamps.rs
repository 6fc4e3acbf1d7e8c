//! Moments as tables of incidents have them: ISO 8601, numbers of days and months in either order, names of
//! months, clocks with am and pm, zones, and seconds since 1970.

use crate::document::records::values::dates::day_number;
use crate::grammar::number::digits;

/// A moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// Its day as an ISO date, in its own zone.
    pub date: String,
    day: i64,
    /// Seconds since midnight, where a time is said.
    seconds: Option<f64>,
    zone: Zone,
}

/// Where a clock hangs.
#[derive(Clone, Debug, PartialEq)]
enum Zone {
    /// Unsaid.
    Local,
    /// So many seconds ahead of UTC.
    Ahead(f64),
    /// By a name, which says how far only to who knows it.
    Named(String),
}

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It is none.
    NotADate,
    /// Its day and its month could be either of two numbers.
    EitherWay,
}

/// Why the time between two moments is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One of them has no time of day.
    DaysOnly,
    /// One says its zone and the other does not, or they are in zones known by name alone.
    Zones,
    /// The later one is the earlier one.
    Backwards,
}

/// A moment from a date and a clock.
struct Reader<'a> {
    rest: &'a str,
}

/// A day of the calendar: year, month, day.
type Day = (u32, u32, u32);

impl Stamp {
    /// Reads a moment; `days_first` says whether 3/1 is in January.
    ///
    /// # Errors
    /// What is no date, or may be one of two.
    pub fn read(text: &str, days_first: Option<bool>) -> Result<Self, Unclear> {
        if let Some(stamp) = since_1970(text.trim()) {
            return Ok(stamp);
        }
        let text = text.trim().to_ascii_lowercase();
        let text = text.replace(['\u{a0}', '\u{202f}'], " ");
        let mut reader = Reader { rest: &text };
        let date = reader.date(days_first)?;
        let (seconds, zone) = reader.time().ok_or(Unclear::NotADate)?;
        let date = format!("{:04}-{:02}-{:02}", date.0, date.1, date.2);
        let day = day_number(&date).ok_or(Unclear::NotADate)?;
        Ok(Self {
            date,
            day,
            seconds,
            zone,
        })
    }

    /// The first moment, from this one on, at which a clock shows this time.
    pub fn at_clock(&self, text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let mut reader = Reader { rest: &text };
        let (Some(seconds), zone) = reader.time()? else {
            return None;
        };
        let zone = match zone {
            Zone::Local => self.zone.clone(),
            said => said,
        };
        let on = |day| Self {
            date: date_of(day),
            day,
            seconds: Some(seconds),
            zone: zone.clone(),
        };
        // The clock may hang in a zone where it is another day.
        let mut days = (self.day - 2..=self.day + 2).map(on);
        let first = days.find(|at| at.seconds_since(self).is_ok());
        Some(first.unwrap_or_else(|| on(self.day)))
    }

    /// Whole seconds from an earlier moment to this one.
    ///
    /// # Errors
    /// Why they are not known.
    pub fn seconds_since(&self, earlier: &Self) -> Result<f64, Apart> {
        let (Some(mine), Some(theirs)) = (self.seconds, earlier.seconds) else {
            return Err(Apart::DaysOnly);
        };
        let ahead = match (&self.zone, &earlier.zone) {
            (Zone::Ahead(mine), Zone::Ahead(theirs)) => mine - theirs,
            (mine, theirs) if mine == theirs => 0.0,
            _ => return Err(Apart::Zones),
        };
        let days = (self.day - earlier.day) as f64;
        let seconds = (days * 86400.0 + mine - theirs - ahead).round();
        match seconds < 0.0 {
            true => Err(Apart::Backwards),
            false => Ok(seconds),
        }
    }
}

/// Whether a text shows that days come before months (`Some(true)`) or after.
pub fn order_of(text: &str) -> Option<bool> {
    Stamp::read(text, None).ok()?;
    let (first, rest) = digits(text.trim());
    let (second, _) = digits(rest.strip_prefix(['/', '-'])?);
    let is_month =
        |digits: &str| digits.len() > 2 || digits.parse::<u32>().is_ok_and(|it| it <= 12);
    match (is_month(first), is_month(second)) {
        (false, true) => Some(true),
        (true, false) if first.len() <= 2 => Some(false),
        _ => None,
    }
}

/// Seconds or milliseconds since 1970, by their number of digits.
fn since_1970(text: &str) -> Option<Stamp> {
    let (whole, rest) = digits(text);
    let fraction = rest.strip_prefix('.').unwrap_or("");
    let known = rest.is_empty() || (!fraction.is_empty() && digits(fraction).1.is_empty());
    let number: f64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        10 if known => number,
        13 if known => (number / 1000.0).floor(),
        _ => return None,
    };
    let day = (seconds / 86400.0).floor();
    Some(Stamp {
        date: date_of(day as i64),
        day: day as i64,
        seconds: Some(seconds - day * 86400.0),
        zone: Zone::Ahead(0.0),
    })
}

/// A day since 1970 as an ISO date. Source: as [`day_number`], whose inverse it is.
fn date_of(day: i64) -> String {
    // Days since 1 March of the year 0, in spans of 400, 100, 4 years and 1.
    let days = day + 719_468;
    let (era, in_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let years = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * years + years / 4 - years / 100);
    let month = (5 * in_year + 2) / 153;
    let of_month = in_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = years + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{of_month:02}")
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Reader<'_> {
    fn skip(&mut self, marks: &[char]) {
        self.rest = self.rest.trim_start_matches(marks);
    }

    fn number(&mut self) -> Option<(u32, usize)> {
        let (found, rest) = digits(self.rest);
        let number = found.parse().ok()?;
        self.rest = rest;
        Some((number, found.len()))
    }

    fn word(&mut self) -> String {
        let end = self.rest.find(|c: char| !c.is_ascii_alphabetic());
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        word.to_owned()
    }

    fn month(&mut self) -> Option<u32> {
        let word = self.word();
        let at = MONTHS.iter().position(|month| {
            // "mar", "march", "sept": as much of a name as is written.
            word.len() >= 3 && word.starts_with(month) && word.len() <= 9
        })?;
        Some(at as u32 + 1)
    }

    /// The date at the start.
    fn date(&mut self, days_first: Option<bool>) -> Result<Day, Unclear> {
        let before = self.rest;
        let word = self.word();
        if WEEKDAYS.iter().any(|day| word.starts_with(day)) {
            self.skip(&[',', '.', ' ']);
        } else {
            self.rest = before;
        }
        let found = match self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            true => self.numbers(days_first)?,
            false => self.month_first(),
        };
        found.ok_or(Unclear::NotADate)
    }

    /// `Mar 1, 2026`.
    fn month_first(&mut self) -> Option<Day> {
        let month = self.month()?;
        self.skip(&['.', ' ', '-']);
        let (day, _) = self.number()?;
        self.skip(&[',', ' ', '-']);
        Some((self.year()?, month, day))
    }

    /// A year of four digits, or of two behind the name of a month.
    fn year(&mut self) -> Option<u32> {
        match self.number()? {
            (year, 4) => Some(year),
            (year, 2) => Some(2000 + year),
            _ => None,
        }
    }

    /// A date that begins with a number.
    fn numbers(&mut self, days_first: Option<bool>) -> Result<Option<Day>, Unclear> {
        let Some((first, length)) = self.number() else {
            return Ok(None);
        };
        let mark = self.rest.chars().next().unwrap_or(' ');
        self.skip(&['-', '/', '.', ' ']);
        if self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let Some(month) = self.month() else {
                return Ok(None);
            };
            self.skip(&['-', '/', '.', ',', ' ']);
            return Ok(self.year().map(|year| (year, month, first)));
        }
        let Some((second, _)) = self.number() else {
            return Ok(None);
        };
        if !self.rest.starts_with(mark) {
            return Ok(None);
        }
        self.skip(&[mark]);
        let Some((third, last)) = self.number() else {
            return Ok(None);
        };
        if length == 4 {
            return Ok((last <= 2).then_some((first, second, third)));
        }
        // Three numbers of two digits could be in any order.
        if last != 4 {
            return Ok(None);
        }
        // Nobody writes months before days with points.
        let days_first = if mark == '.' { Some(true) } else { days_first };
        Ok(Some(match days_first {
            _ if first == second => (third, second, first),
            _ if first > 12 => (third, second, first),
            _ if second > 12 => (third, first, second),
            Some(true) => (third, second, first),
            Some(false) => (third, first, second),
            None => return Err(Unclear::EitherWay),
        }))
    }

    /// The rest as a time of day with its zone; `None` for what is neither.
    fn time(&mut self) -> Option<(Option<f64>, Zone)> {
        self.skip(&[',', ' ']);
        for word in ["t", "at"] {
            if let Some(rest) = self.rest.strip_prefix(word) {
                self.rest = rest.trim_start();
            }
        }
        if self.rest.is_empty() {
            return Some((None, Zone::Local));
        }
        let (hour, _) = self.number().filter(|(hour, _)| *hour < 24)?;
        let mut seconds = f64::from(hour) * 3600.0;
        seconds += 60.0 * self.sixty()?;
        if self.rest.starts_with(':') {
            seconds += self.sixty()?;
            if self.rest.starts_with(['.', ',']) {
                self.rest = &self.rest[1..];
                self.number_of_any_length()?;
            }
        }
        self.skip(&[' ']);
        let before = self.rest;
        match self.word().as_str() {
            "am" | "pm" if !(1..=12).contains(&hour) => return None,
            "am" if hour == 12 => seconds -= 43200.0,
            "pm" if hour < 12 => seconds += 43200.0,
            "am" | "pm" => {}
            _ => self.rest = before,
        }
        Some((Some(seconds), self.zone()?))
    }

    /// A colon with two digits below sixty.
    fn sixty(&mut self) -> Option<f64> {
        self.rest = self.rest.strip_prefix(':')?;
        let (number, length) = self.number()?;
        (length == 2 && number < 60).then_some(f64::from(number))
    }

    fn number_of_any_length(&mut self) -> Option<()> {
        let (found, rest) = digits(self.rest);
        self.rest = rest;
        (!found.is_empty()).then_some(())
    }

    fn zone(&mut self) -> Option<Zone> {
        self.skip(&[' ', '(']);
        self.rest = self.rest.trim_end_matches([' ', ')']);
        let sign = match self.rest.chars().next() {
            None => return Some(Zone::Local),
            Some('+') => 1.0,
            Some('-') => -1.0,
            Some(_) => {
                let name = self.word();
                return match name.as_str() {
                    "z" | "utc" | "gmt" if self.rest.is_empty() => Some(Zone::Ahead(0.0)),
                    "utc" | "gmt" if self.rest.starts_with(['+', '-']) => self.zone(),
                    "" => None,
                    _ => self.rest.is_empty().then_some(Zone::Named(name)),
                };
            }
        };
        self.rest = &self.rest[1..];
        let (number, length) = self.number()?;
        let (hours, mut minutes) = match length {
            1 | 2 => (number, 0),
            4 => (number / 100, number % 100),
            _ => return None,
        };
        if let Some(rest) = self.rest.strip_prefix(':') {
            self.rest = rest;
            minutes = self.number()?.0;
        }
        let fits = hours <= 14 && minutes < 60 && self.rest.is_empty();
        // Only what fits is counted: more would overflow.
        fits.then(|| Zone::Ahead(sign * f64::from(hours * 3600 + minutes * 60)))
    }
}
