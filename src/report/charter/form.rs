//! The charter as a form: its sections, what their fields are called, and where each is kept.

use crate::document::{Charter, TextIn, text_in};

/// A text of the charter.
pub struct Field {
    /// Its name on the page and on paper.
    pub label: &'static str,
    /// How much is written in it.
    pub kind: Kind,
    /// What is written there, or an example; empty for a day.
    pub hint: &'static str,
    /// Where it is kept.
    pub text: TextIn<Charter>,
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
            line("Client", "Whose service it is", text_in!(client)),
            line("Service", "Which service it is", text_in!(service)),
            line("Sponsor", "Who pays, and decides", text_in!(sponsor)),
            line("Team", "Who works on it", text_in!(team)),
            day("First day", text_in!(start)),
            day("Last day", text_in!(end)),
            lines(
                "Purpose",
                "What shall be better afterwards",
                text_in!(purpose),
            ),
        ],
    },
    Section {
        title: "Why consulting here",
        note: "The practice itself calls this style of work an anti-pattern that sometimes makes sense: outsiders bring technique and lack local knowledge. Say why it makes sense here, and what happens when you leave.",
        activities: false,
        fields: &[lines(
            "Why it makes sense here",
            "What outsiders bring, and what happens when they leave",
            text_in!(why_consulting),
        )],
    },
    Section {
        title: "Scope",
        note: "",
        activities: false,
        fields: &[
            lines("In scope", "What is looked at", text_in!(in_scope)),
            lines(
                "Out of scope",
                "What nobody should expect",
                text_in!(out_of_scope),
            ),
        ],
    },
    Section {
        title: "Who carries the pager",
        note: "",
        activities: false,
        fields: &[
            line("Now", "Who is paged today", text_in!(pager_now)),
            line(
                "At close",
                "Who is paged afterwards",
                text_in!(pager_at_close),
            ),
            lines(
                "On which condition that changes",
                "Such as two quiet weeks, and a runbook for each of the five largest risks",
                text_in!(pager_condition),
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
            text_in!(standard),
        )],
    },
    Section {
        title: "Activities",
        note: "What is ticked here is what the Activities page offers.",
        activities: true,
        fields: &[lines(
            "Other activities, and who does what",
            "Such as a game day in May, led by the team",
            text_in!(other_activities),
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
                text_in!(ways_of_working),
            ),
            lines(
                "Exit criteria",
                "How everybody will know it is done",
                text_in!(exit_criteria),
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
            text_in!(worth_of_a_minute),
        )],
    },
];

const fn line(label: &'static str, hint: &'static str, text: TextIn<Charter>) -> Field {
    field(label, Kind::Line, hint, text)
}

const fn lines(label: &'static str, hint: &'static str, text: TextIn<Charter>) -> Field {
    field(label, Kind::Lines, hint, text)
}

const fn day(label: &'static str, text: TextIn<Charter>) -> Field {
    field(label, Kind::Day, "", text)
}

const fn field(
    label: &'static str,
    kind: Kind,
    hint: &'static str,
    text: TextIn<Charter>,
) -> Field {
    Field {
        label,
        kind,
        hint,
        text,
    }
}

/// Whether something is said in a section.
pub fn is_said(charter: &Charter, section: &Section) -> bool {
    let mut fields = section.fields.iter();
    section.activities && !charter.activities.is_empty()
        || fields.any(|field| !field.text.of(charter).trim().is_empty())
}
