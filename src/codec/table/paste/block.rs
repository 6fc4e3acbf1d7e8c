//! A block without a header, pasted over cells.

use crate::codec::table::field::{Field, PLACES, Scale};
use crate::codec::table::grid::Grid;
use crate::codec::table::marks::{decimal_commas, with_points};
use crate::codec::table::notes::{cut_note, decimal_commas_note, shares_note};
use crate::codec::table::paste::rows::{Shares, readable, scaled};
use crate::document::{Column, Entry};
use crate::grammar::cell;

/// A block without a header, by the cells that it fills.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Its rows, with what each of their cells gets.
    pub rows: Vec<Vec<(Field, String)>>,
    /// What was left out or changed, in plain words.
    pub notes: Vec<String>,
    /// A cell that counts as another where commas are decimal marks, as in [`super::Reading`].
    pub unsure: Option<(String, bool)>,
}

/// A block without a header whose first column is `first`: 0 is the name, 4 is ETTF. `commas` is whether commas are
/// decimal marks, where a person said so.
/// What reaches beyond ETTF is left out, and a text is cut where it would not be read again.
pub fn at_cell(grid: &Grid, first: usize, commas: Option<bool>) -> Block {
    let fields: Vec<Option<Field>> = PLACES[first.min(PLACES.len())..]
        .iter()
        .map(|field| Some(*field))
        .collect();
    let shown = decimal_commas(grid.iter().flat_map(|row| row.iter().zip(&fields)));
    let commas = commas.or(shown).unwrap_or(false);
    let (mut cut, mut unsure) = (0, None);
    let mut fill = |text: &String, field: Field| {
        let kept = readable(text);
        cut += usize::from(kept.len() < text.len());
        let Some(by_comma) = field
            .column()
            .and_then(|column| other_by_comma(column, &kept))
        else {
            return kept;
        };
        unsure.get_or_insert_with(|| kept.trim().to_owned());
        if commas { by_comma } else { kept }
    };
    let mut row = |row: &Vec<String>| {
        let cells = row.iter().zip(fields.iter().flatten());
        cells
            .map(|(text, field)| (*field, fill(text, *field)))
            .collect()
    };
    let mut rows: Vec<Vec<(Field, String)>> = grid.iter().map(&mut row).collect();
    let mut notes = Vec::new();
    notes.extend(take_shares(&mut rows));
    if commas && unsure.is_some() {
        notes.push(decimal_commas_note(shown != Some(true)));
    }
    notes.extend(cut_note(cut));
    Block {
        rows,
        notes,
        unsure: unsure
            .filter(|_| shown.is_none())
            .map(|cell| (cell, commas)),
    }
}

/// Takes impacts for shares where all of them are between 0 and 1 without a percent sign, as under a header, and says so.
fn take_shares(rows: &mut [Vec<(Field, String)>]) -> Option<String> {
    let mut shares = Shares::default();
    for (_, text) in impacts(rows) {
        shares.see(text, &cell::read(Column::Impact, text));
    }
    if !shares.are() {
        return None;
    }
    for (_, text) in impacts(rows) {
        let entry = scaled(Scale::Share, cell::read(Column::Impact, text));
        *text = cell::show(Column::Impact, &entry);
    }
    Some(shares_note("impact"))
}

fn impacts(rows: &mut [Vec<(Field, String)>]) -> impl Iterator<Item = &mut (Field, String)> {
    let cells = rows.iter_mut().flatten();
    cells.filter(|(field, _)| *field == Field::Impact)
}

/// A cell as it is where commas are decimal marks, when it then counts as another.
fn other_by_comma(column: Column, text: &str) -> Option<String> {
    let by_comma = with_points(text);
    let entry = cell::read(column, &by_comma);
    (!matches!(entry, Entry::Unread { .. }) && entry != cell::read(column, text))
        .then_some(by_comma)
}
