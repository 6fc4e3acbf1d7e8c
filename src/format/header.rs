//! The header of a pasted table: which column is what, and in which unit.

use crate::model::{Column, Unit};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The risk in words.
    Name,
    /// Time to detect.
    Ettd,
    /// Time to resolve.
    Ettr,
    /// Share of users.
    Impact,
    /// Time between failures.
    Ettf,
    /// Who follows it up.
    Owner,
    /// Remarks.
    Notes,
    /// A result, which is computed again and never read.
    Computed,
}

/// What a bare number under a header means, when it is not the column's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In this unit.
    Unit(Unit),
    /// An impact as a share of 1.
    Share,
}

/// A row of headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// What each column holds.
    pub fields: Vec<Option<Field>>,
    /// The unit of each column where it is not its own.
    pub units: Vec<Option<Scale>>,
    /// What was left out, in plain words.
    pub notes: Vec<String>,
}

/// Reads a row as headers; `None` when it looks like data.
pub fn read(row: &[String]) -> Option<Header> {
    let mut header = Header::default();
    let starts_with_digit = |cell: &String| cell.trim().starts_with(|c: char| c.is_ascii_digit());
    if row.iter().any(starts_with_digit) {
        return None;
    }
    for cell in row {
        let mut field = field(cell);
        let shown: String = cell.trim().chars().take(60).collect();
        if field.is_none() && !shown.is_empty() {
            let note = format!("Column \u{201c}{shown}\u{201d} is not one we know; left out.");
            header.notes.push(note);
        } else if field != Some(Field::Computed)
            && field.is_some()
            && header.fields.contains(&field)
        {
            let note =
                format!("Column \u{201c}{shown}\u{201d} is there twice; the first is taken.");
            header.notes.push(note);
            field = None;
        }
        header.units.push(field.and_then(|field| unit(field, cell)));
        header.fields.push(field);
    }
    let known = header.fields.iter().flatten().count();
    let lone = row.len() == 1 && header.fields == [Some(Field::Name)];
    (known >= 2 || lone).then_some(header)
}

impl Header {
    /// Takes a second row of headers that holds nothing but units. Says whether it was one.
    pub fn take_units(&mut self, row: &[String]) -> bool {
        let words = |cell: &String| words(cell);
        let all_units = row.iter().enumerate().all(|(at, cell)| {
            let named = self.fields.get(at) == Some(&Some(Field::Name));
            let words = words(cell);
            words.is_empty() || (!named && words.iter().all(|word| is_unit_word(word)))
        });
        if !all_units {
            return false;
        }
        for (at, cell) in row.iter().enumerate() {
            if let Some(Some(field)) = self.fields.get(at)
                && let Some(unit) = unit(*field, &format!("({cell})"))
            {
                self.units[at] = Some(unit);
            }
        }
        true
    }
}

/// Lower-case words, with % as a word of its own.
fn words(text: &str) -> Vec<String> {
    let text = text.replace('%', " % ").to_ascii_lowercase();
    text.split(|c: char| c != '%' && !is_letter_or_digit(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Letters of other alphabets count as letters, whichever they are.
fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace())
}

fn is_unit_word(word: &str) -> bool {
    unit_of(word).is_some()
        || [
            "%", "of", "users", "per", "percent", "share", "fraction", "in", "a", "bad",
        ]
        .contains(&word)
        || ["incidents", "year"].contains(&word)
}

/// The header without what stands in brackets or behind an equals sign.
fn main_part(text: &str) -> String {
    let text = text.split('=').next().unwrap_or("");
    let mut depth = 0_u32;
    let outside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

fn field(cell: &str) -> Option<Field> {
    let words = words(&main_part(cell));
    let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    if words.is_empty() || words.len() > 8 {
        None
    } else if has(&["ettd", "ttd", "mttd"]) {
        Some(Field::Ettd)
    } else if has(&["ettr", "ttr", "mttr"]) {
        Some(Field::Ettr)
    } else if has(&["ettf", "ttf", "mttf", "mtbf", "tbf"]) {
        Some(Field::Ettf)
    } else if has(&[
        "incidents",
        "bad",
        "year",
        "annual",
        "mark",
        "rank",
        "at",
        "budget",
    ]) {
        Some(Field::Computed)
    } else if has(&["detect", "detection"]) {
        Some(Field::Ettd)
    } else if has(&[
        "resolve",
        "resolution",
        "repair",
        "recover",
        "recovery",
        "restore",
        "fix",
    ]) {
        Some(Field::Ettr)
    } else if has(&["between", "frequency"])
        || (has(&["time"]) && has(&["failure", "failures", "fail"]))
    {
        Some(Field::Ettf)
    } else if has(&["impact", "users"]) {
        Some(Field::Impact)
    } else if has(&["owner", "owners", "assignee", "responsible"]) {
        Some(Field::Owner)
    } else if has(&["note", "notes", "comment", "comments", "remark", "remarks"]) {
        Some(Field::Notes)
    } else if has(&["total", "share", "minutes"]) {
        Some(Field::Computed)
    } else if has(&[
        "risk",
        "risks",
        "name",
        "description",
        "scenario",
        "failure",
        "title",
        "what",
    ]) {
        Some(Field::Name)
    } else {
        None
    }
}

/// The unit a header names, when it is not the column's own.
fn unit(field: Field, header: &str) -> Option<Scale> {
    let column = field.column()?;
    let header = header.split('=').next().unwrap_or("");
    let words = words(header);
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    let own = match column {
        Column::Ettd | Column::Ettr => Unit::Minute,
        Column::Impact => {
            let share = has("share") || has("fraction");
            return (share && !has("%")).then_some(Scale::Share);
        }
        Column::Ettf => Unit::Day,
    };
    let unit = words.iter().rev().find_map(|word| unit_of(word))?;
    (unit != own).then_some(Scale::Unit(unit))
}

fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "s" | "sec" | "secs" | "second" | "seconds" => Unit::Second,
        "m" | "min" | "mins" | "minute" | "minutes" => Unit::Minute,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "mo" | "month" | "months" => Unit::Month,
        "y" | "yr" | "yrs" | "years" => Unit::Year,
        _ => return None,
    })
}
