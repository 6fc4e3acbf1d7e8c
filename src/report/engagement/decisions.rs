//! The decisions a report asks for: which target, which fixes, which risks.

use crate::analysis::analyse::Standing;
use crate::analysis::report::{accepted, to_accept};
use crate::analysis::{TargetFigures, Wanted};
use crate::document::RowId;
use crate::document::names::row_name;
use crate::math::Minutes;
use crate::report::engagement::sources::{ByJourney, Sources};
use crate::report::format::blocks::{Asks, Block, Table, add_table};
use crate::text::answer::answer_odds;
use crate::text::answer::answer_words;
use crate::text::figures::{figure, minutes_in_words, percent};
use crate::text::odds_words as odds;
use crate::text::odds_words::probability;
use crate::text::report_words;
use crate::text::words;
use crate::text::words::Tone;

/// What stands where odds are not answered.
pub(crate) fn no_odds(sources: &Sources) -> &'static str {
    match (sources.odds.failed, sources.odds.pending) {
        (true, _) => "not known",
        (false, true) => "being computed",
        (false, false) => "",
    }
}

/// The chosen target's standing, with its id.
pub(crate) fn chosen<'a>(sources: &Sources<'a>) -> Option<(RowId, &'a Standing)> {
    let place = sources.analysis.chosen?;
    standing(sources.analysis.targets.get(place)?)
}

/// A target that can be read.
pub(crate) fn standing(target: &TargetFigures) -> Option<(RowId, &Standing)> {
    Some((target.id, target.figures.as_ref().ok()?))
}

/// Minutes with hours or days beside them.
pub(crate) fn in_hours(minutes: Minutes) -> String {
    figure(minutes.get()) + &hours(minutes)
}

/// The hours or days to stand behind minutes.
fn hours(minutes: Minutes) -> String {
    minutes_in_words(minutes).map_or(String::new(), |words| format!(" ({words})"))
}

/// A piece of a sentence without weight.
pub(crate) fn plainly(text: &str) -> (String, Tone) {
    (text.to_owned(), Tone::Plain)
}

/// Which target to promise.
pub(crate) fn target(sources: &Sources) -> Vec<Block> {
    let (engagement, analysis) = (sources.engagement, sources.analysis);
    if analysis.counted == 0 {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if chosen(sources).is_none() {
        blocks.push(Block::Text(answer_words::standing(engagement, analysis)));
    }
    blocks.extend(odds_sentence(sources).map(Block::Text));
    add_table(&mut blocks, targets(sources));
    if let Some(mitigated) = &analysis.mitigated {
        let with = match mitigated.on {
            1 => "With the fix that is on".to_owned(),
            on => format!("With the {on} fixes that are on"),
        };
        let unit = words::answer_unit(engagement);
        let total = in_hours(mitigated.total);
        let mut text = vec![plainly(&format!("{with}: {total} {unit}"))];
        if let Some((_, standing)) = chosen(sources) {
            text.push(plainly(", "));
            text.push(words::verdict(
                standing.rank.budget.get(),
                mitigated.total.get(),
            ));
        }
        text.push(plainly("."));
        blocks.push(Block::Text(text));
    }
    blocks
}

/// What would hold as often as wanted, and how often the target does.
fn odds_sentence(sources: &Sources) -> Option<Vec<(String, Tone)>> {
    let settings = &sources.engagement.odds;
    let window = settings.window;
    if sources.odds.failed {
        return Some(vec![plainly(
            "The odds are not known: what computes them could not be started here.",
        )]);
    }
    let kept = |target| sources.odds.kept(Wanted::AsIs(window), target);
    let (id, standing) = chosen(sources)?;
    let Some(own) = kept(id) else {
        let pending = "The odds are still being computed.";
        return sources.odds.pending.then(|| vec![plainly(pending)]);
    };
    let mut text = Vec::new();
    if let Some(told) = &sources.odds.told {
        let year = sources.engagement.year.length();
        let would = odds::would_hold_in(told, settings.confidence(), window, year);
        text.push((would, Tone::Strong));
        text.push(plainly(" "));
    }
    let holds = answer_odds::holds(&standing.percent.to_string(), own, window);
    text.push(plainly(&holds));
    if own < settings.confidence()
        && let Some((other, p)) = as_often_as_wanted(sources)
    {
        let other = percent(&other.percent);
        text.push(plainly(&format!(", {other} in {}", probability(p))));
    }
    text.push(plainly("."));
    let costs = sources.odds.told.as_ref();
    if let Some(costs) = costs.and_then(|told| odds::nine_in_ten(told, window)) {
        text.push(plainly(&format!(" {costs}")));
    }
    Some(text)
}

/// The strictest of the targets that hold as often as wanted.
fn as_often_as_wanted<'a>(sources: &Sources<'a>) -> Option<(&'a Standing, f64)> {
    let settings = &sources.engagement.odds;
    let kept = |target| sources.odds.kept(Wanted::AsIs(settings.window), target);
    let mut best: Option<(&Standing, f64)> = None;
    for (id, one) in sources.analysis.targets.iter().filter_map(standing) {
        let stricter = |best: &Standing| one.rank.budget < best.rank.budget;
        if let Some(p) = kept(id).filter(|p| *p >= settings.confidence())
            && best.is_none_or(|(best, _)| stricter(best))
        {
            best = Some((one, p));
        }
    }
    best
}

