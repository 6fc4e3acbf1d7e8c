//! Estimates beside what happened.

use crate::analysis::analyse::analyse;
use crate::analysis::cells::row::RowState;
use crate::document::records::engagement::Engagement;
use crate::document::records::evidence::Incident;
use crate::document::records::reading;
use crate::document::records::reading::Problem;
use crate::document::records::values::dates::{day_number, days_watched};
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::RowId;
use crate::math::calibration::{
    MedianInterval, blended_ettf, blended_mean, median_interval, poisson_interval,
};
use crate::math::{Days, Estimate, Minutes, YearLength};

/// Estimates beside what happened, for each risk of which something is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// How long was watched.
    pub watched: Watched,
    /// One for each risk with incidents or drills, then one for each that would have happened if it were as frequent as
    /// estimated; both in the document's order.
    pub risks: Vec<RiskEvidence>,
    /// What happened that is none of the risks.
    pub unlisted: Happened,
    /// All that happened in the time watched.
    pub happened: Happened,
    /// The bad minutes that the counted risks expect for the time watched.
    pub expected: Option<Minutes>,
}

/// How long was watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Watched {
    /// Nobody has said.
    Unsaid,
    /// The dates are none, or the wrong way round.
    Wrong,
    /// So long, both days counted.
    For(Days),
}

/// Incidents of the time watched; drills are none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Happened {
    /// How many.
    pub incidents: u32,
    /// Their bad minutes, of those whose three figures are there.
    pub minutes: f64,
    /// How many lack a figure, so that their minutes are not known.
    pub unknown: u32,
}

/// One risk's evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskEvidence {
    /// Which risk.
    pub risk: RowId,
    /// What happened in the time watched; `None` while nobody has said how long that was.
    pub happened: Option<Happened>,
    /// Incidents that the estimate expects in that time.
    pub expected: Option<f64>,
    /// Incidents that the estimate expects in a year.
    pub expected_rate: Option<f64>,
    /// Bad minutes that the estimate expects in that time.
    pub expected_minutes: Option<f64>,
    /// The rates a year that what happened speaks for.
    pub rate: Option<(f64, f64)>,
    /// Incidents and drills, of whatever time.
    pub drills: u32,
    /// What was observed of ETTD, ETTR and impact, in minutes and percent.
    pub observed: [Observed; 3],
    /// What each column would be, estimate and evidence taken together; in the order of the table.
    pub proposed: [Option<Entry>; 4],
}

/// What was observed of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// The observations, in order.
    pub values: Vec<f64>,
    /// Their median with its interval.
    pub median: Option<MedianInterval>,
    /// How many lie within the estimate's range; `None` when the estimate is no range.
    pub within: Option<usize>,
}

/// The columns that incidents tell of.
pub const OBSERVED: [Column; 3] = [Column::Ettd, Column::Ettr, Column::Impact];

impl Incident {
    /// The cell that tells of a column; an incident has none for the ETTF.
    pub fn entry(&self, column: Column) -> Option<&Entry> {
        match column {
            Column::Ettd => Some(&self.detect),
            Column::Ettr => Some(&self.resolve),
            Column::Impact => Some(&self.share),
            Column::Ettf => None,
        }
    }

    /// As [`Incident::entry`], to change it.
    pub fn entry_mut(&mut self, column: Column) -> Option<&mut Entry> {
        match column {
            Column::Ettd => Some(&mut self.detect),
            Column::Ettr => Some(&mut self.resolve),
            Column::Impact => Some(&mut self.share),
            Column::Ettf => None,
        }
    }

    /// What was observed of a column, in minutes or percent; a range counts as its mean. `None` for an
    /// empty cell.
    ///
    /// # Errors
    /// Why the cell cannot be read.
    pub fn figure(&self, column: Column) -> Result<Option<f64>, Problem> {
        match self.entry(column) {
            None => Ok(None),
            Some(entry) if column == Column::Impact => {
                Ok(reading::impact(entry)?.map(|share| share.mean().get() * 100.0))
            }
            Some(entry) => Ok(reading::duration(entry)?.map(|minutes| minutes.mean().get())),
        }
    }

