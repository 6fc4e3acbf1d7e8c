//! Prometheus' recording and alerting rules.
//!
//! Source of the alerts: The Site Reliability Workbook, chapter 5 (multiwindow, multi-burn-rate).

use std::collections::BTreeMap;

use serde::Serialize;

use super::notes::noted;
use super::watched::{Watched, duration, millis, number};
use super::yaml::{self, Pairs};
use crate::document::Part;
use crate::math::Minutes;
use crate::math::slo::Rule;

/// A failure counts from a second one on: this much of an increase is more than one failure, which
/// Prometheus extrapolates to a little over 1.
const MORE_THAN_ONE: &str = "1.5";

/// The window of the rate that the whole period is averaged from.
const BASE: u64 = 5 * 60_000;

#[derive(Serialize)]
struct File {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    name: String,
    rules: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alert: Option<String>,
    expr: String,
    labels: Pairs,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    annotations: Pairs,
}

/// The rules of these objectives, one group each. `head` stands on top as comments.
pub fn prometheus(watched: &[Watched], head: &[String]) -> String {
    let mut comments = noted(head, watched);
    comments.push("An alert waits for a second failure; one alone never fires.".to_owned());
    for one in watched {
        let left = one.left_out.iter();
        comments.extend(left.map(|left| format!("Left out of {}. {left}", one.title)));
    }
    let file = File {
        groups: watched.iter().map(group).collect(),
    };
    yaml::file(&comments, &[file])
}

fn group(one: &Watched) -> Group {
    let labels = || Pairs::of([("slo", &one.slug)]);
    let record = |record: &str, expr: String| Line {
        record: Some(record.to_owned()),
        alert: None,
        expr,
        labels: labels(),
        annotations: Pairs::default(),
    };
    let mut rules = Vec::new();
    for window in windows(one) {
        rules.push(record(&ratio(window), failing(one, &duration(window))));
    }
    let longs: BTreeMap<_, _> = one
        .rules
        .iter()
        .filter_map(|rule| Some((millis(rule.long)?, ())))
        .collect();
    for window in longs.keys() {
        rules.push(record(&failures(*window), failed(one, &duration(*window))));
    }
    let (slug, budget) = (&one.slug, budget(one));
    let period = duration(period(one));
    let rate = ratio(BASE);
    rules.push(record(
        &format!("slo:sli_error:ratio_rate{period}"),
        format!(
            "sum_over_time({rate}{{slo=\"{slug}\"}}[{period}]) / count_over_time({rate}{{slo=\"{slug}\"}}[{period}])"
        ),
    ));
    let target = number(one.target.of(1.0));
    rules.push(record("slo:objective:ratio", format!("vector({target})")));
    rules.push(record(
        "slo:error_budget:ratio",
        format!("vector({budget})"),
    ));
    rules.push(record(
        "slo:current_burn_rate:ratio",
        format!("{rate}{{slo=\"{slug}\"}} / {budget}"),
    ));
    rules.push(record(
        "slo:period_error_budget_remaining:ratio",
        format!("1 - slo:sli_error:ratio_rate{period}{{slo=\"{slug}\"}} / {budget}"),
    ));
    rules.extend(
        [true, false]
            .into_iter()
            .filter_map(|pages| alert(one, pages)),
    );
    Group {
        name: format!("slo-{slug}"),
        rules,
    }
}

/// All windows that rates are taken over, the shortest first. The period's own is averaged.
fn windows(one: &Watched) -> Vec<u64> {
    let mut windows = vec![BASE];
    for rule in &one.rules {
        windows.extend([rule.long, rule.short].into_iter().filter_map(millis));
    }
    windows.retain(|window| *window != period(one));
    windows.sort_unstable();
    windows.dedup();
    windows
}

fn period(one: &Watched) -> u64 {
    millis(one.window.minutes()).unwrap_or_default()
}

fn ratio(window: u64) -> String {
    format!("slo:sli_error:ratio_rate{}", duration(window))
}

fn failures(window: u64) -> String {
    format!("slo:sli_errors:increase{}", duration(window))
}

/// What may fail, as Prometheus computes with it.
fn budget(one: &Watched) -> String {
    // A percentage has twelve decimals at most, a share fourteen.
    format!("{}", one.target.left_to_fail().get())
}

/// The share of events that fail. No event counts as no ratio and not as NaN, which would stay in the
/// period's average.
fn failing(one: &Watched, window: &str) -> String {
    let (total, part) = (&one.selectors.total, part_over(one, window));
    let of = format!("{part}\n/ (sum(rate({total}[{window}])) > 0)\n");
    match one.selectors.selects {
        Part::Failed => of,
        Part::Good => format!("1 - {of}"),
    }
}

/// The rate of all events.
pub(crate) fn total_over(one: &Watched, window: &str) -> String {
    format!("sum(rate({}[{window}]))", one.selectors.total)
}

/// The rate of the good or the failed ones.
pub(crate) fn part_over(one: &Watched, window: &str) -> String {
    part_by(one, "rate", window)
}

/// The sum of the part's rate or increase. A counter that is not there yet has counted nothing; what can
/// only be missing because it is named wrong gives no sample, since as 0 good events it would page.
fn part_by(one: &Watched, function: &str, window: &str) -> String {
    let sum = format!("sum({function}({}[{window}]))", one.selectors.part);
    match one.selectors.may_be_missing() {
        true => format!("({sum} or vector(0))"),
        false => sum,
    }
}

