//! What a frame shows, however often its address or the page around it changes that. Nothing of it is stored.

use leptos::prelude::Update;

use std::cell::{OnceCell, RefCell};
use std::ops::Deref;

use gloo_timers::callback::Timeout;
use reactive_graph::graph::untrack;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

use crate::app::browser::page;
use crate::app::features::embed::host_line::{Heard, HostLine};
use crate::app::old::signals::Signal;
use crate::app::old::view::{collect, follow, set_style};
use crate::app::route::Route;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Workbook, fresh_engagement};
use crate::codec::host_message::{Asked, Told, Wrong, read, write};
use crate::codec::json;
use crate::codec::link::embed::{EmbedAsk, Theme};
use crate::codec::link::share::{Shared, pack, unpack};
use crate::document::Engagement;

/// Edits may pause this long before the page around is told.
const TELL_AFTER_MS: u32 = 300;

thread_local! {
    static FRAME: OnceCell<Frame> = const { OnceCell::new() };
}

/// The frame. Copies name the same.
#[derive(Clone, Copy)]
pub struct Frame(&'static Inner);

/// What the views follow.
pub struct Inner {
    /// What is shown, on a workbook that stores nothing.
    pub workbook: Workbook,
    /// Its odds.
    pub odds: OddsState,
    /// Whether there is something to show.
    pub state: Signal<State>,
    /// The day the figures are of, and whose they are.
    pub origin: Signal<(String, String)>,
    /// What was repaired in them or ignored while they were read.
    pub notes: Signal<Vec<String>>,
    ask: RefCell<EmbedAsk>,
    /// The link's data that were opened last.
    opened: RefCell<Option<String>>,
    first: RefCell<Option<Came>>,
    line: Option<HostLine>,
    /// The origin that was told that messages are taken.
    greeted: RefCell<Option<String>>,
    /// The file as the page around knows it.
    known: RefCell<String>,
    timer: RefCell<Option<Timeout>>,
    height: RefCell<u32>,
    observer: RefCell<Option<ResizeObserver>>,
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

impl Deref for Frame {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        self.0
    }
}

impl Frame {
    /// The frame, as its address asks now.
    pub fn asked(ask: &EmbedAsk) -> Self {
        let frame = FRAME.with(|frame| *frame.get_or_init(Self::new));
        // Who draws the page is not to draw it anew for what is read on the way.
        untrack(|| frame.follow(ask.clone()));
        frame
    }

    fn new() -> Self {
        let workbook = Workbook::apart(fresh_engagement(String::new()));
        let (frame, effects) = collect(|| {
            let frame = Self(Box::leak(Box::new(Inner {
                workbook,
                odds: OddsState::new(workbook),
                state: Signal::new(State::Waiting),
                origin: Signal::new(Default::default()),
                notes: Signal::new(Vec::new()),
                ask: RefCell::default(),
                opened: RefCell::default(),
                first: RefCell::default(),
                line: HostLine::find(),
                greeted: RefCell::default(),
                known: RefCell::default(),
                timer: RefCell::default(),
                height: RefCell::default(),
                observer: RefCell::default(),
            })));
            follow(move || {
                workbook.with_document(|_| ());
                frame.edited();
            });
            frame
        });
        // The frame lives as long as the page.
        std::mem::forget(effects);
        if let Some(line) = &frame.line {
            line.hear(move || frame.host(), move |heard| frame.hear(heard));
        }
        page::on_window("hashchange", |_| {
            if !is_here() {
                colour(Theme::Auto);
                page::document().set_title("Bad Minutes");
            }
        });
        page::on_window("keydown", move |event| {
            if frame.is_editable() && is_here() {
                frame.workbook.undo_by_key(event.unchecked_ref());
            }
        });
        frame
    }

    fn host(self) -> Option<String> {
        self.ask.borrow().host.clone()
    }

    /// Whether figures are shown that may be changed.
    fn is_editable(self) -> bool {
        self.ask.borrow().edit && untrack(|| self.state.get()) == State::Shown
    }

    /// Follows the address. Data that were opened before stay as they are now, edits and all, unless nobody
    /// may edit any more: readers take what they see for the author's.
    fn follow(self, ask: EmbedAsk) {
        let (data, awaits) = (ask.data.clone(), ask.data.is_empty() && ask.host.is_some());
        let edits = ask.edit;
        if self.ask.replace(ask).edit && !edits {
            self.go_back();
        }
        if !awaits && self.opened.borrow().as_ref() != Some(&data) {
            match unpack(&data) {
                Ok(shared) => self.show(shared, Some(data.clone())),
                Err(why) => self.state.set(State::Refused(why.words())),
            }
            self.opened.replace(Some(data));
        }
        let host = self.host();
        if self.greeted.replace(host.clone()) != host {
            self.tell(Told::Ready, None);
            self.tell_height(*self.height.borrow());
        }
    }

    fn show(self, shared: Shared, data: Option<String>) {
        let made = match shared.made.is_empty() {
            true => page::today(),
            false => shared.made,
        };
        self.lay(&shared.engagement);
        let engagement = shared.engagement;
        self.first.replace(Some(Came { engagement, data }));
        self.notes.set(shared.notes);
        self.known.replace(self.file().unwrap_or_default());
        self.origin.set((made, shared.by));
        if self.state.get() != State::Shown {
            self.state.set(State::Shown);
        }
    }

    /// Lays an engagement on the workbook. One that lies there already is left alone, with the caret in it: some
    /// pages send back what they are told.
    fn lay(self, engagement: &Engagement) {
        if self
            .workbook
            .with_document(|document| document == engagement)
        {
            return;
        }
        self.put(engagement);
    }

    fn put(self, engagement: &Engagement) {
        self.workbook.forget_history();
        self.workbook.put(engagement.clone());
        self.workbook.stepped.update(|count| *count += 1);
    }

    /// Shows again what came with the link or the last message.
    pub fn go_back(self) {
        let first = self.first.borrow().clone();
        if let Some(first) = first {
            self.put(&first.engagement);
        }
    }

    /// Whether what is shown is not what came.
    pub fn is_edited(self) -> bool {
        self.workbook.with_document(|document| {
            let first = self.first.borrow();
            first
                .as_ref()
                .is_some_and(|first| first.engagement != *document)
        })
    }

    /// The data of a link to what is shown now.
    pub fn data(self) -> String {
        let came = self
            .first
            .borrow()
            .as_ref()
            .and_then(|first| first.data.clone());
        let (made, by) = match (self.is_edited(), &came) {
            (false, Some(data)) => return data.clone(),
            (false, None) => self.origin.get(),
            (true, _) => (page::today(), String::new()),
        };
        let packed = self
            .workbook
            .with_document(|document| pack(document, &made, &by));
        // What can't be packed leads to what came, or to a page that says that nothing came along.
        packed.ok().or(came).unwrap_or_default()
    }

    fn file(self) -> Result<String, Wrong> {
        let written = self.workbook.with_document(json::write_compact);
        written.map_err(Wrong::NotWritten)
    }

    fn hear(self, (id, message): Heard) {
        let asked = message.and_then(|mut message| read(&mut message));
        let told = asked.and_then(|asked| match asked {
            Asked::Get if self.state.get() != State::Shown => Err(Wrong::NothingShown),
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
        if self.is_editable() && self.host().is_some() {
            let timer = Timeout::new(TELL_AFTER_MS, move || self.tell_changes());
            self.timer.replace(Some(timer));
        }
    }

    fn tell_changes(self) {
        // The address may have changed since: without `edit` nothing is told, nor is what nobody sees.
        if !self.is_editable() {
            return;
        }
        match self.file() {
            Ok(file) if file == *self.known.borrow() => {}
            Ok(file) => {
                self.known.replace(file.clone());
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
        if let (Some(line), Some(to)) = (&self.line, to) {
            line.tell(&to, &write(told, id));
        }
    }

    /// What is not drawn, in a fold of the page around, has no height to tell.
    fn tell_height(self, height: u32) {
        if height > 0 {
            self.tell(Told::Height(height), None);
        }
    }

    /// Tells the page around how high `content` is, now and when that changes.
    pub fn measure(self, content: &Element) {
        if self.line.is_none() {
            return;
        }
        if let Some(last) = self.observer.take() {
            last.disconnect();
        }
        let measured = content.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            let height = measured.get_bounding_client_rect().height().ceil() as u32;
            if self.height.replace(height) != height {
                self.tell_height(height);
            }
        });
        if let Ok(observer) = ResizeObserver::new(changed.into_js_value().unchecked_ref()) {
            observer.observe(content);
            self.observer.replace(Some(observer));
        }
    }
}

/// The whole page has the colours, so that controls and scroll bars have them too.
pub fn colour(theme: Theme) {
    let scheme = match theme {
        Theme::Auto => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    if let Some(root) = page::document().document_element() {
        set_style(&root, "color-scheme", scheme);
    }
}

/// Whether the page still shows a frame's content: its address may lead elsewhere by now.
fn is_here() -> bool {
    matches!(page::fragment().parse(), Ok(Route::Embed(_)))
}
