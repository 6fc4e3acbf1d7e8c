//! What mitigations save, and which of them are enough with the least effort.

use crate::analysis::cells::read::estimates;
use crate::analysis::cells::row::Row;
use crate::analysis::outlook::{Measure, Outlook};
use crate::document::records::engagement::Engagement;
use crate::document::records::mitigation::Mitigation;
use crate::document::records::reading;
use crate::document::records::values::id::RowId;
use crate::math::{Decision, Minutes, least_effort, ordered};

/// The most totals computed in a search, over the rows together: about a second.
const MOST_STEPS: usize = 1_000_000;

/// The figures of one mitigation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MitigationFigures {
    /// Which mitigation.
    pub id: RowId,
    /// Bad minutes a year it takes away, given what else is switched on; below 0 when it adds
    /// some. `None` when a change of it cannot be read.
    pub saved: Option<Minutes>,
    /// Its effort in person-weeks, when said.
    pub effort: Option<f64>,
    /// Bad minutes a year it takes away for each person-week.
    pub per_week: Option<Minutes>,
    /// Its place among those that save something, by minutes per person-week, from 1.
    pub rank: Option<usize>,
}

/// What the table comes to with the mitigations that are switched on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AsMitigated {
    /// Bad minutes a year.
    pub total: Minutes,
    /// How many mitigations are switched on.
    pub on: usize,
}

/// The mitigations that bring the total under a budget with the least effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Which, in the order of the document; none when the budget holds as things are.
    pub chosen: Vec<RowId>,
    /// Person-weeks.
    pub effort: f64,
    /// Bad minutes a year that are left.
    pub total: Minutes,
    /// Whether no other choice takes less effort.
    pub exact: bool,
}

impl Outlook {
    /// What is switched on.
    pub(crate) fn switched(&self) -> Vec<Decision> {
        let decide = |one: &Measure| match one.on {
            true => Decision::Yes,
            false => Decision::No,
        };
        self.measures().iter().map(decide).collect()
    }

    /// The figures of each mitigation, in the order of the document.
    pub fn mitigations(&self) -> Vec<MitigationFigures> {
        let decisions = self.switched();
        let mut all = Vec::with_capacity(decisions.len());
        for (place, one) in self.measures().iter().enumerate() {
            let saved = one.counted.then(|| self.saved_by(place, &decisions));
            let pair = saved.zip(one.effort);
            all.push(MitigationFigures {
                id: one.id,
                saved,
                effort: one.effort,
                per_week: pair.map(|(saved, effort)| Minutes::new(saved.get() / effort)),
                rank: None,
            });
        }
        let worth = |place: usize| all[place].per_week.map_or(0.0, Minutes::get);
        let order = ordered(all.len(), &|a, b| worth(b).total_cmp(&worth(a)));
        let ranked: Vec<usize> = order.into_iter().filter(|&at| worth(at) > 0.0).collect();
        for (rank, place) in ranked.into_iter().enumerate() {
            all[place].rank = Some(rank + 1);
        }
        all
    }

    /// Says in each row, and for the total, what it comes to with what is switched on; `None`
    /// while nothing is.
    pub fn mitigate(&self, rows: &mut [Row]) -> Option<AsMitigated> {
        let decisions = self.switched();
        let on = decisions.iter().filter(|one| **one == Decision::Yes);
        let on = on.count();
        if on == 0 {
            return None;
        }
        for (row, cost) in rows.iter_mut().zip(self.costs_under(&decisions)) {
            row.mitigated = cost;
        }
        let total = rows.iter().filter_map(|row| row.mitigated).sum();
        Some(AsMitigated { total, on })
    }

    /// The mitigations of least effort that bring the total to `budget` or below, whatever is
    /// switched on now; `None` when none do. Only those whose effort is said are chosen from; others
    /// stay as they are.
    pub fn least_effort(&self, budget: Minutes) -> Option<Plan> {
        let usable = |one: &Measure| one.counted && one.effort.is_some();
        let all = self.measures();
        let places: Vec<usize> = (0..all.len()).filter(|&at| usable(&all[at])).collect();
        let efforts: Vec<f64> = places.iter().filter_map(|&at| all[at].effort).collect();
        // What is switched on and has no effort is taken as done.
        let mut given = self.switched();
        for &place in &places {
            given[place] = Decision::No;
        }
        let decided = |chosen: &[Decision]| {
            let mut decisions: Vec<Decision> = given.clone();
            for (&place, decision) in places.iter().zip(chosen) {
                decisions[place] = *decision;
            }
            self.total_under(&decisions)
        };
        let steps = MOST_STEPS / self.counted().max(1);
        let found = least_effort(&efforts, budget.get(), steps, &|chosen| {
            decided(chosen).get()
        })?;
        let mut decisions = vec![Decision::No; efforts.len()];
        for &place in &found.chosen {
            decisions[place] = Decision::Yes;
        }
        let chosen = found.chosen.iter().map(|&at| all[places[at]].id);
        Some(Plan {
            chosen: chosen.collect(),
            effort: found.effort,
            total: decided(&decisions),
            exact: found.exact,
        })
    }
}

/// The most mitigations of which every choice is tried against the odds.
pub const MOST_TRIED: usize = 10;

/// A choice of mitigations to try against the odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Which, in the order of the document.
    pub chosen: Vec<RowId>,
    /// Person-weeks.
    pub effort: f64,
}

