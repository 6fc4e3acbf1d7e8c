//! OpenSLO v1: each SLO with the indicator, alerts and sources it names.
//!
//! Source: OpenSLO 1.0 specification, and the validator of its Go SDK.

use super::alerts::Rules;
use super::common;
use super::figures::{percent, percent_of_share};
use super::found::Found;
use super::naming::named;
use super::objects::{Objects, name_of};
use super::openslo_alerts::take_alerts;
use super::place::{Place, short};
use crate::document::{Objective, Part, Sli};
use crate::grammar::query;

/// Its name for people, if it has one.
fn title_of(object: &Place) -> String {
    let metadata = object.get("metadata");
    metadata.map_or(String::new(), |it| it.text_of(&["displayName"]))
}

/// The objectives of an SLO: one for each of its targets.
///
/// # Errors
/// What was expected, with the place.
pub(super) fn read(slo: &Place, objects: &Objects) -> Result<Vec<Found>, String> {
    let spec = slo
        .get("spec")
        .ok_or_else(|| slo.misses("spec", "with the objectives"))?;
    let targets = spec
        .get("objectives")
        .ok_or_else(|| spec.misses("objectives", "a list with a target each"))?
        .list();
    let base = base(slo, &spec, objects);
    let many = targets.len() > 1;
    targets
        .iter()
        .map(|target| one(base.clone(), &spec, target, many, objects))
        .collect()
}

/// What all objectives of an SLO have.
fn base(slo: &Place, spec: &Place, objects: &Objects) -> Found {
    let (slug, title) = (name_of(slo), title_of(slo));
    let service = spec.text_of(&["service"]);
    let known = objects.find("Service", &service);
    let service = known
        .as_ref()
        .map(title_of)
        .filter(|it| !it.is_empty())
        .unwrap_or(service);
    let names = named(&title, &slug, &service);
    let mut found = Found {
        tool: "OpenSLO",
        name: if title.is_empty() {
            slug.clone()
        } else {
            title
        },
        slug,
        journey: names.journey,
        percent: String::new(),
        objective: Objective {
            kind: names.kind.unwrap_or_default(),
            specification: spec.text_of(&["description"]),
            ..Objective::default()
        },
        rules: Rules::USUAL,
        says_window: false,
        changed: Vec::new(),
        lost: Vec::new(),
    };
    common::take_window(spec, &mut found);
    let method = spec.text_of(&["budgetingMethod"]);
    if !method.is_empty() && method != "Occurrences" {
        found.changed.push(format!(
            "Its budgeting method is {}. Here events are counted, and not slices of time.",
            short(&method)
        ));
    }
    let metadata = slo.get("metadata");
    let labels = metadata
        .as_ref()
        .map(|it| it.pairs("labels"))
        .unwrap_or_default();
    common::take_labels(&labels, &mut found);
    let notes = metadata
        .as_ref()
        .map(|it| it.pairs("annotations"))
        .unwrap_or_default();
    if !notes.is_empty() {
        let names: Vec<_> = notes.iter().map(|(key, _)| short(key)).collect();
        found
            .lost
            .push(format!("Its annotations: {}.", names.join(", ")));
    }
    let others = spec.others(&[
        "description",
        "service",
        "indicator",
        "indicatorRef",
        "timeWindow",
        "budgetingMethod",
        "objectives",
        "alertPolicies",
    ]);
    common::leave_out("In spec", &others, &mut found);
    take_alerts(spec, objects, &mut found);
    found
}

/// The objective of one target.
fn one(
    mut found: Found,
    spec: &Place,
    target: &Place,
    many: bool,
    objects: &Objects,
) -> Result<Found, String> {
    found.percent = match (target.get("target"), target.get("targetPercent")) {
        (Some(share), _) => share
            .text()
            .and_then(percent_of_share)
            .ok_or_else(|| share.expected("a share between 0 and 1, such as 0.999"))?,
        (None, Some(typed)) => typed
            .text()
            .and_then(percent)
            .ok_or_else(|| typed.expected("a percentage between 0 and 100, such as 99.9"))?,
        (None, None) => return Err(target.misses("target", "such as 0.999")),
    };
    let own = target.text_of(&["displayName"]);
    if many {
        found.name = match own.is_empty() {
            true => format!("{}, {}%", found.name, found.percent),
            false => format!("{}: {own}", found.name),
        };
    }
    let slices = [
        target.text_of(&["timeSliceTarget"]),
        target.text_of(&["timeSliceWindow"]),
    ];
    if slices.iter().any(|text| !text.is_empty()) {
        let said = slices
            .iter()
            .filter(|text| !text.is_empty())
            .map(|text| short(text));
        found.lost.push(format!(
            "Its slices of time: {}.",
            said.collect::<Vec<_>>().join(" of ")
        ));
    }
    let others = target.others(&[
        "displayName",
        "target",
        "targetPercent",
        "op",
        "value",
        "timeSliceTarget",
        "timeSliceWindow",
        "indicator",
        "indicatorRef",
    ]);
    common::leave_out("In its objective", &others, &mut found);
    match indicator(target, objects)?.or(indicator(spec, objects)?) {
        Some(indicator) => measure(&indicator, target, objects, &mut found),
        None => found
            .lost
            .push("Its indicator: there is none in the file.".to_owned()),
    }
    found.fit();
    Ok(found)
}

