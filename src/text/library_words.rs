//! What the library says about engagements.

use crate::text::figures::figure;

/// An engagement's name where it stands for itself.
pub fn listed_name(name: &str) -> &str {
    match name.trim() {
        "" => "(no name)",
        name => name,
    }
}

/// How many risks are counted: "no risk yet", "1 risk", "8 risks".
pub fn risks(count: usize) -> String {
    match count {
        0 => "no risk yet".to_owned(),
        1 => "1 risk".to_owned(),
        count => format!("{count} risks"),
    }
}

/// What a button shows of the cards that are `hidden`, some at a time: "Show 48 more of 952".
pub fn more_cards(hidden: usize, at_a_time: usize) -> String {
    if hidden <= at_a_time {
        format!("Show {hidden} more")
    } else {
        format!("Show {at_a_time} more of {hidden}")
    }
}

/// What the target allows: "526 allowed at 99.9%".
pub fn allowed(budget: f64, target: &str) -> String {
    format!("{} allowed at {target}%", figure(budget))
}

/// An example: what it is, where it is, and its answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// What it is.
    pub title: &'static str,
    /// What is in it.
    pub about: &'static str,
    /// Its file, beside the page.
    pub address: &'static str,
    /// Its bad minutes a year.
    pub total: f64,
    /// What its target allows.
    pub budget: f64,
}

/// The files of examples/. Their answers are shown before they are loaded.
pub const EXAMPLES: [Example; 3] = [
    Example {
        title: "A complete engagement",
        about: "Leaf & Kettle: every page filled",
        address: "examples/complete-engagement.json",
        total: 951.0,
        budget: 526.0,
    },
    Example {
        title: "Eight risks of an online shop",
        about: "a catalogue to start from",
        address: "examples/eight-row-catalogue.json",
        total: 706.0,
        budget: 526.0,
    },
    Example {
        title: "Two risks",
        about: "deployment downtime, minor defect",
        address: "examples/source-practice.json",
        total: 198.0,
        budget: 526.0,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::codec::json;

    #[test]
    fn a_name_is_never_empty() {
        let check = |name, expected: &str| assert_eq!(listed_name(name), expected);
        check("", "(no name)");
        check("  ", "(no name)");
        check(" The shop ", "The shop");
    }

    #[test]
    fn risks_are_counted_in_words() {
        let check = |count, expected: &str| assert_eq!(risks(count), expected);
        check(0, "no risk yet");
        check(1, "1 risk");
        check(8, "8 risks");
    }

    #[test]
    fn hidden_cards_are_counted() {
        let check = |hidden, expected: &str| assert_eq!(more_cards(hidden, 48), expected);
        check(1, "Show 1 more");
        check(48, "Show 48 more");
        check(952, "Show 48 more of 952");
    }

    #[test]
    fn the_answers_of_the_examples_are_those_of_their_files() {
        for example in EXAMPLES {
            let path = format!("{}/{}", env!("CARGO_MANIFEST_DIR"), example.address);
            let text = std::fs::read_to_string(path).expect("the file of an example");
            let engagement = json::read(&text).expect("an example").engagement;
            let analysis = analyse(&engagement.of_whole_service());
            let budget = analysis.chosen().expect("a target").rank.budget.get();
            let expected = (figure(analysis.total.get()), figure(budget));
            assert_eq!((figure(example.total), figure(example.budget)), expected);
        }
    }
}
