//! Copies for the old pages.

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::clipboard;
use crate::app::state::workbook::Workbook;

/// Copies a text, and the same as HTML where there is one, and says so.
pub fn copy_out(workbook: Workbook, text: String, html: Option<String>) {
    spawn_local(async move {
        match clipboard::copy(text, html).await {
            Ok(()) => workbook.notify("Copied. Paste it where you need it.", None),
            Err(_) => workbook.notify("The browser did not allow copying here.", None),
        }
    });
}
