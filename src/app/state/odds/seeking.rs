//! The search for the mitigations of least effort, which tries one choice after another while nothing else is asked.

use std::mem;

use leptos::prelude::*;

use crate::analysis::odds::Told;
use crate::analysis::{OddsTable, choices};
use crate::app::state::odds::OddsState;
use crate::app::state::odds::answers::about;
use crate::app::state::odds::search::{Search, Tries};
use crate::app::state::workbook::Workbook;
use crate::odds_worker::message;

impl OddsState {
    /// Searches for the mitigations of least effort that keep the chosen target as often as the
    /// settings' confidence says, each choice verified by its own odds.
    pub fn seek(self, workbook: Workbook) {
        // What was changed a moment ago is asked first: asked later, it would end the search.
        let soon = self.state.write_value().soon.take();
        if soon.is_some() {
            untrack(|| self.refresh(workbook));
        }
        let tries = workbook.with_figures(|document, analysis| {
            let target = document.chosen()?.id;
            let target = about(document, analysis)
                .targets
                .iter()
                .position(|id| *id == target)?;
            let (choices, exact) = choices(document);
            Some(Tries {
                table: OddsTable::of(document),
                settings: document.odds.clone(),
                choices,
                exact,
                at: 0,
                target,
            })
        });
        if let Some(tries) = tries {
            self.search.set(Search::Trying(0, tries.choices.len()));
            let mut state = self.state.write_value();
            state.tries = Some(tries);
            state.searched = true;
            // The answer to what an earlier search asked last is none to this one.
            state.trying = false;
            drop(state);
            self.send();
        }
    }

    /// Forgets the search: something changed that no question shows, such as an effort.
    pub fn forget_search(self) {
        let mut state = self.state.write_value();
        state.trying = false;
        state.tries = None;
        // Asked of the state: the view that calls this does not follow the search.
        if mem::take(&mut state.searched) {
            self.search.set(Search::Not);
        }
    }

    /// Sends the next choice to try.
    pub(super) fn try_next(self) {
        let mut state = self.state.write_value();
        state.number += 1;
        let number = state.number;
        let asked = state.tries.as_ref().and_then(|tries| {
            let choice = tries.choices.get(tries.at)?;
            let ask = tries.table.ask_with(&tries.settings, &choice.chosen);
            Some(message::ask(number, &ask))
        });
        let Some(question) = asked else {
            return;
        };
        // All other questions may have been answered before a program failed.
        let sent = self.line(&mut state).map(|line| line.send(&question));
        state.trying = sent.is_some();
        drop(state);
        if sent.is_none() {
            self.fail();
        }
    }

    /// The odds of the choice that was tried.
    pub(super) fn tried(self, told: &Told) {
        let mut state = self.state.write_value();
        state.trying = false;
        let Some(tries) = state.tries.as_mut() else {
            return;
        };
        let kept = told.kept.get(tries.target).copied().unwrap_or(0.0);
        let search = if kept >= tries.settings.confidence() {
            Search::Found(tries.choices[tries.at].clone(), kept, tries.exact)
        } else if tries.at + 1 < tries.choices.len() {
            Search::Trying(tries.at + 1, tries.choices.len())
        } else {
            Search::Nothing
        };
        tries.at += 1;
        let goes_on = matches!(search, Search::Trying(..));
        if !goes_on {
            state.tries = None;
        }
        drop(state);
        self.search.set(search);
        if goes_on {
            self.send();
        }
    }
}
