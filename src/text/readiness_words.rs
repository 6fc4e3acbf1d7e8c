//! What the page says about the readiness review, in plain sentences.

use crate::analysis::{Analysis, Linked, RowState, Tally, Verdict};
use crate::codec::checklist::joined::{Line, Which, line};
use crate::document::names::{row_name, systemic_name};
use crate::document::{Answer, Column, Engagement, Level, ReadinessItem, Systemic, Worsening};
use crate::math::Percent;

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

/// The verdict with its reasons.
pub fn verdict_sentence(tally: &Tally) -> String {
    [verdict(tally), &reasons(tally)].concat()
}

/// What follows the verdict in its sentence.
pub fn reasons(tally: &Tally) -> String {
    let mut because = Vec::new();
    let mut say = |count: usize, one: &str, more: &str| match count {
        0 => {}
        1 => because.push(format!("1 {one}")),
        count => because.push(format!("{count} {more}")),
    };
    say(
        tally.failed,
        "item of level C is answered no",
        "items of level C are answered no",
    );
    say(
        tally.unplanned,
        "open item has no owner or no date",
        "open items have no owner or no date",
    );
    say(tally.overdue, "item is overdue", "items are overdue");
    say(
        tally.asked - tally.answered,
        "item has no answer yet",
        "items have no answer yet",
    );
    if tally.verdict() == Verdict::OnCondition {
        say(
            tally.open,
            "open item with an owner and a date",
            "open items, each with an owner and a date",
        );
    }
    let because = because.join(", ");
    match tally.verdict() {
        Verdict::NothingAsked => ".".to_owned(),
        Verdict::Ready => ": nothing is open.".to_owned(),
        _ => format!(": {because}."),
    }
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

/// What was said about an item besides its answer, for one line.
pub fn about(said: &ReadinessItem, document: &Engagement, today: &str) -> String {
    let mut parts = Vec::new();
    let mut say = |before: &str, text: &str| {
        if !text.trim().is_empty() {
            parts.push(format!("{before}{}", text.trim()));
        }
    };
    let reason = said.reason.trim();
    say("", reason);
    say("owner ", &said.owner);
    let late = if said.is_overdue(today) {
        ", overdue"
    } else {
        ""
    };
    if !said.due.trim().is_empty() {
        say("by ", &format!("{}{late}", said.due.trim()));
    }
    say("evidence: ", &said.evidence);
    say("lowers: ", &linked_names(said, document));
    parts.join(" \u{b7} ")
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

/// What is asked by an item, for labels.
pub fn item_name(document: &Engagement, which: Which) -> String {
    let line = line(&document.readiness, which);
    line.map_or(String::new(), |line| line.question().to_owned())
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
