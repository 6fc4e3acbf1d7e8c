//! When an alert fires, and how soon it would page for a risk.

use super::formula::{Part, exact, formula, number};
use super::{Formula, Known, Line, Place, Section, Working};
use crate::analysis::alerting;
use crate::analysis::alerting::PagedAfter;
use crate::analysis::objective::figures;
use crate::document::RowId;
use crate::document::names::row_name;
use crate::grammar::number::plain;
use crate::math::slo::Rule;
use crate::math::slo::alert::paged_after;
use crate::math::units::MINUTES_PER_DAY;
use crate::math::{Minutes, Percent, Share};
use crate::text::figures::figure;
use crate::text::objectives::objective_words::title;
use crate::text::objectives::slo_words::{RATIOS, minutes};

/// 100% − target, as it stands in a formula.
fn may_fail(target: Percent) -> Part {
    let share = plain(target.complement_of(100.0));
    exact(format!("{share}%"), format!("not {target}%"))
}

fn in_percent(share: f64) -> String {
    format!("{}%", figure(share * 100.0))
}

/// From which share that fails a rule fires: burn rate x (1 - target).
fn fires_from(rule: &Rule, target: Percent) -> Formula {
    let parts = vec![
        number(rule.burn, "burn rate"),
        Part::Sign("×"),
        may_fail(target),
    ];
    formula(
        parts,
        in_percent(rule.error_ratio(target)),
        "failing",
        &in_percent,
    )
}

/// How soon it fires when a share fails: (1 - target) x burn rate / share x long window.
fn fires_after(rule: &Rule, target: Percent, failing: f64, name: &str) -> Option<Formula> {
    let after = rule.detection_time(target, Share::new(failing))?;
    let parts = vec![
        may_fail(target),
        Part::Sign("×"),
        number(rule.burn, "burn rate"),
        Part::Sign("/"),
        exact(name, "fail"),
        Part::Sign("×"),
        number(rule.long.get(), "min, the long window"),
    ];
    Some(formula(parts, figure(after.get()), "min", &figure))
}

/// A line of minutes, with longer words beside them where they are many.
fn timed(name: String, formula: &Formula, after: Minutes) -> Line {
    Line::new(name, formula.line(), minutes(after))
}

pub(super) fn alert(id: RowId, place: usize, known: &Known) -> Option<Working> {
    let objective = known.engagement.objective(id)?;
    let found = figures(known.engagement, objective);
    let rule = found.rules.get(place)?.as_ref().ok()?;
    let target = *found.target.as_ref().ok()?;
    let window = found.window;
    let spent = in_percent(rule.spend(window).get());
    let parts = vec![
        number(rule.burn, "burn rate"),
        Part::Sign("×"),
        number(rule.long.get(), "min, the long window"),
        Part::Sign("/"),
        Part::Sign("("),
        exact(plain(window.get()), "days"),
        Part::Sign("×"),
        exact(plain(MINUTES_PER_DAY), "minutes a day"),
        Part::Sign(")"),
    ];
    let mut lines = vec![Line::worked_out(
        "Fires from, failing",
        &fires_from(rule, target),
    )];
    for (failing, name) in RATIOS {
        let label = format!("If {name} fail");
        let after = rule.detection_time(target, Share::new(failing));
        let share = format!("{}%", plain(failing * 100.0));
        lines.push(match (fires_after(rule, target, failing, &share), after) {
            (Some(formula), Some(after)) => timed(label, &formula, after),
            _ => Line::new(label, "less fails than it fires from", "never"),
        });
    }
    lines.push(match rule.reset_time(target) {
        None => Line::new("Resets after", "it never fires", "never"),
        Some(after) => {
            let parts = vec![
                number(rule.short.get(), "min, the short window"),
                Part::Sign("×"),
                Part::Sign("("),
                exact("100%", "all fail"),
                Part::Sign("−"),
                number(rule.burn, "burn rate"),
                Part::Sign("×"),
                may_fail(target),
                Part::Sign(")"),
            ];
            let quiet = formula(parts, figure(after.get()), "min", &figure);
            timed("Resets after an outage of all".to_owned(), &quiet, after)
        }
    });
    let kind = if rule.pages {
        "pages"
    } else {
        "opens a ticket"
    };
    Some(Working {
        title: format!("{spent} of the budget spent when it {kind}"),
        of: title(objective, known.engagement),
        formula: Some(formula(parts, spent, "of the budget", &in_percent)),
        says: "It fires while the budget burns this fast over both windows: the long one decides when it begins, the short one when it ends. The Site Reliability Workbook, chapter 5.".to_owned(),
        sections: vec![Section {
            title: "When it fires".to_owned(),
            lines,
        }],
        ..Working::default()
    })
}

pub(super) fn paging(id: RowId, known: &Known) -> Option<Working> {
    let engagement = known.engagement;
    let objective = engagement.objective(id)?;
    let found = figures(engagement, objective);
    let target = *found.target.as_ref().ok()?;
    let to_human = *found.to_human.as_ref().ok()?;
    let rules = found.readable();
    let all = alerting::paging(engagement, objective.journey, &rules, target, to_human);
    if all.is_empty() {
        return None;
    }
    let line = |one: &alerting::Paging| {
        let failing = in_percent(one.error_ratio.get());
        let now = figure(one.now.get());
        let (says, then) = match (paged_after(&rules, target, one.error_ratio), one.then) {
            (Some(paged), PagedAfter::Sooner(after) | PagedAfter::NotSooner(after)) => {
                let says = format!("it pages after {} min", figure(paged.get()));
                (says, figure(after.get()))
            }
            _ => (
                "too few for a rule that pages".to_owned(),
                "never".to_owned(),
            ),
        };
        Line {
            name: row_name(one.risk, engagement),
            place: Some(Place::Risk(one.risk)),
            text: format!("{failing} fail, noticed after {now} min today; {says}"),
            figure: then,
        }
    };
    Some(Working {
        title: "How soon these alerts would page".to_owned(),
        of: title(objective, engagement),
        says: format!(
            "A rule that pages fires after (100% − {target}%) × its burn rate / the failing share × its long window; the quickest one counts. Then {} min until somebody is at work, in all rounded up to a hundredth.",
            figure(to_human.get())
        ),
        sections: vec![Section {
            title: "Minutes until somebody is at work".to_owned(),
            lines: all.iter().map(line).collect(),
        }],
        ..Working::default()
    })
}
