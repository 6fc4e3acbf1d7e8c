//! Sloth's `prometheus/v1`, and its windows of alerts.
//!
//! Source: sloth 0.11, `pkg/prometheus/api/v1` and `pkg/prometheus/alertwindows/v1`.

use serde::Serialize;

use super::notes::noted;
use super::prometheus::{about, alert_name, failing_over, risks, total_over};
use super::watched::{Watched, duration, millis, round};
use super::yaml::{self, Pairs};
use crate::math::slo::Rule;

/// What Sloth puts each window in.
const WINDOW: &str = "{{.window}}";

#[derive(Serialize)]
struct File {
    version: &'static str,
    service: String,
    slos: Vec<Slo>,
}

#[derive(Serialize)]
struct Slo {
    name: String,
    objective: f64,
    description: String,
    sli: Sli,
    alerting: Alerting,
}

#[derive(Serialize)]
struct Sli {
    events: Events,
}

#[derive(Serialize)]
struct Events {
    error_query: String,
    total_query: String,
}

#[derive(Serialize)]
struct Alerting {
    name: String,
    annotations: Pairs,
    page_alert: Alert,
    ticket_alert: Alert,
}

#[derive(Serialize)]
struct Alert {
    labels: Pairs,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    annotations: Pairs,
}

/// The objectives as one service of this name.
pub(crate) fn sloth(watched: &[Watched], service: &str, head: &[String]) -> String {
    let alert = |one: &Watched, pages: bool| Alert {
        labels: Pairs::of([("severity", if pages { "page" } else { "ticket" })]),
        annotations: risks(one, pages),
    };
    let slo = |one: &Watched| Slo {
        name: one.slug.clone(),
        objective: round(one.target.of(100.0)),
        description: one.title.clone(),
        sli: Sli {
            events: Events {
                error_query: failing_over(one, WINDOW),
                total_query: total_over(one, WINDOW),
            },
        },
        alerting: Alerting {
            name: alert_name(one, true),
            annotations: about(one),
            page_alert: alert(one, true),
            ticket_alert: alert(one, false),
        },
    };
    let file = File {
        version: "prometheus/v1",
        service: service.to_owned(),
        slos: watched.iter().map(slo).collect(),
    };
    yaml::file(&noted(head, watched), &[file])
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Windows {
    api_version: &'static str,
    kind: &'static str,
    spec: Spec,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spec {
    slo_period: String,
    page: Pair,
    ticket: Pair,
}

#[derive(Clone, PartialEq, Serialize)]
struct Pair {
    quick: Window,
    slow: Window,
}

#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Window {
    error_budget_percent: f64,
    short_window: String,
    long_window: String,
}

/// The windows of all these objectives.
///
/// # Errors
/// Why Sloth cannot have them, in words.
pub(crate) fn alert_windows(watched: &[Watched]) -> Result<String, String> {
    let mut found: Option<(String, Pair, Pair)> = None;
    for one in watched {
        let period = millis(one.window.minutes())
            .map(duration)
            .unwrap_or_default();
        let pair = |pages| pair(one, pages);
        let (Some(page), Some(ticket)) = (pair(true), pair(false)) else {
            return Err(format!(
                "{}: Sloth has two alerts that page and two that wait, and this has others. Sloth's own windows are for 28 and 30 days alone.",
                one.title
            ));
        };
        let these = (period, page, ticket);
        match &found {
            Some(others) if *others != these => {
                return Err("Sloth takes one period and one set of windows a run: export objectives of other periods or rules apart.".to_owned());
            }
            _ => found = Some(these),
        }
    }
    let (slo_period, page, ticket) = found.ok_or("There is no objective.")?;
    let windows = Windows {
        api_version: "sloth.slok.dev/v1",
        kind: "AlertWindows",
        spec: Spec {
            slo_period,
            page,
            ticket,
        },
    };
    Ok(yaml::file(&[], &[windows]))
}

/// The quicker and the slower of exactly two rules.
fn pair(one: &Watched, pages: bool) -> Option<Pair> {
    let mut rules: Vec<&Rule> = one.of(pages).collect();
    rules.sort_by(|a, b| a.long.get().total_cmp(&b.long.get()));
    let [quick, slow] = rules[..] else {
        return None;
    };
    let window = |rule: &Rule| {
        Some(Window {
            error_budget_percent: round(rule.spend(one.window).get() * 100.0),
            short_window: duration(millis(rule.short)?),
            long_window: duration(millis(rule.long)?),
        })
    };
    Some(Pair {
        quick: window(quick)?,
        slow: window(slow)?,
    })
}
