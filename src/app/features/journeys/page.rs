//! The Journeys page: what users come for, and which risk costs which journey.

use leptos::prelude::*;

use crate::app::features::journeys::guide::FirstJourney;
use crate::app::features::journeys::head_buttons::HeadButtons;
use crate::app::features::journeys::held::Journeys;
use crate::app::features::journeys::list::JourneyList;
use crate::app::features::journeys::matrix::Matrix;
use crate::app::features::journeys::paste::PasteJourneys;
use crate::app::state::workbook::Workbook;
use crate::app::ui::PageHead;
use crate::text::journey_words::ABOUT;

/// The page.
#[component]
pub fn JourneysPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let journeys = Journeys::new(workbook);
    provide_context(journeys);
    // A file with journeys comes here.
    Effect::new(move || {
        if let Some(table) = workbook.table.get() {
            workbook.table.set(None);
            journeys.pasted.set(Some(table));
        }
    });
    let any = Memo::new(move |_| workbook.with_document(|document| !document.journeys.is_empty()));
    view! {
        <PageHead
            title="Journeys"
            tabs=move || {
                view! {
                    <Show when=move || any.get()>
                        <span class="muted hide-m">{ABOUT}</span>
                    </Show>
                }
            }
        >
            <Show when=move || any.get()>
                <HeadButtons />
            </Show>
        </PageHead>
        <Show when=move || any.get() fallback=|| view! { <FirstJourney /> }>
            <div class="stack m">
                <JourneyList />
                <Matrix costs=journeys.costs />
            </div>
        </Show>
        <PasteJourneys />
    }
}
