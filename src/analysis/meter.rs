//! The budget meter: every risk a segment, every budget a mark, on one scale.

use crate::analysis::analyse::Analysis;
use crate::analysis::cells::row::Row;
use crate::document::records::values::id::RowId;
use crate::math::ordered;
use crate::math::{Minutes, Percent};

/// Segments drawn one by one; the rest become one, for they would be thinner than a line.
const MOST_SEGMENTS: usize = 40;
/// How far the scale reaches beyond what must be seen.
const HEADROOM: f64 = 1.25;
/// The least distance between two labels, as a share of the scale.
const LABEL_SPACE: f64 = 0.12;

/// What the meter draws; all positions are shares of its width.
#[derive(Clone, Debug, PartialEq)]
pub struct Meter {
    /// The risks, most costly first.
    pub segments: Vec<Segment>,
    /// The budgets that fit on the scale, in the order of the targets.
    pub marks: Vec<BudgetMark>,
}

/// One risk, or all small ones together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Which risk; `None` for all that follow the largest.
    pub risk: Option<RowId>,
    /// Where it starts.
    pub start: f64,
    /// How wide it is.
    pub width: f64,
}

/// One target's budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BudgetMark {
    /// The target.
    pub percent: Percent,
    /// Its yearly budget.
    pub budget: Minutes,
    /// Where the mark stands.
    pub at: f64,
    /// Whether it is the headline's target.
    pub chosen: bool,
    /// Whether its label has room beside the others'.
    pub labelled: bool,
}

/// Lays the meter out. Empty while nothing is counted and no budget can be read.
pub fn meter(analysis: &Analysis) -> Meter {
    let chosen_budget = analysis
        .chosen()
        .map_or(0.0, |chosen| chosen.rank.budget.get());
    let reach = HEADROOM * analysis.total.get().max(chosen_budget);
    if reach <= 0.0 {
        return Meter {
            segments: Vec::new(),
            marks: Vec::new(),
        };
    }
    Meter {
        segments: segments(analysis, reach),
        marks: marks(analysis, reach),
    }
}

fn segments(analysis: &Analysis, reach: f64) -> Vec<Segment> {
    let cost = |row: &Row| Some((row.id, row.figures()?.bad_minutes.get()));
    let mut costs: Vec<_> = analysis.rows.iter().filter_map(cost).collect();
    costs.retain(|(_, minutes)| *minutes > 0.0);
    let order = ordered(costs.len(), &|a, b| costs[b].1.total_cmp(&costs[a].1));
    let costs: Vec<_> = order.into_iter().map(|place| costs[place]).collect();
    let mut start = 0.0;
    let mut segment = |risk, minutes: f64| {
        let width = minutes / reach;
        let segment = Segment { risk, start, width };
        start += width;
        segment
    };
    let alone = costs.len().min(MOST_SEGMENTS);
    let mut segments: Vec<_> = costs[..alone]
        .iter()
        .map(|&(risk, minutes)| segment(Some(risk), minutes))
        .collect();
    let rest: f64 = costs[alone..].iter().map(|(_, minutes)| minutes).sum();
    if rest > 0.0 {
        segments.push(segment(None, rest));
    }
    segments
}

fn marks(analysis: &Analysis, reach: f64) -> Vec<BudgetMark> {
    let standings = analysis.targets.iter().enumerate();
    let mut marks: Vec<_> = standings
        .filter_map(|(place, target)| {
            let standing = target.figures.as_ref().ok()?;
            let budget = standing.rank.budget;
            Some(BudgetMark {
                percent: standing.percent,
                budget,
                at: budget.get() / reach,
                chosen: analysis.chosen == Some(place),
                labelled: false,
            })
        })
        .filter(|mark| mark.at <= 1.0)
        .collect();
    // The chosen target's label comes first; the others take what room is left.
    let mut taken: Vec<f64> = Vec::new();
    for chosen in [true, false] {
        for mark in marks.iter_mut().filter(|mark| mark.chosen == chosen) {
            let free = taken.iter().all(|at| (at - mark.at).abs() >= LABEL_SPACE);
            mark.labelled = free || chosen;
            if mark.labelled {
                taken.push(mark.at);
            }
        }
    }
    marks
}
