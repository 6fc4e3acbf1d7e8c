//! The sheet of mitigations: what each changes, takes and saves.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{Sheet, Shown, at, down, yes_no};
use crate::analysis::Analysis;
use crate::document::names::{row_name, systemic_name};
use crate::document::{Engagement, Mitigation, MitigationCell};
use crate::grammar::measures;

const NAME: usize = 0;
const EFFORT: usize = 1;
const ON: usize = 2;
const SAVED: usize = 3;
const PER_WEEK: usize = 4;
const RANK: usize = 5;
const CHANGES: usize = 6;
/// What it does to the four estimates.
const CHANGE: usize = 7;
const FIXES: usize = 11;

pub(super) fn sheet(
    engagement: &Engagement,
    analysis: &Analysis,
    today: &str,
) -> Result<Worksheet, XlsxError> {
    let columns = [
        ("Mitigation".to_owned(), 42),
        ("Effort (person-weeks)".to_owned(), 12),
        ("Switched on".to_owned(), 10),
        (format!("Saves (minutes a year, on {today})"), 16),
        ("Minutes a person-week".to_owned(), 12),
        ("Rank".to_owned(), 8),
        ("Changes the risks".to_owned(), 42),
        ("ETTD becomes".to_owned(), 13),
        ("ETTR becomes".to_owned(), 13),
        ("Impact becomes".to_owned(), 13),
        ("ETTF becomes".to_owned(), 13),
        ("Fixes the systemic risks".to_owned(), 42),
    ];
    let mut sheet = Sheet::new("Mitigations", 0, &columns)?;
    sheet.freeze(1, 1)?;
    let count = u32::try_from(engagement.mitigations.len()).unwrap_or(u32::MAX);
    for (line, (place, one)) in (1..).zip(engagement.mitigations.iter().enumerate()) {
        sheet.text(line, NAME, &one.name)?;
        sheet.text(line, ON, yes_no(one.on))?;
        sheet.text(line, CHANGES, &changes(engagement, one))?;
        for (at, cell) in MitigationCell::ALL.into_iter().enumerate() {
            if let MitigationCell::Change(_) = cell {
                let text = measures::show(cell, one.entry(cell));
                sheet.text(line, CHANGE + at, &text)?;
            }
        }
        let fixed = one.fixes.iter().map(|id| systemic_name(*id, engagement));
        sheet.text(line, FIXES, &fixed.collect::<Vec<_>>().join("; "))?;
        let Some(found) = analysis.mitigations.get(place) else {
            continue;
        };
        match found.effort {
            Some(effort) => sheet.number(line, EFFORT, effort, Shown::Number)?,
            None => {
                let text = measures::show(MitigationCell::Effort, &one.effort);
                sheet.text(line, EFFORT, &text)?;
            }
        }
        if let Some(saved) = found.saved {
            sheet.number(line, SAVED, saved.get(), Shown::Number)?;
        }
        let (effort, saved, worth) = (at(line, EFFORT), at(line, SAVED), at(line, PER_WEEK));
        let formula = format!("=IF(AND(COUNT({saved})=1,N({effort})>0),{saved}/{effort},\"\")");
        let per_week = found.per_week.map(|minutes| minutes.get());
        sheet.formula(line, PER_WEEK, &formula, per_week, Shown::Number)?;
        // Of those that are worth the same the one above comes first.
        let formula = format!(
            "=IF(N({worth})>0,RANK({worth},{})+COUNTIF({},{worth})-1,\"\")",
            down(PER_WEEK, 1, count),
            down(PER_WEEK, 1, line)
        );
        let rank = found.rank.map(|rank| rank as f64);
        sheet.formula(line, RANK, &formula, rank, Shown::Number)?;
    }
    if count == 0 {
        return Ok(sheet.done());
    }
    let total = count + 1;
    sheet.title(total, NAME, "Switched on")?;
    let (efforts, switched) = (down(EFFORT, 1, count), down(ON, 1, count));
    let formula = format!("=SUMIF({switched},\"yes\",{efforts})");
    let on = engagement.mitigations.iter().zip(&analysis.mitigations);
    let on = on.filter(|(one, _)| one.on);
    let effort = on.filter_map(|(_, found)| found.effort).sum();
    sheet.formula(total, EFFORT, &formula, Some(effort), Shown::Number)?;
    if let Some(mitigated) = analysis.mitigated {
        let left = format!("Bad minutes a year with them, on {today}");
        sheet.title(total + 1, NAME, &left)?;
        sheet.number(total + 1, SAVED, mitigated.total.get(), Shown::Number)?;
    }
    Ok(sheet.done())
}

/// Which risks it changes.
fn changes(engagement: &Engagement, one: &Mitigation) -> String {
    if one.scope.all {
        return "All risks".to_owned();
    }
    let chosen = engagement.risks.iter();
    let chosen = chosen.filter(|risk| !risk.is_blank() && one.scope.holds(risk));
    let names = chosen.map(|risk| row_name(risk.id, engagement));
    names.collect::<Vec<_>>().join("; ")
}