fn targets(sources: &Sources) -> Table {
    let window = sources.engagement.odds.window;
    let holds = format!("#Holds, of {}", odds::many(window));
    let on = sources.analysis.mitigated.map_or(0, |one| one.on);
    let with = match on {
        1 => "#With the fix on".to_owned(),
        on => format!("#With the {on} fixes on"),
    };
    let head = ["Target", "#Allows a year", "±Expected", &holds, &with];
    let asks = [(2, Asks::Gap), (3, Asks::Holds), (4, Asks::Holds)];
    let mut table = Table::new("Targets compared", &head).asking(&asks);
    let own = chosen(sources).map(|(id, _)| id);
    for (id, standing) in sources.analysis.targets.iter().filter_map(standing) {
        let odds = |wanted| match sources.odds.kept(wanted, id) {
            Some(kept) => probability(kept),
            None => no_odds(sources).to_owned(),
        };
        let mark = if own == Some(id) { ", chosen" } else { "" };
        let budget = standing.rank.budget;
        table.about.push(Some(id));
        table.rows.push(vec![
            percent(&standing.percent) + mark,
            figure(budget.get()),
            words::verdict(budget.get(), sources.analysis.total.get()).0,
            odds(Wanted::AsIs(window)),
            if on > 0 {
                odds(Wanted::Mitigated)
            } else {
                String::new()
            },
        ]);
    }
    table
}

/// Which risks to carry.
pub(crate) fn risks(sources: &Sources, by_journey: &ByJourney) -> Vec<Block> {
    let mut blocks = Vec::new();
    let carried = accepted_table(sources, by_journey);
    match carried.rows.len() {
        0 => {}
        1 => blocks.extend(only_accepted(&carried)),
        _ => {
            blocks.push(Block::Heading(carried.name.clone()));
            add_table(&mut blocks, carried);
        }
    }
    if let Some((_, standing)) = chosen(sources).filter(|_| sources.analysis.counted > 0) {
        let open = open_risks(sources, standing);
        let says = report_words::too_big(open.rows.len(), &percent(&standing.percent));
        blocks.push(Block::text(&says));
        add_table(&mut blocks, open);
    }
    blocks
}

/// The only acceptance, in a sentence.
fn only_accepted(carried: &Table) -> Option<Block> {
    let [risk, whose, minutes, who, why, review] = carried.rows.first()?.as_slice() else {
        return None;
    };
    Some(Block::Text(vec![
        plainly("One is accepted: "),
        (risk.clone(), Tone::Strong),
        plainly(&format!(
            " ({minutes} a year), for {whose}, by {who}, to be looked at again by {review}: {}.",
            why.trim_end_matches('.')
        )),
    ]))
}

fn open_risks(sources: &Sources, standing: &Standing) -> Table {
    let budget = standing.rank.budget;
    let risk = format!("Too big at {}", percent(&standing.percent));
    let head = [
        &risk,
        "#A year",
        "#Of the budget",
        "Owner",
        "How it stands",
        "Decide",
    ];
    let mut table = Table::new("Too big and not accepted", &head).asking(&[(1, Asks::Minutes)]);
    for one in to_accept(sources.analysis) {
        let risk = &sources.engagement.risks[one.place];
        let share = one.minutes.get() / budget.get() * 100.0;
        let stands = match one.minutes > budget {
            true => "alone over the budget",
            false => "",
        };
        table.about.push(Some(risk.id));
        table.rows.push(vec![
            row_name(risk.id, sources.engagement),
            figure(one.minutes.get()),
            format!("{}%", figure(share)),
            risk.owner.trim().to_owned(),
            stands.to_owned(),
            "fund or accept".to_owned(),
        ]);
    }
    table
}

fn accepted_table(sources: &Sources, by_journey: &ByJourney) -> Table {
    let engagement = sources.engagement;
    let head = [
        "Risk",
        "Accepted for",
        "#A year",
        "By",
        "Because",
        "Review by",
    ];
    let mut table = Table::new("Accepted risks", &head);
    for one in accepted(engagement) {
        let acceptance = one.acceptance;
        let minutes = by_journey.get(acceptance.journey).and_then(|analysis| {
            let mut rows = analysis.rows.iter();
            Some(
                rows.find(|row| row.id == one.risk.id)?
                    .figures()?
                    .bad_minutes,
            )
        });
        let said = |text: &str, nothing: &str| match text.trim() {
            "" => nothing.to_owned(),
            text => text.to_owned(),
        };
        let overdue = match acceptance.is_overdue(sources.today) {
            true => ", overdue",
            false => "",
        };
        table.rows.push(vec![
            row_name(one.risk.id, engagement),
            words::accepted_for(acceptance.target, acceptance.journey, engagement),
            minutes.map_or("not counted".to_owned(), |one| figure(one.get())),
            said(&acceptance.who, "nobody is named"),
            said(&acceptance.why, "no reason is given"),
            said(&acceptance.review, "no day is set") + overdue,
        ]);
    }
    table
}
