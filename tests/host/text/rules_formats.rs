//! The rules that other tools have for their files: each holds for ours, and a file that breaks it is seen.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use bad_minutes::analysis::objective::figures;
use bad_minutes::codec::json;
use bad_minutes::document::{Engagement, Part, Sli, Span};
use bad_minutes::grammar::selector;
use bad_minutes::math::Minutes;
use bad_minutes::report::rules::{Beside, Format, watch};
use serde_json::{Value, json};

fn example() -> Engagement {
    let text = include_str!("../../../examples/complete-engagement.json");
    let mut shop = json::read(text).expect("opens").engagement;
    shop.journeys[0].name = format!("Say \"pay\"\n{{{{ 🫖 دفع: {}", "x".repeat(1200));
    shop.objectives[0].window = Span::Month;
    shop.objectives[1].kind = Sli::Latency;
    shop
}

fn read(text: &str) -> Vec<Value> {
    serde_saphyr::from_multiple(text).expect("YAML")
}

/// The documents of the example's file.
fn written(format: Format) -> Vec<Value> {
    let found = watch(&example(), |_| true);
    assert_eq!(found.watched.len(), 2);
    read(&format.write(
        &found.watched,
        "leaf-kettle",
        &["Head\nwith \u{2028} ends".to_owned()],
    ))
}

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or("")
}

fn is_name(name: &str, most: usize) -> bool {
    let fits = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == '-';
    let ends = !name.starts_with('-') && !name.ends_with('-');
    (1..=most).contains(&name.len()) && ends && name.chars().all(fits)
}

