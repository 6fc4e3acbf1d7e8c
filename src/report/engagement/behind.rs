//! What stands behind the decisions: journeys, risks, odds, systemic risks.

use crate::analysis::report::{Costly, ranked as ranked_by_cost};
use crate::analysis::{Finding, RowState, Wanted};
use crate::document::names::{journey_name, row_name, systemic_name};
use crate::document::{BasisKind, Column, Engagement, Worsening};
use crate::document::{Doubt, Window};
use crate::grammar::cell;
use crate::grammar::number::plain;
use crate::grammar::worsening;
use crate::math::Mark;
use crate::report::engagement::decisions::{chosen, no_odds, standing};
use crate::report::engagement::money::cost_of_year;
use crate::report::engagement::sources::{ByJourney, Sources};
use crate::report::format::bars::Bar;
use crate::report::format::blocks::{Asks, Block, Table, add_table};
use crate::text::figures::{figure, percent};
use crate::text::odds_words as odds;
use crate::text::odds_words::probability;
use crate::text::words;

/// The most bars of the chart; the table has them all.
const MOST_BARS: usize = 15;

/// The journeys by criticality, with what each costs against its own target.
pub(crate) fn journeys(sources: &Sources, by_journey: &ByJourney) -> Vec<Block> {
    let engagement = sources.engagement;
    let head = ["Journey", "#A year", "#Target", "±Budget"];
    let asks = [(1, Asks::Journey)];
    let mut table = Table::new("Journeys by criticality", &head).asking(&asks);
    for journey in &engagement.journeys {
        let analysis = by_journey.get(Some(journey.id));
        let counted = analysis.filter(|analysis| analysis.counted > 0);
        let standing = counted.and_then(|analysis| Some((analysis, analysis.chosen()?)));
        let against = standing.map(|(analysis, standing)| {
            words::verdict(standing.rank.budget.get(), analysis.total.get()).0
        });
        table.about.push(Some(journey.id));
        table.rows.push(vec![
            journey_name(journey.id, engagement),
            counted.map_or("not counted".to_owned(), |one| figure(one.total.get())),
            standing.map_or(String::new(), |(_, one)| percent(&one.percent)),
            against.unwrap_or_default(),
        ]);
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    blocks
}

/// The interactions of the journeys.
pub(crate) fn interactions(engagement: &Engagement) -> Vec<Block> {
    let head = ["Interaction", "Journey", "A good answer", "#Users failed"];
    let mut table = Table::new("Interactions", &head);
    for journey in &engagement.journeys {
        for one in &journey.interactions {
            let request = match one.request.trim() {
                "" => "(no request)",
                request => request,
            };
            table.rows.push(vec![
                request.to_owned(),
                journey_name(journey.id, engagement),
                one.valid_event.trim().to_owned(),
                cell::show(Column::Impact, &one.impact),
            ]);
        }
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    blocks
}

/// The counted risks as bars, the most costly first, with what the sum rests on.
pub(crate) fn by_cost(sources: &Sources) -> Vec<Block> {
    let (engagement, analysis) = (sources.engagement, sources.analysis);
    let chosen = chosen(sources);
    let all = ranked_by_cost(analysis);
    let bar = |one: &Costly| {
        let risk = &engagement.risks[one.place];
        let figures = analysis.rows[one.place].figures()?;
        let mark = chosen.and_then(|(_, standing)| *standing.marks.get(one.place)?);
        let mut said: Vec<&str> = mark.map(words::mark).into_iter().collect();
        if risk.basis.is_guess() {
            said.push("guess");
        }
        Some(Bar {
            name: row_name(risk.id, engagement),
            minutes: figure(one.minutes.get()),
            length: figures.bar.get(),
            mark: said.join(", "),
            over: mark == Some(Mark::TooBig),
        })
    };
    let bars: Vec<Bar> = all.iter().take(MOST_BARS).filter_map(bar).collect();
    if bars.is_empty() {
        return Vec::new();
    }
    let more = all.len() - bars.len();
    let mut blocks = vec![Block::Bars(bars, more)];
    let mut says: Vec<String> = resting_on_guesses(sources).into_iter().collect();
    says.push("One bad minute is a minute in which every user is failed, or ten minutes for one user in ten.".to_owned());
    says.extend(cost_of_year(sources));
    blocks.push(Block::text(&says.join(" ")));
    blocks
}

/// The counted risks with all their figures, the most costly first.
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
    )
    .asking(&[
        (5, Asks::Incidents),
        (6, Asks::Minutes),
        (8, Asks::Mitigated),
    ]);
    for one in ranked_by_cost(analysis) {
        let (risk, row) = (&engagement.risks[one.place], &analysis.rows[one.place]);
        let Some(figures) = row.figures() else {
            continue;
        };
        let mark = chosen.and_then(|(_, standing)| *standing.marks.get(one.place)?);
        let mark = mark.map_or("", words::mark).to_owned();
        let total = analysis.total.get();
        let share = match total > 0.0 {
            true => format!("{}%", figure(one.minutes.get() / total * 100.0)),
            false => String::new(),
        };
        let mut cells = vec![row_name(risk.id, engagement)];
        cells.extend(Column::ALL.map(|column| cell::show(column, risk.entry(column))));
        cells.extend([
            figure(figures.incidents.get()),
            figure(one.minutes.get()),
            share,
            row.mitigated
                .map_or(String::new(), |minutes| figure(minutes.get())),
            mark,
            risk.basis.kind.map_or("", BasisKind::name).to_owned(),
        ]);
        table.about.push(Some(risk.id));
        table.rows.push(cells);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    let mut total = vec![String::new(); table.head.len()];
    total[0] = "Total".to_owned();
    total[5] = figure(analysis.incidents.get());
    total[6] = figure(analysis.total.get());
    if let Some(mitigated) = &analysis.mitigated {
        total[8] = figure(mitigated.total.get());
    }
    table.total = Some(total);
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    blocks
}

/// What the total owes to guesses.
pub(crate) fn resting_on_guesses(sources: &Sources) -> Option<String> {
    let analysis = sources.analysis;
    let Some(guessed) = analysis.guessed else {
        return Some(
            "Nobody has said yet what the figures rest on: all of them are taken as guesses."
                .to_owned(),
        );
    };
    let (guessed, total) = (guessed.get(), analysis.total.get());
    if guessed <= 0.0 || total <= 0.0 {
        return None;
    }
    Some(format!(
        "{} of {} ({}%) rest on guesses.",
        figure(guessed),
        figure(total),
        plain((guessed / total * 100.0).round())
    ))
}

/// How often each target holds over each window. The page draws the curve under it.
pub(crate) fn odds(sources: &Sources) -> Vec<Block> {
    if sources.analysis.counted == 0 || sources.odds.failed {
        return Vec::new();
    }
    let windows = Window::ALL.map(|one| format!("#{}", odds::window(one)));
    let mut head = vec!["Target"];
    head.extend(windows.iter().map(String::as_str));
    let asks = Window::ALL.map(|_| Asks::Holds);
    let asks: Vec<(usize, Asks)> = (1..).zip(asks).collect();
    let mut table = Table::new("How often each target holds", &head).asking(&asks);
    for (id, standing) in sources.analysis.targets.iter().filter_map(standing) {
        let mut cells = vec![percent(&standing.percent)];
        for window in Window::ALL {
            let kept = sources.odds.kept(Wanted::AsIs(window), id);
            cells.push(kept.map_or(no_odds(sources).to_owned(), probability));
        }
        table.about.push(Some(id));
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
    let mut table = Table::new("Systemic risks", &head).asking(&[(5, Asks::Fixing)]);
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
        table.about.push(Some(one.id));
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
