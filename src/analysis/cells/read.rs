//! Reads the cells of the risks.

use crate::analysis::cells::finding::Finding;
use crate::analysis::cells::hints;
use crate::analysis::cells::row::{CellReading, Row, RowState};
use crate::document::records::engagement::Engagement;
use crate::document::records::journey::Reached;
use crate::document::records::reading;
use crate::document::records::reading::Problem;
use crate::document::records::risk::Risk;
use crate::document::records::values::entry::Column;
use crate::math::RiskEstimates;

/// The estimates of each risk; `None` for a row that is not counted.
pub fn estimates(engagement: &Engagement) -> Vec<Option<RiskEstimates>> {
    let mut findings = Vec::new();
    let mut read = |risk| read_row(risk, engagement, &mut findings).1;
    engagement.risks.iter().map(&mut read).collect()
}

/// Reads a row's cells; its estimates when it is to be counted.
pub fn read_row(
    risk: &Risk,
    engagement: &Engagement,
    findings: &mut Vec<Finding>,
) -> (Row, Option<RiskEstimates>) {
    let year = engagement.year.length();
    let mut cells = [CellReading::Empty; 4];
    let mut note = |column: Column, reading: CellReading| {
        if let CellReading::Problem(problem) = reading {
            findings.push(Finding::Unread {
                risk: risk.id,
                column,
                problem,
            });
        }
        cells[column.index()] = reading;
    };
    let ettd = reading::duration(&risk.ettd);
    let ettr = reading::duration(&risk.ettr);
    let own = reading::impact(&risk.impact);
    let frequency = reading::frequency(&risk.ettf, year);
    note(Column::Ettd, counts(ettd, |minutes| minutes.mean().get()));
    note(Column::Ettr, counts(ettr, |minutes| minutes.mean().get()));
    note(
        Column::Impact,
        counts(own, |share| share.mean().get() * 100.0),
    );
    note(
        Column::Ettf,
        counts(frequency, |every| every.counts_as(year).get()),
    );
    let row = |state| Row {
        id: risk.id,
        cells,
        state,
        mitigated: None,
        is_noticed: false,
        hints: [false; 4],
    };
    let impact = match engagement
        .scope
        .map(|journey| (journey, risk.reaches(journey)))
    {
        None | Some((_, Reached::AsOwn)) => own,
        Some((_, Reached::No)) if risk.is_blank() => own,
        Some((_, Reached::No)) => return (row(RowState::Elsewhere), None),
        Some((journey, Reached::With(impact))) => {
            let impact = reading::impact(impact);
            if let Err(problem) = impact {
                findings.push(Finding::ReachUnread {
                    risk: risk.id,
                    journey,
                    problem,
                });
            }
            impact
        }
    };
    match (ettd, ettr, impact, frequency) {
        (Ok(Some(ettd)), Ok(Some(ettr)), Ok(Some(impact)), Ok(Some(frequency))) => {
            let estimates = RiskEstimates {
                ettd,
                ettr,
                impact,
                frequency,
            };
            hints::at_row(risk, &estimates, year, findings);
            (row(RowState::Unfilled), Some(estimates))
        }
        (Ok(_), Ok(_), Ok(_), Ok(_)) => (row(RowState::Unfilled), None),
        _ => (row(RowState::LeftOut), None),
    }
}

fn counts<T>(read: Result<Option<T>, Problem>, mean: impl Fn(T) -> f64) -> CellReading {
    match read {
        Ok(Some(estimate)) => CellReading::Counts(mean(estimate)),
        Ok(None) => CellReading::Empty,
        Err(problem) => CellReading::Problem(problem),
    }
}
