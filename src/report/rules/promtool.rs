//! Tests of the rules for promtool: an outage fires when the page says and is quiet again when it says, and
//! neither a healthy service nor a single failure fires anything.

use serde::Serialize;

use super::prometheus::{alert_name, fires_after, resets_after};
use super::sample::{Series, series};
use super::watched::{Watched, duration, millis};
use super::yaml;
use crate::document::Part;
use crate::math::{Minutes, Share};

/// Between samples, and between evaluations: minutes for pages, which fire soon, more for tickets, whose
/// windows are days long.
const PAGE_STEP: u64 = 60_000;
const TICKET_STEP: u64 = 5 * 60_000;
/// A short window needs a few samples in it.
const LEAST_STEPS: u64 = 4;
/// Longer histories take minutes to test.
const MOST_STEPS: u64 = 11_000;
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

/// Tests for the file of rules of this name: of the alerts that page, or of those that wait.
pub fn promtool(watched: &[Watched], rule_file: &str, pages: bool) -> String {
    let mut comments = vec![format!(
        "Tests of the alerts in {rule_file}, which stands beside it: promtool test rules and the name of this file."
    )];
    let rules = || watched.iter().flat_map(|one| &one.rules);
    let mut shorts = rules()
        .filter(|rule| rule.pages == pages)
        .map(|rule| rule.short);
    let is_slow = !pages && shorts.all(|short| millis(short) >= Some(LEAST_STEPS * TICKET_STEP));
    let step = if is_slow { TICKET_STEP } else { PAGE_STEP };
    let mut tests = Vec::new();
    for one in watched {
        match tests_of(one, Pace { pages, step }) {
            Ok(more) => tests.extend(more),
            Err(why) => comments.push(format!("No test of {}: {why}", one.title)),
        }
    }
    let file = File {
        rule_files: vec![rule_file.to_owned()],
        evaluation_interval: duration(step),
        tests,
    };
    yaml::file(&comments, &[file])
}

/// Which alerts are tested, and how often they are evaluated.
#[derive(Clone, Copy)]
struct Pace {
    pages: bool,
    step: u64,
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
}

/// A phase in which so many events happen in each step, and so many of them fail.
struct Phase {
    steps: u64,
    events: f64,
    failing: f64,
}

impl Phase {
    fn of(steps: u64, share: f64) -> Self {
        Self {
            steps,
            events: EVENTS,
            failing: EVENTS * share,
        }
    }
}

fn tests_of(one: &Watched, pace: Pace) -> Result<Vec<Test>, &'static str> {
    let rules = || one.rules.iter().filter(|rule| rule.pages == pace.pages);
    let longest = rules().map(|rule| pace.steps(rule.long)).max();
    let longest = longest.ok_or("no such alert can fire.")?;
    let found = series(&one.selectors.total, &one.selectors.part)
        .ok_or("no series can be told that its selectors select.")?;
    let shortest = rules().filter_map(|rule| millis(rule.short)).min();
    if shortest < Some(LEAST_STEPS * pace.step) || longest > MOST_STEPS {
        return Err("a window is too short or too long to be tested.");
    }
    let before = longest + 1;
    let write = |name: &str, phases: &[Phase], asked| test(one, pace, name, &found, phases, asked);
    let mut tests = Vec::new();

    // As long as it takes for all rules to fire and their short windows to fill.
    let lasting = rules().filter_map(|rule| {
        let fires = rule.detection_time(one.target, Share::new(1.0))?;
        Some(pace.steps(fires).max(pace.steps(rule.short)))
    });
    let lasts = lasting.max().unwrap_or_default() + 2;
    let mut asked = fires(one, pace, 1.0, before, lasts);
    let resets =
        resets_after(one, pace.pages).filter(|_| fires_after(one, pace.pages, 1.0).is_some());
    if let Some(resets) = resets {
        let ends = before + lasts;
        let still = pace.exact(resets).floor() as u64;
        if still > 1 {
            asked.push(firing(one, pace, ends + still - 1, true));
        }
        asked.push(firing(one, pace, ends + pace.steps(resets) + 1, false));
    }
    let after = resets.map_or(0, |resets| pace.steps(resets)) + 3;
    tests.push(write(
        "a total outage fires when the page says, and is quiet again when it says",
        &[
            Phase::of(before, 0.0),
            Phase::of(lasts, 1.0),
            Phase::of(after, 0.0),
        ],
        asked,
    ));

    let share = 0.1;
    let lasts = fires_after(one, pace.pages, share).map_or(60, |time| pace.steps(time)) + 3;
    tests.push(write(
        "an outage of 10% fires when the page says",
        &[Phase::of(before, 0.0), Phase::of(lasts, share)],
        fires(one, pace, share, before, lasts),
    ));

    let left = one.target.left_to_fail().get();
    let half = Phase {
        steps: before,
        events: 2.0 / left,
        failing: 1.0,
    };
    tests.push(write(
        "a service that spends half its budget fires nothing",
        &[half],
        vec![never(one, pace, before)],
    ));

    let quiet = |steps, failing| Phase {
        steps,
        events: 1.0,
        failing,
    };
    tests.push(write(
        "one failure alone fires nothing, at a request between two evaluations",
        &[quiet(120, 0.0), quiet(1, 1.0), quiet(120, 0.0)],
        vec![never(one, pace, 241)],
    ));
    Ok(tests)
}

/// That these rules fire within a step of the time that the page says, or not at all.
fn fires(one: &Watched, pace: Pace, share: f64, before: u64, lasts: u64) -> Vec<Asked> {
    match fires_after(one, pace.pages, share) {
        None => vec![firing(one, pace, before + lasts, false)],
        Some(after) => {
            let too_soon = before + pace.steps(after).saturating_sub(2);
            let by_then = before + pace.exact(after).floor() as u64 + 1;
            vec![
                firing(one, pace, too_soon, false),
                firing(one, pace, by_then, true),
            ]
        }
    }
}

/// Whether the alert fires at a step.
fn firing(one: &Watched, pace: Pace, step: u64, fires: bool) -> Asked {
    let name = alert_name(one, pace.pages);
    Asked {
        expr: format!("count(ALERTS{{alertname=\"{name}\",alertstate=\"firing\"}}) or vector(0)"),
        eval_time: duration(step * pace.step),
        exp_samples: samples(f64::from(u8::from(fires))),
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
    asked: Vec<Asked>,
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
        name: format!("{}: {name}", one.title),
        interval: duration(pace.step),
        input_series,
        promql_expr_test: asked,
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
