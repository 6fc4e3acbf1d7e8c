//! Pyrra's ServiceLevelObjective.
//!
//! Source: pyrra 0.8, `kubernetes/api/v1alpha1/servicelevelobjective_types.go`.

use serde::Serialize;

use super::notes::noted;
use super::watched::{Watched, duration, millis};
use super::yaml;
use crate::document::Part;
use crate::grammar::selector::{MatchOp, Selector};

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

/// The selector with the first of several buckets' names alone, such as 1 of `1|1\.0`: Pyrra takes no pattern.
fn one_bucket(selector: &Selector) -> Selector {
    let mut found = selector.clone();
    for one in &mut found.matchers {
        let first = one.value.split('|').next().unwrap_or_default();
        if one.label == "le" && one.op == MatchOp::Fits && first.parse::<f64>().is_ok() {
            (one.op, one.value) = (MatchOp::Is, first.to_owned());
        }
    }
    found
}

/// What Pyrra cannot hold of an objective's bucket.
pub(crate) fn renamed(one: &Watched) -> Option<String> {
    let bucket = |selector: &Selector| {
        let mut all = selector.matchers.iter();
        all.find(|one| one.label == "le")
            .map(|one| (one.op, one.value.clone()))
    };
    let (before, after) = (
        bucket(&one.selectors.part)?,
        bucket(&one_bucket(&one.selectors.part))?,
    );
    (before != after).then(|| {
        format!(
            "{}: two names of a bucket. Prometheus 3 writes le=\"{1}.0\" for le=\"{1}\": put in what yours has.",
            one.title, after.1
        )
    })
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

/// The objectives that it can have.
pub(crate) fn taken(watched: &[Watched]) -> impl Iterator<Item = &Watched> {
    watched.iter().filter(|one| refused(one).is_none())
}

/// One objective: of a folder, Pyrra reads one object a file.
pub(crate) fn pyrra(one: &Watched, head: &[String]) -> String {
    let metric = |selector: &Selector| Metric {
        metric: one_bucket(selector).to_string(),
    };
    let object = Object {
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
    yaml::file(&noted(head, [one]), &[object])
}
