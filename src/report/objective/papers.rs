//! The papers of an objective, as Markdown: what is promised, and what happens as it is spent.
//!
//! They are composed from what the document says. A text somebody typed always follows words of
//! ours on its line, so that it can begin no heading, list or table.

use crate::document::records::objective::usual_alerts;
use crate::document::{Alert, Engagement, Objective};
use crate::grammar::number::{plain, read_number};
use crate::grammar::objective::rule;
use crate::math::slo::{RuleFault, allowed_failures, usual_rules};
use crate::math::{Minutes, Percent, error_budget};
use crate::report::format::markup::in_markdown;
pub use crate::report::objective::policy::policy;
use crate::report::objective::promise::{
    NOT_SAID, Promise, journey_of, last_line, minutes, review, said, title, window,
};
pub use crate::report::objective::promise::{objective_in_prose, signed};
pub use crate::report::objective::specification::specification;
use crate::text::figures::{figure, grouped};
use crate::text::objectives::slo_words::fault;

/// The SLO document, composed: what is promised, of what, over which window, and what that allows.
/// `today` is set as given.
pub fn slo_document(objective: &Objective, engagement: &Engagement, today: &str) -> String {
    let promise = Promise::of(objective, engagement);
    let mut text = format!(
        "# Service level objective: {}\n\n",
        title(objective, engagement)
    );
    let journey = journey_of(objective, engagement);
    for (name, value) in [
        ("Journey", said(&journey)),
        ("Owner", said(&objective.owner)),
        ("Agreed", said(&objective.agreed)),
        ("To be looked at again", review(objective, today)),
    ] {
        text += &format!("- {name}: {value}\n");
    }
    text += "\n## What is measured\n\n";
    text += &format!("- Indicator: {}\n", objective.kind.name());
    let specification = specification(objective, engagement);
    text += &format!("- Specification: {}\n", said(&specification));
    text += &format!("- Measured at: {}\n", said(&objective.measured_at));
    text += "\n## What is promised\n\n";
    text += &format!("- Target: {}\n", promise.target());
    text += &format!("- Window: {}\n", window(objective.window));
    text += &format!("- Why this target: {}\n", said(&objective.rationale));
    text += "\n## Error budget\n\n";
    text += &match &promise {
        Promise::Budget(target) => budget(objective, *target),
        other => format!("{}\n", other.no_budget().unwrap_or_default()),
    };
    text += "\n## Alerts\n\n";
    text += &alerts(objective, &promise);
    text += "\n## What it depends on\n\n";
    text += &format!("Depends on: {}\n", said(&objective.depends));
    text + &last_line(engagement, today)
}

fn budget(objective: &Objective, target: Percent) -> String {
    let days = objective.window.days();
    let allowed = error_budget(target, days);
    let mut text = format!("- In time: {} a window\n", minutes(allowed));
    let (least, most) = objective.window.between();
    if least < most {
        let [short, long] = [least, most].map(|days| {
            let allowed = error_budget(target, days);
            format!("{} days allow {}", plain(days.get()), minutes(allowed))
        });
        text += &format!("- Shortest and longest window: {short}; {long}\n");
    }
    text += &format!("- In events: {}\n", events(objective, target));
    text += &format!("- A full outage may last {}\n", minutes(allowed));
    for (share, times) in [("10%", 10.0), ("1%", 100.0)] {
        let lasts = Minutes::new(allowed.get() * times);
        // The noise of multiplying is no minute more or less.
        let whole = lasts.get() >= days.minutes().get() * (1.0 - 1e-12);
        let lasts = match whole {
            true => "the whole window".to_owned(),
            false => minutes(lasts),
        };
        text += &format!("- An outage for {share} of the events may last {lasts}\n");
    }
    text + "\nTime and events are the same budget as long as traffic is even; where it is not, the events decide.\n"
}

fn events(objective: &Objective, target: Percent) -> String {
    let typed = objective.traffic.trim();
    if typed.is_empty() {
        return format!("{NOT_SAID}, since the events a day are not");
    }
    let read = match read_number(typed) {
        Ok((number, rest)) if rest.trim().is_empty() => Some(number),
        _ => None,
    };
    let all = read.map(|a_day| a_day * objective.window.days().get());
    match all.filter(|all| all.is_finite()) {
        Some(all) => format!(
            "{} of {} a window may be bad",
            whole(allowed_failures(target, all)),
            whole(all)
        ),
        None => format!(
            "the traffic \"{}\" cannot be read as a number of events a day",
            in_markdown(typed)
        ),
    }
}

/// Whole events; a part of one is none.
fn whole(number: f64) -> String {
    match number.floor() {
        whole if (0.0..1e15).contains(&whole) => grouped(whole as u64),
        beyond => figure(beyond),
    }
}

fn alerts(objective: &Objective, promise: &Promise) -> String {
    let days = objective.window.days();
    let usual = objective.alerts.is_empty();
    let mut text = match usual {
        true => "The usual rules for this window. ".to_owned(),
        false => String::new(),
    };
    text += "A burn rate of 1 spends exactly the budget in one window; an alert fires while the rate is reached over both of its windows.\n\n";
    if usual {
        let rules = usual_rules(days);
        for (alert, rule) in usual_alerts(days, short).iter().zip(&rules) {
            let spent = short(rule.spend(days).get() * 100.0);
            let mut line = format!(
                "{}, when {spent}% of the budget is spent",
                alert_line(alert)
            );
            if let Promise::Budget(target) = promise
                && let Some(RuleFault::NeverFires(most)) = rule.fault(*target)
            {
                let most = short(most);
                line += &format!(
                    " (it never fires: at this target even a full outage burns at {most})"
                );
            }
            text += &format!("- {line}\n");
        }
    } else {
        for alert in &objective.alerts {
            let wrong = match (rule(alert), promise) {
                (Err(wrong), _) => Some(wrong),
                (Ok(rule), Promise::Budget(target)) => rule.fault(*target).map(fault),
                (Ok(_), _) => None,
            };
            let wrong = wrong.map_or(String::new(), |wrong| format!(" ({})", in_markdown(&wrong)));
            text += &format!("- {}{wrong}\n", alert_line(alert));
        }
    }
    let to_human = match objective.to_human.trim() {
        "" => "5 minutes, as is usual".to_owned(),
        typed => format!("{} (minutes, unless it says otherwise)", in_markdown(typed)),
    };
    text + &format!("\nFrom a page until somebody is at work: {to_human}\n")
}

fn alert_line(alert: &Alert) -> String {
    let does = if alert.pages { "Page" } else { "Ticket" };
    format!(
        "{does}: burn rate {} over {} and {}",
        said(&alert.burn),
        said(&alert.long),
        said(&alert.short)
    )
}

/// A number with no more than two decimals, and no more than it needs.
fn short(number: f64) -> String {
    plain((number * 100.0).round() / 100.0)
}
