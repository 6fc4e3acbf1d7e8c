//! Out of the page: files, tables for wikis, paper.

use wasm_bindgen_futures::spawn_local;

use crate::app::old::signals::Signal;

use crate::analysis::{Analysis, analyse};
use crate::app::browser::{clipboard, files, page};
use crate::app::old::view::{El, Read, el, modal, reader};
use crate::app::state::workbook::Workbook;
use crate::codec::table::csv;
use crate::codec::table::journeys::write_journeys;
use crate::document::Engagement;
use crate::report::markup;
use crate::text::loss;
use crate::text::loss::Carrier;

/// What leaves the page and cannot carry everything.
#[derive(Clone, Copy)]
enum Out {
    Risks,
    Journeys,
    Markdown,
    Html,
    MediaWiki,
}

impl Out {
    fn carrier(self) -> Carrier {
        match self {
            Self::Risks => Carrier::Risks,
            Self::Journeys => Carrier::Journeys,
            Self::Markdown | Self::Html | Self::MediaWiki => Carrier::Copy,
        }
    }

    fn write(self, workbook: Workbook) {
        match self {
            Self::Risks => export_csv(workbook),
            Self::Journeys => export_journeys(workbook),
            Self::Markdown => copy(workbook, markup::markdown, false),
            Self::Html => copy(workbook, markup::html, true),
            Self::MediaWiki => copy(workbook, markup::mediawiki, false),
        }
    }
}

/// The Export button and what it offers.
pub fn export_menu(workbook: Workbook) -> El {
    let open = Signal::new(false);
    let asked = Signal::new(None::<Out>);
    let (is_open, toggled, closed, left) = (open.clone(), open.clone(), open.clone(), open.clone());
    let close = move || {
        open.set(false);
        page::focus("#export");
    };
    let (closing, asking) = (close.clone(), asked.clone());
    let menu = move || {
        is_open
            .get()
            .then(|| offers(workbook, close.clone(), asking.clone()))
    };
    let question = move || Some(loss_dialog(workbook, asked.get()?, asked.clone()));
    let button = el("button.line")
        .attr("id", "export")
        .expanded_of(move || closed.get())
        .text("Export")
        .tap(move || toggled.update(|open| *open = !*open));
    let dropdown = el("div.dropdown")
        .on_leave(move || left.set(false))
        .on_key(move |event| {
            if event.key() == "Escape" {
                closing();
            }
        })
        .child(button)
        .maybe(menu);
    el("div").child(dropdown).maybe(question)
}

fn offers(
    workbook: Workbook,
    close: impl Fn() + Clone + 'static,
    asking: Signal<Option<Out>>,
) -> El {
    let offer = |name: &str, act: Read<()>| {
        let close = close.clone();
        el("button").text(name).tap(move || {
            close();
            act.call(());
        })
    };
    let mut menu =
        el("div.menu").child(offer("Export JSON", reader(move || workbook.export_json())));
    for (name, out) in [
        ("Export CSV", Out::Risks),
        ("Export journeys CSV", Out::Journeys),
        ("Copy as Markdown", Out::Markdown),
        ("Copy as HTML", Out::Html),
        ("Copy as MediaWiki", Out::MediaWiki),
    ] {
        let asking = asking.clone();
        let act = move || match workbook
            .with_document(|document| loss::sentence(out.carrier(), document))
        {
            Some(_) => asking.set(Some(out)),
            None => out.write(workbook),
        };
        menu = menu.child(offer(name, reader(act)));
    }
    menu.child(offer("Print", reader(page::print)))
}

/// Says what stays behind before it does. The press is also what lets a browser copy.
fn loss_dialog(workbook: Workbook, out: Out, asked: Signal<Option<Out>>) -> El {
    let lost = workbook.with_document(|document| loss::sentence(out.carrier(), document));
    let close = move || {
        asked.set(None);
        page::focus("#export");
    };
    let (confirmed, instead) = (close.clone(), close.clone());
    let verb = match out.carrier() {
        Carrier::Copy => "Copy",
        Carrier::Risks | Carrier::Journeys => "Export CSV",
    };
    let write = el("button.main").text(verb).tap(move || {
        confirmed();
        out.write(workbook);
    });
    let json = el("button.line").text("Export JSON instead").tap(move || {
        instead();
        workbook.export_json();
    });
    let actions = el("p.actions")
        .child(write)
        .child(json)
        .child(el("button").text("Cancel").tap(close.clone()));
    modal("loss", "Not all of it goes along", close)
        .child(el("p").text(&lost.unwrap_or_default()))
        .child(el("p.note").text("Export JSON carries everything."))
        .child(actions)
}

fn export_csv(workbook: Workbook) {
    // The file has no place to name a journey.
    let whole = workbook.with_document(Engagement::of_whole_service);
    let text = csv::write_risks(&whole, &analyse(&whole));
    let name = workbook.with_document(|document| document.name.clone());
    let name = files::file_name(&name, "risks.csv");
    workbook.try_browser(files::download(&name, "text/csv", &text));
}

fn export_journeys(workbook: Workbook) {
    let (text, name) =
        workbook.with_document(|document| (write_journeys(document), document.name.clone()));
    let name = files::file_name(&name, "journeys.csv");
    workbook.try_browser(files::download(&name, "text/csv", &text));
}

/// A table's text for one kind of receiver, with today's date.
type Written = fn(&Engagement, &Analysis, &str) -> String;

fn copy(workbook: Workbook, write: Written, as_html: bool) {
    let today = page::today();
    let text = workbook.with_figures(|document, analysis| write(document, analysis, &today));
    let html = as_html.then(|| text.clone());
    copy_out(workbook, text, html);
}

/// Copies a text, and the same as HTML where there is one, and says so.
pub fn copy_out(workbook: Workbook, text: String, html: Option<String>) {
    spawn_local(async move {
        match clipboard::copy(text, html).await {
            Ok(()) => workbook.notify("Copied. Paste it where you need it.", None),
            Err(_) => workbook.notify("The browser did not allow copying here.", None),
        }
    });
}
