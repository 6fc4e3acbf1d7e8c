//! Files in: by button, by drop, and what happens when one is already here.

use leptos::prelude::Set;

use wasm_bindgen_futures::spawn_local;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::app::browser::{files, page};
use crate::app::state::workbook::Workbook;
use crate::app::view::{El, el, modal};
use crate::document::Engagement;

/// Opens the browser's file dialog.
pub fn open_file_button(workbook: Workbook) -> El {
    let chooser = el("input")
        .attr("type", "file")
        .attr("hidden", "")
        .attr("accept", ".json,.csv,.tsv,application/json,text/csv");
    let input: HtmlInputElement = chooser.element().clone().unchecked_into();
    let ask = input.clone();
    let chooser = chooser.on("change", move |_| {
        receive(workbook, input.files());
        // So that the same file can be chosen again.
        input.set_value("");
    });
    let button = el("button.line").text("Open file").tap(move || ask.click());
    el("span").child(button).child(chooser)
}

/// Reads the first file of a list and hands it to the workbook.
pub fn receive(workbook: Workbook, list: Option<web_sys::FileList>) {
    if let Some(file) = files::first(list) {
        spawn_local(async move {
            let opened = files::read(file).await;
            workbook.receive(&opened.name, opened.text);
        });
    }
}

/// Asks what to do with a file whose engagement is kept here with other content.
pub fn clash_dialog(workbook: Workbook, theirs: Engagement) -> El {
    let close = move || workbook.clash.set(None);
    let what = format!(
        "“{}” is kept in this browser with other content than the file's.",
        theirs.name
    );
    let file = theirs.clone();
    let both = move || {
        close();
        let mut copy = theirs.clone();
        copy.id = page::new_id();
        copy.name = format!("{} (from a file)", copy.name);
        workbook.take_over(copy);
    };
    let replace = move || {
        close();
        workbook.take_over(file.clone());
    };
    let actions = el("p.actions")
        .child(el("button.main").text("Keep both").tap(both))
        .child(
            el("button.line")
                .text("Replace it with the file")
                .tap(replace),
        )
        .child(el("button").text("Cancel").tap(close));
    modal("clash", "This engagement is already here", close)
        .child(el("p").text(&what))
        .child(actions)
}
