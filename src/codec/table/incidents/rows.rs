//! The rows of a table of incidents, once it is known what its columns are.

use crate::codec::table::field::Scale;
use crate::codec::table::incidents::look::{Said, Table};
use crate::codec::table::incidents::stamps::{Apart, Stamp, Unclear};
use crate::codec::table::incidents::titles::{IncidentField, Measure};
use crate::codec::table::marks::{bare_number, with_points};
use crate::codec::table::notes::{cut_note, decimal_commas_note};
use crate::codec::table::paste::rows::{Shares, percent, read_cell, scaled};
use crate::document::records::record::MOST_CHARACTERS;
use crate::document::{Column, Entry, Incident, RowId, Unit, reading};
use crate::grammar::number::read_number;
use crate::grammar::problem::problem;

/// Reads the rows one by one, and keeps what is to be said of all.
pub(super) struct Rows<'a> {
    table: &'a Table,
    said: &'a Said,
    shares: Shares,
    /// A cell that counts as another where commas are decimal marks, or are not.
    unsure: Option<String>,
    /// Moments without a time of day, between which nothing can be counted.
    days_only: usize,
    /// Clocks without a day.
    clocks: usize,
    /// Incidents whose time to detect nobody says.
    undetected: usize,
    /// Texts that are longer than what is kept.
    cut: usize,
}

/// The moments of a row.
struct Moments {
    started: Option<Stamp>,
    detected: Option<Stamp>,
    resolved: Option<Stamp>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(table: &'a Table, said: &'a Said) -> Self {
        Self {
            table,
            said,
            shares: Shares::default(),
            unsure: None,
            days_only: 0,
            clocks: 0,
            undetected: 0,
            cut: 0,
        }
    }

