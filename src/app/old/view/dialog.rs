//! A dialog that holds the page until it is answered.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::app::old::view::element::{El, el};
use crate::app::old::view::follow::when_drawn;

/// A modal dialog with its title, opened once it is drawn. `close` runs when Escape closes it.
pub fn modal(id: &str, title: &str, close: impl Fn() + 'static) -> El {
    let title_id = format!("{id}-title");
    let dialog = el("dialog")
        .attr("aria-labelledby", &title_id)
        .on("close", move |_| close())
        .child(el("h2").attr("id", &title_id).text(title));
    let shown = dialog.element().clone();
    when_drawn(move || {
        let shown: &HtmlDialogElement = shown.unchecked_ref();
        // Refused only when it went away meanwhile or is open, and then nothing is to be done.
        let _ = shown.show_modal();
    });
    dialog
}
