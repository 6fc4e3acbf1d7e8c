//! A link that asks for its passphrase.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::SubmitEvent;

use super::shared_opened::{SharedOpened, Ways};
use crate::app::browser::{page, sealing};
use crate::app::ui::{Icon, IconButton, IconSize, Note, NoteKind, TopBar, icons};
use crate::codec::link::lock::{Locked, NEEDS_HTTPS, NOT_OPENED};
use crate::codec::link::share::{Shared, inflated};

/// What the form knows. Copies name the same.
#[derive(Clone, Copy)]
struct Asking {
    link: StoredValue<Locked>,
    typed: RwSignal<String>,
    working: RwSignal<bool>,
    /// What was wrong with the last passphrase.
    wrong: RwSignal<String>,
    open: RwSignal<Option<Shared>>,
    field: NodeRef<html::Input>,
}

/// The form, and in its place what the link carries once it is open.
#[component]
pub fn SharedLocked(
    /// What is locked.
    link: Locked,
    /// Draws the report of the workbook in its context.
    report: ViewFn,
) -> impl IntoView {
    let asking = Asking {
        link: StoredValue::new(link),
        typed: RwSignal::new(String::new()),
        working: RwSignal::new(false),
        wrong: RwSignal::new(String::new()),
        open: RwSignal::new(None),
        field: NodeRef::new(),
    };
    move || match asking.open.get() {
        Some(shared) => {
            let report = report.clone();
            page::focus_soon("#shared");
            view! { <SharedOpened shared report /> }.into_any()
        }
        None => view! { <Lock asking /> }.into_any(),
    }
}

#[component]
fn Lock(asking: Asking) -> impl IntoView {
    let form = match sealing::is_there() {
        true => view! {
            <p class="muted">
                "Whoever sent it has a passphrase for you. The link is opened in this browser; nothing is sent or stored."
            </p>
            <Form asking />
            <p class="quiet">"Lost it? Ask the sender. Nobody else can open the link."</p>
        }
        .into_any(),
        false => view! { <Note kind=NoteKind::Error>{NEEDS_HTTPS}</Note> }.into_any(),
    };
    view! {
        <TopBar>
            <b>"Bad Minutes"</b>
        </TopBar>
        <main class="shared" id="main" tabindex="-1">
            <div class="lockp">
                <Icon glyph=icons::LOCK size=IconSize::Large />
                <h1>"This link is locked"</h1>
                {form}
                <Ways />
            </div>
        </main>
    }
}

#[component]
fn Form(asking: Asking) -> impl IntoView {
    let Asking {
        typed,
        working,
        wrong,
        field,
        ..
    } = asking;
    let visible = RwSignal::new(false);
    field.on_load(|field| {
        request_animation_frame(move || {
            // A field that is gone again needs no focus.
            let _ = field.focus();
        });
    });
    let is_wrong = move || wrong.with(|wrong| !wrong.is_empty());
    let type_in = move |text: String| {
        typed.set(text);
        wrong.set(String::new());
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        asking.open();
    };
    view! {
        <form class="stack s" on:submit=submit>
            <label class="lab" for="passphrase">
                "Passphrase"
            </label>
            <div class="row">
                <input
                    class="in tall"
                    id="passphrase"
                    node_ref=field
                    type=move || if visible.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="passphrase-wrong"
                    aria-invalid=move || is_wrong().then_some("true")
                    prop:value=move || typed.get()
                    on:input:target=move |event| type_in(event.target().value())
                />
                <IconButton
                    icon=icons::EYE
                    name="Show the passphrase"
                    attr:aria-pressed=move || visible.get().to_string()
                    on_press=move || visible.update(|visible| *visible = !*visible)
                />
            </div>
            <p class="msg bad" id="passphrase-wrong" role="alert">
                {move || wrong.get()}
            </p>
            <p class="quiet" role="status">
                {move || working.get().then_some("Opening… this takes a moment.")}
            </p>
            <button class="btn primary tall" type="submit">
                <Icon glyph=icons::KEY />
                "Open"
            </button>
        </form>
    }
}

impl Asking {
    /// Tries what is typed, unless something is being tried.
    fn open(self) {
        if self.working.get_untracked() {
            return;
        }
        let passphrase = self.typed.get_untracked();
        if passphrase.trim().is_empty() {
            self.wrong.set("Type the passphrase first.".to_owned());
            return page::focus("#passphrase");
        }
        self.working.set(true);
        self.wrong.set(String::new());
        let link = self.link.get_value();
        spawn_local(async move {
            let plain = sealing::unlock(&passphrase, &link).await;
            // Somebody may have gone elsewhere meanwhile.
            if self.working.try_set(false).is_some() {
                return;
            }
            match plain.map(|plain| inflated(&plain)) {
                Ok(Ok(shared)) => self.open.set(Some(shared)),
                Ok(Err(why)) => self.wrong.set(why.words()),
                Err(_) => self.wrong.set(NOT_OPENED.to_owned()),
            }
        });
    }
}
