//! Where things stand today, beside the exit criteria.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::app::answer::outcomes::{chosen, kept};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::text::charter_today;

/// What the workbook says of aims like those of the charter.
#[component]
pub fn Today() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let facts = Memo::new(move |_| {
        let kept = kept(workbook, odds, Wanted::AsIs);
        let kept = kept.zip(chosen(workbook).map(|(_, _, window)| window));
        workbook.with_document(|document| charter_today::today(document, kept))
    });
    let line = |fact: charter_today::Fact| {
        view! {
            <div>
                <dt>{fact.what}</dt>
                <dd>{fact.figure}</dd>
            </div>
        }
    };
    view! {
        <div class="charter-today">
            <p class="lab" id="charter-today">
                "Today, from this workbook"
            </p>
            <dl aria-labelledby="charter-today">
                {move || facts.get().into_iter().map(line).collect_view()}
            </dl>
        </div>
    }
}
