//! What a frame shows, however often its address or the page around it changes that. Nothing of it is stored.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use serde_json::Value;

use super::host_line::{self, Heard};
use crate::app::browser::page;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Workbook, fresh_engagement};
use crate::codec::host_message::{Asked, Told, Wrong, read, write};
use crate::codec::json;
use crate::codec::link::embed::EmbedAsk;
use crate::codec::link::share::{Shared, pack, unpack};
use crate::document::Engagement;

/// Edits may pause this long before the page around is told.
const TELL_AFTER: Duration = Duration::from_millis(300);

/// What a frame shows. Copies name the same.
#[derive(Clone, Copy)]
pub struct Shows {
    /// What its address asks.
    pub ask: Memo<EmbedAsk>,
    /// What is shown, on a workbook that stores nothing.
    pub workbook: Workbook,
    /// Its odds.
    pub odds: OddsState,
    /// Whether there is something to show.
    pub state: RwSignal<State>,
    /// The day the figures are of, and whose they are.
    pub origin: RwSignal<(String, String)>,
    /// What was repaired in them or ignored while they were read.
    pub notes: RwSignal<Vec<String>>,
    /// Whether what is shown is not what came.
    pub is_edited: Memo<bool>,
    first: RwSignal<Option<Came>>,
    talk: StoredValue<Talk>,
}

/// What came with the link or the last message.
#[derive(Clone)]
struct Came {
    engagement: Engagement,
    /// The data of the link it came with.
    data: Option<String>,
}

/// Whether there is something to show.
#[derive(Clone, PartialEq)]
pub enum State {
    /// The page around has not sent it yet.
    Waiting,
    /// It can't be read, and why.
    Refused(String),
    /// There is.
    Shown,
}

/// What the page around was told.
#[derive(Clone, Default)]
struct Talk {
    /// The link's data that were opened last.
    opened: Option<String>,
    /// The origin that was told that messages are taken.
    greeted: Option<String>,
    /// The file as the page around knows it.
    known: String,
    timer: Option<TimeoutHandle>,
    height: u32,
}

impl Shows {
    /// What the address asks, followed as long as the owner stands.
    pub fn new(ask: Memo<EmbedAsk>) -> Self {
        let workbook = Workbook::apart(fresh_engagement(String::new()));
        let first = RwSignal::new(None::<Came>);
        let is_edited = Memo::new(move |_| {
            workbook.with_document(|document| {
                first.with(|first| {
                    let came = first.as_ref();
                    came.is_some_and(|came| came.engagement != *document)
                })
            })
        });
        let shows = Self {
            ask,
            workbook,
            odds: OddsState::new(workbook),
            state: RwSignal::new(State::Waiting),
            origin: RwSignal::new(Default::default()),
            notes: RwSignal::new(Vec::new()),
            is_edited,
            first,
            talk: StoredValue::new(Talk::default()),
        };
        untrack(|| shows.follow(&ask.get(), false));
        let follow = move |ask: &EmbedAsk, before: Option<&EmbedAsk>, _| {
            shows.follow(ask, before.is_some_and(|before| before.edit));
        };
        Effect::watch(move || ask.get(), follow, false);
        Effect::watch(
            move || workbook.document.track(),
            move |_, _, _| shows.edited(),
            false,
        );
        let host = move || shows.host();
        host_line::hear(host, move |heard| untrack(|| shows.hear(heard)));
        shows
    }

    fn host(self) -> Option<String> {
        self.ask.with_untracked(|ask| ask.host.clone())
    }

    /// Whether figures are shown that may be changed.
    pub fn is_editable(self) -> bool {
        self.ask.with_untracked(|ask| ask.edit) && self.state.get_untracked() == State::Shown
    }

    /// Follows the address. Data that were opened before stay as they are now, edits and all, unless nobody
    /// may edit any more: readers take what they see for the author's.
    fn follow(self, ask: &EmbedAsk, edited: bool) {
        if edited && !ask.edit {
            self.go_back();
        }
        let awaits = ask.data.is_empty() && ask.host.is_some();
        let is_open = self
            .talk
            .with_value(|talk| talk.opened.as_ref() == Some(&ask.data));
        if !awaits && !is_open {
            match unpack(&ask.data) {
                Ok(shared) => self.show(shared, Some(ask.data.clone())),
                Err(why) => self.state.set(State::Refused(why.words())),
            }
            self.talk
                .update_value(|talk| talk.opened = Some(ask.data.clone()));
        }
        let greeted = self.talk.try_update_value(|talk| {
            let before = std::mem::replace(&mut talk.greeted, ask.host.clone());
            before == ask.host
        });
        if greeted == Some(false) {
            self.tell(Told::Ready, None);
            self.tell_height(self.talk.with_value(|talk| talk.height));
        }
    }

