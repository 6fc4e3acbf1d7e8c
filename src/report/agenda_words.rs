//! The agenda of a weekly production review in words, for the page, the clipboard and the log.

use crate::analysis::objective::figures;
use crate::analysis::practice::agenda::{Agenda, agenda};
use crate::codec::checklist::joined::question_of;
use crate::document::names::row_name;
use crate::document::records::activities::ActionKey;
use crate::document::{Column, Engagement, Objective, ReadinessItem, Risk, Snapshot};
use crate::grammar::cell;
use crate::report::format::markup::in_markdown;
use crate::text::activities::activity_words::{counted, due};
use crate::text::figures::figure;
use crate::text::objectives::objective_words::{Spent, spent};
use crate::text::objectives::slo_words::{minutes, objective_name};
use crate::text::words::{accepted_for, estimate_line};

/// A burn within this of 1 spends just the budget.
const ROUNDING: f64 = 1e-9;

/// Where a topic is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list of open actions.
    Actions,
    /// The risks and what is accepted of them.
    Risks,
    /// The objectives.
    Objectives,
    /// The readiness review.
    Readiness,
    /// What happened, held against the estimates.
    Calibration,
}

/// A line of a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// All of it in words.
    pub text: String,
    /// What it is about.
    pub subject: Subject,
}

/// What a line is about, where more than words can be shown of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// Words alone.
    Words,
    /// An open action.
    Action(ActionKey),
    /// The error budget of an objective that is measured.
    Budget {
        /// The objective's name.
        name: String,
        /// What is spent of it.
        spent: Spent,
    },
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self {
            text,
            subject: Subject::Words,
        }
    }
}

/// One heading of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// What it is about, in words.
    pub title: String,
    /// Where it is dealt with.
    pub place: Place,
    /// What there is to say; one sentence that nothing is, when `empty`.
    pub lines: Vec<Line>,
    /// Whether there is nothing to talk about.
    pub empty: bool,
}

impl Topic {
    fn new(
        title: impl Into<String>,
        place: Place,
        lines: Vec<impl Into<Line>>,
        none: &str,
    ) -> Self {
        let empty = lines.is_empty();
        let mut lines: Vec<Line> = lines.into_iter().map(Into::into).collect();
        if empty {
            lines.push(none.to_owned().into());
        }
        Self {
            title: title.into(),
            place,
            lines,
            empty,
        }
    }

    /// What there is to say, in words alone.
    pub fn texts(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.text.as_str()).collect()
    }
}

/// The agenda of a review held on `today`, an ISO date; `before` is the saved version that risks are compared
/// with, and what it holds.
pub fn topics(
    engagement: &Engagement,
    today: &str,
    before: Option<(&Snapshot, &Engagement)>,
) -> Vec<Topic> {
    let agenda = agenda(engagement, today);
    let mut topics = vec![actions(&agenda, today), agreed(&agenda)];
    topics.extend(before.map(|(snapshot, old)| {
        let title = format!(
            "Risks changed since {}, version \"{}\"",
            snapshot.taken.trim(),
            snapshot.name.trim()
        );
        let none = "No risk was added, retired or estimated anew.";
        Topic::new(title, Place::Risks, changed(old, engagement), none)
    }));
    topics.extend(budgets(engagement));
    topics.push(again(engagement, &agenda));
    topics.push(readiness(&agenda));
    topics.push(happened(&agenda));
    topics
}

fn actions(agenda: &Agenda, today: &str) -> Topic {
    let mut lines = Vec::new();
    for (entry, action) in &agenda.due {
        let who = match action.owner.trim() {
            "" => "nobody's yet".to_owned(),
            owner => owner.to_owned(),
        };
        let text = format!(
            "{}: {who}, {} ({})",
            action.what.trim(),
            due(action, today).0,
            entry.activity.title()
        );
        let subject = Subject::Action((entry.id, action.id));
        lines.push(Line { text, subject });
    }
    if agenda.undated > 0 {
        let what = counted(agenda.undated, "open action");
        lines.push(format!("{what} without a date").into());
    }
    let none = "No action is overdue or due within a week.";
    Topic::new(
        "Actions overdue or due within a week",
        Place::Actions,
        lines,
        none,
    )
}

fn agreed(agenda: &Agenda) -> Topic {
    let (title, none) = match agenda.last {
        Some(last) => (
            format!("Agreed at the review of {last} or since"),
            "No action was agreed since.",
        ),
        None => (
            "Agreed so far; this is the first review".to_owned(),
            "No action is agreed yet.",
        ),
    };
    let mut lines = Vec::new();
    let done = agenda.agreed.iter().filter(|action| action.done);
    if !agenda.agreed.is_empty() {
        let all = counted(agenda.agreed.len(), "action");
        lines.push(format!("{} of {all} done", done.clone().count()));
    }
    for action in done {
        lines.push(format!("Done: {}", action.what.trim()));
    }
    Topic::new(title, Place::Actions, lines, none)
}

/// The risks added, retired, renamed or estimated anew.
fn changed(old: &Engagement, now: &Engagement) -> Vec<String> {
    let mut lines = Vec::new();
    for risk in now.risks.iter().filter(|risk| !risk.is_blank()) {
        let name = row_name(risk.id, now);
        let Some(before) = old.risk(risk.id) else {
            lines.push(format!("New: {name}"));
            continue;
        };
        let mut columns = Vec::new();
        for column in Column::ALL {
            if before.entry(column) != risk.entry(column) {
                let shown = |risk: &Risk| match cell::show(column, risk.entry(column)) {
                    text if text.is_empty() => "empty".to_owned(),
                    text => text,
                };
                columns.push(format!(
                    "{} {} → {}",
                    column.name(),
                    shown(before),
                    shown(risk)
                ));
            }
        }
        if !columns.is_empty() {
            lines.push(format!("{name}: {}", columns.join(", ")));
        }
    }
    for risk in old.risks.iter().filter(|risk| !risk.is_blank()) {
        if now.risk(risk.id).is_none() {
            lines.push(format!("Retired: {}", row_name(risk.id, old)));
        }
    }
    lines
}

