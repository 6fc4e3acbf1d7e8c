//! The journeys, the most critical first.

use leptos::prelude::*;

use crate::app::features::journeys::card::JourneyCard;
use crate::app::features::journeys::held::{FIRST, Journeys};
use crate::app::features::journeys::menu::JourneyMenu;
use crate::app::ui::Button;

/// The list.
#[component]
pub fn JourneyList() -> impl IntoView {
    let journeys: Journeys = expect_context();
    let ids = Memo::new(move |_| {
        journeys.workbook.with_document(|document| {
            let ids = document.journeys.iter().map(|one| one.id);
            ids.collect::<Vec<_>>()
        })
    });
    let shown = move || {
        let mut ids = ids.get();
        ids.truncate(journeys.shown.get());
        ids
    };
    let hidden = move || ids.with(Vec::len).saturating_sub(journeys.shown.get());
    let more = move || journeys.shown.update(|shown| *shown += 2 * FIRST);
    view! {
        <section class="stack journeys" aria-label="Journeys">
            <For each=shown key=|id| *id let(id)>
                <JourneyCard id />
            </For>
            <Show when=move || hidden() != 0>
                <Button on_press=more>
                    {move || format!("Show {} more journeys", hidden().min(2 * FIRST))}
                </Button>
            </Show>
        </section>
        <JourneyMenu />
    }
}
