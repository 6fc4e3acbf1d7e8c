//! Files in: by button, by drop, and what happens when one is already here.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;

/// Opens the browser's file dialog.
pub fn open_file_button(workbook: Workbook) -> El {
    let chooser = el("input")
        .attr("type", "file")
        .attr("hidden", "")
        .attr("accept", ".json,.csv,.tsv,application/json,text/csv");
    let input: HtmlInputElement = chooser.element().clone().unchecked_into();
    let ask = input.clone();
    let chooser = chooser.on("change", move |_| {
        workbook.receive_first(input.files());
        // So that the same file can be chosen again.
        input.set_value("");
    });
    let button = el("button.line").text("Open file").tap(move || ask.click());
    el("span").child(button).child(chooser)
}
