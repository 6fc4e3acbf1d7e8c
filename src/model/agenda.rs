//! What a weekly production review has to look at, from the document and today's date.

use super::activities::{Action, LogEntry};
use super::charter::Activity;
use super::engagement::{Acceptance, Engagement};
use super::id::RowId;
use super::readiness::{Answer, ReadinessItem};

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
    let passed = |date: &str| matches!((day(date), day(today)), (Some(a), Some(b)) if a < b);
    let accepted = engagement.risks.iter().flat_map(|risk| {
        let own = risk.accepted.iter();
        own.map(move |one| (risk.id, one))
    });
    let objectives = engagement.objectives.iter();
    let items = engagement.readiness.items.iter();
    let is_open = |item: &&ReadinessItem| {
        !item.hidden && !matches!(item.answer, Some(Answer::Yes | Answer::NotApplicable))
    };
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
        readiness: items
            .filter(is_open)
            .filter(|item| passed(&item.due))
            .collect(),
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

/// Days from 1970-01-01 to an ISO date; `None` for what is no day of the calendar. After `days_from_civil` in
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
pub fn day(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<i64>().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if parts.next().is_some() || !(1..=last).contains(&day) {
        return None;
    }
    // The year begins in March, so that the leap day is its last.
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(era * 146_097 + days - 719_468)
}
