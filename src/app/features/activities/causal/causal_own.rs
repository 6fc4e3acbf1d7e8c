//! Own nodes and arrows of the causal map.

use crate::app::browser::page;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::{choice, text_field};
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::links::remove_node;
use crate::document::{Activities, Arrow, Edit, Node, RowId};
use crate::text::activities::causal_words::{end_name, ends, node_name, why_not};

/// The own nodes, with a button for another.
pub fn own_nodes(workbook: Workbook) -> El {
    let ids = move || with(workbook, |all| all.nodes.iter().map(|one| one.id).collect());
    let add = move || {
        let node = Node::blank(page::new_id());
        let field = format!("#node-{}", node.id);
        let mut all = with(workbook, Activities::clone);
        all.nodes.push(node);
        workbook.edit(Edit::SetActivities(all));
        when_drawn(move || page::focus(&field));
    };
    el("div")
        .child(el("h3").text("Own nodes"))
        .child(
            el("ul.ideas")
                .label("Own nodes")
                .rows(ids, move |id| node_row(workbook, *id)),
        )
        .child(
            el("p.actions").child(
                el("button.line")
                    .attr("id", "add-node")
                    .text("Add node")
                    .tap(add),
            ),
        )
}

fn node_row(workbook: Workbook, id: RowId) -> El {
    let text = move || {
        let text = with(workbook, |all| {
            let mut nodes = all.nodes.iter();
            nodes.find(|one| one.id == id).map(|one| one.text.clone())
        });
        text.unwrap_or_default()
    };
    let called = move || workbook.with_document(|document| node_name(id, document));
    let field = text_field(workbook, text, move |text| {
        let mut all = with(workbook, Activities::clone);
        if let Some(one) = all.nodes.iter_mut().find(|one| one.id == id) {
            one.text = text;
        }
        Edit::SetActivities(all)
    })
    .attr("id", &format!("node-{id}"))
    .attr("placeholder", "Such as: releases are rushed on Fridays")
    .named("Text", called);
    let delete = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", called()))
        .tap(move || {
            // Its arrows go with it.
            workbook.edit(workbook.with_document(|document| remove_node(document, id)));
            when_drawn(|| page::focus("#add-node"));
        });
    el("li").child(el("div.idea").child(field).child(delete))
}

/// The own arrows, with a row for another.
pub fn own_arrows(workbook: Workbook) -> El {
    let (from, to) = (Signal::new(None::<RowId>), Signal::new(None::<RowId>));
    let problem = Signal::new(String::new());
    let says = problem.clone();
    let (causes, effects) = (
        end(workbook, "arrow-from", &from),
        end(workbook, "arrow-to", &to),
    );
    let add = move || {
        let (cause, effect) = (from.get(), to.get());
        let wrong = workbook.with_document(|document| why_not(cause, effect, document));
        if let (None, Some((from, to))) = (&wrong, cause.zip(effect)) {
            let mut all = with(workbook, Activities::clone);
            all.arrows.push(Arrow { from, to });
            workbook.edit(Edit::SetActivities(all));
        }
        problem.set(wrong.unwrap_or_default());
        page::focus("#arrow-from");
    };
    let arrows = move || with(workbook, |all| all.arrows.clone());
    el("div")
        .child(el("h3").text("Own arrows"))
        .child(
            el("ul.ideas")
                .label("Own arrows")
                .rows(arrows, move |one| arrow_row(workbook, *one)),
        )
        .child(
            el("div.fields")
                .child(el("label").text("Cause").child(causes))
                .child(el("label").text("Effect").child(effects))
                .child(el("button.line").text("Add arrow").tap(add)),
        )
        .child(
            el("p.problem")
                .attr("role", "status")
                .text_of(move || says.get()),
        )
}

/// A choice among everything an arrow may join.
fn end(workbook: Workbook, id: &str, chosen: &Signal<Option<RowId>>) -> El {
    let (shown, set) = (chosen.clone(), chosen.clone());
    let options = move || {
        let mut options = vec![(String::new(), "Choose…".to_owned())];
        for (id, name) in workbook.with_document(ends) {
            options.push((id.to_string(), name));
        }
        options
    };
    choice(
        options,
        move || shown.get().map_or(String::new(), |id| id.to_string()),
        move |text| set.set(text.parse().ok()),
    )
    .attr("id", id)
}

fn arrow_row(workbook: Workbook, arrow: Arrow) -> El {
    let name = move || {
        workbook.with_document(|document| {
            let (from, to) = (end_name(arrow.from, document), end_name(arrow.to, document));
            format!("{from} → {to}")
        })
    };
    let delete = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", name()))
        .tap(move || {
            let mut all = with(workbook, Activities::clone);
            all.arrows.retain(|one| *one != arrow);
            workbook.edit(Edit::SetActivities(all));
            when_drawn(|| page::focus("#arrow-from"));
        });
    el("li").child(el("div.idea").child(el("span").text_of(name)).child(delete))
}

fn with<T>(workbook: Workbook, read: impl FnOnce(&Activities) -> T) -> T {
    workbook.with_document(|document| read(&document.activities))
}
