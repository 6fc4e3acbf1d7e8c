//! What the cards in somebody else's page say: the risks, the objectives and the journeys, line by line.

use crate::analysis::objective::{figures as objective_figures, risks_behind};
use crate::analysis::report::KnownOdds;
use crate::analysis::{
    Analysis, CellReading, Finding, RowState, Sort, SortKey, Wanted, analyse, arrange,
};
use crate::document::names::{journey_name, row_name};
use crate::document::{Column, Engagement, Interaction, Journey, Objective, Risk};
use crate::grammar::cell;
use crate::math::{Mark, error_budget};
use crate::report::engagement::objectives::promised_text;
use crate::text::figures::{figure, percent};
use crate::text::objectives::slo_words;
use crate::text::objectives::slo_words::{NOTHING_REACHES, objective_name};
use crate::text::odds_words::{PENDING, probability};
use crate::text::words;
use crate::text::words::Tone;

/// What a card says of an engagement without anything counted.
pub const NOTHING_COUNTED: &str = "No risk is counted yet.";

/// The order of a card's rows: the most costly first.
pub const BY_MINUTES: Sort = Sort {
    key: SortKey::BadMinutes,
    descending: true,
};

/// One risk.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskLine {
    /// Its name, or its place.
    pub name: String,
    /// The four estimates as they are shown, and whether each can be read.
    pub cells: [(String, bool); 4],
    /// Bad minutes a year; empty for a row that is not counted.
    pub minutes: String,
    /// The same with what is switched on, where that is something else.
    pub then: Option<String>,
    /// Its cost as a share of the most costly row's, from 0 to 1.
    pub share: f64,
    /// How it stands against the target.
    pub mark: Option<Mark>,
    /// The mark's name, or why the row is not counted.
    pub word: &'static str,
    /// What cannot be read, and what is expected.
    pub problems: Vec<String>,
}

/// The risks, the most costly first; those that are not counted come last, and blank rows not at all.
pub fn risk_lines(engagement: &Engagement, analysis: &Analysis) -> Vec<RiskLine> {
    let names = |a: &str, b: &str| a.cmp(b);
    let order = arrange(&[], engagement, analysis, Some(BY_MINUTES), false, names);
    let place = |id| engagement.risks.iter().position(|risk| risk.id == id);
    let places = order.into_iter().filter_map(place);
    let filled = places.filter(|place| !engagement.risks[*place].is_blank());
    filled
        .map(|place| risk_line(place, engagement, analysis))
        .collect()
}

fn risk_line(place: usize, engagement: &Engagement, analysis: &Analysis) -> RiskLine {
    let (risk, row) = (&engagement.risks[place], &analysis.rows[place]);
    let chosen = analysis.chosen();
    let mark = chosen.and_then(|standing| standing.marks.get(place).copied().flatten());
    let figures = row.figures();
    let minutes = figures.map_or(String::new(), |one| figure(one.bad_minutes.get()));
    let then = row.mitigated.map(|then| figure(then.get()));
    RiskLine {
        name: row_name(risk.id, engagement),
        cells: Column::ALL.map(|column| {
            let readable = !matches!(row.cells[column.index()], CellReading::Problem(_));
            (cell::show(column, risk.entry(column)), readable)
        }),
        then: then.filter(|then| *then != minutes),
        minutes,
        share: figures.map_or(0.0, |one| one.bar.get()),
        mark,
        word: match row.state {
            RowState::Counted(_) => mark.map_or("", words::mark),
            RowState::LeftOut => "left out",
            RowState::Elsewhere => "not reached",
            RowState::Unfilled => "not filled",
        },
        problems: problems(risk, engagement, analysis),
    }
}

fn problems(risk: &Risk, engagement: &Engagement, analysis: &Analysis) -> Vec<String> {
    let about = |finding: &&Finding| {
        finding.risk() == Some(risk.id) && !matches!(finding, Finding::Hint(_))
    };
    let findings = analysis.findings.iter().filter(about);
    findings
        .map(|finding| words::finding(finding, engagement))
        .collect()
}

/// For which journey the figures are; nothing when they are for the whole service.
pub fn for_journey(engagement: &Engagement) -> Option<String> {
    let journey = engagement.scoped()?;
    let name = journey_name(journey.id, engagement);
    Some(format!("For the journey {name} alone."))
}

