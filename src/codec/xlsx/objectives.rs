//! The sheet of objectives: what each allows in its window, and what was measured of it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{Sheet, Shown, at};
use crate::analysis::objective::{ObjectiveFigures, figures};
use crate::document::names::journey_name;
use crate::document::{Engagement, Objective, Part};
use crate::grammar::number::plain;
use crate::math::Minutes;

const JOURNEY: usize = 0;
const SLI: usize = 1;
const TARGET: usize = 2;
const WINDOW: usize = 3;
const BUDGET: usize = 4;
const PER_DAY: usize = 5;
const EVENTS: usize = 6;
const MAY_FAIL: usize = 7;
const GOOD: usize = 8;
const ELAPSED: usize = 9;
const FAILED: usize = 10;
const REMAINING: usize = 11;
const SPENT: usize = 12;
const BURN: usize = 13;
const TO_HUMAN: usize = 14;
const TEXTS: usize = 15;

const COLUMNS: [(&str, u16); 25] = [
    ("Journey", 30),
    ("SLI", 13),
    ("Target (%)", 10),
    ("Window (days)", 10),
    ("Error budget (minutes)", 12),
    ("Events a day", 13),
    ("Events in the window", 13),
    ("Events that may fail", 13),
    ("Measured good", 12),
    ("Days measured", 10),
    ("Failed (minutes)", 12),
    ("Budget remaining (minutes)", 12),
    ("Budget spent", 10),
    ("Burn rate", 10),
    ("From a page to a human (minutes)", 12),
    ("Alerts", 36),
    ("Which events count and are good", 42),
    ("Measured at", 30),
    ("Depends on", 24),
    ("Selector of all events", 36),
    ("Selector of failed or good events", 36),
    ("Owner", 16),
    ("Agreed", 12),
    ("Review by", 12),
    ("Why this target", 42),
];

pub(super) fn sheet(engagement: &Engagement) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(title, width)| (title.to_owned(), width));
    let mut sheet = Sheet::new("Objectives", 0, &columns)?;
    sheet.freeze(1, 1)?;
    for (line, one) in (1..).zip(&engagement.objectives) {
        let found = figures(engagement, one);
        let journey = match one.journey {
            Some(id) => journey_name(id, engagement),
            None => "Whole service".to_owned(),
        };
        sheet.text(line, JOURNEY, &journey)?;
        sheet.text(line, SLI, one.kind.name())?;
        inputs(&mut sheet, line, engagement, one, &found)?;
        follows(&mut sheet, line, &found)?;
        for (column, text) in (TEXTS..).zip(texts(one, &found)) {
            sheet.text(line, column, &text)?;
        }
    }
    Ok(sheet.done())
}

/// What is typed, as numbers; a target that cannot be counted with as a text.
fn inputs(
    sheet: &mut Sheet,
    line: u32,
    engagement: &Engagement,
    one: &Objective,
    found: &ObjectiveFigures,
) -> Result<(), XlsxError> {
    match found.target {
        Ok(target) => sheet.number(line, TARGET, target.of(100.0), Shown::Number)?,
        Err(_) => {
            let typed = one.target.and_then(|id| engagement.target(id));
            sheet.text(line, TARGET, typed.map_or("", |target| &target.percent))?;
        }
    }
    let window = found.window.get();
    let events = found.events.as_ref().ok().copied().flatten();
    let good = found.measured.share.as_ref().ok().copied().flatten();
    let elapsed = found.measured.elapsed.as_ref().ok();
    let elapsed = elapsed.filter(|_| good.is_some());
    let to_human = found.to_human.as_ref().ok();
    for (column, number, shown) in [
        (WINDOW, Some(window), Shown::Number),
        (PER_DAY, events.map(|events| events / window), Shown::Number),
        (GOOD, good.map(|good| good.get()), Shown::Percent),
        (ELAPSED, elapsed.map(|days| days.get()), Shown::Number),
        (TO_HUMAN, to_human.map(|time| time.get()), Shown::Number),
    ] {
        if let Some(number) = number {
            sheet.number(line, column, number, shown)?;
        }
    }
    Ok(())
}

