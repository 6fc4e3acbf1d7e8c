//! What can be asked from anywhere, by a press or a key; what answers is loaded when somebody first asks.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::browser::page;
use crate::app::features::help::asked::{Answers, Asked};
use crate::app::ui::{LaterDialog, lazy_part, ready};

/// Hears what is asked, and answers it.
#[component]
pub fn Help() -> impl IntoView {
    let asked = Asked {
        what: RwSignal::new(None),
        at: StoredValue::new_local(None),
        typed: StoredValue::default(),
    };
    let ask = move |what: &str, at: Option<Element>| {
        asked
            .at
            .set_value(at.and_then(|at| at.dyn_into::<HtmlElement>().ok()));
        asked.typed.set_value(String::new());
        asked.what.set(Some(what.to_owned()));
    };
    let pressed = window_event_listener(ev::click, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let figure = target.and_then(|it| it.closest("[data-why]").ok().flatten());
        if let Some(what) = figure.as_ref().and_then(|it| it.get_attribute("data-why")) {
            event.prevent_default();
            ask(&what, figure);
        }
    });
    let typed = window_event_listener(ev::keydown, move |event| {
        let at = page::document().active_element();
        let is_in = |selector| {
            at.as_ref()
                .is_some_and(|it| it.closest(selector).is_ok_and(|it| it.is_some()))
        };
        let with_ctrl = event.ctrl_key() || event.meta_key();
        let asks = |what| {
            asked
                .what
                .with_untracked(|asked| asked.as_deref() == Some(what))
        };
        let what = match (event.key().as_str(), with_ctrl, event.alt_key()) {
            ("?", false, false) if !is_in("input, textarea, select, [contenteditable]") => {
                Some("keys".to_owned())
            }
            // A modal dialog is answered first.
            ("k", true, false) if is_in("dialog:modal") => return event.prevent_default(),
            ("k", true, false) => Some("palette".to_owned()),
            ("F9", false, false) => Some("large".to_owned()),
            ("Enter", false, true) => figure_of(at.as_ref()),
            // What is typed while the search is loading is meant for it.
            (key, false, false) if is_letter(key) && asks("palette") => {
                asked.typed.update_value(|typed| typed.push_str(key));
                return event.prevent_default();
            }
            _ => None,
        };
        if let Some(what) = what {
            event.prevent_default();
            ask(&what, at);
        }
    });
    on_cleanup(move || {
        pressed.remove();
        typed.remove();
    });
    view! {
        <LaterDialog
            asked=Signal::derive(move || asked.what.with(Option::is_some))
            load=load_answers
            draw=move || ready(answers(asked))
            on_failed=move || asked.what.set(None)
        />
    }
}

/// Whether a key writes.
fn is_letter(key: &str) -> bool {
    key.chars().count() == 1
}

/// The figure of the row that has the focus.
fn figure_of(at: Option<&Element>) -> Option<String> {
    let row = at?.closest("tr").ok()??;
    let figure = row.query_selector("[data-why]").ok()??;
    figure.get_attribute("data-why")
}

lazy_part! {
    /// Answers what is asked.
    fn answers(asked: Asked) -> AnyView, in pages, loaded by load_answers {
        view! { <Answers asked /> }.into_any()
    }
}
