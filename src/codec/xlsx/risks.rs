//! The sheet of risks: one a row, its figures as formulas.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{Sheet, Shown, at, down};
use super::formulas::{self, write, written};
use super::places::{BAD_MINUTES, FIRST, SHEET, accepted, last, rows};
use super::{systemic, targets};
use crate::analysis::cells::read::estimates;
use crate::analysis::outlook::Outlook;
use crate::analysis::{Analysis, CellReading, Row};
use crate::codec::table::csv::RISKS_HEADER;
use crate::document::{Column, Engagement, Risk};
use crate::grammar::cell;
use crate::math::{Estimate, Mark, Minutes, RiskEstimates, Shift, YearLength};

const NAME: usize = 0;
const ETTD: usize = 1;
const ETTR: usize = 2;
const IMPACT: usize = 3;
const ETTF: usize = 4;
const INCIDENTS: usize = 5;
const SHARE: usize = 7;
/// The columns after those of targets.
const AFTER_TARGETS: [(&str, u16); 17] = [
    ("Owner", 16),
    ("Notes", 30),
    ("Systemic risks add to ETTD (minutes)", 14),
    ("Systemic risks add to ETTR (minutes)", 14),
    ("Systemic risks multiply incidents by", 14),
    ("ETTD changes by (minutes)", 14),
    ("ETTR changes by (minutes)", 14),
    ("ETTD low (minutes)", 11),
    ("ETTD high (minutes)", 11),
    ("ETTR low (minutes)", 11),
    ("ETTR high (minutes)", 11),
    ("Impact low (% of users)", 11),
    ("Impact high (% of users)", 11),
    ("ETTF low (days)", 11),
    ("ETTF high (days)", 11),
    ("Incidents/Year low", 11),
    ("Incidents/Year high", 11),
];

/// Where the columns after those of targets begin, and so what stands in each.
#[derive(Clone, Copy)]
struct After(usize);

impl After {
    const fn owner(self) -> usize {
        self.0
    }

    const fn notes(self) -> usize {
        self.0 + 1
    }

    /// What systemic risks do: minutes to detect, minutes to resolve, the rate.
    const fn shift(self, which: usize) -> usize {
        self.0 + 2 + which
    }

    /// What is left of that once no time is below 0: minutes to detect, minutes to resolve.
    const fn change(self, which: usize) -> usize {
        self.0 + 5 + which
    }

    /// The low end of a range: ETTD, ETTR, impact, ETTF, incidents a year. The high end is beside it.
    const fn low(self, which: usize) -> usize {
        self.0 + 7 + 2 * which
    }
}

pub(super) fn sheet(engagement: &Engagement, analysis: &Analysis) -> Result<Worksheet, XlsxError> {
    let targets = targets::readable(analysis);
    let titles = RISKS_HEADER.iter().zip([42, 11, 11, 11, 11, 12, 13]);
    let mut columns: Vec<_> = titles
        .map(|(title, width)| ((*title).to_owned(), width))
        .collect();
    columns.push(("Share of total".to_owned(), 10));
    for (_, standing) in &targets {
        let target = standing.percent;
        columns.push((format!("Accepted at {target}%"), 10));
        columns.push((format!("Share of budget at {target}%"), 11));
        columns.push((format!("At {target}%"), 10));
    }
    let after = After(columns.len());
    columns.extend(AFTER_TARGETS.map(|(title, width)| (title.to_owned(), width)));
    let mut sheet = Sheet::new(SHEET, 0, &columns)?;
    sheet.freeze(FIRST, 1)?;

    let found = estimates(engagement);
    let outlook = Outlook::new(engagement, &found, &mut Vec::new());
    let year = engagement.year.length();
    let total = last(engagement, analysis) + 1;
    for (line, (place, risk, row)) in (FIRST..).zip(rows(engagement, analysis)) {
        let estimates = found.get(place).and_then(Option::as_ref);
        let shift = outlook.costing(place).map(|(_, shift)| shift);
        let (factors, _) = outlook.reaching(place).unwrap_or_default();
        sheet.text(line, NAME, &risk.name)?;
        sheet.text(line, after.owner(), &risk.owner)?;
        sheet.text(line, after.notes(), &risk.notes)?;
        match estimates {
            Some(estimates) => inputs(&mut sheet, line, after, estimates, year)?,
            None => typed(&mut sheet, line, risk, row)?,
        }
        shifted(
            &mut sheet,
            line,
            after,
            estimates,
            factors,
            shift.unwrap_or_default(),
        )?;
        figures(&mut sheet, line, after, row)?;
        let share = |of: Minutes| {
            let cost = row.figures()?.bad_minutes;
            (of.get() > 0.0).then(|| cost.get() / of.get())
        };
        let (cost, of) = (at(line, BAD_MINUTES), at(total, BAD_MINUTES));
        let formula = format!("=IF(AND(ISNUMBER({cost}),{of}>0),{cost}/{of},\"\")");
        sheet.formula(line, SHARE, &formula, share(analysis.total), Shown::Percent)?;
        for (which, (target, standing)) in targets.iter().enumerate() {
            at_target(
                &mut sheet,
                line,
                which,
                risk.is_accepted_for(*target, engagement.scope),
                share(standing.rank.budget),
                standing.marks.get(place).copied().flatten(),
            )?;
        }
    }
    sheet.title(total, NAME, "Total")?;
    for (column, now) in [
        (INCIDENTS, analysis.incidents.get()),
        (BAD_MINUTES, analysis.total.get()),
    ] {
        let formula = format!("=SUM({})", down(column, FIRST, total - 1));
        sheet.formula(total, column, &formula, Some(now), Shown::Number)?;
    }
    Ok(sheet.done())
}

