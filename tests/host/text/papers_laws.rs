//! Whatever is typed, the papers of an objective keep their shape.

use bad_minutes::report::objective::papers::{policy, slo_document};
use proptest::prelude::*;

const TODAY: &str = "2026-11-24";

/// Words that no figure may turn into.
fn holds_no_number(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "NaN" | "inf" | "infinity" | "null"))
}

/// How a line of ours begins: what somebody typed never does.
const OURS: [&str; 23] = [
    "# Service level objective: ",
    "# Error-budget policy: ",
    "## ",
    "- ",
    "Depends on: ",
    "Owner: ",
    "Estimate, as of ",
    "The usual rules for this window. ",
    "A burn rate of 1 ",
    "From a page until ",
    "Time and events are ",
    "The target is not said yet",
    "The target \"",
    "A target of 100% ",
    "A target of 0% ",
    "The owner says ",
    "Without a budget, ",
    "The journey is not said yet",
    "No risk is counted for ",
    "None of the risks counted for ",
    "An average incident of ",
    "Expected together: ",
    "Risks left out, ",
];

const HEADINGS: [&str; 11] = [
    "## What is measured",
    "## What is promised",
    "## Error budget",
    "## Alerts",
    "## What it depends on",
    "## As the budget is spent",
    "## When releases stop and start again",
    "## What is exempt",
    "## Who decides",
    "## Single incidents that spend much of it",
    "## Agreed",
];

proptest! {
    #[test]
    fn every_line_is_ours(engagement in crate::support::engagement()) {
        // Letters drawn at random spell such a word now and then.
        prop_assume!(!holds_no_number(&format!("{engagement:?}")));
        for objective in &engagement.objectives {
            for text in [slo_document, policy].map(|write| write(objective, &engagement, TODAY)) {
                prop_assert!(!holds_no_number(&text), "{}", text);
                prop_assert!(!text.contains('\r'));
                for line in text.split('\n').filter(|line| !line.is_empty()) {
                    prop_assert!(OURS.iter().any(|ours| line.starts_with(ours)), "{}", line);
                    prop_assert!(!line.starts_with("##") || HEADINGS.contains(&line), "{}", line);
                    let mut before = ' ';
                    for c in line.chars() {
                        prop_assert!(c != '|' || before == '\\', "{}", line);
                        before = if before == '\\' && c == '\\' { ' ' } else { c };
                    }
                }
                let last = text.trim_end_matches('\n').rsplit('\n').next().unwrap_or("");
                prop_assert!(last.starts_with("Estimate, as of 2026-11-24"), "{}", last);
            }
        }
    }
}
