//! The charter in words: what its fields are called, and the whole of it as a paper.
//!
//! A text somebody typed always follows words of ours on its line, so that in Markdown it can begin no
//! heading, list or table.

use crate::document::records::values::dates::{day_number, is_date};
use crate::document::{Charter, Engagement, SignOff, Status};
use crate::report::format::markup::in_markdown;
use crate::text::words::estimate_line;

/// A text of the charter.
pub struct Field {
    /// Its name on the page and on paper.
    pub label: &'static str,
    /// How much is written in it.
    pub kind: Kind,
    /// What is written there, or an example; empty for a day.
    pub hint: &'static str,
    /// Where it is kept.
    pub pick: fn(&mut Charter) -> &mut String,
}

/// How much is written in a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line.
    Line,
    /// An ISO date.
    Day,
    /// Any number of lines.
    Lines,
}

/// A section of the charter.
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// What is said under the heading on the page; empty for nothing.
    pub note: &'static str,
    /// Whether the activities to tick stand before its fields.
    pub activities: bool,
    /// Its fields.
    pub fields: &'static [Field],
}

/// The sections, in the order of the page.
pub const SECTIONS: [Section; 8] = [
    Section {
        title: "The engagement",
        note: "",
        activities: false,
        fields: &[
            line("Client", "Whose service it is", |one| &mut one.client),
            line("Service", "Which service it is", |one| &mut one.service),
            line("Sponsor", "Who pays, and decides", |one| &mut one.sponsor),
            line("Team", "Who works on it", |one| &mut one.team),
            day("First day", |one| &mut one.start),
            day("Last day", |one| &mut one.end),
            lines("Purpose", "What shall be better afterwards", |one| {
                &mut one.purpose
            }),
        ],
    },
    Section {
        title: "Why consulting here",
        note: "The practice itself calls this style of work an anti-pattern that sometimes makes sense: outsiders bring technique and lack local knowledge. Say why it makes sense here, and what happens when you leave.",
        activities: false,
        fields: &[lines(
            "Why it makes sense here",
            "What outsiders bring, and what happens when they leave",
            |one| &mut one.why_consulting,
        )],
    },
    Section {
        title: "Scope",
        note: "",
        activities: false,
        fields: &[
            lines("In scope", "What is looked at", |one| &mut one.in_scope),
            lines("Out of scope", "What nobody should expect", |one| {
                &mut one.out_of_scope
            }),
        ],
    },
    Section {
        title: "Who carries the pager",
        note: "",
        activities: false,
        fields: &[
            line("Now", "Who is paged today", |one| &mut one.pager_now),
            line("At close", "Who is paged afterwards", |one| {
                &mut one.pager_at_close
            }),
            lines(
                "On which condition that changes",
                "Such as two quiet weeks, and a runbook for each of the five largest risks",
                |one| &mut one.pager_condition,
            ),
        ],
    },
    Section {
        title: "Standard of the readiness review",
        note: "",
        activities: false,
        fields: &[line(
            "Whose standard applies",
            "Theirs, ours, or a named document",
            |one| &mut one.standard,
        )],
    },
    Section {
        title: "Activities",
        note: "What is ticked here is what the Activities page offers.",
        activities: true,
        fields: &[lines(
            "Other activities, and who does what",
            "Such as a game day in May, led by the team",
            |one| &mut one.other_activities,
        )],
    },
    Section {
        title: "Working together",
        note: "",
        activities: false,
        fields: &[
            lines(
                "Ways of working",
                "Where we talk, how often we meet, who may change production",
                |one| &mut one.ways_of_working,
            ),
            lines(
                "Exit criteria",
                "How everybody will know it is done",
                |one| &mut one.exit_criteria,
            ),
        ],
    },
    Section {
        title: "What a bad minute is worth",
        note: "A minute in which every user is failed: an amount, or what it means to the business in words.",
        activities: false,
        fields: &[line(
            "Worth of a bad minute",
            "An amount, or what it means in words",
            |one| &mut one.worth_of_a_minute,
        )],
    },
];

type Pick = fn(&mut Charter) -> &mut String;

const fn line(label: &'static str, hint: &'static str, pick: Pick) -> Field {
    field(label, Kind::Line, hint, pick)
}

const fn lines(label: &'static str, hint: &'static str, pick: Pick) -> Field {
    field(label, Kind::Lines, hint, pick)
}

const fn day(label: &'static str, pick: Pick) -> Field {
    field(label, Kind::Day, "", pick)
}

