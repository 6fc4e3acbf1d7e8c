//! What the answers of a readiness review come to.

use crate::document::records::readiness::{Answer, Level, ReadinessItem};
use crate::document::records::values::dates::{has_passed, is_date};

/// Answers counted, of one area or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Items that the review asks.
    pub asked: usize,
    /// Items with an answer; "not applicable" is one only with its reason.
    pub answered: usize,
    /// Items answered yes.
    pub yes: usize,
    /// Items answered partly.
    pub partly: usize,
    /// Items that do not apply, with the reason.
    pub not_applicable: usize,
    /// Items said not to apply, without a reason: they are not answered.
    pub unreasoned: usize,
    /// Items answered partly or no.
    pub open: usize,
    /// Items that every service must meet, answered no.
    pub failed: usize,
    /// Other open items without an owner or a date.
    pub unplanned: usize,
    /// Items not settled by their date.
    pub overdue: usize,
}

/// Whether a service is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No item is asked.
    NothingAsked,
    /// What every service must meet is missing, or what is open has no plan that holds.
    NotReady,
    /// Answers are missing.
    Unfinished,
    /// What is open has an owner and a date ahead.
    OnCondition,
    /// Nothing is open.
    Ready,
}

impl Tally {
    /// Counts an item of a level; `said` is what was said about it, `today` an ISO date.
    pub fn count(&mut self, level: Level, said: Option<&ReadinessItem>, today: &str) {
        let set = |counted: &mut usize, is_so: bool| *counted += usize::from(is_so);
        self.asked += 1;
        let Some(said) = said else {
            return;
        };
        set(&mut self.answered, said.is_answered());
        set(&mut self.yes, said.answer == Some(Answer::Yes));
        set(&mut self.partly, said.answer == Some(Answer::Partly));
        set(
            &mut self.not_applicable,
            said.answer == Some(Answer::NotApplicable) && said.is_answered(),
        );
        set(&mut self.unreasoned, said.is_unreasoned());
        set(&mut self.open, said.is_open());
        set(&mut self.failed, said.fails(level));
        set(&mut self.unplanned, said.is_unplanned(level));
        set(&mut self.overdue, said.is_overdue(today));
    }

    /// Items answered no.
    pub fn no(&self) -> usize {
        self.open - self.partly
    }

    /// Items about which nothing is said.
    pub fn unanswered(&self) -> usize {
        self.asked - self.answered - self.unreasoned
    }

    /// What the counts come to.
    pub fn verdict(&self) -> Verdict {
        if self.asked == 0 {
            Verdict::NothingAsked
        } else if self.failed + self.unplanned + self.overdue > 0 {
            Verdict::NotReady
        } else if self.answered < self.asked {
            Verdict::Unfinished
        } else if self.open > 0 {
            Verdict::OnCondition
        } else {
            Verdict::Ready
        }
    }
}

impl ReadinessItem {
    /// Whether there is an answer that can stand: "not applicable" needs its reason.
    pub fn is_answered(&self) -> bool {
        match self.answer {
            None => false,
            Some(Answer::NotApplicable) => !self.reason.trim().is_empty(),
            Some(_) => true,
        }
    }

    /// Whether it is said not to apply, and not why.
    pub fn is_unreasoned(&self) -> bool {
        self.answer.is_some() && !self.is_answered()
    }

    /// Whether every service must meet it and this one does not; `level` is from which on it is asked.
    pub fn fails(&self, level: Level) -> bool {
        level == Level::C && self.answer == Some(Answer::No)
    }

    /// Whether it is open, could wait, and nobody sees to it by a day.
    pub fn is_unplanned(&self, level: Level) -> bool {
        self.is_open() && !self.fails(level) && !self.is_planned()
    }

    /// Whether something is missing.
    pub fn is_open(&self) -> bool {
        matches!(self.answer, Some(Answer::Partly | Answer::No))
    }

    /// Whether somebody sees to it by a day.
    pub fn is_planned(&self) -> bool {
        !self.owner.trim().is_empty() && is_date(&self.due)
    }

    /// Whether its day has passed and it is not settled; `today` is an ISO date.
    pub fn is_overdue(&self, today: &str) -> bool {
        let unsettled = self.is_open() || !self.is_answered();
        unsettled && has_passed(&self.due, today)
    }
}
