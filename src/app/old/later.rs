//! Parts of the program that are downloaded when they are first needed.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use wasm_bindgen_futures::spawn_local;
pub use wasm_split_helpers::SplitLoaderError as NotLoaded;

use crate::app::old::on_demand::{
    OnDemand, cards, figures, links, load_cards, load_figures, load_links, load_practice, practice,
};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;

/// What a function in such a part draws.
pub type Drawn = Result<Vec<El>, NotLoaded>;

/// Adds to `parent` what the pages on demand draw, once they are loaded.
pub fn later(parent: El, workbook: Workbook, what: OnDemand) -> El {
    let state = Signal::new(State::Loading);
    fetch(&state, &what);
    parent.part(move || match state.get() {
        State::Loading => vec![el("p.note").attr("role", "status").text("Loading…")],
        State::Loaded => draw(workbook, what.clone()),
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
        let loaded = match what {
            OnDemand::Figures(_) => load_figures().await,
            OnDemand::Practice(_) => load_practice().await,
            OnDemand::Cards(_) => load_cards().await,
            OnDemand::Link(_) => load_links().await,
        };
        state.set(match loaded {
            Ok(()) => State::Loaded,
            Err(_) => State::Failed,
        });
    });
}

/// Draws it; its part is loaded.
fn draw(workbook: Workbook, what: OnDemand) -> Vec<El> {
    let drawn = match what {
        OnDemand::Figures(what) => now(figures(workbook, what)),
        OnDemand::Practice(what) => now(practice(workbook, what)),
        OnDemand::Cards(query) => now(cards(workbook, query)),
        OnDemand::Link(data) => now(links(workbook, data)),
    };
    drawn.and_then(Result::ok).unwrap_or_default()
}

/// What a future gives that has nothing to wait for.
fn now<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => Some(given),
        Poll::Pending => None,
    }
}
