//! Sloth's `prometheus/v1`, its Kubernetes form, and its files of alert windows.
//!
//! Source: sloth 0.11, `pkg/prometheus/api/v1`, `pkg/kubernetes/api/sloth/v1` and `pkg/prometheus/alertwindows/v1`.

use super::alerts::Rules;
use super::common;
use super::figures::{percent, span, tidy};
use super::found::Found;
use super::naming::named;
use super::place::{Place, short};
use crate::document::{Objective, Part, Sli, Span};
use crate::grammar::query;
use crate::math::Minutes;
use crate::math::slo::Rule;

/// The period that Sloth takes unless it is told another one.
const USUAL: Span = Span::Days30;

/// A period and its four windows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Windows {
    period: Minutes,
    text: String,
    rules: Vec<Rule>,
}

/// Alert windows.
///
/// # Errors
/// What was expected, with the place.
pub(super) fn windows(file: &Place) -> Result<Windows, String> {
    let spec = file
        .get("spec")
        .ok_or_else(|| file.misses("spec", "with the windows"))?;
    let length = |at: &Place, key: &str| {
        let found = at
            .get(key)
            .ok_or_else(|| at.misses(key, "a span such as 1h"))?;
        let span = found.text().and_then(span);
        span.ok_or_else(|| found.expected("a span such as 1h"))
    };
    let period = length(&spec, "sloPeriod")?;
    let mut rules = Vec::new();
    for (alert, pages) in [("page", true), ("ticket", false)] {
        for speed in ["quick", "slow"] {
            let missing = || {
                spec.misses(
                    &format!("{alert}.{speed}"),
                    "with errorBudgetPercent, shortWindow and longWindow",
                )
            };
            let at = spec.deep(&[alert, speed]).ok_or_else(missing)?;
            let (long, short) = (length(&at, "longWindow")?, length(&at, "shortWindow")?);
            let spend = at
                .get("errorBudgetPercent")
                .ok_or_else(|| at.misses("errorBudgetPercent", "such as 2"))?;
            let share = spend.text().and_then(|text| text.parse::<f64>().ok());
            let share = share.filter(|it| (0.0..=100.0).contains(it) && *it > 0.0);
            let share = share.ok_or_else(|| spend.expected("a percentage between 0 and 100"))?;
            rules.push(Rule {
                burn: tidy(share / 100.0 * period.get() / long.get()),
                long,
                short,
                pages,
            });
        }
    }
    Ok(Windows {
        period,
        text: spec.text_of(&["sloPeriod"]),
        rules,
    })
}

/// The objectives of a file, with its windows if there are any.
///
/// # Errors
/// What was expected, with the place.
pub(super) fn read(file: &Place, windows: Option<&Windows>) -> Vec<Result<Found, String>> {
    let file = file.get("spec").unwrap_or_else(|| file.clone());
    let service = file.text_of(&["service"]);
    let Some(slos) = file.get("slos") else {
        return vec![Err(file.misses("slos", "a list of objectives"))];
    };
    let labels = file.pairs("labels");
    let slos = slos.list();
    slos.iter()
        .map(|slo| one(slo, &service, &labels, windows))
        .collect()
}