fn budgets(engagement: &Engagement) -> [Topic; 2] {
    let (mut spent_of, mut fast) = (Vec::<Line>::new(), Vec::new());
    for objective in &engagement.objectives {
        let name = objective_name(objective, engagement);
        let found = figures(engagement, objective);
        spent_of.push(match (found.problem(), found.consumption()) {
            (Some(wrong), _) => format!("{name}: {wrong}").into(),
            (None, None) => format!("{name}: nothing is measured yet.").into(),
            (None, Some(one)) => {
                if one.burn > 1.0 + ROUNDING {
                    let end = match one.exhausted_in {
                        Some(left) => format!("what is left is gone in {}", minutes(left)),
                        None => "nothing is left".to_owned(),
                    };
                    fast.push(format!("{name}: burning at {}, {end}", figure(one.burn)));
                }
                let text = format!(
                    "{name}: {}% of the budget of {} consumed",
                    figure(one.consumed.get() * 100.0),
                    minutes(one.budget)
                );
                let subject =
                    spent(&found).map_or(Subject::Words, |spent| Subject::Budget { name, spent });
                Line { text, subject }
            }
        });
    }
    let none = "There is no objective yet.";
    let calm = "No measured objective burns its budget too fast.";
    [
        Topic::new("Error budgets", Place::Objectives, spent_of, none),
        Topic::new(
            "Burning faster than the budget lasts",
            Place::Objectives,
            fast,
            calm,
        ),
    ]
}

fn again(engagement: &Engagement, agenda: &Agenda) -> Topic {
    let mut lines = Vec::new();
    for (risk, one) in &agenda.acceptances {
        lines.push(format!(
            "Accepted: {} at {}, to be looked at by {}",
            row_name(*risk, engagement),
            accepted_for(one.target, one.journey, engagement),
            one.review
        ));
    }
    let place = match lines.is_empty() {
        true => Place::Objectives,
        false => Place::Risks,
    };
    let due = |one: &&Objective| agenda.objectives.contains(&one.id);
    for one in engagement.objectives.iter().filter(due) {
        lines.push(format!(
            "Objective: {}, to be looked at by {}",
            objective_name(one, engagement),
            one.review
        ));
    }
    let none = "Nothing is due for review.";
    Topic::new(
        "Acceptances and objectives due for review",
        place,
        lines,
        none,
    )
}

fn readiness(agenda: &Agenda) -> Topic {
    let line = |item: &&ReadinessItem| {
        let what = question_of(item);
        let owner = match item.owner.trim() {
            "" => String::new(),
            owner => format!("{owner}, "),
        };
        format!("{what} ({owner}due {})", item.due)
    };
    let lines: Vec<String> = agenda.readiness.iter().map(line).collect();
    let none = "No item of the readiness review is overdue.";
    Topic::new("Readiness items overdue", Place::Readiness, lines, none)
}

fn happened(agenda: &Agenda) -> Topic {
    let title = match agenda.last {
        Some(last) => format!("Incidents and drills since {last}"),
        None => "Incidents and drills so far".to_owned(),
    };
    let lines = match (agenda.incidents, agenda.drills) {
        (0, 0) => Vec::new(),
        (incidents, drills) => vec![format!(
            "{} and {} entered: hold them against the estimates.",
            counted(incidents, "incident"),
            counted(drills, "drill")
        )],
    };
    let none = "No incident or drill is entered. If something happened, enter it: the estimates learn from it.";
    Topic::new(title, Place::Calibration, lines, none)
}

/// The agenda as Markdown.
pub fn markdown(engagement: &Engagement, topics: &[Topic], today: &str) -> String {
    let mut text = format!("# Weekly production review, {today}\n");
    if !engagement.name.trim().is_empty() {
        text += &format!("\nEngagement: {}\n", in_markdown(engagement.name.trim()));
    }
    for topic in topics {
        text += &format!("\n## {}\n\n", in_markdown(&topic.title));
        for line in &topic.lines {
            text += &match topic.empty {
                true => format!("{}\n", in_markdown(&line.text)),
                false => format!("- {}\n", line_in_markdown(&line.text)),
            };
        }
    }
    let line = estimate_line(today, &engagement.author);
    text + &format!("\n{}\n", in_markdown(&line))
}

/// A line that may begin with what somebody typed, so that it begins no list of its own.
fn line_in_markdown(line: &str) -> String {
    let safe = in_markdown(line.trim_start());
    let digits = safe.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = safe.split_at_checked(digits).unwrap_or(("", &safe));
    let marks = match digits {
        0 => rest.starts_with(['-', '+', '=']),
        _ => rest.starts_with(['.', ')']),
    };
    match marks {
        true => format!("{number}\\{rest}"),
        false => safe,
    }
}

/// What a log entry begins with: the headings there is something to say about, each with its count.
pub fn notes(topics: &[Topic]) -> String {
    let mut text = String::new();
    for topic in topics.iter().filter(|topic| !topic.empty) {
        text += &format!("{}:\n\n", topic.title);
    }
    text + "Anything else:\n"
}
