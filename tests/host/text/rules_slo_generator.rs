//! slo-generator's rules for its files, and the same budget from them.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use bad_minutes::analysis::objective::figures;
use bad_minutes::document::Span;
use bad_minutes::report::rules::{Format, watch};
use serde_json::{Value, json};

use super::rules_formats::{Rule, check, example, read, text, written};

#[test]
fn slo_generator_keeps_its_rules() {
    let rules: [Rule; 4] = [
        ("kind", |all| {
            all.len() == 1
                && all[0]["apiVersion"] == "sre.google.com/v2"
                && all[0]["kind"] == "ServiceLevelObjective"
        }),
        ("labels", |all| {
            let keys = ["service_name", "feature_name", "slo_name"];
            keys.iter()
                .all(|key| !text(&all[0], &format!("/metadata/labels/{key}")).is_empty())
        }),
        ("goal", |all| {
            all[0]["spec"]["goal"]
                .as_f64()
                .is_some_and(|it| it > 0.0 && it < 1.0)
        }),
        ("good events", |all| {
            let sli = &all[0]["spec"]["service_level_indicator"];
            all[0]["spec"]["method"] == "good_bad_ratio"
                && sli.get("filter_good").is_some()
                && sli.get("filter_valid").is_some()
        }),
    ];
    check(
        &written(Format::SloGenerator),
        &rules,
        &[
            ("kind", "/0/kind", json!("SLO")),
            ("labels", "/0/metadata/labels/slo_name", json!("")),
            ("goal", "/0/spec/goal", json!(99.9)),
            ("good events", "/0/spec/service_level_indicator", json!({})),
        ],
    );
    let found = watch(&example(), |_| true);
    let files = Format::SloGenerator.beside(&found.watched, "leaf-kettle", "a.yaml", &[]);
    let shared = &read(&files[0].text)[0];
    let steps = &shared["error_budget_policies"][&found.watched[0].slug]["steps"];
    let windows: Vec<_> = steps
        .as_array()
        .expect("steps")
        .iter()
        .map(|one| one["window"].clone())
        .collect();
    assert_eq!(
        windows,
        [
            json!(3600),
            json!(21600),
            json!(86400),
            json!(259_200),
            json!(2_592_000)
        ]
    );
    assert_eq!(steps[0]["burn_rate_threshold"], json!(14.4));
}

#[test]
fn slo_generator_keeps_the_rules_of_its_shared_file() {
    fn steps(all: &[Value]) -> Vec<&Value> {
        let policies = all[1]["error_budget_policies"].as_object();
        let lists = policies.into_iter().flat_map(|all| all.values());
        lists
            .filter_map(|one| one["steps"].as_array())
            .flatten()
            .collect()
    }
    let rules: [Rule; 5] = [
        ("backend", |all| {
            let name = text(&all[0], "/spec/backend");
            all[1]["backends"].get(name).is_some()
        }),
        ("policy", |all| {
            let name = text(&all[0], "/spec/error_budget_policy");
            all[1]["error_budget_policies"].get(name).is_some()
        }),
        ("windows", |all| {
            !steps(all).is_empty()
                && steps(all)
                    .iter()
                    .all(|one| one["window"].as_u64().is_some_and(|it| it > 0))
        }),
        ("burn rates", |all| {
            let rates = steps(all);
            rates.iter().all(|one| {
                let rate = one["burn_rate_threshold"].as_f64();
                one["alert"].is_boolean() && rate.is_some_and(|it| it >= 1.0)
            })
        }),
        ("messages", |all| {
            let keys = ["/name", "/message_alert", "/message_ok"];
            let all = steps(all);
            all.iter()
                .all(|one| keys.iter().all(|key| !text(one, key).is_empty()))
        }),
    ];
    let found = watch(&example(), |_| true);
    let mut all = written(Format::SloGenerator);
    all.truncate(1);
    let files = Format::SloGenerator.beside(&found.watched, "leaf-kettle", "a.yaml", &[]);
    all.extend(read(&files[0].text));
    let step = |key: &str| {
        let slug = &found.watched[0].slug;
        format!("/1/error_budget_policies/{slug}/steps/0/{key}")
    };
    let broken = [
        ("backend", "/0/spec/backend".to_owned(), json!("nowhere")),
        (
            "policy",
            "/0/spec/error_budget_policy".to_owned(),
            json!("default"),
        ),
        ("windows", step("window"), json!("1h")),
        ("burn rates", step("burn_rate_threshold"), json!(0.5)),
        ("messages", step("message_ok"), json!("")),
    ];
    let broken = broken
        .each_ref()
        .map(|(rule, path, value)| (*rule, path.as_str(), value.clone()));
    check(&all, &rules, &broken);
}

