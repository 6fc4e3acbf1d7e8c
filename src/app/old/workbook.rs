//! Parts of the bar that are not moved yet.

use leptos::prelude::{Get, With};

use crate::app::old::later::later;
use crate::app::old::on_demand::{OnDemand, Practice};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{SaveState, Workbook};

/// The Share button, and the dialog while it is open.
pub fn share(workbook: Workbook, odds: OddsState) -> El {
    let open = Signal::new(false);
    let (pressed, shown) = (open.clone(), open.clone());
    let keys = move || match open.get() {
        true => vec![()],
        false => Vec::new(),
    };
    let dialog = move |(): &()| {
        later(
            el("div"),
            workbook,
            OnDemand::Practice(Practice::Share(shown.clone(), odds)),
        )
    };
    let button = el("button")
        .attr("id", "share")
        .text("Share")
        .tap(move || pressed.set(true));
    el("div").child(button).rows(keys, dialog)
}

/// Whether the work is in storage, and what to do when it is not.
pub fn saved(workbook: Workbook) -> El {
    let is_saved = move || {
        let saved = workbook.saved.with(|saved| *saved == SaveState::Saved);
        saved.to_string()
    };
    el("span.saved")
        .attr("role", "status")
        .attr_of("data-saved", is_saved)
        .part(move || say_saved(workbook))
}

fn say_saved(workbook: Workbook) -> Vec<El> {
    let state = match workbook.saved.get() {
        SaveState::Fresh if !workbook.is_lasting() => SaveState::InTabOnly,
        state => state,
    };
    match state {
        SaveState::Fresh => vec![el("span").text("Nothing to save yet")],
        SaveState::Saved => vec![el("span").text("Saved")],
        SaveState::Saving => vec![el("span").text("Saving")],
        SaveState::InTabOnly => vec![el("span.bad").text(
            "Kept in this tab only: this browser does not allow storage here. Export JSON before you close it.",
        )],
        SaveState::NotSaved(why) => vec![
            el("span.bad").text(&format!("Not saved: {why} ")),
            el("button.line")
                .text("Export JSON")
                .tap(move || workbook.export_json()),
        ],
    }
}
