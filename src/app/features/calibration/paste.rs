//! A table of incidents from elsewhere, with what it counts as; what can't be read stays in the box.

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use crate::app::browser::clipboard;
use crate::app::features::calibration::paste_columns::Questions;
use crate::app::features::calibration::paste_preview::Preview;
use crate::app::features::calibration::pasted::Pasted;
use crate::app::features::calibration::record::{Compared, change};
use crate::app::ui::{Button, ButtonKind, Dialog, DialogSize, TextArea};
use crate::codec::table::grid::grid_of;
use crate::text::activities::{calibration_words as words, incident_words};

/// The dialog.
#[component]
pub fn PasteIncidents() -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let open = compared.pasting;
    let pasted = Pasted::new(compared);
    provide_context(pasted);
    let text = RwSignal::new(String::new());
    let came = RwSignal::new(String::new());
    let count = Memo::new(move |_| pasted.read.with(|read| read.incidents.len()));
    let add = move || {
        let mut read = pasted.read.get_untracked();
        let is_taken = workbook.try_edit(change(workbook, |evidence| {
            evidence.incidents.append(&mut read.incidents);
        }));
        if !is_taken {
            return;
        }
        let says = words::pasted(count.get_untracked(), read.problems.len());
        if read.problems.is_empty() {
            workbook.notify(says, None);
            came.set(String::new());
            open.set(false);
        } else {
            // In the dialog, whose foot a message at the foot of the page would cover.
            came.set(says);
        }
        let left = (!read.left.is_empty()).then(|| grid_of(&read.left));
        text.set(read.left);
        pasted.take(left);
    };
    let foot = move || {
        view! {
            <span class="quiet grow">"Estimates stay as they are."</span>
            <Button on_press=move || open.set(false)>"Cancel"</Button>
            <Button
                kind=ButtonKind::Primary
                disabled=Signal::derive(move || count.get() == 0)
                on_press=add
            >
                {move || incident_words::add(count.get())}
            </Button>
        }
    };
    // The cells of a page cover others, which its text does not say.
    let by_paste = StoredValue::new(false);
    let on_paste = move |event: ClipboardEvent| {
        let grid = event
            .clipboard_data()
            .and_then(|data| clipboard::grid_from(&data));
        by_paste.set_value(grid.is_some() && text.with_untracked(String::is_empty));
        if by_paste.get_value() {
            pasted.take(grid);
        }
    };
    let on_input = move |typed: String| {
        if !by_paste.get_value() {
            pasted.take((!typed.trim().is_empty()).then(|| grid_of(&typed)));
        }
        by_paste.set_value(false);
        came.set(String::new());
        text.set(typed);
    };
    let is_filled = move || !text.with(|text| text.trim().is_empty());
    view! {
        <Dialog open title="Paste incidents" size=DialogSize::Medium foot>
            <Show when=move || !is_filled()>
                <p class="muted">{words::PASTE}</p>
            </Show>
            <TextArea
                attr:data-takes-much=""
                label="Incidents as a table"
                rows=4
                placeholder="2026-03-01, 12, 45, 100%, bad release"
                value=text
                on:paste=on_paste
                on_input
            />
            <p role="status">{came}</p>
            <Show when=is_filled>
                <Questions />
                <Preview />
            </Show>
        </Dialog>
    }
}
