//! Parts of the program that are downloaded when they are first needed.

use wasm_bindgen_futures::spawn_local;

use crate::app::old::on_demand::OnDemand;
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;

/// Adds to `parent` what the pages on demand draw, once they are loaded.
pub fn later(parent: El, workbook: Workbook, what: OnDemand) -> El {
    let state = Signal::new(State::Loading);
    fetch(&state, &what);
    parent.part(move || match state.get() {
        State::Loading => vec![el("p.note").attr("role", "status").text("Loading…")],
        State::Loaded => what.clone().draw(workbook),
        State::Failed => {
            let (state, what) = (state.clone(), what.clone());
            let again = el("button.line").text("Try again").tap(move || {
                state.set(State::Loading);
                fetch(&state, &what);
            });
            vec![
                el("p.problem")
                    .attr("role", "alert")
                    .text("This part of the page could not be loaded. There is no network, or a newer version took its place: then reload the page. ")
                    .child(again),
            ]
        }
    })
}

#[derive(Clone, Copy)]
enum State {
    Loading,
    Loaded,
    Failed,
}

fn fetch(state: &Signal<State>, what: &OnDemand) {
    let state = state.clone();
    let what = what.clone();
    spawn_local(async move {
        state.set(match what.load().await {
            Ok(()) => State::Loaded,
            Err(_) => State::Failed,
        });
    });
}
