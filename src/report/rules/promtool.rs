//! Tests of the rules for promtool: an outage fires when the page says and is quiet again when it says, and
//! neither a healthy service nor a single failure fires anything.

use serde::Serialize;

use super::prometheus::{alert_name, fires_after, resets_after};
use super::sample::{Series, series};
use super::watched::{Watched, duration, millis};
use super::yaml;
use crate::document::Part;
use crate::math::{Minutes, Share};

/// Between samples, in milliseconds: a minute for pages, which fire soon, more for tickets, whose windows are
/// days long.
const PAGE_STEP: u64 = 60_000;
const TICKET_STEP: u64 = 5 * 60_000;
/// A short window needs a few samples in it.
const LEAST_STEPS: u64 = 4;
/// Longer histories take minutes to test.
const MOST_STEPS: u64 = 11_000;
/// How long an outage lasts that fires nothing.
const UNSEEN_STEPS: u64 = 60;
/// How long it is quiet before a failure, and after it.
const QUIET_STEPS: u64 = 60;
/// Events in a step.
const EVENTS: f64 = 1000.0;

#[derive(Serialize)]
struct File {
    rule_files: Vec<String>,
    evaluation_interval: String,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    interval: String,
    input_series: Vec<Input>,
    promql_expr_test: Vec<Asked>,
}

#[derive(Serialize)]
struct Input {
    series: String,
    values: String,
}

#[derive(Serialize)]
struct Asked {
    expr: String,
    eval_time: String,
    exp_samples: Vec<Sample>,
}

#[derive(Serialize)]
struct Sample {
    labels: &'static str,
    value: f64,
}

/// Tests that the alerts in the file of rules of this name fire, and are quiet again, when the page says.
///
/// Whether an alert fires follows from the events before it alone, so each test asks once, at the one evaluation after
/// the first. More of them would take minutes.
pub fn firing(watched: &[Watched], rule_file: &str) -> String {
    let mut comments = comments(rule_file);
    let mut found = Vec::new();
    for (one, pace) in paces(watched) {
        match sampled(one, pace) {
            Ok(series) => found.push((one, pace, series, moments(one, pace))),
            Err(why) => comments.push(untested(one, pace, why)),
        }
    }
    let ends = found.iter().flat_map(|(_, pace, _, moments)| {
        let ends = moments.iter();
        ends.map(|moment| (pace.longest + 1 + moment.at) * pace.step)
    });
    // Both steps divide it.
    let asked_at = ends.max().unwrap_or(1).next_multiple_of(TICKET_STEP);
    let mut tests = Vec::new();
    for (one, pace, series, moments) in found {
        for moment in moments {
            let before = asked_at / pace.step - moment.at;
            let mut phases = vec![moment.before.lasting(before)];
            phases.extend(moment.phases);
            let asked = Asked {
                expr: format!(
                    "count(ALERTS{{alertname=\"{}\",alertstate=\"firing\"}}) or vector(0)",
                    alert_name(one, pace.pages)
                ),
                eval_time: duration(asked_at),
                exp_samples: samples(f64::from(u8::from(moment.fires))),
            };
            tests.push(test(one, pace, moment.name, &series, &phases, asked));
        }
    }
    written(rule_file, &comments, asked_at, tests)
}

/// Tests that a healthy service, or one failure alone, never fires an alert in the file of rules of this name.
pub fn quiet(watched: &[Watched], rule_file: &str) -> String {
    let mut comments = comments(rule_file);
    let mut tests = Vec::new();
    // So often that each window is looked at while the failure is in it.
    let mut every = TICKET_STEP;
    for (one, pace) in paces(watched) {
        let series = match sampled(one, pace) {
            Ok(series) => series,
            Err(why) => {
                comments.push(untested(one, pace, why));
                continue;
            }
        };
        every = every.min((LEAST_STEPS - 1) * pace.step);
        let rare = |steps, failing| Phase {
            steps,
            events: 1.0,
            failing,
        };
        let cases = [
            (
                "a service that spends half its budget fires nothing",
                vec![half_spent(one).lasting(QUIET_STEPS)],
            ),
            (
                "one failure alone fires nothing, at a request between two samples",
                vec![rare(QUIET_STEPS, 0.0), rare(1, 1.0), rare(QUIET_STEPS, 0.0)],
            ),
        ];
        for (name, phases) in cases {
            let steps = phases.iter().map(|phase| phase.steps).sum();
            let asked = never(one, pace, steps);
            tests.push(test(one, pace, name, &series, &phases, asked));
        }
    }
    written(rule_file, &comments, every, tests)
}