    fn show(self, shared: Shared, data: Option<String>) {
        let made = match shared.made.is_empty() {
            true => page::today(),
            false => shared.made,
        };
        self.lay(&shared.engagement);
        let engagement = shared.engagement;
        self.first.set(Some(Came { engagement, data }));
        self.notes.set(shared.notes);
        self.know(self.file().unwrap_or_default());
        self.origin.set((made, shared.by));
        if self.state.get_untracked() != State::Shown {
            self.state.set(State::Shown);
        }
    }

    /// Lays an engagement on the workbook. One that lies there already is left alone, with the caret in it: some
    /// pages send back what they are told.
    fn lay(self, engagement: &Engagement) {
        let document = self.workbook.document;
        if document.with_untracked(|document| document != engagement) {
            self.put(engagement);
        }
    }

    fn put(self, engagement: &Engagement) {
        self.workbook.forget_history();
        self.workbook.put(engagement.clone());
        self.workbook.stepped.update(|count| *count += 1);
    }

    /// Shows again what came with the link or the last message.
    pub fn go_back(self) {
        if let Some(first) = self.first.get_untracked() {
            self.put(&first.engagement);
        }
    }

    /// The data of a link to what is shown now.
    pub fn data(self) -> String {
        let came = self
            .first
            .with_untracked(|first| first.as_ref()?.data.clone());
        let (made, by) = match (self.is_edited.get_untracked(), &came) {
            (false, Some(data)) => return data.clone(),
            (false, None) => self.origin.get_untracked(),
            (true, _) => (page::today(), String::new()),
        };
        let document = self.workbook.document;
        let packed = document.with_untracked(|document| pack(document, &made, &by));
        // What can't be packed leads to what came, or to a page that says that nothing came along.
        packed.ok().or(came).unwrap_or_default()
    }

    fn file(self) -> Result<String, Wrong> {
        let document = self.workbook.document;
        let written = document.with_untracked(json::write_compact);
        written.map_err(Wrong::NotWritten)
    }

    fn know(self, file: String) {
        self.talk.update_value(|talk| talk.known = file);
    }

    fn hear(self, (id, message): Heard) {
        let asked = message.and_then(|mut message| read(&mut message));
        let told = asked.and_then(|asked| match asked {
            Asked::Get if self.state.get_untracked() != State::Shown => Err(Wrong::NothingShown),
            Asked::Get => self.file().map(Told::File),
            Asked::Load(shared) => {
                let notes = shared.notes.clone();
                self.show(*shared, None);
                Ok(Told::Loaded(notes))
            }
        });
        self.tell(told.unwrap_or_else(Told::Error), id);
    }

    /// Tells the page around what was edited, once it pauses. A frame to look at has nothing to tell.
    fn edited(self) {
        if !self.is_editable() || self.host().is_none() {
            return;
        }
        let timer = set_timeout_with_handle(move || self.tell_changes(), TELL_AFTER).ok();
        let before = self
            .talk
            .try_update_value(|talk| std::mem::replace(&mut talk.timer, timer));
        if let Some(before) = before.flatten() {
            before.clear();
        }
    }

    fn tell_changes(self) {
        // The frame may be gone since, or the address another: without `edit` nothing is told, nor is what
        // nobody sees.
        if self.state.try_get_untracked().is_none() || !self.is_editable() {
            return;
        }
        match self.file() {
            Ok(file) if self.talk.with_value(|talk| talk.known == file) => {}
            Ok(file) => {
                self.know(file.clone());
                self.tell(Told::Changed(file), None);
            }
            Err(wrong) => self.tell(Told::Error(wrong), None),
        }
    }

    fn tell(self, told: Told, id: Option<Value>) {
        // A height says nothing about anybody: it goes to whoever is around when no host is named.
        let to = match &told {
            Told::Height(_) => Some(self.host().unwrap_or_else(|| "*".to_owned())),
            _ => self.host(),
        };
        if let Some(to) = to {
            host_line::tell(&to, &write(told, id));
        }
    }

    /// What is not drawn, in a fold of the page around, has no height to tell.
    fn tell_height(self, height: u32) {
        if height > 0 {
            self.tell(Told::Height(height), None);
        }
    }

    /// Tells the page around how high the content is, when that changes.
    pub fn is_high(self, height: u32) {
        let before = self
            .talk
            .try_update_value(|talk| std::mem::replace(&mut talk.height, height));
        if before.is_some_and(|before| before != height) {
            self.tell_height(height);
        }
    }
}
