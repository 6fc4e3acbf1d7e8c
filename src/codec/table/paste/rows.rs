//! The rows of a pasted table, once it is known what its columns are.

use crate::codec::table::field::{Field, Scale};
use crate::codec::table::header::Header;
use crate::codec::table::marks::{bare_number, with_points};
use crate::codec::table::notes::{cut_note, decimal_commas_note, shares_note, totals_note};
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
    /// Cells with more text than a cell keeps.
    cut: usize,
    impacts: Shares,
    increases: Shares,
    users: Users,
    /// The figures have decimal commas.
    pub commas: bool,
    /// A cell that counts as another where they have, or have not.
    pub unsure: Option<String>,
    /// One of them would count as another without that.
    by_comma: bool,
}

/// A column of users, which may be a share of them or a count.
#[derive(Default)]
struct Users {
    /// Places of the risks that have it from there, with what stood there.
    rows: Vec<(usize, String)>,
    /// A figure no share can be.
    counted: bool,
}

/// Whether a column of percentages may be one of shares.
#[derive(Default)]
pub(crate) struct Shares {
    /// Something between 0 and 1 was there.
    some: bool,
    /// Something was there that is no share.
    other: bool,
}

impl Shares {
    /// Looks at a cell with what it was read as.
    pub(crate) fn see(&mut self, text: &str, entry: &Entry) {
        let (low, high) = match *entry {
            Entry::Point { number, .. } => (number, number),
            Entry::Range { low, high, .. } => (low, high),
            _ => return,
        };
        // A percent sign, or the word.
        self.other |= high > 1.0 || text.contains(['%', 'p', 'P']);
        self.some |= high > 0.0 && low < 1.0;
    }

    /// Whether all that was seen are shares.
    pub(crate) fn are(&self) -> bool {
        self.some && !self.other
    }
}

impl Rows {
    /// Nothing yet, of a table with decimal commas or points.
    pub fn new(commas: bool) -> Self {
        Self {
            commas,
            ..Self::default()
        }
    }

    /// Reads a cell; a bare number is in the header's unit.
    fn read(&mut self, column: Column, text: &str, scale: Option<Scale>) -> Entry {
        let entry = read_cell(column, text, scale);
        if !text.contains([',', '.']) {
            return entry;
        }
        let by_comma = read_cell(column, &with_points(text), scale);
        if by_comma == entry || matches!(by_comma, Entry::Unread { .. }) {
            return entry;
        }
        self.depends_on_commas(text);
        if self.commas { by_comma } else { entry }
    }

    /// Keeps in mind that a cell counts as another where commas are decimal marks.
    fn depends_on_commas(&mut self, text: &str) {
        self.unsure.get_or_insert_with(|| text.trim().to_owned());
        self.by_comma |= self.commas;
    }

    /// Takes a row as a risk.
    pub fn risk(&mut self, row: &[String], head: &Header, new_id: &mut dyn FnMut() -> RowId) {
        if self.risks.len() == Risk::MOST {
            self.over += 1;
            return;
        }
        let mut risk = Risk::blank(new_id());
        for (at, (cell, field)) in row.iter().zip(&head.fields).enumerate() {
            let Some(field) = *field else { continue };
            let cell = self.kept(cell);
            match field {
                Field::Name => risk.name = cell,
                Field::Owner => risk.owner = cell,
                Field::Notes => risk.notes = cell,
                Field::Computed => {}
                Field::Ettd | Field::Ettr | Field::Impact | Field::Ettf => {
                    if let Some(column) = field.column() {
                        let scale = head.units.get(at).copied().flatten();
                        let entry = self.read(column, &cell, scale);
                        if column == Column::Impact {
                            self.see_impact(&cell, &entry, scale);
                        }
                        *risk.entry_mut(column) = entry;
                    }
                }
            }
        }
        self.risks.push(risk);
    }

    fn see_impact(&mut self, cell: &str, entry: &Entry, scale: Option<Scale>) {
        if matches!(scale, None | Some(Scale::Users)) {
            self.impacts.see(cell, entry);
        }
        if scale == Some(Scale::Users) && !cell.contains('%') {
            let text = cell.trim();
            if bare_number(text, true) != bare_number(text, false) {
                self.depends_on_commas(text);
            }
            self.users.counted |= bare_number(text, self.commas) > Some(100.0);
            self.users.rows.push((self.risks.len(), text.to_owned()));
        }
    }

    /// Whether a column of users holds counts.
    pub const fn counts_users(&self) -> bool {
        self.users.counted
    }

