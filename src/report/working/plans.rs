//! What mitigations leave one after the other, the least effort that is enough, and what there was before.

use super::formula::{Part, formula, number};
use super::odds::{chosen, kept, method};
use super::totals::{budget_of, counted, difference, scope, sum};
use super::{Formula, Known, Line, Section, Working};
use crate::analysis::comparison::compare;
use crate::analysis::working::Behind;
use crate::analysis::{Step, Wanted, plan, steps, switched_step};
use crate::codec::versions::{opened, version_name};
use crate::document::RowId;
use crate::document::names::mitigation_name;
use crate::math::Minutes;
use crate::text::figures::{figure, percent};
use crate::text::odds_words::{many, probability};
use crate::text::plans::{effort, mark_text, person_weeks};

/// The sum over the risks with these mitigations made.
fn left(made: &[RowId], total: Minutes, known: &Known, behind: &Behind) -> Formula {
    let rows = behind.made(made).into_iter();
    let terms = rows.map(|(place, cost)| (known.engagement.risks[place].id, cost.get()));
    sum(
        terms.collect(),
        figure(total.get()),
        "bad min a year",
        known,
    )
}

/// P(chosen target met) as an answer has it.
fn often(wanted: Wanted, known: &Known) -> Option<f64> {
    kept(known.odds, wanted, known.engagement.chosen()?.id)
}

pub(super) fn buys(known: &Known, behind: &Behind) -> Option<Working> {
    counted(known)?;
    let engagement = known.engagement;
    let steps = steps(engagement);
    let (mut made, mut lines, mut sums) = (Vec::new(), Vec::new(), Vec::new());
    for (
        place,
        Step {
            added,
            effort,
            total,
        },
    ) in steps.iter().enumerate()
    {
        made.extend(*added);
        let name = added.map_or("As it is".to_owned(), |id| {
            format!("+ {}", mitigation_name(id, engagement))
        });
        let figure = mark_text(*total, often(Wanted::Step(place), known));
        lines.push(Line::new(name.clone(), person_weeks(*effort), figure));
        sums.push(Line::worked_out(name, &left(&made, *total, known, behind)));
    }
    let mut own = Vec::new();
    if let Some(now) = switched_step(engagement) {
        let figure = mark_text(now.total, often(Wanted::Mitigated, known));
        own.push(Line::new("On now", person_weeks(now.effort), figure));
    }
    if let Some(plan) = least(known).filter(|plan| !plan.chosen.is_empty()) {
        let figure = mark_text(plan.total, often(Wanted::Planned, known));
        own.push(Line::new("Least effort", person_weeks(plan.effort), figure));
    }
    if let Some(standing) = known.analysis.chosen() {
        own.push(Line::worked_out(
            format!("The budget of {}", percent(&standing.percent)),
            &budget_of(standing, known),
        ));
    }
    let section = |title: &str, lines| Section {
        title: title.to_owned(),
        lines,
    };
    Some(Working {
        title: "What each person-week buys".to_owned(),
        of: scope(known),
        says: "From the table without mitigations that have an effort, each step adds the one that takes away most bad minutes for each person-week then.".to_owned(),
        sections: vec![
            section("Left a year, and how often the target holds", lines),
            section("How each total is summed", sums),
            section("Beside them", own),
            method(known),
        ],
        ..Working::default()
    })
}

fn least(known: &Known) -> Option<crate::analysis::Plan> {
    plan(known.engagement, known.analysis.chosen()?.rank.budget)
}

pub(super) fn cheapest(known: &Known, behind: &Behind) -> Option<Working> {
    counted(known)?;
    let (_, target) = chosen(known)?;
    let plan = least(known)?;
    let many = many(known.engagement.odds.window);
    let budget = known.analysis.chosen()?.rank.budget.get();
    let mut efforts = Vec::new();
    for id in &plan.chosen {
        let mut figures = known.analysis.mitigations.iter();
        let takes = figures.find(|one| one.id == *id)?.effort?;
        if !efforts.is_empty() {
            efforts.push(Part::Sign("+"));
        }
        efforts.push(number(takes, mitigation_name(*id, known.engagement)));
    }
    let mut lines = vec![Line::worked_out(
        format!("Against {}", percent(&target)),
        &difference(plan.total.get(), budget),
    )];
    let then = often(Wanted::Planned, known).or_else(|| {
        known.odds.with_made(
            known.engagement,
            &plan.chosen,
            known.engagement.chosen()?.id,
        )
    });
    lines.extend(then.map(|kept| {
        let name = format!("{} then holds, of {many}", percent(&target));
        Line::new(name, "", probability(kept))
    }));
    let weeks = effort(plan.effort);
    Some(Working {
        title: format!("{} left a year", figure(plan.total.get())),
        of: format!("{}, with {}", scope(known), person_weeks(plan.effort)),
        formula: Some(left(&plan.chosen, plan.total, known, behind)),
        says: match plan.exact {
            true => "Every choice of the mitigations that have an effort was tried: none of less effort stays within the budget.",
            false => "Perhaps not the least effort: there are too many choices to try all.",
        }
        .to_owned(),
        sections: vec![Section {
            title: "What it comes to".to_owned(),
            lines,
        }],
        then: (!efforts.is_empty()).then(|| {
            let sum = formula(efforts, weeks.clone(), "person-weeks", &effort);
            (format!("Why {weeks} person-weeks"), sum)
        }),
        ..Working::default()
    })
}

/// What the total was in the version saved last, and has become.
pub(super) fn since(known: &Known) -> Option<Working> {
    let version = known.engagement.snapshots.last()?;
    let before = opened(version).ok()?.engagement;
    let comparison = compare(&before, known.engagement);
    let (was, is) = (
        comparison.before.total()?.get(),
        comparison.after.total()?.get(),
    );
    let formula = difference(is, was);
    let word = if is > was { "more" } else { "fewer" };
    let many = many(known.engagement.odds.window);
    let kept = |later| {
        let mitigated = false;
        often(Wanted::Compared { later, mitigated }, known)
    };
    let odds = kept(false).zip(kept(true)).map(|(was, is)| Section {
        title: format!("How often the target holds, of {many}"),
        lines: vec![
            Line::new("Then", "", probability(was)),
            Line::new("Now", "", probability(is)),
        ],
    });
    Some(Working {
        title: format!("{} {word} bad minutes a year", formula.result.text),
        of: format!("since {}", version_name(version)),
        formula: Some(formula),
        says: "Both totals are of the counted risks, each as its version has them. Versions lists what moved it, risk by risk.".to_owned(),
        sections: odds.into_iter().collect(),
        ..Working::default()
    })
}
