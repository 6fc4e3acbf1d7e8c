//! One cell of the matrix: what a risk costs a journey, and its impact while it is typed.

use std::collections::HashMap;

use leptos::html;
use leptos::prelude::*;

use super::grid::{MatrixGrid, Place, column_index};
use crate::analysis::ReachCost;
use crate::app::state::typed::Typed;
use crate::app::ui::heat;
use crate::document::{Edit, Risk, RowId, reading};
use crate::text::journey_words::{cell_figure, cell_means, read_impact, typed_impact, when_empty};

/// What a cell shows.
#[derive(Clone, PartialEq)]
pub struct Shown {
    figure: String,
    means: String,
    share: Option<f64>,
    is_wrong: bool,
}

/// The cell.
#[component]
pub fn MatrixCell(
    /// Its risk and its journey.
    place: Place,
    /// The risk.
    risk: Memo<Option<Risk>>,
    /// What the cells of its row show, by their journeys.
    cells: ReadSignal<HashMap<RowId, Shown>>,
    /// The risk's name.
    called: ReadSignal<String>,
    /// The journey's name.
    journey: String,
) -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let shown = Memo::new(move |_| cells.with(|cells| cells.get(&place.1).cloned()));
    let editing = Memo::new(move |_| grid.editing.get() == Some(place));
    let stop = Memo::new(move |_| grid.is_stop(place));
    let share = move || shown.with(|shown| shown.as_ref()?.share.map(heat));
    let wrong = move || shown.with(|shown| shown.as_ref().is_some_and(|one| one.is_wrong));
    let journey = StoredValue::new(journey);
    let name = move || {
        let figure = shown.with(|shown| shown.as_ref().map(|one| one.figure.clone()));
        let (risk, journey) = (called.get(), journey.get_value());
        format!("{risk} on {journey}: {}", figure.unwrap_or_default())
    };
    let content = move || match editing.get() {
        true => view! { <Editor place risk called journey=journey.get_value() /> }.into_any(),
        false => {
            let figure = move || shown.with(|shown| shown.as_ref().map(|one| one.figure.clone()));
            view! { {figure} }.into_any()
        }
    };
    view! {
        <td
            class="num cell"
            class:h=move || share().is_some()
            class:err=wrong
            class:editing=move || editing.get()
            style=("--p", share)
            tabindex=move || if stop.get() { "0" } else { "-1" }
            aria-colindex=column_index(grid, place.1)
            aria-label=name
            aria-invalid=move || wrong().then_some("true")
            data-risk=place.0.to_string()
            data-journey=place.1.to_string()
            data-tip=move || shown.with(|shown| shown.as_ref().map(|one| one.means.clone()))
        >
            {content}
        </td>
    }
}

impl Shown {
    /// What the cell of a risk and a journey shows.
    pub fn of(grid: MatrixGrid, journey: RowId, risk: &Risk) -> Self {
        let (cost, largest) = grid
            .costs
            .with(|costs| (costs.cell(risk.id, journey), costs.largest));
        let share = match cost {
            ReachCost::Costs(minutes) if largest > 0.0 => Some(minutes.get() / largest),
            _ => None,
        };
        Self {
            figure: cell_figure(cost, risk, journey),
            means: cell_means(cost, risk, journey),
            share,
            is_wrong: matches!(cost, ReachCost::Unread(_)),
        }
    }
}

/// The field with the impact, while the cell is typed in.
#[component]
fn Editor(
    place: Place,
    risk: Memo<Option<Risk>>,
    called: ReadSignal<String>,
    journey: String,
) -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let (id, on) = place;
    let typed = Typed::new(grid.workbook);
    let node: NodeRef<html::Input> = NodeRef::new();
    node.on_load(move |input| {
        typed.enter();
        // At once, so that the key that opened it is written here.
        // Refused only where nothing can have the focus.
        let _ = input.focus();
        input.select();
    });
    let before = StoredValue::new(risk.with_untracked(|risk| {
        let risk = risk.as_ref()?;
        risk.reach.cell(on).cloned()
    }));
    let understood =
        move || risk.with(|risk| typed_impact(risk.as_ref().and_then(|risk| risk.reach.cell(on))));
    let empty = move || risk.with(|risk| risk.as_ref().map(when_empty));
    let unread = move || {
        risk.with(|risk| {
            let cell = risk.as_ref().and_then(|risk| risk.reach.cell(on));
            cell.is_some_and(|impact| reading::impact(impact).is_err())
        })
    };
    let set = move |impact| {
        let mut reach = risk.with_untracked(|risk| Some(risk.as_ref()?.reach.clone()))?;
        reach.set(on, impact);
        Some(Edit::SetReach { risk: id, reach })
    };
    let write = move |text: String| {
        if let Some(edit) = set(read_impact(&text)) {
            typed.write(text, edit);
        }
    };
    let revert = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(edit) = set(before.get_value())
        {
            grid.workbook.edit_in_field(edit);
        }
    };
    let leave = move |_| {
        if grid.editing.try_get_untracked() == Some(Some(place)) {
            grid.editing.set(None);
        }
    };
    view! {
        <input
            class="c"
            type="text"
            autocomplete="off"
            spellcheck="false"
            node_ref=node
            aria-label=move || format!("Impact of {} on {journey}", called.get())
            aria-invalid=move || unread().then_some("true")
            placeholder=empty
            prop:value=move || typed.shown(understood)
            on:input:target=move |event| write(event.target().value())
            on:keydown=revert
            on:blur=leave
        />
    }
}
