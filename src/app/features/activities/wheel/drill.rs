//! The drill of a risk that was drawn: its scenario, a stopwatch, and what is kept of it.

use crate::app::browser::page;
use crate::app::features::activities::log::activity_log::{changed, new_entry, notes_area};
use crate::app::features::activities::runbooks::list::{links, runbook_of};
use crate::app::features::activities::wheel::wheel_state::{Draw, Wheel};
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::names::row_name;
use crate::document::{Activity, Edit, Entry, Incident, RowId};
use crate::drawing::wheel_words as words;
use crate::text::observed::{observed, time};

/// The drill.
pub fn drill(workbook: Workbook, wheel: &Wheel, draw: Draw) -> El {
    let id = draw.risk;
    let name = move || workbook.with_document(|document| row_name(id, document));
    let line = move || {
        let text = workbook.with_document(|document| observed(id, document));
        text.map(|text| el("p").text(&text))
    };
    el("div.drill")
        .child(el("h3").text_of(move || format!("Scenario: {}", name())))
        .child(scenario(workbook, id))
        .child(script(workbook, wheel, draw))
        .child(stopwatch(wheel))
        .child(keep(workbook, wheel, draw))
        .maybe(line)
}

/// What the table says of the risk.
fn scenario(workbook: Workbook, id: RowId) -> El {
    let notes = move || {
        let notes = workbook.with_document(|document| {
            let risk = document.risk(id);
            risk.map_or(String::new(), |risk| risk.notes.trim().to_owned())
        });
        match notes.is_empty() {
            true => "none in the table".to_owned(),
            false => notes,
        }
    };
    let runbook = move || {
        let text = runbook_of(workbook, id);
        let found = links(&text);
        match (text.trim(), found.is_empty()) {
            ("", _) => vec![el("span").text("none yet: the drill is a good way to write one")],
            (text, true) => vec![el("span").text(text)],
            (_, false) => found,
        }
    };
    let estimated = move || {
        let said = |entry: &Entry| match entry {
            Entry::Empty => "not estimated".to_owned(),
            entry => time(entry),
        };
        workbook.with_document(|document| {
            let risk = document.risk(id);
            risk.map_or(String::new(), |risk| {
                format!(
                    "{} to detect, {} to resolve",
                    said(&risk.ettd),
                    said(&risk.ettr)
                )
            })
        })
    };
    el("dl")
        .child(el("dt").text("Notes"))
        .child(el("dd.typed").text_of(notes))
        .child(el("dt").text("Runbook"))
        .child(el("dd").part(runbook))
        .child(el("dt").text("As estimated"))
        .child(el("dd").text_of(estimated))
}

/// The facilitator's script: the notes of a log entry, so that it is there tomorrow.
fn script(workbook: Workbook, wheel: &Wheel, draw: Draw) -> El {
    let (wheel, held) = (wheel.clone(), wheel.clone());
    let entry = move || {
        let entry = held.script.get();
        let is_there = |id: &RowId| {
            workbook.with_document(|document| document.activities.entry(*id).is_some())
        };
        vec![entry.filter(is_there)]
    };
    el("div").rows(entry, move |entry: &Option<RowId>| {
        if let Some(id) = *entry {
            let area = notes_area(workbook, id)
                .attr("id", "script")
                .label("Script of the drill");
            return el("label.wide")
                .text("Script, for the facilitator; it stands in the log as well")
                .child(area);
        }
        let wheel = wheel.clone();
        let prepare = el("button.line").text("Write a script").tap(move || {
            let notes = workbook
                .with_document(|document| words::script(draw.risk, draw.seed, draw.by, document));
            let entry = new_entry(Activity::Wheel, notes);
            let id = entry.id;
            workbook.edit(changed(workbook, |activities| activities.log.push(entry)));
            wheel.script.set(Some(id));
            when_drawn(|| page::focus("#script"));
        });
        el("p.actions").child(prepare)
    })
}

fn stopwatch(wheel: &Wheel) -> El {
    let (shown, runs, label, pressed, reset) = (
        wheel.shown.clone(),
        wheel.runs.clone(),
        wheel.runs.clone(),
        wheel.clone(),
        wheel.clone(),
    );
    let time = el("output.watch")
        .attr("role", "timer")
        .label("Time of the drill")
        .text_of(move || words::watch(shown.get()));
    let press = move || match pressed.runs.get() {
        true => pressed.stop(),
        false => pressed.start(),
    };
    let note = move || match runs.get() {
        true => "Running, also while you look at another page.".to_owned(),
        false => "Start it when the first person is told.".to_owned(),
    };
    el("div.reader")
        .child(time)
        .child(
            el("button.line")
                .text_of(move || match label.get() {
                    true => "Stop the timer".to_owned(),
                    false => "Start the timer".to_owned(),
                })
                .tap(press),
        )
        .child(
            el("button")
                .text("Reset")
                .label("Reset the timer")
                .tap(move || reset.reset()),
        )
        .child(el("span.note").text_of(note))
}

fn keep(workbook: Workbook, wheel: &Wheel, draw: Draw) -> El {
    let (shown, typed, told, kept) = (
        wheel.minutes.clone(),
        wheel.minutes.clone(),
        wheel.refused.clone(),
        wheel.clone(),
    );
    let invalid = told.clone();
    let minutes = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .value_of(move || shown.get())
        .aria_of("aria-invalid", move || invalid.get().is_some())
        .on_input(move |text| typed.set(text));
    let problem = move || {
        let text = told.get()?;
        Some(el("p.problem").attr("role", "alert").text(&text))
    };
    let press = move || keep_drill(workbook, &kept, draw);
    el("div")
        .child(
            el("div.fields")
                .child(el("label").text("Minutes to resolve").child(minutes))
                .child(el("button.line").text("Keep as evidence").tap(press)),
        )
        .maybe(problem)
        .child(el("p.note").text("Kept beside the estimate, which stays as it is."))
}

fn keep_drill(workbook: Workbook, wheel: &Wheel, draw: Draw) {
    if wheel.runs.get() {
        let typed = wheel.minutes.get();
        wheel.stop();
        if !typed.trim().is_empty() {
            wheel.minutes.set(typed);
        }
    }
    let resolve = match words::taken(&wheel.minutes.get()) {
        Ok(resolve) => resolve,
        Err(text) => return wheel.refused.set(Some(text)),
    };
    let took = format!("Resolved after {}.", time(&resolve));
    let (name, begun) = workbook.with_document(|document| {
        (
            row_name(draw.risk, document),
            words::drawn(draw.risk, draw.seed, draw.by, document),
        )
    });
    let mut evidence = workbook.with_document(|document| document.evidence.clone());
    evidence.incidents.push(Incident {
        risk: Some(draw.risk),
        name: name.clone(),
        drill: true,
        date: page::today(),
        resolve,
        notes: begun.clone(),
        ..Incident::blank(page::new_id())
    });
    let script = wheel.script.get();
    let logged = changed(workbook, |activities| {
        match script.and_then(|id| activities.entry_mut(id)) {
            Some(entry) => entry.notes = format!("{}\n\n{took}", entry.notes.trim_end()),
            None => {
                let notes = format!("{begun}\n\n{took}");
                activities.log.push(new_entry(Activity::Wheel, notes));
            }
        }
    });
    workbook.edit(Edit::Batch(vec![Edit::SetEvidence(evidence), logged]));
    wheel.clear();
    workbook.notify(
        format!("The drill of {name} is kept as evidence. Its estimates stay as they are."),
        None,
    );
}
