//! Silent estimates: what one person is asked alone, the line they send back, and what a facilitator pastes.
//!
//! ```text
//! line = "estimate" risk "." column name ":" estimate "#" check
//! ```
//! The check is the first 30 bits of the CRC-32 (ISO-HDLC, the one of zip files) of what stands between
//! "estimate" and itself, with single spaces, in the letters of an id.

use crate::codec::link::calculator::{decoded, encoded};
use crate::document::names::row_name;
use crate::document::records::record::Record;
use crate::document::records::values::id::Id;
use crate::document::{Column, Engagement, Entry, Round, RowId, Said, reading};
use crate::grammar::cell::{problem_of, read, show};
use crate::grammar::problem::problem;
use crate::grammar::search::one_line;
use crate::math::YearLength;

/// The most people in a round, as a document holds them.
const MOST_PEOPLE: usize = Said::MOST;
/// What begins a line.
const BEGINS: &str = "estimate";

/// What one person is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The risk, which the line names.
    pub risk: RowId,
    /// Which of its figures.
    pub column: Column,
    /// What the risk is called.
    pub name: String,
    /// What the engagement is called.
    pub of: String,
}

impl Question {
    /// Reads what follows the `?` of an address; `None` when it names no risk or no column, so that a link
    /// that lost its end is noticed.
    pub fn read(query: &str) -> Option<Self> {
        let (mut risk, mut column) = (None, None);
        let (mut name, mut of) = (String::new(), String::new());
        for pair in query.split('&') {
            let Some((key, value)) = pair.split_once('=') else {
                continue;
            };
            let text = decoded(value)?;
            match key {
                "risk" => risk = text.parse().ok(),
                "column" => column = column_of(&text),
                "name" => name = one_line(&text),
                "of" => of = one_line(&text),
                _ => {}
            }
        }
        Some(Self {
            risk: risk?,
            column: column?,
            name,
            of,
        })
    }

    /// What follows the `?` of an address.
    pub fn query(&self) -> String {
        format!(
            "risk={}&column={}&name={}&of={}",
            self.risk,
            self.column.key(),
            encoded(&self.name),
            encoded(&self.of)
        )
    }

    /// The line to send back.
    ///
    /// # Errors
    /// What is missing, or what cannot be read; an empty message while nothing is typed yet.
    pub fn line(&self, who: &str, estimate: &str) -> Result<String, String> {
        if let Some(wrong) = wrong(self.column, estimate) {
            return Err(wrong);
        }
        let entry = read(self.column, estimate);
        if entry.is_empty() {
            return Err(String::new());
        }
        let who = one_line(who);
        if who.is_empty() {
            return Err("Write your name, so that the room can ask what you assume.".to_owned());
        }
        let estimate = show(self.column, &entry);
        let said = format!("{}.{} {who}: {estimate}", self.risk, self.column.key());
        let check = check(&said);
        Ok(format!("{BEGINS} {said} #{check}"))
    }
}

/// What a column asks, as a question.
pub fn question(column: Column) -> &'static str {
    match column {
        Column::Ettd => "Once it begins, how long until anybody notices?",
        Column::Ettr => "Once it is noticed, how long until users are served again?",
        Column::Impact => "While it lasts, what share of users does it fail?",
        Column::Ettf => "How long is it from one time to the next?",
    }
}

/// What may be written, in short.
pub fn hint(column: Column) -> &'static str {
    match column {
        Column::Ettd | Column::Ettr => {
            "Minutes (60), or 90s, 1h 30m, 2d. A range such as 5 to 60 is fine."
        }
        Column::Impact => "Percent of users (50). A range such as 1 to 100 is fine.",
        Column::Ettf => {
            "Days (30), or 6h, 2w, 6mo, every 3 years, 2/month. A range such as 30 to 90 is fine."
        }
    }
}

/// Two or three answers, for an empty field.
pub fn example(column: Column) -> &'static str {
    match column {
        Column::Ettd => "such as 10, or 5 to 60",
        Column::Ettr => "such as 60, 1h 30m, or 5 to 60",
        Column::Impact => "such as 15, or 5 to 30",
        Column::Ettf => "such as 90, monthly, 1 in 4y",
    }
}

/// What an entry counts as in the column's own unit: minutes, percent or days. `None` for one that is empty
/// or cannot be read.
pub fn reading(column: Column, entry: &Entry, year: YearLength) -> Option<f64> {
    match column {
        Column::Ettd | Column::Ettr => Some(reading::duration(entry).ok()??.mean().get()),
        Column::Impact => Some(reading::impact(entry).ok()??.mean().get() * 100.0),
        Column::Ettf => {
            let frequency = reading::frequency(entry, year).ok()??;
            Some(frequency.counts_as(year).get())
        }
    }
}

/// What came of pasted lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What all said so far, the new ones among them.
    pub said: Vec<Said>,
    /// How many lines were read.
    pub heard: usize,
    /// Who said something else before.
    pub replaced: Vec<String>,
    /// The lines that were not read: which, why, and what was expected.
    pub refused: Vec<String>,
    /// Those lines as they came.
    pub left: String,
}

/// Reads pasted lines about one figure of a risk. A second line by the same person replaces the first.
pub fn read_lines(text: &str, risk: RowId, column: Column, already: &[Said]) -> Pasted {
    let mut pasted = Pasted {
        said: already.to_vec(),
        ..Pasted::default()
    };
    for (at, line) in text.lines().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        if pasted.said.len() >= MOST_PEOPLE {
            for line in text.lines().skip(at) {
                pasted.leave(line);
            }
            pasted.refused.push(format!(
                "Line {} and those after it: a round holds {MOST_PEOPLE} people at most.",
                at + 1
            ));
            break;
        }
        match hear(&words, &pasted.nobody(), risk, column) {
            Ok(said) => {
                pasted.heard += 1;
                pasted.add(said);
            }
            Err(why) => {
                pasted.refused.push(format!("Line {}: {why}", at + 1));
                pasted.leave(line);
            }
        }
    }
    pasted
}

