//! Out of the page: files, tables for wikis, paper.

use wasm_bindgen_futures::spawn_local;

use crate::app::signals::Signal;

use crate::app::browser::{clipboard, files, page};
use crate::app::desk::Desk;
use crate::app::view::{El, Read, el, reader};
use crate::format::journeys::write_journeys;
use crate::format::{csv, markup};
use crate::model::{Analysis, Engagement, analyse};

/// A table's text for one kind of receiver, with today's date.
type Written = fn(&Engagement, &Analysis, &str) -> String;

/// The Export button and what it offers.
pub fn export_menu(desk: Desk) -> El {
    let open = Signal::new(false);
    let (is_open, toggled, closed, left) = (open.clone(), open.clone(), open.clone(), open.clone());
    let close = move || {
        open.set(false);
        page::focus("#export");
    };
    let closing = close.clone();
    let menu = move || is_open.get().then(|| offers(desk, close.clone()));
    let button = el("button.line")
        .attr("id", "export")
        .expanded_of(move || closed.get())
        .text("Export")
        .tap(move || toggled.update(|open| *open = !*open));
    el("div.dropdown")
        .on_leave(move || left.set(false))
        .on_key(move |event| {
            if event.key() == "Escape" {
                closing();
            }
        })
        .child(button)
        .maybe(menu)
}

fn offers(desk: Desk, close: impl Fn() + Clone + 'static) -> El {
    let offer = |name: &str, act: Read<()>| {
        let close = close.clone();
        el("button").text(name).tap(move || {
            close();
            act.call(());
        })
    };
    let copy = |name: &str, write: Written, as_html: bool| {
        offer(name, reader(move || copy(desk, write, as_html)))
    };
    el("div.menu")
        .child(offer("Export JSON", reader(move || desk.export_json())))
        .child(offer("Export CSV", reader(move || export_csv(desk))))
        .child(offer(
            "Export journeys CSV",
            reader(move || export_journeys(desk)),
        ))
        .child(copy("Copy as Markdown", markup::markdown, false))
        .child(copy("Copy as HTML", markup::html, true))
        .child(copy("Copy as MediaWiki", markup::mediawiki, false))
        .child(offer("Print", reader(page::print)))
}

fn export_csv(desk: Desk) {
    // The file has no place to name a journey.
    let whole = desk.with_document(Engagement::of_whole_service);
    let text = csv::write_risks(&whole, &analyse(&whole));
    let name = desk.with_document(|document| document.name.clone());
    let name = files::file_name(&name, "risks.csv");
    desk.try_browser(files::download(&name, "text/csv", &text));
}

fn export_journeys(desk: Desk) {
    let (text, name) =
        desk.with_document(|document| (write_journeys(document), document.name.clone()));
    let name = files::file_name(&name, "journeys.csv");
    desk.try_browser(files::download(&name, "text/csv", &text));
}

fn copy(desk: Desk, write: Written, as_html: bool) {
    let today = page::today();
    let text = desk.with_figures(|document, analysis| write(document, analysis, &today));
    let html = as_html.then(|| text.clone());
    spawn_local(async move {
        match clipboard::copy(text, html).await {
            Ok(()) => desk.notify("Copied. Paste it where you need it.", None),
            Err(_) => desk.notify("The browser did not allow copying here.", None),
        }
    });
}