/// The rate of the failed ones.
pub(crate) fn failing_over(one: &Watched, window: &str) -> String {
    match one.selectors.selects {
        Part::Failed => part_over(one, window),
        Part::Good => format!("{} - {}", total_over(one, window), part_over(one, window)),
    }
}

/// How many events failed.
fn failed(one: &Watched, window: &str) -> String {
    let (total, part) = (&one.selectors.total, part_by(one, "increase", window));
    match one.selectors.selects {
        Part::Failed => part,
        Part::Good => format!("sum(increase({total}[{window}])) - {part}"),
    }
}

/// The alert's name: "CheckoutAvailabilityBurnsItsBudget".
pub(crate) fn alert_name(one: &Watched, pages: bool) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    };
    let name: String = one.slug.split('-').map(capital).collect();
    match pages {
        true => format!("{name}BurnsItsBudget"),
        false => format!("{name}BurnsItsBudgetSlowly"),
    }
}

fn alert(one: &Watched, pages: bool) -> Option<Line> {
    let rules: Vec<_> = one.of(pages).collect();
    if rules.is_empty() {
        return None;
    }
    let conditions: Vec<_> = rules
        .iter()
        .filter_map(|rule| condition(one, rule))
        .collect();
    let severity = if pages { "page" } else { "ticket" };
    let burns: Vec<_> = rules
        .iter()
        .enumerate()
        .filter_map(|(at, rule)| {
            Some(format!(
                "{} times {}over {} and over {}",
                number(rule.burn),
                if at == 0 { "too fast " } else { "" },
                duration(millis(rule.long)?),
                duration(millis(rule.short)?)
            ))
        })
        .collect();
    let mut annotations = annotations(one, pages);
    annotations.0.insert(
        1,
        (
            "description".to_owned(),
            format!(
                "{{{{ $value | humanizePercentage }}}} of its events fail. It fires while the budget burns more than {}.",
                burns.join(", or ")
            ),
        ),
    );
    Some(Line {
        record: None,
        alert: Some(alert_name(one, pages)),
        expr: conditions.join("or\n"),
        labels: Pairs::of([("severity", severity)]),
        annotations,
    })
}

/// What an alert that pages says, or one that waits, for templates of Prometheus.
fn annotations(one: &Watched, pages: bool) -> Pairs {
    let (mut annotations, risks) = (about(one), risks(one, pages));
    annotations.0.extend(risks.0);
    annotations
}

/// What both alerts say.
pub(crate) fn about(one: &Watched) -> Pairs {
    let title = literal(&one.title);
    Pairs::of([
        ("summary", &format!("{title} burns its error budget")),
        ("objective", &title),
        ("journey", &literal(&one.journey)),
        ("protects", &literal(&one.specification)),
    ])
}

/// The risks that an alert sees, and their runbooks.
pub(crate) fn risks(one: &Watched, pages: bool) -> Pairs {
    let seen = if pages {
        &one.page_risks
    } else {
        &one.ticket_risks
    };
    let mut annotations = Pairs::default();
    let risks = named(seen, |(risk, _)| Some(risk.clone()), ", ");
    let runbooks = named(
        seen,
        |(risk, runbook)| (!runbook.is_empty()).then(|| format!("{risk}: {runbook}")),
        "; ",
    );
    let is_link = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let link = seen.iter().find(|(_, runbook)| is_link(runbook));
    for (key, value) in [
        ("risks", risks),
        ("runbooks", runbooks),
        (
            "runbook_url",
            link.map_or(String::new(), |(_, link)| link.clone()),
        ),
    ] {
        if !value.is_empty() {
            annotations.0.push((key.to_owned(), literal(&value)));
        }
    }
    annotations
}

fn named(
    risks: &[(String, String)],
    name: impl Fn(&(String, String)) -> Option<String>,
    between: &str,
) -> String {
    risks
        .iter()
        .filter_map(name)
        .collect::<Vec<_>>()
        .join(between)
}

/// A text that Prometheus' templates leave as it is.
fn literal(text: &str) -> String {
    text.replace("{{", "{{ \"{{\" }}")
}

fn condition(one: &Watched, rule: &Rule) -> Option<String> {
    let (long, short) = (millis(rule.long)?, millis(rule.short)?);
    let (slug, budget, burn) = (&one.slug, budget(one), number(rule.burn));
    let burns = |window| format!("{}{{slo=\"{slug}\"}} > {burn} * {budget}", ratio(window));
    Some(format!(
        "(\n  {}\n  and {}\n  and {}{{slo=\"{slug}\"}} > {MORE_THAN_ONE}\n)\n",
        burns(long),
        burns(short),
        failures(long)
    ))
}

/// From the start of an outage, with this share failing, until the first of these rules fires; `None` when
/// none does. A share that is just what a rule needs is none: whether it fires is a matter of rounding.
pub(crate) fn fires_after(one: &Watched, pages: bool, failing: f64) -> Option<Minutes> {
    let found = one.of(pages).filter_map(|rule| {
        let needed = rule.error_ratio(one.target);
        (needed < failing * (1.0 - 1e-9))
            .then(|| rule.detection_time(one.target, crate::math::Share::new(failing)))
            .flatten()
    });
    found.reduce(|a, b| if b < a { b } else { a })
}

/// From the end of a total outage until all of these rules are quiet.
pub(crate) fn resets_after(one: &Watched, pages: bool) -> Option<Minutes> {
    let found = one.of(pages).filter_map(|rule| rule.reset_time(one.target));
    found.reduce(|a, b| if b > a { b } else { a })
}
