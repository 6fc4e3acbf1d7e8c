//! How a target stands that need not be the chosen one, and a journey against its own.

use super::odds::{kept, method, of_window};
use super::totals::{budget_of, costs, counted, difference, gap_of, sum};
use super::{Known, Line, Section, Working};
use crate::analysis::analyse::Standing;
use crate::analysis::{Lever, Wanted, analyse};
use crate::document::names::journey_name;
use crate::document::{RowId, Window};
use crate::text::figures::{figure, percent};
use crate::text::odds_words::{lever, many, probability, window, with_mitigations};

fn standing<'a>(id: RowId, known: &'a Known) -> Option<&'a Standing> {
    let mut targets = known.analysis.targets.iter();
    targets.find(|one| one.id == id)?.figures.as_ref().ok()
}

pub(super) fn gap(id: RowId, known: &Known) -> Option<Working> {
    gap_of(standing(id, known)?, known)
}

/// How often a target holds, wherever that is asked.
pub(super) fn holds(id: RowId, known: &Known) -> Option<Working> {
    let target = standing(id, known)?.percent;
    let of = known.engagement.odds.window;
    let kept = |wanted| kept(known.odds, wanted, id).map(probability);
    let now = kept(Wanted::AsIs(of))?;
    let formula = of_window(target, known);
    let in_window = |one: Window| {
        let kept = kept(Wanted::AsIs(one))?;
        Some(Line::new(window(one), "", kept))
    };
    let under = |one: Lever| Some(Line::new(lever(one), "", kept(Wanted::Lever(one))?));
    let mut sections = vec![Section {
        title: "As it is, in each window".to_owned(),
        lines: Window::ALL.into_iter().filter_map(in_window).collect(),
    }];
    let on = known.analysis.mitigated.map(|one| one.on);
    if let Some((on, then)) = on.zip(kept(Wanted::Mitigated)) {
        sections.push(Section {
            title: format!("In {}", window(of)),
            lines: vec![Line::new(with_mitigations(on), "", then)],
        });
    }
    let levers: Vec<Line> = Lever::ALL.into_iter().filter_map(under).collect();
    if !levers.is_empty() {
        sections.push(Section {
            title: format!("Under each lever, in {}", window(of)),
            lines: levers,
        });
    }
    sections.push(method(known));
    Some(Working {
        title: format!("{} holds in {now} of {}", percent(&target), many(of)),
        of: super::totals::scope(known),
        says: format!(
            "{now} is how likely the bad minutes of all counted risks together stay at {} or less. Each window has a budget of its own.",
            formula.result.text
        ),
        formula: Some(formula),
        sections,
        ..Working::default()
    })
}

/// What the risks that reach a journey cost, against its own target.
pub(super) fn journey(id: RowId, known: &Known) -> Option<Working> {
    let scoped = known.engagement.scoped_to(Some(id));
    let analysis = analyse(&scoped);
    let of_journey = Known {
        engagement: &scoped,
        analysis: &analysis,
        ..*known
    };
    let several = counted(&of_journey)?;
    let total = figure(analysis.total.get());
    let standing = analysis.chosen();
    let against = standing.map(|standing| {
        let name = format!("Against {}", percent(&standing.percent));
        let budget = standing.rank.budget.get();
        Section {
            title: "Against its budget".to_owned(),
            lines: vec![Line::worked_out(
                name,
                &difference(analysis.total.get(), budget),
            )],
        }
    });
    Some(Working {
        title: format!("{total} bad minutes a year"),
        of: journey_name(id, known.engagement),
        formula: Some(sum(
            costs(&of_journey),
            total,
            "bad min a year",
            &of_journey,
        )),
        says: format!(
            "The sum of the {} that reach it, each with its impact on it.",
            if several == 1 {
                "risk".to_owned()
            } else {
                format!("{several} risks")
            }
        ),
        sections: against.into_iter().collect(),
        then: standing.map(|standing| {
            let budget = budget_of(standing, &of_journey);
            (format!("Why {} are allowed", budget.result.text), budget)
        }),
        ..Working::default()
    })
}
