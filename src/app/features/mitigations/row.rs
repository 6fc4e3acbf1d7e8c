//! One line of the table: a mitigation with what it changes, takes and saves.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::app::browser::page;
use crate::app::features::mitigations::row_odds::RowOdds;
use crate::app::features::mitigations::row_scope::RowScope;
use crate::app::features::mitigations::rows::{add, all, change, name_field, record};
use crate::app::state::typed::Typed;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Ask, Bar, BarTone, CellInput, CellState, IconButton, Switch, Toast, icons, use_toasts,
};
use crate::document::names::mitigation_name;
use crate::document::records::record::Kind;
use crate::document::{Edit, Mitigation, MitigationCell, RowId, reading};
use crate::grammar::measures;
use crate::text::plans;

/// The line.
#[component]
pub fn MitigationRow(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let row = record(workbook, id);
    let called =
        Memo::new(move |_| workbook.with_document(|document| mitigation_name(id, document)));
    let name = move || row.with(|one| one.as_ref().map_or(String::new(), |one| one.name.clone()));
    let on = move || row.with(|one| one.as_ref().is_some_and(|one| one.on));
    let cell = move |cell| view! { <FigureCell id row called cell /> };
    let [ettd, ettr, impact, ettf, effort] = MitigationCell::ALL.map(cell);
    view! {
        <tr class="hov">
            <td class="sw" data-l="On">
                <Switch
                    label=Signal::derive(move || format!("{} is on", called.get()))
                    hide_label=true
                    on=Signal::derive(on)
                    on_change=move |on| workbook.edit(change(workbook, id, |one| one.on = on))
                />
            </td>
            <CellInput
                attr:id=name_field(id)
                label=Signal::derive(move || format!("Mitigation of {}", called.get()))
                value=Signal::derive(name)
                name=true
                on:focusin=move |_| workbook.enter_field()
                on_input=move |text: String| {
                    workbook.edit_in_field(change(workbook, id, |one| one.name = text));
                }
            >
                <RowActions id called />
            </CellInput>
            {ettd}
            {ettr}
            {impact}
            {ettf}
            <td class="calc half" data-l="Applies to">
                <RowScope id row called />
            </td>
            {effort}
            <Saved id called />
            <RowOdds id row />
        </tr>
    }
}

#[component]
fn FigureCell(
    id: RowId,
    row: Memo<Option<Mitigation>>,
    called: Memo<String>,
    cell: MitigationCell,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let typed = Typed::new(workbook);
    let understood = move || {
        let show = |one: &Mitigation| measures::show(cell, one.entry(cell));
        row.with(|one| one.as_ref().map(show)).unwrap_or_default()
    };
    let state = move || {
        let unread = |one: &Mitigation| reading::check_mitigation(cell, one.entry(cell)).is_err();
        match row.with(|one| one.as_ref().is_some_and(unread)) {
            true => CellState::Error,
            false => CellState::Good,
        }
    };
    let write = move |text: String| {
        let entry = measures::read(cell, &text);
        let edit = change(workbook, id, |one| *one.entry_mut(cell) = entry);
        typed.write(text, edit);
    };
    view! {
        <CellInput
            label=Signal::derive(move || format!("{} of {}", cell.name(), called.get()))
            above=cell.name()
            value=Signal::derive(move || typed.shown(understood))
            state=Signal::derive(state)
            on:focusin=move |_| typed.enter()
            on:focusout=move |_| typed.leave()
            on_input=write
        />
    }
}

/// What it saves, and for each person-week.
#[component]
fn Saved(id: RowId, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let figures = Memo::new(move |_| {
        workbook.with_analysis(|analysis| {
            let mut mitigations = analysis.mitigations.iter();
            mitigations.find(|one| one.id == id).copied()
        })
    });
    let saved = move || {
        figures
            .get()
            .map_or(String::new(), |one| plans::saved(&one))
    };
    let known = move || figures.with(|one| one.is_some_and(|one| one.saved.is_some()));
    let worsens = move || {
        let saved = figures.get().and_then(|one| one.saved);
        saved.is_some_and(|saved| saved.get() < 0.0)
    };
    let per_week = move || figures.get().and_then(|one| plans::per_week(&one));
    let share = move || {
        let own = figures.get().and_then(|one| one.per_week);
        own.map_or(0.0, |own| {
            workbook.with_analysis(|analysis| plans::share_of_best(own, analysis))
        })
    };
    let rank = move || figures.get().and_then(|one| plans::rank(&one));
    view! {
        <td class="calc num" data-l="Saves, min/yr">
            <output aria-label=move || format!("Saved a year by {}", called.get())>
                <b class:bad=worsens>
                    <Show when=known>
                        <Ask why=Why::Saved(id).to_string()>{saved}</Ask>
                    </Show>
                </b>
            </output>
        </td>
        <td class="calc half" data-l="Saves per week">
            {move || {
                per_week()
                    .map(|figure| {
                        view! {
                            <Bar
                                figure=figure
                                share=Signal::derive(share)
                                tone=BarTone::Fix
                                tip=Signal::derive(rank)
                            />
                        }
                    })
            }}
        </td>
    }
}

#[component]
fn RowActions(id: RowId, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let duplicate = move || {
        let mitigations = all(workbook);
        if let Some(at) = mitigations.iter().position(|one| one.id == id) {
            let mut copy = mitigations[at].clone();
            copy.id = page::new_id();
            copy.on = false;
            add(workbook, at + 1, copy);
        }
    };
    let delete = move || {
        let name = called.get_untracked();
        let mut mitigations = all(workbook);
        let Some(at) = mitigations.iter().position(|one| one.id == id) else {
            return;
        };
        let record = mitigations.remove(at);
        let edit = Edit::SetMitigations(mitigations);
        let back = workbook.delete_with_way_back((Kind::Mitigation, id), edit, move |now| {
            let mut mitigations = now.mitigations.clone();
            mitigations.insert(at.min(mitigations.len()), record.clone());
            Edit::SetMitigations(mitigations)
        });
        let toast = Toast::done(format!("Deleted {name}.")).icon(icons::TRASH);
        toasts.show(toast.action("Undo", move || back()));
        page::focus("#add-mitigation");
    };
    view! {
        <span class="rowmenu row nowrap">
            <IconButton
                icon=icons::COPY
                name=Signal::derive(move || format!("Duplicate {}", called.get()))
                small=true
                on_press=duplicate
            />
            <IconButton
                icon=icons::TRASH
                name=Signal::derive(move || format!("Delete {}", called.get()))
                small=true
                danger=true
                on_press=delete
            />
        </span>
    }
}
