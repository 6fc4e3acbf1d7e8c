//! The open engagement: document, analysis, history and its place in storage.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::browser::page;
use super::browser::storage::Kept;
use super::notice::{Action, Notice};
use super::route::Route;
use crate::format::table::Grid;
use crate::model::{
    Analysis, Edit, Engagement, EngagementId, History, Risk, RowId, Visit, analyse,
};
use crate::store::{self, Incoming, Saved, Session, Storage};

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
    /// The open engagement.
    Workbook(EngagementId),
    /// A fragment that leads nowhere, or to an engagement that is not here.
    NotFound(String),
    /// A record that cannot be read: its key and why.
    Unreadable {
        /// Storage key.
        key: String,
        /// Why it cannot be read.
        reason: String,
    },
}

/// Everything the views share. Copies name the same state.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The open engagement.
    pub document: RwSignal<Engagement>,
    /// Its figures; the one analysis all views read.
    pub analysis: Memo<Analysis>,
    /// What the page shows.
    pub screen: RwSignal<Screen>,
    /// Whether the work is in storage.
    pub saved: RwSignal<SaveState>,
    /// Whether there is a step to undo.
    pub can_undo: RwSignal<bool>,
    /// Whether there is a step to redo.
    pub can_redo: RwSignal<bool>,
    /// Messages at the foot of the page.
    pub notices: RwSignal<Vec<Notice>>,
    /// Counts changes of the shelf, so that the library reads it again.
    pub shelf_changed: RwSignal<u32>,
    /// A file's engagement that is kept here with other content: waits for a decision.
    pub clash: RwSignal<Option<Engagement>>,
    /// A table from a file, on its way to the paste dialog.
    pub table: RwSignal<Option<Grid>>,
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

struct State {
    kept: Kept,
    writer: String,
    session: Session,
    history: History,
    dirty: bool,
    timer: Option<Timeout>,
    visits: u64,
    typing: Option<Typing>,
}

/// A new engagement with one row to type in.
pub fn fresh_engagement(name: String) -> Engagement {
    let mut engagement = Engagement::new(page::new_id(), name, page::new_id);
    engagement.risks.push(Risk::blank(page::new_id()));
    engagement
}

impl Desk {
    /// A desk with a fresh engagement on it.
    pub fn new(kept: Kept) -> Self {
        let document = RwSignal::new(fresh_engagement(String::new()));
        let writer = page::new_id::<8>().to_string();
        let id = document.with_untracked(|document| document.id);
        let state = State {
            kept,
            session: Session::new(id, writer.clone()),
            writer,
            history: History::default(),
            dirty: false,
            timer: None,
            visits: 0,
            typing: None,
        };
        Self {
            document,
            analysis: Memo::new(move |_| document.with(analyse)),
            screen: RwSignal::new(Screen::Library),
            saved: RwSignal::new(SaveState::Fresh),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            notices: RwSignal::new(Vec::new()),
            shelf_changed: RwSignal::new(0),
            clash: RwSignal::new(None),
            table: RwSignal::new(None),
            state: StoredValue::new_local(state),
        }
    }

    /// Runs `work` on the storage.
    pub fn with_storage<T>(&self, work: impl FnOnce(&dyn Storage) -> T) -> T {
        let storage = self.state.with_value(|state| state.kept.storage.clone());
        work(&*storage)
    }

    /// Whether what is stored outlives the tab.
    pub fn is_lasting(&self) -> bool {
        self.state.with_value(|state| state.kept.lasting)
    }

    /// Shows a message.
    pub fn notify(&self, text: impl Into<String>, action: Option<Action>) {
        let text = text.into();
        self.notices.update(|notices| {
            notices.retain(|notice| notice.text != text);
            notices.push(Notice { text, action });
        });
    }

    /// Says so when the browser refused something.
    pub fn try_browser<T, E>(&self, result: Result<T, E>) {
        if result.is_err() {
            self.notify("The browser did not allow this here.", None);
        }
    }

    /// Begins a visit to a cell: its edits undo as one step.
    pub fn begin_visit(&self) -> Visit {
        self.state.update_value(|state| state.visits += 1);
        Visit(self.state.with_value(|state| state.visits))
    }

    /// The raw text of this cell while it is being typed in.
    pub fn typing_in(&self, row: RowId, column: usize) -> Option<String> {
        self.state.with_value(|state| {
            let typing = state.typing.as_ref()?;
            (typing.row == row && typing.column == column).then(|| typing.text.clone())
        })
    }

    /// Remembers the raw text of the cell being typed in; `None` when it is left.
    pub fn set_typing(&self, typing: Option<Typing>) {
        self.state.update_value(|state| state.typing = typing);
    }

