//! The sheet of systemic risks: what each adds now, which the rows of risks that it makes worse take from here.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{Sheet, Shown, at, range, yes_no};
use super::formulas::{write, written};
use crate::analysis::Analysis;
use crate::document::names::row_name;
use crate::document::{Column, Engagement, Entry, Systemic, Worsening, reading};
use crate::grammar::cell;
use crate::math::{Factor, Minutes, Shift};

/// What the sheet is called.
const SHEET: &str = "Systemic";

const NAME: usize = 0;
/// What it adds to detect, to resolve, and how much more often things fail.
const ADDED: usize = 1;
const INCLUDED: usize = 4;
const FIXED: usize = 5;
/// What it adds now, and multiplies incidents by.
const NOW: usize = 6;
const SAVED: usize = 9;
const ALONE: usize = 10;
const SCOPE: usize = 11;
/// The ends of ranges, a pair for each of the two times.
const ENDS: usize = 12;

pub(super) fn sheet(
    engagement: &Engagement,
    analysis: &Analysis,
    today: &str,
) -> Result<Worksheet, XlsxError> {
    let columns = [
        // The first four as the well-known risk spreadsheet has them.
        ("Risk factor".to_owned(), 42),
        ("Added ETTD (min)".to_owned(), 11),
        ("Added ETTR (min)".to_owned(), 11),
        ("% more frequent (ETTF)".to_owned(), 12),
        ("In the estimates already".to_owned(), 12),
        ("Fixed".to_owned(), 8),
        ("Adds now to ETTD (minutes)".to_owned(), 12),
        ("Adds now to ETTR (minutes)".to_owned(), 12),
        ("Multiplies incidents now by".to_owned(), 12),
        (format!("Saved if fixed (minutes a year, on {today})"), 16),
        (format!("Costs alone (minutes a year, on {today})"), 16),
        ("Makes worse".to_owned(), 42),
        ("ETTD low (minutes)".to_owned(), 11),
        ("ETTD high (minutes)".to_owned(), 11),
        ("ETTR low (minutes)".to_owned(), 11),
        ("ETTR high (minutes)".to_owned(), 11),
    ];
    let mut sheet = Sheet::new(SHEET, 0, &columns)?;
    sheet.freeze(1, 1)?;
    for (place, one) in engagement.systemic.iter().enumerate() {
        let line = line(place);
        sheet.text(line, NAME, &one.name)?;
        let read = figures(&mut sheet, line, one)?;
        sheet.text(line, INCLUDED, yes_no(one.included))?;
        sheet.text(line, FIXED, yes_no(one.fixed))?;
        adds_now(&mut sheet, line, one, read)?;
        if let Some(found) = analysis.systemic.get(place) {
            for (column, minutes) in [(SAVED, found.saved), (ALONE, found.alone)] {
                if let Some(minutes) = minutes {
                    sheet.number(line, column, minutes.get(), Shown::Number)?;
                }
            }
        }
        sheet.text(line, SCOPE, &scope(engagement, one))?;
    }
    Ok(sheet.done())
}

/// The line of a systemic risk, by its place.
fn line(place: usize) -> u32 {
    u32::try_from(place).map_or(u32::MAX, |place| place.saturating_add(1))
}

/// What is typed: figures as numbers, the others as texts. `None` where one cannot be read, and then none counts.
fn figures(sheet: &mut Sheet, line: u32, one: &Systemic) -> Result<Option<[f64; 3]>, XlsxError> {
    let mut read = Some([0.0; 3]);
    for (which, what) in Worsening::ALL.into_iter().enumerate() {
        let (entry, column) = (one.entry(what), ADDED + which);
        let per = if what == Worsening::MoreOften {
            100.0
        } else {
            1.0
        };
        match reading::worsening(what, entry) {
            Ok(None) => {}
            Ok(Some(figure)) => {
                if let Some(read) = &mut read {
                    read[which] = figure / per;
                }
                match (what, reading::duration(entry)) {
                    (Worsening::Ettd | Worsening::Ettr, Ok(Some(time))) => {
                        let low = ENDS + 2 * which;
                        write(sheet, line, column, low, written(time), Shown::Number)?;
                    }
                    _ => sheet.number(line, column, figure / per, Shown::Percent)?,
                }
            }
            Err(_) => {
                read = None;
                sheet.text(line, column, &shown(what, entry))?;
            }
        }
    }
    Ok(read)
}

