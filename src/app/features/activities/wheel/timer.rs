//! The clock of a drill, and the time that is kept as evidence.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::{NextEntry, changed, new_entry};
use crate::app::features::activities::log::entry_actions::add_action;
use crate::app::features::activities::wheel::state::{Draw, Wheel};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Message, TextField, TextKind, Toast, icons, use_toasts};
use crate::document::names::row_name;
use crate::document::{Activity, Edit, Incident, RowId};
use crate::drawing::activities::wheel_words as words;
use crate::text::risks::observed::time;

/// The clock with its buttons, then the time as it is kept.
#[component]
pub fn Timer(draw: Draw) -> impl IntoView {
    let wheel: Wheel = expect_context();
    let runs = Memo::new(move |_| wheel.runs());
    let begun = Memo::new(move |_| wheel.shown() > 0.0 || wheel.runs());
    view! {
        <div class="drillbox">
            <div>
                <span class="lab">"Time in the drill"</span>
                <output class="clock" role="timer" aria-label="Time of the drill">
                    {move || words::watch(wheel.shown())}
                </output>
            </div>
            <div class="stack s">
                <div class="row wrap">
                    {move || press(wheel, runs.get())}
                    <Show when=move || begun.get() && wheel.kept.get().is_none()>
                        <Button
                            small=true
                            kind=ButtonKind::Quiet
                            attr:aria-label="Reset the timer"
                            on_press=move || wheel.reset()
                        >
                            "Reset"
                        </Button>
                    </Show>
                </div>
                <span class="quiet">
                    {move || match runs.get() {
                        true => "It runs, also while the page is closed or reloaded.",
                        false => {
                            "Start it when the first person is told. It goes on when the page is closed or reloaded."
                        }
                    }}
                </span>
            </div>
        </div>
        <Keep draw />
    }
}

fn press(wheel: Wheel, runs: bool) -> AnyView {
    match runs {
        true => view! {
            <Button
                kind=ButtonKind::Primary
                icon=icons::PAUSE
                on_press=move || wheel.stop()
            >
                "Stop the timer"
            </Button>
        }
        .into_any(),
        false => {
            let kind = match wheel.kept.get() {
                Some(_) => ButtonKind::Plain,
                None => ButtonKind::Primary,
            };
            view! {
                <Button kind icon=icons::PLAY on_press=move || wheel.start()>
                    "Start the timer"
                </Button>
            }
            .into_any()
        }
    }
}

#[component]
fn Keep(draw: Draw) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let wheel: Wheel = expect_context();
    let toasts = use_toasts();
    let keep = move || {
        if let Some(says) = keep_drill(workbook, wheel, draw) {
            toasts.show(Toast::done(says));
        }
    };
    let fields = move || {
        view! {
            <div class="kept-time">
                <TextField
                    label="Minutes to detect"
                    kind=TextKind::Figure
                    value=wheel.detect
                    on_input=move |text| wheel.detect.set(text)
                />
                <TextField
                    label="Minutes to resolve"
                    kind=TextKind::Figure
                    value=wheel.resolve
                    on_input=move |text| wheel.resolve.set(text)
                />
                <Button icon=icons::CHECK on_press=keep>
                    "Keep as evidence"
                </Button>
            </div>
            {move || {
                let text = wheel.refused.get()?;
                Some(
                    view! {
                        <p role="alert">
                            <Message error=true>{text}</Message>
                        </p>
                    },
                )
            }}
        }
    };
    move || match wheel.kept.get() {
        Some(entry) => view! { <After entry /> }.into_any(),
        None => fields().into_any(),
    }
}

/// What follows once the time is kept.
#[component]
fn After(entry: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let next: NextEntry = expect_context();
    let add = move || {
        next.open(entry);
        request_animation_frame(move || add_action(workbook, entry));
    };
    view! {
        <div class="row wrap kept-time">
            <Button small=true icon=icons::PLUS on_press=add>
                "Add action"
            </Button>
            <Button small=true icon=icons::CALENDAR on_press=move || next.open(entry)>
                "Open the log entry"
            </Button>
        </div>
    }
}

/// Keeps the time of the drill, and says so.
fn keep_drill(workbook: Workbook, wheel: Wheel, draw: Draw) -> Option<String> {
    if untrack(|| wheel.runs()) {
        let typed = wheel.resolve.get_untracked();
        wheel.stop();
        if !typed.trim().is_empty() {
            wheel.resolve.set(typed);
        }
    }
    let resolve = wheel.resolve.with_untracked(|text| words::taken(text));
    let detect = wheel.detect.with_untracked(|text| words::noticed(text));
    let (resolve, detect) = match (resolve, detect) {
        (Ok(resolve), Ok(detect)) => (resolve, detect),
        (Err(text), _) | (_, Err(text)) => {
            wheel.refused.set(Some(text));
            return None;
        }
    };
    let took = format!("Resolved after {}.", time(&resolve));
    let document = workbook.document.get_untracked();
    let name = row_name(draw.risk, &document);
    let begun = words::drawn(draw.risk, draw.seed, draw.by, &document);
    let mut log = document.activities.log.iter();
    let script = wheel.script.get_untracked();
    let script = script.filter(|id| log.any(|one| one.id == *id));
    let mut evidence = document.evidence;
    let incident = page::new_id();
    evidence.incidents.push(Incident {
        risk: Some(draw.risk),
        name: name.clone(),
        drill: true,
        date: page::today(),
        detect,
        resolve,
        notes: begun.clone(),
        ..Incident::blank(incident)
    });
    let next = new_entry(Activity::Wheel, format!("{begun}\n\n{took}"));
    let entry = script.unwrap_or(next.id);
    let logged = changed(workbook, |activities| match activities.entry_mut(entry) {
        Some(script) => script.notes = format!("{}\n\n{took}", script.notes.trim_end()),
        None => activities.log.push(next),
    });
    workbook.edit(Edit::Batch(vec![Edit::SetEvidence(evidence), logged]));
    wheel.keep(incident, entry);
    Some(format!(
        "The drill of {name} is kept as evidence. Its estimates stay as they are."
    ))
}