/// Python with slo-generator; `None` says that it is not there.
fn slo_generator_here() -> Option<String> {
    let python = std::env::var("SLO_GENERATOR_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let done = Command::new(&python)
        .args(["-c", "import slo_generator.backends.prometheus"])
        .output();
    let found = done.is_ok_and(|done| done.status.success());
    if !found {
        let told = b"slo-generator is not here, so that it did not compute our files: pip install slo-generator[prometheus]==2.6.0, and name its Python in SLO_GENERATOR_PYTHON.\n";
        std::io::stderr().write_all(told).expect("written");
    }
    found.then_some(python)
}

/// What it computes from our files where this share of a million events was good.
fn check_computed(python: &str, window: Span, target: &str, good: u32) {
    let mut shop = example();
    shop.objectives[0].window = window;
    shop.objectives[0].elapsed = String::new();
    let chosen = shop.objectives[0].target;
    let own = shop.targets.iter_mut().find(|one| Some(one.id) == chosen);
    own.expect("its target").percent = target.to_owned();
    // It rounds the share of good events to six decimals.
    let counts = [good.to_string(), "1000000".to_owned()];
    shop.objectives[0].counts.clear();
    shop.objectives[0].ratio = format!("{}.{:04}", good / 10_000, good % 10_000);
    let figures = figures(&shop, &shop.objectives[0]);
    let ours = figures.consumption().expect("a measurement");
    let found = watch(&shop, |_| true);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("slo-generator");
    fs::create_dir_all(&folder).expect("a folder");
    let (slo, config) = (folder.join("slo.yaml"), folder.join("config.yaml"));
    let written = Format::SloGenerator.write(&found.watched, "leaf-kettle", &[]);
    fs::write(&slo, written).expect("written");
    let files = Format::SloGenerator.beside(&found.watched, "leaf-kettle", "slo.yaml", &[]);
    fs::write(&config, &files[0].text).expect("written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/host/text/compute_slo.py");
    let done = Command::new(python)
        .arg(script)
        .args([&slo, &config])
        .args(counts)
        .output()
        .expect("Python runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let reports: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let mut reports = reports.as_array().expect("a report a window").iter();
    let is_whole = |one: &&Value| one["error_budget_policy_step_name"] == "the whole window";
    let whole = reports.find(is_whole).expect("that of the whole window");
    let close = |key: &str, expected: f64| {
        let value = whole[key].as_f64().expect(key);
        assert!(
            (value - expected).abs() <= 1e-9 * expected.abs(),
            "{target} of {window:?}, {key}: {value} and {expected}"
        );
    };
    close("error_budget_minutes", ours.budget.get());
    close("error_minutes", ours.failed.get());
    close("error_budget_remaining_minutes", ours.remaining.get());
    // It rounds the burn rate to one decimal.
    close("error_budget_burn_rate", (ours.burn * 10.0).round() / 10.0);
}

#[test]
fn slo_generator_computes_the_same_budget() {
    let Some(python) = slo_generator_here() else {
        return;
    };
    check_computed(&python, Span::Days28, "99.9", 998_765);
    check_computed(&python, Span::Days30, "99.9", 999_900);
    check_computed(&python, Span::Days7, "99.9", 1_000_000);
    check_computed(&python, Span::Days28, "90", 850_000);
    check_computed(&python, Span::Days30, "90", 999_999);
    check_computed(&python, Span::Days7, "99.999", 999_995);
    check_computed(&python, Span::Days28, "99.999", 999_000);
}
