//! An estimate of a time as a band, and what happened and was rehearsed as points on the same line.

use crate::document::{Column, Engagement, RowId, reading};
use crate::drawing::labels::{Label, fit_labels, text_width};
use crate::grammar::cell;
use crate::math::Estimate;
use crate::text::figures::figure;

/// About how wide the line is, in pixels, where its words are fitted; and how large they are.
const WIDTH: f64 = 480.0;
const SIZE: f64 = 11.0;
/// The line goes on so far beyond the least and the most, as a factor.
const MARGIN: f64 = 2.0;

/// A point of the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Where it is, from 0 to 1.
    pub at: f64,
    /// Whether it was a drill.
    pub drill: bool,
    /// What it says, such as "110 on 2026-07-30".
    pub text: String,
}

/// Words under the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Where their middle is, from 0 to 1.
    pub at: f64,
    /// What they say.
    pub text: String,
    /// Whether they are about a point, and not about the estimate.
    pub evidence: bool,
}

/// A band with its points. All places are from 0 to 1, on a logarithmic line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Where the estimate is, while there is one.
    pub band: Option<(f64, f64)>,
    /// Where its mean is.
    pub mean: Option<f64>,
    /// The evidence, in the document's order.
    pub points: Vec<Point>,
    /// The words that have room: the last point, the ends of the estimate, then the others.
    pub tags: Vec<Tag>,
    /// The same in words.
    pub says: String,
}

/// The estimate of a risk's ETTR with what was observed of it; `None` where neither is known.
pub fn evidence_of(risk: RowId, engagement: &Engagement) -> Option<Band> {
    let entry = &engagement.risk(risk)?.ettr;
    let estimate = reading::duration(entry).ok().flatten();
    let ends = estimate.map(|estimate| match estimate {
        Estimate::Point(value) => (value.get(), value.get()),
        Estimate::Lognormal { low, high }
        | Estimate::Uniform { low, high }
        | Estimate::Capped { low, high, .. } => (low.get(), high.get()),
        Estimate::Exponential { high } => (0.0, high.get()),
    });
    let mut seen = Vec::new();
    for incident in &engagement.evidence.incidents {
        let value = incident.figure(Column::Ettr).ok().flatten();
        if let Some(value) = value.filter(|_| incident.risk == Some(risk)) {
            seen.push((value, incident.drill, incident.date.trim()));
        }
    }
    let values = seen.iter().map(|one| one.0);
    let values = values.chain(ends.into_iter().flat_map(|(low, high)| [low, high]));
    let known: Vec<f64> = values.filter(|value| *value > 0.0).collect();
    let least = known.iter().copied().fold(f64::INFINITY, f64::min);
    let most = known.iter().copied().fold(0.0, f64::max);
    if known.is_empty() {
        return None;
    }
    let (from, to) = ((least / MARGIN).ln(), (most * MARGIN).ln());
    let at = |value: f64| match value > 0.0 {
        true => ((value.ln() - from) / (to - from)).clamp(0.0, 1.0),
        false => 0.0,
    };
    let point = |(value, drill, date): &(f64, bool, &str)| Point {
        at: at(*value),
        drill: *drill,
        text: match (drill, date.is_empty()) {
            (true, _) => format!("{} drill", figure(*value)),
            (false, true) => figure(*value),
            (false, false) => format!("{} on {date}", figure(*value)),
        },
    };
    let points: Vec<Point> = seen.iter().map(point).collect();
    let estimated = match estimate {
        Some(_) => format!("Estimated {} minutes", cell::show(Column::Ettr, entry)),
        None => "Not estimated".to_owned(),
    };
    let observed: Vec<&str> = points.iter().map(|one| one.text.as_str()).collect();
    let end = |value: f64| (at(value), figure(value));
    let ends = ends.map(|(low, high)| (end(low), end(high)));
    Some(Band {
        band: ends.as_ref().map(|(low, high)| (low.0, high.0)),
        tags: tags(&points, ends),
        mean: estimate.map(|estimate| at(estimate.mean().get())),
        says: match observed.is_empty() {
            true => format!("{estimated}; nothing observed."),
            false => format!("{estimated}; observed: {}.", observed.join(", ")),
        },
        points,
    })
}

fn tags(points: &[Point], ends: Option<((f64, String), (f64, String))>) -> Vec<Tag> {
    let mut wanted = Vec::new();
    let point = |point: &Point| Tag {
        at: point.at,
        text: point.text.clone(),
        evidence: true,
    };
    let mut seen = points.iter().rev().map(point);
    wanted.extend(seen.next());
    if let Some((low, high)) = ends {
        let is_point = low == high;
        let end = |(at, text): (f64, String)| Tag {
            at,
            text,
            evidence: false,
        };
        wanted.push(end(low));
        wanted.extend((!is_point).then(|| end(high)));
    }
    wanted.extend(seen);
    let label = |tag: &Tag| Label {
        at: tag.at * WIDTH,
        width: text_width(&tag.text, SIZE),
    };
    let labels: Vec<Label> = wanted.iter().map(label).collect();
    let places = fit_labels(&labels, WIDTH, SIZE);
    let placed = wanted.into_iter().zip(places);
    let tag = |(tag, at): (Tag, Option<f64>)| {
        Some(Tag {
            at: at? / WIDTH,
            ..tag
        })
    };
    placed.filter_map(tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Incident, Risk};

    fn id(number: u8) -> RowId {
        RowId::from_random(&[number; 17])
    }

    fn check(ettr: &str, observed: &[(&str, bool)], expected: Option<&str>) -> Option<Band> {
        let mut engagement = Engagement::default();
        let mut risk = Risk::blank(id(1));
        risk.ettr = cell::read(Column::Ettr, ettr);
        engagement.risks.push(risk);
        for (text, drill) in observed {
            engagement.evidence.incidents.push(Incident {
                risk: Some(id(1)),
                drill: *drill,
                date: "2026-07-30".to_owned(),
                resolve: cell::read(Column::Ettr, text),
                ..Incident::blank(id(2))
            });
        }
        let found = evidence_of(id(1), &engagement);
        assert_eq!(found.as_ref().map(|band| band.says.as_str()), expected);
        found
    }

    #[test]
    fn what_is_known_is_in_one_line() {
        check("", &[], None);
        check(
            "60 to 240",
            &[],
            Some("Estimated 60 to 240 minutes; nothing observed."),
        );
        check(
            "60 to 240",
            &[("110", false), ("42", true)],
            Some("Estimated 60 to 240 minutes; observed: 110 on 2026-07-30, 42.0 drill."),
        );
        check(
            "",
            &[("42", true)],
            Some("Not estimated; observed: 42.0 drill."),
        );
    }

    #[test]
    fn a_doubling_is_as_wide_everywhere() {
        let band = check(
            "10 to 20",
            &[("10", false)],
            Some("Estimated 10 to 20 minutes; observed: 10.0 on 2026-07-30."),
        );
        let band = band.expect("a band");
        let (low, high) = band.band.expect("an estimate");
        assert!((low - 1.0 / 3.0).abs() < 1e-9 && (high - 2.0 / 3.0).abs() < 1e-9);
        assert!((band.points[0].at - low).abs() < 1e-12);
        let said: Vec<&str> = band.tags.iter().map(|tag| tag.text.as_str()).collect();
        assert_eq!(
            said,
            ["10.0 on 2026-07-30", "20.0"],
            "the point goes before the end"
        );
    }
}
