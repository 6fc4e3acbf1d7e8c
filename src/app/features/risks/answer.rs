//! The answer beside the table: the total and its gap, the odds, what would move them.

use leptos::prelude::*;

use super::grid::RiskGrid;
use super::last_edit::{last_edit, last_odds};
use crate::analysis::{Lever as Change, Wanted, dots};
use crate::app::route::{Page, RisksView, Route};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Card, Delta, Dots, DotsData, Figure, Later, Legend, LegendMark, Lever, Meter, MeterData,
    lazy_part, ready,
};
use crate::document::{RowId, Window};
use crate::drawing::MeterMark;
use crate::math::{Percent, error_budget, ordered};
use crate::text::answer_words as words;
use crate::text::answer_words::Sentence;
use crate::text::figures::figure;
use crate::text::odds_words::{self, probability};
use crate::text::words::{Tone, answer_unit, left_out};

/// Draws the pieces of a sentence.
pub fn set(sentence: Sentence) -> impl IntoView {
    let piece = |(text, tone): (String, Tone)| match tone {
        Tone::Plain => view! { <span>{text}</span> }.into_any(),
        Tone::Strong => view! { <b>{text}</b> }.into_any(),
        Tone::Good => view! { <b class="good">{text}</b> }.into_any(),
        Tone::Bad => view! { <b class="bad">{text}</b> }.into_any(),
    };
    sentence.into_iter().map(piece).collect_view()
}

/// The cards.
#[component]
pub fn AnswerSide() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = move || workbook.with_analysis(|analysis| analysis.counted > 0);
    let any = Memo::new(move |_| any());
    view! {
        <AnswerCard />
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
fn AnswerCard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let total = move || workbook.with_analysis(|analysis| figure(analysis.total.get()));
    let unit = move || {
        let unit = workbook.with_document(answer_unit);
        unit.replacen("bad minutes ", "bad minutes\n", 1)
    };
    let standing = move || set(workbook.with_figures(words::standing));
    let guesses = move || {
        let guesses = workbook.with_analysis(words::guesses)?;
        Some(view! { <p class="quiet guesses">{set(guesses)}</p> })
    };
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
            >
                <Delta change=last_edit(workbook, grid) />
            </Figure>
            <p class="gap">{standing}</p>
            {out}
            <BudgetMeter />
            {guesses}
        </Card>
    }
}

/// Every risk a segment, every budget a mark; the chosen target's splits the bar.
#[component]
fn BudgetMeter() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let read = move || {
        workbook.with_analysis(|analysis| {
            let laid = crate::analysis::meter(analysis);
            let chosen = analysis.chosen();
            let mut budgets: Vec<(bool, String, f64)> = Vec::new();
            for target in &analysis.targets {
                if let Ok(standing) = &target.figures {
                    let is_chosen = chosen.is_some_and(|one| std::ptr::eq(one, standing));
                    let budget = standing.rank.budget.get();
                    budgets.push((is_chosen, standing.percent.to_string(), budget));
                }
            }
            budgets.sort_by_key(|(is_chosen, ..)| !is_chosen);
            let total = analysis.total.get();
            let reach = budgets
                .first()
                .map_or(total, |(_, _, budget)| total.max(*budget));
            let parts = laid.segments.iter().map(|segment| segment.width);
            let whole: f64 = parts.clone().sum();
            let scale = if whole > 0.0 { total / whole } else { 0.0 };
            let marks = budgets.iter().map(|(_, percent, budget)| MeterMark {
                at: *budget,
                figure: figure(*budget),
                name: format!("{percent}%"),
            });
            let said: Vec<(String, f64)> = budgets
                .iter()
                .filter(|(_, _, budget)| *budget <= reach)
                .map(|(_, percent, budget)| (percent.clone(), *budget))
                .collect();
            let data = MeterData {
                parts: parts.map(|width| width * scale).collect(),
                marks: marks.collect(),
                total: figure(total),
            };
            (data, words::meter(total, analysis.counted, &said))
        })
    };
    let read = Memo::new(move |_| read());
    view! {
        <Meter
            label=Signal::derive(move || read.with(|(_, label)| label.clone()))
            data=Signal::derive(move || read.with(|(data, _)| data.clone()))
        />
    }
}

/// What is asked of the odds: the chosen target with its percentage, and the window.
fn chosen(workbook: Workbook) -> Option<(RowId, String, Window)> {
    workbook.with_document(|document| {
        let target = document.chosen()?;
        Some((target.id, target.percent.clone(), document.odds.window))
    })
}

/// How often the target holds.
pub fn kept(workbook: Workbook, odds: OddsState, wanted: fn(Window) -> Wanted) -> Option<f64> {
    let (target, _, window) = chosen(workbook)?;
    odds.answers
        .with(|answers| answers.kept(wanted(window), target))
}

/// The odds with their twenty dots.
#[component]
fn OddsCard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let now = Memo::new(move |_| kept(workbook, odds, Wanted::AsIs));
    let title = move || match (now.get(), chosen(workbook)) {
        (Some(now), Some((_, percent, window))) => words::holds(&percent, now, window),
        _ if odds.answers.with(|answers| answers.failed) => "The odds are not known".to_owned(),
        _ => "The odds are being computed".to_owned(),
    };
    let window = move || workbook.with_document(|document| document.odds.window);
    let budget = move || {
        let (_, percent, window) = chosen(workbook)?;
        let year = workbook.with_document(|document| document.year.length());
        let percent: Percent = percent.parse().ok()?;
        Some(error_budget(percent, window.days(year)).get())
    };
    let data = Memo::new(move |_| {
        let outcomes = odds.answers.with(|answers| {
            let told = answers.told(Wanted::AsIs(window()));
            told.map(dots).unwrap_or_default()
        });
        let budget = budget().unwrap_or_default();
        DotsData {
            outcomes,
            budget,
            budget_text: format!("budget {} min", figure(budget)),
            fixes: false,
        }
    });
    let label =
        move || data.with(|data| words::dots_alternative(&data.outcomes, data.budget, window()));
    let href = move || {
        let view = Page::Risks(RisksView::Odds);
        Route::Workbook(workbook.open_id(), view).to_string()
    };
    let busy = move || now.get().is_none() && !odds.answers.with(|answers| answers.failed);
    view! {
        <section class="card odds" aria-labelledby="odds-now" aria-busy=move || busy().then_some("true")>
            <div class="row base between nowrap">
                <h2 id="odds-now">{title}</h2>
                <Delta change=last_odds(workbook, now) />
            </div>
            <Show when=move || data.with(|data| !data.outcomes.is_empty()) fallback=|| {
                view! { <div class="no-dots"></div> }
            }>
                <p class="quiet">{move || words::dots(window())}</p>
                <Dots
                    label=Signal::derive(label)
                    data=data
                    tick_text=|value: f64| figure(value)
                />
            </Show>
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
        Some((words::with_mitigations(on), total, kept.map(probability)))
    };
    let read = Memo::new(move |_| read());
    move || {
        read.get().map(|(with, total, kept)| {
            view! {
                <hr />
                <p class="row between">
                    <span>
                        {with} ": " <b class="fix">{total}</b>
                    </span>
                    <span>
                        <b class="fix">{kept.unwrap_or_else(|| odds_words::PENDING.to_owned())}</b>
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
                <span class="quiet">{move || format!("{}% would hold in", percent().trim())}</span>
            </div>
            <div>{move || read.get().into_iter().map(lever).collect_view()}</div>
        </section>
    }
}
