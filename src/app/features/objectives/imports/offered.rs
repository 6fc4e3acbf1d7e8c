//! What files offer, and what of it a person chose.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::codec::slo_files::{self, Chosen, Found, NamedText, ReadFiles, Whose, is_here};
use crate::document::Span;

/// What somebody said about one.
#[derive(Clone, Default)]
pub struct Said {
    on: Option<bool>,
    whose: Option<Whose>,
}

/// The files in hand, what was understood of them, and what is chosen.
#[derive(Clone, Copy)]
pub struct Offered {
    /// The open engagement.
    pub workbook: Workbook,
    /// What is pasted.
    pub pasted: RwSignal<String>,
    /// The files that were chosen.
    pub files: RwSignal<Vec<NamedText>>,
    /// Files that were not read, and why.
    pub refused: RwSignal<Vec<String>>,
    /// What was understood.
    pub read: Memo<ReadFiles>,
    /// The window of those that say none.
    pub window: RwSignal<Span>,
    /// Whose each seems to be, in their order.
    proposed: Memo<Vec<Whose>>,
    said: RwSignal<BTreeMap<usize, Said>>,
}

impl Offered {
    /// Nothing yet.
    pub fn new(workbook: Workbook) -> Self {
        let pasted = RwSignal::new(String::new());
        let files = RwSignal::new(Vec::<NamedText>::new());
        let read = Memo::new(move |_| {
            let mut texts = files.get();
            texts.push((String::new(), pasted.get()));
            slo_files::read(&texts)
        });
        let proposed = Memo::new(move |_| {
            read.with(|read| {
                workbook.with_document(|document| {
                    let all = read.found.iter();
                    all.map(|one| slo_files::whose(one, document)).collect()
                })
            })
        });
        Self {
            workbook,
            pasted,
            files,
            refused: RwSignal::new(Vec::new()),
            read,
            window: RwSignal::new(Span::Days30),
            proposed,
            said: RwSignal::new(BTreeMap::new()),
        }
    }

    /// Takes other texts, of which nothing is said yet.
    pub fn take(self, with: impl FnOnce(Self)) {
        self.said.update(BTreeMap::clear);
        with(self);
    }

    /// Whose the one at a place is to be.
    pub fn whose(self, at: usize) -> Whose {
        let said = self.said.with(|said| said.get(&at)?.whose.clone());
        let proposed = move || self.proposed.with(|all| all.get(at).cloned());
        said.or_else(proposed).unwrap_or(Whose::Service)
    }

    /// Says whose it is to be.
    pub fn say_whose(self, at: usize, whose: Whose) {
        self.said
            .update(|said| said.entry(at).or_default().whose = Some(whose));
    }

    /// The window that one has here.
    pub fn window_of(self, found: &Found) -> Span {
        match found.says_window {
            true => found.objective.window,
            false => self.window.get(),
        }
    }

    /// Whether the engagement has such an objective already.
    pub fn is_here(self, at: usize, found: &Found) -> bool {
        let (whose, window) = (self.whose(at), self.window_of(found));
        let chosen = Chosen {
            found,
            whose: &whose,
            window,
        };
        self.workbook
            .with_document(|document| is_here(chosen, document))
    }

    /// Whether it is chosen: as somebody said, else unless it is here already.
    pub fn is_on(self, at: usize, found: &Found) -> bool {
        let said = self.said.with(|said| said.get(&at)?.on);
        said.unwrap_or_else(|| !self.is_here(at, found))
    }

    /// Chooses it or not.
    pub fn turn(self, at: usize, on: bool) {
        self.said
            .update(|said| said.entry(at).or_default().on = Some(on));
    }

    /// Does something with those that are chosen.
    pub fn with_chosen<T>(self, does: impl FnOnce(&[Chosen]) -> T) -> T {
        self.read.with(|read| {
            let all = read.found.iter().enumerate();
            let on = all.filter(|(at, found)| self.is_on(*at, found));
            let parts = on.map(|(at, found)| (found, self.whose(at), self.window_of(found)));
            let parts: Vec<_> = parts.collect();
            let chosen = parts.iter().map(|(found, whose, window)| Chosen {
                found,
                whose,
                window: *window,
            });
            does(&chosen.collect::<Vec<_>>())
        })
    }
}
