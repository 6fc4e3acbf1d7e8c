//! What the screen says about an objective.

use crate::analysis::objective::ObjectiveFigures;
use crate::document::names::journey_name;
use crate::document::{Engagement, Objective, RowId, Sli, Span};
use crate::grammar::chain::availability_text;
use crate::grammar::objective::ratio;
use crate::math::slo::alert::RuleFault;
use crate::math::slo::{LowTraffic, Rule, allowed_failures};
use crate::math::{Days, Minutes, Percent, Share, error_budget};
use crate::text::figures::{apart, figure, grouped, minutes_in_words};
use crate::text::odds_words::probability;

/// What is said where no risk fails what an objective is about, or a journey.
pub const NOTHING_REACHES: &str = "No risk that reaches it is counted yet.";

/// What rounding may leave of a share that is nothing.
const ROUNDING: f64 = 1e-9;

/// Shares of users for which the outage allowance is shown.
pub const SHARES: [(f64, &str); 3] = [(1.0, "all users"), (0.1, "10%"), (0.01, "1%")];
/// Error ratios for which detection is shown.
pub const RATIOS: [(f64, &str); 3] = [(1.0, "100%"), (0.1, "10%"), (0.01, "1%")];

/// The SLI's name for a choice.
pub fn sli(kind: Sli) -> &'static str {
    match kind {
        Sli::Availability => "Availability",
        Sli::Latency => "Latency",
        Sli::Quality => "Quality",
        Sli::Freshness => "Freshness",
        Sli::Correctness => "Correctness",
        Sli::Coverage => "Coverage",
        Sli::Throughput => "Throughput",
        Sli::Durability => "Durability",
    }
}

/// The window's name.
pub fn span(window: Span) -> &'static str {
    match window {
        Span::Days28 => "28 days",
        Span::Days30 => "30 days",
        Span::Days7 => "7 days",
        Span::Days90 => "90 days",
        Span::Month => "a calendar month",
        Span::Quarter => "a calendar quarter",
    }
}

/// How long a calendar window is taken to be; `None` for one that is always as long.
pub fn counted_as(window: Span) -> Option<&'static str> {
    match window {
        Span::Month => Some("A month is counted as 30 days; it has 28 to 31."),
        Span::Quarter => Some("A quarter is counted as 90 days; it has 90 to 92."),
        _ => None,
    }
}

/// What an objective is called: "Checkout: availability".
pub fn objective_name(objective: &Objective, engagement: &Engagement) -> String {
    let journey = objective.journey.map_or("Whole service".to_owned(), |id| {
        journey_name(id, engagement)
    });
    format!("{journey}: {}", objective.kind.name())
}

/// What goes with a journey that is deleted, and how it comes back; nothing when nothing is promised of it.
pub fn gone_with_journey(journey: RowId, engagement: &Engagement) -> Option<String> {
    let promised = |one: &&Objective| one.journey == Some(journey);
    let objectives = match engagement.objectives.iter().filter(promised).count() {
        0 => return None,
        1 => "its objective".to_owned(),
        many => format!("its {many} objectives"),
    };
    let name = journey_name(journey, engagement);
    Some(format!(
        "{name} is deleted with {objectives}. Undo brings all of it back."
    ))
}

/// Minutes, with longer words beside them where they are many.
pub fn minutes(minutes: Minutes) -> String {
    let words = minutes_in_words(minutes).map_or(String::new(), |words| format!(" ({words})"));
    format!("{} min{words}", figure(minutes.get()))
}

/// The budget in minutes for each of [`SHARES`].
pub fn allowance(target: Percent, window: Days) -> [String; 3] {
    let budget = error_budget(target, window);
    SHARES.map(|(share, _)| minutes(Minutes::new(budget.get() / share)))
}

/// The budget in events.
pub fn allowed_events(target: Percent, events: f64) -> String {
    if events <= 0.0 {
        return "Without traffic there are no events, and nothing can be measured.".to_owned();
    }
    let allowed = allowed_failures(target, events);
    // What is left of a product that is a whole number is no less than it.
    let whole = grouped((allowed * (1.0 + 1e-12)).floor() as u64);
    format!(
        "{whole} of {} events in the window may fail.",
        figure(events)
    )
}

/// What was measured, and what that has consumed.
pub fn measured(figures: &ObjectiveFigures) -> Vec<String> {
    let mut lines = Vec::new();
    let share = match &figures.measured.share {
        Err(text) => return vec![text.clone()],
        Ok(None) => return Vec::new(),
        Ok(Some(share)) => *share,
    };
    let counts = figures.measured.counts.map_or(String::new(), |counts| {
        format!(
            ": {} good of {} that count",
            figure(counts.good),
            figure(counts.valid)
        )
    });
    lines.push(format!(
        "Measured: {}{counts}.",
        availability_text(1.0 - share.get())
    ));
    if let Err(text) = &figures.measured.elapsed {
        lines.push(text.clone());
    }
    if let Some(found) = figures.consumption() {
        lines.push(format!(
            "That consumes {} of {} ({}% of the budget), burning at {}.",
            minutes(found.failed),
            minutes(found.budget),
            figure(found.consumed.get() * 100.0),
            figure(found.burn)
        ));
        let left = found.remaining.get() / found.budget.get();
        lines.push(if left.abs() < ROUNDING {
            "Exactly the budget is spent: the target is just kept.".to_owned()
        } else if left < 0.0 {
            format!(
                "The budget is gone: overspent by {}.",
                minutes(Minutes::new(-found.remaining.get()))
            )
        } else {
            match found.exhausted_in {
                None => "Nothing fails: the budget stays whole.".to_owned(),
                Some(_) if found.burn <= 1.0 + ROUNDING => format!(
                    "{} are left; a burn of 1 or less never spends more than the budget.",
                    minutes(found.remaining)
                ),
                Some(left) => format!(
                    "{} are left, and gone in {} at this burn.",
                    minutes(found.remaining),
                    minutes(left)
                ),
            }
        });
    }
    lines
}

