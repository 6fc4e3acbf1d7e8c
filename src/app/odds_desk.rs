//! The odds of the open engagement: what was asked, what was answered, what is still to be asked.

use std::cell::RefCell;
use std::ops::Deref;

use super::browser::odds_line::{self, Line};
use super::desk::Desk;
use super::signals::Signal;
use super::view::follow;
use crate::format::wire;
use crate::model::odds::{Told, Wanted};
use crate::model::{Analysis, Choice, OddsSettings, OddsTable, RowId, choices};

/// The odds beside a desk. Copies name the same.
#[derive(Clone, Copy)]
pub struct OddsDesk(&'static Inner);

/// What the views follow.
pub struct Inner {
    /// The answers that are known.
    pub answers: Signal<Answers>,
    /// Whether more is shown than the first answer, and so asked.
    pub in_full: Signal<bool>,
    /// What a search for the least effort has come to.
    pub search: Signal<Search>,
    state: RefCell<State>,
}

impl Deref for OddsDesk {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        self.0
    }
}

/// A search for the mitigations of least effort that keep the target as often as wanted.
#[derive(Clone, PartialEq)]
pub enum Search {
    /// Nobody asked, or the table is another since.
    Not,
    /// So many choices of so many are tried.
    Trying(usize, usize),
    /// The first choice that is enough, with P(target met); whether none takes less effort.
    Found(Choice, f64, bool),
    /// No choice is enough.
    Nothing,
}

/// The choices still to try.
struct Tries {
    table: OddsTable,
    settings: OddsSettings,
    choices: Vec<Choice>,
    exact: bool,
    at: usize,
    /// The target's place among the budgets.
    target: usize,
}

/// Answers with what they are about.
#[derive(Default)]
pub struct Answers {
    known: Vec<Answer>,
    /// Whether every answer is to the table as it is now.
    pub current: bool,
    /// Whether the program that computes odds could not be started.
    pub failed: bool,
}

struct Answer {
    wanted: Wanted,
    question: Vec<f64>,
    about: About,
    told: Told,
}

/// The targets and risks that an answer's figures are for, in their order.
#[derive(Clone, PartialEq)]
struct About {
    targets: Vec<RowId>,
    risks: Vec<RowId>,
}

struct Asked {
    wanted: Wanted,
    question: Vec<f64>,
    about: About,
}

#[derive(Default)]
struct State {
    line: Option<Line>,
    number: u32,
    /// The first is on its way.
    queue: Vec<Asked>,
    sent: bool,
    /// Tried while nothing else is asked.
    tries: Option<Tries>,
    trying: bool,
}

impl Answers {
    /// The answer to a question, when it is known.
    pub fn told(&self, wanted: Wanted) -> Option<&Told> {
        Some(&self.answer(wanted)?.told)
    }

    /// P(target met) in an answer.
    pub fn kept(&self, wanted: Wanted, target: RowId) -> Option<f64> {
        let answer = self.answer(wanted)?;
        let place = answer.about.targets.iter().position(|id| *id == target)?;
        answer.told.kept.get(place).copied()
    }

    /// What one risk does over the window: P(at least one), minutes when it happens, and P(target
    /// met) without it.
    pub fn each(&self, risk: RowId, target: RowId) -> Option<(f64, f64, f64)> {
        let answer = self.answer(Wanted::Each)?;
        let row = answer.about.risks.iter().position(|id| *id == risk)?;
        let place = answer.about.targets.iter().position(|id| *id == target)?;
        let each = answer.told.each.get(row)?;
        Some((each.happens, each.minutes, *each.without.get(place)?))
    }

    fn answer(&self, wanted: Wanted) -> Option<&Answer> {
        self.known.iter().find(|answer| answer.wanted == wanted)
    }
}

impl OddsDesk {
    /// The odds beside a desk; they follow its engagement.
    pub fn new(desk: Desk) -> Self {
        let odds = Self(Box::leak(Box::new(Inner {
            answers: Signal::new(Answers::default()),
            in_full: Signal::new(false),
            search: Signal::new(Search::Not),
            state: RefCell::default(),
        })));
        follow(move || odds.refresh(desk));
        odds
    }

