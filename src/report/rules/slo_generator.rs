//! slo-generator's objective, and the shared configuration with our alerts as its policy.
//!
//! Source: slo-generator 2.6, `slo_generator/report.py` and `backends/prometheus.py`.

use serde_json::{Value, json};

use super::notes::noted;
use super::watched::{Watched, millis, round};
use super::yaml;
use crate::document::Part;
use crate::grammar::selector::{MatchOp, Selector};

/// One objective: slo-generator reads one a file.
pub(crate) fn objective(one: &Watched, service: &str, head: &[String]) -> String {
    let part = &one.selectors.part;
    let (method, indicator) = match (one.selectors.selects, inverted(one)) {
        (Part::Good, _) => (
            "good_bad_ratio",
            json!({
                "filter_good": part.to_string(),
                "filter_valid": one.selectors.total.to_string(),
            }),
        ),
        (Part::Failed, Some(good)) => (
            "good_bad_ratio",
            json!({
                "filter_good": good.to_string(),
                "filter_valid": one.selectors.total.to_string(),
            }),
        ),
        (Part::Failed, None) => (
            "query_sli",
            json!({
                "expression": format!(
                    "1 - (sum(increase({part}[window])) or vector(0)) / sum(increase({}[window]))",
                    one.selectors.total
                ),
            }),
        ),
    };
    let file = json!({
        "apiVersion": "sre.google.com/v2",
        "kind": "ServiceLevelObjective",
        "metadata": {
            "name": one.slug,
            "labels": { "service_name": service, "feature_name": "objectives", "slo_name": one.slug },
        },
        "spec": {
            // It takes what stands in ${ } for a variable.
            "description": one.title.replace("${", "$ {"),
            "goal": round(one.target.of(1.0)),
            "backend": "prometheus",
            "method": method,
            "service_level_indicator": indicator,
            "exporters": [],
            "error_budget_policy": one.slug,
        },
    });
    yaml::file(&noted(head, [one]), &[file])
}

/// The good events, where the failed ones differ from all in one label.
fn inverted(one: &Watched) -> Option<Selector> {
    let (total, part) = (&one.selectors.total, &one.selectors.part);
    let more = part.beyond(total)?;
    let [last] = more[..] else { return None };
    let op = match last.op {
        MatchOp::Is => MatchOp::IsNot,
        MatchOp::IsNot => MatchOp::Is,
        MatchOp::Fits => MatchOp::FitsNot,
        MatchOp::FitsNot => MatchOp::Fits,
    };
    Some(total.clone().with(&last.label, op, &last.value))
}

/// The shared configuration: where Prometheus is, and a policy for each objective.
pub(crate) fn shared(watched: &[Watched]) -> String {
    let mut policies = serde_json::Map::new();
    for one in watched {
        let mut steps = Vec::new();
        for (at, rule) in one.rules.iter().enumerate() {
            let does = if rule.pages { "page" } else { "ticket" };
            let seconds = millis(rule.long).map_or(0, |long| long / 1000);
            steps.push(step(
                &format!("rule {}, {does}", at + 1),
                seconds,
                rule.burn,
                true,
            ));
        }
        let period = millis(one.window.minutes()).map_or(0, |window| window / 1000);
        steps.push(step("the whole window", period, 1.0, false));
        policies.insert(one.slug.clone(), json!({ "steps": steps }));
    }
    let file = json!({
        "backends": { "prometheus": { "url": "${PROMETHEUS_URL}" } },
        "exporters": {},
        "error_budget_policies": policies,
    });
    yaml::file(&[], &[file])
}

fn step(name: &str, seconds: u64, burn: f64, alert: bool) -> Value {
    json!({
        "name": name,
        "window": seconds,
        "burn_rate_threshold": round(burn),
        "alert": alert,
        "message_alert": "The error budget burns too fast",
        "message_ok": "The error budget is fine",
    })
}
