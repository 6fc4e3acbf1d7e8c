//! Fields with a label above them.

use leptos::prelude::*;

use crate::app::ui::dom::{self, keeps_text};
use crate::app::ui::icon::{Icon, IconSize};
use crate::app::ui::icons;

/// What is said under a field, and how the field points to it.
#[derive(Clone, Copy)]
struct Said {
    id: StoredValue<String>,
    error: Signal<Option<String>>,
    help: Signal<Option<String>>,
}

impl Said {
    fn new(error: Signal<Option<String>>, help: Signal<Option<String>>) -> Self {
        let id = StoredValue::new(dom::unique("said"));
        Self { id, error, help }
    }

    fn invalid(self) -> Option<&'static str> {
        self.error.with(Option::is_some).then_some("true")
    }

    fn described(self) -> Option<String> {
        let any = self.error.with(Option::is_some) || self.help.with(Option::is_some);
        any.then(|| self.id.get_value())
    }

    fn view(self) -> Option<impl IntoView + use<>> {
        let (text, class) = match (self.error.get(), self.help.get()) {
            (Some(error), _) => (error, "msg bad"),
            (None, Some(help)) => (help, "msg"),
            (None, None) => return None,
        };
        Some(view! { <span id=self.id.get_value() class=class>{text}</span> })
    }
}

/// What a one-line field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Text,
    /// A number, a duration, a range: digits first on a phone, no spelling.
    Figure,
    /// A date, as year-month-day.
    Date,
    /// An address.
    Url,
    /// A search.
    Search,
    /// A passphrase, hidden.
    Secret,
}

impl TextKind {
    fn parts(self) -> (&'static str, &'static str) {
        match self {
            TextKind::Text => ("text", "text"),
            TextKind::Figure => ("text", "decimal"),
            TextKind::Date => ("date", "none"),
            TextKind::Url => ("url", "url"),
            TextKind::Search => ("search", "search"),
            TextKind::Secret => ("password", "text"),
        }
    }
}

/// A field of one line. It always shows `value`: whoever passes it takes over what is typed.
#[component]
pub fn TextField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Read the name out instead of showing it.
    #[prop(optional)]
    hide_label: bool,
    /// What it holds.
    #[prop(optional)]
    kind: TextKind,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// At each key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// When it is left or Enter is pressed, if it changed.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// An example of what to type.
    #[prop(optional, into)]
    placeholder: String,
    /// What is wrong: under the field, in red.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Help under the field.
    #[prop(optional, into)]
    help: Signal<Option<String>>,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The input's id, where something points to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The input, where it is focused by code.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    let (kind_name, mode) = kind.parts();
    let said = Said::new(error, help);
    let spell = (kind != TextKind::Text).then_some("false");
    view! {
        <label class="field">
            <span class:vh=hide_label>{move || label.get()}</span>
            <input
                class="in"
                id=id
                type=kind_name
                inputmode=mode
                autocomplete="off"
                spellcheck=spell
                placeholder=placeholder
                node_ref=node_ref
                aria-invalid=move || said.invalid()
                aria-describedby=move || said.described()
                disabled=move || disabled.get()
                use:keeps_text=value
                on:input:target=move |event| run(on_input, event.target().value())
                on:change:target=move |event| run(on_change, event.target().value())
            />
            {move || said.view()}
        </label>
    }
}

