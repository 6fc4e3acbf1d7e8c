//! The sheet of targets: what each allows, what the risks take of it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{Sheet, Shown, at, down};
use super::places as risks;
use crate::analysis::analyse::Standing;
use crate::analysis::{Analysis, marked_from};
use crate::document::{Engagement, RowId};
use crate::math::Minutes;
use crate::math::rank::CAUTION_FROM;

/// What the sheet is called.
pub(super) const SHEET: &str = "Targets";

/// What formulas call the settings.
pub(super) const NAMES: [(&str, &str); 3] = [
    ("YearDays", "$B$1"),
    ("TooBigFrom", "$B$2"),
    ("CautionFrom", "$B$3"),
];

const TITLES: u32 = 4;
const COLUMNS: [(&str, u16); 9] = [
    ("Target (%)", 44),
    ("Error budget (minutes a year)", 16),
    ("A risk is too big from", 16),
    ("Caution from", 16),
    ("Accepted risks", 16),
    ("Budget remaining", 16),
    ("The other risks need", 16),
    ("To fix", 16),
    ("Share spent by all risks", 16),
];

/// The targets whose percentage can be read.
pub(super) fn readable(analysis: &Analysis) -> Vec<(RowId, &Standing)> {
    let all = analysis.targets.iter();
    all.filter_map(|target| Some((target.id, target.figures.as_ref().ok()?)))
        .collect()
}

/// The row of a target, by its place among those that can be read.
fn row(target: usize) -> u32 {
    TITLES + 1 + u32::try_from(target).unwrap_or(u32::MAX)
}

/// Where a target's budget stands, and from where a risk is too big for it or near to that.
pub(super) fn budget(target: usize) -> [String; 3] {
    let row = row(target) + 1;
    ["B", "C", "D"].map(|column| format!("{SHEET}!${column}${row}"))
}

pub(super) fn sheet(engagement: &Engagement, analysis: &Analysis) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(title, width)| (title.to_owned(), width));
    let mut sheet = Sheet::new(SHEET, TITLES, &columns)?;
    sheet.freeze(TITLES + 1, 1)?;
    let (too_big, _) = marked_from(engagement, Minutes::new(1.0));
    let settings = [
        (
            "Days in a year",
            engagement.year.length().days().get(),
            Shown::Number,
        ),
        (
            "One risk is too big from this share of a budget",
            too_big.get(),
            Shown::Percent,
        ),
        (
            "Caution from this share of that",
            CAUTION_FROM,
            Shown::Percent,
        ),
    ];
    for (line, (title, number, shown)) in (0..).zip(settings) {
        sheet.title(line, 0, title)?;
        sheet.number(line, 1, number, shown)?;
    }
    let last = risks::last(engagement, analysis);
    let on_risks = |column| format!("{}!{}", risks::SHEET, down(column, risks::FIRST, last));
    let costs = on_risks(risks::BAD_MINUTES);
    for (which, (_, standing)) in readable(analysis).into_iter().enumerate() {
        let (line, rank) = (row(which), standing.rank);
        let cell = |column| at(line, column);
        let accepted = on_risks(risks::accepted(which));
        sheet.number(line, 0, standing.percent.of(100.0), Shown::Number)?;
        let spent = analysis.total.get() / rank.budget.get();
        let figures = [
            // What is left of 100 is exact in decimals and not in binary, and a percentage has twelve of them.
            (
                format!("=ROUND(100-{},12)/100*YearDays*1440", cell(0)),
                rank.budget.get(),
            ),
            (
                format!("={}*TooBigFrom", cell(1)),
                too_big.get() * rank.budget.get(),
            ),
            (
                format!("={}*CautionFrom", cell(2)),
                CAUTION_FROM * too_big.get() * rank.budget.get(),
            ),
            (
                format!("=SUMIF({accepted},\"yes\",{costs})"),
                rank.accepted.get(),
            ),
            (format!("={}-{}", cell(1), cell(4)), rank.left().get()),
            (
                format!("=SUMIF({accepted},\"<>yes\",{costs})"),
                rank.needed.get(),
            ),
            (
                format!("=MAX(0,{}-{})", cell(6), cell(5)),
                rank.to_fix().map_or(0.0, Minutes::get),
            ),
        ];
        for (column, (formula, now)) in (1..).zip(figures) {
            sheet.formula(line, column, &formula, Some(now), Shown::Number)?;
        }
        let formula = format!("=IF({0}>0,SUM({costs})/{0},\"\")", cell(1));
        let now = spent.is_finite().then_some(spent);
        sheet.formula(line, 8, &formula, now, Shown::Percent)?;
    }
    Ok(sheet.done())
}
