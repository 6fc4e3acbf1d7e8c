//! What both formats say alike: the window, labels, and what is not known here.

use super::figures::{rolling, span};
use super::found::Found;
use super::place::{Place, short};
use crate::document::Span;
use crate::grammar::query::Pair;
use crate::math::Minutes;

/// Labels that say who answers for an objective.
const OWNERS: [&str; 3] = ["owner", "team", "owned_by"];

/// Takes the time window of an SLO of OpenSLO.
pub(super) fn take_window(spec: &Place, found: &mut Found) {
    let windows = spec
        .get("timeWindow")
        .map(|it| it.list())
        .unwrap_or_default();
    let Some(window) = windows.first() else {
        return;
    };
    if windows.len() > 1 {
        found
            .lost
            .push("Its time windows after the first.".to_owned());
    }
    let text = window.text_of(&["duration"]);
    let Some(length) = span(&text) else {
        let said = window.misses("duration", "a span such as 28d");
        found.changed.push(format!("{said} It becomes 28 days."));
        found.says_window = true;
        return;
    };
    let calendar = window.get("calendar");
    let rolls = match window.text_of(&["isRolling"]).as_str() {
        "" => calendar.is_none(),
        said => said == "true",
    };
    let span = match (rolls, text.as_str()) {
        (false, "1M") => Some(Span::Month),
        (false, "1Q" | "3M") => Some(Span::Quarter),
        _ => None,
    };
    if let Some(span) = span {
        found.objective.window = span;
        found.says_window = true;
    } else {
        set_window(length, &text, found);
        if !rolls {
            found.changed.push(format!(
                "Its window of {} begins anew on a day of the calendar. Here it is always the last {} days.",
                short(&text),
                found.objective.window.days().get()
            ));
        }
    }
    if let Some(calendar) = calendar {
        let (start, zone) = (
            calendar.text_of(&["startTime"]),
            calendar.text_of(&["timeZone"]),
        );
        // "2026-01-01 00:00:00": what is not the first of its month, or of its quarter's first month.
        let month = start.get(5..7).unwrap_or("01");
        let day = start.get(8..10).unwrap_or("01");
        let begins = match span {
            Some(Span::Month) => day == "01",
            Some(Span::Quarter) => day == "01" && ["01", "04", "07", "10"].contains(&month),
            _ => true,
        };
        if !begins {
            found.changed.push(format!(
                "Its window begins as on {}. Here it begins with the calendar's.",
                short(&start)
            ));
        }
        if !["", "UTC", "GMT", "Etc/UTC"].contains(&zone.as_str()) {
            found.lost.push(format!("Its time zone, {}.", short(&zone)));
        }
    }
}

/// Takes a window that rolls, or the nearest to it that there is.
pub(super) fn set_window(length: Minutes, text: &str, found: &mut Found) {
    let (span, is_exact) = rolling(length);
    found.objective.window = span;
    found.says_window = true;
    // A month or a year has no fixed length.
    if !is_exact || text.contains(['M', 'Q', 'y', 'Y']) {
        found.changed.push(format!(
            "Its window of {} becomes {} days: there are windows of 7, 28, 30 and 90 days, a month and a quarter.",
            short(text),
            span.days().get()
        ));
    }
}

/// Takes who answers for it, and says which other labels are left out.
pub(super) fn take_labels(labels: &[(&str, &str)], found: &mut Found) {
    let is_owner = |(key, text): &&(&str, &str)| OWNERS.contains(key) && !text.trim().is_empty();
    let owner = labels.iter().find(is_owner);
    if let Some((_, owner)) = owner {
        (*owner).trim().clone_into(&mut found.objective.owner);
    }
    let others = labels.iter().filter(|one| Some(*one) != owner);
    let names: Vec<_> = others.map(|(key, _)| short(key)).collect();
    if !names.is_empty() {
        found
            .lost
            .push(format!("Its labels: {}.", names.join(", ")));
    }
}

/// Says which keys are not known here.
pub(super) fn leave_out(place: &str, keys: &[&str], found: &mut Found) {
    if !keys.is_empty() {
        let names: Vec<_> = keys.iter().map(|key| short(key)).collect();
        found.lost.push(format!("{place}: {}.", names.join(", ")));
    }
}

/// Whether the part is the bucket of a histogram.
pub(super) fn is_bucket(pair: &Pair) -> bool {
    let part = &pair.part.selector;
    part.metric.ends_with("_bucket") && part.matchers.iter().any(|one| one.label == "le")
}
