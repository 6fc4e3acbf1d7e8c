//! The odds of the open engagement: what was asked, what was answered, what is still to be asked.

pub mod answers;
pub mod search;
mod seeking;

use std::mem;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::analysis::odds::{Ask, Wanted};
use crate::analysis::{OddsTable, objective_asks};
use crate::app::browser::odds_line;
use crate::app::browser::odds_line::Line;
use crate::app::state::odds::answers::{Answer, Answers, Asked, about};
use crate::app::state::odds::search::{Search, Tries};
use crate::app::state::workbook::Workbook;
use crate::app::ui::lazy_part;
use crate::odds_worker::message;

/// What changes ask is worked out and sent once nobody has changed anything for so long: after the frame that shows
/// the change, and once for keys in quick succession.
const ASK_AFTER_MS: u32 = 100;

/// The odds beside a workbook. Copies name the same.
#[derive(Clone, Copy)]
pub struct OddsState {
    /// The answers that are known.
    pub answers: RwSignal<Answers>,
    /// Whether more is shown than the first answer, and so asked.
    pub in_full: RwSignal<bool>,
    /// Whether the objectives are shown, and their odds asked.
    pub objectives: RwSignal<bool>,
    /// What else is asked by views that are shown, beside the table as it is now; each with its view's number.
    others: RwSignal<Vec<(u32, Asks)>>,
    /// What a search for the least effort has come to.
    pub search: RwSignal<Search>,
    state: StoredValue<State, LocalStorage>,
}

/// Questions, each with what it is about.
pub type Asks = Vec<(Wanted, Ask)>;

#[derive(Default)]
struct State {
    line: Option<Line>,
    number: u32,
    /// How many views have asked something of their own.
    views: u32,
    /// The first is on its way.
    queue: Vec<Asked>,
    sent: bool,
    /// Tried while nothing else is asked.
    tries: Option<Tries>,
    trying: bool,
    /// Whether something of a search is shown.
    searched: bool,
    /// Asks what the last changes left unanswered.
    soon: Option<Timeout>,
}

impl OddsState {
    /// The odds beside a workbook; they follow its engagement.
    pub fn new(workbook: Workbook) -> Self {
        let odds = Self {
            answers: RwSignal::new(Answers::default()),
            in_full: RwSignal::new(false),
            objectives: RwSignal::new(false),
            others: RwSignal::new(Vec::new()),
            search: RwSignal::new(Search::Not),
            state: StoredValue::new_local(State::default()),
        };
        Effect::new(move |_| {
            odds.in_full.track();
            odds.objectives.track();
            odds.others.track();
            workbook.with_figures(|_, _| ());
            odds.refresh_soon(workbook);
        });
        Effect::new(move |before: Option<()>| {
            workbook.with_analysis(|_| ());
            if before.is_some() {
                odds.rest();
            }
        });
        odds
    }

    /// Asks something more for as long as the view that calls this is shown; what `asks` gives is followed.
    pub fn ask_while_shown(self, asks: impl Fn() -> Asks + 'static) {
        let mut state = self.state.write_value();
        state.views += 1;
        let view = state.views;
        drop(state);
        let is_of_it = move |(of, _): &(u32, Asks)| *of == view;
        Effect::new(move || {
            let asks = asks();
            let asked = self.others.with_untracked(|others| {
                let known = others.iter().find(|one| is_of_it(one));
                known.map_or(asks.is_empty(), |(_, known)| *known == asks)
            });
            if !asked {
                self.others.update(|others| {
                    others.retain(|one| !is_of_it(one));
                    others.push((view, asks));
                });
            }
        });
        on_cleanup(move || {
            let asked = self
                .others
                .try_with_untracked(|others| others.iter().any(is_of_it));
            if asked == Some(true) {
                self.others
                    .update(|others| others.retain(|one| !is_of_it(one)));
            }
        });
    }

    /// Has the program rest until it is asked anew: what it works on is of a table that is no more, and while somebody
    /// types the page needs the processor.
    fn rest(self) {
        let mut state = self.state.write_value();
        let Some(line) = &state.line else {
            return;
        };
        if state.sent || state.trying {
            line.rest();
        }
        state.sent = false;
        state.trying = false;
        drop(state);
        if self.answers.with_untracked(|answers| answers.current) {
            self.answers.update(|answers| answers.current = false);
        }
    }

    fn refresh_soon(self, workbook: Workbook) {
        let refresh = move || {
            if untrack(|| self.asks_nothing(workbook)) {
                return self.answers.update(|answers| answers.current = true);
            }
            spawn_local(async move {
                let asked = ask_anew(self, workbook).await;
                // The page of a link may be gone meanwhile.
                if asked.is_err() && !self.answers.is_disposed() {
                    self.fail();
                }
            });
        };
        // In the place of the one before, which is not run any more.
        self.state.write_value().soon = Some(Timeout::new(ASK_AFTER_MS, refresh));
    }