fn run(callback: Option<Callback<String>>, text: String) {
    if let Some(callback) = callback {
        callback.run(text);
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Read the name out instead of showing it.
    #[prop(optional)]
    hide_label: bool,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// At each key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// When it is left, if it changed.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// How many lines it shows.
    #[prop(default = 3)]
    rows: u32,
    /// An example of what to type.
    #[prop(optional, into)]
    placeholder: String,
    /// What is wrong: under the field, in red.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Help under the field.
    #[prop(optional, into)]
    help: Signal<Option<String>>,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let said = Said::new(error, help);
    view! {
        <label class="field">
            <span class:vh=hide_label>{move || label.get()}</span>
            <textarea
                class="in"
                rows=rows.to_string()
                placeholder=placeholder
                aria-invalid=move || said.invalid()
                aria-describedby=move || said.described()
                disabled=move || disabled.get()
                use:keeps_text=value
                on:input:target=move |event| run(on_input, event.target().value())
                on:change:target=move |event| run(on_change, event.target().value())
            ></textarea>
            {move || said.view()}
        </label>
    }
}

/// A text of a document, edited where it stands: no box until it is touched. Help under it shows
/// while it has the focus.
#[component]
pub fn Ed(
    /// Its name, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// At each key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// An example of what to type.
    #[prop(optional, into)]
    placeholder: String,
    /// What to write, then why: shown while it has the focus.
    #[prop(optional, into)]
    help: String,
    /// Cannot be changed: plain text.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// One more class, such as `lead`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let id = dom::unique("help");
    let described = (!help.is_empty()).then(|| id.clone());
    view! {
        <div class="ed-field">
            <textarea
                class=format!("ed {class}")
                rows="1"
                placeholder=placeholder
                aria-label=move || label.get()
                aria-describedby=described
                readonly=move || read_only.get()
                use:keeps_text=value
                on:input:target=move |event| run(on_input, event.target().value())
            ></textarea>
            {(!help.is_empty()).then(|| view! { <p class="ed-help" id=id>{help}</p> })}
        </div>
    }
}

/// One value of a [`SelectField`] or [`Segments`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is handed over.
    pub value: String,
    /// What is shown.
    pub name: String,
    /// What its colour says when it is chosen, in [`Segments`].
    pub tone: crate::app::ui::Tone,
}

impl Choice {
    /// A choice without a colour.
    pub fn new(value: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            name: name.into(),
            tone: crate::app::ui::Tone::Plain,
        }
    }

    /// The same with a colour.
    pub fn toned(self, tone: crate::app::ui::Tone) -> Self {
        Self { tone, ..self }
    }
}

/// One of many.
#[component]
pub fn SelectField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The name beside it instead of above: for the head of a page.
    #[prop(optional)]
    inline: bool,
    /// Read the name out instead of showing it.
    #[prop(optional)]
    hide_label: bool,
    /// As wide as what is chosen, and bold.
    #[prop(optional)]
    slim: bool,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// What choosing does.
    #[prop(into)]
    on_choose: Callback<String>,
    /// What is wrong: under the field, in red.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Help under the field.
    #[prop(optional, into)]
    help: Signal<Option<String>>,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let said = Said::new(error, help);
    let options = Memo::new(move |_| choices.get());
    let value = Memo::new(move |_| value.get());
    let option = move |choice: Choice| {
        let Choice {
            value: own, name, ..
        } = choice;
        let chosen = own.clone();
        view! { <option value=own selected=move || value.get() == chosen>{name}</option> }
    };
    view! {
        <label class=if inline { "inline" } else { "field" }>
            <span class=if inline { "hide-s" } else { "" } class:vh=hide_label>
                {move || label.get()}
            </span>
            <select
                class=if slim || inline { "in slim" } else { "in" }
                aria-label=move || label.get()
                aria-invalid=move || said.invalid()
                aria-describedby=move || said.described()
                disabled=move || disabled.get()
                prop:value=move || {
                    options.track();
                    value.get()
                }
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
            {move || said.view()}
        </label>
    }
}

/// What is said under a table about its cells.
#[component]
pub fn Message(
    /// It is an error; else a hint.
    #[prop(optional)]
    error: bool,
    /// The sentence: which cell, what is wrong, what is expected.
    children: Children,
) -> impl IntoView {
    let (class, glyph) = match error {
        true => ("msg bad", icons::ERROR),
        false => ("msg", icons::INFO),
    };
    view! {
        <p class=class>
            <Icon glyph size=IconSize::Small />
            " "
            {children()}
        </p>
    }
}
