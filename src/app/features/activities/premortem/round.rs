//! A pre-mortem: ways to fail, entered fast, and what becomes of them.

use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;

use crate::app::browser::page;
use crate::app::features::activities::premortem::premortem_timer::timer;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::ideas::promote;
use crate::document::names::row_name;
use crate::document::{Activities, Edit, Idea, RowId};
use crate::grammar::search::one_line;
use crate::text::activities::premortem_words as words;
use crate::text::activities::premortem_words::Becomes;

/// The section.
pub fn premortem(workbook: Workbook) -> El {
    let ids = move || {
        with(workbook, |all| {
            all.ideas.iter().map(|one| one.id).collect::<Vec<_>>()
        })
    };
    let says = move || {
        workbook
            .with_document(words::to_promote)
            .map(|text| el("p.note").text(&text))
    };
    let promote_all = move || {
        workbook.with_document(words::to_promote).map(|_| {
            el("button.line").text("Promote all").tap(move || {
                let all = ids();
                if let Some(edit) =
                    workbook.with_document(|document| promote(document, &all, page::new_id))
                {
                    workbook.edit(edit);
                    when_drawn(|| page::focus("#new-idea"));
                }
            })
        })
    };
    el("section.fold.premortem")
        .child(el("h2").text("Pre-mortem"))
        .child(el("p.note").text("It is a year from now and it went badly: users were failed, again and again. What happened? One way to a line, everybody at once, nothing is too unlikely. Sort and estimate later."))
        .child(timer(workbook, || page::focus("#new-idea")))
        .child(entry(workbook))
        .child(
            el("ol.ideas")
                .label("Ideas")
                .rows(ids, move |id| idea_row(workbook, *id)),
        )
        .maybe(says)
        .child(el("p.actions").maybe(promote_all))
}

/// The field for the next idea, which keeps the focus.
fn entry(workbook: Workbook) -> El {
    let text = Signal::new(String::new());
    let (shown, typed, added, pressed) = (text.clone(), text.clone(), text.clone(), text);
    let field = el("input")
        .attr("type", "text")
        .attr("id", "new-idea")
        .attr("autocomplete", "off")
        .attr("maxlength", "500")
        .attr("placeholder", "What went wrong?")
        .value_of(move || shown.get())
        .on_input(move |text| typed.set(text))
        .on_key(move |event| {
            // Enter also ends what an input method composes.
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add(workbook, &added.get());
                added.set(String::new());
            }
        })
        .on("paste", move |event| {
            let event: &ClipboardEvent = event.unchecked_ref();
            let pasted = event.clipboard_data();
            let pasted = pasted.and_then(|data| data.get_data("text/plain").ok());
            // A list that somebody kept elsewhere: a field of one line would run it together.
            if let Some(lines) = pasted.filter(|text| text.trim().contains('\n')) {
                event.prevent_default();
                add(workbook, &lines);
            }
        });
    let add_button = el("button.line").text("Add idea").tap(move || {
        add(workbook, &pressed.get());
        pressed.set(String::new());
        page::focus("#new-idea");
    });
    el("div.fields")
        .child(el("label.wide").text("A way to fail").child(field))
        .child(add_button)
}

/// Adds each line that has words.
fn add(workbook: Workbook, lines: &str) {
    let mut all = with(workbook, Activities::clone);
    let before = all.ideas.len();
    for line in lines.lines() {
        let text = one_line(line);
        if !text.is_empty() {
            let mut idea = Idea::blank(page::new_id());
            idea.text = text;
            all.ideas.push(idea);
        }
    }
    if all.ideas.len() > before {
        workbook.edit(Edit::SetActivities(all));
    }
}

fn idea_row(workbook: Workbook, id: RowId) -> El {
    let text = move || {
        let found = with(workbook, |all| find(all, id).map(|one| one.text.clone()));
        found.unwrap_or_default()
    };
    let field = text_field(workbook, text, move |text| {
        let mut all = with(workbook, Activities::clone);
        if let Some(one) = all.ideas.iter_mut().find(|one| one.id == id) {
            one.text = text;
        }
        Edit::SetActivities(all)
    })
    .attr("id", &format!("idea-{id}"))
    .label_of(move || format!("Idea {}", with(workbook, |all| place(all, id))));
    let becomes =
        move || workbook.with_figures(|document, analysis| words::becomes(document, analysis, id));
    let says = move || match becomes() {
        Becomes::Risk(text) | Becomes::Known(_, text) => text,
        Becomes::Nothing | Becomes::New => String::new(),
    };
    let button = move || {
        let name = match becomes() {
            Becomes::New => "Promote to risk".to_owned(),
            Becomes::Known(risk, _) => {
                let called = workbook.with_document(|document| row_name(risk, document));
                format!("Link to {called}")
            }
            Becomes::Nothing | Becomes::Risk(_) => return None,
        };
        let promoted = el("button.line")
            .text(&name)
            .label_of(move || format!("{name}: {}", text()))
            .tap(move || {
                if let Some(edit) =
                    workbook.with_document(|document| promote(document, &[id], page::new_id))
                {
                    workbook.edit(edit);
                    // The button goes with what it did.
                    when_drawn(move || page::focus(&format!("#idea-{id}")));
                }
            });
        Some(promoted)
    };
    let delete = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", text()))
        .tap(move || {
            let mut all = with(workbook, Activities::clone);
            all.ideas.retain(|one| one.id != id);
            workbook.edit(Edit::SetActivities(all));
            when_drawn(|| page::focus("#new-idea"));
        });
    el("li")
        .child(el("div.idea").child(field).maybe(button).child(delete))
        .child(el("p.echo").text_of(says))
}

fn with<T>(workbook: Workbook, read: impl FnOnce(&Activities) -> T) -> T {
    workbook.with_document(|document| read(&document.activities))
}

fn find(all: &Activities, id: RowId) -> Option<&Idea> {
    all.ideas.iter().find(|one| one.id == id)
}

/// Which idea it is, counted from 1.
fn place(all: &Activities, id: RowId) -> usize {
    let place = all.ideas.iter().position(|one| one.id == id);
    place.map_or(0, |place| place + 1)
}
