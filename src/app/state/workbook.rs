//! The open engagement: document, analysis, history and its place in storage.

use std::collections::HashMap;
use std::ops::DerefMut;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::analysis::{Analysis, Sort, analyse};
use crate::app::browser::page;
use crate::app::browser::storage::Kept;
use crate::app::route::{Page, Route};
use crate::app::state::notices::{Action, Notice};
use crate::app::state::unsaved::Unsaved;
use crate::codec::link::calculator::Ask;
use crate::codec::table::grid::Grid;
use crate::document::names::estimate_name;
use crate::document::{Edit, Engagement, EngagementId, History, Risk, RowId, Visit};
use crate::store::{MemoryStorage, Saved, Session, Storage};

/// Typing may pause this long before a save; a save of a large document costs milliseconds.
const SAVE_AFTER_MS: u32 = 400;

/// Whether the person's work is in storage.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Nothing entered yet.
    Fresh,
    /// All of it.
    Saved,
    /// Soon.
    Saving,
    /// Kept in this tab only, since the browser denies storage.
    InTabOnly,
    /// Not: why, and what to do.
    NotSaved(String),
}

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
    /// A file's engagement that is kept here with other content: waits for a decision.
    pub clash: RwSignal<Option<Engagement>>,
    /// A table from a file, on its way to the paste dialog.
    pub table: RwSignal<Option<Grid>>,
    /// What the table of risks is sorted by, on the screen and in what is copied or exported; the
    /// typing order when `None`, which stays in the document.
    pub sort: RwSignal<Option<Sort>>,
    state: StoredValue<State, LocalStorage>,
}

/// The raw text of the one cell being typed in.
pub struct Typing {
    /// Its row.
    pub row: RowId,
    /// Its column.
    pub column: usize,
    /// What stands in the field.
    pub text: String,
}

