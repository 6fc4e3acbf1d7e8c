//! What an alert would do for the risks: from a paging rule to a mitigation.

use crate::analysis::cells::read::estimates;
use crate::document::edit::Edit;
use crate::document::records::engagement::Engagement;
use crate::document::records::mitigation::Mitigation;
use crate::document::records::systemic::Scope;
use crate::document::records::values::entry::Entry;
use crate::document::records::values::id::RowId;
use crate::math::slo::Rule;
use crate::math::slo::alert::paged_after;
use crate::math::{Minutes, Percent, Share};

/// What paging would do for one risk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paging {
    /// Which risk.
    pub risk: RowId,
    /// The error ratio that the SLI would see: the share of the journey's users failed.
    pub error_ratio: Share,
    /// ETTD as it is, a range as its mean.
    pub now: Minutes,
    /// From the first failure to a human at work.
    pub then: PagedAfter,
}

/// How paging compares with how a risk is noticed today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PagedAfter {
    /// Sooner: after so long.
    Sooner(Minutes),
    /// Not sooner, so that nothing changes: after so long.
    NotSooner(Minutes),
    /// Too small a share fails for any rule that pages.
    Never,
}

/// What paging would do for each risk that is counted and reaches the journey, or for all of them
/// when there is none.
pub fn paging(
    engagement: &Engagement,
    journey: Option<RowId>,
    rules: &[Rule],
    target: Percent,
    to_human: Minutes,
) -> Vec<Paging> {
    let scoped = engagement.scoped_to(journey);
    let mut found = Vec::new();
    for (risk, estimates) in engagement.risks.iter().zip(estimates(&scoped)) {
        let Some(estimates) = estimates else { continue };
        let error_ratio = estimates.impact.mean();
        if error_ratio.get() <= 0.0 {
            continue;
        }
        let now = estimates.ettd.mean();
        let then = match paged_after(rules, target, error_ratio) {
            None => PagedAfter::Never,
            Some(paged) => match at_work(paged, to_human) {
                after if after < now => PagedAfter::Sooner(after),
                after => PagedAfter::NotSooner(after),
            },
        };
        found.push(Paging {
            risk: risk.id,
            error_ratio,
            now,
            then,
        });
    }
    found
}

/// What the alerts of an objective do for one of its risks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// The first of them fires after so long.
    After(Minutes),
    /// It fails too small a share for any of them.
    TooSmall(Share),
    /// It is over, after its mean ETTD and ETTR, before the first of them fires.
    TooShort {
        /// When that would be.
        fires: Minutes,
        /// How long it lasts.
        lasts: Minutes,
    },
    /// No request fails with it.
    NoFailure,
}

/// What these alerts, pages and tickets, do for each risk that is counted and reaches the journey.
pub fn seen(
    engagement: &Engagement,
    journey: Option<RowId>,
    rules: &[Rule],
    target: Percent,
) -> Vec<(RowId, Seen)> {
    let all: Vec<_> = rules
        .iter()
        .map(|rule| Rule {
            pages: true,
            ..*rule
        })
        .collect();
    let scoped = engagement.scoped_to(journey);
    let risks = engagement.risks.iter().zip(estimates(&scoped));
    let found = risks.filter_map(|(risk, estimates)| {
        let estimates = estimates?;
        let failing = estimates.impact.mean();
        let lasts = estimates.ettd.mean() + estimates.ettr.mean();
        let seen = match paged_after(&all, target, failing) {
            _ if failing.get() <= 0.0 => Seen::NoFailure,
            None => Seen::TooSmall(failing),
            Some(fires) if fires > lasts => Seen::TooShort { fires, lasts },
            Some(fires) => Seen::After(fires),
        };
        Some((risk.id, seen))
    });
    found.collect()
}

/// From the first failure to a human at work, in whole hundredths of a minute: closer than anybody reads
/// a pager, and short enough to be shown whole.
fn at_work(paged: Minutes, to_human: Minutes) -> Minutes {
    let after = paged + to_human;
    // What is left of a product that is a whole number is no more time.
    Minutes::new((after.get() * 100.0 * (1.0 - 1e-12)).ceil() / 100.0)
}

/// Adds mitigations that set the ETTD of these risks to when somebody would be at work, one for all
/// risks that are noticed after the same time. Estimates stay as they are, and a risk that paging does not notice sooner is left out.
/// `None` when none is left, or all of them are there already.
pub fn propose(
    engagement: &Engagement,
    found: &[Paging],
    name: &dyn Fn(Minutes) -> String,
    mut new_id: impl FnMut() -> RowId,
) -> Option<Edit> {
    let mut made: Vec<(Minutes, Mitigation)> = Vec::new();
    for one in found {
        let PagedAfter::Sooner(after) = one.then else {
            continue;
        };
        match made.iter_mut().find(|(other, _)| *other == after) {
            Some((_, mitigation)) => mitigation.scope.risks.push(one.risk),
            None => {
                let mut mitigation = Mitigation::blank(new_id());
                mitigation.name = name(after);
                mitigation.ettd = Entry::number(after.get());
                mitigation.scope = Scope {
                    all: false,
                    risks: vec![one.risk],
                    journeys: Vec::new(),
                };
                made.push((after, mitigation));
            }
        }
    }
    if made.is_empty() {
        return None;
    }
    let mut mitigations = engagement.mitigations.clone();
    for (_, mitigation) in made {
        let same = |one: &Mitigation| one.scope == mitigation.scope && one.ettd == mitigation.ettd;
        if !engagement.mitigations.iter().any(same) {
            mitigations.push(mitigation);
        }
    }
    let more = mitigations.len() > engagement.mitigations.len();
    more.then_some(Edit::SetMitigations(mitigations))
}
