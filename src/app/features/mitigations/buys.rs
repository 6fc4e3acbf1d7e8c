//! What each person-week buys: minutes left against effort.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::analysis::{OddsTable, Step, Wanted, steps, switched_step};
use crate::app::features::mitigations::cheapest::Least;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Ask, Card, Chart, ChartText, Drawing, Fold, HeadCell, Table, TextAnchor, TextTone, XAxis, YGrid,
};
use crate::document::RowId;
use crate::document::names::mitigation_name;
use crate::drawing::{
    EffortChart, EffortMark, EffortPoint, effort_chart, line_path, px, text_width,
};
use crate::grammar::number::plain;
use crate::text::figures::figure;
use crate::text::odds_words::many;
use crate::text::plans::{mark_text, person_weeks};

/// What the chart shows.
#[derive(Clone, PartialEq)]
struct Shown {
    steps: Vec<EffortPoint>,
    own: Vec<EffortPoint>,
    /// The budget with its words.
    budget: Option<(f64, String)>,
}

/// The card.
#[component]
pub fn Buys(least: Least) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let all = Memo::new(move |_| workbook.with_document(steps));
    ask_odds(workbook, odds, all, least);
    let shown = Memo::new(move |_| shown(workbook, odds, &all.get(), least));
    let label = move || shown.with(described);
    let draw = move |width: f64| {
        let shown = shown.get();
        let budget = shown.budget.as_ref();
        let budget_words = budget.map(|(minutes, words)| (*minutes, words.as_str()));
        let chart = effort_chart(&shown.steps, &shown.own, budget_words, width);
        let words = budget.map_or(String::new(), |(_, words)| words.clone());
        Drawing::new(chart.height, drawn(chart, words))
    };
    let aside = || {
        view! {
            <span class="quiet">
                <Ask why=Why::Buys.to_string()>
                    "best value first"
                    <span class="hide-s">"; minutes left a year, and how often the target holds"</span>
                </Ask>
            </span>
        }
    };
    let some = move || all.with(|all| all.len() > 1);
    view! {
        <Card title="What each person-week buys" aside>
            <Show
                when=some
                fallback=|| {
                    view! { <p class="quiet">"Give a mitigation an effort and a change to see it here."</p> }
                }
            >
                <Chart label=Signal::derive(label) room=268.0 draw />
                <Fold summary="The same as a table">
                    <StepsTable shown />
                </Fold>
            </Show>
        </Card>
    }
}

/// The chart in words.
fn described(shown: &Shown) -> String {
    let one = |point: &EffortPoint| format!("{}: {}", person_weeks(point.effort), point.text);
    let all = shown.steps.iter().chain(&shown.own).map(one);
    let parts: Vec<String> = all.collect();
    format!("Bad minutes a year left by effort. {}.", parts.join("; "))
}

/// Has the odds of each step and of the plan asked while this is shown.
fn ask_odds(workbook: Workbook, odds: OddsState, all: Memo<Vec<Step>>, least: Least) {
    odds.ask_while_shown(move || {
        workbook.with_figures(|document, analysis| {
            if analysis.counted == 0 {
                return Vec::new();
            }
            let table = OddsTable::of(document);
            let mut made: Vec<RowId> = Vec::new();
            let mut asks = Vec::new();
            for (place, step) in all.get().iter().enumerate() {
                made.extend(step.added);
                asks.push((Wanted::Step(place), table.ask_with(&document.odds, &made)));
            }
            if let Some(Some(plan)) = least.found.get() {
                asks.push((
                    Wanted::Planned,
                    table.ask_with(&document.odds, &plan.chosen),
                ));
            }
            asks
        })
    });
}

fn shown(workbook: Workbook, odds: OddsState, all: &[Step], least: Least) -> Shown {
    workbook.with_figures(|document, analysis| {
        let target = document.chosen().map(|target| target.id);
        let kept = |wanted| {
            let target = target?;
            odds.answers.with(|answers| answers.kept(wanted, target))
        };
        let step = |(place, step): (usize, &Step)| EffortPoint {
            effort: step.effort,
            left: step.total.get(),
            text: mark_text(step.total, kept(Wanted::Step(place))),
            more: match step.added {
                Some(id) => format!("+ {}", mitigation_name(id, document)),
                None => "as it is".to_owned(),
            },
        };
        let mut own = Vec::new();
        let mut mark = |name: &str, effort, total: crate::math::Minutes, wanted| {
            own.push(EffortPoint {
                effort,
                left: total.get(),
                text: format!("{name}: {}", mark_text(total, kept(wanted))),
                more: String::new(),
            });
        };
        if let Some(now) = switched_step(document) {
            mark("on now", now.effort, now.total, Wanted::Mitigated);
        }
        if let Some(Some(plan)) = least
            .found
            .get()
            .filter(|found| found.as_ref().is_some_and(|plan| !plan.chosen.is_empty()))
        {
            mark("least effort", plan.effort, plan.total, Wanted::Planned);
        }
        let budget = analysis.chosen().map(|standing| {
            let minutes = standing.rank.budget.get();
            (
                minutes,
                format!("budget of {}%: {}", standing.percent, figure(minutes)),
            )
        });
        Shown {
            steps: all.iter().enumerate().map(step).collect(),
            own,
            budget,
        }
    })
}