    /// Asks what the engagement as it is now is not answered to.
    fn refresh(self, desk: Desk) {
        let in_full = self.in_full.get();
        let wanted = desk.with_figures(|document, analysis| {
            // A first row is still being typed: there is nothing to start a program for.
            if analysis.counted == 0 {
                return Vec::new();
            }
            let asks = OddsTable::of(document).asks(&document.odds);
            let about = about(analysis);
            let first = |wanted: &Wanted| match wanted {
                Wanted::AsIs(window) => *window == document.odds.window,
                wanted => *wanted == Wanted::Mitigated,
            };
            let mut all = Vec::with_capacity(asks.len());
            for (wanted, ask) in asks {
                if in_full || first(&wanted) {
                    all.push(Asked {
                        wanted,
                        question: wire::ask(0, &ask),
                        about: about.clone(),
                    });
                }
            }
            all
        });
        let mut state = self.state.borrow_mut();
        let mut same_on_its_way = false;
        let mut queue = Vec::new();
        self.answers.update(|answers| {
            let still = |answer: &Answer| wanted.iter().any(|one| one.wanted == answer.wanted);
            answers.known.retain(still);
            for asked in wanted {
                let known = answers
                    .known
                    .iter_mut()
                    .find(|one| one.wanted == asked.wanted);
                match known {
                    Some(answer) if answer.question == asked.question => {
                        answer.about = asked.about;
                    }
                    _ => queue.push(asked),
                }
            }
            answers.current = queue.is_empty();
        });
        if let (true, Some(now), Some(next)) = (state.sent, state.queue.first(), queue.first()) {
            same_on_its_way = now.wanted == next.wanted && now.question == next.question;
        }
        // Another table: what was found for the last one is no answer.
        if !queue.is_empty() && state.tries.take().is_some() {
            self.search.set(Search::Not);
        }
        state.queue = queue;
        state.sent = same_on_its_way;
        state.trying = false;
        drop(state);
        self.send();
    }

    /// Searches for the mitigations of least effort that keep the chosen target as often as the
    /// settings' confidence says, each choice verified by its own odds.
    pub fn seek(self, desk: Desk) {
        let tries = desk.with_figures(|document, analysis| {
            let target = document.chosen()?.id;
            let target = about(analysis)
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
            self.state.borrow_mut().tries = Some(tries);
            self.send();
        }
    }

    /// Forgets the search: something changed that no question shows, such as an effort.
    pub fn forget_search(self) {
        self.state.borrow_mut().tries = None;
        self.search.set(Search::Not);
    }

    /// Sends the next choice to try.
    fn try_next(self) {
        let mut state = self.state.borrow_mut();
        state.number += 1;
        let number = state.number;
        let asked = state.tries.as_ref().and_then(|tries| {
            let choice = tries.choices.get(tries.at)?;
            let ask = tries.table.ask_with(&tries.settings, &choice.chosen);
            Some(wire::ask(number, &ask))
        });
        if let (Some(question), Some(line)) = (asked, &state.line) {
            line.send(&question);
            state.trying = true;
        }
    }

    /// The odds of the choice that was tried.
    fn tried(self, told: &Told) {
        let mut state = self.state.borrow_mut();
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

    /// Sends the first question of the queue, unless it is on its way.
    fn send(self) {
        let mut state = self.state.borrow_mut();
        if state.sent || state.trying {
            return;
        }
        if state.queue.is_empty() {
            drop(state);
            self.try_next();
            return;
        }
        if state.line.is_none() {
            state.line = odds_line::open(move |numbers| self.hear(&numbers));
        }
        state.number += 1;
        state.sent = true;
        let number = f64::from(state.number);
        if let (Some(asked), Some(line)) = (state.queue.first(), &state.line) {
            let mut question = asked.question.clone();
            question[0] = number;
            line.send(&question);
        }
    }

    fn hear(self, numbers: &[f64]) {
        let Some((number, told)) = wire::told(numbers) else {
            self.answers.update(|answers| answers.failed = true);
            return;
        };
        let mut state = self.state.borrow_mut();
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
            answers.known.retain(|answer| answer.wanted != asked.wanted);
            answers.known.push(Answer {
                wanted: asked.wanted,
                question: asked.question,
                about: asked.about,
                told,
            });
            answers.current = last;
            answers.failed = false;
        });
        self.send();
    }
}

fn about(analysis: &Analysis) -> About {
    let readable = analysis.targets.iter().filter(|one| one.figures.is_ok());
    let counted = analysis.rows.iter().filter(|row| row.figures().is_some());
    About {
        targets: readable.map(|one| one.id).collect(),
        risks: counted.map(|row| row.id).collect(),
    }
}
