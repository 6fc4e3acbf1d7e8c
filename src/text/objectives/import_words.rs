//! What is said of objectives in the files of other tools.

use crate::analysis::selectors::part_name;
use crate::codec::slo_files::Found;
use crate::document::{Alert, Span};
use crate::text::objectives::slo_words::{sli, span};

/// What can be read, and that nothing is added unseen.
pub const ABOUT: &str =
    "OpenSLO v1 and Sloth, one file or several. Nothing is added before you have seen it here.";

/// Which tools' windows are asked about.
pub const WINDOW: &str = "Sloth's files say none: it is an option of the run, 30 days unless said.";

/// How many were found: "3 objectives found".
pub fn found(count: usize) -> String {
    format!("{} found", objectives(count))
}

/// The button: "Add 3 objectives".
pub fn add(count: usize) -> String {
    match count {
        0 => "Add objectives".to_owned(),
        count => format!("Add {}", objectives(count)),
    }
}

/// What came of it: "Added 3 objectives."
pub fn added(count: usize) -> String {
    format!("Added {}.", objectives(count))
}

fn objectives(count: usize) -> String {
    match count {
        1 => "1 objective".to_owned(),
        count => format!("{count} objectives"),
    }
}

/// What is added along with them: "Also adds the journeys Search and Basket, and the target 99.95%."
pub fn also(journeys: &[String], targets: &[String]) -> Option<String> {
    let said = |one: &str, many: &str, names: Vec<String>| match &names[..] {
        [] => None,
        [name] => Some(format!("the {one} {name}")),
        _ => Some(format!("the {many} {}", listed(&names))),
    };
    let targets = targets.iter().map(|one| format!("{one}%")).collect();
    let parts = [
        said("journey", "journeys", journeys.to_vec()),
        said("target", "targets", targets),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Also adds {}.", parts.join(", and ")))
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Its line: "OpenSLO · Availability · 99.9% · 28 days".
pub fn line(found: &Found, window: Span) -> String {
    let (kind, window) = (sli(found.objective.kind), span(window));
    format!("{} · {kind} · {}% · {window}", found.tool, found.percent)
}

/// What is taken beside its target and window, a name and a text each.
pub fn taken(found: &Found, window: Span) -> Vec<(&'static str, String)> {
    let one = &found.objective;
    let alerts = found.rules.typed(window.days());
    let texts = [
        ("All events", one.total_selector.clone()),
        (part_name(one.part), one.part_selector.clone()),
        ("Specification", one.specification.clone()),
        ("Owner", one.owner.clone()),
    ];
    let mut rows: Vec<_> = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .collect();
    rows.push(("Alerts", in_words(&alerts)));
    rows
}

fn in_words(alerts: &[Alert]) -> String {
    if alerts.is_empty() {
        return "the usual four of its window".to_owned();
    }
    let alert = |one: &Alert| {
        let does = if one.pages { "page" } else { "ticket" };
        format!(
            "{} at {}× over {} and {}",
            does, one.burn, one.long, one.short
        )
    };
    alerts.iter().map(alert).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_along_is_said() {
        let check = |journeys: &[&str], targets: &[&str], expected: Option<&str>| {
            let own = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
            assert_eq!(also(&own(journeys), &own(targets)).as_deref(), expected);
        };
        check(&[], &[], None);
        check(&["Search"], &[], Some("Also adds the journey Search."));
        check(
            &[],
            &["99.9", "99"],
            Some("Also adds the targets 99.9% and 99%."),
        );
        check(
            &["Search", "Pay", "Basket"],
            &["99"],
            Some("Also adds the journeys Search, Pay and Basket, and the target 99%."),
        );
    }

    #[test]
    fn alerts_are_said_as_they_will_stand() {
        let alert = |pages| Alert {
            burn: "10".to_owned(),
            long: "1 h".to_owned(),
            short: "5 min".to_owned(),
            pages,
        };
        let check = |alerts: &[Alert], expected: &str| assert_eq!(in_words(alerts), expected);
        check(&[], "the usual four of its window");
        check(
            &[alert(true), alert(false)],
            "page at 10× over 1 h and 5 min; ticket at 10× over 1 h and 5 min",
        );
        assert_eq!(
            [add(0), add(1), add(2)],
            ["Add objectives", "Add 1 objective", "Add 2 objectives"]
        );
    }
}