    /// Applies an edit as an undoable step of its own.
    pub fn edit(&self, edit: Edit) {
        self.edit_in(edit, None);
    }

    /// Applies an edit; those of one visit join into one step.
    pub fn edit_in(&self, edit: Edit, visit: Option<Visit>) {
        self.change(|history, document| history.record(document, edit, visit).is_ok());
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.set_typing(None);
        self.change(History::undo);
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        self.set_typing(None);
        self.change(History::redo);
    }

    fn change(&self, change: impl FnOnce(&mut History, &mut Engagement) -> bool) {
        let taken = self
            .state
            .try_update_value(|state| std::mem::take(&mut state.history));
        let mut history = taken.unwrap_or_default();
        let mut changed = false;
        self.document
            .update(|document| changed = change(&mut history, document));
        self.can_undo.set(history.can_undo());
        self.can_redo.set(history.can_redo());
        self.state.update_value(|state| state.history = history);
        if changed {
            self.touch();
        }
    }

    /// Saves soon, and names the engagement in the address.
    fn touch(&self) {
        if self.saved.get_untracked() == SaveState::Fresh {
            let id = self.document.with_untracked(|document| document.id);
            page::replace_fragment(&Route::Risks(id).to_string());
        }
        if self.saved.get_untracked() != SaveState::Saving {
            self.saved.set(SaveState::Saving);
        }
        let desk = *self;
        self.state.update_value(|state| {
            state.dirty = true;
            state.timer = Some(Timeout::new(SAVE_AFTER_MS, move || desk.flush()));
        });
    }

