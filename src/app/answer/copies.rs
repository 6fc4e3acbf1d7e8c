//! What leaves a page by the clipboard.

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::clipboard;
use crate::app::ui::{Toast, Toaster};

/// What is said of a copy.
pub const COPIED: &str = "Copied. Paste it where you need it.";
/// What is said where the browser does not allow it.
pub const REFUSED: &str = "The browser did not allow copying here.";

/// Copies a text, and the same as HTML where there is one, and says so.
pub fn copy(toasts: Toaster, text: String, html: Option<String>) {
    copy_saying(toasts, text, html, (COPIED, REFUSED));
}

/// As [`copy`], with what is said once it is done, or where the browser does not allow it.
pub fn copy_saying(
    toasts: Toaster,
    text: String,
    html: Option<String>,
    (done, refused): (impl Into<String>, &'static str),
) {
    let done = done.into();
    spawn_local(async move {
        toasts.show(match clipboard::copy(text, html).await {
            Ok(()) => Toast::done(done),
            Err(_) => Toast::failed(refused),
        });
    });
}
