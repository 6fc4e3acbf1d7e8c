//! What stands behind the decisions: journeys, risks, odds, systemic risks, objectives.

use crate::analysis::objective::figures as objective_figures;
use crate::analysis::report::ranked as by_cost;
use crate::analysis::{Finding, RowState, Wanted};
use crate::document::names::{journey_name, row_name, systemic_name};
use crate::document::records::dates::has_passed;
use crate::document::{BasisKind, Column, Engagement, Objective, Reached, Worsening};
use crate::document::{Doubt, Window};
use crate::grammar::cell;
use crate::grammar::number::plain;
use crate::grammar::worsening;
use crate::math::Percent;
use crate::report::blocks::{Bar, Block, Table, add_table};
use crate::report::compose::{ByJourney, Sources};
use crate::report::decisions::{chosen, no_odds, standing};
use crate::text::figures::{figure, percent};
use crate::text::odds_words as odds;
use crate::text::odds_words::probability;
use crate::text::slo_words;
use crate::text::slo_words::objective_name;
use crate::text::words;

/// The most bars of the chart; the table has them all.
const MOST_BARS: usize = 15;

/// The journeys by criticality, with what each costs against its own target, and their interactions.
pub(crate) fn journeys(sources: &Sources, by_journey: &ByJourney) -> Vec<Block> {
    let engagement = sources.engagement;
    let head = [
        "Journey",
        "#Risks that reach it",
        "#Bad minutes a year",
        "#Target",
        "#Against its budget",
    ];
    let mut table = Table::new("Journeys by criticality", &head);
    let head = ["Interaction", "Journey", "Valid event", "#Impact"];
    let mut interactions = Table::new("Interactions", &head);
    for journey in &engagement.journeys {
        let name = journey_name(journey.id, engagement);
        let risks = engagement.risks.iter().filter(|risk| !risk.is_blank());
        let reaching = risks.filter(|risk| risk.reaches(journey.id) != Reached::No);
        let analysis = by_journey.get(Some(journey.id));
        let counted = analysis.filter(|analysis| analysis.counted > 0);
        let standing = counted.and_then(|analysis| Some((analysis, analysis.chosen()?)));
        let against = standing.map(|(analysis, standing)| {
            words::verdict(standing.rank.budget.get(), analysis.total.get()).0
        });
        table.rows.push(vec![
            name.clone(),
            reaching.count().to_string(),
            counted.map_or("not counted".to_owned(), |one| figure(one.total.get())),
            standing.map_or(String::new(), |(_, one)| percent(&one.percent)),
            against.unwrap_or_default(),
        ]);
        for one in &journey.interactions {
            let request = match one.request.trim() {
                "" => "(no request)",
                request => request,
            };
            interactions.rows.push(vec![
                request.to_owned(),
                name.clone(),
                one.valid_event.trim().to_owned(),
                cell::show(Column::Impact, &one.impact),
            ]);
        }
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    if !interactions.rows.is_empty() {
        blocks.push(Block::Heading(interactions.name.clone()));
    }
    add_table(&mut blocks, interactions);
    blocks
}

/// The counted risks, the most costly first, as bars and as a table.
pub(crate) fn ranked(sources: &Sources) -> Vec<Block> {
    let (engagement, analysis) = (sources.engagement, sources.analysis);
    let chosen = chosen(sources);
    let at = chosen.map_or(String::new(), |(_, one)| {
        format!("At {}", percent(&one.percent))
    });
    let mut table = Table::new(
        "Risks, the most costly first",
        &[
            "Risk",
            "#ETTD, minutes",
            "#ETTR, minutes",
            "#Impact, of users",
            "#ETTF, days",
            "#Incidents a year",
            "#Bad minutes a year",
            "#Of the total",
            "#As switched on",
            &at,
            "Rests on",
        ],
    );
    let mut bars = Vec::new();
    for one in by_cost(analysis) {
        let (risk, row) = (&engagement.risks[one.place], &analysis.rows[one.place]);
        let Some(figures) = row.figures() else {
            continue;
        };
        let name = row_name(risk.id, engagement);
        let minutes = figure(one.minutes.get());
        let mark = chosen.and_then(|(_, standing)| *standing.marks.get(one.place)?);
        let mark = mark.map_or("", words::mark).to_owned();
        let total = analysis.total.get();
        let share = match total > 0.0 {
            true => format!("{}%", figure(one.minutes.get() / total * 100.0)),
            false => String::new(),
        };
        let mut cells = vec![name.clone()];
        cells.extend(Column::ALL.map(|column| cell::show(column, risk.entry(column))));
        cells.extend([
            figure(figures.incidents.get()),
            minutes.clone(),
            share,
            row.mitigated
                .map_or(String::new(), |minutes| figure(minutes.get())),
            mark.clone(),
            risk.basis.kind.map_or("", BasisKind::name).to_owned(),
        ]);
        table.rows.push(cells);
        if bars.len() < MOST_BARS {
            bars.push(Bar {
                name,
                minutes,
                length: figures.bar.get(),
                mark,
            });
        }
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    let more = table.rows.len() - bars.len();
    let mut total = vec![String::new(); table.head.len()];
    total[0] = "Total".to_owned();
    total[5] = figure(analysis.incidents.get());
    total[6] = figure(analysis.total.get());
    if let Some(mitigated) = &analysis.mitigated {
        total[8] = figure(mitigated.total.get());
    }
    table.total = Some(total);
    let mut blocks = vec![Block::Bars(bars, more)];
    add_table(&mut blocks, table);
    blocks
}

/// How often each target holds over each window. The page draws the curve under it.
pub(crate) fn odds(sources: &Sources) -> Vec<Block> {
    if sources.analysis.counted == 0 || sources.odds.failed {
        return Vec::new();
    }
    let windows = Window::ALL.map(|one| format!("#{}", odds::window(one)));
    let mut head = vec!["Target"];
    head.extend(windows.iter().map(String::as_str));
    let mut table = Table::new("How often each target holds", &head);
    for (id, standing) in sources.analysis.targets.iter().filter_map(standing) {
        let mut cells = vec![percent(&standing.percent)];
        for window in Window::ALL {
            let kept = sources.odds.kept(Wanted::AsIs(window), id);
            cells.push(kept.map_or(no_odds(sources).to_owned(), probability));
        }
        table.rows.push(cells);
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    if let Some(told) = &sources.odds.told {
        let doubt = sources.engagement.odds.doubt;
        let guesses = match doubt {
            Doubt::None => String::new(),
            _ => format!(" Guesses are {}, nine times in ten.", odds::doubt(doubt)),
        };
        let error = odds::error(told, sources.odds.error);
        let condition = odds::CONDITION.replacen('I', "i", 1);
        let says = format!("These odds hold {condition} {error}{guesses}");
        blocks.push(Block::text(&says));
    }
    blocks
}

/// The systemic risks with what fixing each saves.
pub(crate) fn systemic(sources: &Sources) -> Vec<Block> {
    let engagement = sources.engagement;
    let head = [
        "Systemic risk",
        "#Extra ETTD",
        "#Extra ETTR",
        "#More often by",
        "In the estimates",
        "#Saved a year if fixed",
        "State",
    ];
    let mut table = Table::new("Systemic risks", &head);
    let mut as_started = false;
    let pairs = engagement.systemic.iter().zip(&sources.analysis.systemic);
    for (one, figures) in pairs {
        let empty = |what: &Worsening| one.entry(*what).is_empty();
        if one.name.trim().is_empty() && Worsening::ALL.iter().all(empty) {
            continue;
        }
        as_started |= one.is_as_started();
        let mut cells = vec![systemic_name(one.id, engagement)];
        cells.extend(Worsening::ALL.map(|what| worsening::show(what, one.entry(what))));
        cells.extend([
            if one.included { "yes" } else { "on top" }.to_owned(),
            match (one.fixed, figures.saved) {
                (true, _) => String::new(),
                (false, Some(saved)) => figure(saved.get().max(0.0)),
                (false, None) => "not counted".to_owned(),
            },
            if one.fixed { "fixed" } else { "present" }.to_owned(),
        ]);
        table.rows.push(cells);
    }
    let mut blocks = Vec::new();
    let several = table.rows.len() > 1;
    add_table(&mut blocks, table);
    if several {
        blocks.push(Block::text(
            "What fixing saves overlaps between them and does not add up.",
        ));
    }
    if as_started {
        blocks.push(Block::text(
            "Some of these figures are those that the list starts with, and nobody's measurement.",
        ));
    }
    blocks
}

/// The objectives with budget, alerts, odds and what is measured.
pub(crate) fn objectives(sources: &Sources) -> Vec<Block> {
    let engagement = sources.engagement;
    let head = [
        "Objective",
        "#Target",
        "#Window",
        "#Budget",
        "#Spent",
        "#Holds by its risks",
        "Alerts at a burn of",
        "Owner",
        "Look again by",
    ];
    let mut table = Table::new("Objectives", &head);
    for one in &engagement.objectives {
        let figures = objective_figures(engagement, one);
        let target = match &figures.target {
            Ok(target) => percent(target),
            Err(_) => promised_text(engagement, one),
        };
        let spent = figures.consumption();
        let kept = one.target.and_then(|target| {
            let known = sources.odds.kept(Wanted::Objective(one.id), target);
            known.map(probability)
        });
        let odds = match (kept, &figures.target) {
            (Some(kept), _) => kept,
            (None, Ok(_)) if sources.analysis.counted > 0 => no_odds(sources).to_owned(),
            (None, _) => String::new(),
        };
        let overdue = match one.review.trim() {
            "" => "",
            day if has_passed(day, sources.today) => ", overdue",
            _ => "",
        };
        table.rows.push(vec![
            objective_name(one, engagement),
            target,
            slo_words::span(one.window).to_owned(),
            figures.budget().map_or(String::new(), slo_words::minutes),
            spent.map_or(String::new(), |one| {
                format!("{}%", figure(one.consumed.get() * 100.0))
            }),
            odds,
            alerts(&figures),
            one.owner.trim().to_owned(),
            one.review.trim().to_owned() + overdue,
        ]);
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    blocks
}

/// What is typed as a target that gives no budget.
pub(crate) fn promised_text(engagement: &Engagement, objective: &Objective) -> String {
    match objective.target.and_then(|id| engagement.target(id)) {
        None => "not said yet".to_owned(),
        Some(target) => match target.percent.parse::<Percent>() {
            Ok(extreme) => format!("{}, which leaves no budget to watch", percent(&extreme)),
            Err(_) => format!("\"{}\" cannot be read", target.percent.trim()),
        },
    }
}

fn alerts(figures: &crate::analysis::objective::ObjectiveFigures) -> String {
    let mut text = String::new();
    for (name, pages) in [("page", true), ("ticket", false)] {
        let mut burns = Vec::new();
        for rule in figures.readable().iter().filter(|rule| rule.pages == pages) {
            burns.push(plain((rule.burn * 100.0).round() / 100.0));
        }
        if !burns.is_empty() {
            let before = if text.is_empty() { "" } else { "; " };
            text += &format!("{before}{name}: {}", burns.join(", "));
        }
    }
    text
}

/// What the figures leave out, and why.
pub(crate) fn not_counted(sources: &Sources) -> Vec<Block> {
    let (engagement, analysis) = (sources.engagement, sources.analysis);
    let mut list = Vec::new();
    for (risk, row) in engagement.risks.iter().zip(&analysis.rows) {
        let name = row_name(risk.id, engagement);
        match row.state {
            RowState::Counted(_) | RowState::LeftOut => {}
            RowState::Unfilled if risk.is_blank() => {}
            RowState::Unfilled => {
                list.push(format!("{name}: not all of its four figures are said."))
            }
            RowState::Elsewhere => {
                let journey = engagement
                    .scoped()
                    .map(|one| journey_name(one.id, engagement));
                let journey = journey.unwrap_or_default();
                list.push(format!("{name}: does not reach {journey}."));
            }
        }
    }
    for finding in &analysis.findings {
        if !matches!(finding, Finding::Hint(_)) {
            list.push(words::finding(finding, engagement));
        }
    }
    match list.is_empty() {
        true => Vec::new(),
        false => vec![Block::List(list)],
    }
}
