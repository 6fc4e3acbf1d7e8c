//! The Journeys page: what users come for, and which risk costs which journey.

use leptos::prelude::*;

use crate::app::features::journeys::guide::FirstJourney;
use crate::app::features::journeys::list::{JourneyList, Journeys};
use crate::app::features::journeys::matrix::Matrix;
use crate::app::features::journeys::paste::PasteJourneys;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, IconButton, PageHead, icons};
use crate::codec::table::grid::Grid;
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

/// The ways to a new journey.
#[component]
pub fn HeadButtons(
    /// Adding one comes before pasting many.
    #[prop(optional)]
    add_first: bool,
) -> impl IntoView {
    let journeys: Journeys = expect_context();
    let add = move || {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=icons::PLUS
                attr:id="add-journey"
                on_press=move || journeys.add()
            >
                "Add journey"
            </Button>
        }
    };
    let open = move || journeys.pasted.set(Some(Grid::new()));
    let paste = move || {
        view! {
            <Button icon=icons::PASTE class:hide-s=!add_first on_press=open>
                "Paste journeys"
            </Button>
            {(!add_first)
                .then(|| {
                    view! {
                        <IconButton
                            icon=icons::PASTE
                            name="Paste journeys"
                            class="mobile"
                            on_press=open
                        />
                    }
                })}
        }
    };
    match add_first {
        true => (add().into_any(), paste().into_any()),
        false => (paste().into_any(), add().into_any()),
    }
}
