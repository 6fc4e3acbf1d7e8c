//! One card for a wiki page.

use leptos::prelude::*;

use super::card_budget::BudgetCard;
use super::card_journeys::Journeys;
use super::card_odds::OddsCard;
use super::card_rank::RankCard;
use super::card_risks::RisksToTry;
use super::slots::Slots;
use crate::app::answer::objective_lines::ObjectiveLines;
use crate::app::answer::risk_lines::RiskLines;
use crate::app::state::workbook::Workbook;
use crate::codec::link::embed::Card;
use crate::report::card_words::for_journey;

/// What a card shows of the engagement; `edit` says whether its figures may be changed, in this frame alone.
#[component]
pub fn CardPart(
    /// What it shows.
    which: Card,
    /// Figures may be changed.
    edit: bool,
    /// It stands alone: the frame needs no second title.
    alone: bool,
    /// What comes from elsewhere.
    slots: Slots,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let id = format!("card-{}", which.slug());
    let labelled = id.clone();
    // The others say it in their own words.
    let says_for_what = matches!(which, Card::Risks | Card::Rank | Card::Odds);
    let for_what = move || {
        let text = workbook
            .with_document(for_journey)
            .filter(|_| says_for_what)?;
        Some(view! { <p class="quiet">{text}</p> })
    };
    let content = match which {
        Card::Risks if edit => view! { <RisksToTry table=slots.table /> }.into_any(),
        Card::Risks => view! { <RiskLines /> }.into_any(),
        Card::Budget => view! { <BudgetCard edit /> }.into_any(),
        Card::Rank => view! { <RankCard edit /> }.into_any(),
        Card::Odds => view! { <OddsCard edit curve=slots.curve /> }.into_any(),
        // Nothing to try in these: they follow what is changed in the others.
        Card::Slo => view! { <ObjectiveLines /> }.into_any(),
        Card::Journeys => view! { <Journeys /> }.into_any(),
    };
    view! {
        <section class="part" aria-labelledby=labelled>
            <h2 id=id class:vh=alone>
                {which.name()}
            </h2>
            {for_what}
            {content}
        </section>
    }
}
