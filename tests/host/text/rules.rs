//! The files of other tools, checked by the tools themselves where they are there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use bad_minutes::codec::json;
use bad_minutes::document::{Engagement, Objective, Part, RowId, Sli, Span, Target};
use bad_minutes::report::rules::{Watched, firing, prometheus, quiet, watch};

/// Promtool, by its variable or on the path; `None` says on the way that it is not there. Printed past what
/// catches the output of tests, so that it is seen.
fn promtool_here() -> Option<PathBuf> {
    let named = std::env::var_os("PROMTOOL").map(PathBuf::from);
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let mut paths = std::env::split_paths(&paths).map(|folder| folder.join("promtool"));
    let found = named.or_else(|| paths.find(|path| path.is_file()));
    if found.is_none() {
        let told = b"promtool is not here, so that it did not check the rules: Debian has it in its package prometheus.\n";
        std::io::stderr().write_all(told).expect("written");
    }
    found
}

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Fails with what promtool says.
fn run(promtool: &Path, folder: &Path, args: &[&str]) {
    let done = Command::new(promtool)
        .args(args)
        .current_dir(folder)
        .output()
        .expect("promtool runs");
    let said = [done.stdout, done.stderr].concat();
    assert!(
        done.status.success(),
        "{folder:?} {args:?}\n{}",
        String::from_utf8_lossy(&said)
    );
}

/// Checks rules and runs their tests: so many that alerts fire, and so many that they are quiet.
fn check(promtool: &Path, name: &str, watched: &[Watched], tests: [usize; 2]) {
    let folder = folder(name);
    let rules = prometheus(watched, &["An engagement".to_owned()]);
    fs::write(folder.join("rules.yml"), rules).expect("written");
    run(promtool, &folder, &["check", "rules", "rules.yml"]);
    let written = [
        ("firing.yml", firing(watched, "rules.yml")),
        ("quiet.yml", quiet(watched, "rules.yml")),
    ];
    for ((file, text), count) in written.iter().zip(tests) {
        assert_eq!(text.matches("- name:").count(), count, "{text}");
        fs::write(folder.join(file), text).expect("written");
    }
    let files = written.map(|(file, _)| file);
    run(promtool, &folder, &["test", "rules", files[0], files[1]]);
}

fn id(place: u8) -> RowId {
    RowId::from_random(&[place; 5])
}

fn example() -> Engagement {
    let text = include_str!("../../../examples/complete-engagement.json");
    json::read(text).expect("opens").engagement
}

/// An objective of the example's checkout with this target.
fn objective(shop: &mut Engagement, percent: &str, window: Span, kind: Sli) {
    let journey = shop.journeys[0].id;
    let target = Target {
        id: id(77),
        percent: percent.to_owned(),
    };
    shop.targets.push(target);
    let mut objective = Objective::blank(id(78));
    objective.journey = Some(journey);
    objective.target = Some(id(77));
    objective.window = window;
    objective.kind = kind;
    shop.objectives = vec![objective];
}

#[test]
fn promtool_takes_the_example() {
    let Some(promtool) = promtool_here() else {
        return;
    };
    let found = watch(&example(), |_| true);
    assert_eq!((found.watched.len(), found.left.len()), (2, 0));
    check(&promtool, "example", &found.watched, [28, 8]);
}

/// Rules of this window for lax and strict targets: a total outage and one of 10% fire when the page says.
fn fire_when_the_page_says(window: Span) {
    let Some(promtool) = promtool_here() else {
        return;
    };
    // An outage of 10% fires nothing where 10% may fail.
    for (percent, tests) in [("90", 12), ("99.9", 14), ("99.999", 14)] {
        for kind in [Sli::Availability, Sli::Latency] {
            let mut shop = example();
            objective(&mut shop, percent, window, kind);
            let found = watch(&shop, |_| true);
            let name = format!("{}-{percent}-{}", window.name(), kind.name());
            check(&promtool, &name, &found.watched, [tests, 4]);
        }
    }
}

#[test]
fn rules_of_28_days_fire_when_the_page_says() {
    fire_when_the_page_says(Span::Days28);
}

#[test]
fn rules_of_30_days_fire_when_the_page_says() {
    fire_when_the_page_says(Span::Days30);
}

#[test]
fn rules_of_7_days_fire_when_the_page_says() {
    fire_when_the_page_says(Span::Days7);
}

/// All events of the latency objective's selector, and of its second one these.
fn latency(part: &str) -> Vec<Watched> {
    let mut shop = example();
    objective(&mut shop, "99", Span::Days28, Sli::Latency);
    shop.objectives[0].total_selector = r#"waits_count{job="till"}"#.to_owned();
    shop.objectives[0].part_selector = part.to_owned();
    shop.objectives[0].part = Part::Good;
    watch(&shop, |_| true).watched
}