fn drawn(chart: EffortChart, budget_words: String) -> impl IntoView {
    let EffortChart {
        x,
        y,
        span,
        axis,
        efforts,
        minutes,
        budget,
        steps,
        own,
        ..
    } = chart;
    let label = |value: &f64| (*value, figure(*value));
    let tick = |value: &f64| (*value, plain(*value));
    let path: Vec<(f64, f64)> = steps.iter().map(|mark| mark.at).collect();
    let budget = budget.map(|(at, (end, base))| {
        view! {
            <path class="bm" d=line_path(&[(span.0, at), (span.1, at)])></path>
            <ChartText
                x=end
                y=base
                anchor=TextAnchor::End
                tone=TextTone::Strong
                text=budget_words
            />
        }
    });
    let step = |mark: EffortMark| {
        view! {
            <circle class="df" cx=px(mark.at.0) cy=px(mark.at.1) r="4.5"></circle>
            <Words mark tone=TextTone::Strong />
        }
    };
    let own = own.into_iter().map(|mark| {
        let now = mark.point.text.starts_with("on now");
        let ((x, y), tone) = (mark.at, if now { TextTone::Over } else { TextTone::Keep });
        let diamond = [
            (x, y - 6.0),
            (x + 6.0, y),
            (x, y + 6.0),
            (x - 6.0, y),
            (x, y - 6.0),
        ];
        let shape = match now {
            true => view! { <circle class="do" cx=px(x) cy=px(y) r="5"></circle> }.into_any(),
            false => view! { <path class="least" d=line_path(&diamond)></path> }.into_any(),
        };
        view! {
            {shape}
            <Words mark tone />
        }
    });
    view! {
        <YGrid scale=y span ticks=minutes.iter().map(label).collect() />
        <XAxis
            scale=x
            span
            y=axis
            ticks=efforts.iter().map(tick).collect()
            unit="effort so far, person-weeks"
        />
        {budget}
        <path class="buys" d=line_path(&path)></path>
        {steps.into_iter().map(step).collect_view()}
        {own.collect_view()}
    }
}

#[component]
fn Words(mark: EffortMark, tone: TextTone) -> impl IntoView {
    let EffortMark {
        at,
        label,
        leader,
        point,
    } = mark;
    label.map(|(x, y)| {
        let after = x + text_width(&point.text, 12.0) + 5.0;
        view! {
            {leader.map(|end| view! { <path class="ax" d=line_path(&[at, end])></path> })}
            <ChartText x y tone text=point.text />
            {(!point.more.is_empty())
                .then(|| view! { <ChartText x=after y tone=TextTone::Tick text=point.more /> })}
        }
    })
}

#[component]
fn StepsTable(shown: Memo<Shown>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let of = move || workbook.with_document(|document| many(document.odds.window));
    let row = |point: EffortPoint| {
        let (left, holds) = match point.text.split_once(" · ") {
            Some((left, holds)) => (left.to_owned(), holds.to_owned()),
            None => (point.text, String::new()),
        };
        view! {
            <tr>
                <th scope="row">{point.more}</th>
                <td class="num">{person_weeks(point.effort)}</td>
                <td class="num">{left}</td>
                <td class="num">{holds}</td>
            </tr>
        }
    };
    view! {
        <Table label="What each person-week buys" class:plain-t=true>
            <thead>
                <tr>
                    <HeadCell name="Mitigation" />
                    <HeadCell name="Effort so far" num=true />
                    <HeadCell name="Left" unit="minutes a year" num=true />
                    <HeadCell name="Target holds" unit=Signal::derive(move || format!("of {}", of())) num=true />
                </tr>
            </thead>
            <tbody>
                {move || shown.get().steps.into_iter().map(row).collect_view()}
            </tbody>
        </Table>
    }
}
