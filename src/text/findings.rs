//! What the analysis noticed, in full sentences.

use crate::analysis::cells::finding::TargetProblem;
use crate::analysis::{Finding, Hint};
use crate::document::names::{journey_name, mitigation_name, row_name, systemic_name};
use crate::document::{Column, Engagement, MitigationCell, Problem, RowId, Worsening};
use crate::grammar::cell::{problem_of, show};
use crate::grammar::problem::problem;
use crate::grammar::{measures, worsening};
use crate::math::PercentError;
use crate::text::figures::figure;

/// A finding as a full sentence, naming its row.
pub fn finding(finding: &Finding, engagement: &Engagement) -> String {
    match *finding {
        Finding::Unread {
            risk,
            column,
            problem,
        } => unread(risk, column, problem, engagement),
        Finding::ReachUnread {
            risk,
            journey,
            problem: reason,
        } => {
            let name = journey_name(journey, engagement);
            let cell = engagement
                .risk(risk)
                .and_then(|risk| risk.reach.cell(journey));
            let text = cell
                .map(|cell| show(Column::Impact, cell))
                .unwrap_or_default();
            let reason = problem_of(Column::Impact, &text).unwrap_or(reason);
            format!(
                "\"{}\" as impact on {name} {}. This row is left out while {name} is read.",
                text.trim(),
                problem(Column::Impact, reason)
            )
        }
        Finding::SystemicUnread { systemic, what, .. } => {
            let found = engagement.systemic.iter().find(|one| one.id == systemic);
            let text = found.map(|one| worsening::show(what, one.entry(what)));
            let expected = match what {
                Worsening::Ettd | Worsening::Ettr => "minutes, such as 30 or 1h",
                Worsening::MoreOften => "percent, such as 10",
            };
            format!(
                "\"{}\" as {} of {} cannot be read: write {expected}. It is not counted.",
                text.unwrap_or_default().trim(),
                what.name(),
                systemic_name(systemic, engagement)
            )
        }
        Finding::MitigationUnread {
            mitigation,
            cell,
            problem: reason,
        } => mitigation_unread(mitigation, cell, reason, engagement),
        Finding::TargetUnread {
            target,
            problem: reason,
        } => {
            let text = engagement
                .target(target)
                .map_or("", |target| &target.percent);
            target_unread(text, reason)
        }
        Finding::TooBigUnread => format!(
            "The share of the budget from which a risk is too big, \"{}\", is not a percentage above 0: 25% is used.",
            engagement.too_big_percent
        ),
        Finding::Hint(hint) => hint_sentence(hint, engagement),
    }
}

fn unread(id: RowId, column: Column, reason: Problem, engagement: &Engagement) -> String {
    let entry = engagement.risk(id).map(|risk| risk.entry(column));
    let text = entry.map(|entry| show(column, entry)).unwrap_or_default();
    // The document keeps only the text; why it cannot be read is found anew.
    let reason = problem_of(column, &text).unwrap_or(reason);
    format!(
        "\"{}\" as {} of {} {}. This row is left out of the total.",
        text.trim(),
        column.name(),
        row_name(id, engagement),
        problem(column, reason)
    )
}

/// A factor that makes things better.
fn factor(column: Column) -> &'static str {
    match column {
        Column::Ettf => "x2 for half as often",
        _ => "x0.5",
    }
}

fn mitigation_unread(
    id: RowId,
    cell: MitigationCell,
    reason: Problem,
    engagement: &Engagement,
) -> String {
    let found = engagement.mitigations.iter().find(|one| one.id == id);
    let text = found.map(|one| measures::show(cell, one.entry(cell)));
    let (wrong, then) = match cell {
        MitigationCell::Change(column) => (
            format!(
                "{}, or a factor such as {}",
                problem(column, reason),
                factor(column)
            ),
            "It changes nothing until then.",
        ),
        MitigationCell::Effort => (
            "cannot be read: write person-weeks above 0, such as 2, 3d or 1 to 4".to_owned(),
            "",
        ),
    };
    let sentence = format!(
        "\"{}\" as {} of {} {wrong}. {then}",
        text.unwrap_or_default().trim(),
        cell.name(),
        mitigation_name(id, engagement)
    );
    sentence.trim_end().to_owned()
}

fn target_unread(text: &str, problem: TargetProblem) -> String {
    let wrong = match problem {
        TargetProblem::Percent(PercentError::NotANumber) => "is not a percentage",
        TargetProblem::Percent(PercentError::TooManyDecimals) => "has more than twelve decimals",
        TargetProblem::Percent(PercentError::Above100) => "is above 100%",
        TargetProblem::Extreme => "leaves everything or nothing to fail",
    };
    format!(
        "The target \"{}\" {wrong}: write a percentage between 0 and 100, such as 99.9.",
        text.trim()
    )
}

fn hint_sentence(hint: Hint, engagement: &Engagement) -> String {
    let name = |risk| row_name(risk, engagement);
    match hint {
        Hint::ImpactBelowOnePercent { risk } => {
            let entry = engagement.risk(risk).map(|risk| &risk.impact);
            let text = entry.map(|entry| show(Column::Impact, entry));
            let text = text.unwrap_or_default();
            format!(
                "Impact of {} counts as {text}%: write {text}% if that is meant, or the percent of all users.",
                name(risk)
            )
        }
        Hint::DetectionLongerThanFailure { risk } => format!(
            "ETTD of {} is longer than its ETTF: it fails again before anyone notices.",
            name(risk)
        ),
        Hint::OneIncidentOverBudget {
            risk,
            incident,
            budget,
        } => format!(
            "One incident of {} costs {} minutes, more than a whole year's budget of {}.",
            name(risk),
            figure(incident.get()),
            figure(budget.get())
        ),
        Hint::RangeTooWide { risk, column } => format!(
            "{} of {} is so wide a range that what it counts as lies outside it: narrow it, or write flat after it.",
            column.name(),
            name(risk)
        ),
        Hint::PointBeforeThreeDigits { risk, column } => {
            let entry = engagement.risk(risk).map(|risk| risk.entry(column));
            let text = entry.map(|entry| show(column, entry)).unwrap_or_default();
            let figure = before_three_digits(&text).unwrap_or(&text);
            counts_point(column, &name(risk), figure)
        }
        Hint::SameNumber { column } => format!(
            "{} is the same in every row: is that known, or was it filled in?",
            column.name()
        ),
    }
}

/// The last figure of a text that has a point before exactly three digits.
pub(crate) fn before_three_digits(text: &str) -> Option<&str> {
    let mut figures = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    figures.rfind(|figure| {
        let decimals = figure.split_once('.').map(|(_, decimals)| decimals.len());
        decimals == Some(3)
    })
}

/// What is said of such a figure.
pub(crate) fn counts_point(column: Column, row: &str, figure: &str) -> String {
    format!(
        "{} of {row} counts {figure} with a decimal point: write {} if a thousand is meant.",
        column.name(),
        figure.replace('.', "")
    )
}
