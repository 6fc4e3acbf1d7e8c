//! The charter in words: what its fields are called, and the whole of it as a paper.
//!
//! A text somebody typed always follows words of ours on its line, so that in Markdown it can begin no
//! heading, list or table.

use crate::document::records::dates::is_date;
use crate::document::{Charter, Engagement, SignOff, Status};
use crate::report::markup::in_markdown;
use crate::text::words::estimate_line;

/// A text of the charter.
pub struct Field {
    /// Its name on the page and on paper.
    pub label: &'static str,
    /// How much is written in it.
    pub kind: Kind,
    /// An example of what is written there; empty for none.
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
            line("Client", "", |one| &mut one.client),
            line("Service", "", |one| &mut one.service),
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
        fields: &[lines("Why it makes sense here", "", |one| {
            &mut one.why_consulting
        })],
    },
    Section {
        title: "Scope",
        note: "",
        activities: false,
        fields: &[
            lines("In scope", "", |one| &mut one.in_scope),
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
            line("Now", "", |one| &mut one.pager_now),
            line("At close", "", |one| &mut one.pager_at_close),
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
        fields: &[lines("Other activities, and who does what", "", |one| {
            &mut one.other_activities
        })],
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
        fields: &[line("Worth of a bad minute", "", |one| {
            &mut one.worth_of_a_minute
        })],
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
