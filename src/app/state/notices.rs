//! Short messages at the foot of the page, each with at most one thing to do.

use leptos::prelude::*;

use crate::app::state::held::{Action, Notice};
use crate::app::state::workbook::{State, Workbook};

impl State {
    /// A number for a message, never given twice.
    fn next_notice(&mut self) -> u64 {
        self.notices += 1;
        self.notices
    }
}

impl Workbook {
    /// Shows a message: what was done, with what can be done about it.
    pub fn notify(&self, text: impl Into<String>, action: Option<Action>) {
        self.show_notice(text.into(), false, action);
    }

    /// Says what did not work, until it is closed or another page is shown.
    pub fn fail(&self, text: impl Into<String>) {
        self.show_notice(text.into(), true, None);
    }

    /// Says what was undone or done again, in the place of what was said so before.
    pub(in crate::app::state) fn tell_step(&self, text: String) {
        let before = self.state().step_notice.take();
        before
            .into_iter()
            .for_each(|before| self.close_notice(before));
        let number = self.show_notice(text, false, None);
        self.state().step_notice = Some(number);
    }

    fn show_notice(&self, text: String, is_failure: bool, action: Option<Action>) -> u64 {
        let number = self.state().next_notice();
        self.notices.update(|notices| {
            // The same message again takes the place of the first, unless each offers its own way back.
            notices.retain(|notice| notice.text != text || notice.action != action);
            notices.push(Notice {
                number,
                text,
                is_failure,
                action,
            });
        });
        number
    }

    /// Takes a message away.
    pub fn close_notice(&self, number: u64) {
        self.notices
            .update(|all| all.retain(|one| one.number != number));
    }

    /// Says so when the browser refused something.
    pub fn try_browser<T, E>(&self, result: Result<T, E>) {
        if result.is_err() {
            self.fail("The browser did not allow this here.");
        }
    }
}
