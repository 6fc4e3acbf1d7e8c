//! The open engagement: document, analysis, history and its place in storage.

use std::collections::HashMap;
use std::ops::DerefMut;
use std::rc::Rc;

use leptos::prelude::*;

use crate::analysis::{Analysis, Sort, analyse};
use crate::app::browser::page;
use crate::app::browser::storage::Kept;
use crate::app::route::Page;
use crate::app::state::held::{Came, Notice, SaveState, Saving, Typing, Unsaved};
use crate::codec::link::calculator::Ask;
use crate::codec::merge::steps::Steps;
use crate::codec::table::grid::Grid;
use crate::document::names::estimate_name;
use crate::document::{Engagement, EngagementId, Risk, RowId};
use crate::store::{MemoryStorage, Session, Storage};

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// The engagements kept here.
    Library,
    /// A page of the open engagement.
    Workbook(EngagementId, Page),
    /// The SLO calculator with what the address asks.
    Slo(Ask),
    /// One question to one person, as its query.
    Estimate(String),
    /// A fragment that leads nowhere, or to an engagement that is not here.
    NotFound(String),
    /// What a link carries.
    View(String),
    /// Cards in somebody else's page, as their query.
    Embed(String),
    /// A record that cannot be read: its key and why.
    Unreadable {
        /// Storage key.
        key: String,
        /// Why it cannot be read.
        reason: String,
    },
}

/// What of the table of risks somebody wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// A cell, by its row and column.
    Cell(RowId, usize),
    /// Only the risks that reach a journey.
    Journey(RowId),
}

/// Everything the views share. Copies name the same workbook.
#[derive(Clone, Copy)]
pub struct Workbook {
    /// The open engagement.
    pub document: RwSignal<Engagement>,
    /// Its figures and findings, made anew with each change.
    pub analysis: Memo<Analysis>,
    /// What the page shows.
    pub screen: RwSignal<Screen>,
    /// Whether the work is in storage.
    pub saved: RwSignal<SaveState>,
    /// Whether there is a step to undo.
    pub can_undo: RwSignal<bool>,
    /// Whether there is a step to redo.
    pub can_redo: RwSignal<bool>,
    /// Counts undone and redone steps, so that a field lets go of what was typed in it.
    pub stepped: RwSignal<u32>,
    /// Messages at the foot of the page.
    pub notices: RwSignal<Vec<Notice>>,
    /// Counts the engagements that were opened, so that a page is drawn anew for each.
    pub opened: RwSignal<u32>,
    /// Counts changes of the library, so that its page reads it again.
    pub shelf_changed: RwSignal<u32>,
    /// A copy of an engagement that is kept here with other content: waits for a decision.
    pub clash: RwSignal<Option<Came>>,
    /// The copy that is brought together with the open engagement, while its page is shown.
    pub other_copy: RwSignal<Option<Came>>,
    /// A table from a file, on its way to the paste dialog.
    pub table: RwSignal<Option<Grid>>,
    /// A file of objectives with its name, on its way to the dialog that imports them.
    pub objectives_file: RwSignal<Option<(String, String)>>,
    /// What of the table of risks somebody wants to see, until the table shows it.
    pub sought: RwSignal<Option<Sought>>,
    /// What the table of risks is sorted by, on the screen and in what is copied or exported; the
    /// typing order when `None`, which stays in the document.
    pub sort: RwSignal<Option<Sort>>,
    state: StoredValue<State, LocalStorage>,
}

