//! Selectors as an objective's journey proposes them: which requests, and which of them are good.

use super::placeholders::{EVENTS, GOOD_EVENTS, JOB, SECONDS};
use crate::analysis::objective::is_valid;
use crate::document::{Engagement, Interaction, Objective, Part, Sli};
use crate::grammar::objective::codes;
use crate::grammar::selector::{MatchOp, Selector};
use crate::grammar::texts::after;

/// The counter of requests that Prometheus' own clients name so.
const REQUESTS: &str = "http_requests_total";
/// Their histogram of durations.
const DURATIONS: &str = "http_request_duration_seconds";

/// All requests to the journey's interactions.
pub(super) fn total(engagement: &Engagement, objective: &Objective) -> Selector {
    let metric = match objective.kind {
        Sli::Availability => REQUESTS.to_owned(),
        Sli::Latency => format!("{DURATIONS}_count"),
        // What they count has no usual name.
        _ => return Selector::of(EVENTS).with("job", MatchOp::Is, JOB),
    };
    let found = Selector::of(&metric).with("job", MatchOp::Is, JOB);
    let requests = requests(engagement, objective);
    let mut methods: Vec<&str> = requests.iter().map(|(method, _)| method.as_str()).collect();
    methods.dedup();
    let found = match methods[..] {
        [method] if !method.is_empty() => found.with("method", MatchOp::Is, method),
        _ => found,
    };
    let mut paths: Vec<&str> = Vec::new();
    for (_, path) in &requests {
        if !paths.contains(&path.as_str()) {
            paths.push(path);
        }
    }
    match paths[..] {
        [] => found,
        [path] if !path.contains(|mark: char| "[]{}()<>:\\.*+?|^$".contains(mark)) => {
            found.with("path", MatchOp::Is, path)
        }
        _ => {
            let patterns: Vec<_> = paths.iter().map(|path| pattern(path)).collect();
            found.with("path", MatchOp::Fits, &patterns.join("|"))
        }
    }
}

/// Those among all: of latency the ones in the histogram's bucket, else those with other codes than agreed.
pub(super) fn part(
    engagement: &Engagement,
    objective: &Objective,
    total: &Selector,
) -> (Selector, Part) {
    let mut part = total.clone();
    match objective.kind {
        Sli::Latency => {
            let all = take_name(&mut part).unwrap_or_else(|| format!("{DURATIONS}_count"));
            part.metric = format!("{}_bucket", all.strip_suffix("_count").unwrap_or(&all));
            (within(part, named_time(engagement, objective)), Part::Good)
        }
        Sli::Availability => {
            let mut good: Vec<String> = Vec::new();
            for one in valid(engagement, objective) {
                for code in codes(&one.valid_event) {
                    let code = code.replace('x', ".");
                    if !good.contains(&code) {
                        good.push(code);
                    }
                }
            }
            good.sort();
            let (op, value) = match good.is_empty() {
                true => (MatchOp::Fits, "5..".to_owned()),
                false => (MatchOp::FitsNot, good.join("|")),
            };
            (part.with("code", op, &value), Part::Failed)
        }
        _ => {
            take_name(&mut part);
            part.metric = GOOD_EVENTS.to_owned();
            (part, Part::Good)
        }
    }
}

/// Whether other codes are good for one request than for another, which no single selector can tell.
pub(super) fn answers_differ(engagement: &Engagement, objective: &Objective) -> bool {
    let mut all = valid(engagement, objective).map(|one| {
        let mut good = codes(&one.valid_event);
        good.sort();
        good
    });
    let first = all.next().unwrap_or_default();
    objective.kind == Sli::Availability && all.any(|one| one != first)
}

/// Takes the metric's name out of a selector, wherever it stands: beside another it would stand there twice. `None` where
/// the selector names no single metric.
fn take_name(selector: &mut Selector) -> Option<String> {
    let metric = std::mem::take(&mut selector.metric);
    let mut matchers = selector.matchers.iter();
    let named = matchers.find(|one| one.label == "__name__" && one.op == MatchOp::Is);
    let named = named.map(|one| one.value.clone());
    selector.matchers.retain(|one| one.label != "__name__");
    Some(metric).filter(|metric| !metric.is_empty()).or(named)
}

