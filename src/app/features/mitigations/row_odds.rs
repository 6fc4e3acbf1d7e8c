//! How often the chosen target holds without a mitigation and with it.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::BeforeAfter;
use crate::document::{Mitigation, RowId};
use crate::text::odds_words::{PENDING, probability};

/// The cell.
#[component]
pub fn RowOdds(id: RowId, row: Memo<Option<Mitigation>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let pair = Memo::new(move |_| {
        let (target, window) = workbook.with_document(|document| {
            (
                document.chosen().map(|target| target.id),
                document.odds.window,
            )
        });
        let (target, on) = (target?, row.with(|one| one.as_ref().map(|one| one.on))?);
        let (now, switched) = odds.answers.with(|answers| {
            let any = answers.kept(Wanted::Mitigated, target);
            let now = any.or(answers.kept(Wanted::AsIs(window), target));
            Some((now?, answers.kept(Wanted::Mitigation(id), target)?))
        })?;
        Some(if on { (switched, now) } else { (now, switched) })
    });
    let label = move || {
        workbook.with_document(|document| {
            document
                .chosen()
                .map_or(String::new(), |target| format!("{}% holds", target.percent))
        })
    };
    let stands = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted > 0));
    view! {
        <td class="calc half odds-pair" data-l=label>
            {move || match pair.get() {
                Some((before, after)) => view! { <Pair before after /> }.into_any(),
                None if stands.get() => view! { <span class="quiet">{PENDING}</span> }.into_any(),
                None => ().into_any(),
            }}
        </td>
    }
}

#[component]
fn Pair(before: f64, after: f64) -> impl IntoView {
    view! {
        <span class="row nowrap">
            <BeforeAfter before=before after=after />
            <span class="nowrap">
                {probability(before)} " → " <b>{probability(after)}</b>
            </span>
        </span>
    }
}
