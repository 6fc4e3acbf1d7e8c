//! What each risk costs each journey: the figures of all journeys at once, as the analysis gives them
//! for one that is chosen.

use std::collections::HashMap;

use crate::analysis::outlook::Outlook;
use crate::document::records::engagement::Engagement;
use crate::document::records::journey::{Journey, Reached};
use crate::document::records::reading::{self, Problem};
use crate::document::records::risk::Risk;
use crate::document::records::values::id::RowId;
use crate::math::{
    Costing, Estimate, Minutes, Percent, RiskEstimates, Share, Shift, error_budget, ordered,
};

/// What a risk does to a journey.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReachCost {
    /// Nothing.
    NotReached,
    /// Its figures are not filled, or cannot be read.
    NotCounted,
    /// The impact on this journey cannot be read.
    Unread(Problem),
    /// Bad minutes a year.
    Costs(Minutes),
}

/// The figures of one journey.
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyCost {
    /// Which journey.
    pub id: RowId,
    /// Bad minutes a year of the risks that reach it.
    pub total: Minutes,
    /// How many risks reach it.
    pub reached_by: usize,
    /// What its target allows in a year; `None` where that cannot be read.
    pub budget: Option<Minutes>,
}

/// Risks by journeys.
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyMatrix {
    /// The journeys, in the document's order.
    pub journeys: Vec<JourneyCost>,
    /// Bad minutes a year of the whole service.
    pub whole: Minutes,
    /// The most that one risk costs one journey, in minutes a year.
    pub largest: f64,
    /// The risks that reach no journey, in the document's order.
    pub unreached: Vec<RowId>,
    /// The risks that are filled, with most minutes a year first where they have their own impact.
    pub ranked: Vec<RowId>,
    /// The cells that cannot be read.
    pub unread: Vec<(RowId, RowId, Problem)>,
    rows: HashMap<RowId, usize>,
    columns: HashMap<RowId, usize>,
    cells: Vec<ReachCost>,
}

impl JourneyMatrix {
    /// What a risk does to a journey; nothing for one that is not here.
    pub fn cell(&self, risk: RowId, journey: RowId) -> ReachCost {
        let place = self.rows.get(&risk).zip(self.columns.get(&journey));
        let cell =
            place.and_then(|(row, column)| self.cells.get(row * self.columns.len() + column));
        cell.copied().unwrap_or(ReachCost::NotReached)
    }

    /// The figures of a journey.
    pub fn journey(&self, id: RowId) -> Option<&JourneyCost> {
        self.journeys.get(*self.columns.get(&id)?)
    }
}

/// A risk's figures before its impact is chosen: what it costs with its own, and with another.
struct RiskCost {
    own: ReachCost,
    with: Option<(Costing, Shift)>,
}

impl RiskCost {
    /// What it costs with its own impact; less than nothing where that is not known.
    fn minutes(&self) -> f64 {
        match self.own {
            ReachCost::Costs(minutes) => minutes.get(),
            _ => -1.0,
        }
    }

    fn on(&self, reached: Reached) -> ReachCost {
        match reached {
            Reached::No => ReachCost::NotReached,
            Reached::AsOwn => self.own,
            Reached::With(impact) => match (reading::impact(impact), self.with) {
                (Err(problem), _) => ReachCost::Unread(problem),
                (Ok(Some(impact)), Some((costing, shift))) => {
                    ReachCost::Costs(costing.with_impact(impact).bad_minutes_per_year(shift))
                }
                _ => ReachCost::NotCounted,
            },
        }
    }
}

/// What each risk costs each journey, as things stand, without the mitigations. Risks nobody has filled
/// are left out.
pub fn journey_matrix(engagement: &Engagement) -> JourneyMatrix {
    let mut matrix = JourneyMatrix {
        journeys: journeys(engagement),
        whole: Minutes::new(0.0),
        largest: 0.0,
        unreached: Vec::new(),
        ranked: Vec::new(),
        unread: Vec::new(),
        rows: HashMap::new(),
        columns: HashMap::new(),
        cells: Vec::new(),
    };
    let ids = engagement.journeys.iter().map(|one| one.id);
    matrix.columns = ids.enumerate().map(|(place, id)| (id, place)).collect();
    let costs = costs(engagement);
    let order = ordered(costs.len(), &|a, b| {
        costs[b].minutes().total_cmp(&costs[a].minutes())
    });
    let filled = order.into_iter().map(|place| &engagement.risks[place]);
    let filled = filled.filter(|risk| !risk.is_blank());
    matrix.ranked = filled.map(|risk| risk.id).collect();
    for (risk, cost) in engagement.risks.iter().zip(costs) {
        if risk.is_blank() {
            continue;
        }
        matrix.rows.insert(risk.id, matrix.rows.len());
        if let ReachCost::Costs(minutes) = cost.own {
            matrix.whole = matrix.whole + minutes;
        }
        let mut reaches_any = false;
        let unsaid = cost.on(risk.reached_with(None));
        let mut row = vec![unsaid; matrix.journeys.len()];
        for said in &risk.reach.journeys {
            if let Some(&place) = matrix.columns.get(&said.journey) {
                row[place] = cost.on(risk.reached_with(Some(&said.impact)));
            }
        }
        for (&cell, figures) in row.iter().zip(&mut matrix.journeys) {
            if cell != ReachCost::NotReached {
                figures.reached_by += 1;
                reaches_any = true;
            }
            match cell {
                ReachCost::Costs(minutes) => {
                    figures.total = figures.total + minutes;
                    matrix.largest = matrix.largest.max(minutes.get());
                }
                ReachCost::Unread(problem) => matrix.unread.push((risk.id, figures.id, problem)),
                ReachCost::NotReached | ReachCost::NotCounted => {}
            }
        }
        matrix.cells.extend(row);
        if !reaches_any {
            matrix.unreached.push(risk.id);
        }
    }
    matrix
}

