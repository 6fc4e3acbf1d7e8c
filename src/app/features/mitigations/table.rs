//! The table of mitigations with what is wrong in it.

use leptos::prelude::*;

use crate::analysis::Finding;
use crate::app::browser::page;
use crate::app::features::mitigations::row::MitigationRow;
use crate::app::features::mitigations::rows::add;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, HeadCell, Message, Table, icons};
use crate::document::Mitigation;
use crate::text::odds_words::many;
use crate::text::{plans, words};

/// The table.
#[component]
pub fn MitigationsTable() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let rows = move || {
        workbook.with_document(|document| {
            document
                .mitigations
                .iter()
                .map(|one| one.id)
                .collect::<Vec<_>>()
        })
    };
    let press = move || add(workbook, usize::MAX, Mitigation::blank(page::new_id()));
    view! {
        <Card label="Mitigations" flush=true class="open">
            <Table label="Mitigations" deck=true cells=true class:mitigations=true>
                <Head />
                <tbody>
                    <For each=rows key=|id| *id let(id)>
                        <MitigationRow id />
                    </For>
                </tbody>
                <tfoot>
                    <tr>
                        <td class="hide-s"></td>
                        <td class="full">
                            <Button
                                small=true
                                icon=icons::PLUS
                                attr:id="add-mitigation"
                                on_press=press
                            >
                                "Add mitigation"
                            </Button>
                        </td>
                        <td colspan="9" class="full quiet">
                            {plans::OVERLAP}
                        </td>
                    </tr>
                </tfoot>
            </Table>
        </Card>
        <Findings />
    }
}

#[component]
fn Head() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let holds = move || {
        workbook.with_document(|document| {
            document.chosen().map_or("Holds".to_owned(), |target| {
                format!("{}% holds", target.percent)
            })
        })
    };
    let of = move || {
        let window = workbook.with_document(|document| document.odds.window);
        format!("of {}, without → with", many(window))
    };
    view! {
        <thead>
            <tr>
                <HeadCell name="On" means="Counted now, beside the figures as they are" />
                <HeadCell name="Mitigation" />
                <HeadCell name="ETTD" unit="becomes" num=true means=plans::CHANGE />
                <HeadCell name="ETTR" unit="becomes" num=true means=plans::CHANGE />
                <HeadCell name="Impact" unit="becomes" num=true means=plans::CHANGE />
                <HeadCell name="ETTF" unit="becomes" num=true means=plans::CHANGE_OF_RATE />
                <HeadCell name="Applies to" />
                <HeadCell name="Effort" unit="weeks" num=true means="Person-weeks" />
                <HeadCell name="Saves" unit="a year" num=true means=plans::SAVES />
                <HeadCell name="Per week" unit="saved" means="Bad minutes a year for each person-week" />
                <HeadCell name=Signal::derive(holds) unit=Signal::derive(of) />
            </tr>
        </thead>
    }
}

/// What is wrong in the cells.
#[component]
fn Findings() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let said = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            let unread = |finding: &&Finding| matches!(finding, Finding::MitigationUnread { .. });
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
