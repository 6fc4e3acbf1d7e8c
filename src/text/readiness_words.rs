//! What the page says about the readiness review, in plain sentences.

use crate::analysis::{Analysis, Linked, RowState, Tally, Verdict};
use crate::codec::checklist::joined::{Line, Show};
use crate::document::names::{row_name, systemic_name};
use crate::document::{Answer, Column, Engagement, Level, ReadinessItem, Systemic, Worsening};
use crate::math::Percent;

/// What the page is about.
pub const ABOUT: &str =
    "What a service should have before people rely on it. Answers change no figure; people do.";

/// What a checklist file does.
pub const FILES: &str = "All items with their answers, to be filled in elsewhere or taken to another engagement. A file that is read changes the items it names by their key and adds those nobody knows; what it leaves empty stays. Which rows an item is about goes along only with the whole engagement.";

/// The rule behind every verdict.
pub const RULE: &str = "Not ready: an item that every service must meet (level C) is answered no, or an open item (partly, no) has no owner or no date, or a date has passed. Ready on condition: all is answered, and what is open has an owner and a date ahead. Ready: every answer is yes, or \u{201c}not applicable\u{201d} with a reason. Hidden items do not count.";

/// An answer on the page.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::Partly => "Partly",
        Answer::No => "No",
        Answer::NotApplicable => "Not applicable",
    }
}

/// An answer where there is little room.
pub fn short_answer(given: Answer) -> &'static str {
    match given {
        Answer::NotApplicable => "N/A",
        other => answer(other),
    }
}

/// Whom a level is for.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::A => "A: bad minutes hurt at once",
        Level::B => "B: people work with it",
        Level::C => "C: what every service must meet",
    }
}

/// Where the suggested level comes from.
pub fn suggestion(document: &Engagement) -> String {
    let level = document.suggested_level().name();
    let mut strictest = None::<Percent>;
    for one in &document.objectives {
        let promised = document.promised(one);
        let left = |percent: Percent| percent.complement_of(1.0);
        if let Some(percent) = promised
            && strictest.is_none_or(|known| left(percent) < left(known))
        {
            strictest = Some(percent);
        }
    }
    let chosen = || {
        document
            .target(document.chosen_target)?
            .percent
            .parse()
            .ok()
    };
    let because = match (strictest, chosen()) {
        (Some(percent), _) => format!("the strictest objective is {percent}%"),
        (None, Some::<Percent>(percent)) => {
            format!("no objective promises a target yet, and the risks are held against {percent}%")
        }
        (None, None) => "no objective and no target can be read".to_owned(),
    };
    format!(
        "Suggested: {level}, since {because} (99.9% and above is A, 99% and above B). Choose a stricter one where lost data could not be made again."
    )
}

/// What is missing about the level: a reason for another one than suggested.
pub fn level_problem(document: &Engagement) -> Option<String> {
    let suggested = document.suggested_level();
    let is_other = document.level() != suggested;
    let is_said = !document.readiness.level_reason.trim().is_empty();
    (is_other && !is_said).then(|| format!("Say why it is not {}, as suggested.", suggested.name()))
}

/// Whose standard is applied.
pub fn standard(document: &Engagement) -> String {
    match document.charter.standard.trim() {
        "" => "The charter does not say whose standard applies; until it does, it is the built-in checklist's.".to_owned(),
        standard => format!("Whose standard applies, as the charter says: {standard}"),
    }
}

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
    say(
        tally.unplanned,
        Show::Unplanned,
        "open item has no owner or no date",
        "open items have no owner or no date",
    );
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

/// Shows what a stricter review asks.
pub fn show_above(count: usize, level: &str) -> String {
    let items = if count == 1 { "item" } else { "items" };
    format!("Show {count} {items} that level {level} does not ask")
}

/// Shows what was taken out.
pub fn show_hidden(count: usize) -> String {
    let items = if count == 1 { "item" } else { "items" };
    format!("Show {count} hidden {items}")
}

/// The name of what is shown.
pub fn show(show: Show) -> &'static str {
    match show {
        Show::All => "All",
        Show::ToAnswer => "To answer",
        Show::Open => "Open",
        Show::Overdue => "Overdue",
        Show::Failed => "Level C answered no",
        Show::Unplanned => "Without an owner or a date",
        Show::Unreasoned => "Not applicable without a reason",
        Show::Unanswered => "Without an answer",
    }
}

/// What is said where nothing is shown.
pub fn nothing(show: Show) -> &'static str {
    match show {
        Show::All => "No item is asked here.",
        Show::ToAnswer | Show::Unanswered => "Every item has an answer.",
        Show::Open => "Nothing is open.",
        Show::Overdue => "Nothing is overdue.",
        Show::Failed => "No item of level C is answered no.",
        Show::Unplanned => "Every open item has an owner and a date.",
        Show::Unreasoned => "Whatever does not apply has its reason.",
    }
}

/// How much a review of this level asks, for one that has not begun.
pub fn asks(level_now: Level, asked: usize, all: usize) -> String {
    let (_, whom) = level(level_now).split_once(": ").unwrap_or_default();
    let count = match asked == all {
        true => format!("all {all} items"),
        false => format!("{asked} of {all} items"),
    };
    let name = level_now.name();
    let least = match level_now {
        Level::C => "",
        _ => " Level C asks only what every service must meet.",
    };
    format!("Level {name} asks {count}: {whom}.{least} An answer changes no figure.")
}

