//! Which events of Prometheus an objective counts: as typed, else as its journey's interactions propose.

use crate::analysis::objective::is_valid;
use crate::document::{Engagement, Objective, Part, Sli};
use crate::grammar::objective::codes;
use crate::grammar::search::after;
use crate::grammar::selector::{self, MatchOp, Selector};

/// Stands for the job of a scrape configuration, which the document does not know.
pub const JOB: &str = "JOB";
/// Stands for the time that a good answer takes at most.
pub const SECONDS: &str = "SECONDS";
/// Stands for the counter of all events, where no usual name is known.
pub const EVENTS: &str = "ALL_EVENTS_TOTAL";
/// Stands for the counter of the good ones among them.
pub const GOOD_EVENTS: &str = "GOOD_EVENTS_TOTAL";
const PLACEHOLDERS: [&str; 4] = [JOB, SECONDS, EVENTS, GOOD_EVENTS];
/// The counter of requests that Prometheus' own clients name so.
const REQUESTS: &str = "http_requests_total";
/// Their histogram of durations.
const DURATIONS: &str = "http_request_duration_seconds";

/// Both selectors of an objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Selectors {
    /// All events that count.
    pub total: Selector,
    /// The good or the failed ones among them.
    pub part: Selector,
    /// Which of them.
    pub selects: Part,
    /// Whether any of it is proposed and not typed.
    pub is_proposed: bool,
}

impl Selectors {
    /// The placeholders left in them, each once. A selector with one selects nothing, and the rate of failed
    /// events has no sample then: no alert fires.
    pub fn placeholders(&self) -> Vec<&'static str> {
        let all = PLACEHOLDERS.into_iter();
        all.filter(|word| has(&self.total, word) || has(&self.part, word))
            .collect()
    }

    /// The one left in the second selector alone, if there is one: all events are counted already.
    pub fn placeholder_of_part(&self) -> Option<&'static str> {
        let mut all = PLACEHOLDERS.into_iter();
        let is_ready = PLACEHOLDERS.iter().all(|word| !has(&self.total, word));
        all.find(|word| is_ready && has(&self.part, word))
    }

    /// Whether a series of the second selector may be missing because it has counted nothing. A histogram has
    /// each of its buckets from the first event on, so that one which is missing has another bound; and a
    /// placeholder is never there.
    pub fn may_be_missing(&self) -> bool {
        let has_bucket = self.part.matchers.iter().any(|one| one.label == "le");
        let is_bucket = self.selects == Part::Good && has_bucket;
        !is_bucket && PLACEHOLDERS.iter().all(|word| !has(&self.part, word))
    }
}

fn has(selector: &Selector, placeholder: &str) -> bool {
    let mut values = selector.matchers.iter().map(|one| one.value.as_str());
    selector.metric == placeholder || values.any(|value| value == placeholder)
}

/// The selectors of an objective.
///
/// # Errors
/// What is wrong with those that are typed, in words.
pub fn selectors(engagement: &Engagement, objective: &Objective) -> Result<Selectors, String> {
    let typed = selector::read(&objective.total_selector)
        .map_err(|wrong| format!("All events: {wrong}"))?;
    let part = selector::read(&objective.part_selector)
        .map_err(|wrong| format!("{}: {wrong}", part_name(objective.part)))?;
    let is_proposed = typed.is_none() || part.is_none();
    let total = typed.unwrap_or_else(|| proposed_total(engagement, objective));
    let (part, selects) = match part {
        Some(part) => (part, objective.part),
        None => proposed_part(engagement, objective, &total),
    };
    if part == total {
        return Err(format!(
            "{} and all events are the same selector, so that everything or nothing fails.",
            part_name(selects)
        ));
    }
    Ok(Selectors {
        total,
        part,
        selects,
        is_proposed,
    })
}

/// What the second selector is called: "Failed events".
pub const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Failed => "Failed events",
        Part::Good => "Good events",
    }
}