fn comments(rule_file: &str) -> Vec<String> {
    vec![format!(
        "Tests of the alerts in {rule_file}, which stands beside it: promtool test rules and the name of this file."
    )]
}

fn untested(one: &Watched, pace: Pace, why: &str) -> String {
    format!("No test of {}, {}: {why}", one.title, pace.severity())
}

fn written(rule_file: &str, comments: &[String], every: u64, tests: Vec<Test>) -> String {
    let file = File {
        rule_files: vec![rule_file.to_owned()],
        evaluation_interval: duration(every),
        tests,
    };
    yaml::file(comments, &[file])
}

/// Which alerts of an objective are tested, and how often their events are sampled.
#[derive(Clone, Copy)]
struct Pace {
    pages: bool,
    /// In milliseconds.
    step: u64,
    /// The longest window, in steps.
    longest: u64,
}

impl Pace {
    /// How many steps a time takes.
    fn exact(self, minutes: Minutes) -> f64 {
        minutes.get() * 60_000.0 / self.step as f64
    }

    /// The same, up to a whole one.
    fn steps(self, minutes: Minutes) -> u64 {
        self.exact(minutes).ceil() as u64
    }

    const fn severity(self) -> &'static str {
        if self.pages { "page" } else { "ticket" }
    }
}

/// Both kinds of alerts of each objective, as far as it has them.
fn paces(watched: &[Watched]) -> impl Iterator<Item = (&Watched, Pace)> {
    let both = watched.iter().flat_map(|one| [(one, true), (one, false)]);
    both.filter_map(|(one, pages)| {
        let mut shorts = one.of(pages).map(|rule| millis(rule.short));
        let is_slow = !pages && shorts.all(|short| short >= Some(LEAST_STEPS * TICKET_STEP));
        let mut pace = Pace {
            pages,
            step: if is_slow { TICKET_STEP } else { PAGE_STEP },
            longest: 0,
        };
        pace.longest = one.of(pages).map(|rule| pace.steps(rule.long)).max()?;
        Some((one, pace))
    })
}

/// The series to count events with.
fn sampled(one: &Watched, pace: Pace) -> Result<Series, &'static str> {
    let found = series(&one.selectors.total, &one.selectors.part)
        .ok_or("no series can be told that its selectors select.")?;
    let shortest = one.of(pace.pages).filter_map(|rule| millis(rule.short));
    if shortest.min() < Some(LEAST_STEPS * pace.step) || pace.longest > MOST_STEPS {
        return Err("a window is too short or too long to be tested.");
    }
    Ok(found)
}

/// A phase in which so many events happen in each step, and so many of them fail.
#[derive(Clone)]
struct Phase {
    steps: u64,
    events: f64,
    failing: f64,
}

impl Phase {
    fn failing(share: f64) -> Self {
        Self {
            steps: 0,
            events: EVENTS,
            failing: EVENTS * share,
        }
    }

    fn lasting(&self, steps: u64) -> Self {
        let phase = self.clone();
        Self { steps, ..phase }
    }
}

/// A service that spends half its budget.
fn half_spent(one: &Watched) -> Phase {
    Phase {
        steps: 0,
        events: 2.0 / one.target.left_to_fail().get(),
        failing: 1.0,
    }
}

/// When it is asked whether an alert fires.
struct Moment {
    name: &'static str,
    /// Until the first of the phases.
    before: Phase,
    phases: Vec<Phase>,
    /// How many steps the phases have.
    at: u64,
    fires: bool,
}

impl Moment {
    fn new(name: &'static str, phases: &[Phase], fires: bool) -> Self {
        Self {
            name,
            before: Phase::failing(0.0),
            phases: phases.to_vec(),
            at: phases.iter().map(|phase| phase.steps).sum(),
            fires,
        }
    }
}

