//! Says what stays behind before it does. The press is also what lets a browser copy.

use leptos::prelude::*;

use crate::app::features::export::out::Out;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, CheckField, Dialog, Note, icons, use_toasts};
use crate::text::share::loss;
use crate::text::share::loss::Carrier;

/// The dialog, open while something is asked.
#[component]
pub fn LossDialog(asked: RwSignal<Option<Out>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let quiet = RwSignal::new(false);
    Effect::new(move || {
        if asked.get().is_some() {
            quiet.set(false);
            open.set(true);
        }
    });
    // The last one stays in the words while the dialog closes.
    let carrier = Memo::new(move |before: Option<&Carrier>| {
        let now = asked.get().map(Out::carrier);
        now.or(before.copied()).unwrap_or(Carrier::Risks)
    });
    view! {
        <Dialog
            open
            title=Signal::derive(move || loss::title(carrier.get()).to_owned())
            foot=move || view! { <Foot open asked quiet carrier /> }
            on_close=move |()| asked.set(None)
        >
            <Body carrier quiet />
        </Dialog>
    }
}

#[component]
fn Body(carrier: Memo<Carrier>, quiet: RwSignal<bool>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let lost = move || {
        workbook.with_document(|document| {
            let lost = loss::lost(carrier.get(), document).into_iter();
            lost.map(|one| view! { <li>{one}</li> }).collect_view()
        })
    };
    let has = move || workbook.with_document(|document| loss::has(carrier.get(), document));
    view! {
        <p class="muted">{has}</p>
        <ul class="lost">{lost}</ul>
        <Note>"JSON holds all of it and opens again as it is."</Note>
        <CheckField
            label=Signal::derive(move || {
                format!("Do not show this again for {}", loss::of_all(carrier.get()))
            })
            checked=quiet
            on_change=move |on| quiet.set(on)
        />
    }
}

#[component]
fn Foot(
    open: RwSignal<bool>,
    asked: RwSignal<Option<Out>>,
    quiet: RwSignal<bool>,
    carrier: Memo<Carrier>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let write = move || {
        let out = asked.get_untracked();
        if quiet.get_untracked() {
            workbook.be_quiet(carrier.get_untracked());
        }
        open.set(false);
        if let Some(out) = out {
            out.write(workbook, toasts);
        }
    };
    let json = move || {
        open.set(false);
        workbook.export_json();
    };
    let (glyph, verb) = match carrier.get_untracked() {
        Carrier::Copy => (icons::COPY, "Copy anyway"),
        Carrier::Workbook => (icons::EXPORT, "Export .xlsx anyway"),
        Carrier::Risks | Carrier::Journeys => (icons::EXPORT, "Export CSV anyway"),
    };
    view! {
        <Button on_press=json>"Export JSON instead"</Button>
        <span class="grow"></span>
        <Button on_press=move || open.set(false)>"Cancel"</Button>
        <Button kind=ButtonKind::Primary icon=glyph on_press=write>
            {verb}
        </Button>
    }
}