/// One objective.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveLine {
    /// "Checkout: availability".
    pub name: String,
    /// What is promised, or why nothing can be.
    pub target: String,
    /// Over which window.
    pub window: &'static str,
    /// How much of the window may fail; empty without a target.
    pub budget: String,
    /// In how many windows the target holds by its risks alone; empty while no risk is counted.
    pub holds: String,
    /// How its risks stand against the year's budget.
    pub says: Vec<(String, Tone)>,
}

/// The objectives in their order.
pub fn objective_lines(engagement: &Engagement, odds: &KnownOdds) -> Vec<ObjectiveLine> {
    let line = |one| objective_line(one, engagement, odds);
    engagement.objectives.iter().map(line).collect()
}

fn objective_line(one: &Objective, engagement: &Engagement, odds: &KnownOdds) -> ObjectiveLine {
    let figures = objective_figures(engagement, one);
    let analysis = risks_behind(engagement, one);
    let kept = one
        .target
        .and_then(|target| odds.kept(Wanted::Objective(one.id), target));
    let mut says = Vec::new();
    let mut holds = String::new();
    if let Ok(target) = figures.target {
        let year = engagement.year.length().days();
        let over = error_budget(target, year) < analysis.total;
        says.push(match (analysis.counted, over) {
            (0, _) => plain(NOTHING_REACHES),
            (_, over) => {
                let tone = if over { Tone::Bad } else { Tone::Good };
                (slo_words::affordable(analysis.total, target, year), tone)
            }
        });
        holds = match (kept, analysis.counted) {
            (_, 0) => String::new(),
            (Some(kept), _) => probability(kept),
            (None, _) if odds.failed => "not known".to_owned(),
            (None, _) => PENDING.to_owned(),
        };
    }
    let left_out = words::left_out(&analysis);
    let kind = slo_words::beside_risks(one.kind).map(|text| (text, Tone::Plain));
    let left_out = left_out.map(|text| (text, Tone::Bad));
    for (text, tone) in kind.into_iter().chain(left_out) {
        let before = if says.is_empty() { "" } else { " " };
        says.push((format!("{before}{text}"), tone));
    }
    ObjectiveLine {
        name: objective_name(one, engagement),
        target: match &figures.target {
            Ok(target) => percent(target),
            Err(_) => promised_text(engagement, one),
        },
        window: slo_words::span(one.window),
        budget: figures.budget().map_or(String::new(), slo_words::minutes),
        holds,
        says,
    }
}

/// One journey.
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyLine {
    /// Its name, or its place.
    pub name: String,
    /// What its risks cost it, against its target.
    pub says: Vec<(String, Tone)>,
    /// Request, valid event and impact of each interaction.
    pub interactions: Vec<[String; 3]>,
}

/// The journeys, the most critical first.
pub fn journey_lines(engagement: &Engagement) -> Vec<JourneyLine> {
    let line = |one| journey_line(one, engagement);
    engagement.journeys.iter().map(line).collect()
}

fn journey_line(journey: &Journey, engagement: &Engagement) -> JourneyLine {
    JourneyLine {
        name: journey_name(journey.id, engagement),
        says: journey_costs(journey, engagement),
        interactions: journey.interactions.iter().map(interaction).collect(),
    }
}

fn journey_costs(journey: &Journey, engagement: &Engagement) -> Vec<(String, Tone)> {
    let analysis = analyse(&engagement.scoped_to(Some(journey.id)));
    let mut says = Vec::new();
    if analysis.counted == 0 {
        says.push(plain(NOTHING_REACHES));
    } else {
        let total = figure(analysis.total.get());
        says.push(plain(&format!("{total} bad minutes a year")));
        if let Some(standing) = analysis.chosen() {
            let (verdict, tone) = words::verdict(standing.rank.budget.get(), analysis.total.get());
            // "425 over the budget", "102 left of the budget".
            let of = if tone == Tone::Bad { "" } else { "of " };
            let target = percent(&standing.percent);
            says.push(plain(", "));
            says.push((verdict, tone));
            says.push(plain(&format!(" {of}the budget of {target}")));
        }
        says.push(plain("."));
    }
    if let Some(left_out) = words::left_out(&analysis) {
        says.push((format!(" {left_out}"), Tone::Bad));
    }
    says
}

fn interaction(one: &Interaction) -> [String; 3] {
    let request = match one.request.trim() {
        "" => "(no request)",
        request => request,
    };
    [
        request.to_owned(),
        one.valid_event.trim().to_owned(),
        cell::show(Column::Impact, &one.impact),
    ]
}

fn plain(text: &str) -> (String, Tone) {
    (text.to_owned(), Tone::Plain)
}
