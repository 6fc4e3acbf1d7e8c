//! The dialog that makes a link which carries the engagement.

use wasm_bindgen_futures::spawn_local;

use super::field::tick;
use crate::app::browser::{clipboard, files, page};
use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::signals::Signal;
use crate::app::view::{El, el, modal};
use crate::format::checklist::built_in;
use crate::format::json;
use crate::format::share::{PRACTICAL_CHARACTERS, Parts, link_length, pack};
use crate::model::Engagement;
use crate::model::redaction::redacted;

/// The dialog; `open` is set to false when it is closed.
pub fn share_dialog(desk: Desk, open: Signal<bool>) -> El {
    let parts = Signal::new(Parts::ALL);
    let hidden = Signal::new(false);
    let close = move || {
        open.set(false);
        page::focus("#share");
    };
    let (for_file, hidden_in_file) = (parts.clone(), hidden.clone());
    let made = {
        let (parts, hidden) = (parts.clone(), hidden.clone());
        move || link_of(desk, parts.get(), hidden.get())
    };
    let (shown, told, copied) = (made.clone(), made.clone(), made);
    let copy = move || {
        let text = copied();
        spawn_local(async move {
            match clipboard::copy(text, None).await {
                Ok(()) => desk.notify("The link is on the clipboard.", None),
                Err(_) => desk.notify(
                    "The browser did not allow copying: select the link and copy it.",
                    None,
                ),
            }
        });
    };
    let length = told.clone();
    let says = move || link_length(length().len());
    let long = move || {
        let (parts, hidden) = (for_file.clone(), hidden_in_file.clone());
        (told().len() > PRACTICAL_CHARACTERS).then(|| {
            el("button.line")
                .text("Export as JSON instead")
                .tap(move || export(desk, parts.get(), hidden.get()))
        })
    };
    let (is_hidden, set_hidden) = (hidden.clone(), hidden);
    let mut what = el("fieldset").child(el("legend").text("What goes along"));
    what = what.child(el("p.note").text("Journeys, risks, systemic risks, mitigations and objectives always do; saved versions never."));
    for (place, name) in Parts::NAMES.iter().enumerate() {
        let (read, set) = (parts.clone(), parts.clone());
        let one = tick(
            name,
            move || read.get().0[place],
            move |on| set.update(|parts| parts.0[place] = on),
        );
        what = what.child(one);
    }
    let redact = tick(
        "Without words: names become numbers, figures stay",
        move || is_hidden.get(),
        move |on| set_hidden.set(on),
    );
    let link = el("textarea")
        .attr("rows", "4")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .value_of(shown);
    let done = close.clone();
    modal("share-link", "Share a link", close)
        .child(el("p").text("The link itself carries the engagement: nothing is sent to a server. Who has the link can read all of it."))
        .child(what)
        .child(redact)
        .child(el("label.wide").text("Link").child(link))
        .child(el("p").attr("role", "status").text_of(says))
        .child(
            el("p.actions")
                .child(el("button.line").text("Copy link").tap(copy))
                .maybe(long)
                .child(el("button").text("Close").tap(done)),
        )
}

fn link_of(desk: Desk, parts: Parts, hidden: bool) -> String {
    let packed = desk.with_document(|document| {
        let by = if hidden { "" } else { &document.author };
        pack(&chosen_of(document, parts, hidden), &page::today(), by)
    });
    match packed {
        Ok(data) => page::address_of(&Route::View(data).to_string()),
        Err(wrong) => wrong.to_string(),
    }
}

/// What goes along: the same in the link and in the file.
fn chosen_of(document: &Engagement, parts: Parts, hidden: bool) -> Engagement {
    let mut chosen = parts.of(document);
    chosen.snapshots.clear();
    if hidden {
        chosen = redacted(&chosen);
        // A key that is none of ours came from somebody's own list.
        for item in &mut chosen.readiness.items {
            if !built_in().iter().any(|asked| asked.key == item.item) {
                item.item.clear();
            }
        }
    }
    chosen
}

fn export(desk: Desk, parts: Parts, hidden: bool) {
    let chosen = desk.with_document(|document| chosen_of(document, parts, hidden));
    match json::write(&chosen) {
        Ok(text) => {
            let name = files::file_name(&chosen.name, "bad-minutes.json");
            desk.try_browser(files::download(&name, "application/json", &text));
        }
        Err(wrong) => desk.notify(wrong.to_string(), None),
    }
}
