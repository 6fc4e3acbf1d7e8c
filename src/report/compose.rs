//! The report, composed: decisions first, then what stands behind them. What is empty is left out, and
//! nothing is said that the document does not hold.

use crate::analysis::report::KnownOdds;
use crate::analysis::{Analysis, Plan, analyse};
use crate::document::names::journey_name;
use crate::document::{Engagement, Risk, RowId};
use crate::report::behind;
use crate::report::blocks::{About, Block, Report, Section};
use crate::report::decisions;
use crate::report::fixes::fixes;
use crate::report::practice;
use crate::text::figures::figure;
use crate::text::words;

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
    /// An ISO date.
    pub today: &'a str,
}

/// The figures for the whole service and for each journey.
pub(crate) struct ByJourney(Vec<(Option<RowId>, Analysis)>);

impl ByJourney {
    fn of(sources: &Sources) -> Self {
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

/// Composes the report.
pub fn compose(sources: &Sources) -> Report {
    let engagement = sources.engagement;
    let by_journey = ByJourney::of(sources);
    let mut sections = Vec::new();
    let mut add = |about, name: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            let name = name.to_owned();
            sections.push(Section {
                about,
                name,
                blocks,
            });
        }
    };
    add(About::Start, "What to do first", start(sources));
    let mut number = 0;
    for (about, name, blocks) in [
        (About::Target, "target and odds", decisions::target(sources)),
        (About::Fixes, "fixes to fund", fixes(sources)),
        (
            About::Risks,
            "risks to accept",
            decisions::risks(sources, &by_journey),
        ),
    ] {
        number += usize::from(!blocks.is_empty());
        add(about, &format!("Decision {number}: {name}"), blocks);
    }
    add(About::Charter, "Charter", practice::charter(engagement));
    add(
        About::Journeys,
        "Journeys",
        behind::journeys(sources, &by_journey),
    );
    add(About::Ranked, "Risks by cost", behind::ranked(sources));
    add(About::Odds, "Odds", behind::odds(sources));
    add(About::Systemic, "Systemic risks", behind::systemic(sources));
    add(About::Objectives, "Objectives", behind::objectives(sources));
    add(
        About::Readiness,
        "Readiness review",
        practice::readiness(sources),
    );
    add(
        About::Estimates,
        "Silent estimates",
        practice::estimates(engagement),
    );
    add(
        About::Observed,
        "Incidents observed",
        practice::observed(sources),
    );
    add(About::Actions, "Open actions", practice::actions(sources));
    add(
        About::NotCounted,
        "What is not counted",
        behind::not_counted(sources),
    );
    Report {
        title: title(engagement),
        about: about(sources, &by_journey),
        sections,
        end: words::estimate_line(sources.today, &engagement.author),
    }
}

fn title(engagement: &Engagement) -> String {
    match engagement.name.trim() {
        "" => "Report".to_owned(),
        name => name.to_owned(),
    }
}

fn about(sources: &Sources, by_journey: &ByJourney) -> Vec<String> {
    let charter = &sources.engagement.charter;
    let mut said = Vec::new();
    for (name, text) in [
        ("Client", &charter.client),
        ("Service", &charter.service),
        ("Sponsor", &charter.sponsor),
    ] {
        if !text.trim().is_empty() {
            said.push(format!("{name}: {}", text.trim()));
        }
    }
    let mut lines = Vec::new();
    if !said.is_empty() {
        lines.push(said.join(". ") + ".");
    }
    let days = [charter.start.trim(), charter.end.trim()];
    match days {
        ["", ""] => {}
        [start, ""] => lines.push(format!("From {start}.")),
        ["", end] => lines.push(format!("Until {end}.")),
        [start, end] => lines.push(format!("From {start} to {end}.")),
    }
    if let Some(journey) = sources.engagement.scoped() {
        let name = journey_name(journey.id, sources.engagement);
        let whole = by_journey.get(None).map_or(0.0, |one| one.total.get());
        lines.push(format!(
            "The figures are for the journey {name}. The whole service: {} bad minutes a year.",
            figure(whole)
        ));
    }
    lines
}

/// What to do before there is anything to decide on.
fn start(sources: &Sources) -> Vec<Block> {
    let (engagement, analysis) = (sources.engagement, sources.analysis);
    if analysis.counted > 0 {
        return Vec::new();
    }
    let mut steps = Vec::new();
    let named = engagement.risks.iter().filter(|risk| !Risk::is_blank(risk));
    steps.push(match named.count() {
        0 => "Risks: write down what fails users, how long until somebody notices and mends it, how many it hits, and how often. One row gives a first total.".to_owned(),
        1 => "Risks: one is listed and not counted yet. It needs all four figures, such as 5, 30, 100%, 90.".to_owned(),
        rows => format!("Risks: {rows} are listed and none is counted yet. A row needs all four figures, such as 5, 30, 100%, 90."),
    });
    if analysis.chosen().is_none() {
        steps.push("Target: choose one that can be read, such as 99.9.".to_owned());
    }
    if engagement.journeys.is_empty() {
        steps.push("Journeys: name what users set out to do, the most critical first.".to_owned());
    }
    if practice::charter(engagement).is_empty() {
        steps.push("Charter: say what the engagement is for, and who decides.".to_owned());
    }
    vec![
        Block::text("Nothing can be decided yet: no risk is counted."),
        Block::List(steps),
    ]
}
