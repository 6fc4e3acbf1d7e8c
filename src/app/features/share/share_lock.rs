//! The part of the share dialog that locks a link with a passphrase.

use leptos::prelude::*;

use crate::app::browser::{page, sealing};
use crate::app::ui::{Button, Icon, IconButton, IconSize, Switch, icons};
use crate::codec::link::lock::{NEEDS_HTTPS, PROTECTS, judged, suggestion};

/// What is chosen of the lock. Copies share it.
#[derive(Clone, Copy)]
pub struct LockChoice {
    /// Whether the link is to be locked.
    pub on: RwSignal<bool>,
    /// The passphrase typed so far.
    pub passphrase: RwSignal<String>,
    visible: RwSignal<bool>,
}

impl LockChoice {
    /// No lock.
    pub fn new() -> Self {
        Self {
            on: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            visible: RwSignal::new(false),
        }
    }

    /// The passphrase of a link that is to be locked.
    pub fn wanted(self) -> Option<String> {
        self.on.get().then(|| self.passphrase.get())
    }
}

/// The switch and what it brings.
#[component]
pub fn LockFields(lock: LockChoice) -> impl IntoView {
    let switch = move |on| {
        lock.on.set(on);
        if on {
            page::focus_soon("#passphrase");
        }
    };
    let fields = match sealing::is_there() {
        false => view! { <p class="quiet">{NEEDS_HTTPS}</p> }.into_any(),
        true => view! {
            <Switch label="The link opens only with a passphrase" on=lock.on on_change=switch />
            <Show when=move || lock.on.get()>
                <Passphrase lock />
            </Show>
        }
        .into_any(),
    };
    view! {
        <fieldset>
            <legend>"Lock with a passphrase"</legend>
            {fields}
        </fieldset>
    }
}

#[component]
fn Passphrase(lock: LockChoice) -> impl IntoView {
    let LockChoice {
        passphrase,
        visible,
        ..
    } = lock;
    let judge = move || passphrase.with(|text| judged(text));
    let hint = move || match judge() {
        Ok(hint) | Err(hint) => hint,
    };
    let good = move || {
        judge()
            .is_ok()
            .then(|| view! { <Icon glyph=icons::CHECK size=IconSize::Small /> })
    };
    let suggest = move || {
        // A browser without chance lends no cryptography either, and then nobody comes here.
        if let Ok(random) = sealing::random() {
            passphrase.set(suggestion(random));
            visible.set(true);
        }
    };
    view! {
        <div class="stack s share-lock">
            <label class="lab" for="passphrase">
                "Passphrase"
            </label>
            <div class="row">
                <input
                    class="in"
                    id="passphrase"
                    type=move || if visible.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="passphrase-hint"
                    prop:value=move || passphrase.get()
                    on:input:target=move |event| passphrase.set(event.target().value())
                />
                <IconButton
                    icon=icons::EYE
                    name="Show the passphrase"
                    attr:aria-pressed=move || visible.get().to_string()
                    on_press=move || visible.update(|visible| *visible = !*visible)
                />
                <Button on_press=suggest>"Suggest one"</Button>
            </div>
            <p class="msg" id="passphrase-hint" role="status">
                {good}
                {hint}
            </p>
            <p class="quiet">{PROTECTS}</p>
        </div>
    }
}
