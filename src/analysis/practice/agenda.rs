//! What a weekly production review has to look at, from the document and today's date.

use crate::document::records::activities::{Action, LogEntry};
use crate::document::records::charter::Activity;
use crate::document::records::engagement::Engagement;
use crate::document::records::readiness::ReadinessItem;
use crate::document::records::risk::Acceptance;
use crate::document::records::values::dates::{day_number as day, has_passed};
use crate::document::records::values::id::RowId;

/// So many days ahead a weekly review looks.
const WEEK: i64 = 7;

/// The agenda, as far as no figure is needed.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda<'a> {
    /// The day of the last review before today; `None` when this is the first.
    pub last: Option<&'a str>,
    /// Open actions that are overdue or due within a week, the first due first.
    pub due: Vec<(&'a LogEntry, &'a Action)>,
    /// How many open actions have no date.
    pub undated: usize,
    /// What was agreed at the last review or since: all of it before the first review.
    pub agreed: Vec<&'a Action>,
    /// Acceptances whose day to look again has passed, with their risk.
    pub acceptances: Vec<(RowId, &'a Acceptance)>,
    /// Objectives whose day to look again has passed.
    pub objectives: Vec<RowId>,
    /// Items of the readiness review that are overdue.
    pub readiness: Vec<&'a ReadinessItem>,
    /// Incidents since the last review.
    pub incidents: usize,
    /// Drills since the last review.
    pub drills: usize,
}

/// The agenda of a review held on `today`, an ISO date.
pub fn agenda<'a>(engagement: &'a Engagement, today: &str) -> Agenda<'a> {
    let activities = &engagement.activities;
    let last = last_review(engagement, today);
    let since = |date: &str| match (last.and_then(day), day(date)) {
        (Some(last), Some(date)) => date >= last,
        (None, _) => true,
        (Some(_), None) => false,
    };
    let soon = |action: &Action| action.days_left(today).is_some_and(|days| days <= WEEK);
    let due = activities.due_first(&[], false).into_iter();
    let due = due.filter_map(|key| activities.action(key));
    let recent = activities.log.iter().filter(|entry| since(&entry.date));
    let agreed = recent.flat_map(|entry| &entry.actions);
    let passed = |date: &str| has_passed(date, today);
    let accepted = engagement.risks.iter().flat_map(|risk| {
        let own = risk.accepted.iter();
        own.map(move |one| (risk.id, one))
    });
    let objectives = engagement.objectives.iter();
    let items = engagement.readiness.items.iter();
    let level = engagement.level();
    let is_late =
        |item: &&ReadinessItem| !item.hidden && level.asks(item.level) && item.is_overdue(today);
    let happened = engagement.evidence.incidents.iter();
    let recent = happened.filter(|one| since(&one.date));
    let (drills, incidents): (Vec<_>, Vec<_>) = recent.partition(|one| one.drill);
    Agenda {
        last,
        due: due.filter(|(_, action)| soon(action)).collect(),
        undated: activities
            .open_actions()
            .filter(|(_, action)| day(&action.due).is_none())
            .count(),
        agreed: agreed.filter(|action| !action.what.is_empty()).collect(),
        acceptances: accepted.filter(|(_, one)| passed(&one.review)).collect(),
        objectives: objectives
            .filter(|one| passed(&one.review))
            .map(|one| one.id)
            .collect(),
        readiness: items.filter(is_late).collect(),
        incidents: incidents.len(),
        drills: drills.len(),
    }
}

/// The latest review before today: what is written down on the day itself is this one.
fn last_review<'a>(engagement: &'a Engagement, today: &str) -> Option<&'a str> {
    let today = day(today)?;
    let log = engagement.activities.log.iter();
    let reviews = log.filter(|entry| entry.activity == Activity::Review);
    let dated = reviews.filter_map(|entry| Some((day(&entry.date)?, entry.date.as_str())));
    let earlier = dated.filter(|(date, _)| *date < today);
    earlier.max_by_key(|(date, _)| *date).map(|(_, date)| date)
}
