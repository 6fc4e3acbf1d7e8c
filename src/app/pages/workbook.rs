//! One engagement: frame, answer, and the Risks page.

use super::library::brand;
use super::message::link;
use crate::app::browser::page;
use crate::app::components::answer::answer;
use crate::app::components::export::export_menu;
use crate::app::components::open_file::open_file_button;
use crate::app::components::paste_dialog::paste_dialog;
use crate::app::components::risk_table::risk_table;
use crate::app::components::settings::settings;
use crate::app::components::stack_rank::stack_rank;
use crate::app::desk::{Desk, SaveState};
use crate::app::grid::{Pasted, RiskGrid, focus_when_there};
use crate::app::route::Route;
use crate::app::view::{El, el, follow};
use crate::format::words;
use crate::model::{Edit, Risk};

/// The workbook of the engagement on the desk.
pub fn workbook(desk: Desk, grid: RiskGrid) -> El {
    grid.reset();
    // An estimate nobody has typed in starts with the cursor in its first cell.
    let is_blank = desk.with_document(|document| document.risks.iter().all(Risk::is_blank));
    if is_blank && let Some(first) = grid.order().first() {
        focus_when_there(*first, 0);
    }
    follow(move || {
        if let Some(table) = desk.table.get() {
            desk.table.set(None);
            grid.paste.set(Some(Pasted {
                grid: Some(table),
                at: None,
            }));
        }
    });
    let footer = move || {
        desk.with_document(|document| words::estimate_line(&page::today(), &document.author))
    };
    let main = el("main")
        .child(top_bar(desk))
        .child(answer(desk))
        .child(el("h1").text("Risks"))
        .child(lede(desk))
        .children(risk_table(desk, grid))
        .child(stack_rank(desk, grid))
        .child(settings(desk))
        .child(keys_and_cells())
        .child(el("p.estimate").text_of(footer))
        .rows(
            move || grid.paste.with(|paste| paste.iter().map(|_| ()).collect()),
            move |()| paste_dialog(desk, grid),
        );
    el("div.app").child(navigation(desk)).child(main)
}

fn navigation(desk: Desk) -> El {
    let name = move || desk.with_document(|document| document.name.clone());
    let address = move || desk.with_document(|document| Route::Risks(document.id).to_string());
    let count = move || desk.with_analysis(|analysis| analysis.counted.to_string());
    let risks = el("a")
        .attr_of("href", address)
        .attr("aria-current", "page")
        .text("Risks ")
        .child(el("span").text_of(count));
    el("nav")
        .label("Workbook")
        .child(brand())
        .child(el("p.current").text_of(name))
        .child(risks)
        .child(link("#/", "All engagements"))
        .child(link("#/quick", "Quick estimate"))
}

fn lede(desk: Desk) -> El {
    let example = move || {
        let none = desk.with_analysis(|analysis| analysis.counted == 0);
        if none {
            "For example: deployment downtime, 0, 3, 100%, 7. A table from a spreadsheet or a wiki can be pasted into the first cell."
        } else {
            ""
        }
        .to_owned()
    };
    el("p.lede")
        .text("What fails users, how long until somebody notices and mends it, how many it hits, and how often. Ranges are welcome: ")
        .child(el("b").text("5 to 60"))
        .text(". ")
        .child(el("span.empty-only").text_of(example))
}

fn keys_and_cells() -> El {
    el("details.fold.keys")
        .child(el("summary").child(el("h2").text("Keys and cells")))
        .child(el("p").text("Tab goes right, and from ETTF to the next row. Enter goes down, to the column where the run of Tabs began, and on the last row adds one. Arrows move between cells; F2 or typing edits; Escape puts back what stood there; Delete clears. Shift+F10 opens the row's menu. Ctrl+Z undoes, Shift+Ctrl+Z does it again."))
        .child(el("p").text("Times: 5, 90s, 1h 30m, 2d. Ranges: 5 to 60, 5-60 min, and 5 to 60 flat for evenly spread. ETTF: 90, 2w, 6mo, weekly, 2/month, every 3 years, 1 in 4y."))
}

fn top_bar(desk: Desk) -> El {
    let name = move || desk.with_document(|document| document.name.clone());
    let title = el("input.title")
        .attr("type", "text")
        .label("Engagement name")
        .attr("autocomplete", "off")
        .value_of(name)
        .on("focus", move |_| desk.enter_field())
        .on_input(move |text| desk.edit_in_field(Edit::SetName(text)));
    let undo = el("button")
        .flag_of("disabled", move || !desk.can_undo.get())
        .text("Undo")
        .tap(move || desk.undo());
    let redo = el("button")
        .flag_of("disabled", move || !desk.can_redo.get())
        .text("Redo")
        .tap(move || desk.redo());
    el("div.bar")
        .child(title)
        .child(saved(desk))
        .child(undo)
        .child(redo)
        .child(open_file_button(desk))
        .child(export_menu(desk))
}

/// Whether the work is in storage, and what to do when it is not.
fn saved(desk: Desk) -> El {
    let is_saved = move || {
        let saved = desk.saved.with(|saved| *saved == SaveState::Saved);
        saved.to_string()
    };
    el("span.saved")
        .attr("role", "status")
        .attr_of("data-saved", is_saved)
        .part(move || say_saved(desk))
}

fn say_saved(desk: Desk) -> Vec<El> {
    let state = match desk.saved.get() {
        SaveState::Fresh if !desk.is_lasting() => SaveState::InTabOnly,
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
                .tap(move || desk.export_json()),
        ],
    }
}