    /// Saves now what is not saved yet.
    pub fn flush(&self) {
        let Some((storage, lasting, mut session)) = self
            .state
            .try_update_value(|state| {
                state.timer = None;
                let dirty = std::mem::take(&mut state.dirty);
                dirty.then(|| {
                    (
                        state.kept.storage.clone(),
                        state.kept.lasting,
                        state.session.clone(),
                    )
                })
            })
            .flatten()
        else {
            return;
        };
        let now = page::now();
        let outcome = self
            .document
            .with_untracked(|document| session.save(&*storage, document, &now, page::new_id()));
        self.state.update_value(|state| state.session = session);
        match outcome {
            Saved::Stored { .. } if lasting => self.saved.set(SaveState::Saved),
            Saved::Stored { .. } => self.saved.set(SaveState::InTabOnly),
            Saved::Forked { engagement } => self.show_fork(engagement),
            Saved::NotStored(error) => self.keep_unsaved(error.to_string()),
            Saved::Newer { version_text } => self.keep_unsaved(version_text),
            Saved::Refused(error) => self.keep_unsaved(error.to_string()),
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// What is on the desk is not in storage, and why.
    fn keep_unsaved(&self, why: String) {
        self.state.update_value(|state| state.dirty = true);
        self.saved.set(SaveState::NotSaved(why));
    }

    /// Goes on with our side of a conflict; the other side stays as it is.
    fn show_fork(&self, fork: Engagement) {
        let other = self.document.with_untracked(|document| document.id);
        let id = fork.id;
        self.document.set(fork);
        self.saved.set(SaveState::Saved);
        self.forget_history();
        page::replace_fragment(&Route::Risks(id).to_string());
        self.screen.set(Screen::Workbook(id));
        self.notify(
            "Another tab changed this engagement at the same time. Both are kept: this one is now a copy of its own.",
            Some(Action::Open(other)),
        );
    }

    fn forget_history(&self) {
        self.set_typing(None);
        self.state
            .update_value(|state| state.history = History::default());
        self.can_undo.set(false);
        self.can_redo.set(false);
    }

    /// Puts an engagement on the desk, as it stands in storage or about to be stored.
    fn lay_out(&self, engagement: Engagement, session: Session, saved: SaveState) {
        self.flush();
        let id = engagement.id;
        self.state.update_value(|state| state.session = session);
        self.forget_history();
        self.document.set(engagement);
        self.saved.set(saved);
        self.screen.set(Screen::Workbook(id));
    }

    /// Starts an engagement that is stored with its first edit.
    pub fn start_fresh(&self, name: String) {
        let engagement = fresh_engagement(name);
        let writer = self.writer();
        let session = Session::new(engagement.id, writer);
        self.lay_out(engagement, session, SaveState::Fresh);
    }

    /// Stores an engagement that came from outside and opens it.
    pub fn take_over(&self, engagement: Engagement) {
        let id = engagement.id;
        let writer = self.writer();
        let stored = self.with_storage(|storage| store::open(storage, id));
        let session = match stored {
            Ok(Some(Ok(held))) => Session::opened(id, writer, held.stamp),
            _ => Session::new(id, writer),
        };
        self.lay_out(engagement, session, SaveState::Saving);
        self.state.update_value(|state| state.dirty = true);
        self.flush();
        page::go(&Route::Risks(id).to_string());
    }

    /// Shows a table from a file in the paste dialog, over a fresh estimate when none is open.
    pub fn receive_table(&self, table: Grid) {
        if !matches!(self.screen.get_untracked(), Screen::Workbook(_)) {
            self.start_fresh(first_name());
        }
        self.table.set(Some(table));
    }

    /// Lets go of an engagement that changed on the shelf.
    pub fn forget_if_open(&self, id: EngagementId) {
        if self.document.with_untracked(|document| document.id) == id {
            let engagement = fresh_engagement(String::new());
            let session = Session::new(engagement.id, self.writer());
            self.state.update_value(|state| state.session = session);
            self.forget_history();
            self.saved.set(SaveState::Fresh);
            self.document.set(engagement);
        }
    }

    /// The name of this tab among the writers of a record.
    pub fn writer(&self) -> String {
        self.state.with_value(|state| state.writer.clone())
    }

    /// Follows the address.
    pub fn follow(&self, route: Route) {
        self.flush();
        // An engagement just opened from a file has said what was repaired in it.
        let open = self.document.with_untracked(|document| document.id);
        if route != Route::Risks(open) {
            self.notices.update(Vec::clear);
        }
        match route {
            Route::Home if self.is_first_visit() => self.start_fresh(first_name()),
            Route::Home => self.screen.set(Screen::Library),
            Route::Quick => self.start_fresh(first_name()),
            Route::Risks(id) => self.open(id),
            Route::Unknown(fragment) => {
                let text = format!("There is no page at {fragment}.");
                self.screen.set(Screen::NotFound(text));
            }
        }
    }

    fn open(&self, id: EngagementId) {
        let here = self.document.with_untracked(|document| document.id) == id;
        if here && self.saved.get_untracked() != SaveState::Fresh {
            self.screen.set(Screen::Workbook(id));
            return;
        }
        let writer = self.writer();
        match self.with_storage(|storage| store::open(storage, id)) {
            Ok(Some(Ok(held))) => {
                let session = Session::opened(id, writer, held.stamp);
                self.lay_out(held.engagement, session, SaveState::Saved);
                for note in held.notes {
                    self.notify(note, None);
                }
            }
            Ok(Some(Err(unreadable))) => self.screen.set(Screen::Unreadable {
                key: unreadable.key,
                reason: unreadable.reason,
            }),
            Ok(None) => self.screen.set(Screen::NotFound(
                "This engagement is not kept in this browser. It may have been deleted, or it was made in another one: ask for its file.".to_owned(),
            )),
            Err(error) => self.screen.set(Screen::NotFound(error.to_string())),
        }
    }

    /// Another tab wrote to storage.
    pub fn storage_changed(&self, key: Option<&str>, value: Option<&str>) {
        self.shelf_changed.update(|count| *count += 1);
        let id = self.document.with_untracked(|document| document.id);
        if self.saved.get_untracked() == SaveState::Fresh || key != Some(&store::record_key(id)) {
            return;
        }
        let (storage, dirty, mut session) = self.state.with_value(|state| {
            (
                state.kept.storage.clone(),
                state.dirty,
                state.session.clone(),
            )
        });
        let incoming = self.document.with_untracked(|ours| {
            session.incoming(value, dirty, ours, &*storage, &page::now(), page::new_id())
        });
        self.state.update_value(|state| state.session = session);
        match incoming {
            Incoming::Ignored => {}
            Incoming::TakeIn { engagement, .. } => {
                let could_undo = self.can_undo.get_untracked();
                self.forget_history();
                self.document.set(engagement);
                self.saved.set(SaveState::Saved);
                if could_undo {
                    self.notify("Another tab changed this engagement; its changes are shown here, and undo starts anew.", None);
                }
            }
            Incoming::Forked { engagement } => self.show_fork(engagement),
            Incoming::Removed => self.notify(
                "Another tab deleted this engagement. It stays open here, and your next change stores it again.",
                None,
            ),
            Incoming::Unreadable { reason } => self.notify(
                format!("What another tab stored cannot be read here: {reason}"),
                None,
            ),
            Incoming::Newer { version_text } => self.notify(version_text, None),
            Incoming::NotStored(error) => self.keep_unsaved(error.to_string()),
            Incoming::Refused(error) => self.keep_unsaved(error.to_string()),
        }
    }

    /// Whether nothing was ever kept here, readable or not.
    fn is_first_visit(&self) -> bool {
        let keys = self.with_storage(|storage| storage.keys());
        keys.is_ok_and(|keys| !keys.iter().any(|key| store::is_kept(key)))
    }
}

/// The name of an estimate nobody has named yet.
fn first_name() -> String {
    format!("Estimate of {}", page::today())
}
