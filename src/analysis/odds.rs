//! What is asked about the odds of an engagement, and what is answered.

use crate::analysis::cells::read::estimates;
use crate::analysis::outlook::Outlook;
use crate::document::records::engagement::Engagement;
use crate::document::records::mitigation::Mitigation;
use crate::document::records::values::id::RowId;
use crate::document::{OddsSettings, Window};
use crate::math::odds::{OddsRisk, Question};
use crate::math::{Costing, Days, Decision, Estimate, Minutes, Percent, YearLength, error_budget};

/// The quantiles shown of every distribution.
pub const QUANTILES: [f64; 5] = [0.05, 0.5, 0.9, 0.95, 0.99];
/// Points of a drawn curve.
const POINTS: usize = 160;
/// Dots of a drawn distribution, each an equally likely total.
const DOTS: usize = 20;

/// What would have to be true: one change to every risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Noticed at once.
    InstantDetection,
    /// Mended in half the time.
    RepairHalved,
    /// Half the users.
    ImpactHalved,
    /// Half as often.
    HalfAsOften,
}

/// One of the things asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The table as it is, in a window.
    AsIs(Window),
    /// The table with what is switched on, in the chosen window.
    Mitigated,
    /// The table without each risk, in the chosen window.
    Each,
    /// The table under a lever, in the chosen window.
    Lever(Lever),
    /// The table with a mitigation switched over, in the chosen window.
    Mitigation(RowId),
    /// The table as it is for an objective's journey, in its window.
    Objective(RowId),
    /// The table with the first so many mitigations of [`crate::analysis::steps`], in the chosen window.
    Step(usize),
    /// The table with the mitigations of a plan, in the chosen window.
    Planned,
    /// The table of one of two states that are compared, in the chosen window.
    Compared {
        /// Whether it is the later one.
        later: bool,
        /// Whether with what is switched on.
        mitigated: bool,
    },
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Horizon, year, doubt, budgets, one for each target that can be read, and the probabilities
    /// whose quantiles are wanted: [`QUANTILES`] and the confidence.
    pub question: Question,
    /// How many points of the exceedance curve are wanted.
    pub points: usize,
    /// How many equally likely totals are wanted.
    pub dots: usize,
    /// The counted risks.
    pub risks: Vec<OddsRisk>,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// P(total <= budget) for each budget.
    pub kept: Vec<f64>,
    /// Minutes for each quantile; `None` when it lies beyond the reach.
    pub quantiles: Vec<Option<f64>>,
    /// (x in minutes, P(total > x)).
    pub curve: Vec<(f64, f64)>,
    /// Whether every figure was a point.
    pub exact: bool,
    /// Minutes of equally likely totals, rising; `None` beyond the reach.
    pub dots: Vec<Option<f64>>,
    /// How far off the probability of any budget, quantile or dot may be, with and without each risk:
    /// an upper bound.
    pub error: f64,
    /// P(total > reach).
    pub beyond: f64,
    /// One for each risk, when asked for.
    pub each: Vec<Each>,
}

/// One risk in an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Each {
    /// P(at least one incident).
    pub happens: f64,
    /// Bad minutes over the horizon when it happens.
    pub minutes: f64,
    /// P(total <= budget) for each budget, without this risk.
    pub without: Vec<f64>,
}

impl Ask {
    /// Whether it asks the same about other risks: window, doubt, budgets and the rest.
    pub fn is_like(&self, other: &Self) -> bool {
        self.question == other.question && (self.points, self.dots) == (other.points, other.dots)
    }
}

impl Lever {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [
        Self::InstantDetection,
        Self::RepairHalved,
        Self::ImpactHalved,
        Self::HalfAsOften,
    ];

    /// A risk under the lever. What systemic risks add is changed as well: it is what people see.
    pub fn on(self, mut risk: OddsRisk) -> OddsRisk {
        let half = |minutes: Minutes| Minutes::new(minutes.get() / 2.0);
        let estimates = &mut risk.estimates;
        match self {
            Self::InstantDetection => {
                estimates.ettd = Estimate::Point(Minutes::new(0.0));
                risk.shift.ettd = Minutes::new(0.0);
            }
            Self::RepairHalved => {
                estimates.ettr = estimates.ettr.times(0.5);
                risk.shift.ettr = half(risk.shift.ettr);
            }
            Self::ImpactHalved => estimates.impact = estimates.impact.times(0.5),
            Self::HalfAsOften => risk.shift.rate /= 2.0,
        }
        risk
    }
}