fn shown(what: Worsening, entry: &Entry) -> String {
    let column = match what {
        Worsening::Ettd | Worsening::Ettr => Column::Ettd,
        Worsening::MoreOften => Column::Impact,
    };
    cell::show(column, entry)
}

/// What it adds as things stand: on top while it is not in the estimates and not fixed, taken away once it is in them
/// and fixed.
///
/// The formulas are those of [`Shift::with`].
fn adds_now(
    sheet: &mut Sheet,
    line: u32,
    one: &Systemic,
    read: Option<[f64; 3]>,
) -> Result<(), XlsxError> {
    let [ettd, ettr, more_often] = read.unwrap_or_default();
    let shift = Shift::default().with(&Factor {
        ettd: Minutes::new(ettd),
        ettr: Minutes::new(ettr),
        more_often,
        included: one.included,
        fixed: one.fixed,
    });
    let (included, fixed) = (at(line, INCLUDED), at(line, FIXED));
    let typed = format!("{}:{}", at(line, ADDED), at(line, ADDED + 2));
    let now = |nothing: &str, on_top: &str, taken: &str| {
        format!(
            "=IF(COUNTA({typed})>COUNT({typed}),{nothing},IF(AND({included}=\"no\",{fixed}=\"no\"),{on_top},IF(AND({included}=\"yes\",{fixed}=\"yes\"),{taken},{nothing})))"
        )
    };
    for (which, value) in [shift.ettd.get(), shift.ettr.get()].into_iter().enumerate() {
        let added = format!("N({})", at(line, ADDED + which));
        let formula = now("0", &added, &format!("-{added}"));
        sheet.formula(line, NOW + which, &formula, Some(value), Shown::Number)?;
    }
    let more = format!("(1+N({}))", at(line, ADDED + 2));
    let formula = now("1", &more, &format!("1/{more}"));
    sheet.formula(line, NOW + 2, &formula, Some(shift.rate), Shown::Number)
}

/// Which risks it makes worse.
fn scope(engagement: &Engagement, one: &Systemic) -> String {
    if one.scope.all {
        return "All risks".to_owned();
    }
    let chosen = engagement.risks.iter();
    let chosen = chosen.filter(|risk| !risk.is_blank() && one.scope.holds(risk));
    let names: Vec<String> = chosen.map(|risk| row_name(risk.id, engagement)).collect();
    match names.is_empty() {
        true => "No risk".to_owned(),
        false => names.join("; "),
    }
}

/// What all systemic risks at these places, which rise, do to one risk: a formula for the minutes to detect, for those
/// to resolve, and for the factor of its incidents.
pub(super) fn together(places: &[usize]) -> [String; 3] {
    let cells = |which| {
        let runs = runs(places).into_iter();
        let names = runs.map(|(from, to)| range(SHEET, NOW + which, line(from), line(to)));
        names.collect::<Vec<_>>().join(",")
    };
    if places.is_empty() {
        return ["=0", "=0", "=1"].map(str::to_owned);
    }
    [
        format!("=SUM({})", cells(0)),
        format!("=SUM({})", cells(1)),
        // The same bounds as `Shift::with` has.
        format!("=MAX(1E-30,MIN(1E30,PRODUCT({})))", cells(2)),
    ]
}

/// Places that follow one another, as first and last.
fn runs(places: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &place in places {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_row_are_one_range() {
        let check = |places: &[usize], expected: &[(usize, usize)]| {
            assert_eq!(runs(places), expected);
        };
        check(&[], &[]);
        check(&[2], &[(2, 2)]);
        check(&[0, 1, 2, 5, 7, 8], &[(0, 2), (5, 5), (7, 8)]);
    }

    #[test]
    fn a_risk_sums_what_makes_it_worse() {
        let [ettd, _, rate] = together(&[0, 1, 3]);
        assert_eq!(ettd, "=SUM(Systemic!$G$2:$G$3,Systemic!$G$5:$G$5)");
        assert!(rate.contains("PRODUCT(Systemic!$I$2:$I$3,"), "{rate}");
        assert_eq!(together(&[])[2], "=1");
    }
}
