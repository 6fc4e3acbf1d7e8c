//! The decisions a report asks for: which target, which fixes, which risks.

use crate::analysis::analyse::Standing;
use crate::analysis::report::{accepted, guesses, to_accept};
use crate::analysis::{TargetFigures, Wanted};
use crate::document::names::row_name;
use crate::document::{Engagement, RowId};
use crate::grammar::number::plain;
use crate::math::Minutes;
use crate::report::blocks::{Block, Table, add_table};
use crate::report::compose::{ByJourney, Sources};
use crate::report::fixes::is_blank;
use crate::report::money::amount;
use crate::text::figures::{figure, minutes_in_words, percent};
use crate::text::odds_words as odds;
use crate::text::odds_words::probability;
use crate::text::words;
use crate::text::words::Tone;

/// The most risks named one by one in a sentence.
const MOST_NAMED: usize = 5;

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
    let unit = words::answer_unit(engagement);
    let mut sum = vec![
        plainly("The risks that are counted cost "),
        (
            format!("{} {unit}", figure(analysis.total.get())),
            Tone::Strong,
        ),
        plainly(&format!("{}. ", hours(analysis.total))),
    ];
    match chosen(sources) {
        Some((_, standing)) => {
            let budget = standing.rank.budget;
            let (target, allowed) = (percent(&standing.percent), in_hours(budget));
            sum.push(plainly(&format!(
                "The target of {target} allows {allowed}: "
            )));
            sum.push(words::verdict(budget.get(), analysis.total.get()));
            sum.push(plainly("."));
        }
        None => sum.extend(words::answer(engagement, analysis).sentence),
    }
    let mut blocks = vec![Block::Text(sum)];
    blocks.extend(odds_sentence(sources).map(Block::Text));
    add_table(&mut blocks, targets(sources));
    if let Some(mitigated) = &analysis.mitigated {
        let mut text = vec![plainly(&format!(
            "With the fixes that are switched on: {} {unit}{}",
            figure(mitigated.total.get()),
            hours(mitigated.total)
        ))];
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
    let over = chosen(sources).is_some_and(|(_, one)| one.rank.budget < analysis.total);
    if over && engagement.mitigations.iter().all(is_blank) {
        blocks.push(Block::text("No fix is listed yet. As things stand the choice is to promise less, or to list what could be done and what it takes."));
    }
    blocks.extend(cost_of_year(sources).map(|text| Block::text(&text)));
    blocks.push(Block::text("A bad minute is a minute in which every user is failed, or the same spread over fewer users: ten minutes for one user in ten."));
    blocks
}

/// How often the target holds, and what would hold as often as wanted.
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
    let holds = odds::holds(&standing.percent.to_string(), own, window);
    let mut text = vec![
        plainly("If these are all that happens, "),
        (holds, Tone::Strong),
    ];
    if own < settings.confidence() {
        // The strictest of the others that holds as often as wanted.
        let mut others = sources.analysis.targets.iter().filter_map(self::standing);
        let mut best: Option<(&Standing, f64)> = None;
        for (id, other) in &mut others {
            let stricter = |best: &Standing| other.rank.budget < best.rank.budget;
            if let Some(p) = kept(id).filter(|p| *p >= settings.confidence())
                && best.is_none_or(|(best, _)| stricter(best))
            {
                best = Some((other, p));
            }
        }
        if let Some((other, p)) = best {
            let often = odds::windows_of(p, window);
            text.push(plainly(&format!(
                "; {} in {often}",
                percent(&other.percent)
            )));
        }
    }
    text.push(plainly("."));
    if let Some(told) = &sources.odds.told {
        let year = sources.engagement.year.length();
        let would = odds::would_hold_in(told, settings.confidence(), window, year);
        text.push(plainly(" "));
        text.push((would, Tone::Strong));
        if let Some(costs) = odds::nine_in_ten(told, window) {
            text.push(plainly(&format!(" {costs}")));
        }
    }
    Some(text)
}