/// The specification of the indicator that stands here, or that is named here.
fn indicator<'a>(at: &Place<'a>, objects: &Objects<'a>) -> Result<Option<Place<'a>>, String> {
    if let Some(own) = at.get("indicator") {
        return Ok(own.get("spec").or(Some(own)));
    }
    let Some(named) = at.get("indicatorRef") else {
        return Ok(None);
    };
    let name = named
        .text()
        .ok_or_else(|| named.expected("the name of an SLI"))?;
    let found = objects.find("SLI", name.trim());
    let found = found.ok_or_else(|| named.expected("the name of an SLI in these files"))?;
    Ok(found.get("spec"))
}

/// Takes what an indicator counts.
fn measure(indicator: &Place, target: &Place, objects: &Objects, found: &mut Found) {
    if let Some(ratio) = indicator.get("ratioMetric") {
        ratio_of(&ratio, objects, found);
    } else if let Some(threshold) = indicator.get("thresholdMetric") {
        let (op, value) = (target.text_of(&["op"]), target.text_of(&["value"]));
        let (query, foreign) = source(&threshold, objects);
        leave_source(foreign, found);
        let name = format!("Figure that has to be {} {}", short(&op), short(&value));
        found.keep_as_words(&[(name.trim_end(), &query)]);
        if found.objective.kind == Sli::default() && query.contains("latency") {
            found.objective.kind = Sli::Latency;
        }
    } else {
        found
            .lost
            .push("Its indicator: it has neither a ratioMetric nor a thresholdMetric.".to_owned());
    }
}

fn ratio_of(ratio: &Place, objects: &Objects, found: &mut Found) {
    let side = |key: &str| {
        ratio
            .get(key)
            .map(|it| source(&it, objects))
            .unwrap_or_default()
    };
    let [good, bad, total, raw] = ["good", "bad", "total", "raw"].map(side);
    let foreign = [&good, &bad, &total, &raw]
        .into_iter()
        .find_map(|(_, other)| other.clone());
    let ((part_query, _), part) = match bad.0.is_empty() {
        true => (good, Part::Good),
        false => (bad, Part::Failed),
    };
    let raw_type = ratio.text_of(&["rawType"]);
    let part = match (raw.0.is_empty(), raw_type.as_str()) {
        (true, _) => part,
        (false, "success") => Part::Good,
        (false, _) => Part::Failed,
    };
    let is_said = ["success", "failure"].contains(&raw_type.as_str());
    let pair = match (&foreign, raw.0.is_empty()) {
        (Some(_), _) => None,
        (None, true) => query::read(&part_query).and_then(|it| it.among(query::read(&total.0)?)),
        // It does not say what it is a share of.
        (None, false) if !is_said => None,
        (None, false) => query::read(&raw.0).and_then(query::Query::share),
    };
    leave_source(foreign, found);
    match pair {
        Some(pair) => {
            if found.objective.kind == Sli::default() && common::is_bucket(&pair) {
                found.objective.kind = Sli::Latency;
            }
            found.count(pair, part);
        }
        None => {
            let name = match part {
                Part::Good => "Good events",
                Part::Failed => "Failed events",
            };
            found.keep_as_words(&[
                (name, &part_query),
                ("All events", &total.0),
                ("Share", &raw.0),
            ]);
        }
    }
}

/// Says that alerts here are for another source.
fn leave_source(foreign: Option<String>, found: &mut Found) {
    if let Some(other) = foreign {
        found.lost.push(format!(
            "Its source is {}, and alerts here are for Prometheus.",
            short(&other)
        ));
    }
}

/// The query of a metric, and its source where that is not Prometheus.
fn source(metric: &Place, objects: &Objects) -> (String, Option<String>) {
    let source = metric.get("metricSource").unwrap_or_else(|| metric.clone());
    let named = source.text_of(&["metricSourceRef"]);
    let own = source.text_of(&["type"]);
    let by_name = objects.find("DataSource", &named);
    let kind = match own.is_empty() {
        true => by_name
            .and_then(|it| it.get("spec"))
            .map_or(String::new(), |it| it.text_of(&["type"])),
        false => own,
    };
    let is_prometheus = kind.is_empty() || kind.to_lowercase().contains("prometheus");
    let spec = source.get("spec");
    let query = spec.map_or(String::new(), |it| it.text_of(&["query", "promql", "expr"]));
    (query, (!is_prometheus).then_some(kind))
}
