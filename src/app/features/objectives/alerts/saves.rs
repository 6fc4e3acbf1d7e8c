//! What paging would do for the risks, and the way from there to a mitigation.

use leptos::prelude::*;

use crate::analysis::alerting::{PagedAfter, Paging, paging, propose};
use crate::analysis::objective::figures;
use crate::analysis::working::Why;
use crate::app::browser::page;
use crate::app::features::objectives::record::TextOf;
use crate::app::features::objectives::record::{Objectives, called, read, with_figures};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ask, Button, Card, HeadCell, Table, Toast, icons, use_toasts};
use crate::document::names::row_name;
use crate::document::{RowId, text_in};
use crate::text::figures::figure;
use crate::text::objectives::objective_words::SAVES;
use crate::text::objectives::slo_words as words;

/// The card.
#[component]
pub fn Saves(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let toasts = use_toasts();
    let left_out = RwSignal::new(Vec::<RowId>::new());
    let found = Memo::new(move |_| found(workbook, id));
    let rows = move || found.with(|found| found.iter().map(|one| one.risk).collect::<Vec<_>>());
    let wrong = move || {
        with_figures(workbook, id, |figures| {
            figures.to_human.as_ref().err().cloned()
        })
        .flatten()
    };
    let add = move || {
        let objective = untrack(|| called(workbook, id));
        let name = |after| format!("Page on {objective}: noticed in {}", words::minutes(after));
        let mut found = found.get_untracked();
        found.retain(|one| left_out.with_untracked(|out| !out.contains(&one.risk)));
        let edit = workbook
            .document
            .with_untracked(|document| propose(document, &found, &name, page::new_id));
        toasts.show(match edit {
            Some(edit) => {
                workbook.edit(edit);
                Toast::done("Added to the mitigations on Risks, switched off: estimates stay as they are.")
            }
            None => Toast::done("Nothing more to add: paging notices none of the chosen risks sooner than today, or the mitigations are there already."),
        });
    };
    let aside = move || {
        let why = Why::Paging(id).to_string();
        let some = found.with(|found| !found.is_empty());
        some.then(|| view! { <span class="quiet"><Ask why>"how soon they page"</Ask></span> })
    };
    let aside = move || view! { {aside} };
    view! {
        <Card title="What these alerts would save" aside>
            <p class="quiet">{SAVES}</p>
            <TextOf
                id
                label="Minutes from a page to somebody at work"
                placeholder="5"
                error=Signal::derive(wrong)
                text=text_in!(to_human)
            />
            <div class="scroll-x saves">
                <Table
                    label=""
                    attr:aria-label=move || {
                        format!("What paging does for the risks of {}", called(workbook, id))
                    }
                    class:plain-t=true
                >
                    <thead>
                        <tr>
                            <HeadCell name="Risk" />
                            <HeadCell name="Users" unit="failed" num=true />
                            <HeadCell
                                name="ETTD"
                                unit="now"
                                num=true
                                means="Estimated time to detect, in minutes"
                            />
                            <HeadCell name="With" unit="the page" num=true />
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=|risk| *risk let(risk)>
                            <SavesRow found risk left_out />
                        </For>
                    </tbody>
                </Table>
            </div>
            <footer>
                <Button small=true icon=icons::PLUS on_press=add>
                    "Add as mitigation"
                </Button>
            </footer>
        </Card>
    }
}

/// What paging would do for each risk that reaches the journey.
fn found(workbook: Workbook, id: RowId) -> Vec<Paging> {
    read(workbook, id, |document, one| {
        let figures = figures(document, one);
        let (target, to_human) = (
            figures.target.as_ref().ok()?,
            figures.to_human.as_ref().ok()?,
        );
        Some(paging(
            document,
            one.journey,
            &figures.readable(),
            *target,
            *to_human,
        ))
    })
    .flatten()
    .unwrap_or_default()
}

#[component]
fn SavesRow(
    found: Memo<Vec<Paging>>,
    risk: RowId,
    left_out: RwSignal<Vec<RowId>>,
) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let name = move || workbook.with_document(|document| row_name(risk, document));
    let one =
        Memo::new(move |_| found.with(|found| found.iter().find(|one| one.risk == risk).copied()));
    let sooner = move || matches!(one.get().map(|one| one.then), Some(PagedAfter::Sooner(_)));
    let then = move || match one.get()?.then {
        PagedAfter::Sooner(after) => Some(format!("{} min", figure(after.get()))),
        PagedAfter::NotSooner(_) => Some("not sooner".to_owned()),
        PagedAfter::Never => Some("never".to_owned()),
    };
    let means = move || match one.get()?.then {
        PagedAfter::Sooner(_) => None,
        PagedAfter::NotSooner(after) => Some(format!(
            "The page would come after {}: the estimate stays as it is",
            words::minutes(after)
        )),
        PagedAfter::Never => Some("Too few users fail for a rule that pages to fire".to_owned()),
    };
    let take = move |taken: bool| {
        left_out.update(|out| {
            out.retain(|one| *one != risk);
            if !taken {
                out.push(risk);
            }
        });
    };
    view! {
        <tr class:muted=move || !sooner()>
            <th scope="row">
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=move || format!("Take {}", name())
                        prop:checked=move || left_out.with(|out| !out.contains(&risk))
                        on:change:target=move |event| take(event.target().checked())
                    />
                    <span>{name}</span>
                </label>
            </th>
            <td class="num">
                {move || one.get().map(|one| format!("{}%", figure(one.error_ratio.get() * 100.0)))}
            </td>
            <td class="num">{move || one.get().map(|one| format!("{} min", figure(one.now.get())))}</td>
            <td class="num" class:strong=sooner data-tip=means>
                {then}
            </td>
        </tr>
    }
}