/// Bad minutes a year of each of these risks.
fn costs(risks: &[OddsRisk], year: YearLength) -> impl Iterator<Item = Minutes> {
    risks.iter().map(move |risk| {
        let costing = Costing::of(&risk.estimates, year);
        costing.bad_minutes_per_year(risk.shift)
    })
}

/// Bad minutes a year of these risks.
pub fn total(risks: &[OddsRisk], year: YearLength) -> Minutes {
    costs(risks, year).sum()
}

/// About how many points of a curve are shown as figures.
const SHOWN: usize = 16;

/// The points of an answer's curve that are shown as figures: minutes, and P(total > minutes).
pub fn shown_points(told: &Told) -> impl Iterator<Item = (f64, f64)> {
    let step = (told.curve.len() / SHOWN).max(1);
    told.curve.iter().step_by(step).copied()
}

/// P(total > x) between the points of a curve; of stairs, no less than it is.
pub fn above(curve: &[(f64, f64)], stairs: bool, minutes: f64) -> f64 {
    let next = curve.iter().position(|(x, _)| *x >= minutes);
    match next.map(|at| (at, curve[at])) {
        None => curve.last().map_or(0.0, |(_, above)| *above),
        Some((0, (_, above))) => above,
        Some((at, (right, low))) => {
            let (left, high) = curve[at - 1];
            if stairs && right > minutes {
                return high;
            }
            high + (low - high) * (minutes - left) / (right - left)
        }
    }
}

/// Equally likely totals in minutes, the smallest first. One beyond what is computed is the curve's end.
pub fn dots(told: &Told) -> Vec<f64> {
    let end = told.curve.last().map_or(0.0, |(minutes, _)| *minutes);
    let mut dots: Vec<f64> = Vec::with_capacity(told.dots.len());
    for dot in &told.dots {
        let before = dots.last().copied().unwrap_or_default();
        dots.push(dot.unwrap_or(end).max(before));
    }
    dots
}

/// The counted risks as the odds see them, as things are and under decisions about mitigations.
pub struct OddsTable {
    engagement: Engagement,
    outlook: Outlook,
}

impl OddsTable {
    /// The table of an engagement, for its scope.
    pub fn of(engagement: &Engagement) -> Self {
        let rows = estimates(engagement);
        Self {
            outlook: Outlook::new(engagement, &rows, &mut Vec::new()),
            engagement: engagement.clone(),
        }
    }

    fn year(&self) -> YearLength {
        self.engagement.year.length()
    }

    /// The risks under decisions about the mitigations.
    fn risks(&self, decisions: &[Decision]) -> Vec<OddsRisk> {
        let estimates = self.outlook.estimates_under(decisions);
        let pairs = self.engagement.risks.iter().zip(estimates);
        let mut risks = Vec::with_capacity(self.engagement.risks.len());
        for (risk, found) in pairs {
            if let Some((estimates, shift)) = found {
                risks.push(OddsRisk {
                    estimates,
                    shift,
                    doubted: risk.basis.is_guess(),
                });
            }
        }
        risks
    }

    /// The risks as things are, those without a mitigation.
    pub fn as_is(&self) -> Vec<OddsRisk> {
        self.risks(&vec![Decision::No; self.engagement.mitigations.len()])
    }

    /// Bad minutes a year as things are, and under each lever.
    pub fn totals(&self) -> Vec<(Option<Lever>, Minutes)> {
        let as_is = self.as_is();
        let mut totals = vec![(None, total(&as_is, self.year()))];
        for lever in Lever::ALL {
            let risks: Vec<OddsRisk> = as_is.iter().map(|risk| lever.on(*risk)).collect();
            totals.push((Some(lever), total(&risks, self.year())));
        }
        totals
    }

    /// Bad minutes a year of each counted risk as things are, or under a lever.
    pub fn costs(&self, lever: Option<Lever>) -> Vec<Minutes> {
        let as_is = self.as_is().into_iter();
        let risks: Vec<OddsRisk> = match lever {
            Some(lever) => as_is.map(|risk| lever.on(risk)).collect(),
            None => as_is.collect(),
        };
        costs(&risks, self.year()).collect()
    }

    fn ask(&self, window: Window, settings: &OddsSettings, risks: Vec<OddsRisk>) -> Ask {
        self.ask_over(window.days(self.year()), settings, risks)
    }

