//! The total and the odds of what is chosen, beside those of what is here.

use leptos::context::Provider;
use leptos::prelude::*;

use super::held::Held;
use crate::analysis::Wanted;
use crate::app::answer::meter::BudgetMeter;
use crate::app::answer::sentence::set;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Card;
use crate::report::comparison::comparison_words::targets;
use crate::text::answer::answer_words;
use crate::text::figures::figure;
use crate::text::odds_words::{many, probability};
use crate::text::words::answer_unit;

/// The card.
#[component]
pub fn Answer(held: Held) -> impl IntoView {
    let odds: OddsState = expect_context();
    let comparison = held.comparison;
    // The bar is that of the table: it draws whatever workbook is around it.
    let own = Workbook::apart(comparison.with_untracked(|known| match known {
        Some(known) => known.after.engagement.clone(),
        None => held.came.with_value(|came| came.engagement.clone()),
    }));
    Effect::new(move || {
        if let Some(known) = comparison.get() {
            own.put(known.after.engagement.clone());
        }
    });
    let totals = move || {
        let of = |later: bool| {
            comparison.with(|known| {
                let known = known.as_ref()?;
                let side = if later { &known.after } else { &known.before };
                side.total().map(|total| total.get())
            })
        };
        (of(false), of(true))
    };
    let shown = |total: Option<f64>| total.map_or("–".to_owned(), figure);
    let change = move || {
        let (before, after) = totals();
        let (before, after) = before.zip(after)?;
        let text = answer_words::change(before, after)?;
        let worse = after > before;
        Some(view! {
            <span class="delta" class:worse=worse>
                {text}
            </span>
        })
    };
    let percent = Memo::new(move |_| {
        comparison.with(|known| {
            let chosen = known.as_ref()?.after.engagement.chosen()?;
            Some(chosen.percent.trim_end_matches('%').to_owned())
        })
    });
    let kept = move |later: bool| {
        let place = comparison.with(|known| {
            let all = targets(known.as_ref()?);
            all.iter()
                .position(|one| Some(one) == percent.get().as_ref())
        })?;
        odds.answers.with(|answers| {
            let mitigated = false;
            let told = answers.told(Wanted::Compared { later, mitigated })?;
            told.kept.get(place).copied()
        })
    };
    let odds_of = move |later: bool| kept(later).map_or("–".to_owned(), probability);
    let spans = move || own.with_document(|document| many(document.odds.window));
    view! {
        <Card label="With these choices" class="answer">
            <span class="lab">"With these choices"</span>
            <div class="row base">
                <output class="fig" aria-label="Total with these choices">
                    {move || shown(totals().1)}
                </output>
                <span class="unit">
                    {change}
                    <span class="together-unit">{move || own.with_document(answer_unit)}</span>
                </span>
            </div>
            <p>{move || set(own.with_figures(answer_words::standing))}</p>
            <Provider value=own>
                <BudgetMeter />
            </Provider>
            <hr />
            <p class="row between">
                <span>{move || percent.get().map(|percent| format!("{percent}% holds in"))}</span>
                <b>{move || format!("{} of {}", odds_of(true), spans())}</b>
            </p>
            <p class="row between muted">
                <span>"as it is here"</span>
                <span>{move || format!("{}, {}", shown(totals().0), odds_of(false))}</span>
            </p>
        </Card>
    }
}
