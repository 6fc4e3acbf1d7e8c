//! What is said of the alerts that other tools get.

use crate::analysis::alerting::Seen;
use crate::document::names::row_name;
use crate::document::{Engagement, Objective, RowId};
use crate::text::figures::figure;
use crate::text::objectives::slo_words::{NOTHING_REACHES, minutes, objective_name};

/// Which of an objective's risks its alerts would see, and why they miss the others.
pub fn seen(objective: &Objective, engagement: &Engagement, found: &[(RowId, Seen)]) -> String {
    let name = objective_name(objective, engagement);
    if found.is_empty() {
        return format!("{name}. {NOTHING_REACHES}");
    }
    let sees = found
        .iter()
        .filter(|(_, one)| matches!(one, Seen::After(_)));
    let missed: Vec<_> = found
        .iter()
        .filter_map(|(risk, one)| {
            let risk = row_name(*risk, engagement);
            why_missed(*one).map(|why| format!("{risk} ({why})"))
        })
        .collect();
    let of = format!("{name}: {} of {}", sees.count(), found.len());
    match missed.is_empty() {
        true => format!("{of}."),
        false => format!("{of}. Not: {}.", missed.join("; ")),
    }
}

fn why_missed(seen: Seen) -> Option<String> {
    match seen {
        Seen::After(_) => None,
        Seen::TooSmall(failing) => Some(format!(
            "too small to fire: {}% fails",
            figure(failing.get() * 100.0)
        )),
        Seen::TooShort { fires, lasts } => Some(format!(
            "over after {}, before the first alert at {}",
            minutes(lasts),
            minutes(fires)
        )),
        Seen::NoFailure => Some("no request fails".to_owned()),
    }
}
