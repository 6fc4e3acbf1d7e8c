//! The rules that other tools have for their files: each holds for ours, and a file that breaks it is seen.

use bad_minutes::codec::json;
use bad_minutes::document::{Engagement, Part, Sli, Span};
use bad_minutes::grammar::selector;
use bad_minutes::report::rules::{Beside, Format, watch};
use serde_json::{Value, json};

pub(super) fn example() -> Engagement {
    let text = include_str!("../../../examples/complete-engagement.json");
    let mut shop = json::read(text).expect("opens").engagement;
    shop.journeys[0].name = format!("Say \"pay\"\n{{{{ 🫖 دفع: {}", "x".repeat(1200));
    shop.objectives[0].window = Span::Month;
    shop.objectives[1].kind = Sli::Latency;
    shop
}

pub(super) fn read(text: &str) -> Vec<Value> {
    serde_saphyr::from_multiple(text).expect("YAML")
}

/// The documents of the example's file.
pub(super) fn written(format: Format) -> Vec<Value> {
    let found = watch(&example(), |_| true);
    assert_eq!(found.watched.len(), 2);
    read(&format.write(
        &found.watched,
        "leaf-kettle",
        &["Head\nwith \u{2028} ends".to_owned()],
    ))
}

pub(super) fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or("")
}

pub(super) fn is_name(name: &str, most: usize) -> bool {
    let fits = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == '-';
    let ends = !name.starts_with('-') && !name.ends_with('-');
    (1..=most).contains(&name.len()) && ends && name.chars().all(fits)
}

/// A rule by its name, and whether all documents keep it.
pub(super) type Rule = (&'static str, fn(&[Value]) -> bool);

/// That ours keep each rule, and that these changes break the rule they name.
pub(super) fn check(documents: &[Value], rules: &[Rule], broken: &[(&str, &str, Value)]) {
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
        ("service", |all| {
            text(&all[0], "/service").len() >= 2 && is_name(text(&all[0], "/service"), 63)
        }),
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
            ("service", "/0/service", json!("x")),
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

/// What promtool does not know: how the rules are called, and what an alert has to say.
#[test]
fn prometheus_keeps_its_rules() {
    fn of<'a>(all: &'a [Value], kind: &str) -> Vec<&'a Value> {
        let groups = all[0]["groups"].as_array().expect("groups");
        let rules = groups
            .iter()
            .flat_map(|one| one["rules"].as_array().expect("rules"));
        rules.filter(|one| one.get(kind).is_some()).collect()
    }
    let rules: [Rule; 6] = [
        ("groups", |all| {
            let groups = all[0]["groups"].as_array().expect("groups");
            let mut names: Vec<_> = groups.iter().map(|one| text(one, "/name")).collect();
            names.sort_unstable();
            names.dedup();
            all.len() == 1 && names.len() == groups.len()
        }),
        ("records", |all| {
            [
                "slo:sli_error:ratio_rate5m",
                "slo:objective:ratio",
                "slo:error_budget:ratio",
                "slo:current_burn_rate:ratio",
                "slo:period_error_budget_remaining:ratio",
            ]
            .iter()
            .all(|name| of(all, "record").iter().any(|one| one["record"] == *name))
        }),
        ("severity", |all| {
            of(all, "alert")
                .iter()
                .all(|one| ["page", "ticket"].contains(&text(one, "/labels/severity")))
        }),
        ("no wait of nothing", |all| {
            of(all, "alert")
                .iter()
                .all(|one| !matches!(text(one, "/for"), "0s" | "0m" | "0"))
        }),
        ("burn rates", |all| {
            of(all, "alert").iter().all(|one| {
                let burns = text(one, "/expr").split(" * ").filter_map(|part| {
                    let (_, burn) = part.rsplit_once("> ")?;
                    burn.parse::<f64>().ok()
                });
                let burns: Vec<f64> = burns.collect();
                burns.len() >= 2 && burns.iter().all(|burn| *burn >= 1.0)
            })
        }),
        ("annotations", |all| {
            of(all, "alert").iter().all(|one| {
                ["summary", "objective", "protects"]
                    .iter()
                    .all(|key| !text(one, &format!("/annotations/{key}")).is_empty())
            })
        }),
    ];
    let all = written(Format::Prometheus);
    let group = all[0]["groups"][0]["rules"].as_array().expect("rules");
    let place = group.iter().position(|one| one.get("alert").is_some());
    let at = |path: &str| format!("/0/groups/0/rules/{}/{path}", place.expect("an alert"));
    let name = all[0]["groups"][1]["name"].clone();
    let low = "a > 0.9 * 0.001 and b > 0.9 * 0.001";
    let broken = [
        ("groups", "/0/groups/0/name".to_owned(), name),
        (
            "records",
            "/0/groups".to_owned(),
            json!([{"name": "a", "rules": []}]),
        ),
        ("severity", at("labels/severity"), json!("critical")),
        ("no wait of nothing", at("for"), json!("0s")),
        ("burn rates", at("expr"), json!(low)),
        ("annotations", at("annotations/summary"), json!("")),
    ];
    let broken = broken
        .each_ref()
        .map(|(rule, path, value)| (*rule, path.as_str(), value.clone()));
    check(&all, &rules, &broken);
}

/// Sloth takes a file of windows whole, or not at all.
#[test]
fn sloth_keeps_the_rules_of_its_windows() {
    let rules: [Rule; 4] = [
        ("kind", |all| {
            all.len() == 1
                && all[0]["apiVersion"] == "sloth.slok.dev/v1"
                && all[0]["kind"] == "AlertWindows"
        }),
        ("period", |all| is_span(&all[0]["spec"]["sloPeriod"])),
        ("shares", |all| {
            windows(all).iter().all(|one| {
                let share = one["errorBudgetPercent"].as_f64();
                share.is_some_and(|it| it > 0.0 && it <= 100.0)
            })
        }),
        ("windows", |all| {
            windows(all)
                .iter()
                .all(|one| is_span(&one["shortWindow"]) && is_span(&one["longWindow"]))
        }),
    ];
    let mut shop = example();
    shop.objectives[0].window = Span::Days28;
    let found = watch(&shop, |_| true);
    let files = Format::Sloth.beside(&found.watched, "leaf-kettle", "a.yml", &[]);
    check(
        &read(&files[0].text),
        &rules,
        &[
            ("kind", "/0/kind", json!("Windows")),
            ("period", "/0/spec/sloPeriod", json!("a month")),
            (
                "shares",
                "/0/spec/page/quick/errorBudgetPercent",
                json!(0.0),
            ),
            ("windows", "/0/spec/ticket/slow/longWindow", json!(72)),
            ("windows", "/0/spec/ticket", json!({"quick": {}})),
        ],
    );
}

/// The four windows of Sloth's file.
fn windows(all: &[Value]) -> [Value; 4] {
    ["page/quick", "page/slow", "ticket/quick", "ticket/slow"].map(|place| {
        let found = all[0].pointer(&format!("/spec/{place}"));
        found.cloned().unwrap_or_default()
    })
}

/// Whether it is a span as Prometheus writes them.
fn is_span(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let (number, unit) = text.split_at(text.len().saturating_sub(1));
    number.parse::<u32>().is_ok_and(|it| it > 0) && ["m", "h", "d", "w"].contains(&unit)
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