fn proposed_total(engagement: &Engagement, objective: &Objective) -> Selector {
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
fn proposed_part(
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
) -> impl Iterator<Item = &'a crate::document::Interaction> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{EngagementId, Entry, Interaction, Journey, RowId};

    fn id(place: u8) -> RowId {
        RowId::from_random(&[place; 5])
    }

    /// An objective of a journey with these requests and good answers.
    fn shop(requests: &[(&str, &str, f64)], kind: Sli) -> (Engagement, Objective) {
        let own = EngagementId::from_random(&[9; 16]);
        let mut engagement = Engagement::new(own, String::new(), || id(99));
        let mut journey = Journey::blank(id(1));
        for (place, (request, valid, impact)) in requests.iter().enumerate() {
            let mut one = Interaction::blank(id(10 + place as u8));
            (*request).clone_into(&mut one.request);
            (*valid).clone_into(&mut one.valid_event);
            one.impact = Entry::percent(*impact);
            journey.interactions.push(one);
        }
        engagement.journeys.push(journey);
        let mut objective = Objective::blank(id(2));
        objective.journey = Some(id(1));
        objective.kind = kind;
        (engagement, objective)
    }

    #[test]
    fn interactions_propose_selectors() {
        let check = |requests: &[(&str, &str, f64)], kind, [total, part]: [&str; 2], selects| {
            let (engagement, objective) = shop(requests, kind);
            let found = selectors(&engagement, &objective).expect("a proposal");
            assert_eq!(found.total.to_string(), total);
            assert_eq!(found.part.to_string(), part);
            assert_eq!(found.selects, selects);
            assert!(found.is_proposed);
            assert!(found.placeholders().contains(&JOB));
            for one in [found.total, found.part] {
                assert_eq!(selector::read(&one.to_string()), Ok(Some(one)));
            }
        };
        check(
            &[
                ("POST /checkout", "HTTP 301", 100.0),
                ("GET /checkout/new", "HTTP 200", 100.0),
                ("GET /orders/[id]", "HTTP 200,404", 0.0),
            ],
            Sli::Availability,
            [
                r#"http_requests_total{job="JOB",path=~"/checkout|/checkout/new"}"#,
                r#"http_requests_total{job="JOB",path=~"/checkout|/checkout/new",code!~"200|301"}"#,
            ],
            Part::Failed,
        );
        check(
            &[("GET /a.b/{id}?page=1", "2xx", 100.0)],
            Sli::Availability,
            [
                r#"http_requests_total{job="JOB",method="GET",path=~"/a\\.b/[^/]+"}"#,
                r#"http_requests_total{job="JOB",method="GET",path=~"/a\\.b/[^/]+",code!~"2.."}"#,
            ],
            Part::Failed,
        );
        check(
            &[("GET /cart", "in 250 ms, 95% of 3 s", 100.0)],
            Sli::Latency,
            [
                r#"http_request_duration_seconds_count{job="JOB",method="GET",path="/cart"}"#,
                r#"http_request_duration_seconds_bucket{job="JOB",method="GET",path="/cart",le="SECONDS"}"#,
            ],
            Part::Good,
        );
        check(
            &[
                ("GET /a", "in 250 ms", 100.0),
                ("GET /b", "200 in 0.25 s", 100.0),
            ],
            Sli::Latency,
            [
                r#"http_request_duration_seconds_count{job="JOB",method="GET",path=~"/a|/b"}"#,
                r#"http_request_duration_seconds_bucket{job="JOB",method="GET",path=~"/a|/b",le="0.25"}"#,
            ],
            Part::Good,
        );
        check(
            &[
                ("GET /a", "in 250 ms", 100.0),
                ("GET /b", "in 500 ms", 100.0),
            ],
            Sli::Latency,
            [
                r#"http_request_duration_seconds_count{job="JOB",method="GET",path=~"/a|/b"}"#,
                r#"http_request_duration_seconds_bucket{job="JOB",method="GET",path=~"/a|/b",le="SECONDS"}"#,
            ],
            Part::Good,
        );
        check(
            &[],
            Sli::Latency,
            [
                r#"http_request_duration_seconds_count{job="JOB"}"#,
                r#"http_request_duration_seconds_bucket{job="JOB",le="SECONDS"}"#,
            ],
            Part::Good,
        );
        check(
            &[("GET /cart", "within 1 s", 100.0)],
            Sli::Latency,
            [
                r#"http_request_duration_seconds_count{job="JOB",method="GET",path="/cart"}"#,
                r#"http_request_duration_seconds_bucket{job="JOB",method="GET",path="/cart",le=~"1|1\\.0"}"#,
            ],
            Part::Good,
        );
        check(
            &[("the shop opens", "soon", 100.0)],
            Sli::Availability,
            [
                r#"http_requests_total{job="JOB"}"#,
                r#"http_requests_total{job="JOB",code=~"5.."}"#,
            ],
            Part::Failed,
        );
        check(
            &[],
            Sli::Freshness,
            [
                r#"ALL_EVENTS_TOTAL{job="JOB"}"#,
                r#"GOOD_EVENTS_TOTAL{job="JOB"}"#,
            ],
            Part::Good,
        );
    }

    #[test]
    fn only_what_counted_nothing_may_be_missing() {
        let check = |part: &str, selects: Part, expected: bool| {
            let (engagement, mut objective) = shop(&[], Sli::Latency);
            objective.total_selector = "requests".to_owned();
            objective.part_selector = part.to_owned();
            objective.part = selects;
            let found = selectors(&engagement, &objective).expect("selectors");
            assert_eq!(found.may_be_missing(), expected, "{part}");
        };
        check(r#"requests{code=~"5.."}"#, Part::Failed, true);
        check(r#"requests{code="200"}"#, Part::Good, true);
        check(r#"requests_bucket{le="0.5"}"#, Part::Good, false);
        check(r#"requests_bucket{le="SECONDS"}"#, Part::Good, false);
        check("GOOD_EVENTS_TOTAL", Part::Good, false);
    }

    #[test]
    fn a_metric_that_a_label_names_is_named_once() {
        let check = |kind: Sli, total: &str, expected: &str| {
            let (engagement, mut objective) = shop(&[], kind);
            objective.total_selector = total.to_owned();
            let found = selectors(&engagement, &objective).expect("selectors");
            assert_eq!(found.part.to_string(), expected);
        };
        check(
            Sli::Latency,
            r#"{__name__="x_count",job="a"}"#,
            r#"x_bucket{job="a",le="SECONDS"}"#,
        );
        check(
            Sli::Freshness,
            r#"{__name__="x",job="a"}"#,
            r#"GOOD_EVENTS_TOTAL{job="a"}"#,
        );
    }

    #[test]
    fn what_is_typed_stands() {
        let (engagement, mut objective) = shop(&[("GET /a", "200", 100.0)], Sli::Availability);
        objective.total_selector = r#"requests{job="shop"}"#.to_owned();
        let found = selectors(&engagement, &objective).expect("selectors");
        assert_eq!(
            found.part.to_string(),
            r#"requests{job="shop",code!~"200"}"#
        );
        assert!(found.placeholders().is_empty() && found.is_proposed);
        objective.part_selector = "good_requests".to_owned();
        objective.part = Part::Good;
        let found = selectors(&engagement, &objective).expect("selectors");
        assert_eq!(
            (
                found.part.to_string().as_str(),
                found.selects,
                found.is_proposed
            ),
            ("good_requests", Part::Good, false)
        );
        objective.part_selector = r#"requests{job='shop'}"#.to_owned();
        let wrong = selectors(&engagement, &objective).expect_err("the same");
        assert!(wrong.starts_with("Good events and all events"), "{wrong}");
        objective.part_selector = "rate(x[5m])".to_owned();
        let wrong = selectors(&engagement, &objective).expect_err("a function");
        assert!(wrong.starts_with("Good events: \"rate\""), "{wrong}");
    }
}
