//! The charter as a form: its sections, what their fields are called, and where each is kept.

use crate::document::Charter;

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

/// Whether something is said in a section.
pub fn is_said(charter: &Charter, section: &Section) -> bool {
    let mut copy = charter.clone();
    let mut fields = section.fields.iter();
    section.activities && !charter.activities.is_empty()
        || fields.any(|field| !(field.pick)(&mut copy).trim().is_empty())
}
