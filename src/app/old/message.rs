//! Pages that say what is not there, and lead home.

use crate::app::browser::{files, page};
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::store;

/// A link with its text.
pub fn link(address: &str, text: &str) -> El {
    el("a").attr("href", address).text(text)
}

/// Nothing at this address.
pub fn not_found(text: &str) -> El {
    let ways = el("p")
        .child(link("#/library", "All engagements"))
        .text(" · ")
        .child(link("#/quick", "Quick estimate"));
    el("main.message")
        .child(el("h1").text("Not here"))
        .child(el("p").text(text))
        .child(ways)
}

/// A stored record that cannot be read: kept, and downloadable byte for byte.
pub fn unreadable(workbook: Workbook, key: &str, reason: &str) -> El {
    el("main.message")
        .child(el("h1").text("This engagement cannot be read"))
        .child(el("p").text(reason))
        .child(el("p").text("Its bytes are kept as they are. Nothing was changed."))
        .child(el("p.actions").child(download_bytes(workbook, key)))
        .child(el("p").child(link("#/library", "All engagements")))
}

/// Offers stored bytes as a file.
pub fn download_bytes(workbook: Workbook, key: &str) -> El {
    let key = key.to_owned();
    let download = move || {
        let raw = workbook.with_storage(|storage| store::raw(storage, &key));
        if let Some(Some(raw)) = workbook.report(raw) {
            let name = files::file_name(&format!("unread {}", page::today()), "txt");
            workbook.try_browser(files::download(&name, "text/plain", &raw));
        }
    };
    el("button.line").text("Download the bytes").tap(download)
}
