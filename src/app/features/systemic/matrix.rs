//! Who affects what: risks by systemic risks.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, HeadCell, Table};
use crate::document::names::systemic_name;
use crate::text::systemic_words::{Affected, kinds, matrix};

/// The table.
#[component]
pub fn Matrix() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let columns = Memo::new(move |_| {
        workbook.with_document(|document| {
            let name =
                |one: &crate::document::Systemic| (systemic_name(one.id, document), kinds(one));
            document.systemic.iter().map(name).collect::<Vec<_>>()
        })
    });
    let rows = Memo::new(move |_| workbook.with_document(matrix));
    let head = move || {
        let cell = |(name, kinds): (String, String)| view! { <HeadCell name unit=kinds /> };
        columns.get().into_iter().map(cell).collect_view()
    };
    view! {
        <Card title="Who affects what" flush=true class="affects">
            <div class="scroll-x" tabindex="0" role="group" aria-label="Who affects what">
                <Table label="Who affects what">
                    <thead>
                        <tr>
                            <HeadCell name="Risk" />
                            {head}
                        </tr>
                    </thead>
                    <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                </Table>
            </div>
        </Card>
    }
}

fn row(risk: Affected) -> impl IntoView {
    let cell = |effect: Option<String>| {
        let class = if effect.is_some() { "muted" } else { "quiet" };
        view! { <td class=class>{effect.unwrap_or_else(|| "–".to_owned())}</td> }
    };
    view! {
        <tr>
            <th scope="row">{risk.name}</th>
            {risk.effects.into_iter().map(cell).collect_view()}
        </tr>
    }
}
