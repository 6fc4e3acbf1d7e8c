//! An objective's papers: the SLO document and the error-budget policy, composed or rewritten.

use crate::app::browser::page;
use crate::app::old::export_menu::copy_out;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::text_area;
use crate::app::old::view::{El, el, follow_value, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::{Edit, Engagement, Objective, RowId};
use crate::report::objective::papers::{objective_in_prose, policy, signed, slo_document};

/// The most characters that a document keeps of one text.
const MOST_CHARACTERS: &str = "20000";

/// One of the two papers.
#[derive(Clone, Copy)]
struct Paper {
    name: &'static str,
    /// Ends the id of its field.
    key: &'static str,
    compose: fn(&Objective, &Engagement, &str) -> String,
    rewritten: fn(&mut Objective) -> &mut String,
    read: fn(&Objective) -> &str,
}

const PAPERS: [Paper; 2] = [
    Paper {
        name: "SLO document",
        key: "document",
        compose: slo_document,
        rewritten: |one| &mut one.document,
        read: |one| &one.document,
    },
    Paper {
        name: "Error-budget policy",
        key: "policy",
        compose: policy,
        rewritten: |one| &mut one.policy,
        read: |one| &one.policy,
    },
];

/// The papers of one objective, folded away. They are composed only while they can be seen, since
/// the policy analyses the engagement for its journey.
pub fn objective_papers(workbook: Workbook, id: RowId) -> El {
    let open = Signal::new(false);
    let toggled = open.clone();
    let fold = el("details.papers");
    let seen = fold.element().clone();
    let papers = move || {
        let shown = open.get();
        let papers = PAPERS.iter().filter(|_| shown);
        papers.map(|one| paper(workbook, id, *one)).collect()
    };
    fold.on("toggle", move |_| toggled.set(seen.has_attribute("open")))
        .child(el("summary").text("Papers: SLO document and error-budget policy"))
        .child(el("div").part(papers))
}

fn paper(workbook: Workbook, id: RowId, paper: Paper) -> El {
    // Composed once for the field, the paper and the clipboard.
    let text = Signal::new(String::new());
    let (composed, shown, printed, copied) = (text.clone(), text.clone(), text.clone(), text);
    follow_value(
        move || text_of(workbook, id, paper),
        move |text: &String| composed.set(text.clone()),
    );
    let name = format!("{}-{id}", paper.key);
    let field = text_area(
        workbook,
        "16",
        move || shown.get(),
        move |text| rewrite(workbook, id, paper, text),
    )
    .attr("id", &name)
    .label_of(move || called(workbook, id, paper))
    .attr("maxlength", MOST_CHARACTERS);
    let again = move || {
        is_rewritten(workbook, id, paper).then(|| {
            let field = format!("#{name}");
            el("button")
                .text("Compose again")
                .tap(move || {
                    workbook.edit(rewrite(workbook, id, paper, String::new()));
                    let field = field.clone();
                    // The button goes with what it took back.
                    when_drawn(move || page::focus(&field));
                })
                .label_of(move || format!("Compose again: {}", called(workbook, id, paper)))
        })
    };
    let copy = el("button.line")
        .text("Copy Markdown")
        .label_of(move || format!("Copy Markdown: {}", called(workbook, id, paper)))
        .tap(move || {
            let paper = copied.get();
            let text = workbook.with_document(|document| signed(&paper, document, &page::today()));
            copy_out(workbook, text, None);
        });
    let note = move || {
        let note = match is_rewritten(workbook, id, paper) {
            true => "Rewritten: it stays as it is, even when what it was composed from changes.",
            false => {
                "Composed from this engagement. What you write here stays as you write it, even when the figures change later."
            }
        };
        note.to_owned()
    };
    el("div.paper")
        .child(el("label.wide").text(paper.name).child(field))
        .child(el("pre.on-paper").text_of(move || printed.get()))
        .child(el("p.note").text_of(note))
        .child(el("p.actions").child(copy).maybe(again))
}

/// The paper as somebody rewrote it, else as it is composed.
fn text_of(workbook: Workbook, id: RowId, paper: Paper) -> String {
    let text = workbook.with_document(|document| {
        let objective = document.objective(id)?;
        let rewritten = (paper.read)(objective);
        Some(if rewritten.is_empty() {
            (paper.compose)(objective, document, &page::today())
        } else {
            rewritten.to_owned()
        })
    });
    text.unwrap_or_default()
}

/// The paper's name with its objective's, since a page has several of each.
fn called(workbook: Workbook, id: RowId, paper: Paper) -> String {
    workbook.with_document(|document| {
        let objective = document.objective(id);
        let name = objective.map(|one| objective_in_prose(one, document));
        format!("{}, {}", paper.name, name.unwrap_or_default())
    })
}

fn is_rewritten(workbook: Workbook, id: RowId, paper: Paper) -> bool {
    workbook.with_document(|document| {
        let objective = document.objective(id);
        objective.is_some_and(|one| !(paper.read)(one).is_empty())
    })
}

/// The edit that keeps a paper's text; an empty one has it composed.
fn rewrite(workbook: Workbook, id: RowId, paper: Paper, text: String) -> Edit {
    let mut objectives = workbook.with_document(|document| document.objectives.clone());
    if let Some(one) = objectives.iter_mut().find(|one| one.id == id) {
        *(paper.rewritten)(one) = text;
    }
    Edit::SetObjectives(objectives)
}
