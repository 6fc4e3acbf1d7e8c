//! Notes, empty places, and figures that are being computed.

use leptos::prelude::*;

use super::icon::Icon;
use super::icons;

/// What a note is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteKind {
    /// A remark.
    #[default]
    Plain,
    /// Worth knowing.
    Info,
    /// To be looked at.
    Warn,
    /// Something failed: read out at once.
    Error,
    /// Done.
    Ok,
}

/// A state, its cause and what to do, in one or two sentences.
#[component]
pub fn Note(
    /// What it is.
    #[prop(optional)]
    kind: NoteKind,
    /// Links or buttons at its end.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    /// The sentences.
    children: Children,
) -> impl IntoView {
    let (class, glyph) = match kind {
        NoteKind::Plain => ("note", icons::INFO),
        NoteKind::Info => ("note info", icons::INFO),
        NoteKind::Warn => ("note warn", icons::WARNING),
        NoteKind::Error => ("note bad", icons::ERROR),
        NoteKind::Ok => ("note good", icons::CHECK),
    };
    view! {
        <div class=class role=(kind == NoteKind::Error).then_some("alert")>
            <Icon glyph />
            <div class="grow">{children()}</div>
            {action.map(|action| view! { <div class="row">{action.run()}</div> })}
        </div>
    }
}

/// A place where nothing is yet: what belongs here, one example, one button.
#[component]
pub fn EmptyState(
    /// What is missing, such as "No mitigations yet".
    #[prop(into)]
    title: String,
    /// One sentence with an example.
    #[prop(into)]
    example: String,
    /// The button that starts it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <b>{title}</b>
            <p>{example}</p>
            {children()}
        </div>
    }
}

/// A figure that may be out of date for a moment: while `pending`, the old one stays, quieter,
/// with a spinner beside it.
#[component]
pub fn Pending(
    /// The figure is being computed.
    #[prop(into)]
    pending: Signal<bool>,
    /// The figure.
    children: Children,
) -> impl IntoView {
    view! {
        <span class:busy=move || pending.get() aria-busy=move || pending.get().then_some("true")>
            {children()}
        </span>
    }
}

/// A spinner with words that are only read out.
#[component]
pub fn Spinner(
    /// What is waited for, such as "Computing the odds".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <span role="status">
            <span class="spinner" aria-hidden="true"></span>
            <span class="vh">{label}</span>
        </span>
    }
}

/// Something that is opened in place.
#[component]
pub fn Fold(
    /// What it is about.
    #[prop(into)]
    summary: Signal<String>,
    /// Open at first.
    #[prop(optional)]
    open: bool,
    /// What is folded away.
    children: Children,
) -> impl IntoView {
    view! {
        <details open=open>
            <summary>
                <Icon glyph=icons::RIGHT class="chev" />
                {move || summary.get()}
            </summary>
            {children()}
        </details>
    }
}