/// What is never there must not count as an outage: events happen, none of them is in the bucket.
#[test]
fn a_bucket_that_is_not_there_pages_nobody() {
    let check = |part: &str, pages: bool| {
        let watched = latency(part);
        let rules = prometheus(&watched, &[]);
        assert_eq!(rules.contains("vector(0)"), pages, "{part}\n{rules}");
        let Some(promtool) = promtool_here() else {
            return;
        };
        let folder = folder("no-bucket");
        fs::write(folder.join("rules.yml"), rules).expect("written");
        let count = usize::from(pages);
        let test = format!(
            r#"
rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series: [{{ series: 'waits_count{{job="till"}}', values: '0+100x600' }}]
    promql_expr_test:
      - expr: count(ALERTS{{severity="page",alertstate="firing"}}) or vector(0)
        eval_time: 10h
        exp_samples: [{{ labels: '{{}}', value: {count} }}]
"#
        );
        fs::write(folder.join("tests.yml"), test).expect("written");
        run(&promtool, &folder, &["test", "rules", "tests.yml"]);
    };
    check(r#"waits_bucket{job="till",le="SECONDS"}"#, false);
    check(r#"waits_bucket{job="till",le="0.3"}"#, false);
    check("GOOD_EVENTS_TOTAL", false);
    // A counter of good events that counted none is an outage.
    check(r#"waits_count{job="till",code="200"}"#, true);
}

#[test]
fn an_alert_says_when_it_fires() {
    let rules = prometheus(&latency("good"), &[]);
    let rules = rules.split_whitespace().collect::<Vec<_>>().join(" ");
    let fires = "It fires while the budget burns more than 13.44 times too fast over 1h and over 5m, or 5.6 times over 6h and over 30m.";
    assert!(rules.contains(fires), "{rules}");
}

#[test]
fn the_file_says_that_a_placeholder_silences_it() {
    let check = |part: &str, said: bool| {
        let rules = prometheus(&latency(part), &[]);
        let waits = "no alert can fire while SECONDS stands in its good events.";
        assert_eq!(rules.contains(waits), said, "{rules}");
    };
    check(r#"waits_bucket{job="till",le="SECONDS"}"#, true);
    check(r#"waits_bucket{job="till",le="0.5"}"#, false);
}

/// Both names of a bucket of whole seconds are found, and no longer one: 100 would fit `1.0`.
#[test]
fn a_whole_bucket_is_found_by_either_name() {
    let Some(promtool) = promtool_here() else {
        return;
    };
    let mut shop = example();
    objective(&mut shop, "99", Span::Days28, Sli::Latency);
    shop.objectives[0].specification = "Answered within 1 s".to_owned();
    let found = watch(&shop, |_| true);
    let selector = found.watched[0].selectors.part.to_string();
    assert!(selector.contains(r#"le=~"1|1\\.0""#), "{selector}");
    check(&promtool, "whole-seconds", &found.watched, [14, 4]);
    let part = r#"waits_bucket{job="till",le=~"1|1\\.0"}"#;
    let folder = folder("whole-bucket");
    fs::write(folder.join("rules.yml"), prometheus(&latency(part), &[])).expect("written");
    for le in ["1", "1.0"] {
        let test = format!(
            r#"
rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {{ series: 'waits_count{{job="till"}}', values: '0+100x60' }}
      - {{ series: 'waits_bucket{{job="till",le="{le}"}}', values: '0+50x60' }}
      - {{ series: 'waits_bucket{{job="till",le="100"}}', values: '0+75x60' }}
    promql_expr_test:
      - expr: sum(slo:sli_error:ratio_rate1h)
        eval_time: 1h
        exp_samples: [{{ labels: '{{}}', value: 0.5 }}]
"#
        );
        fs::write(folder.join("tests.yml"), test).expect("written");
        run(&promtool, &folder, &["test", "rules", "tests.yml"]);
    }
}

#[test]
fn any_name_comes_out_valid() {
    let Some(promtool) = promtool_here() else {
        return;
    };
    let mut shop = example();
    shop.journeys[0].name =
        "Say \"pay\" 'now'\r\n- {{ .Labels.x }} {{ $y }} 🫖 دفع: #1 \\ \u{7f}\u{85}\u{2028}\u{feff} & *a !b %c @d `e`".to_owned();
    shop.risks[0].name = "{{ 🫖 \" }} \n: x".to_owned();
    shop.risks[0].runbook = "https://wiki/\"{{x}}\n🫖".to_owned();
    let found = watch(&shop, |_| true);
    assert_eq!(found.watched.len(), 2);
    check(&promtool, "names", &found.watched, [28, 8]);
}
