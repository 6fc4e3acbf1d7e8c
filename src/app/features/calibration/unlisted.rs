//! What happened that is none of the risks: each can be made one.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::calibration::record::{Compared, change};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Note, NoteKind};
use crate::document::{Edit, Engagement, Risk};
use crate::text::activities::calibration_words as words;

/// The names of incidents that are no risk, each once.
fn names(document: &Engagement) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for one in &document.evidence.incidents {
        let name = one.name.trim();
        if one.risk.is_none() && !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The note.
#[component]
pub fn Unlisted() -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let names = Memo::new(move |_| workbook.with_document(names));
    let button = move |name: String| {
        let label = format!("Add as risk: {name}");
        view! {
            <Button
                small=true
                attr:aria-label=label
                on_press=move || add_risk(workbook, &name)
            >
                "Add as risk"
            </Button>
        }
    };
    move || {
        let names = names.get();
        let (head, tail) = words::unlisted(&names)?;
        let action = move || names.into_iter().map(button).collect_view();
        Some(view! {
            <Note kind=NoteKind::Warn action>
                <b>{head}</b>
                " "
                {tail}
            </Note>
        })
    }
}

/// Adds a risk of this name without figures, and says of its incidents that they are it.
fn add_risk(workbook: Workbook, name: &str) {
    let id = page::new_id();
    let risk = Risk {
        name: name.to_owned(),
        ..Risk::blank(id)
    };
    // Before the empty row that waits at the end for typing.
    let at = workbook.document.with_untracked(|document| {
        let filled = document.risks.iter().rposition(|risk| !risk.is_blank());
        filled.map_or(0, |at| at + 1)
    });
    let evidence = change(workbook, |evidence| {
        for one in &mut evidence.incidents {
            if one.risk.is_none() && one.name.trim() == name {
                one.risk = Some(id);
            }
        }
    });
    workbook.edit(Edit::Batch(vec![
        Edit::InsertRisks(vec![(at, risk)]),
        evidence,
    ]));
    page::focus("#add-incident");
}
