//! What was asked, and what answers.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::keys::KeysDialog;
use super::palette::Palette;
use super::working::WorkingPanel;
use crate::analysis::working::Why;
use crate::app::browser::page;
use crate::app::ui::Popup;

/// What somebody asked for, until it is answered. Copies name the same.
#[derive(Clone, Copy)]
pub struct Asked {
    /// "keys", "palette", "large", or a figure as [`crate::analysis::working::Why`] names it.
    pub what: RwSignal<Option<String>>,
    /// What was pressed, or had the focus.
    pub at: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// What was typed since: the letters of the search while what answers is still loading.
    pub typed: StoredValue<String>,
}

/// Answers what is asked.
#[component]
pub fn Answers(asked: Asked) -> impl IntoView {
    let keys = RwSignal::new(false);
    let palette = RwSignal::new(false);
    let popup = Popup::new();
    let why = RwSignal::new(None::<Why>);
    Effect::new(move || {
        let Some(what) = asked.what.get() else {
            return;
        };
        asked.what.set(None);
        match (what.as_str(), what.parse(), asked.at.get_value()) {
            ("keys", ..) => keys.set(true),
            ("palette", ..) => palette.set(true),
            ("large", ..) => page::toggle_large(),
            (_, Ok(figure), Some(element)) => {
                why.set(Some(figure));
                popup.toggle_at(element);
            }
            _ => {}
        }
    });
    view! {
        <KeysDialog open=keys />
        <Palette open=palette begun=asked.typed />
        <WorkingPanel popup why />
    }
}
