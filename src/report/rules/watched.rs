//! What all formats need of an objective: its target, its events, the alerts that can fire, and the risks
//! that these would see.

use std::collections::BTreeSet;

use crate::analysis::alerting::{Seen, seen};
use crate::analysis::objective::figures;
use crate::analysis::selectors::{Selectors, selectors};
use crate::document::names::{row_name, slug};
use crate::document::{Engagement, Objective, RowId, Sli, Span};
use crate::math::slo::Rule;
use crate::math::{Days, Minutes, Percent};
use crate::report::objective::specification::specification;
use crate::report::rules::yaml::one_line;
use crate::text::objectives::objective_words::{journey, title};
use crate::text::objectives::slo_words::fault;

/// An objective that can be watched.
#[derive(Clone, Debug)]
pub struct Watched {
    /// Which one.
    pub id: RowId,
    /// A name for machines, no other's in the same file: "checkout-availability".
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The journey it is for.
    pub journey: String,
    /// Which events count, in words.
    pub specification: String,
    /// What is measured.
    pub kind: Sli,
    /// What is promised.
    pub target: Percent,
    /// The window as it is typed.
    pub span: Span,
    /// Its length as it is counted.
    pub window: Days,
    /// The events in Prometheus.
    pub selectors: Selectors,
    /// The alerts that can fire.
    pub rules: Vec<Rule>,
    /// The risks that those see which page, with the runbook of each.
    pub page_risks: Vec<(String, String)>,
    /// The risks that the others see.
    pub ticket_risks: Vec<(String, String)>,
    /// What of it is left out, and why.
    pub left_out: Vec<String>,
}

impl Watched {
    /// The rules that page, or the others.
    pub(crate) fn of(&self, pages: bool) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.pages == pages)
    }
}

/// An objective that cannot be watched, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Its title.
    pub title: String,
    /// What is missing, in words.
    pub why: String,
}

/// Those chosen, in the document's order.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Those that can be watched.
    pub watched: Vec<Watched>,
    /// The others.
    pub left: Vec<Left>,
}

/// What can be watched of the chosen objectives.
pub fn watch(engagement: &Engagement, chosen: impl Fn(RowId) -> bool) -> Watch {
    let mut found = Watch::default();
    let mut taken = BTreeSet::new();
    for objective in engagement.objectives.iter().filter(|one| chosen(one.id)) {
        let title = one_line(&title(objective, engagement));
        match watched(engagement, objective, &title) {
            Err(why) => found.left.push(Left { title, why }),
            Ok(mut one) => {
                let base = one.slug.clone();
                let mut more = 1;
                while !taken.insert(one.slug.clone()) {
                    more += 1;
                    one.slug = format!("{base}-{more}");
                }
                found.watched.push(one);
            }
        }
    }
    found
}

fn watched(engagement: &Engagement, objective: &Objective, title: &str) -> Result<Watched, String> {
    let figures = figures(engagement, objective);
    let target = figures.target.clone()?;
    let selectors = selectors(engagement, objective)?;
    let (mut rules, mut left_out) = (Vec::new(), Vec::new());
    for (place, rule) in figures.rules.iter().enumerate() {
        let wrong = match rule {
            Err(wrong) => Some(wrong.clone()),
            Ok(rule) => match (rule.fault(target), millis(rule.short), millis(rule.long)) {
                (Some(wrong), ..) => Some(fault(wrong)),
                (None, Some(_), Some(_)) => None,
                _ => Some("Its windows are too short or too long for Prometheus.".to_owned()),
            },
        };
        match (rule, wrong) {
            (Ok(rule), None) => rules.push(*rule),
            (_, wrong) => {
                left_out.push(format!("Rule {}: {}", place + 1, wrong.unwrap_or_default()))
            }
        }
    }
    let risks = |pages: bool| {
        let rules: Vec<Rule> = rules
            .iter()
            .filter(|rule| rule.pages == pages)
            .copied()
            .collect();
        watched_risks(engagement, objective, &rules, target)
    };
    let (page_risks, ticket_risks) = (risks(true), risks(false));
    let journey = one_line(&journey(objective, engagement));
    Ok(Watched {
        id: objective.id,
        slug: slug(&format!("{journey} {}", objective.kind.name())),
        title: title.to_owned(),
        specification: one_line(&specification(objective, engagement)),
        kind: objective.kind,
        target,
        span: objective.window,
        window: figures.window,
        page_risks,
        ticket_risks,
        journey,
        selectors,
        rules,
        left_out,
    })
}

/// The risks that these rules would see, with their runbooks.
fn watched_risks(
    engagement: &Engagement,
    objective: &Objective,
    rules: &[Rule],
    target: Percent,
) -> Vec<(String, String)> {
    let found = seen(engagement, objective.journey, rules, target);
    let found = found
        .into_iter()
        .filter(|(_, seen)| matches!(seen, Seen::After(_)));
    let named = |(id, _): (RowId, Seen)| {
        let risk = engagement.risks.iter().find(|risk| risk.id == id);
        let runbook = risk.map_or("", |risk| risk.runbook.as_str());
        (one_line(&row_name(id, engagement)), one_line(runbook))
    };
    found.map(named).collect()
}

/// Whole milliseconds of a span; `None` for none, or for more than a year.
pub(crate) fn millis(span: Minutes) -> Option<u64> {
    let millis = (span.get() * 60_000.0).round();
    (1.0..=366.0 * 86_400_000.0)
        .contains(&millis)
        .then_some(millis as u64)
}

/// A span as Prometheus writes it: 1h30m, 3d.
pub(crate) fn duration(millis: u64) -> String {
    let units = [
        (86_400_000, "d"),
        (3_600_000, "h"),
        (60_000, "m"),
        (1000, "s"),
        (1, "ms"),
    ];
    let (mut text, mut rest) = (String::new(), millis);
    for (size, unit) in units {
        if rest >= size {
            text += &format!("{}{unit}", rest / size);
            rest %= size;
        }
    }
    text
}

/// A number without the noise of multiplying.
pub(crate) fn round(number: f64) -> f64 {
    (number * 1e12).round() / 1e12
}

/// The same in shortest decimal form.
pub(crate) fn number(number: f64) -> String {
    format!("{}", round(number))
}

/// A name for machines made of a text, or another one where nothing of it fits. Sloth takes none of one character.
pub fn machine_name(text: &str, other: &str) -> String {
    match slug(text).as_str() {
        "slo-" | "slo" => other.to_owned(),
        name if name.len() < 2 => format!("{other}-{name}"),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_for_machines() {
        let check = |text: &str, expected: &str| {
            assert_eq!(machine_name(text, "service"), expected);
        };
        check("Leaf & Kettle", "leaf-kettle");
        check("x", "service-x");
        check("🫖", "service");
        check("", "service");
        check("7", "slo-7");
    }

    #[test]
    fn spans_are_those_of_prometheus() {
        let check = |minutes: f64, expected: &str| {
            let found = millis(Minutes::new(minutes)).map(duration);
            assert_eq!(found.unwrap_or_default(), expected);
        };
        check(5.0, "5m");
        check(90.0, "1h30m");
        check(72.0 * 60.0, "3d");
        check(0.025, "1s500ms");
        check(0.0, "");
        check(f64::MAX, "");
    }
}
