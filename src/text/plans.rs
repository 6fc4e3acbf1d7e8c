//! What the screen says about mitigations.

use crate::analysis::{Analysis, Choice, MitigationFigures, Plan};
use crate::document::names::mitigation_name;
use crate::document::{Engagement, RowId};
use crate::grammar::number::plain;
use crate::math::{Minutes, Percent};
use crate::text::figures::{apart, figure, percent, shown};
use crate::text::odds_words::{holds, probability};

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

/// What a change of an estimate can be.
pub const CHANGE: &str = "A new estimate (5 to 10) or a factor (x0.5, half, -50%)";

/// What a change of how often something happens can be.
pub const CHANGE_OF_RATE: &str = "A new estimate (30 to 60 days), or x2 for half as often";

/// How savings are counted.
pub const SAVES: &str = "Bad minutes a year it takes away, given what else is on";

/// That savings do not add up.
pub const OVERLAP: &str =
    "Savings are counted with the others as switched; two that help the same risk do not add up.";

/// The unit of the total with what is on.
pub fn with_what(on: usize) -> String {
    match on {
        0 => "bad minutes a year\nwith none on".to_owned(),
        on => format!("bad minutes a year\nwith {on} on"),
    }
}

/// What a person-week of it saves, where it saves something.
pub fn per_week(figures: &MitigationFigures) -> Option<String> {
    let per_week = figures.per_week?.get();
    (per_week > 1e-9).then(|| figure(per_week))
}

/// Its place by what a person-week of it saves: "rank 2".
pub fn rank(figures: &MitigationFigures) -> Option<String> {
    figures.rank.map(|rank| format!("rank {rank}"))
}

/// What a person-week saves as a share of the best one's.
pub fn share_of_best(per_week: Minutes, analysis: &Analysis) -> f64 {
    let all = analysis.mitigations.iter().filter_map(|one| one.per_week);
    let best = all.map(Minutes::get).fold(0.0, f64::max);
    match best > 0.0 {
        true => (per_week.get() / best).clamp(0.0, 1.0),
        false => 0.0,
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

/// An effort, in person-weeks: all of its whole weeks, and three digits of a smaller one. It may be the mean of a range.
pub fn effort(weeks: f64) -> String {
    let digits = match weeks > 0.0 && weeks.is_finite() {
        true => (2.0 - weeks.log10().floor()).clamp(0.0, 9.0),
        false => 0.0,
    };
    let scale = 10.0_f64.powf(digits);
    plain((weeks * scale).round() / scale)
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

/// What is left against a budget, from the figures as they are shown: "286 over", that it is over, and "the 526
/// that 99.9% allows."
pub fn against(total: f64, budget: f64, target: Percent) -> (String, bool, String) {
    let over = shown(total) > shown(budget);
    let word = if over { "over" } else { "under" };
    let rest = format!("the {} that {} allows.", figure(budget), percent(&target));
    (format!("{} {word}", apart(total, budget)), over, rest)
}

/// What one takes, in a list: "5 w".
pub fn weeks(weeks: f64) -> String {
    format!("{} w", effort(weeks))
}

/// What is left, and how often the target then holds where that is known: "677 · 54%".
pub fn mark_text(total: Minutes, kept: Option<f64>) -> String {
    let total = figure(total.get());
    match kept {
        Some(kept) => format!("{total} · {}", probability(kept)),
        None => total,
    }
}

/// What a choice takes: "21 person-weeks".
pub fn person_weeks(weeks: f64) -> String {
    match effort(weeks).as_str() {
        "1" => "1 person-week".to_owned(),
        weeks => format!("{weeks} person-weeks"),
    }
}

/// That no choice brings the total under a budget.
pub fn not_under(target: Percent) -> String {
    format!(
        "No choice of these brings the total under the budget of {}. Look for another fix, or lower the target. Only those with an effort are tried.",
        percent(&target)
    )
}

/// That no choice makes the target hold as often as wanted.
pub fn not_as_often(target: Percent, often: &str) -> String {
    format!(
        "No choice of these gets {} to hold in {often}. Look for another fix, or lower the target. Only those with an effort are tried.",
        percent(&target)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_shown_together_add_up() {
        let check = |total: f64, budget: f64, expected: &str| {
            let target: Percent = "99.9".parse().expect("a percentage");
            let (gap, over, rest) = against(total, budget, target);
            assert_eq!(format!("{gap} {rest}"), expected);
            assert_eq!(over, total > budget);
        };
        check(950.6, 525.9, "425 over the 526 that 99.9% allows.");
        check(473.4, 525.9, "53 under the 526 that 99.9% allows.");
        assert_eq!(person_weeks(1.0), "1 person-week");
        assert_eq!(person_weeks(0.1 + 0.2), "0.3 person-weeks");
        assert_eq!(person_weeks(5.919_958_371), "5.92 person-weeks");
        assert_eq!(person_weeks(1234.56), "1235 person-weeks");
        assert_eq!(person_weeks(0.012_345), "0.0123 person-weeks");
        assert_eq!(person_weeks(0.0), "0 person-weeks");
    }
}
