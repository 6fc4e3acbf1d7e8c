//! What the badges of the navigation say to screen readers.

use crate::analysis::practice::attention::Attention;

/// The things a badge counts, in one and in many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Sign-offs of the charter.
    SignOffs,
    /// Journeys without requests.
    Journeys,
    /// Risks.
    Risks,
    /// Objectives.
    Objectives,
    /// Items of the readiness review.
    Items,
    /// Actions.
    Actions,
}

/// What a badge says, such as "14 open items, at least one overdue".
pub fn badge(what: Waiting, attention: Attention) -> String {
    let (one, many, urgent) = match what {
        Waiting::SignOffs => ("sign-off without a date", "sign-offs without a date", ""),
        Waiting::Journeys => ("journey without requests", "journeys without requests", ""),
        Waiting::Risks => (
            "risk to look at",
            "risks to look at",
            "unreadable or due for review",
        ),
        Waiting::Objectives => (
            "objective to set or review",
            "objectives to set or review",
            "due for review",
        ),
        Waiting::Items => ("open item", "open items", "overdue"),
        Waiting::Actions => ("open action", "open actions", "overdue"),
    };
    let counted = match attention.count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    match attention.is_urgent {
        true => format!("{counted}, at least one {urgent}"),
        false => counted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(what: Waiting, count: usize, is_urgent: bool, expected: &str) {
        assert_eq!(badge(what, Attention { count, is_urgent }), expected);
    }

    #[test]
    fn a_badge_says_what_waits() {
        check(
            Waiting::Items,
            14,
            true,
            "14 open items, at least one overdue",
        );
        check(Waiting::Actions, 1, false, "1 open action");
        check(Waiting::SignOffs, 2, false, "2 sign-offs without a date");
        check(
            Waiting::Risks,
            3,
            true,
            "3 risks to look at, at least one unreadable or due for review",
        );
    }
}