    fn ask_over(&self, horizon: Days, settings: &OddsSettings, risks: Vec<OddsRisk>) -> Ask {
        let year = self.year();
        let mut budgets = Vec::with_capacity(self.engagement.targets.len());
        for target in &self.engagement.targets {
            let percent = target.percent.parse::<Percent>().ok();
            if let Some(percent) = percent.filter(|percent| !percent.is_extreme()) {
                budgets.push(error_budget(percent, horizon));
            }
        }
        let mut quantiles = QUANTILES.to_vec();
        quantiles.push(settings.confidence());
        Ask {
            question: Question {
                horizon,
                year,
                doubt: settings.doubt.factor(),
                budgets,
                quantiles,
                each: false,
                error: Question::ERROR,
            },
            points: 0,
            dots: 0,
            risks,
        }
    }

    /// The question of the chosen window with these mitigations made, and those that are given.
    pub fn ask_with(&self, settings: &OddsSettings, made: &[RowId]) -> Ask {
        let decide = |one: &Mitigation| match made.contains(&one.id) || one.is_given() {
            true => Decision::Yes,
            false => Decision::No,
        };
        let mitigations = self.engagement.mitigations.iter();
        let decisions: Vec<Decision> = mitigations.map(decide).collect();
        self.ask(settings.window, settings, self.risks(&decisions))
    }

    /// What is asked, what is shown first comes first; nothing while no risk is counted. Unless it
    /// is asked `in_full`, the chosen window alone.
    pub fn asks(&self, settings: &OddsSettings, in_full: bool) -> Vec<(Wanted, Ask)> {
        let as_is = self.as_is();
        if as_is.is_empty() {
            return Vec::new();
        }
        let chosen = settings.window;
        let ask = |window, risks| self.ask(window, settings, risks);
        let mut first = ask(chosen, as_is.clone());
        (first.points, first.dots) = (POINTS, DOTS);
        let mut asks = vec![(Wanted::AsIs(chosen), first)];
        let switched = self.outlook.switched();
        if switched.contains(&Decision::Yes) {
            let mut mitigated = ask(chosen, self.risks(&switched));
            (mitigated.points, mitigated.dots) = (POINTS, DOTS);
            asks.push((Wanted::Mitigated, mitigated));
        }
        if !in_full {
            return asks;
        }
        for window in Window::ALL.into_iter().filter(|window| *window != chosen) {
            asks.push((Wanted::AsIs(window), ask(window, as_is.clone())));
        }
        for (place, mitigation) in self.engagement.mitigations.iter().enumerate() {
            let mut switched = switched.clone();
            switched[place] = match switched[place] {
                Decision::Yes => Decision::No,
                _ => Decision::Yes,
            };
            let wanted = Wanted::Mitigation(mitigation.id);
            asks.push((wanted, ask(chosen, self.risks(&switched))));
        }
        for lever in Lever::ALL {
            let risks = as_is.iter().map(|risk| lever.on(*risk));
            asks.push((Wanted::Lever(lever), ask(chosen, risks.collect())));
        }
        let mut each = ask(chosen, as_is);
        each.question.each = true;
        each.question.quantiles.clear();
        asks.push((Wanted::Each, each));
        asks
    }
}

/// What is asked for each objective with a target: the table as it is for its journey, over its window.
pub fn objective_asks(engagement: &Engagement) -> Vec<(Wanted, Ask)> {
    let mut asks = Vec::new();
    for objective in &engagement.objectives {
        if engagement.promised(objective).is_none() {
            continue;
        }
        let table = OddsTable::of(&engagement.scoped_to(objective.journey));
        let risks = table.as_is();
        if !risks.is_empty() {
            let ask = table.ask_over(objective.window.days(), &engagement.odds, risks);
            asks.push((Wanted::Objective(objective.id), ask));
        }
    }
    asks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_the_totals_and_never_fall() {
        let check = |dots: &[Option<f64>], expected: &[f64]| {
            let told = Told {
                curve: vec![(0.0, 1.0), (10.0, 0.2)],
                dots: dots.to_vec(),
                ..Told::default()
            };
            assert_eq!(super::dots(&told), expected);
        };
        check(&[], &[]);
        check(&[Some(0.0), Some(4.0)], &[0.0, 4.0]);
        check(&[Some(4.0), None], &[4.0, 10.0]);
        // What ends the curve may lie before the last total that is known.
        check(&[Some(12.0), None], &[12.0, 12.0]);
    }
}