    /// Its bad minutes; `None` while a figure is missing or cannot be read.
    pub fn bad_minutes(&self) -> Option<f64> {
        let [ettd, ettr, impact] = OBSERVED.map(|column| self.figure(column).ok().flatten());
        Some((ettd? + ettr?) * impact? / 100.0)
    }
}

/// Holds what happened against the estimates of the whole service.
pub fn calibrate(engagement: &Engagement) -> Calibration {
    let engagement = &engagement.scoped_to(None);
    let analysis = &analyse(engagement);
    let evidence = &engagement.evidence;
    let watched = match (evidence.from.as_str(), evidence.to.as_str()) {
        ("", "") => Watched::Unsaid,
        (from, to) => match days_watched(from, to) {
            Some(days) => Watched::For(Days::new(days)),
            None => Watched::Wrong,
        },
    };
    let days = match watched {
        Watched::For(days) => Some(days),
        Watched::Unsaid | Watched::Wrong => None,
    };
    let mut counted: Vec<&Incident> = Vec::new();
    if days.is_some() {
        let when = |date: &str| day_number(date);
        let (from, to) = (when(&evidence.from), when(&evidence.to));
        for one in &evidence.incidents {
            let day = when(&one.date);
            if !one.drill && day.is_some() && day >= from && day <= to {
                counted.push(one);
            }
        }
    }
    let happened = |is_one: &dyn Fn(&Incident) -> bool| {
        let mut happened = Happened::default();
        for one in counted.iter().filter(|one| is_one(one)) {
            happened.incidents += 1;
            match one.bad_minutes() {
                Some(minutes) => happened.minutes += minutes,
                None => happened.unknown += 1,
            }
        }
        happened
    };
    let years = days.map(|days| days.get() / engagement.year.length().days().get());
    // Where no incident is entered, nobody has said that none happened.
    let is_recorded = evidence.incidents.iter().any(|one| !one.drill);
    let (_, most_unseen) = poisson_interval(0);
    let (mut risks, mut missed) = (Vec::new(), Vec::new());
    for (risk, row) in engagement.risks.iter().zip(&analysis.rows) {
        let own = evidence.incidents.iter();
        let own: Vec<&Incident> = own.filter(|one| one.risk == Some(risk.id)).collect();
        let figures = match row.state {
            RowState::Counted(figures) => Some(figures),
            RowState::Unfilled | RowState::LeftOut | RowState::Elsewhere => None,
        };
        let expected = figures
            .zip(years)
            .map(|(of, years)| of.incidents.get() * years);
        let is_missed = is_recorded && expected.is_some_and(|expected| expected > most_unseen);
        let list = match own.is_empty() {
            false => &mut risks,
            true if is_missed => &mut missed,
            true => continue,
        };
        let own_happened = days.map(|_| happened(&|one| one.risk == Some(risk.id)));
        let observed = OBSERVED.map(|column| observe(&own, column, risk.entry(column)));
        let estimate = |column| {
            let cell = evidence.estimate(risk.id, column, risk.entry(column));
            counts_as(column, cell, engagement.year.length())
        };
        let proposed = Column::ALL.map(|column| {
            let estimate = estimate(column);
            match OBSERVED.iter().position(|one| *one == column) {
                Some(place) => propose(column, estimate, &observed[place].values),
                None => propose_ettf(estimate, own_happened?.incidents, days?),
            }
        });
        list.push(RiskEvidence {
            risk: risk.id,
            happened: own_happened,
            expected,
            expected_rate: figures.map(|of| of.incidents.get()),
            expected_minutes: figures
                .zip(years)
                .map(|(of, years)| of.bad_minutes.get() * years),
            rate: own_happened.zip(years).map(|(of, years)| {
                let (low, high) = poisson_interval(of.incidents);
                (low / years, high / years)
            }),
            drills: own.iter().filter(|one| one.drill).count() as u32,
            observed,
            proposed,
        });
    }
    risks.append(&mut missed);
    Calibration {
        watched,
        risks,
        unlisted: happened(&|one| one.risk.is_none()),
        happened: happened(&|_| true),
        expected: years
            .filter(|_| analysis.counted > 0)
            .map(|years| Minutes::new(analysis.total.get() * years)),
    }
}

