//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::icon::{Icon, IconSize};
use super::icons::Glyph;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Filled: the one thing to do in a view.
    Primary,
    /// With a border.
    #[default]
    Plain,
    /// Text in the accent.
    Quiet,
    /// Takes something away that cannot be had back.
    Danger,
}

fn classes(kind: ButtonKind, small: bool, busy: bool) -> String {
    let kind = match kind {
        ButtonKind::Primary => "primary",
        ButtonKind::Plain => "",
        ButtonKind::Quiet => "quiet",
        ButtonKind::Danger => "danger",
    };
    let small = if small { "small" } else { "" };
    let busy = if busy { "busy" } else { "" };
    let words = ["btn", kind, small, busy].into_iter();
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn picture(icon: Option<Glyph>, small: bool) -> impl IntoView {
    let size = if small {
        IconSize::Small
    } else {
        IconSize::Normal
    };
    icon.map(|glyph| view! { <Icon glyph size /> })
}

/// A button: a verb with its object.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// 26 px high instead of 32.
    #[prop(optional)]
    small: bool,
    /// A picture before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// Cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Its work is under way: a spinner, and pressing does nothing.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// What pressing does; `on:click` works as well where the event is needed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press.filter(|_| !pending.get_untracked()) {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class=move || classes(kind, small, pending.get())
            disabled=move || disabled.get()
            aria-busy=move || pending.get().then_some("true")
            aria-disabled=move || pending.get().then_some("true")
            on:click=press
        >
            {picture(icon, small)}
            {children()}
        </button>
    }
}

/// A link that looks like a [`Button`].
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// 26 px high instead of 32.
    #[prop(optional)]
    small: bool,
    /// A picture before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=classes(kind, small, false) href=move || href.get()>
            {picture(icon, small)}
            {children()}
        </a>
    }
}

/// A picture to press. Its name is read out, and shown by [`super::Tips`] on hover and focus.
#[component]
pub fn IconButton(
    /// Which picture.
    icon: Glyph,
    /// A verb with its object, such as "Delete risk".
    #[prop(into)]
    name: Signal<String>,
    /// The keys that do the same, such as "Ctrl Z".
    #[prop(optional)]
    keys: &'static str,
    /// 26 px instead of 32.
    #[prop(optional)]
    small: bool,
    /// Turns red when hovered.
    #[prop(optional)]
    danger: bool,
    /// One more class, such as `rowmenu`.
    #[prop(optional)]
    class: &'static str,
    /// Cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What pressing does; `on:click` works as well where the event is needed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let mut words = vec!["ib"];
    words.extend(small.then_some("small"));
    words.extend(danger.then_some("danger"));
    words.extend((!class.is_empty()).then_some(class));
    view! {
        <button
            type="button"
            class=words.join(" ")
            aria-label=move || name.get()
            data-tip=move || name.get()
            data-keys=(!keys.is_empty()).then_some(keys)
            disabled=move || disabled.get()
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            <Icon glyph=icon />
        </button>
    }
}

/// Buttons that belong together, edge to edge.
#[component]
pub fn ButtonGroup(
    /// What they are about.
    #[prop(into)]
    label: Signal<String>,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="bgroup" role="group" aria-label=move || label.get()>
            {children()}
        </span>
    }
}
