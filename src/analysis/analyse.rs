//! The one analysis: figures and findings from a document. A broken row is a finding,
//! not a failed analysis.

use crate::analysis::cells::finding::{Finding, TargetProblem};
use crate::analysis::cells::hints;
use crate::analysis::cells::read::read_row;
use crate::analysis::cells::row::{Row, RowState};
use crate::analysis::outlook::{Outlook, SystemicFigures};
use crate::analysis::plan::{AsMitigated, MitigationFigures};
use crate::document::records::engagement::{Engagement, Target};
use crate::document::records::risk::Risk;
use crate::document::records::values::id::RowId;
use crate::math::{Mark, Minutes, PerYear, Percent, Rank, Share, Threshold, error_budget, mark};

/// All figures of one engagement.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// One for each risk, in the document's order.
    pub rows: Vec<Row>,
    /// Incidents a year of the counted rows.
    pub incidents: PerYear,
    /// Bad minutes a year of the counted rows.
    pub total: Minutes,
    /// What of the total rests on guesses; `None` while no risk says what it rests on.
    pub guessed: Option<Minutes>,
    /// How many rows are counted.
    pub counted: usize,
    /// How many rows have a cell that cannot be read and are left out.
    pub left_out: usize,
    /// One for each target, in the document's order.
    pub targets: Vec<TargetFigures>,
    /// The target of the headline, by its place in `targets`.
    pub chosen: Option<usize>,
    /// One for each systemic risk, in the document's order.
    pub systemic: Vec<SystemicFigures>,
    /// One for each mitigation, in the document's order.
    pub mitigations: Vec<MitigationFigures>,
    /// The total with the mitigations that are switched on; `None` while none is.
    pub mitigated: Option<AsMitigated>,
    /// What the analysis noticed, in the order of the rows.
    pub findings: Vec<Finding>,
}

/// One target's budget and how the risks stand against it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetFigures {
    /// Which target.
    pub id: RowId,
    /// Its budget and marks, when its percentage can be read.
    pub figures: Result<Standing, TargetProblem>,
}

/// How the risks stand against one budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The target.
    pub percent: Percent,
    /// Budget, accepted and needed, in minutes a year.
    pub rank: Rank,
    /// One for each risk; `None` for a row that is not counted.
    pub marks: Vec<Option<Mark>>,
    /// How many counted risks are not accepted.
    pub others: usize,
}

impl Analysis {
    /// The headline's target, when its percentage can be read.
    pub fn chosen(&self) -> Option<&Standing> {
        self.targets.get(self.chosen?)?.figures.as_ref().ok()
    }
}

/// Computes every figure of an engagement. Pure, total and in the order of the document.
pub fn analyse(engagement: &Engagement) -> Analysis {
    let mut findings = Vec::new();
    let read = |risk| read_row(risk, engagement, &mut findings);
    let (mut rows, estimates): (Vec<Row>, Vec<_>) = engagement.risks.iter().map(read).unzip();
    let outlook = Outlook::new(engagement, &estimates, &mut findings);
    for (place, row) in rows.iter_mut().enumerate() {
        if let Some(figures) = outlook.figures(place) {
            row.state = RowState::Counted(figures);
        }
    }
    let largest = rows
        .iter()
        .filter_map(|row| Some(row.figures()?.bad_minutes.get()))
        .fold(0.0, f64::max);
    for row in &mut rows {
        if let RowState::Counted(figures) = &mut row.state
            && largest > 0.0
        {
            figures.bar = Share::new(figures.bad_minutes.get() / largest);
        }
    }
    let threshold = threshold(engagement, &mut findings);
    let targets: Vec<TargetFigures> = engagement
        .targets
        .iter()
        .map(|target| {
            let figures = standing(engagement, target, &rows, threshold);
            if let Err(problem) = figures {
                findings.push(Finding::TargetUnread {
                    target: target.id,
                    problem,
                });
            }
            TargetFigures {
                id: target.id,
                figures,
            }
        })
        .collect();
    let chosen = engagement.chosen().map(|target| target.id);
    let mitigated = outlook.mitigate(&mut rows);
    let chosen = targets.iter().position(|target| Some(target.id) == chosen);
    let standing = chosen.and_then(|at| targets.get(at)?.figures.as_ref().ok());
    findings.extend(hints::of_all(
        engagement,
        &rows,
        standing.map(|one| one.rank.budget),
    ));
    note(&mut rows, &findings);
    let figures = || rows.iter().filter_map(Row::figures);
    Analysis {
        incidents: figures().map(|row| row.incidents).sum(),
        total: figures().map(|row| row.bad_minutes).sum(),
        guessed: guessed(engagement, &rows),
        counted: figures().count(),
        left_out: rows
            .iter()
            .filter(|row| row.state == RowState::LeftOut)
            .count(),
        chosen,
        systemic: outlook.systemic(),
        mitigations: outlook.mitigations(),
        mitigated,
        targets,
        rows,
        findings,
    }
}

