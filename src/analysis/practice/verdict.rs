//! What the answers of a readiness review come to.

use crate::document::records::dates::{has_passed, is_date};
use crate::document::records::readiness::{Answer, Level, ReadinessItem};

/// Answers counted, of one area or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Items that the review asks.
    pub asked: usize,
    /// Items with an answer; "not applicable" is one only with its reason.
    pub answered: usize,
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
        let failed = level == Level::C && said.answer == Some(Answer::No);
        set(&mut self.answered, said.is_answered());
        set(&mut self.open, said.is_open());
        set(&mut self.failed, failed);
        set(
            &mut self.unplanned,
            said.is_open() && !failed && !said.is_planned(),
        );
        set(&mut self.overdue, said.is_overdue(today));
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
