//! The rows of a pasted table, once it is known what its columns are.

use crate::codec::table::header::{Field, Header, Scale};
use crate::document::records::record::{MOST_CHARACTERS, Record};
use crate::document::{Column, Entry, Risk, RowId, Systemic, Unit, Worsening, reading};
use crate::grammar::cell;
use crate::grammar::worsening;

/// What has been read so far.
#[derive(Default)]
pub struct Rows {
    /// The risks.
    pub risks: Vec<Risk>,
    /// The systemic risks.
    pub systemic: Vec<Systemic>,
    /// Rows of sums.
    pub totals: usize,
    over: usize,
    impacts: Shares,
    increases: Shares,
}

/// Whether a column of percentages may be one of shares.
#[derive(Default)]
struct Shares {
    /// Something between 0 and 1 was there.
    some: bool,
    /// Something was there that is no share.
    other: bool,
}

impl Shares {
    fn see(&mut self, text: &str, entry: &Entry) {
        let (low, high) = match *entry {
            Entry::Point { number, .. } => (number, number),
            Entry::Range { low, high, .. } => (low, high),
            _ => return,
        };
        // A percent sign, or the word.
        self.other |= high > 1.0 || text.contains(['%', 'p', 'P']);
        self.some |= high > 0.0 && low < 1.0;
    }

    fn are(&self) -> bool {
        self.some && !self.other
    }
}

impl Rows {
    /// Takes a row as a risk.
    pub fn risk(&mut self, row: &[String], head: &Header, new_id: &mut dyn FnMut() -> RowId) {
        if self.risks.len() == Risk::MOST {
            self.over += 1;
            return;
        }
        let mut risk = Risk::blank(new_id());
        for (at, (cell, field)) in row.iter().zip(&head.fields).enumerate() {
            let Some(field) = *field else { continue };
            let cell: String = cell.chars().take(MOST_CHARACTERS).collect();
            match field {
                Field::Name => risk.name = cell,
                Field::Owner => risk.owner = cell,
                Field::Notes => risk.notes = cell,
                Field::Computed => {}
                Field::Ettd | Field::Ettr | Field::Impact | Field::Ettf => {
                    if let Some(column) = field.column() {
                        let scale = head.units.get(at).copied().flatten();
                        let entry = read_cell(column, &cell, scale);
                        if column == Column::Impact && scale.is_none() {
                            self.impacts.see(&cell, &entry);
                        }
                        *risk.entry_mut(column) = entry;
                    }
                }
            }
        }
        self.risks.push(risk);
    }

    /// Takes a row as a systemic risk, on top of the estimates as in the spreadsheets.
    pub fn factor(&mut self, row: &[String], head: &Header, new_id: &mut dyn FnMut() -> RowId) {
        if self.systemic.len() == Systemic::MOST {
            self.over += 1;
            return;
        }
        let mut one = Systemic::blank(new_id());
        one.included = false;
        for (at, (cell, field)) in row.iter().zip(&head.fields).enumerate() {
            let cell: String = cell.chars().take(MOST_CHARACTERS).collect();
            let added = cell.trim().trim_start_matches('+');
            let scale = head.units.get(at).copied().flatten();
            match field {
                Some(Field::Name) => one.name = cell,
                Some(Field::Ettd) => one.ettd = read_cell(Column::Ettd, added, scale),
                Some(Field::Ettr) => one.ettr = read_cell(Column::Ettr, added, scale),
                Some(Field::Ettf) => {
                    one.more_often = worsening::read(Worsening::MoreOften, added);
                    self.increases.see(added, &one.more_often);
                }
                _ => {}
            }
        }
        self.systemic.push(one);
    }

    /// Takes percentages for shares where all of them are between 0 and 1, and says so.
    pub fn share(&mut self, notes: &mut Vec<String>) {
        let mut say = |what: &str| {
            notes.push(format!(
                "Every {what} is between 0 and 1 without a percent sign, so they are taken as shares: 0.2 as 20 %."
            ));
        };
        if self.impacts.are() {
            say("impact");
            for risk in &mut self.risks {
                risk.impact = scaled(Scale::Share, risk.impact.clone());
            }
        }
        if self.increases.are() {
            say("increase in frequency");
            for one in &mut self.systemic {
                if let Entry::Point { number, .. } = &mut one.more_often {
                    *number = percent(*number);
                }
            }
        }
    }

    /// Says which rows are left out.
    pub fn say(&self, notes: &mut Vec<String>) {
        if self.totals > 0 {
            notes.push(format!("Left out: {} total row(s).", self.totals));
        }
        if self.over > 0 {
            notes.push(format!(
                "Only the first {} risks and {} systemic risks are taken; {} more are left out.",
                Risk::MOST,
                Systemic::MOST,
                self.over
            ));
        }
    }
}

/// Reads a cell; a bare number is in the header's unit.
fn read_cell(column: Column, text: &str, scale: Option<Scale>) -> Entry {
    let entry = cell::read(column, text);
    let Some(scale) = scale else { return entry };
    let unit = match entry {
        Entry::Point { unit, .. } | Entry::Range { unit, .. } => unit,
        _ => return entry,
    };
    // The grammar gives a bare impact its percent sign; under a share's header it is none.
    let bare = match scale {
        Scale::Share => !text.contains('%'),
        Scale::Unit(_) => unit.is_none(),
    };
    if !bare {
        return entry;
    }
    let scaled = scaled(scale, entry);
    if reading::check(column, &scaled).is_ok() {
        return scaled;
    }
    let name = match scale {
        Scale::Unit(unit) => unit.name(),
        Scale::Share => "as a share of 1",
    };
    let text = format!("{} {name}", text.trim());
    Entry::Unread { text }
}

/// A bare entry in this unit.
fn scaled(scale: Scale, entry: Entry) -> Entry {
    match entry {
        Entry::Point { number, .. } => {
            let (number, unit) = scale.apply(number);
            Entry::Point { number, unit }
        }
        Entry::Range {
            low, high, shape, ..
        } => {
            let (low, unit) = scale.apply(low);
            let (high, _) = scale.apply(high);
            Entry::Range {
                low,
                high,
                unit,
                shape,
            }
        }
        other => other,
    }
}

/// A share in percent, rounded at the twelfth decimal, since 0.07 * 100 is not 7 in binary.
fn percent(share: f64) -> f64 {
    (share * 1e14).round() / 1e12
}

impl Scale {
    /// A bare number in this unit.
    fn apply(self, number: f64) -> (f64, Option<Unit>) {
        match self {
            Self::Unit(unit) => (number, Some(unit)),
            Self::Share => (percent(number), Some(Unit::Percent)),
        }
    }
}
