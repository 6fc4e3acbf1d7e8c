//! The answer of a link: one sentence, what it means, the bar, the odds, what costs most.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::app::answer::choices::{ScopeChoice, TargetChoice};
use crate::app::answer::mark::shape;
use crate::app::answer::meter::{BudgetMeter, TotalLine};
use crate::app::answer::outcomes::{OutcomeDots, kept, title};
use crate::app::answer::sentence::set;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Card, Mark};
use crate::codec::link::share::Shared;
use crate::report::card_words::{RiskLine, risk_lines};
use crate::text::answer::answer_words::guesses;
use crate::text::figures::figure;
use crate::text::odds_words::{many, probability, with_mitigations};
use crate::text::share::share_words::{BAD_MINUTE, COPY_STAYS, headline, shared_line};
use crate::text::words::{count, left_out};

/// How many risks stand under the answer.
const DEAREST: usize = 4;

/// The answer.
#[component]
pub fn SharedAnswer(
    /// What the link carried.
    shared: StoredValue<Shared>,
    /// Somebody wants to see all risks.
    #[prop(into)]
    on_all: Callback<()>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted > 0));
    let service = shared.with_value(|shared| shared.engagement.charter.service.trim().to_owned());
    view! {
        <div class="stack">
            <div class="expect">
                {(!service.is_empty()).then(|| view! { <p class="quiet">{service}</p> })}
                <p class="hl">{move || workbook.with_figures(headline)}</p>
                <p class="muted">{BAD_MINUTE}</p>
            </div>
            <div class="row wrap">
                <ScopeChoice />
                <TargetChoice />
            </div>
            <Show when=move || any.get()>
                <div class="cols2">
                    <AnswerCard />
                    <OddsCard />
                </div>
                <Dearest on_all />
            </Show>
            <About shared />
        </div>
    }
}

#[component]
fn AnswerCard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let out = move || {
        let out = workbook.with_analysis(left_out)?;
        Some(view! { <p class="bad">{out}</p> })
    };
    let guessed = move || workbook.with_analysis(guesses).map(set);
    let then = move || {
        let (on, total) = workbook.with_analysis(|analysis| {
            let mitigated = analysis.mitigated.as_ref()?;
            Some((mitigated.on, figure(mitigated.total.get())))
        })?;
        let window = workbook.with_document(|document| document.odds.window);
        let kept = kept(workbook, odds, |_| Wanted::Mitigated);
        let kept = kept.map(|kept| {
            view! {
                ", and "
                <b class="fix">{probability(kept)}</b>
                {format!(" of {} hold", many(window))}
            }
        });
        Some(view! {
            " "
            {with_mitigations(on)}
            ": "
            <b class="fix">{total}</b>
            {kept}
            "."
        })
    };
    view! {
        <Card label="Answer" class="answer">
            <TotalLine />
            <BudgetMeter />
            {out}
            <p class="quiet guesses">{guessed} {then}</p>
        </Card>
    }
}

#[component]
fn OddsCard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    view! {
        <Card title=Signal::derive(move || title(workbook, odds))>
            <OutcomeDots />
        </Card>
    }
}

/// The risks that cost most.
#[component]
fn Dearest(on_all: Callback<()>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let lines = Memo::new(move |_| workbook.with_figures(risk_lines));
    let more = move || {
        let all = lines.with(Vec::len);
        (all > DEAREST).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet small=true on_press=move || on_all.run(())>
                    {format!("All {} risks", count(all))}
                </Button>
            }
        })
    };
    let line = |line: RiskLine| {
        view! {
            <li>
                <bdi class="cut">{line.name}</bdi>
                <b class="num">{line.minutes}</b>
                {line.mark.map(|mark| view! { <Mark mark=shape(mark) /> })}
            </li>
        }
    };
    let shown = move || {
        let mut lines = lines.get();
        lines.truncate(DEAREST);
        lines.into_iter().map(line).collect_view()
    };
    view! {
        <Card title="What costs most" aside=move || view! { {more} }>
            <ul class="plain dearest">{shown}</ul>
        </Card>
    }
}

/// Whose it is, and what becomes of it here.
#[component]
fn About(shared: StoredValue<Shared>) -> impl IntoView {
    let says = shared.with_value(|shared| shared_line(&shared.made, &shared.by));
    view! {
        <Card title=says>
            <p class="muted">
                {COPY_STAYS} " " <a href="#/library">"All engagements"</a> " · "
                <a href="#/quick">"Quick estimate"</a>
            </p>
        </Card>
    }
}
