//! The agenda of a weekly production review in a line for each topic.

use crate::analysis::objective::figures;
use crate::analysis::practice::agenda::{Agenda, agenda};
use crate::document::{Column, Engagement, Snapshot};
use crate::report::agenda_words::Place;
use crate::text::activities::activity_words::counted;
use crate::text::figures::figure;

/// A burn within this of 1 spends just the budget.
const ROUNDING: f64 = 1e-9;

/// A topic in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it is dealt with.
    pub place: Place,
    /// What there is.
    pub text: String,
    /// How it stands, at the end of the line; empty where there is no more to say.
    pub aside: String,
    /// Whether a day has passed or a budget burns.
    pub is_urgent: bool,
}

impl Line {
    fn new(place: Place, text: impl Into<String>) -> Self {
        Self {
            place,
            text: text.into(),
            aside: String::new(),
            is_urgent: false,
        }
    }
}

/// The topics of a review held on `today`, an ISO date; `before` is the saved version that risks are compared
/// with, and what it holds.
pub fn lines(
    engagement: &Engagement,
    today: &str,
    before: Option<(&Snapshot, &Engagement)>,
) -> Vec<Line> {
    let agenda = agenda(engagement, today);
    let mut lines = vec![actions(&agenda, today)];
    lines.extend(before.map(|(snapshot, old)| risks(snapshot, old, engagement)));
    lines.extend(budgets(engagement));
    lines.push(match agenda.readiness.len() {
        0 => Line::new(Place::Readiness, "No readiness item overdue"),
        late => Line {
            is_urgent: true,
            ..Line::new(
                Place::Readiness,
                format!("{} overdue", counted(late, "readiness item")),
            )
        },
    });
    lines.push(match agenda.acceptances.len() + agenda.objectives.len() {
        0 => Line::new(Place::Risks, "Nothing due for review"),
        due => Line {
            is_urgent: true,
            ..Line::new(
                Place::Risks,
                format!("{} due for review", counted(due, "decision")),
            )
        },
    });
    lines
}

fn actions(agenda: &Agenda, today: &str) -> Line {
    let late = agenda.due.iter().filter(|(_, one)| one.is_overdue(today));
    let late = late.count();
    let text = match agenda.due.len() {
        0 => "No action due within a week".to_owned(),
        due => format!("{} due within a week", counted(due, "action")),
    };
    let aside = match (late, agenda.undated) {
        (0, 0) => String::new(),
        (0, undated) => format!("{undated} without a date"),
        (late, _) => format!("{late} overdue"),
    };
    Line {
        aside,
        is_urgent: late > 0,
        ..Line::new(Place::Actions, text)
    }
}

fn risks(snapshot: &Snapshot, old: &Engagement, now: &Engagement) -> Line {
    let (mut new, mut changed) = (0, 0);
    for risk in now.risks.iter().filter(|risk| !risk.is_blank()) {
        match old.risk(risk.id) {
            None => new += 1,
            Some(before) => {
                let differs = |column: &Column| before.entry(*column) != risk.entry(*column);
                changed += usize::from(Column::ALL.iter().any(differs));
            }
        }
    }
    let gone = old.risks.iter();
    let gone = gone.filter(|risk| !risk.is_blank() && now.risk(risk.id).is_none());
    let counts = [
        (changed, "changed"),
        (new, "new"),
        (gone.count(), "retired"),
    ];
    let said = counts.iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = said
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let taken = snapshot.taken.trim();
    Line {
        aside: match said.is_empty() {
            true => "as they were".to_owned(),
            false => said.join(", "),
        },
        ..Line::new(
            Place::Risks,
            format!("Risks since {}", taken.get(..10).unwrap_or(taken)),
        )
    }
}

/// How much of the error budgets is spent, and which burn faster than they last.
fn budgets(engagement: &Engagement) -> [Line; 2] {
    let (mut spent, mut fast) = (Vec::new(), 0);
    for objective in &engagement.objectives {
        if let Some(one) = figures(engagement, objective).consumption() {
            spent.push(format!("{}%", figure(one.consumed.get() * 100.0)));
            fast += usize::from(one.burn > 1.0 + ROUNDING);
        }
    }
    let aside = match spent.as_slice() {
        [] => String::new(),
        [one] => format!("{one} spent"),
        [first, second] => format!("{first} and {second} spent"),
        many => format!("{} measured", many.len()),
    };
    let budgets = match engagement.objectives.len() {
        0 => "No objective yet".to_owned(),
        all => counted(all, "error budget"),
    };
    let burning = match fast {
        0 => "Nothing burns faster than its budget".to_owned(),
        1 => "1 objective burns faster than its budget".to_owned(),
        fast => format!("{fast} objectives burn faster than their budgets"),
    };
    [
        Line {
            aside,
            ..Line::new(Place::Objectives, budgets)
        },
        Line {
            is_urgent: fast > 0,
            ..Line::new(Place::Objectives, burning)
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Action, LogEntry, Risk, RowId};

    const TODAY: &str = "2026-11-24";

    fn id(number: u8) -> RowId {
        RowId::from_random(&[number; 17])
    }

    fn check(
        engagement: &Engagement,
        before: Option<&Engagement>,
        expected: &[(&str, &str, bool)],
    ) {
        let snapshot = Snapshot {
            taken: "2026-09-18T10:00:00Z".to_owned(),
            ..Snapshot::default()
        };
        let found = lines(engagement, TODAY, before.map(|old| (&snapshot, old)));
        let said = |line: &Line| (line.text.clone(), line.aside.clone(), line.is_urgent);
        let found: Vec<_> = found.iter().map(said).collect();
        let expected = expected.iter();
        let expected: Vec<_> = expected
            .map(|(text, aside, urgent)| ((*text).to_owned(), (*aside).to_owned(), *urgent))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_empty_engagement_has_nothing_to_look_at() {
        check(
            &Engagement::default(),
            None,
            &[
                ("No action due within a week", "", false),
                ("No objective yet", "", false),
                ("Nothing burns faster than its budget", "", false),
                ("No readiness item overdue", "", false),
                ("Nothing due for review", "", false),
            ],
        );
    }

    #[test]
    fn what_is_late_is_urgent_and_changes_are_counted() {
        let action = |number: u8, due: &str| Action {
            what: "x".to_owned(),
            due: due.to_owned(),
            ..Action::blank(id(number))
        };
        let risk = |number: u8, name: &str| {
            let mut risk = Risk::blank(id(number));
            risk.name = name.to_owned();
            risk
        };
        let mut now = Engagement::default();
        now.activities.log.push(LogEntry {
            actions: vec![action(10, "2026-11-23"), action(11, "2026-11-25")],
            ..LogEntry::blank(id(9))
        });
        let mut old = Engagement::default();
        now.risks = vec![risk(1, "kept"), risk(2, "new")];
        old.risks = vec![risk(1, "kept"), risk(3, "gone")];
        check(
            &now,
            Some(&old),
            &[
                ("2 actions due within a week", "1 overdue", true),
                ("Risks since 2026-09-18", "1 new, 1 retired", false),
                ("No objective yet", "", false),
                ("Nothing burns faster than its budget", "", false),
                ("No readiness item overdue", "", false),
                ("Nothing due for review", "", false),
            ],
        );
    }
}
