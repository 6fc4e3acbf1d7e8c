//! What a report says of the objectives: in short, and with all their figures.

use crate::analysis::Wanted;
use crate::analysis::objective::{ObjectiveFigures, figures as objective_figures};
use crate::document::records::values::dates::has_passed;
use crate::document::{Engagement, Objective};
use crate::grammar::number::plain;
use crate::math::Percent;
use crate::report::engagement::decisions::no_odds;
use crate::report::engagement::sources::Sources;
use crate::report::format::blocks::{Asks, Block, Table, add_table};
use crate::text::figures::{figure, percent};
use crate::text::objectives::slo_words;
use crate::text::objectives::slo_words::objective_name;
use crate::text::odds_words::probability;

/// What is promised, what is spent of it, how often it holds.
pub(crate) fn short(sources: &Sources) -> Vec<Block> {
    let engagement = sources.engagement;
    let head = ["Objective", "#Target", "Over", "#Spent", "#Holds"];
    let asks = [(3, Asks::Spent), (4, Asks::ObjectiveHolds)];
    let mut table = Table::new("Objectives", &head).asking(&asks);
    for one in &engagement.objectives {
        let figures = objective_figures(engagement, one);
        table.about.push(Some(one.id));
        table.rows.push(vec![
            objective_name(one, engagement),
            target(engagement, one, &figures),
            slo_words::span(one.window).to_owned(),
            spent(&figures),
            holds(sources, one, &figures),
        ]);
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    blocks
}

fn target(engagement: &Engagement, one: &Objective, figures: &ObjectiveFigures) -> String {
    match &figures.target {
        Ok(target) => percent(target),
        Err(_) => promised_text(engagement, one),
    }
}

fn spent(figures: &ObjectiveFigures) -> String {
    let spent = figures.consumption();
    spent.map_or(String::new(), |one| {
        format!("{}%", figure(one.consumed.get() * 100.0))
    })
}

fn holds(sources: &Sources, one: &Objective, figures: &ObjectiveFigures) -> String {
    let kept = one.target.and_then(|target| {
        let known = sources.odds.kept(Wanted::Objective(one.id), target);
        known.map(probability)
    });
    match (kept, &figures.target) {
        (Some(kept), _) => kept,
        (None, Ok(_)) if sources.analysis.counted > 0 => no_odds(sources).to_owned(),
        (None, _) => String::new(),
    }
}

/// The objectives with budget, alerts, odds and what is measured.
pub(crate) fn in_full(sources: &Sources) -> Vec<Block> {
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
        "Review by",
    ];
    let asks = [(4, Asks::Spent), (5, Asks::ObjectiveHolds)];
    let mut table = Table::new("Objectives in full", &head).asking(&asks);
    for one in &engagement.objectives {
        let figures = objective_figures(engagement, one);
        let overdue = match one.review.trim() {
            "" => "",
            day if has_passed(day, sources.today) => ", overdue",
            _ => "",
        };
        table.about.push(Some(one.id));
        table.rows.push(vec![
            objective_name(one, engagement),
            target(engagement, one, &figures),
            slo_words::span(one.window).to_owned(),
            figures.budget().map_or(String::new(), slo_words::minutes),
            spent(&figures),
            holds(sources, one, &figures),
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

fn alerts(figures: &ObjectiveFigures) -> String {
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
