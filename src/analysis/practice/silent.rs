//! Which figures a room would best estimate in silence.

use crate::analysis::analyse::Analysis;
use crate::document::records::engagement::Engagement;
use crate::document::records::risk::Risk;
use crate::document::records::values::entry::{Column, Entry};
use crate::document::rounds::Figure;
use crate::math::order::ordered;

/// How many guesses to ask about: what people answer in five minutes.
const GUESSES: usize = 4;

/// The figures of open rounds, and behind them the widest range of each of the most costly guesses. While no risk
/// counts, the ETTR of the first one.
pub fn proposed(engagement: &Engagement, analysis: &Analysis) -> Vec<Figure> {
    let rounds = engagement.activities.rounds.iter();
    let open = rounds.filter(|round| round.is_open());
    let mut figures: Vec<Figure> = open.map(|round| round.figure()).collect();
    let known = |figure: &Figure| engagement.risk(figure.risk).is_some();
    figures.retain(known);
    for figure in guesses(engagement, analysis) {
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    if figures.is_empty() {
        let first = engagement.risks.iter().find(|risk| !risk.is_blank());
        figures.extend(first.map(|risk| Figure {
            risk: risk.id,
            column: Column::Ettr,
        }));
    }
    figures
}

fn guesses(engagement: &Engagement, analysis: &Analysis) -> impl Iterator<Item = Figure> {
    let pairs = engagement.risks.iter().zip(&analysis.rows);
    let counted: Vec<(&Risk, f64)> = pairs
        .filter(|(risk, _)| risk.basis.is_guess())
        .filter_map(|(risk, row)| Some((risk, row.figures()?.bad_minutes.get())))
        .collect();
    let by = |a: usize, b: usize| counted[b].1.total_cmp(&counted[a].1);
    let figures = ordered(counted.len(), &by).into_iter().map(|at| {
        let risk = counted[at].0;
        let column = widest(risk);
        Figure {
            risk: risk.id,
            column,
        }
    });
    figures.take(GUESSES).collect::<Vec<_>>().into_iter()
}

/// The figure of the widest range; ETTR where there is none.
fn widest(risk: &Risk) -> Column {
    let mut all = Column::ALL.map(|column| (width(risk.entry(column)), column));
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    match all[0] {
        (width, column) if width > 1.0 => column,
        _ => Column::Ettr,
    }
}

/// How many times its low end the high end is.
fn width(entry: &Entry) -> f64 {
    match *entry {
        Entry::Range { low, high, .. } if low > 0.0 => high / low,
        Entry::Range { .. } => f64::MAX,
        _ => 1.0,
    }
}
