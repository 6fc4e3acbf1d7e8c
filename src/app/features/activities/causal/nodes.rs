//! Own nodes of the map.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::changed;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, IconButton, TextField, icons};
use crate::document::links::remove_node;
use crate::document::{Node, RowId};
use crate::text::activities::causal_words::node_name;

/// Adds a node without words and goes to it.
pub fn add_node(workbook: Workbook) {
    let node = Node::blank(page::new_id());
    let field = format!("#node-{}", node.id);
    workbook.edit(changed(workbook, |all| all.nodes.push(node)));
    page::focus_soon(&field);
}

/// The nodes.
#[component]
pub fn OwnNodes() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let ids = Memo::new(move |_| {
        workbook.with_document(|document| {
            let nodes = document.activities.nodes.iter();
            nodes.map(|one| one.id).collect::<Vec<_>>()
        })
    });
    view! {
        <Card title="Your own nodes">
            <p class="muted">
                "What no table holds: why people act as they do, what makes what worse."
            </p>
            <ul class="plain own-list" aria-label="Own nodes">
                <For each=move || ids.get() key=|id| *id let(id)>
                    <NodeRow id />
                </For>
            </ul>
        </Card>
    }
}

#[component]
fn NodeRow(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let text = move || {
        workbook.with_document(|document| {
            let mut nodes = document.activities.nodes.iter();
            let found = nodes.find(|one| one.id == id);
            found.map_or(String::new(), |one| one.text.clone())
        })
    };
    let called = Memo::new(move |_| workbook.with_document(|document| node_name(id, document)));
    let write = move |text: String| {
        workbook.edit_in_field(changed(workbook, |all| {
            if let Some(one) = all.nodes.iter_mut().find(|one| one.id == id) {
                one.text = text;
            }
        }));
    };
    let delete = move || {
        // Its arrows go with it.
        let edit = workbook
            .document
            .with_untracked(|document| remove_node(document, id));
        workbook.edit(edit);
        page::focus_soon("#add-node");
    };
    view! {
        <li>
            <TextField
                label=Signal::derive(move || format!("Text of {}", called.get()))
                hide_label=true
                id=format!("node-{id}")
                placeholder="Such as: releases are rushed on Fridays"
                value=Signal::derive(text)
                on:focusin=move |_| workbook.enter_field()
                on_input=write
            />
            <IconButton
                icon=icons::TRASH
                name=Signal::derive(move || format!("Delete: {}", called.get()))
                small=true
                danger=true
                on_press=delete
            />
        </li>
    }
}
