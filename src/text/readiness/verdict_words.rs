//! What is said of a readiness review as a whole, and of an area: the verdict with its reasons, the answers counted.

use crate::analysis::{Tally, Verdict};
use crate::codec::checklist::joined::Show;
use crate::document::Answer;

/// The rule behind every verdict.
pub const RULE: &str = "Not ready: an item that every service must meet (level C) is answered no, or an open item (partly, no) has no owner or no date, or a date has passed. Ready on condition: all is answered, and what is open has an owner and a date ahead. Ready: every answer is yes, or \u{201c}not applicable\u{201d} with a reason. Hidden items do not count.";

/// How far an area is: "5 of 8 answered, 2 open".
pub fn progress(tally: &Tally) -> String {
    let mut text = format!("{} of {} answered", tally.answered, tally.asked);
    if tally.open > 0 {
        text.push_str(&format!(", {} open", tally.open));
    }
    text
}

/// The verdict in a word or two.
pub fn verdict(tally: &Tally) -> &'static str {
    match tally.verdict() {
        Verdict::NothingAsked => "Nothing asked",
        Verdict::NotReady => "Not ready",
        Verdict::Unfinished => "Not finished",
        Verdict::OnCondition => "Ready on condition",
        Verdict::Ready => "Ready",
    }
}

/// The verdict where there is little room.
pub fn short_verdict(tally: &Tally) -> &'static str {
    match tally.verdict() {
        Verdict::Unfinished => "Unfinished",
        Verdict::OnCondition => "On condition",
        _ => verdict(tally),
    }
}

/// The verdict with its reasons.
pub fn verdict_sentence(tally: &Tally) -> String {
    [verdict(tally), &reasons(tally)].concat()
}

/// What follows the verdict in its sentence.
pub fn reasons(tally: &Tally) -> String {
    match tally.verdict() {
        Verdict::NothingAsked => ".".to_owned(),
        _ => format!(": {}.", short_reasons(tally)),
    }
}

/// The reasons alone: "1 item is overdue, 2 items have no answer yet".
pub fn short_reasons(tally: &Tally) -> String {
    let because: Vec<String> = because(tally).into_iter().map(|(_, text)| text).collect();
    match tally.verdict() {
        Verdict::Ready => "nothing is open".to_owned(),
        _ => because.join(", "),
    }
}

/// The reasons of a verdict, each with the items that it is about.
pub fn because(tally: &Tally) -> Vec<(Show, String)> {
    let mut because = Vec::new();
    let mut say = |count: usize, show: Show, one: &str, more: &str| match count {
        0 => {}
        1 => because.push((show, format!("1 {one}"))),
        count => because.push((show, format!("{count} {more}"))),
    };
    say(
        tally.failed,
        Show::Failed,
        "item of level C is answered no",
        "items of level C are answered no",
    );
    // Those of level C that are answered no are told of above.
    let (one, more) = match tally.failed {
        0 => (
            "open item has no owner or no date",
            "open items have no owner or no date",
        ),
        _ => (
            "other open item has no owner or no date",
            "other open items have no owner or no date",
        ),
    };
    say(tally.unplanned, Show::Unplanned, one, more);
    say(
        tally.overdue,
        Show::Overdue,
        "item is overdue",
        "items are overdue",
    );
    say(
        tally.unanswered(),
        Show::Unanswered,
        "item has no answer yet",
        "items have no answer yet",
    );
    say(
        tally.unreasoned,
        Show::Unreasoned,
        "item is \u{201c}not applicable\u{201d} without a reason, which counts as no answer",
        "items are \u{201c}not applicable\u{201d} without a reason, which counts as no answer",
    );
    if tally.verdict() == Verdict::OnCondition {
        say(
            tally.open,
            Show::Open,
            "open item with an owner and a date",
            "open items, each with an owner and a date",
        );
    }
    because
}

/// The answers counted, in the order of the bar: what stands for each, how many, and its word. What is to
/// be answered comes last, without an answer.
pub fn counts(tally: &Tally) -> [(Option<Answer>, usize, &'static str); 5] {
    [
        (Some(Answer::Yes), tally.yes, "yes"),
        (Some(Answer::NotApplicable), tally.not_applicable, "n/a"),
        (Some(Answer::Partly), tally.partly, "partly"),
        (Some(Answer::No), tally.no(), "no"),
        (None, tally.asked - tally.answered, "to answer"),
    ]
}

/// The counts of the bar in words: "5 yes, 1 no, 2 to answer".
pub fn counted(tally: &Tally) -> String {
    let some = counts(tally).into_iter().filter(|(_, count, _)| 0 < *count);
    let words: Vec<String> = some
        .map(|(_, count, word)| format!("{count} {word}"))
        .collect();
    words.join(", ")
}

/// How far an area is, where there is little room: "9 of 10, 1 open".
pub fn short_progress(tally: &Tally) -> String {
    let mut text = format!("{} of {}", tally.answered, tally.asked);
    if tally.open > 0 {
        text.push_str(&format!(", {} open", tally.open));
    }
    text
}

/// How far the review is: "69 of 77 answered, 14 open, 2 overdue."
pub fn whole_progress(tally: &Tally) -> String {
    match tally.overdue {
        0 => format!("{}.", progress(tally)),
        overdue => format!("{}, {overdue} overdue.", progress(tally)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(unreasoned: usize) -> Tally {
        Tally {
            asked: 6,
            answered: 5 - unreasoned,
            yes: 3,
            partly: 1,
            not_applicable: 1 - unreasoned,
            unreasoned,
            open: 1,
            ..Tally::default()
        }
    }

    #[test]
    fn an_answer_without_its_reason_is_told_apart() {
        let check = |unreasoned: usize, expected: &str| {
            assert_eq!(verdict_sentence(&tally(unreasoned)), expected);
        };
        check(0, "Not finished: 1 item has no answer yet.");
        check(
            1,
            "Not finished: 1 item has no answer yet, 1 item is \u{201c}not applicable\u{201d} without a reason, which counts as no answer.",
        );
    }

    #[test]
    fn the_bar_adds_up() {
        let check = |unreasoned: usize, expected: &str| {
            let tally = tally(unreasoned);
            assert_eq!(counted(&tally), expected);
            let all: usize = counts(&tally).iter().map(|(_, count, _)| count).sum();
            assert_eq!(all, tally.asked);
        };
        check(0, "3 yes, 1 n/a, 1 partly, 1 to answer");
        check(1, "3 yes, 1 partly, 2 to answer");
    }

    #[test]
    fn progress_is_said_shortly() {
        let all = Tally {
            overdue: 1,
            ..tally(0)
        };
        assert_eq!(short_progress(&all), "5 of 6, 1 open");
        assert_eq!(whole_progress(&all), "5 of 6 answered, 1 open, 1 overdue.");
        assert_eq!(whole_progress(&tally(1)), "4 of 6 answered, 1 open.");
    }
}
