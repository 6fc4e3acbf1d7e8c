//! OpenSLO's rules for its files.

use bad_minutes::math::Minutes;
use bad_minutes::report::rules::{Format, watch};
use serde_json::{Value, json};

use super::rules_formats::{Rule, check, example, is_name, read, text, written};

/// Every field of OpenSLO v1 that ours may have, with a place for any name where a person chooses it.
///
/// Source: OpenSLO's specification of v1.
const FIELDS: &str = "
    apiVersion kind metadata spec metadata/name metadata/displayName metadata/labels/* metadata/annotations/*
    spec/description spec/service spec/budgetingMethod spec/indicator spec/timeWindow spec/objectives spec/alertPolicies
    spec/indicator/metadata spec/indicator/metadata/name spec/indicator/metadata/displayName spec/indicator/spec
    spec/indicator/spec/description spec/indicator/spec/ratioMetric spec/indicator/spec/ratioMetric/counter
    spec/indicator/spec/ratioMetric/good spec/indicator/spec/ratioMetric/bad spec/indicator/spec/ratioMetric/total
    spec/indicator/spec/ratioMetric/*/metricSource spec/indicator/spec/ratioMetric/*/metricSource/type
    spec/indicator/spec/ratioMetric/*/metricSource/metricSourceRef spec/indicator/spec/ratioMetric/*/metricSource/spec
    spec/indicator/spec/ratioMetric/*/metricSource/spec/*
    spec/timeWindow/duration spec/timeWindow/isRolling spec/timeWindow/calendar spec/timeWindow/calendar/startTime
    spec/timeWindow/calendar/timeZone spec/objectives/displayName spec/objectives/target spec/alertPolicies/alertPolicyRef
    spec/alertWhenNoData spec/alertWhenResolved spec/alertWhenBreaching spec/conditions spec/notificationTargets
    spec/conditions/conditionRef spec/notificationTargets/targetRef spec/severity spec/condition spec/condition/kind
    spec/condition/op spec/condition/threshold spec/condition/lookbackWindow spec/condition/alertAfter spec/target
    metadata/labels metadata/annotations";

/// Whether every field of an object is one of the format's: its validators refuse others.
fn knows_all(object: &Value) -> bool {
    fn walk(value: &Value, path: &[&str]) -> bool {
        let known = |path: &[&str]| {
            FIELDS.split_whitespace().any(|field| {
                let parts: Vec<_> = field.split('/').collect();
                let fits = |(part, name): (&&str, &&str)| part == name || *part == "*";
                parts.len() == path.len() && parts.iter().zip(path).all(fits)
            })
        };
        match value {
            Value::Object(fields) => fields.iter().all(|(key, value)| {
                let path = [path, &[key.as_str()]].concat();
                known(&path) && walk(value, &path)
            }),
            Value::Array(all) => all.iter().all(|one| walk(one, path)),
            _ => true,
        }
    }
    walk(object, &[])
}

#[test]
fn openslo_keeps_its_rules() {
    fn of<'a>(all: &'a [Value], kind: &str) -> Vec<&'a Value> {
        all.iter().filter(|one| one["kind"] == kind).collect()
    }
    let rules: [Rule; 13] = [
        ("known fields", |all| all.iter().all(knows_all)),
        ("severities", |all| {
            of(all, "AlertCondition")
                .iter()
                .all(|one| ["page", "ticket"].contains(&text(one, "/spec/severity")))
        }),
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
        ("known fields", at(0, "spec/surprise"), json!(1)),
        (
            "known fields",
            at(slo, "spec/objectives/0/window"),
            json!("28d"),
        ),
        (
            "known fields",
            at(slo, "spec/indicator/spec/ratioMetric/bad/unit"),
            json!("1"),
        ),
        (
            "known fields",
            at(condition, "spec/condition/shortWindow"),
            json!("5m"),
        ),
        ("severities", at(condition, "spec/severity"), json!("")),
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