fn observe(incidents: &[&Incident], column: Column, estimate: &Entry) -> Observed {
    let mut values = Vec::new();
    for one in incidents {
        values.extend(one.figure(column).ok().flatten());
    }
    values.sort_by(f64::total_cmp);
    let within = ends(column, estimate).map(|(low, high)| {
        let inside = |value: &&f64| **value >= low && **value <= high;
        values.iter().filter(inside).count()
    });
    Observed {
        median: median_interval(&values),
        within,
        values,
    }
}

/// The ends of a range, in minutes or percent.
pub(super) fn ends(column: Column, estimate: &Entry) -> Option<(f64, f64)> {
    if column == Column::Impact {
        return match reading::impact(estimate) {
            Ok(Some(Estimate::Uniform { low, high })) => {
                Some((low.get() * 100.0, high.get() * 100.0))
            }
            _ => None,
        };
    }
    match reading::duration(estimate) {
        Ok(Some(Estimate::Lognormal { low, high } | Estimate::Uniform { low, high })) => {
            Some((low.get(), high.get()))
        }
        Ok(Some(Estimate::Exponential { high })) => Some((0.0, high.get())),
        _ => None,
    }
}

/// Bad minutes a year of the whole service, with what the evidence about one risk proposes in its cells.
pub fn total_with(engagement: &Engagement, evidence: &RiskEvidence) -> f64 {
    let mut taken = engagement.scoped_to(None);
    if let Some(risk) = taken.risks.iter_mut().find(|one| one.id == evidence.risk) {
        for (column, entry) in Column::ALL.into_iter().zip(&evidence.proposed) {
            if let Some(entry) = entry {
                *risk.entry_mut(column) = entry.clone();
            }
        }
    }
    analyse(&taken).total.get()
}

/// What a cell counts as: minutes, percent, or days for the ETTF.
pub(super) fn counts_as(column: Column, cell: &Entry, year: YearLength) -> Option<f64> {
    match column {
        Column::Ettd | Column::Ettr => Some(reading::duration(cell).ok()??.mean().get()),
        Column::Impact => Some(reading::impact(cell).ok()??.mean().get() * 100.0),
        Column::Ettf => Some(reading::frequency(cell, year).ok()??.counts_as(year).get()),
    }
}

fn propose(column: Column, estimate: Option<f64>, observed: &[f64]) -> Option<Entry> {
    if observed.is_empty() {
        return None;
    }
    let value = match estimate {
        Some(estimate) => blended_mean(estimate, observed),
        None => observed.iter().sum::<f64>() / observed.len() as f64,
    };
    Some(match column {
        Column::Impact => Entry::percent(three_digits(value)),
        _ => Entry::number(three_digits(value)),
    })
}

/// In days, as a bare number in the column is.
fn propose_ettf(estimate: Option<f64>, incidents: u32, watched: Days) -> Option<Entry> {
    let days = match estimate {
        Some(estimate) => blended_ettf(Days::new(estimate), incidents, watched),
        None if incidents == 0 => return None,
        None => Days::new(watched.get() / f64::from(incidents)),
    };
    Some(Entry::number(three_digits(days.get())))
}

/// Rounded to three digits: more would claim to know.
fn three_digits(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let places = 2.0 - value.abs().log10().floor();
    let unit = 10f64.powf(places.abs());
    match places < 0.0 {
        true => (value / unit).round() * unit,
        false => (value * unit).round() / unit,
    }
}