    /// A row as an incident.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(super) fn incident(&mut self, row: &[String]) -> Result<Incident, String> {
        let text = |field: IncidentField| {
            let cell = self.table.columns.at(field).and_then(|at| row.get(at));
            cell.map_or("", |cell| cell.trim())
        };
        let mut one = Incident::blank(RowId::from_random(&[]));
        let moments = self.moments(&text, &mut one)?;
        let detect = self.duration(IncidentField::Ettd, &text)?;
        let resolve = self.duration(IncidentField::Ettr, &text)?;
        let whole = self.duration(IncidentField::Whole, &text)?;
        one.detect = match detect {
            Entry::Empty => self.between(&moments.started, &moments.detected, "detected")?,
            said => said,
        };
        one.resolve = match (resolve, whole) {
            (Entry::Empty, Entry::Empty) => match &moments.detected {
                Some(_) => self.between(&moments.detected, &moments.resolved, "resolved")?,
                // It was detected when the time to detect had passed.
                None => {
                    let whole = self.between(&moments.started, &moments.resolved, "resolved")?;
                    self.rest(whole, &one.detect)?
                }
            },
            (Entry::Empty, whole) => self.rest(whole, &one.detect)?,
            (said, _) => said,
        };
        let users = text(IncidentField::Share);
        one.share = self.share(users)?;
        self.undetected += usize::from(one.detect == Entry::Empty && one.resolve != Entry::Empty);
        let name = text(IncidentField::Risk);
        one.risk = self.table.names.called(name);
        one.name = self.kept(text(IncidentField::What));
        if one.risk.is_none() && one.name.is_empty() {
            one.name = self.kept(name);
        }
        let drill = text(IncidentField::Drill);
        one.drill = ["yes", "true", "drill", "1", "x"]
            .iter()
            .any(|yes| drill.eq_ignore_ascii_case(yes));
        Ok(one)
    }

    /// The moments of a row; the day goes into the incident.
    fn moments<'b>(
        &mut self,
        text: &impl Fn(IncidentField) -> &'b str,
        one: &mut Incident,
    ) -> Result<Moments, String> {
        let read = |field| match text(field) {
            "" => Ok(None),
            cell => match Stamp::read(cell, self.table.days_first) {
                Ok(stamp) => Ok(Some(stamp)),
                Err(Unclear::NotADate) => Err(format!("\"{cell}\" is no date such as 2026-03-01.")),
                Err(Unclear::EitherWay) => Err(format!(
                    "\"{cell}\" has two readings: say which number is the day."
                )),
            },
        };
        let date = read(IncidentField::Date)?;
        let mut clocks = 0;
        let mut moment = |field, on: &Option<Stamp>| match (on, text(field)) {
            (Some(on), cell) if on.at_clock(cell).is_some() => {
                clocks += 1;
                Ok(on.at_clock(cell))
            }
            _ => read(field),
        };
        let started = match moment(IncidentField::Started, &date)? {
            None => date.clone(),
            started => started,
        };
        let Some(day) = date.as_ref().or(started.as_ref()) else {
            return Err("\"\" is no date such as 2026-03-01.".to_owned());
        };
        one.date.clone_from(&day.date);
        let detected = moment(IncidentField::Detected, &started)?;
        let after = detected.clone().or_else(|| started.clone());
        let resolved = moment(IncidentField::Resolved, &after)?;
        self.clocks += usize::from(clocks > 0);
        Ok(Moments {
            started,
            detected,
            resolved,
        })
    }

    /// The time between two moments; empty where one of them is not known to the minute.
    fn between(
        &mut self,
        from: &Option<Stamp>,
        to: &Option<Stamp>,
        what: &str,
    ) -> Result<Entry, String> {
        let (Some(from), Some(to)) = (from, to) else {
            return Ok(Entry::Empty);
        };
        match to.seconds_since(from) {
            Ok(seconds) => Ok(seconds_entry(seconds)),
            Err(Apart::DaysOnly) => {
                self.days_only += 1;
                Ok(Entry::Empty)
            }
            Err(Apart::Backwards) => Err(format!("it is {what} before it begins.")),
            Err(Apart::Zones) => Err(format!(
                "when it is {what} is in another time zone, or one of the two has none."
            )),
        }
    }

    /// What is left of the whole time when the time to detect is taken away.
    fn rest(&self, whole: Entry, detect: &Entry) -> Result<Entry, String> {
        let minutes = |entry: &Entry| reading::duration(entry).ok().flatten();
        let (Some(all), Some(detect)) = (minutes(&whole), minutes(detect)) else {
            return Ok(whole);
        };
        let seconds = (all.mean().get() - detect.mean().get()) * 60.0;
        // Rounding as the figures in the table were rounded.
        match seconds > -0.5 {
            true => Ok(seconds_entry(seconds.max(0.0))),
            false => Err("it is detected after it ends.".to_owned()),
        }
    }

    fn duration<'b>(
        &mut self,
        field: IncidentField,
        text: &impl Fn(IncidentField) -> &'b str,
    ) -> Result<Entry, String> {
        let Some(at) = self.table.columns.at(field) else {
            return Ok(Entry::Empty);
        };
        let column = observed(field);
        let typed = text(field);
        let measure = self.table.measures.get(at).copied().flatten();
        let entry = self.read(typed, |text| match measure {
            Some(Measure::Milliseconds) => milliseconds(column, text),
            Some(Measure::Scale(scale)) => read_cell(column, text, Some(scale)),
            None => read_cell(column, text, None),
        });
        checked(column, entry, typed)
    }

    fn share(&mut self, typed: &str) -> Result<Entry, String> {
        let Some(at) = self.table.columns.at(IncidentField::Share) else {
            return Ok(Entry::Empty);
        };
        let column = Column::Impact;
        let scale = match self.table.measures.get(at).copied().flatten() {
            Some(Measure::Scale(scale)) => Some(scale),
            _ => None,
        };
        let is_count = scale == Some(Scale::Users) && !typed.contains('%');
        if is_count && bare_number(typed, true) != bare_number(typed, false) {
            self.depends_on_commas(typed);
        }
        if self.table.counts_users && is_count && !typed.is_empty() {
            let Some(all) = self.said.users else {
                return Err(format!("{typed} users: say how many there are in all."));
            };
            return match bare_number(typed, self.table.commas) {
                Some(number) if number <= all => {
                    let number = percent(number / all);
                    let unit = Some(Unit::Percent);
                    Ok(Entry::Point { number, unit })
                }
                _ => Err(format!("{typed} users is no part of all users.")),
            };
        }
        let entry = self.read(typed, |text| read_cell(column, text, scale));
        if matches!(scale, None | Some(Scale::Users)) {
            self.shares.see(typed, &entry);
        }
        checked(column, entry, typed)
    }

    /// Reads a cell with the marks of the whole table.
    fn read(&mut self, text: &str, read: impl Fn(&str) -> Entry) -> Entry {
        let entry = read(text);
        if !text.contains([',', '.']) {
            return entry;
        }
        let by_comma = read(&with_points(text));
        if by_comma == entry || matches!(by_comma, Entry::Unread { .. }) {
            return entry;
        }
        self.depends_on_commas(text);
        if self.table.commas { by_comma } else { entry }
    }

    /// Keeps in mind that a cell counts as another where commas are decimal marks.
    fn depends_on_commas(&mut self, text: &str) {
        self.unsure.get_or_insert_with(|| text.to_owned());
    }

    /// A cell that counts as another where commas are decimal marks, with whether they are taken as such; none
    /// where the table shows it.
    pub(super) fn unsure(&self) -> Option<(String, bool)> {
        let unsure = self.unsure.clone().filter(|_| !self.table.shows_marks);
        unsure.map(|cell| (cell, self.table.commas))
    }

    fn kept(&mut self, text: &str) -> String {
        let kept: String = text.chars().take(MOST_CHARACTERS).collect();
        self.cut += usize::from(kept.len() < text.len());
        kept
    }

    /// Takes shares for what they are, and says what was understood.
    pub(super) fn say(&self, incidents: &mut [Incident], notes: &mut Vec<String>) {
        let mut say = |count: usize, what: &str| {
            if count > 0 {
                notes.push(what.replace("{}", &count.to_string()));
            }
        };
        if self.shares.are() {
            say(
                1,
                "Every share of users is between 0 and 1 without a percent sign: 0.2 is taken as 20 %.",
            );
            for one in incidents {
                one.share = scaled(Scale::Share, std::mem::take(&mut one.share));
            }
        }
        say(
            self.days_only,
            "Moments without a time of day: {}. How long those incidents took is not known.",
        );
        say(
            self.clocks,
            "Times without a day, in {} row(s), are on the day it began, or on the next where that time has passed.",
        );
        say(
            self.undetected,
            "Incidents of which nobody says when they were detected: {}. Their ETTD is empty, and the whole time counts as ETTR.",
        );
        if self.table.commas && self.unsure.is_some() {
            notes.push(decimal_commas_note(!self.table.shows_marks));
        }
        notes.extend(cut_note(self.cut));
    }
}

fn checked(column: Column, entry: Entry, typed: &str) -> Result<Entry, String> {
    match reading::check(column, &entry) {
        Ok(()) => Ok(entry),
        Err(reason) => {
            let why = problem(column, reason);
            Err(format!("{} \"{typed}\": {why}", column.name()))
        }
    }
}

/// So many seconds, in minutes where they are whole.
fn seconds_entry(seconds: f64) -> Entry {
    let seconds = seconds.round();
    match seconds % 60.0 == 0.0 {
        true => Entry::number(seconds / 60.0),
        false => Entry::Point {
            number: seconds,
            unit: Some(Unit::Second),
        },
    }
}

fn milliseconds(column: Column, text: &str) -> Entry {
    match read_number(text) {
        Ok((number, "")) => seconds_entry(number / 1000.0),
        _ => read_cell(column, text, None),
    }
}

/// The column of the document that a field of a row is measured as.
const fn observed(field: IncidentField) -> Column {
    match field {
        IncidentField::Ettd => Column::Ettd,
        IncidentField::Share => Column::Impact,
        _ => Column::Ettr,
    }
}