/// Tells each row what was noticed about it. The findings about rows come in runs in the order of the rows.
fn note(rows: &mut [Row], findings: &[Finding]) {
    let mut place = 0;
    for finding in findings {
        let Some(risk) = finding.risk() else { continue };
        let mut onward = (place..rows.len()).chain(0..place);
        let Some(found) = onward.find(|at| rows[*at].id == risk) else {
            continue;
        };
        place = found;
        rows[found].is_noticed = true;
        if let Some(column) = finding.hinted() {
            rows[found].hints[column.index()] = true;
        }
    }
}

/// From which bad minutes a year a risk is too big for a budget, and from which that is near.
pub fn marked_from(engagement: &Engagement, budget: Minutes) -> (Minutes, Minutes) {
    let threshold = threshold(engagement, &mut Vec::new());
    (threshold.too_big_at(budget), threshold.caution_at(budget))
}

/// Bad minutes a year of risks that are not in the document yet; `None` for one that would not be
/// counted.
pub fn costs(engagement: &Engagement, risks: Vec<Risk>) -> Vec<Option<Minutes>> {
    let mut with = engagement.clone();
    with.risks = risks;
    let rows = analyse(&with).rows;
    rows.iter()
        .map(|row| Some(row.figures()?.bad_minutes))
        .collect()
}

/// Bad minutes a year of the rows whose figures are guesses, said or not.
fn guessed(engagement: &Engagement, rows: &[Row]) -> Option<Minutes> {
    let said = |risk: &Risk| risk.basis.kind.is_some();
    engagement.risks.iter().any(said).then(|| {
        let pairs = engagement.risks.iter().zip(rows);
        let guesses = pairs.filter(|(risk, _)| risk.basis.is_guess());
        guesses
            .filter_map(|(_, row)| Some(row.figures()?.bad_minutes))
            .sum()
    })
}

fn threshold(engagement: &Engagement, findings: &mut Vec<Finding>) -> Threshold {
    match engagement.too_big_percent.parse::<Percent>() {
        Ok(percent) if percent.of(1.0) > 0.0 => Threshold(percent),
        _ => {
            findings.push(Finding::TooBigUnread);
            Threshold::default()
        }
    }
}

fn standing(
    engagement: &Engagement,
    target: &Target,
    rows: &[Row],
    threshold: Threshold,
) -> Result<Standing, TargetProblem> {
    let percent: Percent = target.percent.parse().map_err(TargetProblem::Percent)?;
    if percent.is_extreme() {
        return Err(TargetProblem::Extreme);
    }
    let budget = error_budget(percent, engagement.year.length().days());
    let mut rank = Rank {
        budget,
        ..Rank::default()
    };
    let mut others = 0;
    let marks = engagement.risks.iter().zip(rows).map(|(risk, row)| {
        let cost = row.figures()?.bad_minutes;
        let accepted = risk.is_accepted_for(target.id, engagement.scope);
        if accepted {
            rank.accepted = rank.accepted + cost;
        } else {
            rank.needed = rank.needed + cost;
            others += 1;
        }
        Some(mark(cost, budget, threshold, accepted))
    });
    let marks = marks.collect();
    Ok(Standing {
        percent,
        rank,
        marks,
        others,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::records::values::entry::Column;
    use crate::document::records::values::id::EngagementId;
    use crate::grammar::cell;

    #[test]
    fn a_row_is_told_what_was_noticed_about_it() {
        // Findings of the cells first, then of the budget, so that the rows are gone through twice.
        let typed = [
            ["0", "9000", "100%", "9000"],
            ["1", "2", "0.5", "7"],
            ["x", "2", "1%", "7"],
            ["1", "2", "1%", "7"],
            ["9000", "9000", "100%", "1"],
        ];
        let noticed = [
            (true, None),
            (true, Some(Column::Impact)),
            (true, None),
            (false, None),
            (true, Some(Column::Ettd)),
        ];
        let mut next = 0;
        let mut id = || {
            next += 1;
            RowId::from_random(&[next; 17])
        };
        let owner = EngagementId::from_random(&[1; 17]);
        let mut engagement = Engagement::new(owner, String::new(), &mut id);
        engagement.risks.clear();
        for texts in typed {
            let mut risk = Risk::blank(id());
            for (column, text) in Column::ALL.into_iter().zip(texts) {
                *risk.entry_mut(column) = cell::read(column, text);
            }
            engagement.risks.push(risk);
        }
        let rows = analyse(&engagement).rows;
        for (row, (is_noticed, hinted)) in rows.iter().zip(noticed) {
            let hints = Column::ALL.map(|column| Some(column) == hinted);
            assert_eq!((row.is_noticed, row.hints), (is_noticed, hints), "{row:?}");
        }
    }
}
