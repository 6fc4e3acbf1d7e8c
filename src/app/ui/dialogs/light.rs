//! A dialog that does not hold the page.

use leptos::html;
use leptos::prelude::*;

use crate::app::ui::button::IconButton;
use crate::app::ui::dialogs::dialog::shown_from;
use crate::app::ui::dom;
use crate::app::ui::icons;

/// A dialog that a press outside closes, as Escape does. It is there at once on a large page too, which a browser styles
/// anew for a modal dialog. The focus goes back to where it was; what is inside is built when it opens.
#[component]
pub fn LightDialog(
    /// It is open; set to false when it was closed.
    open: RwSignal<bool>,
    /// Its head.
    title: &'static str,
    /// Its body.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = shown_from(open);
    let children = StoredValue::new(children);
    view! {
        <Show when=move || shown.get()>
            <LightFrame open shown title>
                {children.with_value(|children| children())}
            </LightFrame>
        </Show>
    }
}

#[component]
fn LightFrame(
    open: RwSignal<bool>,
    shown: RwSignal<bool>,
    title: &'static str,
    children: Children,
) -> impl IntoView {
    let id = dom::unique("dialog");
    let labelled = id.clone();
    let node: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move || match (node.get(), open.get()) {
        (Some(dialog), true) if !dom::is_shown(&dialog) => {
            // Refused only for a dialog outside the page.
            let _ = dialog.show_popover();
            if let Some(first) = dom::all(&dialog, "[autofocus]").first() {
                dom::focus_in_place(first);
            }
        }
        (Some(dialog), false) if dom::is_shown(&dialog) => {
            // It is shown, so it can be hidden.
            let _ = dialog.hide_popover();
        }
        _ => {}
    });
    let toggled = move |_| {
        if node
            .get_untracked()
            .is_some_and(|dialog| !dom::is_shown(&dialog))
        {
            shown.set(false);
            open.set(false);
        }
    };
    let close = move || open.set(false);
    view! {
        <dialog popover="auto" aria-labelledby=labelled node_ref=node on:toggle=toggled>
            <header role="none">
                <h2 id=id>{title}</h2>
                <IconButton icon=icons::CLOSE name="Close" keys="Esc" on_press=close />
            </header>
            <div class="body">{children()}</div>
        </dialog>
    }
}