/// The choices to try in turn, so that the first that is enough is the one of least effort, and
/// whether that is sure: beyond [`MOST_TRIED`] mitigations only those that bring most minutes for
/// their effort are tried, one more each time. Only those whose effort is said are chosen from.
pub fn choices(engagement: &Engagement) -> (Vec<Choice>, bool) {
    let rows = estimates(engagement);
    let outlook = Outlook::new(engagement, &rows, &mut Vec::new());
    let figures = outlook.mitigations();
    let usable = |one: &&MitigationFigures| one.effort.is_some() && one.saved.is_some();
    let mut usable: Vec<MitigationFigures> = figures.iter().filter(usable).copied().collect();
    let choice = |chosen: &dyn Fn(usize) -> bool, all: &[MitigationFigures]| {
        let mut effort = 0.0;
        let mut ids = Vec::new();
        for (place, one) in all.iter().enumerate() {
            if chosen(place) {
                effort += one.effort.unwrap_or(0.0);
                ids.push(one.id);
            }
        }
        Choice {
            chosen: ids,
            effort,
        }
    };
    if usable.len() <= MOST_TRIED {
        let bits = 1_usize << usable.len();
        let all: Vec<Choice> = (0..bits)
            .map(|bits| choice(&|place| bits >> place & 1 == 1, &usable))
            .collect();
        let order = ordered(all.len(), &|a, b| all[a].effort.total_cmp(&all[b].effort));
        return (order.into_iter().map(|at| all[at].clone()).collect(), true);
    }
    let worth = |one: &MitigationFigures| one.per_week.map_or(0.0, Minutes::get);
    let order = ordered(usable.len(), &|a, b| {
        worth(&usable[b]).total_cmp(&worth(&usable[a]))
    });
    usable = order.into_iter().map(|at| usable[at]).collect();
    let first = |count: usize| choice(&|place| place < count, &usable);
    ((0..=usable.len()).map(first).collect(), false)
}

/// What is left after one mitigation more.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The mitigation that is added; `None` for the first: what is given without an effort.
    pub added: Option<RowId>,
    /// Person-weeks so far.
    pub effort: f64,
    /// Bad minutes a year that are left.
    pub total: Minutes,
}

/// What each person-week buys: from the table without mitigations that have an effort, each step adds the one
/// that takes away most minutes for its effort then. One that takes none away is left out.
pub fn steps(engagement: &Engagement) -> Vec<Step> {
    steps_among(engagement, &|_| true)
}

/// The same of some of the mitigations that have an effort.
pub(crate) fn steps_among(engagement: &Engagement, among: &dyn Fn(RowId) -> bool) -> Vec<Step> {
    let outlook = Outlook::new(engagement, &estimates(engagement), &mut Vec::new());
    let measures = outlook.measures();
    let mut decisions = outlook.switched();
    let mut open = Vec::new();
    for (place, one) in measures.iter().enumerate() {
        if let (true, Some(effort)) = (one.counted, one.effort) {
            decisions[place] = Decision::No;
            if among(one.id) {
                open.push((place, effort));
            }
        }
    }
    let mut steps = vec![Step {
        added: None,
        effort: 0.0,
        total: outlook.total_under(&decisions),
    }];
    while let Some(last) = steps.last().cloned() {
        let worth = |(at, (place, effort)): (usize, &(usize, f64))| {
            let saved = outlook.saved_by(*place, &decisions).get();
            // What is left of a difference of equal totals is nothing.
            (saved > 1e-9).then_some((at, saved / effort))
        };
        let best = open.iter().enumerate().filter_map(worth);
        let Some((at, _)) = best.reduce(|best, one| if one.1 > best.1 { one } else { best }) else {
            break;
        };
        let (place, effort) = open.remove(at);
        decisions[place] = Decision::Yes;
        steps.push(Step {
            added: Some(measures[place].id),
            effort: last.effort + effort,
            total: outlook.total_under(&decisions),
        });
    }
    steps
}

/// What is switched on and has an effort, as a step from nothing; `None` while nothing is.
pub fn switched_step(engagement: &Engagement) -> Option<Step> {
    let outlook = Outlook::new(engagement, &estimates(engagement), &mut Vec::new());
    let on = || outlook.measures().iter().filter(|one| one.on);
    let effort = on().filter(|one| one.counted).filter_map(|one| one.effort);
    on().next().map(|_| Step {
        added: None,
        effort: effort.sum(),
        total: outlook.total_under(&outlook.switched()),
    })
}

/// Whether a search for the least effort is done before anybody notices, so that it can follow each key.
pub fn is_quick(engagement: &Engagement) -> bool {
    let with_effort = |one: &&Mitigation| matches!(reading::effort(&one.effort), Ok(Some(_)));
    let choices = engagement.mitigations.iter().filter(with_effort).count();
    choices <= 16 && (engagement.risks.len() << choices) <= 20_000
}

/// The mitigations of least effort that bring an engagement's total under its chosen target's
/// yearly budget; `None` when none do.
pub fn plan(engagement: &Engagement, budget: Minutes) -> Option<Plan> {
    let mut findings = Vec::new();
    let rows = estimates(engagement);
    Outlook::new(engagement, &rows, &mut findings).least_effort(budget)
}
