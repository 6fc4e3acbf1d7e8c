//! The document: headline, lead, the answer, then its sections.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::app::answer::meter::BudgetMeter;
use crate::app::answer::outcomes::{OutcomeDots, title};
use crate::app::answer::sentence::set;
use crate::app::features::report::blocks::block;
use crate::app::features::report::side::heading_id;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Ask;
use crate::report::format::blocks::{About, Report};
use crate::text::answer::answer_words;
use crate::text::figures::{figure, minutes_in_words};
use crate::text::words::answer_unit;

/// The sheet.
#[component]
pub fn Sheet(
    /// What it says.
    report: Memo<Report>,
    /// Draws the curve of the odds.
    curve: ViewFn,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let abouts = Memo::new(move |_| {
        report.with(|report| {
            let sections = report.sections.iter();
            sections.map(|one| one.about).collect::<Vec<_>>()
        })
    });
    let text = move |read: fn(&Report) -> &str| {
        Memo::new(move |_| report.with(|report| read(report).to_owned()))
    };
    let (headline, lead, end) = (
        text(|report| &report.headline),
        text(|report| &report.lead),
        text(|report| &report.end),
    );
    let about = Memo::new(move |_| report.with(|report| report.about.clone()));
    let is_counted = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted > 0));
    let line = |line: String| view! { <p class="ey">{line}</p> };
    view! {
        <article class="report-sheet" aria-label="Report">
            {move || about.get().into_iter().map(line).collect_view()}
            <h2 class="title">{headline}</h2>
            <p class="lead">{lead}</p>
            <Show when=move || is_counted.get()>
                <AnswerRow />
            </Show>
            <For
                each=move || abouts.get()
                key=|about: &About| *about as u8
                children=move |about| {
                    view! { <SectionOf report about curve=curve.clone() /> }
                }
            />
            <p class="quiet">{end}</p>
        </article>
    }
}

/// The total against the budget, and how often that holds.
#[component]
fn AnswerRow() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let total = move || workbook.with_analysis(|analysis| figure(analysis.total.get()));
    let unit = move || workbook.with_document(answer_unit);
    let long = move || workbook.with_analysis(|analysis| minutes_in_words(analysis.total));
    let gap = move || set(workbook.with_figures(answer_words::standing));
    view! {
        <div class="report-answer">
            <div>
                <p class="row">
                    <output class="fig" aria-label="Total bad minutes per year">
                        <Ask why=Why::Total.to_string()>{total}</Ask>
                    </output>
                    <span class="muted">{unit} <br /> {long}</span>
                </p>
                <BudgetMeter />
                <p>
                    <Ask why=Why::Gap.to_string()>{gap}</Ask>
                </p>
            </div>
            <div>
                <p>
                    <b>
                        <Ask why=Why::Holds.to_string()>{move || title(workbook, odds)}</Ask>
                    </b>
                </p>
                <OutcomeDots />
            </div>
        </div>
    }
}

/// What can be asked of the sentences of a section. What is printed cannot be asked.
fn asked(about: About) -> Option<AnyView> {
    let asks: &'static [(Why, &'static str)] = match about {
        About::Target => &[
            (Why::WouldHold, "what would hold"),
            (Why::NineInTen, "nine in ten"),
            (Why::Mitigated, "with the fixes that are on"),
        ],
        About::Fixes => &[
            (Why::Cheapest, "the least effort"),
            (Why::Buys, "what each buys"),
        ],
        About::Risks => &[(Why::Left, "what is accepted")],
        About::Ranked => &[
            (Why::Total, "the sum"),
            (Why::Guessed, "what rests on guesses"),
        ],
        About::Changed => &[(Why::Since, "the difference")],
        _ => return None,
    };
    let one = |(at, (why, text)): (usize, &'static (Why, &'static str))| {
        let between = if at > 0 { " · " } else { "" };
        view! {
            {between}
            <Ask why=why.to_string()>{*text}</Ask>
        }
    };
    let asks = asks.iter().enumerate().map(one).collect_view();
    Some(view! { <p class="quiet no-print">"Worked out: " {asks}</p> }.into_any())
}

/// One section; what stands in it is drawn anew when it says something else.
#[component]
fn SectionOf(report: Memo<Report>, about: About, curve: ViewFn) -> impl IntoView {
    let found = Memo::new(move |_| {
        report.with(|report| {
            let mut sections = report.sections.iter();
            sections.find(|one| one.about == about).cloned()
        })
    });
    let number = Memo::new(move |_| found.with(|found| found.as_ref()?.decision));
    let label = move || found.with(|found| found.as_ref()?.label());
    let name = move || found.with(|found| Some(found.as_ref()?.name.clone()));
    let blocks =
        move || found.with(|found| Some(found.as_ref()?.blocks.iter().map(block).collect_view()));
    // Apart from what is drawn anew, since it may have the focus.
    let body = move || {
        view! {
            <h2 id=heading_id(about) tabindex="-1">
                {move || label().map(|label| view! { <span class="vh">{label}</span> })}
                {name}
            </h2>
            {blocks}
            {asked(about)}
        }
    };
    let draw = move || match number.get() {
        Some(number) => view! {
            <span class="dn" aria-hidden="true">
                {number}
            </span>
            <div>{body()}</div>
        }
        .into_any(),
        None => body().into_any(),
    };
    let class = match about {
        About::Target | About::Fixes | About::Risks => "dec",
        About::Ranked | About::Changed | About::Signed => "keep",
        About::Journeys | About::Objectives | About::Readiness | About::Actions => "keep half",
        _ => "",
    };
    let curve = (about == About::Odds).then(|| curve.run());
    view! {
        <section class=class>{draw} {curve}</section>
    }
}
