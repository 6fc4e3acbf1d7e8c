//! One line of the table: a systemic risk with its figures, what it affects and whether it is fixed.

use leptos::prelude::*;

use crate::analysis::SystemicFigures;
use crate::analysis::working::Why;
use crate::app::browser::page;
use crate::app::features::systemic::rows::{change, name_field, record};
use crate::app::state::typed::Typed;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Ask, CellInput, CellState, Choice, Chosen, IconButton, Picker, PickerGroup, PickerOption,
    Segments, Toast, icons, use_toasts,
};
use crate::document::links::remove_systemic;
use crate::document::names::systemic_name;
use crate::document::picks::{Pick, picks, unpick};
use crate::document::records::record::Kind;
use crate::document::{Edit, RowId, Systemic, Worsening, reading};
use crate::grammar::worsening;
use crate::text::scope_words::{chip, groups};
use crate::text::systemic_words as words;

/// The line.
#[component]
pub fn SystemicRow(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let row = record(workbook, id);
    let called = Memo::new(move |_| workbook.with_document(|document| systemic_name(id, document)));
    let name = move || row.with(|one| one.as_ref().map_or(String::new(), |one| one.name.clone()));
    let included = move || row.with(|one| one.as_ref().is_none_or(|one| one.included));
    let set_included = move |on| workbook.edit(change(workbook, id, |one| one.included = on));
    let figure = move |what| view! { <FigureCell id row called what /> };
    view! {
        <tr class="hov">
            <CellInput
                attr:id=name_field(id)
                label=Signal::derive(move || format!("Systemic risk of {}", called.get()))
                value=Signal::derive(name)
                name=true
                on:focusin=move |_| workbook.enter_field()
                on_input=move |text: String| {
                    workbook.edit_in_field(change(workbook, id, |one| one.name = text));
                }
            >
                <span class="rowmenu">
                    <DeleteButton id called />
                </span>
            </CellInput>
            {Worsening::ALL.map(figure)}
            <td class="calc half" data-l="Affects">
                <Affects id row called />
            </td>
            <td class="calc half" data-l="In the estimates">
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=move || format!("{} is included in the estimates", called.get())
                        prop:checked=included
                        on:change:target=move |event| set_included(event.target().checked())
                    />
                    <span>"included"</span>
                </label>
            </td>
            <Saves id row called />
            <td class="calc half" data-l="State">
                <State id row called />
            </td>
        </tr>
    }
}

#[component]
fn FigureCell(
    id: RowId,
    row: Memo<Option<Systemic>>,
    called: Memo<String>,
    what: Worsening,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let typed = Typed::new(workbook);
    let understood = move || {
        let show = |one: &Systemic| worsening::show(what, one.entry(what));
        row.with(|one| one.as_ref().map(show)).unwrap_or_default()
    };
    let state = move || {
        let unread = |one: &Systemic| reading::worsening(what, one.entry(what)).is_err();
        match row.with(|one| one.as_ref().is_some_and(unread)) {
            true => CellState::Error,
            false => CellState::Good,
        }
    };
    let write = move |text: String| {
        let entry = worsening::read(what, &text);
        let edit = change(workbook, id, |one| *one.entry_mut(what) = entry);
        typed.write(text, edit);
    };
    view! {
        <CellInput
            label=Signal::derive(move || format!("{} of {}", what.name(), called.get()))
            above=what.name()
            value=Signal::derive(move || typed.shown(understood))
            state=Signal::derive(state)
            on:focusin=move |_| typed.enter()
            on:focusout=move |_| typed.leave()
            on_input=write
        />
    }
}

