//! What the odds are about: the window.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Choice, SelectField};
use crate::document::{Edit, Window};
use crate::text::odds_words;

/// The window of the odds.
#[component]
pub fn WindowChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Window::ALL.map(|one| Choice::new(one.name(), odds_words::window(one)));
    let value = move || workbook.with_document(|document| document.odds.window.name().to_owned());
    let choose = move |value: String| {
        let window = Window::ALL.into_iter().find(|one| one.name() == value);
        if let Some(window) = window {
            let mut settings = workbook.with_document(|document| document.odds.clone());
            settings.window = window;
            workbook.edit(Edit::SetOdds(settings));
        }
    };
    view! {
        <SelectField
            label="Window"
            inline=true
            choices=choices.to_vec()
            value=Signal::derive(value)
            on_choose=choose
        />
    }
}
