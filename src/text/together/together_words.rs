//! What is said of two people's copies of one engagement: which is newer, what differs, and what is chosen.

use crate::codec::merge::choices::{Copies, Difference, What};
use crate::document::Engagement;
use crate::grammar::texts::called;
use crate::text::together::together_values::column;
use crate::text::words::{count, key_in_words, unit};

/// The headings, in the order of the page.
const HEADINGS: [&str; 13] = [
    "Engagement",
    "Targets",
    "Risks",
    "Systemic risks",
    "Mitigations",
    "Journeys",
    "Objectives",
    "Odds",
    "Charter",
    "Readiness",
    "Activities",
    "Incidents",
    "Saved versions",
];

/// The places of differences in the order of the page.
pub fn in_order(all: &[Difference]) -> Vec<usize> {
    let under = |heading: &'static str| {
        let places = all.iter().enumerate();
        places.filter_map(move |(at, one)| (self::heading(&one.part) == heading).then_some(at))
    };
    HEADINGS.into_iter().flat_map(under).collect()
}

/// The heading over the differences of a part of the document.
pub fn heading(part: &str) -> &'static str {
    match part {
        "risks" => "Risks",
        "systemic" => "Systemic risks",
        "mitigations" => "Mitigations",
        "journeys" => "Journeys",
        "objectives" => "Objectives",
        "targets" | "chosenTarget" => "Targets",
        "charter" => "Charter",
        "readiness" => "Readiness",
        "activities" => "Activities",
        "evidence" => "Incidents",
        "odds" => "Odds",
        "snapshots" => "Saved versions",
        _ => "Engagement",
    }
}

/// What a row is in the list of a part: "the whole risk".
fn one_of(part: &str) -> &'static str {
    match part {
        "risks" => "risk",
        "systemic" => "systemic risk",
        "mitigations" => "mitigation",
        "journeys" => "journey",
        "objectives" => "objective",
        "targets" => "target",
        "snapshots" => "version",
        _ => "entry",
    }
}

/// What the row is called that a difference is in; the part where it is in none.
pub fn name(one: &Difference) -> String {
    match (one.id.is_empty(), one.row.trim()) {
        (true, _) => heading(&one.part).to_owned(),
        (false, "") => format!("{} without a name", one_of(&one.part)),
        (false, name) => name.to_owned(),
    }
}

/// What differs in it: "ETTF, days", "the whole risk", "journeys: Checkout".
pub fn field(copies: &Copies, one: &Difference) -> String {
    let own = match (one.what, column(one)) {
        (What::Row, _) if one.within.is_empty() => format!("the whole {}", one_of(&one.part)),
        (What::Row, _) => String::new(),
        (What::Order, _) => format!("order of {}", lower(&one.field)),
        (What::Link, _) => format!("{}: {}", lower(&one.field), linked(copies, one)),
        (What::Field, Some(column)) if one.part == "risks" => {
            format!("{}, {}", column.name(), unit(column))
        }
        (What::Field, Some(column)) => column.name().to_owned(),
        (What::Field, None) => lower(&one.field),
    };
    let within = one.within.iter().filter(|name| !name.is_empty());
    let mut parts: Vec<String> = within.map(|name| lower(name)).collect();
    parts.push(own);
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// What a step has changed: "minor defect: ETTR, minutes", "Charter: sponsor, and 2 more". `None` where nothing that is
/// written has.
pub fn what_differs(before: &Engagement, after: &Engagement) -> Option<String> {
    let copies = Copies::new(None, before, after, None)?;
    let mut order = in_order(&copies.differences);
    // What nobody has named goes by its first risk, whose name says it.
    let is_of_part = |at: &usize| heading(&copies.differences[*at].part) != HEADINGS[0];
    if order.iter().any(is_of_part) {
        order.retain(is_of_part);
    }
    let first = &copies.differences[*order.first()?];
    let (name, field) = (name(first), field(&copies, first));
    let one = match field.is_empty() {
        true => name,
        false => format!("{name}: {field}"),
    };
    Some(match order.len() - 1 {
        0 => one,
        more => format!("{one}, and {} more", count(more)),
    })
}

/// A key as words within a sentence. What a person wrote stays as it is.
fn lower(key: &str) -> String {
    let is_key = key.chars().all(|letter| letter.is_ascii_alphabetic());
    match is_key && key.starts_with(|first: char| first.is_ascii_lowercase()) {
        true => key_in_words(key).to_lowercase(),
        false => key.to_owned(),
    }
}

fn linked<'a>(copies: &'a Copies, one: &'a Difference) -> &'a str {
    let id = one.here.as_str().or(one.there.as_str()).unwrap_or_default();
    copies.name(id).unwrap_or("one without a name")
}

/// The question about a copy where one of both goes on from the other: its title, and what is so. `when` is the time
/// at which the copy was saved, where that is known.
pub fn one_is_newer(name: &str, file: &str, when: &str, is_newer: bool) -> (&'static str, String) {
    let (what, name) = (source(file), called(name));
    let saved = match when {
        "" => String::new(),
        when => format!(", saved {when}"),
    };
    match is_newer {
        true => (
            "What you opened is newer",
            format!(
                "The {what}{saved} has all that is here of \u{201c}{name}\u{201d}, and changes made since. Undo brings back what you have now."
            ),
        ),
        false => (
            "What is here is newer",
            format!(
                "The {what}{saved} is \u{201c}{name}\u{201d} as it was before: what is here goes on from it."
            ),
        ),
    }
}

/// What a copy came in.
pub fn source(file: &str) -> &'static str {
    if file.is_empty() { "link" } else { "file" }
}

