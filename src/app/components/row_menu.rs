//! What can be done with one row, and its notes and owner.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::desk::Desk;
use crate::app::grid::{RiskGrid, focus_cell, focus_when_there};
use crate::app::view::{part, tap, text, typed, when_drawn};
use crate::model::{Edit, RiskText, RowId, Visit};

/// The column of the menu's button, after the inputs.
const MENU_COLUMN: usize = 5;

/// The button of a row's menu, and the menu while it is open.
#[component]
pub fn RowMenu(id: RowId, grid: RiskGrid, called: Memo<String>) -> impl IntoView {
    let open = Memo::new(move |_| grid.menu.get() == Some(id));
    let toggle = move |_| grid.menu.set((!open.get_untracked()).then_some(id));
    view! {
        <button class="quiet" tabindex="-1" data-row=id.to_string() data-column=MENU_COLUMN
            aria-label=text(move || format!("More for {}", called.get()))
            aria-expanded=text(move || open.get().to_string())
            on:click=tap(toggle)>"⋯"</button>
        {part(move || open.get().then(|| view! { <MenuItems id grid /> }))}
    }
}

#[component]
fn MenuItems(id: RowId, grid: RiskGrid) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let close = move || grid.menu.set(None);
    let place = move || {
        let document = desk.document;
        document.with_untracked(|document| document.risks.iter().position(|risk| risk.id == id))
    };
    let accepted = desk.document.with_untracked(|document| {
        let target = document.chosen_target;
        let risk = document.risk(id);
        (
            target,
            risk.is_some_and(|risk| risk.is_accepted_for(target)),
        )
    });
    let percent = desk.document.with_untracked(|document| {
        document
            .chosen()
            .map_or(String::new(), |target| target.percent.clone())
    });
    let accept_label = if accepted.1 {
        format!("Do not accept at {percent}%")
    } else {
        format!("Accept at {percent}%")
    };
    let accept = move |_| {
        close();
        desk.edit(Edit::SetAccepted {
            risk: id,
            target: accepted.0,
            accepted: !accepted.1,
        });
        focus_cell(id, MENU_COLUMN);
    };
    let duplicate = move |_| {
        close();
        let copy = desk
            .document
            .with_untracked(|document| document.risk(id).cloned());
        if let (Some(mut copy), Some(at)) = (copy, place()) {
            copy.id = page::new_id();
            let new = copy.id;
            desk.edit(Edit::InsertRisks(vec![(at + 1, copy)]));
            focus_when_there(new, 0);
        }
    };
    let shift = move |by: isize| {
        close();
        if let Some(to) = place().and_then(|at| at.checked_add_signed(by)) {
            desk.edit(Edit::MoveRisk { risk: id, to });
            focus_when_there(id, MENU_COLUMN);
        }
    };
    let details = move |_| {
        close();
        grid.details
            .update(|open| *open = (*open != Some(id)).then_some(id));
        let wanted = format!("#owner-{id}");
        when_drawn(move || page::focus(&wanted));
    };
    let delete = move |_| {
        close();
        let order = grid.order.get_untracked();
        let at = order.iter().position(|row| *row == id);
        let next = at.and_then(|at| order.get(at + 1).or(order.get(at.checked_sub(1)?)).copied());
        desk.edit(Edit::RemoveRisks(vec![id]));
        match next {
            Some(next) => focus_when_there(next, 0),
            None => page::focus("#add-risk"),
        }
    };
    Effect::new(move |_| page::focus(&format!("#menu-{id} button")));
    let keys = move |event: web_sys::KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            close();
            focus_cell(id, MENU_COLUMN);
        }
    };
    view! {
        <div class="menu" id=format!("menu-{id}") on:keydown=keys>
            <button on:click=tap(accept)>{accept_label}</button>
            <button on:click=tap(details)>"Notes and owner"</button>
            <button on:click=tap(duplicate)>"Duplicate"</button>
            <button on:click=tap(move |_| shift(-1))>"Move up"</button>
            <button on:click=tap(move |_| shift(1))>"Move down"</button>
            <button on:click=tap(delete)>"Delete"</button>
        </div>
    }
}

/// The notes and the owner of a risk.
#[component]
pub fn RowDetails(id: RowId, grid: RiskGrid, called: Memo<String>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let visit = StoredValue::new(None::<Visit>);
    let current = move |field: RiskText| {
        desk.document.with(|document| {
            document.risk(id).map_or(String::new(), |risk| match field {
                RiskText::Name => risk.name.clone(),
                RiskText::Owner => risk.owner.clone(),
                RiskText::Notes => risk.notes.clone(),
            })
        })
    };
    let begin = move |_| visit.set_value(Some(desk.begin_visit()));
    let write = move |field, text| {
        let edit = Edit::SetText {
            risk: id,
            field,
            text,
        };
        desk.edit_in(edit, visit.get_value());
    };
    let close = move || {
        grid.details.set(None);
        focus_cell(id, 0);
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <div class="fields" on:keydown=keys on:focusin=begin>
            <label>"Owner"
                <input type="text" id=format!("owner-{id}") autocomplete="off"
                    aria-label=text(move || format!("Owner of {}", called.get()))
                    prop:value=text(move || current(RiskText::Owner))
                    on:input=typed(move |value| write(RiskText::Owner, value)) />
            </label>
            <label class="wide">"Notes"
                <textarea rows="3" aria-label=text(move || format!("Notes of {}", called.get()))
                    prop:value=text(move || current(RiskText::Notes))
                    on:input=typed(move |value| write(RiskText::Notes, value))></textarea>
            </label>
            <button on:click=tap(move |_| close())>"Done"</button>
        </div>
    }
}
