//! What an objective promises, and the words that all its papers share.

use crate::document::names::journey_name;
use crate::document::records::values::dates::has_passed;
use crate::document::{Engagement, Objective, Span};
use crate::grammar::number::plain;
use crate::math::{Days, Minutes, Percent};
use crate::report::format::markup::in_markdown;
use crate::text::figures::{figure, minutes_in_words, percent};
use crate::text::words::estimate_line;

/// What stands where nobody has written anything yet.
pub(crate) const NOT_SAID: &str = "not said yet";

/// What an objective promises, as far as it can be computed with.
pub(crate) enum Promise {
    /// No target is chosen.
    Missing,
    /// The target is no percentage; as typed.
    Unread(String),
    /// 100 %: nothing may fail.
    Everything,
    /// 0 %: everything may fail.
    Nothing,
    /// A target with a budget.
    Budget(Percent),
}

impl Promise {
    pub(crate) fn of(objective: &Objective, engagement: &Engagement) -> Self {
        let Some(target) = objective.target.and_then(|id| engagement.target(id)) else {
            return Self::Missing;
        };
        match engagement.promised(objective) {
            None => Self::Unread(target.percent.clone()),
            Some(one) if !one.is_extreme() => Self::Budget(one),
            Some(one) if one.left_to_fail().get() > 0.0 => Self::Nothing,
            Some(_) => Self::Everything,
        }
    }

    /// The target as Markdown shows it.
    pub(crate) fn target(&self) -> String {
        match self {
            Self::Missing => NOT_SAID.to_owned(),
            Self::Unread(text) => said(text),
            Self::Everything => "100%".to_owned(),
            Self::Nothing => "0%".to_owned(),
            Self::Budget(target) => percent(target),
        }
    }

    /// Why there is no budget; `None` when there is one.
    pub(crate) fn no_budget(&self) -> Option<String> {
        Some(match self {
            Self::Budget(_) => return None,
            Self::Missing => "The target is not said yet, so there is no budget yet.".to_owned(),
            Self::Unread(text) => format!(
                "The target \"{}\" cannot be read as a percentage between 0 and 100, so there is no budget yet.",
                in_markdown(text.trim())
            ),
            Self::Everything => "A target of 100% leaves nothing to fail: there is no budget, and the first bad event breaks the promise. Choose a target below 100%.".to_owned(),
            Self::Nothing => "A target of 0% promises nothing: everything may fail, so there is no budget to watch. Choose a target above 0%.".to_owned(),
        })
    }
}

/// The journey's name, or that it is for all of them.
pub(crate) fn journey_of(objective: &Objective, engagement: &Engagement) -> String {
    match objective.journey {
        Some(journey) => journey_name(journey, engagement),
        None => "the whole service".to_owned(),
    }
}

/// What an objective is called, as plain text: "availability of Buy a ticket".
pub fn objective_in_prose(objective: &Objective, engagement: &Engagement) -> String {
    let kind = objective.kind.name();
    format!("{kind} of {}", journey_of(objective, engagement))
}

/// What the papers are about, as Markdown shows it.
pub(crate) fn title(objective: &Objective, engagement: &Engagement) -> String {
    in_markdown(&objective_in_prose(objective, engagement))
}

/// A text somebody typed, or that nobody has.
pub(crate) fn said(text: &str) -> String {
    match text.trim() {
        "" => NOT_SAID.to_owned(),
        text => in_markdown(text),
    }
}

/// By when it is looked at again, and whether that day has passed.
pub(crate) fn review(objective: &Objective, today: &str) -> String {
    let day = objective.review.trim();
    let passed = if has_passed(day, today) {
        " (this day has passed)"
    } else {
        ""
    };
    said(day) + passed
}

/// The window in words.
pub(crate) fn window(window: Span) -> String {
    let days = |days: Days| plain(days.get());
    let counted = days(window.days());
    let (least, most) = window.between();
    match window {
        Span::Month => format!(
            "a calendar month, counted as {counted} days (the shortest has {}, the longest {})",
            days(least),
            days(most)
        ),
        Span::Quarter => format!(
            "a calendar quarter, counted as {counted} days (the shortest has {}, the longest {})",
            days(least),
            days(most)
        ),
        _ => format!("the last {counted} days, moving on with each day"),
    }
}

/// Minutes as a figure, and in words where they are many.
pub(crate) fn minutes(minutes: Minutes) -> String {
    let figure = figure(minutes.get());
    match minutes_in_words(minutes) {
        Some(words) => format!("{figure} minutes ({words})"),
        None => format!("{figure} minutes"),
    }
}

/// A paper as it leaves the page: one that somebody rewrote without the last line has it again.
pub fn signed(paper: &str, engagement: &Engagement, today: &str) -> String {
    let has_line = paper
        .lines()
        .any(|line| line.trim_start().starts_with("Estimate, as of "));
    match has_line {
        true => paper.to_owned(),
        false => format!("{}\n{}", paper.trim_end(), last_line(engagement, today)),
    }
}

/// When it was composed, and by whom.
pub(crate) fn last_line(engagement: &Engagement, today: &str) -> String {
    let line = estimate_line(today, &engagement.author);
    format!("\n{}\n", in_markdown(&line))
}