const fn field(label: &'static str, kind: Kind, hint: &'static str, pick: Pick) -> Field {
    Field {
        label,
        kind,
        hint,
        pick,
    }
}

/// A section as it stands on paper: what was said, each with its name, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub title: &'static str,
    /// Name and text; the text of an activity may be empty.
    pub said: Vec<(&'static str, String)>,
}

/// The sections in which something was said, without what was left empty.
pub fn parts(charter: &Charter) -> Vec<Part> {
    let mut charter = charter.clone();
    let mut parts = Vec::new();
    for section in &SECTIONS {
        let mut said = Vec::new();
        if section.activities {
            for one in &charter.activities {
                said.push((one.activity.title(), one.who.trim().to_owned()));
            }
        }
        for field in section.fields {
            let text = (field.pick)(&mut charter).trim().to_owned();
            if !text.is_empty() {
                said.push((field.label, text));
            }
        }
        if !said.is_empty() {
            parts.push(Part {
                title: section.title,
                said,
            });
        }
    }
    parts
}

/// How far the engagement is, for people.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "Draft, being agreed",
        Status::Active => "Active, under way",
        Status::Closed => "Closed, done",
    }
}

/// What is wrong with the dates of a charter, each in a sentence.
pub fn date_problems(charter: &Charter) -> Vec<String> {
    let (start, end) = (charter.start.trim(), charter.end.trim());
    let mut problems = Vec::new();
    for (name, text) in [("first", start), ("last", end)] {
        let said = no_day(text).map(|why| format!("The {name} day is {why}"));
        problems.extend(said);
    }
    if problems.is_empty() && !start.is_empty() && !end.is_empty() && end < start {
        problems.push(format!(
            "The last day, {end}, is before the first, {start}."
        ));
    }
    problems
}

/// What to say of a text where a day should be, which a calendar's field cannot show.
pub fn no_day(text: &str) -> Option<String> {
    let text = text.trim();
    let wrong = !text.is_empty() && !is_date(text);
    wrong.then(|| format!("kept as \"{text}\": write a date such as 2026-11-24 instead."))
}

/// How far an engagement is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// "Day 83 of 103".
    pub title: String,
    /// "20 days left".
    pub left: String,
    /// As a share, from 0 to 1.
    pub share: f64,
}

/// How far the engagement is; `None` while its days are not both said, or in the wrong order.
pub fn progress(charter: &Charter, today: &str) -> Option<Progress> {
    let [start, end, today] = [charter.start.trim(), charter.end.trim(), today].map(day_number);
    let (start, end, today) = (start?, end?, today?);
    let days = |count: i64| match count {
        1 => "1 day".to_owned(),
        count => format!("{count} days"),
    };
    let all = end - start + 1;
    if all < 1 {
        return None;
    }
    let day = (today - start + 1).clamp(0, all);
    let (title, left) = if today < start {
        (format!("Begins in {}", days(start - today)), days(all))
    } else if today > end {
        (format!("Over for {}", days(today - end)), String::new())
    } else {
        let left = format!("{} left", days(end - today));
        (format!("Day {day} of {all}"), left)
    };
    let share = day as f64 / all as f64;
    Some(Progress { title, left, share })
}

/// Who agreed: how many of how many, whether all did, and a sentence.
pub fn agreed(charter: &Charter) -> (Option<String>, bool, String) {
    let all = &charter.sign_offs;
    if all.is_empty() {
        let none = "Nobody is named yet who has to agree.".to_owned();
        return (None, false, none);
    }
    let named = all.iter().enumerate();
    let named = named.map(|(at, one)| (sign_off_name(one, at + 1), one.date.trim()));
    let (signed, open): (Vec<_>, Vec<_>) = named.partition(|(_, date)| !date.is_empty());
    let count = format!("{} of {} signed", signed.len(), all.len());
    let sentence = match open.as_slice() {
        [] => {
            let last = signed.iter().map(|(_, date)| *date).max();
            format!("Signed by all, last on {}.", last.unwrap_or_default())
        }
        [(name, _)] => format!("{name} has not signed yet."),
        many => {
            let names: Vec<&str> = many.iter().map(|(name, _)| name.as_str()).collect();
            format!("{} have not signed yet.", names.join(", "))
        }
    };
    (Some(count), open.is_empty(), sentence)
}

/// Whether something is said in a section.
pub fn is_said(charter: &Charter, section: &Section) -> bool {
    let mut copy = charter.clone();
    let mut fields = section.fields.iter();
    section.activities && !charter.activities.is_empty()
        || fields.any(|field| !(field.pick)(&mut copy).trim().is_empty())
}

