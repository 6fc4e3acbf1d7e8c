//! The table of incidents and drills.

use leptos::prelude::*;

use crate::analysis::practice::calibration::OBSERVED;
use crate::app::browser::{files, page};
use crate::app::features::calibration::record::{Compared, change, change_one};
use crate::app::state::typed::Typed;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, CellInput, CellState, HeadCell, IconButton, Message, Table, icons};
use crate::codec::table::incidents::out::write;
use crate::document::names::row_name;
use crate::document::{Column, Entry, Incident, RowId, reading};
use crate::grammar::problem::problem;
use crate::grammar::{cell, number};

/// What stands above the figures.
const LABELS: [&str; 3] = ["To detect", "To resolve", "Users failed"];

/// The table.
#[component]
pub fn Incidents() -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let ids = Memo::new(move |_| {
        workbook.with_document(|document| {
            let all = document.evidence.incidents.iter();
            all.map(|one| one.id).collect::<Vec<_>>()
        })
    });
    let download = move || {
        let (name, text) = workbook
            .document
            .with_untracked(|document| (document.name.clone(), write(document)));
        let name = files::file_name(&name, "incidents.csv");
        workbook.try_browser(files::download(&name, "text/csv", &text));
    };
    view! {
        <section class="card flush" aria-labelledby="incidents">
            <header>
                <h2 id="incidents">"Incidents and drills"</h2>
                <span class="quiet">{move || ids.with(Vec::len)}</span>
                <span class="grow"></span>
                <Button
                    small=true
                    icon=icons::EXPORT
                    attr:aria-label="Export incidents as CSV"
                    on_press=download
                >
                    "CSV"
                </Button>
            </header>
            <Table
                label="Incidents"
                deck=true
                cells=true
                widths=vec!["140px", "22%", "", "92px", "92px", "92px", "60px", "40px"]
                attr:class="cells deck incidents"
            >
                <thead>
                    <tr>
                        <HeadCell name="Date" />
                        <HeadCell name="Risk" />
                        <HeadCell name="What happened" />
                        <HeadCell name="To detect" unit="min" num=true />
                        <HeadCell name="To resolve" unit="min" num=true />
                        <HeadCell name="Users failed" unit="%" num=true />
                        <HeadCell name="Drill" />
                        <th>
                            <span class="vh">"Delete"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| *id let(id)>
                        <IncidentRow id />
                    </For>
                </tbody>
            </Table>
            <Wrong />
        </section>
    }
}

/// What cannot be read in the table.
#[component]
fn Wrong() -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let problems = Memo::new(move |_| {
        let ids = workbook.with_document(|document| {
            let all = document.evidence.incidents.iter();
            all.map(|one| one.id).collect::<Vec<_>>()
        });
        let of = |id: RowId| {
            let called = called(workbook, id);
            let one = record(workbook, id)?;
            let wrong = OBSERVED
                .into_iter()
                .zip(LABELS)
                .filter_map(|(column, label)| {
                    let found = reading::check(column, one.entry(column)?).err()?;
                    Some(format!("{label} of {called} {}", problem(column, found)))
                });
            Some(wrong.collect::<Vec<_>>())
        };
        ids.into_iter().filter_map(of).flatten().collect::<Vec<_>>()
    });
    let line = |text: String| view! { <Message error=true>{text}</Message> };
    view! {
        <div class="under-table" role="status">
            {move || problems.get().into_iter().map(line).collect_view()}
        </div>
    }
}

fn record(workbook: Workbook, id: RowId) -> Option<Incident> {
    workbook.with_document(|document| {
        let mut all = document.evidence.incidents.iter();
        all.find(|one| one.id == id).cloned()
    })
}

/// What a row is called: what struck, or its place.
fn called(workbook: Workbook, id: RowId) -> String {
    workbook.with_document(|document| {
        let all = &document.evidence.incidents;
        let place = all.iter().position(|one| one.id == id).unwrap_or_default();
        let called = all.get(place).map_or(String::new(), |one| match one.risk {
            Some(risk) => row_name(risk, document),
            None => one.name.clone(),
        });
        match called.as_str() {
            "" => format!("incident {}", number::plain(place as f64 + 1.0)),
            called => called.to_owned(),
        }
    })
}