/// Who sees to an item by when: "Emil, overdue since 2026-11-27", "Mina, by 2026-12-04".
pub fn planned(said: &ReadinessItem, today: &str) -> Option<(String, bool)> {
    let (owner, due) = (said.owner.trim(), said.due.trim());
    let late = said.is_overdue(today);
    let by = match (due.is_empty(), late) {
        (true, _) => String::new(),
        (false, true) => format!("overdue since {due}"),
        (false, false) => format!("by {due}"),
    };
    let parts = [owner, &by].into_iter().filter(|part| !part.is_empty());
    let text = parts.collect::<Vec<_>>().join(", ");
    (!text.is_empty()).then_some((text, late))
}

/// What the reason's field is for.
pub fn reason_label(answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::NotApplicable) => "Why it does not apply",
        Some(Answer::Partly | Answer::No) => "What is missing",
        _ => "Remark",
    }
}

/// What is missing about an answer.
pub fn answer_problem(said: &ReadinessItem) -> Option<&'static str> {
    let unsaid = said.answer.is_some() && !said.is_answered();
    unsaid.then_some("Say why it does not apply; until then it counts as not answered.")
}

/// The names of the rows an item is about.
pub fn linked_names(said: &ReadinessItem, document: &Engagement) -> String {
    let mut names = Vec::new();
    for id in &said.systemic {
        names.push(systemic_name(*id, document));
    }
    for id in &said.risks {
        names.push(row_name(*id, document));
    }
    names.retain(|name| !name.is_empty());
    names.join(", ")
}

/// A row's name.
pub fn linked_name(row: Linked, document: &Engagement) -> String {
    match row {
        Linked::Risk(id) => row_name(id, document),
        Linked::Systemic(id) => format!("{} (systemic)", systemic_name(id, document)),
    }
}

/// What is not counted of the rows an item is about, and what would change that.
pub fn uncounted(
    said: &ReadinessItem,
    document: &Engagement,
    analysis: &Analysis,
) -> Option<String> {
    let mut names = Vec::new();
    for id in &said.systemic {
        let one = document.systemic.iter().find(|one| one.id == *id);
        if one.is_some_and(is_without_figures) {
            names.push(systemic_name(*id, document));
        }
    }
    for (risk, row) in document.risks.iter().zip(&analysis.rows) {
        if said.risks.contains(&risk.id) && row.state == RowState::Unfilled {
            names.push(row_name(risk.id, document));
        }
    }
    let quoted = names.iter().map(|name| format!("\u{201c}{name}\u{201d}"));
    let quoted: Vec<String> = quoted.collect();
    let stays = match quoted.len() {
        0 => return None,
        1 => "stays",
        _ => "stay",
    };
    Some(format!(
        "{} {stays} out of the total until the room gives numbers on the Risks page.",
        quoted.join(" and ")
    ))
}

fn is_without_figures(one: &Systemic) -> bool {
    Worsening::ALL
        .iter()
        .all(|&what| one.entry(what).is_empty())
}

/// What adding the row that an item lowers is called.
pub fn add_label(line: &Line) -> String {
    let systemic = line.asked.and_then(|asked| asked.systemic());
    let kind = if systemic.is_some() {
        "systemic risk"
    } else {
        "risk"
    };
    format!("Add {kind} \u{201c}{}\u{201d}", line.lowers())
}

/// What a yes works on, for one item of the built-in list.
pub fn works_on(column: Column) -> &'static str {
    match column {
        Column::Ettd => "A yes shortens ETTD.",
        Column::Ettr => "A yes shortens ETTR.",
        Column::Impact => "A yes lowers the impact.",
        Column::Ettf => "A yes lengthens ETTF.",
    }
}

/// What came of a file: a sentence.
pub fn taken(file: &str, changed: usize, added: usize) -> String {
    if changed + added == 0 {
        return format!("{file} says nothing that is not here already.");
    }
    let items = |count: usize| match count {
        1 => "1 item".to_owned(),
        count => format!("{count} items"),
    };
    let mut parts = Vec::new();
    if changed > 0 {
        parts.push(format!("{} changed", items(changed)));
    }
    if added > 0 {
        parts.push(format!("{} added", items(added)));
    }
    format!("From {file}: {}. Undo takes it back.", parts.join(", "))
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

    #[test]
    fn a_level_says_what_it_asks() {
        let check = |level: Level, asked: usize, expected: &str| {
            assert_eq!(asks(level, asked, 76), expected);
        };
        check(
            Level::A,
            76,
            "Level A asks all 76 items: bad minutes hurt at once. Level C asks only what every service must meet. An answer changes no figure.",
        );
        check(
            Level::C,
            30,
            "Level C asks 30 of 76 items: what every service must meet. An answer changes no figure.",
        );
    }

    #[test]
    fn a_plan_says_who_and_when() {
        let check = |owner: &str, due: &str, expected: Option<(&str, bool)>| {
            let said = ReadinessItem {
                answer: Some(Answer::No),
                owner: owner.to_owned(),
                due: due.to_owned(),
                ..ReadinessItem::blank(crate::document::RowId::from_random(&[1; 17]))
            };
            let found = planned(&said, "2026-11-28");
            let expected = expected.map(|(text, late)| (text.to_owned(), late));
            assert_eq!(found, expected, "{owner:?} {due:?}");
        };
        check("", " ", None);
        check("Emil", "", Some(("Emil", false)));
        check(
            "Emil",
            "2026-11-27",
            Some(("Emil, overdue since 2026-11-27", true)),
        );
        check("", "2026-12-04", Some(("by 2026-12-04", false)));
    }
}
