//! A table of incidents from elsewhere; what can't be read stays in the box.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::calibration::record::{Compared, change};
use crate::app::ui::{Button, ButtonKind, Dialog, DialogSize, Message, TextArea};
use crate::codec::table::incidents::read_incidents;
use crate::text::activities::calibration_words as words;

/// The dialog.
#[component]
pub fn PasteIncidents() -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let open = compared.pasting;
    let text = RwSignal::new(String::new());
    let came = RwSignal::new(String::new());
    let problems = RwSignal::new(Vec::<String>::new());
    let empty = Signal::derive(move || text.with(|text| text.trim().is_empty()));
    let add = move || {
        let typed = text.get_untracked();
        let mut read = workbook
            .document
            .with_untracked(|document| read_incidents(&typed, document, page::new_id));
        let count = read.incidents.len();
        if count > 0 {
            workbook.edit(change(workbook, |evidence| {
                evidence.incidents.append(&mut read.incidents);
            }));
        }
        let says = words::pasted(count, read.problems.len());
        if read.problems.is_empty() {
            workbook.notify(says, None);
            came.set(String::new());
            open.set(false);
        } else {
            // In the dialog, whose foot a message at the foot of the page would cover.
            came.set(says);
        }
        text.set(read.left);
        problems.set(read.problems);
    };
    let foot = move || {
        view! {
            <span class="quiet grow">"Estimates stay as they are."</span>
            <Button on_press=move || open.set(false)>"Cancel"</Button>
            <Button kind=ButtonKind::Primary disabled=empty on_press=add>
                "Add these incidents"
            </Button>
        }
    };
    let line = |text: String| view! { <Message error=true>{text}</Message> };
    view! {
        <Dialog open title="Paste incidents" size=DialogSize::Medium foot>
            <p class="muted">{words::PASTE}</p>
            <TextArea
            attr:data-takes-much=""
                label="Incidents as a table"
                rows=6
                placeholder="2026-03-01, 12, 45, 100%, bad release"
                value=text
                on_input=move |typed: String| text.set(typed)
            />
            <div role="status" aria-label="Incidents that could not be read">
                <p>{came}</p>
                {move || problems.get().into_iter().map(line).collect_view()}
            </div>
        </Dialog>
    }
}
