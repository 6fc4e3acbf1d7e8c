//! What the table comes to with the mitigations that are on.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::analysis::working::Why;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ask, Card, Figure};
use crate::text::answer::answer_words::change as difference;
use crate::text::figures::figure;
use crate::text::odds_words::{many, probability};
use crate::text::plans::{against, with_what};

/// The total, its gap and its odds.
#[component]
pub fn Stands() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let totals = Memo::new(move |_| {
        workbook.with_analysis(|analysis| {
            let before = analysis.total.get();
            let now = analysis.mitigated.map_or(before, |one| one.total.get());
            (before, now, analysis.mitigated.map_or(0, |one| one.on))
        })
    });
    let change = move || {
        let (before, now, on) = totals.get();
        let without = format!("{} without them", figure(before));
        let text = difference(before, now).filter(|_| on > 0)?;
        Some((text, without, now > before))
    };
    let gap = move || {
        let (_, now, _) = totals.get();
        workbook.with_analysis(|analysis| {
            let standing = analysis.chosen()?;
            Some(against(now, standing.rank.budget.get(), standing.percent))
        })
    };
    view! {
        <Card label="With the mitigations that are on" class="answer">
            <Figure
                value=Signal::derive(move || figure(totals.get().1))
                unit=Signal::derive(move || with_what(totals.get().2))
                why=Why::Mitigated.to_string()
            >
                {move || change().map(|(text, without, worse)| view! {
                    <span class="delta" class:worse=worse data-tip=without>
                        {text}
                    </span>
                })}
            </Figure>
            <p>
                {move || gap().map(|(gap, over, rest)| view! {
                    <b class:bad=over class:good=!over>{gap}</b>
                    " "
                    {rest}
                })}
            </p>
            <Often />
        </Card>
    }
}

/// How often the target holds then, and as it is.
#[component]
fn Often() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let known = Memo::new(move |_| {
        workbook.with_document(|document| {
            let (target, window) = (document.chosen()?, document.odds.window);
            let kept = |wanted| odds.answers.with(|answers| answers.kept(wanted, target.id));
            let as_is = kept(Wanted::AsIs(window))?;
            let then = kept(Wanted::Mitigated);
            Some((target.percent.clone(), as_is, then, many(window)))
        })
    });
    move || {
        known.get().map(|(percent, as_is, then, many)| {
            let why = then.map_or(Why::Holds, |_| Why::HoldsMitigated);
            let (was, is) = (probability(as_is), then.map(probability));
            let up = is.map(|is| match is == was {
                true => ", as before.".to_owned(),
                false => format!(", up from {was}."),
            });
            view! {
                <p class="muted">
                    {percent}
                    "% holds in "
                    <b class="fix">
                        <Ask why=why.to_string()>{probability(then.unwrap_or(as_is))}</Ask>
                    </b>
                    " of "
                    {many}
                    {up.unwrap_or(".".to_owned())}
                </p>
            }
        })
    }
}
