//! Small marks: states, values, what an edit did.

use leptos::prelude::*;

use super::icon::{Icon, IconSize};
use super::icons;

/// What a colour says; a word always stands beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Good.
    Good,
    /// To be looked at.
    Warn,
    /// Bad.
    Bad,
    /// Said, decided, accepted.
    Info,
}

impl Tone {
    /// The class of this tone, empty for a plain one.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Info => "info",
        }
    }
}

/// A state in a word, such as "draft".
#[component]
pub fn Badge(
    /// What its colour says.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <span class=move || format!("badge {}", tone.get().class())>{children()}</span> }
}

/// How one risk stands against a budget: a shape and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RiskMark {
    /// Takes more than its share alone: a square.
    TooBig,
    /// Near to that: a triangle.
    Caution,
    /// Somebody accepted it: a diamond.
    Accepted,
    /// Small: a dot.
    Small,
}

impl RiskMark {
    fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            RiskMark::TooBig => ("mark big", "M0 0h10v10H0z", "Too big"),
            RiskMark::Caution => ("mark cau", "M5 0l5 9.5H0z", "Caution"),
            RiskMark::Accepted => ("mark acc", "M5 0l5 5-5 5-5-5z", "Accepted"),
            RiskMark::Small => (
                "mark sma",
                "M7.6 5A2.6 2.6 0 1 1 2.4 5 2.6 2.6 0 0 1 7.6 5z",
                "Small",
            ),
        }
    }
}

/// The mark of a risk.
#[component]
pub fn Mark(
    /// Which one.
    #[prop(into)]
    mark: Signal<RiskMark>,
) -> impl IntoView {
    let part = move || mark.get().parts();
    view! {
        <span class=move || part().0>
            <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <path d=move || part().1></path>
            </svg>
            {move || part().2}
        </span>
    }
}

/// The level of a readiness item: one letter in a box.
#[component]
pub fn Level(
    /// The letter.
    #[prop(into)]
    letter: String,
) -> impl IntoView {
    view! { <span class="level">{letter}</span> }
}

/// A person by their initials; the name is read out and shown as a tip.
#[component]
pub fn Avatar(
    /// The whole name.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let initials = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let initials: String = initials.take(2).collect::<String>().to_uppercase();
    view! {
        <span class="avatar" role="img" aria-label=name.clone() data-tip=name>
            {initials}
        </span>
    }
}

/// A value in a pill. For one that opens something see [`ChipButton`].
#[component]
pub fn Chip(
    /// It is the chosen one of several.
    #[prop(optional, into)]
    on: Signal<bool>,
    /// Puts a button behind the value that takes it away.
    #[prop(optional, into)]
    on_remove: Option<Callback<()>>,
    /// The name of that button, such as "Unlink POST /checkout".
    #[prop(optional, into)]
    remove_name: String,
    /// The value.
    children: Children,
) -> impl IntoView {
    let remove = on_remove.map(|on_remove| {
        view! {
            <button
                type="button"
                class="x"
                aria-label=remove_name.clone()
                data-tip=remove_name
                on:click=move |_| on_remove.run(())
            >
                <Icon glyph=icons::CLOSE size=IconSize::Small />
            </button>
        }
    });
    view! {
        <span class="chip" class:on=move || on.get()>
            {children()}
            {remove}
        </span>
    }
}

/// A value in a pill that can be changed, or one of several filters.
#[component]
pub fn ChipButton(
    /// It is switched on, where it is a filter.
    #[prop(optional, into)]
    on: Option<Signal<bool>>,
    /// Shows that pressing opens something.
    #[prop(optional)]
    opens: bool,
    /// What pressing does; `on:click` works as well where the event is needed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            class:on=move || on.is_some_and(|on| on.get())
            aria-pressed=move || on.map(|on| on.get().to_string())
            aria-haspopup=opens.then_some("dialog")
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            <span class="cut">{children()}</span>
            {opens.then(|| view! { <Icon glyph=icons::DOWN size=IconSize::Small /> })}
        </button>
    }
}

/// What an edit did to a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The difference with its sign, such as "−66".
    pub text: String,
    /// What stood there before, such as "was 951".
    pub before: String,
    /// It got worse.
    pub worse: bool,
    /// Differs from edit to edit, so that the same difference twice is shown twice.
    pub edit: u32,
}

/// What the last edit did: leaves after six seconds, or stays until the next where motion is
/// reduced.
#[component]
pub fn Delta(
    /// The last change; none shows nothing.
    #[prop(into)]
    change: Signal<Option<Change>>,
) -> impl IntoView {
    let change = Memo::new(move |_| change.get());
    move || {
        change.get().map(|change| {
            view! {
                <span
                    class="delta fades"
                    class:worse=change.worse
                    data-tip=(!change.before.is_empty()).then_some(change.before)
                >
                    {change.text}
                </span>
            }
        })
    }
}