fn moments(one: &Watched, pace: Pace) -> Vec<Moment> {
    let mut found = fires(one, pace, 1.0, &TOTAL);
    let resets = resets_after(one, pace.pages);
    if let Some(resets) = resets.filter(|_| fires_after(one, pace.pages, 1.0).is_some()) {
        // As long as it takes for all rules to fire and their short windows to fill.
        let lasting = one.of(pace.pages).filter_map(|rule| {
            let fires = rule.detection_time(one.target, Share::new(1.0))?;
            Some(pace.steps(fires).max(pace.steps(rule.short)))
        });
        let outage = Phase::failing(1.0).lasting(lasting.max().unwrap_or_default() + 2);
        let after = |name, steps, fires| {
            let healthy = Phase::failing(0.0).lasting(steps);
            Moment::new(name, &[outage.clone(), healthy], fires)
        };
        let still = pace.exact(resets).floor() as u64;
        if still > 1 {
            let name = "after a total outage it still fires just before the page says";
            found.push(after(name, still - 1, true));
        }
        let name = "after a total outage it is quiet when the page says";
        found.push(after(name, pace.steps(resets) + 1, false));
    }
    found.extend(fires(one, pace, 0.1, &TENTH));
    found.push(Moment {
        before: half_spent(one),
        ..Moment::new(
            "half the budget spent, all windows full, fires nothing",
            &[],
            false,
        )
    });
    found
}

/// What the tests of an outage are called: when it is too soon, by then, and where it fires nothing.
type Names = [&'static str; 3];

const TOTAL: Names = [
    "a total outage fires nothing before the page says",
    "a total outage fires when the page says",
    "a total outage fires nothing",
];

const TENTH: Names = [
    "an outage of 10% fires nothing before the page says",
    "an outage of 10% fires when the page says",
    "an outage of 10% fires nothing",
];

/// That these rules fire within a step of the time that the page says, or not at all.
fn fires(one: &Watched, pace: Pace, share: f64, [too_soon, by_then, never]: &Names) -> Vec<Moment> {
    let outage = |name, steps, fires| {
        let outage = Phase::failing(share).lasting(steps);
        Moment::new(name, &[outage], fires)
    };
    match fires_after(one, pace.pages, share) {
        None => vec![outage(never, UNSEEN_STEPS, false)],
        Some(after) => vec![
            outage(too_soon, pace.steps(after).saturating_sub(2), false),
            outage(by_then, pace.exact(after).floor() as u64 + 1, true),
        ],
    }
}

/// That no alert ever fired until a step.
fn never(one: &Watched, pace: Pace, step: u64) -> Asked {
    let (slug, span) = (&one.slug, duration(step * pace.step));
    Asked {
        expr: format!(
            "count(count_over_time(ALERTS{{slo=\"{slug}\",alertstate=\"firing\"}}[{span}])) or vector(0)"
        ),
        eval_time: span,
        exp_samples: samples(0.0),
    }
}

fn samples(value: f64) -> Vec<Sample> {
    let labels = "{}";
    vec![Sample { labels, value }]
}

fn test(
    one: &Watched,
    pace: Pace,
    name: &str,
    found: &Series,
    phases: &[Phase],
    asked: Asked,
) -> Test {
    let selects = one.selectors.selects;
    let part = |phase: &Phase| match selects {
        Part::Failed => phase.failing,
        Part::Good => phase.events - phase.failing,
    };
    let counted = |series: &str, rate: &dyn Fn(&Phase) -> f64| Input {
        series: series.to_owned(),
        values: counter(phases, rate),
    };
    let input_series = match found {
        Series::Apart {
            part: in_part,
            rest,
        } => vec![
            counted(in_part, &part),
            counted(rest, &|phase| phase.events - part(phase)),
        ],
        Series::Beside {
            part: in_part,
            total,
        } => vec![
            counted(in_part, &part),
            counted(total, &|phase| phase.events),
        ],
    };
    Test {
        name: format!("{}, {}: {name}", one.title, pace.severity()),
        interval: duration(pace.step),
        input_series,
        promql_expr_test: vec![asked],
    }
}

/// A counter's samples as promtool writes them: it starts at 0, and a phase's first sample has its first step in it.
fn counter(phases: &[Phase], rate: &dyn Fn(&Phase) -> f64) -> String {
    let mut text = "0".to_owned();
    let mut at = 0.0;
    for phase in phases.iter().filter(|phase| phase.steps > 0) {
        let each = rate(phase);
        text += &format!(" {}+{each}x{}", at + each, phase.steps - 1);
        at += each * phase.steps as f64;
    }
    text
}
