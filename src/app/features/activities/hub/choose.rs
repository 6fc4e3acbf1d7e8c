//! Which activities the charter plans, and who does what in each.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, CheckField, Dialog, DialogSize, TextField};
use crate::document::{Activity, Charter, Edit};
use crate::text::activities::activity_words::purpose;

/// The dialog.
#[component]
pub fn ChooseDialog(
    /// It is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=move || open.set(false)>
                "Done"
            </Button>
        }
    };
    view! {
        <Dialog open title="Choose activities" size=DialogSize::Medium foot>
            <p class="muted">
                "As in the charter. Unticking keeps the log, and who does what for the next tick."
            </p>
            <div class="choose" role="group" aria-label="Activities">
                {Activity::ALL.map(|activity| view! { <One activity /> })}
            </div>
        </Dialog>
    }
}

#[component]
fn One(activity: Activity) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let planned = Memo::new(move |_| {
        workbook.with_document(|document| document.charter.planned(activity).is_some())
    });
    let who = move || {
        workbook.with_document(|document| {
            let who = document.charter.planned(activity);
            who.unwrap_or_default().to_owned()
        })
    };
    let write = move |text: String| {
        workbook.edit_in_field(charter_edit(workbook, |charter| {
            charter.plan(activity, Some(text));
        }));
    };
    view! {
        <div>
            <CheckField
                label=activity.title()
                checked=planned
                on_change=move |on| workbook.plan_activity(activity, on)
            />
            <p class="quiet">{purpose(activity)}</p>
            <Show when=move || planned.get()>
                <TextField
                    label=format!("Who does what: {}", activity.title())
                    hide_label=true
                    placeholder="Who does what, and when"
                    value=Signal::derive(who)
                    on:focusin=move |_| workbook.enter_field()
                    on_input=write
                />
            </Show>
        </div>
    }
}

fn charter_edit(workbook: Workbook, with: impl FnOnce(&mut Charter)) -> Edit {
    let mut charter = workbook
        .document
        .with_untracked(|document| Box::new(document.charter.clone()));
    with(&mut charter);
    Edit::SetCharter(charter)
}
