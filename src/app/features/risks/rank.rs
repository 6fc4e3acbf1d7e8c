//! Which risks each target can carry; pressing a mark accepts.

use leptos::prelude::*;

use super::grid::risk_grid::RiskGrid;
use crate::app::answer::rank::{HOW, RankTable};
use crate::app::ui::{Icon, IconSize, Later, icons, lazy_part, ready};

/// Folded until asked for, so that it costs nothing while typing.
#[component]
pub fn WhatTargetsCarry() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <section class="card carry" class:flush=move || open.get()>
            <h2>
                <button
                    type="button"
                    class="btn quiet"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || {
                        let glyph = if open.get() { icons::DOWN } else { icons::RIGHT };
                        view! { <Icon glyph size=IconSize::Small /> }
                    }}
                    "What each target can carry"
                </button>
            </h2>
            <Show when=move || open.get()>
                <Later load=load_rank draw=|| ready(rank_table()) />
            </Show>
        </section>
    }
}

lazy_part! {
    /// Draws the table of targets.
    fn rank_table() -> AnyView, in details, loaded by load_rank {
        let grid: RiskGrid = expect_context();
        view! {
            <p class="quiet">{HOW}</p>
            <RankTable order=grid.order edit=true />
        }
        .into_any()
    }
}
