//! Out of the page: files, tables for wikis, paper.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser::{clipboard, files, page};
use crate::app::desk::Desk;
use crate::app::view::{part, tap, text};
use crate::format::{csv, markup};

/// A table's text and, where the receiver takes it, the same as HTML.
type Copied = (String, Option<String>);

/// The Export button and what it offers.
#[component]
pub fn ExportMenu() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = RwSignal::new(false);
    let close = move || {
        open.set(false);
        page::focus("#export");
    };
    let csv = move |_| {
        close();
        let text = desk.document.with_untracked(|document| {
            desk.analysis
                .with_untracked(|analysis| csv::write_risks(document, analysis))
        });
        let name = desk
            .document
            .with_untracked(|document| files::file_name(&document.name, "risks.csv"));
        desk.try_browser(files::download(&name, "text/csv", &text));
    };
    let copy = move |make: fn(Desk, &str) -> Copied| {
        close();
        let (text, html) = make(desk, &page::today());
        spawn_local(async move {
            match clipboard::copy(text, html).await {
                Ok(()) => desk.notify("Copied. Paste it where you need it.", None),
                Err(_) => desk.notify("The browser did not allow copying here.", None),
            }
        });
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <div class="dropdown" on:keydown=keys>
            <button class="line" id="export" aria-expanded=text(move || open.get().to_string())
                on:click=tap(move |_| open.update(|open| *open = !*open))>"Export"</button>
            {part(move || open.get().then(|| view! {
                <div class="menu">
                    <button on:click=tap(move |_| { close(); desk.export_json(); })>"Export JSON"</button>
                    <button on:click=tap(csv)>"Export CSV"</button>
                    <button on:click=tap(move |_| copy(as_markdown))>"Copy as Markdown"</button>
                    <button on:click=tap(move |_| copy(as_html))>"Copy as HTML"</button>
                    <button on:click=tap(move |_| copy(as_mediawiki))>"Copy as MediaWiki"</button>
                    <button on:click=tap(move |_| { close(); page::print(); })>"Print"</button>
                </div>
            }))}
        </div>
    }
}

fn as_markdown(desk: Desk, date: &str) -> Copied {
    let text = desk.document.with_untracked(|document| {
        desk.analysis
            .with_untracked(|analysis| markup::markdown(document, analysis, date))
    });
    (text, None)
}

fn as_html(desk: Desk, date: &str) -> Copied {
    let html = desk.document.with_untracked(|document| {
        desk.analysis
            .with_untracked(|analysis| markup::html(document, analysis, date))
    });
    (html.clone(), Some(html))
}

fn as_mediawiki(desk: Desk, date: &str) -> Copied {
    let text = desk.document.with_untracked(|document| {
        desk.analysis
            .with_untracked(|analysis| markup::mediawiki(document, analysis, date))
    });
    (text, None)
}
