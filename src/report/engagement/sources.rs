//! What a report is composed of.

use crate::analysis::comparison::Comparison;
use crate::analysis::report::KnownOdds;
use crate::analysis::{Analysis, Plan, analyse};
use crate::document::{Engagement, RowId};

/// What a report is composed of.
pub struct Sources<'a> {
    /// The document.
    pub engagement: &'a Engagement,
    /// Its figures.
    pub analysis: &'a Analysis,
    /// The mitigations of least effort that bring the total under the chosen target's budget; `None` when
    /// none do.
    pub plan: Option<&'a Plan>,
    /// The odds as far as they are known.
    pub odds: &'a KnownOdds,
    /// The version saved last, held against how things are.
    pub since: Option<&'a Since>,
    /// An ISO date.
    pub today: &'a str,
}

/// A saved version, and what is different from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// What the version is called.
    pub name: String,
    /// The day it was saved, as an ISO date.
    pub taken: String,
    /// From the version to how things are.
    pub comparison: Comparison,
}

/// The figures for the whole service and for each journey.
pub(crate) struct ByJourney(Vec<(Option<RowId>, Analysis)>);

impl ByJourney {
    /// All of them.
    pub(crate) fn of(sources: &Sources) -> Self {
        let journeys = sources.engagement.journeys.iter();
        let mut all = Vec::new();
        for journey in [None].into_iter().chain(journeys.map(|one| Some(one.id))) {
            let analysis = match journey == sources.engagement.scope {
                true => sources.analysis.clone(),
                false => analyse(&sources.engagement.scoped_to(journey)),
            };
            all.push((journey, analysis));
        }
        Self(all)
    }

    /// The figures for a journey, or the whole service.
    pub(crate) fn get(&self, journey: Option<RowId>) -> Option<&Analysis> {
        let mut all = self.0.iter();
        all.find(|one| one.0 == journey).map(|one| &one.1)
    }
}
