//! What mitigations save, and which of them are enough with the least effort.

use crate::analysis::analyse::{Row, estimates};
use crate::analysis::outlook::{Measure, Outlook};
use crate::document::records::engagement::Engagement;
use crate::document::records::id::RowId;
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

/// The mitigations of least effort that bring an engagement's total under its chosen target's
/// yearly budget; `None` when none do.
pub fn plan(engagement: &Engagement, budget: Minutes) -> Option<Plan> {
    let mut findings = Vec::new();
    let rows = estimates(engagement);
    Outlook::new(engagement, &rows, &mut findings).least_effort(budget)
}
