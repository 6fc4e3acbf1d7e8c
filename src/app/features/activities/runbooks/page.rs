//! The Runbooks page: which risks have a runbook, and where it is.

use leptos::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, CellInput, Crumbs, EmptyState, HeadCell, LinkButton, Table};
use crate::document::Activity;
use crate::document::names::row_name;
use crate::document::{Edit, RiskText, RowId};
use crate::text::activities::activity_words::{addresses, purpose, register, register_sentence};
use crate::text::figures::figure;

/// The page, the most costly risk first.
#[component]
pub fn RunbooksPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let overview = Route::Workbook(untrack(|| workbook.open_id()), Page::ACTIVITIES).to_string();
    let ids = Memo::new(move |_| workbook.with_whole_service(register));
    let sentence = move || workbook.with_whole_service(register_sentence);
    view! {
        <div class="head">
            <Crumbs above=vec![("Activities".to_owned(), overview)] here="Runbooks" />
            <span class="muted hide-m">{purpose(Activity::Runbooks)}</span>
        </div>
        <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=|| view! { <Empty /> }>
            <section class="card flush" aria-labelledby="register">
                <header class="wrap">
                    <h2 id="register">"Register"</h2>
                    <span class="quiet">{sentence}</span>
                </header>
                <Table
                    label="Runbooks"
                    deck=true
                    cells=true
                    widths=vec!["34%", "120px", "", "30%"]
                    attr:class="cells deck runbooks"
                >
                    <thead>
                        <tr>
                            <HeadCell name="Risk" />
                            <HeadCell name="Bad minutes" unit="a year" num=true />
                            <HeadCell name="Runbook" unit="an address, or where it is" />
                            <HeadCell name="Opens" />
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || ids.get() key=|id| *id let(id)>
                            <RunbookRow id />
                        </For>
                    </tbody>
                </Table>
            </section>
        </Show>
    }
}

#[component]
fn Empty() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let risks = move || Route::risks(workbook.open_id()).to_string();
    view! {
        <Card label="No risks yet">
            <EmptyState
                title="No risk is in the table yet"
                example="Each risk can have a runbook: an address such as https://wiki.example/deploy, or where it is kept."
            >
                <LinkButton href=Signal::derive(risks)>"Go to Risks"</LinkButton>
            </EmptyState>
        </Card>
    }
}

#[component]
fn RunbookRow(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = Memo::new(move |_| workbook.with_document(|document| row_name(id, document)));
    let runbook = Memo::new(move |_| {
        workbook.with_document(|document| {
            let risk = document.risk(id);
            risk.map_or(String::new(), |risk| risk.runbook.clone())
        })
    });
    let minutes = move || {
        workbook.with_whole_service(|_, analysis| {
            let row = analysis.rows.iter().find(|row| row.id == id);
            let figures = row.and_then(|row| row.figures());
            figures.map_or("no figures yet".to_owned(), |one| {
                figure(one.bad_minutes.get())
            })
        })
    };
    // They lead away, and say nothing of where from.
    let link = |address: &str| {
        view! {
            <a href=address.to_owned() rel="noreferrer noopener" target="_blank">
                {address.to_owned()}
            </a>
        }
    };
    let links = move || runbook.with(|text| addresses(text).into_iter().map(link).collect_view());
    view! {
        <tr class="hov">
            <th scope="row" class="full">
                {move || name.get()}
            </th>
            <td class="calc num half" data-l="Bad minutes a year">
                {minutes}
            </td>
            <CellInput
                label=Signal::derive(move || format!("Runbook of {}", name.get()))
                above="Runbook"
                value=runbook
                placeholder="none yet"
                on:focusin=move |_| workbook.enter_field()
                on_input=move |text: String| {
                    workbook
                        .edit_in_field(Edit::SetText {
                            risk: id,
                            field: RiskText::Runbook,
                            text,
                        });
                }
            />
            <td class="calc half" data-l="Opens">
                <span class="row wrap">{links}</span>
            </td>
        </tr>
    }
}