/// A signature's name for labels: who signs, as what, or its place, from 1.
pub fn sign_off_name(one: &SignOff, place: usize) -> String {
    match (one.name.trim(), one.role.trim()) {
        ("", "") => format!("sign-off {place}"),
        ("", role) => role.to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// The charter as Markdown, without what was left empty. `today` is set as given.
pub fn markdown(engagement: &Engagement, today: &str) -> String {
    let charter = &engagement.charter;
    let mut text = format!(
        "# Engagement charter: {}\n\n- Status: {}\n",
        match engagement.name.trim() {
            "" => "no name yet".to_owned(),
            name => in_markdown(name),
        },
        status(charter.status)
    );
    for part in parts(charter) {
        text += &format!("\n## {}\n\n", part.title);
        for (name, said) in part.said {
            text += &match said.as_str() {
                "" => format!("- {name}\n"),
                said => format!("- {name}: {}\n", in_markdown(said)),
            };
        }
    }
    let mut signed = String::new();
    for one in &charter.sign_offs {
        signed += &sign_off_line(one);
    }
    if !signed.is_empty() {
        text += "\n## Sign-offs\n\n";
        text += &signed;
    }
    let line = estimate_line(today, &engagement.author);
    text + &format!("\n{}\n", in_markdown(&line))
}

/// A signature as a line of a list; nothing for a row in which nothing stands.
fn sign_off_line(one: &SignOff) -> String {
    let [name, role, date] = [&one.name, &one.role, &one.date].map(|text| in_markdown(text.trim()));
    if name.is_empty() && role.is_empty() && date.is_empty() {
        return String::new();
    }
    let who = match (name.as_str(), role.as_str()) {
        ("", "") => "nobody named".to_owned(),
        ("", who) | (who, "") => who.to_owned(),
        (name, role) => format!("{name}, {role}"),
    };
    match date.as_str() {
        "" => format!("- Not signed yet: {who}\n"),
        date => format!("- Signed on {date}: {who}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RowId;

    #[test]
    fn the_days_are_counted_from_the_first_to_the_last() {
        let check = |start: &str, end: &str, expected: Option<(&str, &str)>| {
            let charter = Charter {
                start: start.to_owned(),
                end: end.to_owned(),
                ..Charter::default()
            };
            let found = progress(&charter, "2026-11-28");
            let found = found.map(|one| (one.title, one.left));
            let expected = expected.map(|(title, left)| (title.to_owned(), left.to_owned()));
            assert_eq!(found, expected);
        };
        check(
            "2026-09-07",
            "2026-12-18",
            Some(("Day 83 of 103", "20 days left")),
        );
        check(
            "2026-11-28",
            "2026-11-29",
            Some(("Day 1 of 2", "1 day left")),
        );
        check(
            "2026-11-29",
            "2026-11-29",
            Some(("Begins in 1 day", "1 day")),
        );
        check("2026-11-01", "2026-11-20", Some(("Over for 8 days", "")));
        check("2026-11-20", "2026-11-01", None);
        check("", "2026-11-01", None);
        check("soon", "2026-11-01", None);
    }

    #[test]
    fn who_has_not_signed_is_named() {
        let check = |all: &[(&str, &str)], expected: (Option<&str>, bool, &str)| {
            let mut charter = Charter::default();
            for (name, date) in all {
                let mut one = SignOff::blank(RowId::from_random(&[1; 5]));
                one.name = (*name).to_owned();
                one.date = (*date).to_owned();
                charter.sign_offs.push(one);
            }
            let (count, is_all, sentence) = agreed(&charter);
            assert_eq!((count.as_deref(), is_all, sentence.as_str()), expected);
        };
        check(&[], (None, false, "Nobody is named yet who has to agree."));
        check(
            &[("Ada", "2026-09-10"), ("", "")],
            (
                Some("1 of 2 signed"),
                false,
                "sign-off 2 has not signed yet.",
            ),
        );
        check(
            &[("Ada", "2026-09-10"), ("Ben", "2026-09-12")],
            (
                Some("2 of 2 signed"),
                true,
                "Signed by all, last on 2026-09-12.",
            ),
        );
        check(
            &[("Ada", ""), ("Ben", "")],
            (
                Some("0 of 2 signed"),
                false,
                "Ada, Ben have not signed yet.",
            ),
        );
    }
}
