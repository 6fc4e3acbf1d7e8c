//! The arrows of the map: one's own, with a row for another, and all of them as a list.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::causal::state::MapState;
use crate::app::features::activities::log::edits::changed;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, Choice, Fold, HeadCell, IconButton, SelectField, Table, icons};
use crate::document::{Arrow, RowId};
use crate::text::activities::causal_words::{arrows, end_name, ends, why_not};

/// One's own arrows.
#[component]
pub fn OwnArrows() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let own = Memo::new(move |_| workbook.with_document(|one| one.activities.arrows.clone()));
    view! {
        <Card title="Your own arrows">
            <ul class="plain own-list" aria-label="Own arrows">
                {move || own.get().into_iter().map(|arrow| view! { <Own arrow /> }).collect_view()}
            </ul>
            <NewArrow />
        </Card>
    }
}

#[component]
fn Own(arrow: Arrow) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = move || {
        workbook.with_document(|document| {
            let (from, to) = (end_name(arrow.from, document), end_name(arrow.to, document));
            format!("{from} → {to}")
        })
    };
    let delete = move || {
        workbook.edit(changed(workbook, |all| {
            all.arrows.retain(|one| *one != arrow)
        }));
        page::focus_soon("#arrow-from select");
    };
    view! {
        <li>
            <span class="grow">{name}</span>
            <IconButton
                icon=icons::TRASH
                name=Signal::derive(move || format!("Delete: {}", name()))
                small=true
                danger=true
                on_press=delete
            />
        </li>
    }
}

#[component]
fn NewArrow() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let state: MapState = expect_context();
    let (from, to) = (state.from, RwSignal::new(None::<RowId>));
    let problem = RwSignal::new(None::<String>);
    let add = move || {
        let (cause, effect) = (from.get_untracked(), to.get_untracked());
        let wrong = workbook
            .document
            .with_untracked(|document| why_not(cause, effect, document));
        if let (None, Some((from, to))) = (&wrong, cause.zip(effect)) {
            workbook.edit(changed(workbook, |all| all.arrows.push(Arrow { from, to })));
        }
        problem.set(wrong);
        page::focus("#arrow-from select");
    };
    view! {
        <div id="arrow-from">
            <End label="Cause" chosen=from />
        </div>
        <div id="arrow-to">
            <End label="Effect" chosen=to />
        </div>
        <footer>
            <Button small=true icon=icons::PLUS on_press=add>
                "Add arrow"
            </Button>
            <span class="bad" role="status">
                {move || problem.get()}
            </span>
        </footer>
    }
}

/// A choice among everything an arrow may join.
#[component]
fn End(label: &'static str, chosen: RwSignal<Option<RowId>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = move || {
        let mut choices = vec![Choice::new("", "Choose…")];
        for (id, name) in workbook.with_document(ends) {
            choices.push(Choice::new(id.to_string(), name));
        }
        choices
    };
    view! {
        <SelectField
            label=label
            choices=Signal::derive(choices)
            value=Signal::derive(move || chosen.get().map_or(String::new(), |id| id.to_string()))
            on_choose=move |id: String| chosen.set(id.parse().ok())
        />
    }
}

/// The same as the map, for whoever cannot see it.
#[component]
pub fn ArrowList() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let state: MapState = expect_context();
    let pairs = Memo::new(move |_| {
        state
            .map
            .with(|map| workbook.with_document(|document| arrows(map, document)))
    });
    let row = |(from, to): (String, String)| {
        view! {
            <tr>
                <td>{from}</td>
                <td>{format!("→ {to}")}</td>
            </tr>
        }
    };
    view! {
        <Card label="Arrows" class="arrow-list">
            <Fold summary=Signal::derive(move || {
                format!("The arrows as a list: {}", pairs.with(Vec::len))
            })>
                <Table label="Arrows of the causal map">
                    <thead>
                        <tr>
                            <HeadCell name="Cause" />
                            <HeadCell name="Effect" />
                        </tr>
                    </thead>
                    <tbody>{move || pairs.get().into_iter().map(row).collect_view()}</tbody>
                </Table>
            </Fold>
        </Card>
    }
}
