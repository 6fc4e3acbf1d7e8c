//! The checklist as a file, out and in.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use crate::app::browser::{files, page};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::codec::checklist::taken::take;
use crate::codec::checklist::{csv, json};
use crate::document::{Edit, Readiness};
use crate::text::readiness_words as words;

/// The most remarks about a file that are shown.
const MOST_NOTES: usize = 50;

/// What came of a file that was read.
#[derive(Clone, Default)]
struct Came {
    sentence: String,
    notes: Vec<String>,
}

/// The section.
pub fn checklist_files(workbook: Workbook) -> El {
    let came = Signal::new(Came::default());
    let chooser = el("input")
        .attr("type", "file")
        .attr("hidden", "")
        .attr("accept", ".json,.csv,.tsv,application/json,text/csv");
    let input: HtmlInputElement = chooser.element().clone().unchecked_into();
    let (ask, heard) = (input.clone(), came.clone());
    let chooser = chooser.on("change", move |_| {
        if let Some(file) = files::first(input.files()) {
            let heard = heard.clone();
            spawn_local(async move {
                let opened = files::read(file).await;
                heard.set(receive(workbook, opened));
            });
        }
        // So that the same file can be chosen again.
        input.set_value("");
    });
    let read = el("button.line")
        .text("Read checklist file")
        .tap(move || ask.click());
    let told = came.clone();
    let notes = move || {
        let notes = came.with(|came| came.notes.clone());
        let count = notes.len();
        let shown = notes.into_iter().take(MOST_NOTES);
        let mut list: Vec<El> = shown.map(|note| el("li").text(&note)).collect();
        if count > MOST_NOTES {
            list.push(el("li").text(&format!("and {} more.", count - MOST_NOTES)));
        }
        list
    };
    el("section.fold.files")
        .child(el("h2").text("Checklist as a file"))
        .child(el("p.note").text("All items with their answers, to be filled in elsewhere or taken to another engagement. A file that is read changes the items it names by their key, and adds those nobody knows; what it leaves empty stays as it is here. Which rows an item is about goes along only with the whole engagement."))
        .child(
            el("p.actions")
                .child(export(workbook, "Export checklist CSV", "csv", "text/csv", csv::write))
                .child(export(workbook, "Export checklist JSON", "json", "application/json", json::write))
                .child(read)
                .child(chooser),
        )
        .child(
            el("p")
                .attr("role", "status")
                .text_of(move || told.with(|came| came.sentence.clone())),
        )
        .child(el("ul.notes").label("What was not read").part(notes))
}

fn export(
    workbook: Workbook,
    label: &str,
    ending: &'static str,
    kind: &'static str,
    write: fn(&Readiness) -> String,
) -> El {
    el("button.line").text(label).tap(move || {
        let (text, name) =
            workbook.with_document(|document| (write(&document.readiness), document.name.clone()));
        let name = files::file_name(&name, &format!("checklist.{ending}"));
        workbook.try_browser(files::download(&name, kind, &text));
    })
}

fn receive(workbook: Workbook, opened: files::Opened) -> Came {
    let name = opened.name;
    let given = opened.text.and_then(|text| csv::read(&text));
    let given = match given {
        Ok(given) => given,
        Err(why) => {
            return Came {
                sentence: format!("{name} was not read. {why}"),
                notes: Vec::new(),
            };
        }
    };
    let taken = workbook.with_document(|document| take(given, &document.readiness, page::new_id));
    let is_new = workbook.with_document(|document| document.readiness != taken.readiness);
    if is_new {
        workbook.edit(Edit::SetReadiness(taken.readiness));
    }
    let mut sentence = words::taken(&name, taken.changed, taken.added);
    if !taken.notes.is_empty() {
        sentence.push_str(" Not read:");
    }
    Came {
        sentence,
        notes: taken.notes,
    }
}
