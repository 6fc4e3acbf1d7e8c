//! What the page says about the readiness review, in plain sentences.

use crate::analysis::{Analysis, Linked, RowState};
use crate::codec::checklist::joined::{Line, Show};
use crate::document::names::{row_name, systemic_name};
use crate::document::{Answer, Column, Engagement, Level, ReadinessItem, Systemic, Worsening};
use crate::math::Percent;

/// What the page is about.
pub const ABOUT: &str =
    "What a service should have before people rely on it. Answers change no figure; people do.";

/// What a checklist file does.
pub const FILES: &str = "All items with their answers, to be filled in elsewhere or taken to another engagement. A file that is read changes the items it names by their key and adds those nobody knows; what it leaves empty stays. Which rows an item is about goes along only with the whole engagement.";

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