    /// Whether nothing was asked yet and there is nothing to ask: a first row is still being typed.
    fn asks_nothing(self, workbook: Workbook) -> bool {
        let is_bare = workbook.with_analysis(|analysis| analysis.counted == 0);
        let is_first = self.state.with_value(|state| state.line.is_none());
        is_bare && is_first && !self.objectives.get() && self.others.with(Vec::is_empty)
    }

    /// Asks what the engagement as it is now is not answered to.
    fn refresh(self, workbook: Workbook) {
        let (in_full, objectives) = (self.in_full.get(), self.objectives.get());
        let (wanted, totals) = workbook.with_figures(|document, analysis| {
            // An objective's journey may have risks where the chosen scope has none.
            let mut asks = match objectives {
                true => objective_asks(document),
                false => Vec::new(),
            };
            asks.extend(self.others.get().into_iter().flat_map(|(_, asks)| asks));
            // A first row is still being typed: there is nothing to start a program for.
            let table = (analysis.counted > 0).then(|| OddsTable::of(document));
            let about = Arc::new(about(document, analysis));
            let asked = |(wanted, ask): (Wanted, Ask)| Asked {
                wanted,
                ask,
                about: Arc::clone(&about),
            };
            let totals = match &table {
                Some(table) if in_full => table.totals(),
                _ => Vec::new(),
            };
            if let Some(table) = &table {
                let own = table.asks(&document.odds, in_full);
                asks.splice(..0, own);
            }
            let wanted: Vec<Asked> = asks.into_iter().map(asked).collect();
            (wanted, totals)
        });
        let mut state = self.state.write_value();
        let mut queue: Vec<Asked> = Vec::new();
        self.answers.update(|answers| {
            answers.totals = totals;
            let like =
                |answer: &Answer| wanted.iter().any(|one: &Asked| one.is_like(&answer.asked));
            answers.known.retain(like);
            for answer in &mut answers.known {
                answer.current = false;
            }
            for asked in wanted {
                let mut known = answers.known.iter_mut();
                match known.find(|answer| answer.asked.is(&asked)) {
                    Some(answer) => {
                        answer.asked.about = asked.about;
                        answer.current = true;
                    }
                    None => queue.push(asked),
                }
            }
            answers.current = queue.is_empty();
        });
        let same_on_its_way = match (state.queue.first(), queue.first()) {
            (Some(now), Some(next)) => state.sent && now.is(next),
            _ => false,
        };
        // Another table: what was found for the last one is no answer.
        if !queue.is_empty() {
            state.tries = None;
            if mem::take(&mut state.searched) {
                self.search.set(Search::Not);
            }
        }
        state.queue = queue;
        state.sent = same_on_its_way;
        state.trying = false;
        drop(state);
        self.send();
    }

    /// Sends the first question of the queue, unless it is on its way.
    fn send(self) {
        let mut state = self.state.write_value();
        if state.sent || state.trying {
            return;
        }
        if state.queue.is_empty() {
            drop(state);
            self.try_next();
            return;
        }
        state.number += 1;
        state.sent = true;
        let question = message::ask(state.number, &state.queue[0].ask);
        let sent = self.line(&mut state).map(|line| line.send(&question));
        drop(state);
        if sent.is_none() {
            self.fail();
        }
    }

    /// The program that answers; the first question starts it. `None` where it cannot be started.
    fn line(self, state: &mut State) -> Option<&Line> {
        if state.line.is_none() {
            state.line = odds_line::open(move |answer| self.hear(answer.as_deref()));
        }
        state.line.as_ref()
    }

    /// Nobody answers any more: the next change starts the program again.
    fn fail(self) {
        {
            let mut state = self.state.write_value();
            let (number, views, soon) = (state.number, state.views, state.soon.take());
            // What was changed meanwhile is asked all the same, of a new program.
            *state = State {
                number,
                views,
                soon,
                ..State::default()
            };
        }
        self.search.set(Search::Not);
        self.answers.update(|answers| {
            answers.known.clear();
            answers.failed = true;
        });
    }

    fn hear(self, answer: Option<&str>) {
        // What a link carried goes with its page; the last answer may come after that.
        if self.answers.is_disposed() {
            return;
        }
        let Some((number, told)) = answer.and_then(message::told) else {
            self.fail();
            return;
        };
        let mut state = self.state.write_value();
        if number != state.number {
            return;
        }
        if state.trying {
            drop(state);
            self.tried(&told);
            return;
        }
        if !state.sent || state.queue.is_empty() {
            return;
        }
        let asked = state.queue.remove(0);
        state.sent = false;
        let last = state.queue.is_empty();
        drop(state);
        self.answers.update(|answers| {
            let others = |answer: &Answer| answer.asked.wanted != asked.wanted;
            answers.known.retain(others);
            let current = true;
            answers.known.push(Answer {
                asked,
                told,
                current,
            });
            answers.current = last;
            answers.failed = false;
        });
        self.send();
    }
}

lazy_part! {
    /// Asks what the engagement as it is now is not answered to.
    fn ask_anew(odds: OddsState, workbook: Workbook) -> (), in work {
        if !odds.answers.is_disposed() {
            untrack(|| odds.refresh(workbook));
        }
    }
}
