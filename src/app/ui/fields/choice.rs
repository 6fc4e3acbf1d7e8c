//! Check boxes, switches, and one of few.

use leptos::prelude::*;

use super::field::Choice;
use crate::app::ui::Tone;
use crate::app::ui::dom;

/// Belongs to a set or not.
#[component]
pub fn CheckField(
    /// Its name, after the box.
    #[prop(into)]
    label: Signal<String>,
    /// It is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// What ticking does.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                disabled=move || disabled.get()
                prop:checked=move || checked.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span>{move || label.get()}</span>
        </label>
    }
}

/// Counts now, or does not.
#[component]
pub fn Switch(
    /// Its name, such as "Roll back with one command is on".
    #[prop(into)]
    label: Signal<String>,
    /// Read the name out instead of showing it.
    #[prop(optional)]
    hide_label: bool,
    /// It is on.
    #[prop(into)]
    on: Signal<bool>,
    /// What switching does.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                role="switch"
                class="switch"
                disabled=move || disabled.get()
                prop:checked=move || on.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span class:vh=hide_label>{move || label.get()}</span>
        </label>
    }
}

/// One of few, all in view. Arrow keys choose.
#[component]
pub fn Segments(
    /// What is chosen, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The values; their tone colours the chosen one.
    choices: Vec<Choice>,
    /// The value that is chosen; another text chooses none.
    #[prop(into)]
    value: Signal<String>,
    /// What choosing does.
    #[prop(into)]
    on_choose: Callback<String>,
    /// 26 px high.
    #[prop(optional)]
    small: bool,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let group = dom::unique("segments");
    let segment = move |choice: Choice| {
        let class = match choice.tone {
            Tone::Good => "yes",
            Tone::Warn => "part",
            Tone::Bad => "no",
            Tone::Plain | Tone::Info => "",
        };
        let (own, handed) = (choice.value.clone(), choice.value);
        view! {
            <label class=class>
                <input
                    type="radio"
                    name=group.clone()
                    disabled=move || disabled.get()
                    prop:checked=move || value.get() == own
                    on:change=move |_| on_choose.run(handed.clone())
                />
                {choice.name}
            </label>
        }
    };
    view! {
        <span class="seg" class:small=small role="radiogroup" aria-label=move || label.get()>
            {choices.into_iter().map(segment).collect_view()}
        </span>
    }
}

/// One of few with a sentence each, as cards. The chosen one may carry a badge.
#[component]
pub fn OptionCard(
    /// The name of the group, the same for all its cards.
    #[prop(into)]
    group: String,
    /// It is chosen.
    #[prop(into)]
    chosen: Signal<bool>,
    /// What choosing does.
    #[prop(into)]
    on_choose: Callback<()>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="opt">
            <input
                type="radio"
                name=group
                prop:checked=move || chosen.get()
                on:change=move |_| on_choose.run(())
            />
            {children()}
        </label>
    }
}