/// How many things differ: "Six things differ; everything else is the same."
pub fn differ(count_of: usize) -> String {
    let things = match count_of {
        1 => "one thing differs".to_owned(),
        many => format!("{} things differ", count(many)),
    };
    format!("{}; everything else is the same.", key_in_words(&things))
}

/// What the page is about.
pub fn about(file: &str, count_of: usize) -> String {
    format!(
        "The {} you opened is the same engagement, changed elsewhere. {} Nothing is lost: Undo brings back what you have now.",
        source(file),
        differ(count_of)
    )
}

/// What stands over the other copy: its file and who answers for it.
pub fn there(file: &str, author: &str) -> String {
    let file = if file.is_empty() { "a link" } else { file };
    match author.trim() {
        "" => file.to_owned(),
        author => format!("{file}, {author}"),
    }
}

/// What the choices leave out, since what it names is left out; `None` for nothing.
pub fn left_out(notes: &[String]) -> Option<String> {
    let (first, others) = notes.split_first()?;
    Some(match others.len() {
        0 => format!("These choices leave something out. {first}"),
        more => format!("These choices leave something out. {first} And {more} more like it."),
    })
}

/// Where to begin, and why; whether a common version is known, and which copy was saved later.
pub fn beginning(has_base: bool, knows_newer: bool) -> &'static str {
    match (has_base, knows_newer) {
        (true, true) => {
            "Where only one side changed a thing, that side is chosen. Where both did, the newer one is, and you decide."
        }
        (true, false) => {
            "Where only one side changed a thing, that side is chosen. Where both did, what is here is, and you decide."
        }
        (false, false) => {
            "No version is known from which both came, nor which copy was saved later. Of each thing what is here is chosen, and nothing that only one side has is left out; you decide."
        }
        (false, true) => {
            "No version is known from which both came. Of each thing the copy saved later is chosen, and nothing that only one side has is left out; you decide."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Engagement, EngagementId, Entry, Mitigation, Risk, RowId, Systemic};
    use crate::text::together::together_values::{MOST_SHOWN, values};

    fn id(number: u8) -> RowId {
        RowId::from_random(&[number, 1, 2, 3, 4])
    }

    fn shop() -> Engagement {
        let mut next = 100;
        let mut shop = Engagement::new(EngagementId::from_random(&[1]), "Shop".into(), || {
            next += 1;
            id(next)
        });
        let mut risk = Risk::blank(id(1));
        risk.name = "minor defect".to_owned();
        shop.risks.push(risk);
        let mut systemic = Systemic::blank(id(21));
        systemic.name = "No playbooks".to_owned();
        shop.systemic.push(systemic);
        shop.mitigations.push(Mitigation::blank(id(31)));
        shop
    }

    /// One line for each difference: the name, the field, here, there.
    fn check(change: impl FnOnce(&mut Engagement), expected: &[[&str; 4]]) {
        let (here, mut there) = (shop(), shop());
        change(&mut there);
        let copies = Copies::new(None, &here, &there, None).expect("finite");
        let line = |one: &Difference| {
            let [own, other] = values(&copies, one);
            [name(one), field(&copies, one), own, other]
        };
        let lines: Vec<[String; 4]> = copies.differences.iter().map(line).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_difference_is_said_as_it_stands_on_its_page() {
        check(
            |shop| shop.risks[0].ettf = Entry::number(65.0),
            &[["minor defect", "ETTF, days", "empty", "65"]],
        );
        check(
            |shop| shop.risks.clear(),
            &[["minor defect", "the whole risk", "is here", "is not there"]],
        );
        check(
            |shop| shop.systemic[0].fixed = true,
            &[["No playbooks", "fixed", "no", "yes"]],
        );
        check(
            |shop| shop.systemic[0].more_often = Entry::number(50.0),
            &[["No playbooks", "more often", "empty", "50%"]],
        );
        check(
            |shop| shop.mitigations[0].fixes = vec![id(21)],
            &[[
                "mitigation without a name",
                "fixes: No playbooks",
                "no",
                "yes",
            ]],
        );
        check(
            |shop| shop.charter.in_scope = "Checkout".to_owned(),
            &[["Charter", "in scope", "empty", "Checkout"]],
        );
        check(
            |shop| shop.name = "x".repeat(MOST_SHOWN + 1),
            &[[
                "Engagement",
                "name",
                "Shop",
                &format!("{}…", "x".repeat(MOST_SHOWN)),
            ]],
        );
        check(
            |shop| shop.targets.reverse(),
            &[["Targets", "order of targets", "as here", "as there"]],
        );
    }

    #[test]
    fn a_step_is_told_by_what_it_changes() {
        let check = |change: fn(&mut Engagement), expected: Option<&str>| {
            let (before, mut after) = (shop(), shop());
            change(&mut after);
            assert_eq!(what_differs(&before, &after).as_deref(), expected);
        };
        check(|_| (), None);
        check(|shop| shop.name.clear(), Some("Engagement: name"));
        check(
            |shop| shop.risks[0].ettf = Entry::number(65.0),
            Some("minor defect: ETTF, days"),
        );
        check(
            |shop| {
                shop.name = "found late".to_owned();
                shop.risks[0].ettr = Entry::number(60.0);
                shop.risks[0].ettf = Entry::number(65.0);
                shop.charter.client = "Tickets Ltd".to_owned();
            },
            Some("minor defect: ETTF, days, and two more"),
        );
    }

    #[test]
    fn each_difference_stands_under_its_heading_once() {
        let (here, mut there) = (shop(), shop());
        there.name = "Other".to_owned();
        there.charter.client = "Tickets Ltd".to_owned();
        there.risks[0].ettr = Entry::number(5.0);
        there.systemic.clear();
        let copies = Copies::new(None, &here, &there, None).expect("finite");
        let order = in_order(&copies.differences);
        let headings = order
            .iter()
            .map(|at| heading(&copies.differences[*at].part));
        let headings: Vec<&str> = headings.collect();
        assert_eq!(
            headings,
            ["Engagement", "Risks", "Systemic risks", "Charter"]
        );
    }

    #[test]
    fn the_copy_saved_later_is_named_only_where_it_is_known() {
        for has_base in [true, false] {
            let says = |text: &str| {
                let of = [true, false].map(|known| beginning(has_base, known));
                of.map(|words| words.contains(text))
            };
            let newer = if has_base {
                "the newer one is"
            } else {
                "the copy saved later is"
            };
            assert_eq!(says(newer), [true, false]);
            assert_eq!(says("what is here is"), [false, true]);
        }
    }

    #[test]
    fn differences_are_counted() {
        assert_eq!(differ(1), "One thing differs; everything else is the same.");
        assert_eq!(differ(6), "Six things differ; everything else is the same.");
    }
}
