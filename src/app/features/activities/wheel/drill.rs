//! The drill of what was drawn: its scenario, the facilitator's script, the clock, and what is kept of it.

use leptos::prelude::*;

use crate::analysis::practice::wheel::place_on;
use crate::app::browser::page;
use crate::app::features::activities::log::edits::{changed, new_entry, read};
use crate::app::features::activities::log::entry::NotesField;
use crate::app::features::activities::wheel::evidence::Evidence;
use crate::app::features::activities::wheel::state::{Draw, Wheel};
use crate::app::features::activities::wheel::timer::Timer;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, EmptyState, Tone, icons};
use crate::document::names::row_name;
use crate::document::{Activity, RowId};
use crate::drawing::activities::wheel_words as words;
use crate::text::activities::activity_words::addresses;

/// The scene, or where to begin.
#[component]
pub fn Scene() -> impl IntoView {
    let wheel: Wheel = expect_context();
    let drawn = Memo::new(move |_| wheel.draw());
    move || {
        match drawn.get() {
        Some(draw) => view! { <Drill draw /> }.into_any(),
        None => view! {
            <EmptyState
                title="Nothing is drawn yet"
                example="Spin, and one of your own risks comes up: somebody plays the incident, the others run it, and the time they take is kept as evidence."
            >
                ""
            </EmptyState>
        }
        .into_any(),
    }
    }
}

#[component]
fn Drill(draw: Draw) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let wheel: Wheel = expect_context();
    let name = move || workbook.with_document(|document| row_name(draw.risk, document));
    let number = move || {
        let place = workbook.with_document(|document| place_on(document, draw.risk));
        place.map(|place| place + 1)
    };
    let kept = move || {
        wheel
            .kept
            .get()
            .map(|_| view! { <Badge tone=Tone::Good>"kept as evidence"</Badge> })
    };
    view! {
        <section class="card" aria-label=move || format!("Scenario: {}", name())>
            <header>
                <div class="grow">
                    <span class="quiet">{format!("Drawn with seed {}", draw.seed)}</span>
                    <h2 class="scene">
                        <span class="muted">{number}</span>
                        " "
                        {name}
                    </h2>
                </div>
                {kept}
            </header>
            <Scenario id=draw.risk />
            <Script draw />
            <Timer draw />
            <Evidence id=draw.risk />
        </section>
    }
}

/// What the table says of the risk.
#[component]
fn Scenario(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let notes = move || {
        let notes = workbook.with_document(|document| {
            let risk = document.risk(id);
            risk.map_or(String::new(), |risk| risk.notes.trim().to_owned())
        });
        match notes.is_empty() {
            true => "None in the table.".to_owned(),
            false => notes,
        }
    };
    let runbook = Memo::new(move |_| {
        workbook.with_document(|document| {
            let risk = document.risk(id);
            risk.map_or(String::new(), |risk| risk.runbook.trim().to_owned())
        })
    });
    let estimated = move || workbook.with_document(|document| words::estimated(id, document));
    view! {
        <dl class="kv">
            <dt>"Notes"</dt>
            <dd class="typed">{notes}</dd>
            <dt>"Runbook"</dt>
            <dd>{move || runbook_view(&runbook.get())}</dd>
            <dt>"Estimated"</dt>
            <dd>{estimated}</dd>
        </dl>
    }
}

/// Links lead away, and say nothing of where from.
fn runbook_view(text: &str) -> AnyView {
    let found = addresses(text);
    match (text, found.is_empty()) {
        ("", _) => {
            view! { <span class="muted">"None yet: the drill is a good way to write one."</span> }
                .into_any()
        }
        (text, true) => text.to_owned().into_any(),
        (_, false) => found
            .into_iter()
            .map(|address| {
                let (href, text) = (address.to_owned(), address.to_owned());
                view! {
                    <a href=href rel="noreferrer noopener" target="_blank">
                        {text}
                    </a>
                    " "
                }
            })
            .collect_view()
            .into_any(),
    }
}

/// The facilitator's script: the notes of a log entry, so that it is there tomorrow.
#[component]
fn Script(draw: Draw) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let wheel: Wheel = expect_context();
    let entry = Memo::new(move |_| {
        let id = wheel.script.get()?;
        read(workbook, id, |_| id)
    });
    let write = move || {
        let notes = workbook
            .document
            .with_untracked(|document| words::script(draw.risk, draw.seed, draw.by, document));
        let entry = new_entry(Activity::Wheel, notes);
        let id = entry.id;
        workbook.edit(changed(workbook, |activities| activities.log.push(entry)));
        wheel.script.set(Some(id));
        page::focus_soon(".script textarea");
    };
    let area = move |id: RowId| {
        view! {
            <div class="script">
                <NotesField
                    id
                    name="Script, for the facilitator; it stands in the log as well"
                    label="Script of the drill"
                />
            </div>
        }
    };
    move || {
        match (entry.get(), wheel.kept.get()) {
        (_, Some(_)) => ().into_any(),
        (Some(id), None) => area(id).into_any(),
        (None, None) => view! {
            <Button small=true icon=icons::CHARTER on_press=write attr:class="btn small write-script">
                "Write a script"
            </Button>
        }
        .into_any(),
    }
    }
}
