//! The ways to a new journey.

use leptos::prelude::*;

use crate::app::features::journeys::held::Journeys;
use crate::app::ui::{Button, ButtonKind, IconButton, icons};
use crate::codec::table::grid::Grid;

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