/// What a rule does, for its row: budget spent, error ratio, detection for each of [`RATIOS`], quiet
/// again after.
pub fn rule_cells(rule: &Rule, target: Percent, window: Days) -> Vec<(String, String)> {
    let ratio = rule.error_ratio(target) * 100.0;
    let mut cells = vec![
        (
            "Budget spent".to_owned(),
            format!("{}%", figure(rule.spend(window).get() * 100.0)),
        ),
        ("Fires from".to_owned(), format!("{}%", figure(ratio))),
    ];
    for (share, name) in RATIOS {
        let found = rule.detection_time(target, Share::new(share));
        let text = found.map_or("never".to_owned(), minutes);
        cells.push((format!("At {name}"), text));
    }
    let quiet = rule.reset_time(target).map_or("never".to_owned(), minutes);
    cells.push(("Resets after".to_owned(), quiet));
    cells
}

/// When each rule notices that `text` percent of all fail; nothing for no text. `rules` are as on the
/// page, those that cannot be read among them.
///
/// # Errors
/// What was expected of the text, in words.
pub fn detection_at<E>(
    text: &str,
    rules: &[Result<Rule, E>],
    target: Percent,
) -> Result<Option<String>, String> {
    let Some(failing) = ratio(text)? else {
        return Ok(None);
    };
    let text = text.trim().trim_end_matches('%');
    if failing.get() == 0.0 {
        return Ok(Some(
            "While nothing fails, no rule has to notice.".to_owned(),
        ));
    }
    let mut found = Vec::new();
    for (place, rule) in rules.iter().enumerate() {
        let Ok(rule) = rule else { continue };
        let after = rule.detection_time(target, failing);
        let after = after.map_or("never".to_owned(), |after| {
            format!("after {}", minutes(after))
        });
        let kind = if rule.pages { "page" } else { "ticket" };
        found.push(format!("rule {} ({kind}) {after}", place + 1));
    }
    Ok(Some(match found.is_empty() {
        true => "No rule can be read.".to_owned(),
        false => format!("With {text}% failing: {}.", found.join(", ")),
    }))
}

/// What is wrong with a rule.
pub fn fault(fault: RuleFault) -> String {
    match fault {
        RuleFault::NeverFires(most) => format!(
            "Never fires: the most that this target can burn, with everything failing, is {}.",
            figure(most)
        ),
        RuleFault::FiresOnHealth => {
            "Fires while all is well: a burn below 1 spends less than the budget.".to_owned()
        }
        RuleFault::Windows => {
            "The short window has to be above 0 and no longer than the long one.".to_owned()
        }
    }
}

/// What low traffic does to alerts, when one failure pages.
pub fn low_traffic(low: &LowTraffic, rules: &[Rule]) -> Option<String> {
    let mut pages = rules.iter().filter(|rule| rule.pages);
    let trips = pages.any(|rule| low.burn_over(rule.long) >= rule.burn);
    let whole = low.allowed >= 1.0;
    (trips || !whole).then(|| {
        let budget = if whole {
            format!(
                "One failure spends {}% of the budget, which allows {}",
                figure(low.spends * 100.0),
                figure(low.allowed)
            )
        } else {
            "A single failure is more than the budget".to_owned()
        };
        format!(
            "Low traffic: {budget}; an hour with one failure burns at {}. Ways out: count over longer windows, add requests of your own, combine small services under one objective, let clients retry, or promise less.",
            figure(low.burn_of_hour)
        )
    })
}

/// How the risks of a journey stand against the year's budget.
pub fn affordable(total: Minutes, target: Percent, year: Days) -> String {
    let budget = error_budget(target, year);
    let (total, allowed) = (total.get(), budget.get());
    if total <= allowed {
        format!(
            "Its risks cost {} bad minutes a year, within the {} that {target}% allows.",
            figure(total),
            figure(allowed)
        )
    } else {
        format!(
            "Its risks cost {} bad minutes a year, {} more than the {} that {target}% allows.",
            figure(total),
            apart(total, allowed),
            figure(allowed)
        )
    }
}

/// How often a target holds in an objective's windows, by its risks alone.
pub fn holds_by_risks(target: Percent, kept: f64, window: Span) -> String {
    format!(
        "If these are all that happens, {target}% holds in {} of windows of {}.",
        probability(kept),
        span(window)
    )
}

/// What risks say of an objective that is not about failing users; nothing for one that is.
pub fn beside_risks(kind: Sli) -> Option<String> {
    (kind != Sli::Availability).then(|| {
        format!(
            "Risks are counted as minutes in which users are failed; they say nothing more of {}.",
            kind.name()
        )
    })
}

/// What the dependencies leave, against a target.
pub fn ceiling(missing: f64, target: Option<Percent>) -> String {
    let text = format!(
        "Together they are up {} of the time; the journey cannot do better.",
        availability_text(missing)
    );
    let Some(target) = target else {
        return text;
    };
    let left = 1.0 - missing / target.left_to_fail().get();
    if left.abs() < ROUNDING {
        format!(
            "{text} That takes exactly the budget of {target}%, and leaves nothing for everything else."
        )
    } else if left < 0.0 {
        format!("{text} That is less than {target}%: the target cannot hold on what they promise.")
    } else {
        let left = figure(left * 100.0);
        format!("{text} That leaves {left}% of the budget for everything else.")
    }
}
