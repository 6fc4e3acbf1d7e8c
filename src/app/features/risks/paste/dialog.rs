//! What a pasted table was understood as, before it lands.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;

use super::columns::TakenFor;
use super::preview::Preview;
use super::questions::Questions;
use crate::app::browser::clipboard;
use crate::app::browser::page;
use crate::app::features::risks::grid::paste_plan::Plan;
use crate::app::features::risks::grid::pasted::Pasted;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::app::ui::{Button, ButtonKind, Choice, Dialog, DialogSize, Segments};
use crate::codec::table::grid::grid_of;

/// The dialog, while a paste waits for a yes.
#[component]
pub fn PasteDialog() -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let open = RwSignal::new(false);
    let plan = Memo::new(move |_| {
        grid.paste
            .with(|pasted| pasted.as_ref().and_then(|pasted| Plan::of(grid, pasted)))
    });
    let by_hand = RwSignal::new(false);
    Effect::new(move || {
        let waits = grid.paste.with(Option::is_some);
        if waits && !open.get_untracked() {
            let from_outside = grid
                .paste
                .with_untracked(|pasted| pasted.as_ref().is_some_and(|one| one.grid.is_none()));
            by_hand.set(from_outside);
            open.set(true);
        }
    });
    let closed = move || {
        // Back to where the paste began, so that the keyboard goes on from there.
        if let Some(Some(pasted)) = grid.paste.try_update(Option::take) {
            match pasted.at {
                Some((row, column)) => grid.go_to(row, column),
                None => page::focus_soon("#paste"),
            }
        }
    };
    let land = move || {
        let landing = plan.get_untracked();
        let pasted = grid.paste.get_untracked();
        grid.paste.set(None);
        open.set(false);
        if landing.is_some_and(|plan| !plan.land(grid)) {
            // Refused: it is still there to be made shorter.
            grid.paste.set(pasted);
        }
    };
    view! {
        <Dialog
            open
            title="Paste a table"
            size=DialogSize::Medium
            on_close=closed
            foot=move || view! { <Foot open plan land=land /> }
        >
            <Show when=move || by_hand.get()>
                <ByHand />
            </Show>
            <TakenFor plan />
            <Questions plan />
            <Preview plan />
        </Dialog>
    }
}

/// Where to, and the buttons.
#[component]
fn Foot(
    open: RwSignal<bool>,
    plan: Memo<Option<Plan>>,
    #[prop(into)] land: Callback<()>,
) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let verb = move || plan.with(|plan| plan.as_ref().map_or("Add risks".to_owned(), Plan::verb));
    let empty = move || plan.with(|plan| plan.as_ref().is_none_or(Plan::is_empty));
    let adds = move || {
        plan.with(
            |plan| matches!(plan, Some(Plan::Add { reading, .. }) if !reading.risks.is_empty()),
        )
    };
    let replaces = move || {
        grid.paste
            .with(|one| one.as_ref().is_some_and(|one| one.replaces))
    };
    let choices = vec![
        Choice::new("below", "Add below"),
        Choice::new("all", "Replace all"),
    ];
    let choose = move |value: String| {
        grid.paste.update(|pasted| {
            if let Some(pasted) = pasted {
                pasted.replaces = value == "all";
            }
        });
    };
    let choices = StoredValue::new(choices);
    view! {
        <Show when=adds>
            <span class="inline where">
                <span class="hide-s">"Where"</span>
                <Segments
                    label="Where"
                    choices=choices.get_value()
                    value=Signal::derive(move || if replaces() { "all" } else { "below" }.to_owned())
                    on_choose=choose
                    small=true
                />
            </span>
        </Show>
        <span class="grow"></span>
        <Button on_press=move || open.set(false)>"Cancel"</Button>
        <Button
            kind=ButtonKind::Primary
            disabled=Signal::derive(empty)
            on_press=move || land.run(())
        >
            {verb}
        </Button>
    }
}

/// Where a table is pasted or typed.
#[component]
fn ByHand() -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let on_paste = move |event: ClipboardEvent| {
        let found = event
            .clipboard_data()
            .and_then(|data| clipboard::grid_from(&data));
        if found.is_some() {
            grid.paste.set(Some(Pasted::outside(found)));
        }
    };
    let on_input = move |event: web_sys::Event| {
        let field = event.target().and_then(|it| it.dyn_into().ok());
        let text = field.map_or(String::new(), |field: web_sys::HtmlTextAreaElement| {
            field.value()
        });
        // What was pasted as HTML was read as such already.
        let typed = (!text.trim().is_empty()).then(|| grid_of(&text));
        let pasted = grid
            .paste
            .with_untracked(|pasted| pasted.as_ref().is_some_and(|one| one.grid.is_some()));
        let by_paste = event
            .dyn_ref::<web_sys::InputEvent>()
            .is_some_and(|event| event.input_type() == "insertFromPaste");
        if !(pasted && by_paste) {
            grid.paste.update(|before| {
                let pasted = Pasted::outside(typed);
                *before = Some(match before.take() {
                    Some(before) => pasted.after(before),
                    None => pasted,
                });
            });
        }
    };
    view! {
        <label class="field">
            <span>"From a spreadsheet, CSV, Markdown or a wiki page"</span>
            <textarea class="in mono" rows="4" data-takes-much="" on:paste=on_paste on:input=on_input></textarea>
        </label>
    }
}
