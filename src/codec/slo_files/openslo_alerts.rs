//! The alert policies of OpenSLO, of which each condition is one burn rate over one window.

use super::alerts::{Rules, short_of};
use super::figures::{span, typed};
use super::found::Found;
use super::objects::{Objects, name_of};
use super::place::{Place, short};
use crate::math::slo::Rule;

/// Severities that wait; all others page.
const WAITING: [&str; 8] = [
    "ticket", "warning", "warn", "low", "info", "minor", "medium", "notice",
];

/// Takes the alerts of an SLO.
pub(super) fn take_alerts(spec: &Place, objects: &Objects, found: &mut Found) {
    let Some(policies) = spec.get("alertPolicies") else {
        return;
    };
    let mut rules = Vec::new();
    let mut other = false;
    for named in policies.list() {
        let policy = match (named.text(), named.get("alertPolicyRef")) {
            (Some(name), _) => objects.find("AlertPolicy", name.trim()).ok_or(name),
            (None, Some(name)) => {
                let name = name.text().unwrap_or_default();
                objects.find("AlertPolicy", name.trim()).ok_or(name)
            }
            (None, None) => Ok(named.clone()),
        };
        let policy = match policy {
            Ok(policy) => policy,
            Err(name) => {
                found.lost.push(format!(
                    "Its alert policy {}: it is not in these files.",
                    short(name)
                ));
                continue;
            }
        };
        let metadata = policy.get("metadata");
        let notes = metadata
            .as_ref()
            .map(|it| it.pairs("annotations"))
            .unwrap_or_default();
        let given = notes.iter().find(|(key, _)| *key == "shortWindow");
        let given = given.and_then(|(_, text)| span(text));
        let conditions = policy
            .deep(&["spec", "conditions"])
            .map(|it| it.list())
            .unwrap_or_default();
        other |= policy.deep(&["spec", "notificationTargets"]).is_some();
        for condition in conditions {
            let condition = match condition.get("conditionRef") {
                None => Some(condition),
                Some(name) => {
                    objects.find("AlertCondition", name.text().unwrap_or_default().trim())
                }
            };
            match condition
                .ok_or("its condition is not in these files.".to_owned())
                .and_then(|it| rule(&it))
            {
                Ok((mut rule, waits_longer)) => {
                    match given {
                        Some(short) => rule.short = short,
                        None => found.changed.push(format!(
                            "Its alert over {} has one window. The second is a twelfth of it.",
                            typed(rule.long)
                        )),
                    }
                    if waits_longer {
                        found.lost.push(
                            "That an alert waits until it has held for a while (alertAfter)."
                                .to_owned(),
                        );
                    }
                    rules.push(rule);
                }
                Err(why) => found
                    .lost
                    .push(format!("Its alert {}: {why}", short(&name_of(&policy)))),
            }
        }
    }
    if other {
        found
            .lost
            .push("Who is notified, and what the alerts say.".to_owned());
    }
    if !rules.is_empty() {
        found.rules = Rules::Own(rules);
    }
}

/// The rule of a condition, and whether it waits until the condition has held for a while.
fn rule(condition: &Place) -> Result<(Rule, bool), String> {
    let spec = condition.get("spec").unwrap_or_else(|| condition.clone());
    let burns = spec.get("condition").ok_or("it has no condition.")?;
    let kind = burns.text_of(&["kind"]);
    if !kind.is_empty() && !kind.eq_ignore_ascii_case("burnrate") {
        return Err(format!(
            "its condition is {}, and not a burn rate.",
            short(&kind)
        ));
    }
    let op = burns.text_of(&["op"]);
    if !["", "gt", "gte"].contains(&op.as_str()) {
        return Err(format!(
            "its burn rate is {}, and an alert here is above one (gt or gte).",
            short(&op)
        ));
    }
    let burn = burns.text_of(&["threshold"]);
    let burn: f64 = burn.parse().map_err(|_| {
        format!(
            "its threshold is \"{}\", and a number was expected.",
            short(&burn)
        )
    })?;
    if !(burn > 0.0 && burn < 1e9) {
        return Err("its threshold is no burn rate.".to_owned());
    }
    let window = burns.text_of(&["lookbackWindow"]);
    let long = span(&window).ok_or_else(|| {
        format!(
            "its window is \"{}\", and a span such as 1h was expected.",
            short(&window)
        )
    })?;
    let severity = spec.text_of(&["severity"]).to_lowercase();
    let waits = !matches!(
        burns.text_of(&["alertAfter"]).as_str(),
        "" | "0" | "0m" | "0s" | "0h"
    );
    let rule = Rule {
        burn,
        long,
        short: short_of(long),
        pages: !WAITING.contains(&severity.as_str()),
    };
    Ok((rule, waits))
}
