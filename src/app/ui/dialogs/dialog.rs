//! Dialogs: for choosing and for forms.

use leptos::html;
use leptos::prelude::*;

use crate::app::ui::button::IconButton;
use crate::app::ui::dom;
use crate::app::ui::icons;
use crate::app::ui::toast::{Toaster, Toasts};

/// How wide a dialog is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// 480 px.
    Small,
    /// 560 px.
    #[default]
    Normal,
    /// 760 px.
    Medium,
    /// 980 px.
    Wide,
}

/// A native modal dialog: head, body, foot with the primary button at its right. Escape and the
/// cross close it, the focus goes back to where it was; a bottom sheet on a phone. What is inside
/// is built when it opens and gone when it closes.
#[component]
pub fn Dialog(
    /// It is open; set to false when it was closed.
    open: RwSignal<bool>,
    /// Its head.
    #[prop(into)]
    title: Signal<String>,
    /// How wide it is.
    #[prop(optional)]
    size: DialogSize,
    /// The buttons of its foot, the primary one last.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// What closing does, however it was closed.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Its body.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = shown_from(open);
    let closed = move || {
        shown.set(false);
        open.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    let content = StoredValue::new((children, foot));
    view! {
        <Show when=move || shown.get()>
            <DialogFrame open size title closed=closed>
                {content.with_value(|(children, foot)| view! {
                    <div class="body">{children()}</div>
                    {foot.as_ref().map(|foot| view! { <footer role="none">{foot.run()}</footer> })}
                })}
            </DialogFrame>
        </Show>
    }
}

/// Whether a dialog is shown, from when it opens: still while it closes, so that the browser gives the focus back.
pub(super) fn shown_from(open: RwSignal<bool>) -> RwSignal<bool> {
    let shown = RwSignal::new(false);
    Effect::new(move || {
        if open.get() {
            shown.set(true);
        }
    });
    shown
}

#[component]
fn DialogFrame(
    open: RwSignal<bool>,
    size: DialogSize,
    title: Signal<String>,
    #[prop(into)] closed: Callback<()>,
    children: Children,
) -> impl IntoView {
    let class = match size {
        DialogSize::Small => "small",
        DialogSize::Normal => "",
        DialogSize::Medium => "med",
        DialogSize::Wide => "wide",
    };
    let (id, labelled) = {
        let id = dom::unique("dialog");
        (id.clone(), id)
    };
    let node: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move || match (node.get(), open.get()) {
        (Some(dialog), true) if !dialog.open() => {
            // Refused only for a dialog outside the page.
            let _ = dialog.show_modal();
            // The browser would start at the cross. What stands above the first field stays in sight.
            let fields = "[autofocus], .body :is(input, textarea, select):not(:disabled)";
            if let Some(first) = dom::all(&dialog, fields).first() {
                dom::focus_in_place(first);
            }
        }
        (Some(dialog), false) if dialog.open() => dialog.close(),
        _ => {}
    });
    let level = use_context::<Toaster>().map(Toaster::dialog_opened);
    let close = move || open.set(false);
    view! {
        <dialog class=class aria-labelledby=labelled node_ref=node on:close=move |_| closed.run(())>
            // Not those of the page, wherever the dialog is mounted.
            <header role="none">
                <h2 id=id>{move || title.get()}</h2>
                <IconButton icon=icons::CLOSE name="Close" keys="Esc" on_press=close />
            </header>
            {children()}
            {level.map(|level| view! { <Toasts level /> })}
        </dialog>
    }
}