/// What is wrong with an estimate as typed, and what is expected; `None` when it reads or is empty.
pub fn wrong(column: Column, estimate: &str) -> Option<String> {
    let wrong = problem(column, problem_of(column, estimate)?);
    Some(format!("\"{}\" {wrong}.", estimate.trim()))
}

/// What the table says of a round's figure before anybody agrees on another.
pub fn agreed_before(engagement: &Engagement, round: &Round) -> String {
    let (column, name) = (round.column, row_name(round.risk, engagement));
    let risk = engagement.risk(round.risk);
    match risk.map(|risk| show(column, risk.entry(column))) {
        Some(text) if !text.is_empty() => format!(
            "In the table of risks, {} of {name} is {text} until you use another.",
            column.name()
        ),
        _ => format!(
            "In the table of risks, {} of {name} is empty until you use this.",
            column.name()
        ),
    }
}

impl Pasted {
    /// What was read, in a sentence.
    pub fn says(&self) -> String {
        let mut text = match self.heard {
            0 => "No estimate was read.".to_owned(),
            1 => "1 estimate was read.".to_owned(),
            heard => format!("{heard} estimates were read."),
        };
        for replaced in &self.replaced {
            text += " ";
            text += replaced;
        }
        if !self.refused.is_empty() {
            text += " What was not read stays in the box.";
        }
        text
    }

    /// A name for who gave none, that nobody has yet.
    fn nobody(&self) -> String {
        let mut number = 1;
        loop {
            let name = format!("Line {number}");
            if !self.said.iter().any(|one| one.who == name) {
                return name;
            }
            number += 1;
        }
    }

    fn leave(&mut self, line: &str) {
        self.left.push_str(line);
        self.left.push('\n');
    }

    fn add(&mut self, said: Said) {
        let mut all = self.said.iter_mut();
        match all.find(|one| one.who.trim().eq_ignore_ascii_case(&said.who)) {
            Some(one) if one.estimate == said.estimate => {}
            Some(one) => {
                self.replaced.push(format!(
                    "{} said {} before, and {} now.",
                    said.who, one.estimate, said.estimate
                ));
                *one = said;
            }
            None => self.said.push(said),
        }
    }
}

fn hear(words: &[&str], nobody: &str, risk: RowId, column: Column) -> Result<Said, String> {
    // A chat puts its own words before a line, such as the time or who sent it.
    for at in 1..words.len() {
        if words[at - 1].eq_ignore_ascii_case(BEGINS) && words[at].contains('.') {
            return hear_sent(&words[at..], risk, column);
        }
    }
    let text = words.join(" ");
    let (who, estimate) = match text.split_once(':') {
        Some((who, estimate)) => (one_line(who), estimate),
        // A number alone is somebody's, too.
        None if problem_of(column, &text).is_none() => (nobody.to_owned(), text.as_str()),
        None => {
            return Err(format!(
                "\"{text}\" is no line from the link, nor a name and an estimate such as Ana: 60."
            ));
        }
    };
    if who.is_empty() {
        return Err(format!(
            "\"{text}\" has no name before its colon: write it as Ana: 60."
        ));
    }
    if estimate.contains('#') {
        return Err(format!(
            "\"{text}\" is damaged: a line from the link begins with \"{BEGINS}\". Ask for it again."
        ));
    }
    said(who, estimate, column)
}

/// A line as the link gave it, from its risk on.
fn hear_sent(words: &[&str], risk: RowId, column: Column) -> Result<Said, String> {
    let damaged = || "it is damaged or cut off: ask for it again, in full.".to_owned();
    let (last, before) = words.split_last().ok_or_else(damaged)?;
    let text = before.join(" ");
    let given = last.strip_prefix('#').ok_or_else(damaged)?;
    if !given.eq_ignore_ascii_case(&check(&text)) {
        return Err(damaged());
    }
    let (place, said_text) = text.split_once(' ').ok_or_else(damaged)?;
    let (its_risk, its_column) = place.split_once('.').ok_or_else(damaged)?;
    let its_column = column_of(its_column).ok_or_else(damaged)?;
    if its_risk != risk.as_str() {
        return Err("it is about another risk than the one chosen here.".to_owned());
    }
    if its_column != column {
        return Err(format!(
            "it is about {}, and {} is chosen here.",
            its_column.name(),
            column.name()
        ));
    }
    // A name may have a colon; an estimate never has.
    let (who, estimate) = said_text.rsplit_once(':').ok_or_else(damaged)?;
    said(one_line(who), estimate, column)
}

fn said(who: String, estimate: &str, column: Column) -> Result<Said, String> {
    let entry = read(column, estimate);
    if let Some(wrong) = wrong(column, estimate) {
        return Err(format!("{who}'s {wrong}"));
    }
    if entry.is_empty() {
        return Err(format!(
            "{who} gives no estimate: write it after the colon."
        ));
    }
    let estimate = show(column, &entry);
    Ok(Said { who, estimate })
}

fn column_of(key: &str) -> Option<Column> {
    Column::ALL.into_iter().find(|one| one.key() == key)
}

/// The check of a line's text.
fn check(text: &str) -> String {
    let mut crc = u32::MAX;
    for byte in text.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            let carry = if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
            crc = crc >> 1 ^ carry;
        }
    }
    Id::<6>::from_random(&(!crc).to_be_bytes()).to_string()
}
