//! The systemic risks: what makes every incident worse.

use leptos::prelude::*;

use crate::analysis::Finding;
use crate::app::answer::first_steps::FirstSteps;
use crate::app::features::systemic::add::AddButtons;
use crate::app::features::systemic::matrix::Matrix;
use crate::app::features::systemic::row::SystemicRow;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, EmptyState, HeadCell, Message, Note, NoteKind, Split, Table};
use crate::document::Systemic;
use crate::text::{systemic_words, words};

/// The view.
#[component]
pub fn SystemicView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = Memo::new(move |_| workbook.with_document(|document| !document.systemic.is_empty()));
    view! {
        <div class="row wrap top0 systemic-head">
            <p class="muted grow">{systemic_words::ABOUT}</p>
            <AddButtons />
        </div>
        <Show when=move || any.get() fallback=|| view! { <Nothing /> }>
            <SystemicTable />
            <Split side=move || view! { <Notes /> } side_label="About these figures">
                <Matrix />
            </Split>
        </Show>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState
            title="No systemic risks yet"
            example="For example: no playbooks, which adds 15 minutes to each repair."
        >
            <p class="quiet">"Add one above, or take one from the list."</p>
        </EmptyState>
        <FirstSteps />
    }
}

#[component]
fn SystemicTable() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let rows = move || {
        workbook.with_document(|document| {
            document
                .systemic
                .iter()
                .map(|one| one.id)
                .collect::<Vec<_>>()
        })
    };
    view! {
        <Card label="Systemic risks" flush=true class="open">
            <Table label="Systemic risks" deck=true cells=true class:systemic=true>
                <thead>
                    <tr>
                        <HeadCell name="Systemic risk" />
                        <HeadCell
                            name="ETTD +"
                            unit="minutes"
                            num=true
                            means="Minutes it adds to the estimated time to detect"
                        />
                        <HeadCell
                            name="ETTR +"
                            unit="minutes"
                            num=true
                            means="Minutes it adds to the estimated time to resolve"
                        />
                        <HeadCell
                            name="More often"
                            unit="by"
                            num=true
                            means="How many more incidents there are, in percent"
                        />
                        <HeadCell name="Affects" />
                        <HeadCell name="In the" unit="estimates" means=systemic_words::INCLUDED />
                        <HeadCell name="Fixing saves" unit="a year" num=true />
                        <HeadCell name="State" />
                    </tr>
                </thead>
                <tbody>
                    <For each=rows key=|id| *id let(id)>
                        <SystemicRow id />
                    </For>
                </tbody>
            </Table>
        </Card>
        <Findings />
    }
}

/// What is wrong in the cells.
#[component]
fn Findings() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let said = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            let unread = |finding: &&Finding| matches!(finding, Finding::SystemicUnread { .. });
            let findings = analysis.findings.iter().filter(unread);
            findings
                .map(|finding| words::finding(finding, document))
                .collect::<Vec<_>>()
        })
    });
    move || {
        let messages = said.get().into_iter();
        messages
            .map(|text| view! { <Message error=true>{text}</Message> })
            .collect_view()
    }
}

#[component]
fn Notes() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let started = Memo::new(move |_| {
        workbook.with_document(|document| {
            let started = document.systemic.iter().filter(|one| one.is_as_started());
            started
                .map(|one: &Systemic| one.name.clone())
                .collect::<Vec<_>>()
        })
    });
    view! {
        {move || {
            let names = started.get();
            (!names.is_empty())
                .then(|| {
                    view! {
                        <Note kind=NoteKind::Warn>
                            <b>{names.join(", ")} ". "</b>
                            {systemic_words::AS_STARTED}
                        </Note>
                    }
                })
        }}
        <Note kind=NoteKind::Info>{systemic_words::INCLUDED}</Note>
    }
}
