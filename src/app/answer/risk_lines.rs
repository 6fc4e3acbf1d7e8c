//! The risks to look at: the most costly first.

use leptos::prelude::*;

use crate::app::answer::mark::shape;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{HeadCell, Mark, Table};
use crate::document::Column;
use crate::grammar::number::plain;
use crate::math;
use crate::report::card_words::{RiskLine, risk_lines};
use crate::text::figures::figure;
use crate::text::words;

/// The table.
#[component]
pub fn RiskLines() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let lines = Memo::new(move |_| workbook.with_figures(risk_lines));
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let out = move || {
        let out = workbook.with_analysis(words::left_out)?;
        Some(view! { <p class="bad">{out}</p> })
    };
    view! {
        <Show
            when=move || any.get()
            fallback=|| view! { <p class="muted">"No risk is listed yet."</p> }
        >
            <Table label="Risks" attr:class="risk-lines">
                <Head />
                <tbody>{move || lines.get().into_iter().map(rows).collect_view()}</tbody>
                <Foot />
            </Table>
            {out}
        </Show>
    }
}

#[component]
fn Head() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let at = move || {
        let percent = workbook.with_document(|document| Some(document.chosen()?.percent.clone()));
        percent.map_or(String::new(), |percent| format!("{}%", percent.trim()))
    };
    let estimates = Column::ALL.map(|column| {
        let unit = words::unit(column).to_owned();
        view! { <HeadCell name=column.name() unit num=true attr:class="num estimate" /> }
    });
    view! {
        <thead>
            <tr>
                <HeadCell name="Risk" />
                {estimates}
                <HeadCell name="Bad min/yr" num=true />
                <td class="share"></td>
                <HeadCell name=Signal::derive(at) />
            </tr>
        </thead>
    }
}

/// The total of those that are counted.
#[component]
fn Foot() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let total = move || {
        let (counted, total) =
            workbook.with_analysis(|analysis| (analysis.counted, analysis.total.get()));
        (counted > 0).then(|| figure(total))
    };
    move || {
        total().map(|total| {
            view! {
                <tfoot>
                    <tr>
                        <th scope="row">"Total"</th>
                        <td class="estimate" colspan="4"></td>
                        <td class="num">{total}</td>
                        <td class="share"></td>
                        <td></td>
                    </tr>
                </tfoot>
            }
        })
    }
}

/// A risk, and under it what cannot be read.
fn rows(line: RiskLine) -> impl IntoView {
    let estimate = |(text, readable): (String, bool)| {
        view! {
            <td class="num estimate" class:bad=!readable>
                {text}
            </td>
        }
    };
    let width = plain((line.share * 1e3).round() / 10.0) + "%";
    let is_big = line.mark == Some(math::Mark::TooBig);
    let then = line
        .then
        .map(|then| view! { <small class="fix">"then " {then}</small> });
    let mark = match line.mark {
        Some(mark) => view! { <Mark mark=shape(mark) /> }.into_any(),
        None => view! { <span class="quiet">{line.word}</span> }.into_any(),
    };
    let is_told = !line.problems.is_empty();
    let problems = is_told.then(|| {
        let problem = |text: String| view! { <p class="bad">{text}</p> };
        view! {
            <tr class="says">
                <td colspan="8">{line.problems.into_iter().map(problem).collect_view()}</td>
            </tr>
        }
    });
    view! {
        <tr class:told=is_told>
            <th scope="row">
                <bdi>{line.name}</bdi>
            </th>
            {line.cells.map(estimate)}
            <td class="num">
                <b>{line.minutes}</b>
                {then}
            </td>
            <td class="share" aria-hidden="true">
                <i class:big=is_big style:width=width></i>
            </td>
            <td class="marked">{mark}</td>
        </tr>
        {problems}
    }
}
