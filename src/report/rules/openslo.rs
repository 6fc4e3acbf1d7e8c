//! OpenSLO v1: the service, each objective with its indicator, and a policy for each alert's long window.
//!
//! Source: OpenSLO 1.0 specification, and the validator of its Go SDK.

use serde::Serialize;
use serde_json::{Value, json};

use super::notes::noted;
use super::prometheus::{part_over, total_over};
use super::watched::{Watched, duration, millis, number, round};
use super::yaml;
use crate::document::{Part, Span};
use crate::math::slo::Rule;

/// Where the window of a query stands.
const WINDOW: &str = "5m";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Object {
    api_version: &'static str,
    kind: &'static str,
    metadata: Value,
    spec: Value,
}

fn object(kind: &'static str, metadata: Value, spec: Value) -> Object {
    Object {
        api_version: "openslo/v1",
        kind,
        metadata,
        spec,
    }
}

/// The objectives of a service of this name.
pub(crate) fn openslo(watched: &[Watched], service: &str, head: &[String]) -> String {
    let mut objects = vec![object(
        "Service",
        json!({ "name": service }),
        json!({ "description": cut(&yaml::one_line(head.first().map_or("", String::as_str)), 1050) }),
    )];
    for severity in ["page", "ticket"] {
        let has = watched.iter().flat_map(|one| &one.rules);
        if has
            .into_iter()
            .any(|rule| rule.pages == (severity == "page"))
        {
            objects.push(object(
                "AlertNotificationTarget",
                json!({ "name": severity }),
                json!({ "target": severity, "description": "Put in your own." }),
            ));
        }
    }
    for one in watched {
        let policies = one
            .rules
            .iter()
            .enumerate()
            .filter_map(|(at, rule)| policy(one, at, rule));
        let policies: Vec<_> = policies.collect();
        objects.push(slo(one, service, &policies));
        objects.extend(policies.into_iter().flat_map(|(_, objects)| objects));
    }
    yaml::file(&noted(head, watched), &objects)
}

fn slo(one: &Watched, service: &str, policies: &[(String, [Object; 2])]) -> Object {
    let source = |query: String| json!({ "metricSource": { "type": "Prometheus", "spec": { "query": query } } });
    let part = match one.selectors.selects {
        Part::Failed => "bad",
        Part::Good => "good",
    };
    let ratio = json!({
        // A rate is no counter, which only grows.
        "counter": false,
        part: source(part_over(one, WINDOW)),
        "total": source(total_over(one, WINDOW)),
    });
    let refs: Vec<_> = policies
        .iter()
        .map(|(name, _)| json!({ "alertPolicyRef": name }))
        .collect();
    let mut spec = json!({
        "description": cut(&one.specification, 1050),
        "service": service,
        "indicator": {
            "metadata": { "name": format!("{}-sli", one.slug) },
            "spec": { "ratioMetric": ratio },
        },
        "timeWindow": [time_window(one)],
        "budgetingMethod": "Occurrences",
        "objectives": [{ "displayName": cut(&one.title, 63), "target": round(one.target.of(1.0)) }],
    });
    if !refs.is_empty() {
        spec["alertPolicies"] = json!(refs);
    }
    let metadata = json!({ "name": one.slug, "displayName": cut(&one.title, 63) });
    object("SLO", metadata, spec)
}

fn time_window(one: &Watched) -> Value {
    let starts = json!({ "startTime": "2026-01-01 00:00:00", "timeZone": "UTC" });
    match one.span {
        Span::Month => json!({ "duration": "1M", "isRolling": false, "calendar": starts }),
        Span::Quarter => json!({ "duration": "1Q", "isRolling": false, "calendar": starts }),
        _ => json!({ "duration": format!("{}d", one.window.get()), "isRolling": true }),
    }
}

/// The alerts that it cannot have, and why.
pub(crate) fn refused(one: &Watched) -> Vec<String> {
    let none = one.rules.iter().enumerate();
    let none = none.filter(|(at, rule)| policy(one, *at, rule).is_none());
    let said = none.map(|(_, rule)| {
        let window = |span| millis(span).map(duration).unwrap_or_default();
        format!(
            "{}: its alert over {} and {}. OpenSLO has windows of whole minutes alone.",
            one.title,
            window(rule.long),
            window(rule.short)
        )
    });
    said.collect()
}

/// A policy with its condition; `None` for a window that is no whole number of one unit.
fn policy(one: &Watched, at: usize, rule: &Rule) -> Option<(String, [Object; 2])> {
    let (long, short) = (single(millis(rule.long)?)?, single(millis(rule.short)?)?);
    let severity = if rule.pages { "page" } else { "ticket" };
    let name = format!("{}-{}", one.slug, at + 1);
    let condition = format!("{name}-burns");
    let burn = number(rule.burn);
    let policy = object(
        "AlertPolicy",
        json!({ "name": name, "annotations": { "shortWindow": short } }),
        json!({
            "description": cut(&format!("{} burns its error budget", one.title), 1050),
            "alertWhenBreaching": true,
            "alertWhenResolved": true,
            "alertWhenNoData": false,
            "conditions": [{ "conditionRef": condition }],
            "notificationTargets": [{ "targetRef": severity }],
        }),
    );
    let condition = object(
        "AlertCondition",
        json!({ "name": condition }),
        json!({
            "description": format!("{burn} times over {long}, and over {short} as well"),
            "severity": severity,
            "condition": {
                "kind": "burnrate",
                "op": "gt",
                "threshold": round(rule.burn),
                "lookbackWindow": long,
            },
        }),
    );
    Some((name, [policy, condition]))
}

/// A span of one unit: 90m, 1h, 3d.
fn single(millis: u64) -> Option<String> {
    let units = [(86_400_000, 'd'), (3_600_000, 'h'), (60_000, 'm')];
    let (size, unit) = units
        .into_iter()
        .find(|(size, _)| millis.is_multiple_of(*size))?;
    Some(format!("{}{unit}", millis / size))
}

/// The first characters of a text.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