    /// Takes no count of users for a share of them, and says what is needed where nobody has said how many
    /// users there are.
    pub fn ask_for_shares(&mut self, all: Option<f64>, notes: &mut Vec<String>) {
        if !self.users.counted {
            return;
        }
        for (at, text) in std::mem::take(&mut self.users.rows) {
            let share = match (bare_number(&text, self.commas), all) {
                (Some(number), Some(all)) if number <= all => Some(percent(number / all)),
                _ => None,
            };
            match share {
                Some(number) => self.risks[at].impact = Entry::percent(number),
                None if text.is_empty() => {}
                None => {
                    let text = format!("{text} users");
                    self.risks[at].impact = Entry::Unread { text };
                }
            }
        }
        if all.is_some() {
            return;
        }
        notes.push(
            "The column of users holds counts, since one is above 100. Say how many users there are, or type each impact as a share of them, such as 20%."
                .to_owned(),
        );
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
            let cell = self.kept(cell);
            let added = cell.trim().trim_start_matches('+');
            let scale = head.units.get(at).copied().flatten();
            match field {
                Some(Field::Name) => one.name = cell,
                Some(Field::Ettd) => one.ettd = self.read(Column::Ettd, added, scale),
                Some(Field::Ettr) => one.ettr = self.read(Column::Ettr, added, scale),
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
        if self.impacts.are() {
            notes.push(shares_note("impact"));
            for risk in &mut self.risks {
                risk.impact = scaled(Scale::Share, risk.impact.clone());
            }
        }
        if self.increases.are() {
            notes.push(shares_note("increase in frequency"));
            for one in &mut self.systemic {
                if let Entry::Point { number, .. } = &mut one.more_often {
                    *number = percent(*number);
                }
            }
        }
    }

    /// As much of a cell as is kept.
    fn kept(&mut self, cell: &str) -> String {
        let kept = readable(cell);
        self.cut += usize::from(kept.len() < cell.len());
        kept
    }

    /// Says which rows are left out, that texts are, and what commas were taken for, where a person `said` it.
    pub fn say(&self, said: bool, notes: &mut Vec<String>) {
        if self.by_comma {
            notes.push(decimal_commas_note(said));
        }
        notes.extend(totals_note(self.totals));
        notes.extend(cut_note(self.cut));
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

/// Reads a cell; a bare number is in the header's unit. The lines of one cell are never one number.
pub(crate) fn read_cell(column: Column, text: &str, scale: Option<Scale>) -> Entry {
    let entry = match cell::read(column, text) {
        Entry::Unread { text } if text.trim().contains('\n') => Entry::Unread {
            text: on_one_line(column, &text),
        },
        entry => entry,
    };
    let Some(scale) = scale else { return entry };
    // "20%" where the title says that it is of a year.
    let percent = scale.of_percent().filter(|_| text.contains('%'));
    let percent = percent.map(|percent| (cell::read(Column::Impact, text), percent));
    let (entry, scale) = match percent {
        Some((share @ (Entry::Point { .. } | Entry::Range { .. }), percent)) => {
            (without_unit(share), percent)
        }
        _ => (entry, scale),
    };
    let (unit, high) = match entry {
        Entry::Point { unit, number } => (unit, number),
        Entry::Range { unit, high, .. } => (unit, high),
        _ => return entry,
    };
    // The grammar gives a bare impact its percent sign; under a share's header it is none.
    let bare = match scale {
        Scale::Share => !text.contains('%'),
        Scale::Unit(_) | Scale::Rate(_) | Scale::Unsaid => unit.is_none(),
        Scale::Users => false,
    };
    if !bare {
        return entry;
    }
    // A chance of 20 is one in percent, if anything.
    if matches!(scale, Scale::Rate(rate) if rate.is_chance && high > 1.0) {
        let text = format!("{} as a chance", text.trim());
        return Entry::Unread { text };
    }
    if scale == Scale::Unsaid {
        let text = format!("{} times", text.trim());
        return Entry::Unread { text };
    }
    let scaled = scaled(scale, entry);
    if reading::check(column, &scaled).is_ok() {
        return scaled;
    }
    let name = match scale {
        Scale::Unit(unit) => unit.name(),
        Scale::Rate(rate) => rate.unit.name(),
        Scale::Share => "as a share of 1",
        Scale::Unsaid => "times",
        Scale::Users => "users",
    };
    let text = format!("{} {name}", text.trim());
    Entry::Unread { text }
}

/// A share in percent as a bare number.
fn without_unit(entry: Entry) -> Entry {
    match entry {
        Entry::Point { number, .. } => Entry::Point { number, unit: None },
        Entry::Range {
            low, high, shape, ..
        } => Entry::Range {
            low,
            high,
            unit: None,
            shape,
        },
        other => other,
    }
}

/// Lines beside each other, as a field shows them, such that they cannot be read either.
fn on_one_line(column: Column, text: &str) -> String {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let joined = |mark| lines().collect::<Vec<_>>().join(mark);
    match cell::read(column, &joined(" ")) {
        Entry::Unread { text } => text,
        _ => joined(" | "),
    }
}

/// A bare entry in this unit.
pub(crate) fn scaled(scale: Scale, entry: Entry) -> Entry {
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
pub(crate) fn percent(share: f64) -> f64 {
    (share * 1e14).round() / 1e12
}

impl Scale {
    /// A bare number in this unit.
    fn apply(self, number: f64) -> (f64, Option<Unit>) {
        match self {
            Self::Unit(unit) => (number, Some(unit)),
            Self::Rate(rate) => rate.apply(number),
            Self::Share => (percent(number), Some(Unit::Percent)),
            Self::Users | Self::Unsaid => (number, None),
        }
    }
}

/// As much of a text as is read again.
pub(super) fn readable(text: &str) -> String {
    // No text has more characters than bytes.
    if text.len() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_CHARACTERS).collect()
}