pub(crate) struct State {
    pub(crate) kept: Kept,
    writer: String,
    pub(crate) session: Session,
    history: History,
    pub(crate) dirty: bool,
    timer: Option<Timeout>,
    /// Whether nothing of it is stored, and the address stays.
    apart: bool,
    /// What could not be stored before another engagement was opened.
    pub(crate) unsaved: Vec<Unsaved>,
    /// The engagement of which was last said that a newer program stored it.
    pub(crate) behind: Option<EngagementId>,
    visits: u64,
    notices: u64,
    typing: Option<Typing>,
    /// Who did what in an activity that was taken out of a charter.
    pub(crate) taken_out: HashMap<(EngagementId, &'static str), String>,
}

impl State {
    /// A number for a message, never given twice.
    fn next_notice(&mut self) -> u64 {
        self.notices += 1;
        self.notices
    }
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
            history: History::default(),
            dirty: false,
            timer: None,
            apart: false,
            unsaved: Vec::new(),
            behind: None,
            visits: 0,
            notices: 0,
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
            table: RwSignal::new(None),
            sort: RwSignal::new(None),
            state: StoredValue::new_local(state),
        }
    }

    /// A workbook of its own for what a link carries, as long as the owner stands: nothing of it is stored, and
    /// the address stays.
    pub fn apart(engagement: Engagement) -> Self {
        let kept = Kept {
            storage: Rc::new(MemoryStorage::default()),
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

    /// Shows a message: what was done, with what can be done about it.
    pub fn notify(&self, text: impl Into<String>, action: Option<Action>) {
        self.show_notice(text.into(), false, action);
    }

    /// Says what did not work, until it is closed or another page is shown.
    pub fn fail(&self, text: impl Into<String>) {
        self.show_notice(text.into(), true, None);
    }

    fn show_notice(&self, text: String, is_failure: bool, action: Option<Action>) {
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

    /// A field was entered: what is typed in it undoes as one step.
    pub fn enter_field(&self) {
        self.state().visits += 1;
    }

    /// Applies what was typed in a field since it was entered, as one step.
    pub fn edit_in_field(&self, edit: Edit) {
        let visit = Visit(self.state().visits);
        self.edit_in(edit, Some(visit));
    }

    /// The raw text of this cell while it is being typed in.
    pub fn typing_in(&self, row: RowId, column: usize) -> Option<String> {
        let state = self.state();
        let typing = state.typing.as_ref()?;
        (typing.row == row && typing.column == column).then(|| typing.text.clone())
    }

    /// Remembers the raw text of the cell being typed in; `None` when it is left.
    pub fn set_typing(&self, typing: Option<Typing>) {
        self.state().typing = typing;
    }

    /// Applies an edit as an undoable step of its own.
    pub fn edit(&self, edit: Edit) {
        self.edit_in(edit, None);
    }

    fn edit_in(&self, edit: Edit, visit: Option<Visit>) {
        self.change(|history, document| history.record(document, edit, visit).is_ok());
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.set_typing(None);
        self.change(History::undo);
        self.stepped.update(|count| *count += 1);
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        self.set_typing(None);
        self.change(History::redo);
        self.stepped.update(|count| *count += 1);
    }

    /// Undoes or redoes a step if these are the keys for it.
    pub fn undo_by_key(&self, event: &KeyboardEvent) {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => self.undo(),
            ("z", true) | ("y", false) => self.redo(),
            _ => return,
        }
        event.prevent_default();
    }

    fn change(&self, change: impl FnOnce(&mut History, &mut Engagement) -> bool) {
        let mut history = std::mem::take(&mut self.state().history);
        let changed = self
            .document
            .try_update(|document| {
                let name = document.name.clone();
                let is_unnamed = name == estimate_name(document);
                let changed = change(&mut history, document);
                // What nobody has named follows its first risk, and so does undoing.
                if is_unnamed && document.name == name {
                    document.name = estimate_name(document);
                }
                changed
            })
            .unwrap_or_default();
        self.can_undo.set(history.can_undo());
        self.can_redo.set(history.can_redo());
        self.state().history = history;
        if changed {
            self.touch();
        }
    }

    /// Saves soon, and names the engagement in the address.
    fn touch(&self) {
        if self.state().apart {
            return;
        }
        let saved = self.saved.get();
        if saved == SaveState::Fresh {
            let route = Route::Workbook(self.open_id(), self.page());
            page::replace_fragment(&route.to_string());
        }
        if saved != SaveState::Saving {
            self.saved.set(SaveState::Saving);
        }
        let workbook = *self;
        let mut state = self.state();
        state.dirty = true;
        state.timer = Some(Timeout::new(SAVE_AFTER_MS, move || workbook.flush()));
    }

    /// Saves now what is not saved yet.
    pub fn flush(&self) {
        let mut state = self.state();
        state.timer = None;
        if !std::mem::take(&mut state.dirty) {
            return;
        }
        let Kept { storage, lasting } = state.kept.clone();
        let mut session = state.session.clone();
        drop(state);
        let now = page::now();
        let outcome =
            self.with_document(|document| session.save(&*storage, document, &now, page::new_id()));
        self.state().session = session;
        match outcome {
            Saved::Stored { .. } if lasting => self.saved.set(SaveState::Saved),
            Saved::Stored { .. } => self.saved.set(SaveState::InTabOnly),
            Saved::Forked { engagement } => self.show_fork(*engagement),
            Saved::NotStored(error) => self.keep_unsaved(error.to_string()),
            Saved::Newer { .. } => self.stay_behind(),
            Saved::Refused(error) => self.keep_unsaved(error.to_string()),
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// What is on the workbook is not in storage, and why.
    pub(crate) fn keep_unsaved(&self, why: String) {
        self.state().dirty = true;
        self.saved.set(SaveState::NotSaved(why));
    }

    pub(crate) fn forget_history(&self) {
        self.set_typing(None);
        self.state().history = History::default();
        self.can_undo.set(false);
        self.can_redo.set(false);
    }

    /// Puts an engagement on the workbook, as it stands in storage or about to be stored.
    pub(crate) fn lay_out(
        &self,
        engagement: Engagement,
        session: Session,
        saved: SaveState,
        page: Page,
    ) {
        self.flush();
        self.put_by();
        let id = engagement.id;
        if id != self.document.with_untracked(|document| document.id) {
            self.sort.set(None);
        }
        let mut state = self.state();
        state.session = session;
        state.behind = None;
        drop(state);
        self.forget_history();
        self.put(engagement);
        self.saved.set(saved);
        self.screen.set(Screen::Workbook(id, page));
        self.opened.update(|count| *count += 1);
    }

    /// The name of this tab among the writers of a record.
    pub fn writer(&self) -> String {
        self.state().writer.clone()
    }
}
