//! What leaves a page by the clipboard.

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::clipboard;
use crate::app::ui::{Toast, Toaster};

/// What is said of a copy.
pub const COPIED: &str = "Copied. Paste it where you need it.";

/// Copies a text, and the same as HTML where there is one, and says so.
pub fn copy(toasts: Toaster, text: String, html: Option<String>) {
    copy_saying(toasts, text, html, COPIED.to_owned());
}

/// As [`copy`]; `done` is said once it is done.
pub fn copy_saying(toasts: Toaster, text: String, html: Option<String>, done: String) {
    spawn_local(async move {
        toasts.show(match clipboard::copy(text, html).await {
            Ok(()) => Toast::done(done),
            Err(_) => Toast::failed("The browser did not allow copying here."),
        });
    });
}
