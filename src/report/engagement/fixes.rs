//! The fixes a report asks to fund: what each saves for its effort, and which are enough.

use crate::analysis::report::{Enough, fixes as by_worth};
use crate::document::names::mitigation_name;
use crate::document::{Mitigation, MitigationCell};
use crate::grammar::measures;
use crate::report::engagement::decisions::{chosen, no_odds, plainly};
use crate::report::engagement::money::{Amount, amount};
use crate::report::engagement::sources::Sources;
use crate::report::format::blocks::{Asks, Block, Table, add_table};
use crate::text::figures::{figure, percent};
use crate::text::odds_words as odds;
use crate::text::odds_words::probability;
use crate::text::plans;
use crate::text::words::Tone;

/// Whether nothing is typed in a mitigation.
pub(crate) fn is_blank(one: &Mitigation) -> bool {
    let empty = |cell: &MitigationCell| one.entry(*cell).is_empty();
    one.name.trim().is_empty() && one.fixes.is_empty() && MitigationCell::ALL.iter().all(empty)
}

/// Which fixes to pay for.
pub(crate) fn fixes(sources: &Sources) -> Vec<Block> {
    let (engagement, analysis) = (sources.engagement, sources.analysis);
    let chosen = chosen(sources);
    let holds = chosen.map_or(String::new(), |(_, one)| {
        format!("#{} holds", percent(&one.percent))
    });
    let money = amount(&engagement.charter.worth_of_a_minute);
    let mut table = Table::new(
        "Fixes",
        &[
            "Fix",
            "#Person-weeks",
            "#Saves a year",
            "#Worth a year",
            "#Per person-week",
            &holds,
            "Proposal",
        ],
    )
    .asking(&[(2, Asks::Saved)]);
    let least = sources.plan.map_or(&[][..], |plan| &plan.chosen);
    for place in by_worth(analysis) {
        let Some(one) = engagement
            .mitigations
            .get(place)
            .filter(|one| !is_blank(one))
        else {
            continue;
        };
        let figures = &analysis.mitigations[place];
        let saved = match figures.saved {
            Some(_) => plans::saved(figures),
            None => "not counted: a change cannot be read".to_owned(),
        };
        let worth = |amount: &Amount| {
            let saved = figures.saved.filter(|saved| saved.get() > 0.0)?;
            Some(amount.of(saved))
        };
        let odds =
            chosen.map(
                |(id, _)| match sources.odds.before_and_after(engagement, one.id, id) {
                    Some((before, after)) => {
                        format!("{} → {}", probability(before), probability(after))
                    }
                    None => no_odds(sources).to_owned(),
                },
            );
        let per_week = figures.per_week.filter(|one| one.get() > 0.0);
        let on = if one.on { ", on" } else { "" };
        let proposal = match (least.is_empty(), least.contains(&one.id)) {
            (true, _) => "",
            (false, true) => "fund",
            (false, false) => "later",
        };
        table.about.push(Some(one.id));
        table.rows.push(vec![
            mitigation_name(one.id, engagement) + on,
            measures::show(MitigationCell::Effort, &one.effort),
            saved,
            money.as_ref().and_then(worth).unwrap_or_default(),
            per_week.map_or(String::new(), |one| figure(one.get())),
            odds.unwrap_or_default(),
            proposal.to_owned(),
        ]);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if let Some((id, standing)) = chosen.filter(|_| analysis.counted > 0) {
        let answer = plans::answer(sources.plan, standing.percent, engagement);
        let mut text = vec![(answer, Tone::Strong)];
        if let Some(plan) = sources.plan.filter(|plan| !plan.chosen.is_empty())
            && let Some(kept) = sources.odds.with_made(engagement, &plan.chosen, id)
        {
            let target = standing.percent.to_string();
            let holds = odds::holds(&target, kept, engagement.odds.window);
            let often = odds::often(engagement.odds.confidence(), engagement.odds.window);
            let short = match kept < engagement.odds.confidence() {
                true => format!(", less often than the {often} that are asked for"),
                false => String::new(),
            };
            text.push(plainly(&format!(" Then {holds}{short}.")));
        }
        blocks.push(Block::Text(text));
        blocks.extend(enough(sources).map(|text| Block::text(&text)));
    }
    add_table(&mut blocks, table);
    if engagement.mitigations.len() > 1 {
        blocks.push(Block::text("What each saves is counted with the others as they are switched; two that help the same risk do not add up."));
    }
    blocks
}

/// Which fixes keep the target as often as is asked for.
fn enough(sources: &Sources) -> Option<String> {
    let engagement = sources.engagement;
    let often = odds::often(engagement.odds.confidence(), engagement.odds.window);
    match &sources.odds.enough {
        Enough::NotAsked => None,
        Enough::Searching => Some(format!(
            "Which fixes are enough for {often} is being searched."
        )),
        Enough::Nothing => Some(format!(
            "No choice of these fixes is enough for {often}. Only those with an effort are tried."
        )),
        Enough::Found(choice, kept, exact) => {
            let answer = plans::odds_answer(choice, *kept, *exact, engagement);
            Some(format!("For {often}: {answer}"))
        }
    }
}