fn targets(sources: &Sources) -> Table {
    let window = sources.engagement.odds.window;
    let name = odds::window(window);
    let holds = format!("#Holds, over {name}");
    let mut table = Table::new(
        "Targets compared",
        &[
            "Target",
            "#Allows, bad minutes a year",
            "#Against what is expected",
            &holds,
            "#Holds with what is switched on",
        ],
    );
    let on = sources.analysis.mitigated.is_some();
    let own = chosen(sources).map(|(id, _)| id);
    for (id, standing) in sources.analysis.targets.iter().filter_map(standing) {
        let odds = |wanted| match sources.odds.kept(wanted, id) {
            Some(kept) => probability(kept),
            None => no_odds(sources).to_owned(),
        };
        let mark = if own == Some(id) { ", chosen" } else { "" };
        let budget = standing.rank.budget;
        table.rows.push(vec![
            percent(&standing.percent) + mark,
            in_hours(budget),
            words::verdict(budget.get(), sources.analysis.total.get()).0,
            odds(Wanted::AsIs(window)),
            if on {
                odds(Wanted::Mitigated)
            } else {
                String::new()
            },
        ]);
    }
    table
}

/// What the year costs in money, or what is said instead of an amount.
fn cost_of_year(sources: &Sources) -> Option<String> {
    let said = sources.engagement.charter.worth_of_a_minute.trim();
    if said.is_empty() {
        return None;
    }
    let Some(amount) = amount(said) else {
        return Some(format!(
            "What a bad minute costs, as the charter says it: {said}"
        ));
    };
    let total = sources.analysis.total;
    let mut text = format!(
        "At {} for a bad minute, as the charter says, the year costs {}",
        amount.of(Minutes::new(1.0)),
        amount.of(total)
    );
    if let Some((_, standing)) = chosen(sources)
        && standing.rank.budget < total
    {
        let over = total - standing.rank.budget;
        text += &format!(", {} of it beyond the budget", amount.of(over));
    }
    Some(text + ".")
}

/// Which risks to carry.
pub(crate) fn risks(sources: &Sources, by_journey: &ByJourney) -> Vec<Block> {
    let (engagement, analysis) = (sources.engagement, sources.analysis);
    let mut blocks = Vec::new();
    if let Some((_, standing)) = chosen(sources).filter(|_| analysis.counted > 0) {
        blocks.extend(words::rank_sentence(standing).map(|text| Block::text(&text)));
        let open = open_risks(sources, standing);
        let target = percent(&standing.percent);
        if open.rows.is_empty() {
            blocks.push(Block::text(&format!(
                "Of the risks that are not accepted, none is too big for {target} by itself."
            )));
        } else {
            blocks.push(Block::Heading(open.name.clone()));
        }
        add_table(&mut blocks, open);
    }
    let carried = accepted_table(sources, by_journey);
    if !carried.rows.is_empty() {
        blocks.push(Block::Heading(carried.name.clone()));
    }
    add_table(&mut blocks, carried);
    blocks.extend(resting_on_guesses(engagement, sources).map(|text| Block::text(&text)));
    blocks
}

fn open_risks(sources: &Sources, standing: &Standing) -> Table {
    let budget = standing.rank.budget;
    let share = format!("#Share of the budget of {}", percent(&standing.percent));
    let head = [
        "Risk",
        "#Bad minutes a year",
        &share,
        "How it stands",
        "Owner",
    ];
    let mut table = Table::new("Too big and not accepted", &head);
    for one in to_accept(sources.analysis) {
        let risk = &sources.engagement.risks[one.place];
        let share = one.minutes.get() / budget.get() * 100.0;
        let stands = match one.minutes > budget {
            true => "alone over the budget",
            false => "too big",
        };
        table.rows.push(vec![
            row_name(risk.id, sources.engagement),
            figure(one.minutes.get()),
            format!("{}%", figure(share)),
            stands.to_owned(),
            risk.owner.trim().to_owned(),
        ]);
    }
    table
}

fn accepted_table(sources: &Sources, by_journey: &ByJourney) -> Table {
    let engagement = sources.engagement;
    let head = [
        "Risk",
        "Accepted for",
        "#Bad minutes a year",
        "By",
        "Because",
        "Look again by",
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

/// What the total owes to guesses, and which they are.
fn resting_on_guesses(engagement: &Engagement, sources: &Sources) -> Option<String> {
    let analysis = sources.analysis;
    if analysis.counted == 0 {
        return None;
    }
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
    let all = guesses(engagement, analysis);
    let mut names = Vec::new();
    for one in all.iter().take(MOST_NAMED) {
        let id = engagement.risks[one.place].id;
        names.push(row_name(id, engagement));
    }
    let more = match all.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(", and {more} smaller ones"),
    };
    Some(format!(
        "{} of the {} bad minutes a year ({}%) rest on guesses: {}{more}.",
        figure(guessed),
        figure(total),
        plain((guessed / total * 100.0).round()),
        names.join(", ")
    ))
}