/// The interactions whose failure fails the journey.
fn valid<'a>(
    engagement: &'a Engagement,
    objective: &Objective,
) -> impl Iterator<Item = &'a Interaction> {
    let journey = objective.journey.and_then(|id| engagement.journey(id));
    let all = journey.map_or(&[][..], |journey| &journey.interactions);
    all.iter().filter(|one| is_valid(one))
}

/// Method and path of each of them that names a path.
fn requests(engagement: &Engagement, objective: &Objective) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for one in valid(engagement, objective) {
        let mut words = one.request.split_whitespace();
        let Some(at) = words.clone().position(|word| word.starts_with('/')) else {
            continue;
        };
        let method = words.clone().next().filter(|_| at == 1).unwrap_or_default();
        let is_method = !method.is_empty() && method.chars().all(|mark| mark.is_ascii_uppercase());
        let method = if is_method { method } else { "" };
        if let Some(path) = words.nth(at) {
            let path = path.split(['?', '#']).next().unwrap_or(path);
            found.push((method.to_owned(), path.to_owned()));
        }
    }
    found
}

/// A path as a pattern: what varies in it, such as [id], {id}, <id> or :id, is any one segment.
fn pattern(path: &str) -> String {
    let segment = |segment: &str| {
        let closed = [('[', ']'), ('{', '}'), ('<', '>')];
        let closed = closed
            .iter()
            .any(|(open, end)| segment.starts_with(*open) && segment.ends_with(*end));
        if closed || (segment.starts_with(':') && segment.len() > 1) {
            return "[^/]+".to_owned();
        }
        let mut text = String::new();
        for mark in segment.chars() {
            if "\\.+*?()|[]{}^$".contains(mark) {
                text.push('\\');
            }
            text.push(mark);
        }
        text
    };
    let segments: Vec<_> = path.split('/').map(segment).collect();
    segments.join("/")
}

/// The one time of a good answer that the objective's words name, in seconds: 0.5 for "within 500 ms". Of
/// several that differ, nobody can tell which is promised.
fn named_time(engagement: &Engagement, objective: &Objective) -> Option<f64> {
    let mut texts = vec![objective.specification.as_str()];
    texts.extend(valid(engagement, objective).map(|one| one.valid_event.as_str()));
    let mut times = texts.into_iter().flat_map(seconds);
    let first = times.next()?;
    times.all(|time| time == first).then_some(first)
}

/// The bucket of a histogram up to so many seconds. Prometheus 3 writes whole ones as 1.0, where older ones
/// leave 1 as the service writes it.
fn within(buckets: Selector, time: Option<f64>) -> Selector {
    match time {
        None => buckets.with("le", MatchOp::Is, SECONDS),
        Some(time) if time.fract() == 0.0 => {
            buckets.with("le", MatchOp::Fits, &format!(r"{time}|{time}\.0"))
        }
        Some(time) => buckets.with("le", MatchOp::Is, &time.to_string()),
    }
}

/// All times that a text names.
fn seconds(text: &str) -> impl Iterator<Item = f64> {
    let starts = text.char_indices().filter(|(at, mark)| {
        let before = text[..*at].chars().next_back();
        mark.is_ascii_digit() && !before.is_some_and(|mark| mark.is_alphanumeric() || mark == '.')
    });
    starts.filter_map(|(at, _)| {
        let rest = after(text, at);
        let end = rest.find(|mark: char| !mark.is_ascii_digit() && mark != '.')?;
        let number: f64 = rest[..end].parse().ok()?;
        let unit = rest[end..].trim_start();
        let unit = unit.split(|mark: char| !mark.is_alphanumeric()).next()?;
        let per_second = match unit {
            "ms" | "milliseconds" => 1000.0,
            "s" | "sec" | "second" | "seconds" => 1.0,
            _ => return None,
        };
        (number > 0.0).then_some(number / per_second)
    })
}