/// What follows: the budget and what the measurement consumed of it.
///
/// The formulas are those of [`crate::math::error_budget`] and [`crate::math::slo::Consumption::of`].
fn follows(sheet: &mut Sheet, line: u32, found: &ObjectiveFigures) -> Result<(), XlsxError> {
    let cell = |column| at(line, column);
    let [target, window, events, good, elapsed] = [TARGET, WINDOW, EVENTS, GOOD, ELAPSED].map(cell);
    // What is left of 100 is exact in decimals and not in binary, and a percentage has twelve of them.
    let left = format!("ROUND(100-{target},12)/100");
    // A month may have a day more than it is counted as.
    let longest = format!("MAX({window},{elapsed})");
    let consumed = found.consumption();
    let events_now = found.events.as_ref().ok().copied().flatten();
    let target_now = found.target.as_ref().ok();
    let may_fail = target_now.zip(events_now);
    let per_day = cell(PER_DAY);
    let measured = [&target, &good, &elapsed];
    let minutes = |of: Option<Minutes>| of.map(Minutes::get);
    for (column, needs, formula, now, shown) in [
        (
            BUDGET,
            &[&target][..],
            format!("{left}*{window}*1440"),
            minutes(found.budget()),
            Shown::Number,
        ),
        (
            EVENTS,
            &[&per_day],
            format!("{per_day}*{window}"),
            events_now,
            Shown::Number,
        ),
        (
            MAY_FAIL,
            &[&target, &events],
            format!("{left}*{events}"),
            may_fail.map(|(target, events)| target.complement_of(events)),
            Shown::Number,
        ),
        (
            FAILED,
            &measured,
            format!("(1-{good})*{elapsed}*1440"),
            minutes(consumed.map(|one| one.failed)),
            Shown::Number,
        ),
        (
            REMAINING,
            &measured,
            format!("{left}*{longest}*1440-{}", cell(FAILED)),
            minutes(consumed.map(|one| one.remaining)),
            Shown::Number,
        ),
        (
            SPENT,
            &measured,
            format!("{}*{elapsed}/{longest}", cell(BURN)),
            consumed.map(|one| one.consumed.get()),
            Shown::Percent,
        ),
        (
            BURN,
            &measured,
            format!("(1-{good})/({left})"),
            consumed.map(|one| one.burn),
            Shown::Number,
        ),
    ] {
        let there = needs.iter().map(|cell| format!("ISNUMBER({cell})"));
        let there = there.collect::<Vec<_>>().join(",");
        let formula = format!("=IF(AND({there}),{formula},\"\")");
        sheet.formula(line, column, &formula, now, shown)?;
    }
    Ok(())
}

/// The columns that are text.
fn texts(one: &Objective, found: &ObjectiveFigures) -> [String; 10] {
    let alerts = found.readable().into_iter().map(|rule| {
        let severity = if rule.pages { "page" } else { "ticket" };
        format!(
            "{severity}: burn rate {} over {} and {} minutes",
            plain(rule.burn),
            plain(rule.long.get()),
            plain(rule.short.get())
        )
    });
    let part = match (one.part_selector.trim(), one.part) {
        ("", _) => String::new(),
        (selector, Part::Failed) => format!("failed: {selector}"),
        (selector, Part::Good) => format!("good: {selector}"),
    };
    [
        alerts.collect::<Vec<_>>().join("\n"),
        one.specification.clone(),
        one.measured_at.clone(),
        one.depends.clone(),
        one.total_selector.clone(),
        part,
        one.owner.clone(),
        one.agreed.clone(),
        one.review.clone(),
        one.rationale.clone(),
    ]
}