fn journeys(engagement: &Engagement) -> Vec<JourneyCost> {
    let days = engagement.year.length().days();
    let budget = |journey: &Journey| {
        let target = engagement.target(journey.target.unwrap_or(engagement.chosen_target))?;
        let percent: Percent = target.percent.parse().ok()?;
        (!percent.is_extreme()).then(|| error_budget(percent, days))
    };
    let figures = |journey: &Journey| JourneyCost {
        id: journey.id,
        total: Minutes::new(0.0),
        reached_by: 0,
        budget: budget(journey),
    };
    engagement.journeys.iter().map(figures).collect()
}

fn costs(engagement: &Engagement) -> Vec<RiskCost> {
    let year = engagement.year.length();
    let estimates = |risk: &Risk| {
        let own = reading::impact(&risk.impact).ok().flatten();
        Some(RiskEstimates {
            ettd: reading::duration(&risk.ettd).ok().flatten()?,
            ettr: reading::duration(&risk.ettr).ok().flatten()?,
            // Only asked for with the impact on a journey where it has none of its own.
            impact: own.unwrap_or(Estimate::Point(Share::new(1.0))),
            frequency: reading::frequency(&risk.ettf, year).ok().flatten()?,
        })
    };
    let rows: Vec<Option<RiskEstimates>> = engagement.risks.iter().map(estimates).collect();
    // What is wrong with systemic risks and mitigations is said where they stand.
    let outlook = Outlook::new(engagement, &rows, &mut Vec::new());
    let cost = |(place, risk): (usize, &Risk)| {
        let with = outlook.costing(place);
        let own = match (reading::impact(&risk.impact), with) {
            (Ok(Some(_)), Some((costing, shift))) => {
                ReachCost::Costs(costing.bad_minutes_per_year(shift))
            }
            _ => ReachCost::NotCounted,
        };
        RiskCost { own, with }
    };
    engagement.risks.iter().enumerate().map(cost).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Row, analyse};
    use crate::document::Column;
    use crate::document::EngagementId;
    use crate::grammar::cell;

    fn id(place: u8) -> RowId {
        RowId::from_random(&[place; 5])
    }

    /// Two journeys, and risks that reach them in all the ways there are.
    fn engagement() -> Engagement {
        let own = EngagementId::from_random(&[9; 16]);
        let mut engagement = Engagement::new(own, String::new(), || id(99));
        engagement.journeys = vec![Journey::blank(id(1)), Journey::blank(id(2))];
        let cells = [
            ("100%", None, None),
            ("100%", Some("40%"), Some("0")),
            ("", Some("10 to 30%"), None),
            ("5%", Some("most"), Some("")),
        ];
        for (place, (impact, first, second)) in (10..).zip(cells) {
            let mut risk = Risk::blank(id(place));
            for (column, text) in Column::ALL.into_iter().zip(["10", "50", impact, "30"]) {
                *risk.entry_mut(column) = cell::read(column, text);
            }
            for (journey, text) in [(id(1), first), (id(2), second)] {
                let impact = text.map(|text| cell::read(Column::Impact, text));
                risk.reach.set(journey, impact);
            }
            engagement.risks.push(risk);
        }
        engagement.risks.push(Risk::blank(id(30)));
        engagement
    }

    #[test]
    fn a_cell_says_what_the_analysis_of_its_journey_says() {
        let engagement = engagement();
        let matrix = journey_matrix(&engagement);
        for journey in [id(1), id(2)] {
            let analysis = analyse(&engagement.scoped_to(Some(journey)));
            for row in &analysis.rows {
                let minutes = row.figures().map(|figures| figures.bad_minutes);
                let cell = match matrix.cell(row.id, journey) {
                    ReachCost::Costs(minutes) => Some(minutes),
                    _ => None,
                };
                assert_eq!(cell, minutes, "{}", row.id);
            }
            let total = matrix.journey(journey).map(|one| one.total);
            assert_eq!(total, Some(analysis.total));
            let counted = analysis.rows.iter().filter_map(Row::figures).count();
            assert_eq!(counted, analysis.counted);
        }
    }

    #[test]
    fn a_cell_without_a_figure_says_why() {
        let matrix = journey_matrix(&engagement());
        let check = |risk: u8, journey: u8, expected: ReachCost| {
            assert_eq!(matrix.cell(id(risk), id(journey)), expected);
        };
        check(11, 2, ReachCost::NotReached);
        check(12, 2, ReachCost::NotCounted);
        check(13, 1, ReachCost::Unread(Problem::NotUnderstood));
        check(30, 1, ReachCost::NotReached);
        assert_eq!(matrix.whole, analyse(&engagement()).total);
        assert_eq!(matrix.unread.len(), 1);
        assert_eq!(matrix.journeys[1].reached_by, 3);
        assert_eq!(matrix.unreached, []);
        assert_eq!(matrix.ranked, [10, 11, 13, 12].map(id));
    }
}
