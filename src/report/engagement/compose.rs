//! The report, composed: decisions first, then what stands behind them. What is empty is left out, and
//! nothing is said that the document does not hold.

use crate::analysis::Wanted;
use crate::analysis::report::case;
use crate::document::names::journey_name;
use crate::document::{Engagement, Risk};
use crate::report::engagement::fixes::fixes;
use crate::report::engagement::sources::{ByJourney, Sources};
use crate::report::engagement::{behind, changed, decisions, objectives, practice};
use crate::report::format::blocks::{About, Block, Report, Section};
use crate::text::figures::{figure, percent};
use crate::text::report_words::Figures;
use crate::text::{odds_words, report_words, words};

/// Composes the report.
pub fn compose(sources: &Sources) -> Report {
    let engagement = sources.engagement;
    let by_journey = ByJourney::of(sources);
    let mut sections = Vec::new();
    let mut add = |about, decision, name: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            sections.push(Section {
                about,
                decision,
                name: name.to_owned(),
                blocks,
            });
        }
    };
    add(About::Start, None, "What to do first", start(sources));
    let mut number = 0;
    for (about, name, blocks) in [
        (
            About::Target,
            "Which target do we stand behind?",
            decisions::target(sources),
        ),
        (About::Fixes, "Which fixes do we fund?", fixes(sources)),
        (
            About::Risks,
            "Which risks do we accept?",
            decisions::risks(sources, &by_journey),
        ),
    ] {
        number += usize::from(!blocks.is_empty());
        add(about, Some(number), name, blocks);
    }
    let since = sources.since.map_or(String::new(), changed::title);
    for (about, name, blocks) in [
        (
            About::Ranked,
            "What the minutes are made of",
            behind::by_cost(sources),
        ),
        (
            About::NotCounted,
            "What is not counted",
            behind::not_counted(sources),
        ),
        (About::Changed, since.as_str(), changed::changed(sources)),
        (
            About::Journeys,
            "Journeys",
            behind::journeys(sources, &by_journey),
        ),
        (About::Objectives, "Objectives", objectives::short(sources)),
        (
            About::Readiness,
            "Readiness review",
            practice::readiness(sources),
        ),
        (About::Actions, "Next steps", practice::actions(sources)),
        (About::Signed, "Agreed by", practice::signed(engagement)),
        (About::Charter, "Charter", practice::charter(engagement)),
        (About::Figures, "All risks", behind::ranked(sources)),
        (About::Odds, "Odds", behind::odds(sources)),
        (About::Systemic, "Systemic risks", behind::systemic(sources)),
        (
            About::Interactions,
            "Interactions",
            behind::interactions(engagement),
        ),
        (
            About::InFull,
            "Objectives in full",
            objectives::in_full(sources),
        ),
        (
            About::OpenItems,
            "Open items of the review",
            practice::open_items(sources),
        ),
        (
            About::Observed,
            "Incidents observed",
            practice::observed(sources),
        ),
        (
            About::Estimates,
            "Silent estimates",
            practice::estimates(engagement),
        ),
    ] {
        add(about, None, name, blocks);
    }
    let case = case(engagement, sources.analysis, sources.plan);
    let figures = figures(sources);
    Report {
        title: title(engagement),
        about: about(sources, &by_journey),
        headline: report_words::headline(&case, &figures),
        lead: report_words::lead(&case, &figures),
        sections,
        end: end(sources),
    }
}

/// What the headline and the lead are about.
fn figures(sources: &Sources) -> Figures {
    let settings = &sources.engagement.odds;
    let chosen = decisions::chosen(sources);
    let kept = chosen.and_then(|(id, _)| {
        let kept = sources.odds.kept(Wanted::AsIs(settings.window), id)?;
        Some((kept, settings.confidence()))
    });
    Figures {
        risks: sources.analysis.counted,
        total: sources.analysis.total.get(),
        unit: words::answer_unit(sources.engagement),
        target: chosen.map(|(_, one)| (percent(&one.percent), one.rank.budget.get())),
        kept,
        window: settings.window,
    }
}

/// Whose estimate it is, and what its odds assume.
fn end(sources: &Sources) -> String {
    let line = words::estimate_line(sources.today, &sources.engagement.author);
    match sources.odds.told {
        Some(_) => format!(
            "{line}. {}",
            odds_words::assumed(sources.engagement.odds.doubt)
        ),
        None => line,
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
    for (before, text) in [
        ("", &charter.client),
        ("", &charter.service),
        ("for ", &charter.sponsor),
    ] {
        if !text.trim().is_empty() {
            said.push(format!("{before}{}", text.trim()));
        }
    }
    let mut lines = Vec::new();
    if !said.is_empty() {
        said.push(sources.today.to_owned());
        lines.push(said.join(" · "));
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
    vec![Block::List(steps)]
}
