//! What a report is made of besides the figures: which risks are still to be decided on, what rests on
//! guesses, and the odds that are known.

use crate::analysis::analyse::Analysis;
use crate::analysis::odds::{Told, Wanted};
use crate::analysis::plan::{Choice, Plan, Step, steps_among};
use crate::document::records::engagement::Engagement;
use crate::document::records::risk::{Acceptance, Risk};
use crate::document::records::values::id::RowId;
use crate::math::{Mark, Minutes, ordered};

/// The odds as far as they are answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownOdds {
    /// P(target met), by what was asked and the target.
    pub kept: Vec<(Wanted, RowId, f64)>,
    /// The whole answer for the table as it is, in the chosen window.
    pub told: Option<Told>,
    /// No probability in the answers is off by more.
    pub error: f64,
    /// Whether answers are still on their way.
    pub pending: bool,
    /// Whether nothing answers.
    pub failed: bool,
    /// Which mitigations keep the target as often as wanted.
    pub enough: Enough,
}

/// What a search for the mitigations of least effort that keep the target as often as wanted has come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Enough {
    /// Nobody searched.
    #[default]
    NotAsked,
    /// It goes on.
    Searching,
    /// A choice, with P(target met); whether none takes less effort.
    Found(Choice, f64, bool),
    /// No choice is enough.
    Nothing,
}

/// How the total stands against the chosen target, and what could be done about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Case {
    /// No risk is counted.
    Nothing,
    /// The chosen target cannot be read.
    NoTarget,
    /// The total is within the budget.
    Holds,
    /// Some fixes bring it there.
    WithFixes {
        /// How many are enough.
        fixes: usize,
        /// Person-weeks.
        effort: f64,
        /// Bad minutes a year that are left.
        total: Minutes,
        /// All but the last of them, the most worth their effort first; `None` where one is enough.
        short: Option<(usize, Step)>,
    },
    /// No fixes do; how many were tried, with what all of them leave.
    OutOfReach(usize, Step),
    /// The total is over the budget, and no fix with an effort is listed.
    NoFixes,
}

/// Which case an engagement is; `plan` has the mitigations of least effort that keep the budget of the chosen
/// target.
pub fn case(engagement: &Engagement, analysis: &Analysis, plan: Option<&Plan>) -> Case {
    if analysis.counted == 0 {
        return Case::Nothing;
    }
    let Some(standing) = analysis.chosen() else {
        return Case::NoTarget;
    };
    if analysis.total <= standing.rank.budget {
        return Case::Holds;
    }
    match plan {
        // What is done already and was never counted keeps it.
        Some(plan) if plan.chosen.is_empty() => Case::Holds,
        Some(plan) => {
            let mut steps = steps_among(engagement, &|id| plan.chosen.contains(&id));
            steps.pop();
            let fixes = steps.len().saturating_sub(1);
            Case::WithFixes {
                fixes: plan.chosen.len(),
                effort: plan.effort,
                total: plan.total,
                short: steps.pop().filter(|_| fixes > 0).map(|last| (fixes, last)),
            }
        }
        None => {
            let mut steps = steps_among(engagement, &|_| true);
            let fixes = steps.len().saturating_sub(1);
            match steps.pop().filter(|_| fixes > 0) {
                Some(last) => Case::OutOfReach(fixes, last),
                None => Case::NoFixes,
            }
        }
    }
}

/// A risk with what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costly {
    /// Its place in the document.
    pub place: usize,
    /// Bad minutes a year.
    pub minutes: Minutes,
}

/// An acceptance with its risk.
#[derive(Clone, Copy, Debug)]
pub struct Accepted<'a> {
    /// The risk.
    pub risk: &'a Risk,
    /// For what, by whom, why.
    pub acceptance: &'a Acceptance,
}

impl KnownOdds {
    /// P(target met) in an answer.
    pub fn kept(&self, wanted: Wanted, target: RowId) -> Option<f64> {
        let mut kept = self.kept.iter();
        let found = kept.find(|one| (one.0, one.1) == (wanted, target));
        found.map(|one| one.2)
    }

    /// P(target met) without a mitigation and with it, all others as they are switched.
    pub fn before_and_after(
        &self,
        engagement: &Engagement,
        mitigation: RowId,
        target: RowId,
    ) -> Option<(f64, f64)> {
        let mut all = engagement.mitigations.iter();
        let on = all.find(|one| one.id == mitigation)?.on;
        let now = self.kept(as_switched(engagement), target)?;
        let switched = self.kept(Wanted::Mitigation(mitigation), target)?;
        Some(if on { (switched, now) } else { (now, switched) })
    }

    /// P(target met) with these mitigations made and those that are given; `None` where nobody asked
    /// just that.
    pub fn with_made(&self, engagement: &Engagement, made: &[RowId], target: RowId) -> Option<f64> {
        let differs = |one: &&crate::document::records::mitigation::Mitigation| {
            one.on != (made.contains(&one.id) || one.is_given())
        };
        let mut differ = engagement.mitigations.iter().filter(differs);
        match (differ.next(), differ.next()) {
            (None, _) => self.kept(as_switched(engagement), target),
            (Some(one), None) => self.kept(Wanted::Mitigation(one.id), target),
            (Some(_), Some(_)) => None,
        }
    }
}

/// What is asked about the table with all that is switched on.
fn as_switched(engagement: &Engagement) -> Wanted {
    match engagement.mitigations.iter().any(|one| one.on) {
        true => Wanted::Mitigated,
        false => Wanted::AsIs(engagement.odds.window),
    }
}

/// The counted risks, the most costly first.
pub fn ranked(analysis: &Analysis) -> Vec<Costly> {
    let mut all = Vec::new();
    for (place, row) in analysis.rows.iter().enumerate() {
        if let Some(figures) = row.figures() {
            let minutes = figures.bad_minutes;
            all.push(Costly { place, minutes });
        }
    }
    let cost = |at: usize| -> f64 { Minutes::get(all[at].minutes) };
    let order = ordered(all.len(), &|a, b| cost(b).total_cmp(&cost(a)));
    order.into_iter().map(|at| all[at]).collect()
}

/// The risks that are too big for the chosen target, or alone over its budget, and that nobody has
/// accepted; the most costly first.
pub fn to_accept(analysis: &Analysis) -> Vec<Costly> {
    let Some(standing) = analysis.chosen() else {
        return Vec::new();
    };
    let mut all = ranked(analysis);
    all.retain(|one| match standing.marks.get(one.place) {
        Some(Some(Mark::TooBig)) => true,
        Some(Some(Mark::Accepted)) | Some(None) | None => false,
        Some(Some(_)) => one.minutes > standing.rank.budget,
    });
    all
}

/// All that is accepted, in the order of the document.
pub fn accepted(engagement: &Engagement) -> Vec<Accepted<'_>> {
    let of = |risk| Risk::acceptances(risk);
    engagement.risks.iter().flat_map(of).collect()
}

/// The mitigations by the minutes that a person-week of them saves; the others after them, in the
/// order of the document.
pub fn fixes(analysis: &Analysis) -> Vec<usize> {
    let all = &analysis.mitigations;
    let rank = |at: usize| all[at].rank.unwrap_or(usize::MAX);
    ordered(all.len(), &|a, b| rank(a).cmp(&rank(b)))
}

impl Risk {
    fn acceptances(risk: &Self) -> impl Iterator<Item = Accepted<'_>> {
        let with = move |acceptance| Accepted { risk, acceptance };
        risk.accepted.iter().map(with)
    }
}
