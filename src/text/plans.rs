//! What the screen says about mitigations.

use crate::analysis::{Choice, MitigationFigures, Plan};
use crate::document::names::mitigation_name;
use crate::document::{Engagement, RowId};
use crate::grammar::number::plain;
use crate::math::Percent;
use crate::text::figures::{figure, percent};
use crate::text::odds_words::holds;

/// What a mitigation saves a year, in words when it saves nothing.
pub fn saved(figures: &MitigationFigures) -> String {
    match figures.saved.map(|saved| saved.get()) {
        None => String::new(),
        // What is left of a difference of equal totals.
        Some(saved) if saved.abs() < 1e-9 => "nothing".to_owned(),
        Some(saved) if saved < 0.0 => format!("adds {}", figure(-saved)),
        Some(saved) => figure(saved),
    }
}

/// What a person-week of it saves, and its place by that.
pub fn worth(figures: &MitigationFigures) -> Option<[String; 2]> {
    let (worth, rank) = (figures.per_week?.get(), figures.rank?);
    Some([
        format!("{} a person-week", figure(worth)),
        format!("rank {rank}"),
    ])
}

fn names(chosen: &[RowId], engagement: &Engagement) -> String {
    let mut names = String::new();
    for (place, id) in chosen.iter().enumerate() {
        let before = match place {
            0 => "",
            place if place + 1 == chosen.len() => " and ",
            _ => ", ",
        };
        names += before;
        names += &mitigation_name(*id, engagement);
    }
    names
}

/// Efforts are typed in decimal and summed in binary.
fn effort(weeks: f64) -> String {
    plain((weeks * 1e9).round() / 1e9)
}

/// The choice whose odds are enough: "the least effort that keeps 99.9% in 9 years of 10".
pub fn odds_answer(choice: &Choice, kept: f64, exact: bool, engagement: &Engagement) -> String {
    let target = engagement.chosen().map_or("", |target| &target.percent);
    let holds = holds(target, kept, engagement.odds.window);
    if choice.chosen.is_empty() {
        return format!("{holds} as things stand: no effort is needed.");
    }
    let least = if exact {
        "The least effort that is enough"
    } else {
        "A small effort that is enough, perhaps not the least"
    };
    format!(
        "{least}: {}, {} person-weeks. Then {holds}.",
        names(&choice.chosen, engagement),
        effort(choice.effort)
    )
}

/// The answer to what is enough for a target.
pub fn answer(plan: Option<&Plan>, target: Percent, engagement: &Engagement) -> String {
    let target = percent(&target);
    let Some(plan) = plan else {
        return format!(
            "No choice of these mitigations brings the total under the budget of {target}. Only those with an effort are tried."
        );
    };
    if plan.chosen.is_empty() {
        return format!("The budget of {target} holds as things stand: no effort is needed.");
    }
    let names = names(&plan.chosen, engagement);
    let effort = effort(plan.effort);
    let least = if plan.exact {
        "The least effort"
    } else {
        "A small effort, perhaps not the least,"
    };
    format!(
        "{least} that brings the total under the budget of {target}: {names}, {effort} person-weeks, {} bad minutes a year left.",
        figure(plan.total.get())
    )
}