#[component]
fn Affects(id: RowId, row: Memo<Option<Systemic>>, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let scope = move || row.with(|one| one.as_ref().map(|one| one.scope.clone()));
    let says = move || {
        let scope = scope().unwrap_or_default();
        workbook.with_document(|document| chip(&scope, &[], document))
    };
    let chosen = move || {
        let picked = workbook.with_document(|document| picks(&scope()?, &[], document));
        picked.map_or(Chosen::All, |all| {
            Chosen::Some(all.into_iter().map(Pick::code).collect())
        })
    };
    let choose = move |chosen: Chosen| {
        let picked = match &chosen {
            Chosen::All => None,
            Chosen::Some(codes) => Some(codes.iter().filter_map(|one| Pick::of(one)).collect()),
        };
        let picked: Option<Vec<Pick>> = picked;
        let scope = untrack(scope).unwrap_or_default();
        let (scope, _) = workbook
            .document
            .with_untracked(|document| unpick(picked.as_deref(), &scope, &[], document));
        workbook.edit(change(workbook, id, |one| one.scope = scope));
    };
    let options = move || {
        let option = |(pick, name, figure): (Pick, String, String)| PickerOption {
            id: pick.code(),
            name,
            figure,
        };
        let groups = workbook.with_figures(|document, analysis| groups(document, analysis, false));
        let groups = groups.into_iter().map(|group| PickerGroup {
            name: group.name.to_owned(),
            options: group.picks.into_iter().map(option).collect(),
            in_all: group.in_all,
        });
        groups.collect::<Vec<_>>()
    };
    view! {
        <Picker
            chip=Signal::derive(says)
            label=Signal::derive(move || format!("Risks affected by {}", called.get()))
            all_name="All risks"
            find="Find a risk or journey"
            groups=Signal::derive(options)
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
    }
}

#[component]
fn Saves(id: RowId, row: Memo<Option<Systemic>>, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let figures = Memo::new(move |_| {
        workbook.with_analysis(|analysis| {
            let mut systemic = analysis.systemic.iter();
            systemic.find(|one| one.id == id).copied()
        })
    });
    let fixed = move || row.with(|one| one.as_ref().is_some_and(|one| one.fixed));
    let saves = move || words::saves(figures.get().as_ref(), fixed());
    let asked = Memo::new(move |_| figures.with(|one| one.is_some_and(|one| one.saved.is_some())));
    let asked = move || asked.get();
    let alone = move || figures.with(|one: &Option<SystemicFigures>| words::alone(one.as_ref()));
    view! {
        <td
            class="calc num half"
            class:quiet=fixed
            data-l="Fixing saves"
            data-tip=alone
            aria-label=move || format!("Fixing {} saves a year: {}", called.get(), saves())
        >
            <b>
                {move || match asked() {
                    true => view! { <Ask why=Why::Fixing(id).to_string()>{saves}</Ask> }.into_any(),
                    false => saves.into_any(),
                }}
            </b>
        </td>
    }
}

#[component]
fn State(id: RowId, row: Memo<Option<Systemic>>, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let value = move || {
        let fixed = row.with(|one| one.as_ref().is_some_and(|one| one.fixed));
        if fixed { "fixed" } else { "present" }.to_owned()
    };
    let choose = move |state: String| {
        workbook.edit(change(workbook, id, |one| one.fixed = state == "fixed"));
    };
    view! {
        <Segments
            label=Signal::derive(move || format!("State of {}", called.get()))
            choices=vec![Choice::new("present", "present"), Choice::new("fixed", "fixed")]
            value=Signal::derive(value)
            on_choose=choose
            small=true
        />
    }
}

#[component]
fn DeleteButton(id: RowId, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let delete = move || {
        let name = called.get_untracked();
        let document = workbook.document.get_untracked();
        let Some(at) = document.systemic.iter().position(|one| one.id == id) else {
            return;
        };
        let record = document.systemic[at].clone();
        let back = workbook.delete_with_way_back(
            (Kind::Systemic, id),
            remove_systemic(&document, id),
            move |now| {
                let mut systemic = now.systemic.clone();
                systemic.insert(at.min(systemic.len()), record.clone());
                Edit::SetSystemic(systemic)
            },
        );
        let toast = Toast::done(format!("Deleted {name}.")).icon(icons::TRASH);
        toasts.show(toast.action("Undo", move || back()));
        page::focus("#add-systemic");
    };
    view! {
        <IconButton
            icon=icons::TRASH
            name=Signal::derive(move || format!("Delete {}", called.get()))
            small=true
            danger=true
            on_press=delete
        />
    }
}
