//! Pyrra's ServiceLevelObjective.
//!
//! Source: pyrra 0.8, `kubernetes/api/v1alpha1/servicelevelobjective_types.go`.

use serde::Serialize;

use super::watched::{Watched, duration, millis};
use super::yaml;
use crate::document::Part;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Object {
    api_version: &'static str,
    kind: &'static str,
    metadata: Metadata,
    spec: Spec,
}

#[derive(Serialize)]
struct Metadata {
    name: String,
}

#[derive(Serialize)]
struct Spec {
    description: String,
    target: String,
    window: String,
    indicator: Indicator,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Indicator {
    Ratio { errors: Metric, total: Metric },
    Latency { success: Metric, total: Metric },
}

#[derive(Serialize)]
struct Metric {
    metric: String,
}

/// Why Pyrra cannot have an objective; nothing when it can.
pub(crate) fn refused(one: &Watched) -> Option<String> {
    let part = &one.selectors.part;
    let has_bucket = part.matchers.iter().any(|one| one.label == "le");
    let cannot = one.selectors.selects == Part::Good && !has_bucket;
    cannot.then(|| {
        format!(
            "{} is not in the file: Pyrra counts failed events, or good ones of a histogram's bucket (le).",
            one.title
        )
    })
}

/// The objectives that it can have, one object each.
pub(crate) fn pyrra(watched: &[Watched], head: &[String]) -> String {
    let metric = |selector: &crate::grammar::selector::Selector| Metric {
        metric: selector.to_string(),
    };
    let object = |one: &Watched| Object {
        api_version: "pyrra.dev/v1alpha1",
        kind: "ServiceLevelObjective",
        metadata: Metadata {
            name: one.slug.clone(),
        },
        spec: Spec {
            description: format!("{}. {}", one.title, one.specification),
            target: one.target.to_string(),
            window: millis(one.window.minutes())
                .map(duration)
                .unwrap_or_default(),
            indicator: match one.selectors.selects {
                Part::Failed => Indicator::Ratio {
                    errors: metric(&one.selectors.part),
                    total: metric(&one.selectors.total),
                },
                Part::Good => Indicator::Latency {
                    success: metric(&one.selectors.part),
                    total: metric(&one.selectors.total),
                },
            },
        },
    };
    let taken = watched.iter().filter(|one| refused(one).is_none());
    yaml::file(head, &taken.map(object).collect::<Vec<_>>())
}