/// Points as numbers, ranges as the formula of their mean with their ends beside.
fn inputs(
    sheet: &mut Sheet,
    line: u32,
    after: After,
    estimates: &RiskEstimates,
    year: YearLength,
) -> Result<(), XlsxError> {
    let mut input =
        |column, which, range, shown| write(sheet, line, column, after.low(which), range, shown);
    input(ETTD, 0, written(estimates.ettd), Shown::Number)?;
    input(ETTR, 1, written(estimates.ettr), Shown::Number)?;
    input(IMPACT, 2, written(estimates.impact), Shown::Percent)?;
    let (which, range) = formulas::between_failures(estimates.frequency, year);
    input(ETTF, which, range, Shown::Number)
}

/// What was typed into a row that is not counted: the figures that can be read, and the texts that cannot.
fn typed(sheet: &mut Sheet, line: u32, risk: &Risk, row: &Row) -> Result<(), XlsxError> {
    for (column, reading) in Column::ALL.into_iter().zip(&row.cells) {
        let (place, per, shown) = match column {
            Column::Ettd => (ETTD, 1.0, Shown::Number),
            Column::Ettr => (ETTR, 1.0, Shown::Number),
            Column::Impact => (IMPACT, 100.0, Shown::Percent),
            Column::Ettf => (ETTF, 1.0, Shown::Number),
        };
        match reading {
            CellReading::Empty => {}
            CellReading::Counts(figure) => sheet.number(line, place, figure / per, shown)?,
            CellReading::Problem(_) => {
                sheet.text(line, place, &cell::show(column, risk.entry(column)))?;
            }
        }
    }
    Ok(())
}

/// What systemic risks do to the row, from their sheet.
fn shifted(
    sheet: &mut Sheet,
    line: u32,
    after: After,
    estimates: Option<&RiskEstimates>,
    factors: &[usize],
    shift: Shift,
) -> Result<(), XlsxError> {
    let now = [shift.ettd.get(), shift.ettr.get(), shift.rate];
    for (which, (formula, now)) in systemic::together(factors).iter().zip(now).enumerate() {
        sheet.formula(line, after.shift(which), formula, Some(now), Shown::Number)?;
    }
    let times = [
        (estimates.map(|one| one.ettd), shift.ettd),
        (estimates.map(|one| one.ettr), shift.ettr),
    ];
    for (which, (time, added)) in times.into_iter().enumerate() {
        let now = match time {
            None | Some(Estimate::Point(_)) => added.get(),
            Some(range) => range.mean_after(added).get() - range.mean().get(),
        };
        let low = after.low(which);
        let formula = formulas::change(time)
            .replace("ADDED", &at(line, after.shift(which)))
            .replace("LOW", &at(line, low))
            .replace("HIGH", &at(line, low + 1));
        sheet.formula(
            line,
            after.change(which),
            &formula,
            Some(now),
            Shown::Number,
        )?;
    }
    Ok(())
}

/// Incidents and bad minutes a year, by the practice's table. A row without its four numbers has none.
fn figures(sheet: &mut Sheet, line: u32, after: After, row: &Row) -> Result<(), XlsxError> {
    let cell = |column| at(line, column);
    let [ettd, ettr, impact, ettf] = [ETTD, ETTR, IMPACT, ETTF].map(cell);
    let [more_ettd, more_ettr] = [0, 1].map(|which| cell(after.change(which)));
    let rate = cell(after.shift(2));
    let incidents = cell(INCIDENTS);
    let figures = row.figures();
    let formula =
        format!("=IF(AND(COUNT({ettd}:{ettf})=4,N({ettf})>0),YearDays/{ettf}*{rate},\"\")");
    let now = figures.map(|figures| figures.incidents.get());
    sheet.formula(line, INCIDENTS, &formula, now, Shown::Number)?;
    let formula = format!(
        "=IF(ISNUMBER({incidents}),(MAX(0,{ettd}+{more_ettd})+MAX(0,{ettr}+{more_ettr}))*{impact}*{incidents},\"\")"
    );
    let now = figures.map(|figures| figures.bad_minutes.get());
    sheet.formula(line, BAD_MINUTES, &formula, now, Shown::Number)
}

/// A target's own columns: whether the risk is accepted, its share of the budget, its mark.
fn at_target(
    sheet: &mut Sheet,
    line: u32,
    target: usize,
    is_accepted: bool,
    share: Option<f64>,
    mark: Option<Mark>,
) -> Result<(), XlsxError> {
    let column = accepted(target);
    if is_accepted {
        sheet.text(line, column, "yes")?;
    }
    let (cost, yes) = (at(line, BAD_MINUTES), at(line, column));
    let [budget, too_big, caution] = targets::budget(target);
    let formula = format!("=IF(AND(ISNUMBER({cost}),{budget}>0),{cost}/{budget},\"\")");
    sheet.formula(line, column + 1, &formula, share, Shown::Percent)?;
    let word = |mark| match mark {
        Mark::Accepted => "Accepted",
        Mark::TooBig => "Too big",
        Mark::Caution => "Caution",
        Mark::Small => "Small",
    };
    let formula = format!(
        "=IF(NOT(ISNUMBER({cost})),\"\",IF({yes}=\"yes\",\"{}\",IF({cost}>={too_big},\"{}\",IF({cost}>={caution},\"{}\",\"{}\"))))",
        word(Mark::Accepted),
        word(Mark::TooBig),
        word(Mark::Caution),
        word(Mark::Small)
    );
    sheet.word(line, column + 2, &formula, mark.map_or("", word))
}
