//! Which events of Prometheus an objective counts: as typed, else as its journey's interactions propose.

mod placeholders;
mod proposal;

use crate::document::{Engagement, Objective, Part};
use crate::grammar::selector::{self, Selector};
use placeholders::PLACEHOLDERS;
pub use placeholders::{EVENTS, GOOD_EVENTS, JOB, SECONDS};

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
    /// Whether the second is proposed from requests with different good answers: an answer that is good for one of them
    /// counts as good for all.
    pub is_coarse: bool,
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
    let total = typed.unwrap_or_else(|| proposal::total(engagement, objective));
    let is_coarse = part.is_none() && proposal::answers_differ(engagement, objective);
    let (part, selects) = match part {
        Some(part) => (part, objective.part),
        None => proposal::part(engagement, objective, &total),
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
        is_coarse,
    })
}

/// What the second selector is called: "Failed events".
pub const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Failed => "Failed events",
        Part::Good => "Good events",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{EngagementId, Entry, Interaction, Journey, RowId, Sli};

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
            // Only the first two have answers that differ.
            assert_eq!(found.is_coarse, found.part.to_string().contains("200|301"));
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