#[component]
fn IncidentRow(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let row = Memo::new(move |_| record(workbook, id));
    let called = Memo::new(move |_| called(workbook, id));
    let date = move || row.with(|one| one.as_ref().map(|one| one.date.clone()));
    let name = move || row.with(|one| one.as_ref().map(|one| one.name.clone()));
    let drill = move || row.with(|one| one.as_ref().is_some_and(|one| one.drill));
    let figures = OBSERVED.into_iter().zip(LABELS);
    let figure = |(column, label)| view! { <FigureCell id row called column label /> };
    let remove = move || {
        workbook.edit(change(workbook, |evidence| {
            evidence.incidents.retain(|one| one.id != id);
        }));
        page::focus("#add-incident");
    };
    view! {
        <tr class="hov">
            <td data-l="Date" class="half">
                <input
                    class="c"
                    type="date"
                    id=format!("incident-{id}")
                    aria-label=move || format!("Date of {}", called.get())
                    prop:value=move || date().unwrap_or_default()
                    on:focus=move |_| workbook.enter_field()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        workbook.edit_in_field(change_one(workbook, id, |one| one.date = text));
                    }
                />
            </td>
            <td data-l="Risk" class="half">
                <RiskChoice id row called />
            </td>
            <CellInput
                label=Signal::derive(move || format!("What happened of {}", called.get()))
                above=""
                value=Signal::derive(move || name().unwrap_or_default())
                placeholder="What happened"
                name=true
                on:focusin=move |_| workbook.enter_field()
                on_input=move |text: String| {
                    workbook.edit_in_field(change_one(workbook, id, |one| one.name = text));
                }
            />
            {figures.map(figure).collect_view()}
            <td data-l="Drill" class="calc half">
                <input
                    type="checkbox"
                    aria-label=move || format!("Drill of {}", called.get())
                    prop:checked=drill
                    on:change:target=move |event| {
                        let drill = event.target().checked();
                        workbook.edit(change_one(workbook, id, |one| one.drill = drill));
                    }
                />
            </td>
            <td class="calc" data-l="">
                <IconButton
                    icon=icons::TRASH
                    name=Signal::derive(move || format!("Delete: {}", called.get()))
                    small=true
                    danger=true
                    on_press=remove
                />
            </td>
        </tr>
    }
}

#[component]
fn RiskChoice(id: RowId, row: Memo<Option<Incident>>, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let options = Memo::new(move |_| {
        workbook.with_document(|document| {
            let none = (String::new(), "none of the list".to_owned());
            let risks = document.risks.iter().filter(|risk| !risk.is_blank());
            let named = risks.map(|risk| (risk.id.to_string(), row_name(risk.id, document)));
            [none].into_iter().chain(named).collect::<Vec<_>>()
        })
    });
    let chosen = Memo::new(move |_| {
        let risk = row.with(|one| one.as_ref().and_then(|one| one.risk));
        risk.map_or(String::new(), |risk| risk.to_string())
    });
    let option = move |(value, name): (String, String)| {
        let own = value.clone();
        view! { <option value=value selected=move || chosen.get() == own>{name}</option> }
    };
    view! {
        <select
            class="in slim"
            aria-label=move || format!("Risk of {}", called.get())
            prop:value=move || {
                options.track();
                chosen.get()
            }
            on:change:target=move |event| {
                let risk = event.target().value().parse().ok();
                workbook.edit(change_one(workbook, id, |one| one.risk = risk));
            }
        >
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
}

#[component]
fn FigureCell(
    id: RowId,
    row: Memo<Option<Incident>>,
    called: Memo<String>,
    column: Column,
    label: &'static str,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let typed = Typed::new(workbook);
    let entry = move || {
        let entry = row.with(|one| one.as_ref()?.entry(column).cloned());
        entry.unwrap_or(Entry::Empty)
    };
    let state = move || match reading::check(column, &entry()).is_err() {
        true => CellState::Error,
        false => CellState::Good,
    };
    let write = move |text: String| {
        let read = cell::read(column, &text);
        let edit = change_one(workbook, id, |one| {
            if let Some(entry) = one.entry_mut(column) {
                *entry = read;
            }
        });
        typed.write(text, edit);
    };
    view! {
        <CellInput
            label=Signal::derive(move || format!("{label} of {}", called.get()))
            above=label
            value=Signal::derive(move || typed.shown(|| cell::show(column, &entry())))
            state=Signal::derive(state)
            on:focusin=move |_| typed.enter()
            on:focusout=move |_| typed.leave()
            on_input=write
        />
    }
}
