//! The answer beside the table: the total and its gap, the odds, what would move them.

use leptos::prelude::*;

use super::grid::last_edit::{last_edit, last_odds};
use super::grid::risk_grid::RiskGrid;
use crate::analysis::working::Why;
use crate::analysis::{Lever as Change, Wanted};
use crate::app::answer::meter::BudgetMeter;
use crate::app::answer::outcomes::{OutcomeDots, chosen, has_target, kept, title};
use crate::app::answer::segments::SegmentNames;
use crate::app::answer::sentence::Told;
use crate::app::route::{Page, RisksView, Route};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Ask, Card, Delta, Figure, Later, Legend, LegendMark, Lever, lazy_part, ready,
};
use crate::math::ordered;
use crate::text::answer::answer_words as words;
use crate::text::figures::figure;
use crate::text::odds_words::{self, probability};
use crate::text::words::{answer_unit, left_out};

/// The cards.
#[component]
pub fn AnswerSide() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = move || workbook.with_analysis(|analysis| analysis.counted > 0);
    let any = Memo::new(move |_| any());
    view! {
        <AnswerCard any />
        <Show when=move || any.get()>
            <Later load=load_odds draw=|| ready(odds_cards()) />
        </Show>
    }
}

lazy_part! {
    /// Draws the odds, and what would move them.
    fn odds_cards() -> AnyView, in details, loaded by load_odds {
        view! {
            <OddsCard />
            <LeversCard />
        }
        .into_any()
    }
}

/// The total against the target.
#[component]
fn AnswerCard(any: Memo<bool>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let total = move || workbook.with_analysis(|analysis| figure(analysis.total.get()));
    let unit = move || {
        let unit = workbook.with_document(answer_unit);
        unit.replacen("bad minutes ", "bad minutes\n", 1)
    };
    let standing = Signal::derive(move || workbook.with_figures(words::standing));
    let guesses = Memo::new(move |_| workbook.with_analysis(words::guesses));
    let any_guessed = Memo::new(move |_| guesses.with(Option::is_some));
    let out = move || {
        let out = workbook.with_analysis(left_out)?;
        Some(view! { <p class="bad">{out}</p> })
    };
    view! {
        <Card label="Answer" class="answer">
            <Figure
                value=Signal::derive(total)
                unit=Signal::derive(unit)
                label="Total bad minutes per year"
                why=Why::Total.to_string()
            >
                <Delta change=last_edit(workbook, grid) />
            </Figure>
            <p class="gap">
                <Ask why=Why::Gap.to_string()>
                    <Told sentence=standing />
                </Ask>
            </p>
            {out}
            <Show when=move || any.get()>
                <Later load=load_meter draw=|| ready(meter()) />
            </Show>
            <Show when=move || any_guessed.get()>
                <p class="quiet guesses">
                    <Ask why=Why::Guessed.to_string()>
                        <Told sentence=Signal::derive(move || guesses.get().unwrap_or_default()) />
                    </Ask>
                </p>
            </Show>
        </Card>
    }
}

lazy_part! {
    /// Draws the total against the budgets.
    fn meter() -> AnyView, in details, loaded by load_meter {
        view! { <BudgetMeter over=|data| view! { <SegmentNames data /> }.into_any() /> }.into_any()
    }
}

/// The odds with their twenty dots.
#[component]
fn OddsCard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let now = Memo::new(move |_| kept(workbook, odds, Wanted::AsIs));
    let href = move || {
        let view = Page::Risks(RisksView::Odds);
        Route::Workbook(workbook.open_id(), view).to_string()
    };
    let busy = move || {
        let is_waiting = now.get().is_none() && has_target(workbook);
        is_waiting && !odds.answers.with(|answers| answers.failed)
    };
    view! {
        <section class="card odds" aria-labelledby="odds-now" aria-busy=move || busy().then_some("true")>
            <div class="row base between nowrap">
                <h2 id="odds-now">
                    <Ask why=Why::Holds.to_string()>{move || title(workbook, odds)}</Ask>
                </h2>
                <Delta change=last_odds(workbook, now) />
            </div>
            <OutcomeDots />
            <Legend entries=vec![
                (LegendMark::Within, "within budget".to_owned()),
                (LegendMark::Over, "over".to_owned()),
            ]>
                <a href=href>"All odds"</a>
            </Legend>
            <WithMitigations />
        </section>
    }
}

/// The total and the odds with the mitigations that are on.
#[component]
fn WithMitigations() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let read = move || {
        let (on, total) = workbook.with_analysis(|analysis| {
            let mitigated = analysis.mitigated.as_ref()?;
            Some((mitigated.on, figure(mitigated.total.get())))
        })?;
        let kept = kept(workbook, odds, |_| Wanted::Mitigated);
        Some((
            odds_words::with_mitigations(on),
            total,
            kept.map(probability),
        ))
    };
    let read = Memo::new(move |_| read());
    move || {
        read.get().map(|(with, total, kept)| {
            view! {
                <hr />
                <p class="row between">
                    <span>
                        {with} ": "
                        <b class="fix">
                            <Ask why=Why::Mitigated.to_string()>{total}</Ask>
                        </b>
                    </span>
                    <span>
                        <b class="fix">
                            <Ask why=Why::HoldsMitigated
                                .to_string()>
                                {kept.unwrap_or_else(|| odds_words::PENDING.to_owned())}
                            </Ask>
                        </b>
                        " "
                        <span class="muted">"hold"</span>
                    </span>
                </p>
            }
        })
    }
}

/// What would move the odds, most first.
#[component]
fn LeversCard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let read = Memo::new(move |_| {
        let now = kept(workbook, odds, Wanted::AsIs);
        let target = chosen(workbook).map(|(target, ..)| target);
        let then = |lever: Change| {
            let target = target?;
            odds.answers
                .with(|answers| answers.kept(Wanted::Lever(lever), target))
        };
        let levers: Vec<_> = Change::ALL.map(|lever| (lever, then(lever))).into();
        let of = |place: usize| levers[place].1.unwrap_or(-1.0);
        let order = ordered(levers.len(), &|a, b| of(b).total_cmp(&of(a)));
        let levers = order.into_iter().map(|place| {
            let (lever, then) = levers[place];
            (odds_words::lever(lever), now.unwrap_or(0.0), then)
        });
        levers.collect::<Vec<_>>()
    });
    let percent = move || chosen(workbook).map_or(String::new(), |(_, percent, _)| percent);
    let lever = |(name, now, then): (&'static str, f64, Option<f64>)| {
        let figure = then.map_or(odds_words::PENDING.to_owned(), probability);
        view! { <Lever name now then=then.unwrap_or(now) figure /> }
    };
    view! {
        <section class="card levers" aria-labelledby="levers">
            <div class="row base between">
                <h2 id="levers">"What would move it"</h2>
                <span class="quiet">
                    <Ask why=Why::Levers.to_string()>
                        {move || format!("{}% would hold in", percent().trim())}
                    </Ask>
                </span>
            </div>
            <div>{move || read.get().into_iter().map(lever).collect_view()}</div>
        </section>
    }
}