pub(crate) struct State {
    pub(crate) kept: Kept,
    pub(super) writer: String,
    pub(crate) session: Session,
    pub(super) steps: Steps,
    pub(crate) saving: Saving,
    /// Whether nothing of it is stored, and the address stays.
    pub(super) apart: bool,
    /// What could not be stored before another engagement was opened.
    pub(crate) unsaved: Vec<Unsaved>,
    /// The engagement of which was last said that a newer program stored it.
    pub(crate) behind: Option<EngagementId>,
    pub(super) visits: u64,
    pub(super) notices: u64,
    /// The message about the step that was last undone or done again.
    pub(super) step_notice: Option<u64>,
    pub(super) typing: Option<Typing>,
    /// Who did what in an activity that was taken out of a charter.
    pub(crate) taken_out: HashMap<(EngagementId, &'static str), String>,
}

/// A new engagement with one row to type in.
pub fn fresh_engagement(name: String) -> Engagement {
    let mut engagement = Engagement::new(page::new_id(), name, page::new_id);
    engagement.risks.push(Risk::blank(page::new_id()));
    engagement
}

/// A new engagement that is called after its first risk until somebody names it.
pub fn fresh_estimate() -> Engagement {
    let mut engagement = fresh_engagement(String::new());
    engagement.name = estimate_name(&engagement);
    engagement
}

impl Workbook {
    /// A workbook with a fresh engagement on it.
    pub fn new(kept: Kept) -> Self {
        let document = fresh_engagement(String::new());
        let writer = page::new_id::<8>().to_string();
        let id = document.id;
        let state = State {
            kept,
            session: Session::new(id, writer.clone()),
            writer,
            steps: Steps::default(),
            saving: Saving::default(),
            apart: false,
            unsaved: Vec::new(),
            behind: None,
            visits: 0,
            notices: 0,
            step_notice: None,
            typing: None,
            taken_out: HashMap::new(),
        };
        let document = RwSignal::new(document);
        Self {
            document,
            analysis: Memo::new(move |_| document.with(analyse)),
            screen: RwSignal::new(Screen::Library),
            saved: RwSignal::new(SaveState::Fresh),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            stepped: RwSignal::new(0),
            notices: RwSignal::new(Vec::new()),
            opened: RwSignal::new(0),
            shelf_changed: RwSignal::new(0),
            clash: RwSignal::new(None),
            other_copy: RwSignal::new(None),
            table: RwSignal::new(None),
            objectives_file: RwSignal::new(None),
            sought: RwSignal::new(None),
            sort: RwSignal::new(None),
            state: StoredValue::new_local(state),
        }
    }

    /// A workbook of its own for what a link carries, as long as the owner stands: nothing of it is stored, and
    /// the address stays.
    pub fn apart(engagement: Engagement) -> Self {
        let kept = Kept {
            storage: Rc::new(MemoryStorage::read_by(|| None)),
            lasting: false,
        };
        let workbook = Self::new(kept);
        workbook.state().apart = true;
        workbook.put(engagement);
        workbook
    }

    /// Whether nothing of it is stored, and the address stays.
    pub fn is_apart(&self) -> bool {
        self.state().apart
    }

    /// Reads the document together with its figures.
    pub fn with_figures<T>(&self, read: impl FnOnce(&Engagement, &Analysis) -> T) -> T {
        self.document
            .with(|document| self.analysis.with(|analysis| read(document, analysis)))
    }

    /// As [`Self::with_figures`], for the whole service whatever journey is chosen.
    pub fn with_whole_service<T>(&self, read: impl FnOnce(&Engagement, &Analysis) -> T) -> T {
        self.with_figures(|document, analysis| match document.scope {
            None => read(document, analysis),
            Some(_) => {
                let whole = document.scoped_to(None);
                read(&whole, &analyse(&whole))
            }
        })
    }

    /// Reads the document.
    pub fn with_document<T>(&self, read: impl FnOnce(&Engagement) -> T) -> T {
        self.document.with(read)
    }

    /// Reads the figures.
    pub fn with_analysis<T>(&self, read: impl FnOnce(&Analysis) -> T) -> T {
        self.analysis.with(read)
    }

    /// The page of the workbook that is shown.
    pub fn page(&self) -> Page {
        match self.screen.get() {
            Screen::Workbook(_, page) => page,
            _ => Page::RISKS,
        }
    }

    /// The id of the open engagement.
    pub fn open_id(&self) -> EngagementId {
        self.with_document(|document| document.id)
    }

    pub(crate) fn put(&self, document: Engagement) {
        self.document.set(document);
    }

    /// What no view follows. Never held while a signal changes: who follows it may ask for it.
    pub(crate) fn state(&self) -> impl DerefMut<Target = State> {
        self.state.write_value()
    }

    /// Runs `work` on the storage.
    pub fn with_storage<T>(&self, work: impl FnOnce(&dyn Storage) -> T) -> T {
        let storage = self.state().kept.storage.clone();
        work(&*storage)
    }

    /// Whether what is stored outlives the tab.
    pub fn is_lasting(&self) -> bool {
        self.state().kept.lasting
    }

    /// The name of this tab among the writers of a record.
    pub fn writer(&self) -> String {
        self.state().writer.clone()
    }
}
