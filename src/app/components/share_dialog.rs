//! The dialog that makes a link which carries the engagement.

use wasm_bindgen_futures::spawn_local;

use super::share_choices::{Choices, chosen_of};
use crate::app::browser::{clipboard, files, page};
use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::signals::Signal;
use crate::app::view::{El, el, modal};
use crate::format::json;
use crate::format::share::{PRACTICAL_CHARACTERS, Parts, link_length, pack};

/// The dialog; `open` is set to false when it is closed, and `embeds` to true when cards are wanted instead.
pub fn share_dialog(desk: Desk, open: Signal<bool>, choices: Choices, embeds: Signal<bool>) -> El {
    let what = choices.fields(
        "Journeys, risks, systemic risks, mitigations and objectives always do; saved versions never.",
    );
    let Choices { parts, hidden } = choices;
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
    let link = el("textarea")
        .attr("rows", "4")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .value_of(shown);
    let done = close.clone();
    modal("share-link", "Share a link", close)
        .child(el("p").text("The link itself carries the engagement: nothing is sent to a server. Who has the link can read all of it."))
        .children(what)
        .child(el("label.wide").text("Link").child(link))
        .child(el("p").attr("role", "status").text_of(says))
        .child(
            el("p.actions")
                .child(el("button.line").text("Copy link").tap(copy))
                .maybe(long)
                .child(el("button.line").text("Put it in a wiki or a web page").tap(move || embeds.set(true)))
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