/// A rule by its name, and whether all documents keep it.
type Rule = (&'static str, fn(&[Value]) -> bool);

/// That ours keep each rule, and that these changes break the rule they name.
fn check(documents: &[Value], rules: &[Rule], broken: &[(&str, &str, Value)]) {
    for (name, keeps) in rules {
        assert!(keeps(documents), "{name}: {documents:#?}");
        let ways = broken.iter().filter(|(rule, ..)| rule == name);
        let mut count = 0;
        for (_, path, value) in ways {
            let mut all = Value::Array(documents.to_vec());
            let (parent, key) = path.rsplit_once('/').expect("a path");
            let at = all.pointer_mut(parent).unwrap_or_else(|| panic!("{path}"));
            match at {
                Value::Array(list) => list[key.parse::<usize>().expect("a place")] = value.clone(),
                other => other[key] = value.clone(),
            }
            let all = all.as_array().expect("a list");
            assert!(!keeps(all), "{name} with {path} {value}");
            count += 1;
        }
        assert!(count > 0, "nothing breaks {name}");
    }
    assert_eq!(
        broken
            .iter()
            .filter(|(rule, ..)| !rules.iter().any(|(name, _)| name == rule))
            .count(),
        0
    );
}

#[test]
fn sloth_keeps_its_rules() {
    fn slos(all: &[Value]) -> &[Value] {
        all[0]["slos"].as_array().map_or(&[], Vec::as_slice)
    }
    let rules: [Rule; 6] = [
        ("version", |all| {
            all.len() == 1 && all[0]["version"] == "prometheus/v1"
        }),
        ("service", |all| is_name(text(&all[0], "/service"), 63)),
        ("names", |all| {
            slos(all)
                .iter()
                .all(|one| text(one, "/name").len() >= 2 && is_name(text(one, "/name"), 63))
        }),
        ("percent", |all| {
            slos(all).iter().all(|one| {
                one["objective"]
                    .as_f64()
                    .is_some_and(|it| it > 0.0 && it <= 100.0)
            })
        }),
        ("window", |all| {
            let queries = ["/sli/events/error_query", "/sli/events/total_query"];
            slos(all).iter().all(|one| {
                queries
                    .iter()
                    .all(|path| text(one, path).contains("[{{.window}}]"))
            })
        }),
        ("queries differ", |all| {
            slos(all).iter().all(|one| {
                text(one, "/sli/events/error_query") != text(one, "/sli/events/total_query")
            })
        }),
    ];
    let total = written(Format::Sloth)[0]["slos"][0]["sli"]["events"]["total_query"].clone();
    check(
        &written(Format::Sloth),
        &rules,
        &[
            ("version", "/0/version", json!("prometheus/v2")),
            ("service", "/0/service", json!("leaf & kettle")),
            ("names", "/0/slos/0/name", json!("x")),
            ("names", "/0/slos/0/name", json!("-ab")),
            ("percent", "/0/slos/0/objective", json!(0)),
            (
                "window",
                "/0/slos/0/sli/events/error_query",
                json!("rate(a[5m])"),
            ),
            ("queries differ", "/0/slos/0/sli/events/error_query", total),
        ],
    );
}

#[test]
fn sloth_gets_our_windows() {
    let mut shop = example();
    shop.objectives[0].window = Span::Days28;
    let found = watch(&shop, |_| true);
    let files = Format::Sloth.beside(&found.watched, "leaf-kettle", "a.yml", &[]);
    assert!(
        Format::Sloth
            .holds(&found.watched)
            .contains("a second file")
    );
    assert!(Format::Sloth.next(&found.watched)[0].starts_with("Put the windows"));
    assert!(Format::Sloth.keeps_alerts(&found.watched));
    let windows = read(&files[0].text);
    let expected = json!({
        "apiVersion": "sloth.slok.dev/v1",
        "kind": "AlertWindows",
        "spec": {
            "sloPeriod": "28d",
            "page": {
                "quick": {"errorBudgetPercent": 2.0, "shortWindow": "5m", "longWindow": "1h"},
                "slow": {"errorBudgetPercent": 5.0, "shortWindow": "30m", "longWindow": "6h"},
            },
            "ticket": {
                "quick": {"errorBudgetPercent": 10.0, "shortWindow": "2h", "longWindow": "1d"},
                "slow": {"errorBudgetPercent": 10.714285714286, "shortWindow": "6h", "longWindow": "3d"},
            },
        },
    });
    assert_eq!(windows, [expected]);
    // Other periods are other runs, and it is said.
    let found = watch(&example(), |_| true);
    assert!(
        Format::Sloth
            .beside(&found.watched, "leaf-kettle", "a.yml", &[])
            .is_empty()
    );
    assert!(
        !Format::Sloth
            .holds(&found.watched)
            .contains("a second file")
    );
    assert!(Format::Sloth.next(&found.watched)[0].contains("other than 28 or 30 days"));
    let keep = Format::ALL.map(|one| one.keeps_alerts(&found.watched));
    assert_eq!(keep, [true, false, false, true, true]);
    let said = Format::Sloth.cannot_hold(&found);
    assert!(
        said.iter().any(|one| one.contains("one period")),
        "{said:?}"
    );
}

/// A page names no risk, and takes no runbook, that only a ticket sees.
#[test]
fn each_alert_names_the_risks_it_sees() {
    let mut found = watch(&example(), |_| true);
    found.watched.truncate(1);
    let risk = |name: &str| (name.to_owned(), format!("https://wiki/{name}"));
    found.watched[0].page_risks = vec![risk("fast")];
    found.watched[0].ticket_risks = vec![risk("slow"), risk("fast")];
    let expected = [
        ("fast", "https://wiki/fast"),
        ("slow, fast", "https://wiki/slow"),
    ];
    let said = |annotations: &Value| {
        let of = |key: &str| text(annotations, key).to_owned();
        (of("/risks"), of("/runbook_url"))
    };
    let expected = expected.map(|(risks, link)| (risks.to_owned(), link.to_owned()));
    let rules = read(&Format::Prometheus.write(&found.watched, "a", &[]));
    let rules = rules[0]["groups"][0]["rules"].as_array().expect("rules");
    let alerts = rules.iter().filter(|one| one.get("alert").is_some());
    let alerts: Vec<_> = alerts.map(|one| said(&one["annotations"])).collect();
    assert_eq!(alerts, expected);
    let sloth = &read(&Format::Sloth.write(&found.watched, "a", &[]))[0]["slos"][0]["alerting"];
    let alerts = ["page_alert", "ticket_alert"].map(|one| said(&sloth[one]["annotations"]));
    assert_eq!(alerts, expected);
    // An outage too short for any ticket's window is still a page's.
    let found = watch(&example(), |_| true);
    assert!(!found.watched[0].page_risks.is_empty());
}

/// Whatever the tool, a selector that selects nothing yet is named in the file that has it.
#[test]
fn every_file_names_its_placeholders() {
    let mut shop = example();
    shop.objectives[0].kind = Sli::Latency;
    for one in &mut shop.objectives {
        one.total_selector = r#"waits_count{job="till"}"#.to_owned();
        one.part_selector = r#"waits_bucket{job="till",le="SECONDS"}"#.to_owned();
        one.part = Part::Good;
    }
    let found = watch(&shop, |_| true);
    for format in Format::ALL {
        let mut files = vec![format.write(&found.watched, "a", &[])];
        let others = format.beside(&found.watched, "a", "a.yaml", &[]);
        let objectives = |one: &Beside| one.text.contains("kind: ServiceLevelObjective");
        files.extend(others.into_iter().filter(objectives).map(|one| one.text));
        let each = matches!(format, Format::Pyrra | Format::SloGenerator);
        assert_eq!(files.len(), if each { 2 } else { 1 });
        for file in files {
            assert!(file.contains("# SECONDS is a placeholder"), "{file}");
            assert!(file.contains("no alert can fire while SECONDS"), "{file}");
        }
    }
}

#[test]
fn pyrra_keeps_its_rules() {
    let rules: [Rule; 5] = [
        ("kind", |all| {
            all.iter().all(|one| {
                one["apiVersion"] == "pyrra.dev/v1alpha1" && one["kind"] == "ServiceLevelObjective"
            })
        }),
        ("target is a text", |all| {
            all.iter()
                .all(|one| text(one, "/spec/target").parse::<f64>().is_ok())
        }),
        ("window", |all| {
            all.iter().all(|one| {
                text(one, "/spec/window")
                    .strip_suffix('d')
                    .is_some_and(|days| days.parse::<u8>().is_ok())
            })
        }),
        ("one indicator", |all| {
            all.iter().all(|one| {
                one["spec"]["indicator"]
                    .as_object()
                    .is_some_and(|it| it.len() == 1)
            })
        }),
        ("plain selectors", |all| {
            all.iter().all(|one| {
                let metrics = [
                    "/ratio/errors",
                    "/ratio/total",
                    "/latency/success",
                    "/latency/total",
                ];
                let found = metrics.map(|path| {
                    text(&one["spec"]["indicator"], &format!("{path}/metric")).to_owned()
                });
                let le = &found[2];
                found.iter().all(|metric| selector::read(metric).is_ok())
                    && (le.is_empty() || le.contains("le=\""))
            })
        }),
    ];
    // Of a folder, Pyrra reads one object a file.
    let found = watch(&example(), |_| true);
    let mut all = written(Format::Pyrra);
    assert_eq!(all.len(), 1);
    let others = Format::Pyrra.beside(&found.watched, "a", "a.yaml", &["Head".to_owned()]);
    assert_eq!(others.len(), 1);
    assert!(others[0].text.starts_with("# Head\n"), "{}", others[0].text);
    assert_eq!(
        others[0].ending,
        format!("{}.pyrra.yaml", found.watched[1].slug)
    );
    all.extend(read(&others[0].text));
    check(
        &all,
        &rules,
        &[
            ("kind", "/0/kind", json!("SLO")),
            ("target is a text", "/0/spec/target", json!(99.9)),
            ("window", "/0/spec/window", json!("a month")),
            ("one indicator", "/0/spec/indicator", json!({})),
            (
                "plain selectors",
                "/0/spec/indicator/ratio/total/metric",
                json!("rate(a[5m])"),
            ),
            (
                "plain selectors",
                "/1/spec/indicator/latency/success/metric",
                json!("a_bucket{}"),
            ),
        ],
    );
    let mut shop = example();
    shop.objectives[0].part = Part::Good;
    let found = watch(&shop, |_| true);
    assert_eq!(
        read(&Format::Pyrra.write(&found.watched, "a", &[])).len(),
        1
    );
    let said = Format::Pyrra.cannot_hold(&found);
    assert!(
        said.iter().any(|one| one.contains("is not in the file")),
        "{said:?}"
    );
    assert!(!Format::Pyrra.is_empty(&found.watched));
    shop.objectives.truncate(1);
    let found = watch(&shop, |_| true);
    assert!(Format::Pyrra.is_empty(&found.watched) && !Format::Sloth.is_empty(&found.watched));
    assert_eq!(Format::Pyrra.write(&found.watched, "a", &[]), "");
}

#[test]
fn openslo_keeps_its_rules() {
    fn of<'a>(all: &'a [Value], kind: &str) -> Vec<&'a Value> {
        all.iter().filter(|one| one["kind"] == kind).collect()
    }
    let rules: [Rule; 11] = [
        ("kinds", |all| {
            let known = [
                "Service",
                "SLO",
                "AlertPolicy",
                "AlertCondition",
                "AlertNotificationTarget",
            ];
            all.iter()
                .all(|one| one["apiVersion"] == "openslo/v1" && known.contains(&text(one, "/kind")))
        }),
        ("names", |all| {
            all.iter()
                .all(|one| is_name(text(one, "/metadata/name"), 63))
        }),
        ("display names", |all| {
            all.iter()
                .all(|one| text(one, "/metadata/displayName").chars().count() <= 63)
        }),
        ("descriptions", |all| {
            all.iter()
                .all(|one| text(one, "/spec/description").chars().count() <= 1050)
        }),
        ("one indicator", |all| {
            of(all, "SLO").iter().all(|one| {
                one["spec"].get("indicator").is_some() != one["spec"].get("indicatorRef").is_some()
            })
        }),
        ("one time window", |all| {
            of(all, "SLO").iter().all(|one| {
                let windows = one["spec"]["timeWindow"].as_array();
                windows.is_some_and(|it| {
                    it.len() == 1
                        && it.iter().all(|window| {
                            let rolls = window["isRolling"].as_bool() == Some(true);
                            let starts = text(window, "/calendar/startTime");
                            rolls == window.get("calendar").is_none()
                                && (rolls || starts.len() == 19)
                        })
                })
            })
        }),
        ("one target", |all| {
            of(all, "SLO").iter().all(|one| {
                let all = one["spec"]["objectives"].as_array().expect("objectives");
                all.iter().all(|one| {
                    let fits = one["target"]
                        .as_f64()
                        .is_some_and(|it| (0.0..1.0).contains(&it));
                    let plain = ["op", "value", "targetPercent"]
                        .iter()
                        .all(|key| one.get(key).is_none());
                    fits && plain
                })
            })
        }),
        ("good or bad, and total", |all| {
            of(all, "SLO").iter().all(|one| {
                let ratio = &one["spec"]["indicator"]["spec"]["ratioMetric"];
                (ratio.get("good").is_some() != ratio.get("bad").is_some())
                    && ratio.get("total").is_some()
            })
        }),
        ("a rate is no counter", |all| {
            of(all, "SLO").iter().all(|one| {
                let ratio = &one["spec"]["indicator"]["spec"]["ratioMetric"];
                let query = text(ratio, "/total/metricSource/spec/query");
                ratio["counter"] == json!(!query.contains("rate("))
            })
        }),
        ("policies", |all| {
            let names: Vec<_> = all.iter().map(|one| text(one, "/metadata/name")).collect();
            of(all, "AlertPolicy").iter().all(|one| {
                let conditions = one["spec"]["conditions"].as_array().expect("conditions");
                let targets = one["spec"]["notificationTargets"]
                    .as_array()
                    .expect("targets");
                let known = |one: &Value, key: &str| names.contains(&text(one, key));
                conditions.len() == 1
                    && !targets.is_empty()
                    && conditions.iter().all(|one| known(one, "/conditionRef"))
                    && targets.iter().all(|one| known(one, "/targetRef"))
            })
        }),
        ("conditions", |all| {
            of(all, "AlertCondition").iter().all(|one| {
                let condition = &one["spec"]["condition"];
                let window = text(condition, "/lookbackWindow");
                let (number, unit) = window.split_at(window.len().max(1) - 1);
                condition["kind"] == "burnrate"
                    && ["gt", "gte", "lt", "lte"].contains(&text(condition, "/op"))
                    && condition["threshold"].as_f64().is_some_and(|it| it >= 1.0)
                    && number.parse::<u32>().is_ok()
                    && ["m", "h", "d"].contains(&unit)
            })
        }),
    ];
    let all = written(Format::OpenSlo);
    let place = |kind: &str| all.iter().position(|one| one["kind"] == kind).expect(kind);
    let (slo, policy, condition) = (place("SLO"), place("AlertPolicy"), place("AlertCondition"));
    let at = |place: usize, path: &str| format!("/{place}/{path}");
    let long = "x".repeat(64);
    let broken = [
        ("kinds", at(0, "kind"), json!("DataSource2")),
        ("names", at(0, "metadata/name"), json!("Leaf & Kettle")),
        ("names", at(slo, "metadata/name"), json!(long)),
        (
            "display names",
            at(slo, "metadata/displayName"),
            json!(long),
        ),
        (
            "descriptions",
            at(slo, "spec/description"),
            json!("x".repeat(1051)),
        ),
        ("one indicator", at(slo, "spec/indicatorRef"), json!("a")),
        ("one time window", at(slo, "spec/timeWindow"), json!([])),
        (
            "one time window",
            at(slo, "spec/timeWindow/0/isRolling"),
            json!(true),
        ),
        (
            "one target",
            at(slo, "spec/objectives/0/target"),
            json!(1.0),
        ),
        ("one target", at(slo, "spec/objectives/0/op"), json!("lt")),
        (
            "good or bad, and total",
            at(slo, "spec/indicator/spec/ratioMetric/good"),
            json!({}),
        ),
        (
            "a rate is no counter",
            at(slo, "spec/indicator/spec/ratioMetric/counter"),
            json!(true),
        ),
        ("policies", at(policy, "spec/conditions"), json!([])),
        (
            "policies",
            at(policy, "spec/notificationTargets"),
            json!([]),
        ),
        (
            "policies",
            at(policy, "spec/conditions/0/conditionRef"),
            json!("nowhere"),
        ),
        (
            "conditions",
            at(condition, "spec/condition/lookbackWindow"),
            json!("1h30m"),
        ),
        ("conditions", at(condition, "spec/condition/op"), json!(">")),
    ];
    let broken = broken
        .each_ref()
        .map(|(rule, path, value)| (*rule, path.as_str(), value.clone()));
    check(&all, &rules, &broken);
}