fn one(
    slo: &Place,
    service: &str,
    shared: &[(&str, &str)],
    windows: Option<&Windows>,
) -> Result<Found, String> {
    let slug = slo.text_of(&["name"]);
    let description = slo.text_of(&["description"]);
    let target = slo
        .get("objective")
        .ok_or_else(|| slo.misses("objective", "a percentage such as 99.9"))?;
    let percent = target.text().and_then(percent);
    let percent =
        percent.ok_or_else(|| target.expected("a percentage between 0 and 100, such as 99.9"))?;
    let names = named(&description, &slug, service);
    // Of others a description is a sentence, and the name says the journey.
    let names = if names.is_ours {
        names
    } else {
        named("", &slug, service)
    };
    let mut found = Found {
        tool: "Sloth",
        name: if names.is_ours {
            description.clone()
        } else {
            slug.clone()
        },
        slug,
        journey: names.journey,
        percent,
        objective: Objective {
            kind: names.kind.unwrap_or_default(),
            specification: if names.is_ours {
                String::new()
            } else {
                description
            },
            window: USUAL,
            ..Objective::default()
        },
        rules: Rules::USUAL,
        says_window: false,
        changed: Vec::new(),
        lost: Vec::new(),
    };
    let mut labels = slo.pairs("labels");
    labels.extend(shared);
    common::take_labels(&labels, &mut found);
    let others = slo.others(&[
        "name",
        "description",
        "objective",
        "labels",
        "sli",
        "alerting",
    ]);
    common::leave_out("In its file", &others, &mut found);
    measure(slo, &mut found);
    if let Some(windows) = windows {
        common::set_window(windows.period, &windows.text, &mut found);
    }
    take_alerts(slo, windows, &mut found);
    found.fit();
    Ok(found)
}

fn measure(slo: &Place, found: &mut Found) {
    let text = |keys: &[&str], names: &[&str]| {
        let at = slo.deep(keys);
        at.map_or(String::new(), |it| it.text_of(names))
    };
    let failed = text(&["sli", "events"], &["error_query", "errorQuery"]);
    let total = text(&["sli", "events"], &["total_query", "totalQuery"]);
    let share = text(&["sli", "raw"], &["error_ratio_query", "errorRatioQuery"]);
    let plugin = text(&["sli", "plugin"], &["id"]);
    let pair = match share.is_empty() {
        true => query::read(&failed).and_then(|it| it.among(query::read(&total)?)),
        false => query::read(&share).and_then(query::Query::share),
    };
    if let Some(pair) = pair {
        if found.objective.kind == Sli::default() && common::is_bucket(&pair) {
            found.objective.kind = Sli::Latency;
        }
        found.count(pair, Part::Failed);
    } else if !plugin.is_empty() {
        found.lost.push(format!(
            "Its queries: they come from the plugin {}.",
            short(&plugin)
        ));
    } else if [&failed, &total, &share].iter().all(|it| it.is_empty()) {
        found
            .lost
            .push("Its queries: there are none in the file.".to_owned());
    } else {
        found.keep_as_words(&[
            ("Failed events", &failed),
            ("All events", &total),
            ("Share of failed events", &share),
        ]);
    }
}

/// Takes the windows, without those of an alert that is switched off.
fn take_alerts(slo: &Place, windows: Option<&Windows>, found: &mut Found) {
    let on = |keys: &[&str]| {
        let alerting = slo.get("alerting");
        let alert = alerting.and_then(|it| it.any(keys));
        alert.is_none_or(|it| it.text_of(&["disable"]) != "true")
    };
    let (pages, tickets) = (
        on(&["page_alert", "pageAlert"]),
        on(&["ticket_alert", "ticketAlert"]),
    );
    if !pages && !tickets {
        found.changed.push(
            "Its alerts are all switched off. Here the usual ones stand until you change them."
                .to_owned(),
        );
    } else if let Some(windows) = windows {
        let is_on = |rule: &&Rule| if rule.pages { pages } else { tickets };
        found.rules = Rules::Own(windows.rules.iter().filter(is_on).copied().collect());
    } else {
        found.rules = Rules::Usual { pages, tickets };
    }
    if let Some(alerting) = slo.get("alerting") {
        let named = alerting.text_of(&["name"]);
        let has_more = [
            "labels",
            "annotations",
            "page_alert",
            "pageAlert",
            "ticket_alert",
            "ticketAlert",
        ]
        .iter()
        .any(|key| alerting.get(key).is_some());
        if !named.is_empty() || has_more {
            found
                .lost
                .push("The name, labels and annotations of its alerts.".to_owned());
        }
    }
}