#[test]
fn openslo_says_which_alerts_it_cannot_have() {
    let check = |minutes: f64, expected: bool| {
        let mut found = watch(&example(), |_| true);
        found.watched[0].rules[0].short = Minutes::new(minutes);
        let said = Format::OpenSlo.cannot_hold(&found);
        let said = said
            .iter()
            .any(|one| one.contains("its alert over 1h and "));
        assert_eq!(said, expected, "{minutes}");
        let objects = read(&Format::OpenSlo.write(&found.watched, "a", &[]));
        let policies = objects.iter().filter(|one| one["kind"] == "AlertPolicy");
        assert_eq!(policies.count(), 8 - usize::from(expected));
    };
    check(5.0, false);
    check(1.5, true);
}

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

#[test]
fn slo_generator_computes_the_same_budget() {
    let Some(python) = slo_generator_here() else {
        return;
    };
    let mut shop = example();
    shop.objectives[0].window = Span::Days28;
    shop.objectives[0].elapsed = String::new();
    // It rounds the share of good events to six decimals.
    let counts = ["998765", "1000000"];
    shop.objectives[0].counts.clear();
    shop.objectives[0].ratio = "99.8765".to_owned();
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
    let whole = &reports[4];
    assert_eq!(whole["error_budget_policy_step_name"], "the whole window");
    let close = |key: &str, expected: f64| {
        let value = whole[key].as_f64().expect(key);
        assert!(
            (value - expected).abs() <= 1e-9 * expected.abs(),
            "{key}: {value} and {expected}"
        );
    };
    close("error_budget_minutes", ours.budget.get());
    close("error_minutes", ours.failed.get());
    close("error_budget_remaining_minutes", ours.remaining.get());
    // It rounds the burn rate to one decimal.
    close("error_budget_burn_rate", (ours.burn * 10.0).round() / 10.0);
}
