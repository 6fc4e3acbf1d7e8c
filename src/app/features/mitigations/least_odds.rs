//! The mitigations of least effort that keep the target as often as wanted, searched when somebody asks.

use leptos::prelude::*;

use crate::app::features::mitigations::cheapest::{ChoiceList, SwitchOn};
use crate::app::state::odds::OddsState;
use crate::app::state::odds::search::Search;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, Note, NoteKind};
use crate::math::Percent;
use crate::text::odds_words::{holds, often};
use crate::text::plans::{not_as_often, person_weeks};

/// The card.
#[component]
pub fn LeastForOdds() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    // An answer to another table, or to other efforts, is none.
    Effect::new(move || {
        workbook.document.track();
        odds.forget_search();
    });
    let wanted = Memo::new(move |_| {
        workbook.with_document(|document| {
            let percent = document
                .chosen()
                .and_then(|one| one.percent.parse::<Percent>().ok());
            (
                percent,
                often(document.odds.confidence(), document.odds.window),
            )
        })
    });
    let title = move || {
        let (percent, often) = wanted.get();
        let percent = percent.map_or(String::new(), |percent| format!("{percent}% "));
        format!("Cheapest way to {percent}in {often}")
    };
    let has_no_answer = move || {
        workbook.with_analysis(|analysis| analysis.chosen().is_none() || analysis.counted == 0)
    };
    let trying = move || match odds.search.get() {
        Search::Trying(at, of) => Some(format!("Tried {at} of {of} choices…")),
        _ => None,
    };
    let body = move || match (odds.search.get(), wanted.get().0) {
        (Search::Not | Search::Trying(..), _) | (_, None) => ().into_any(),
        (Search::Nothing, Some(percent)) => {
            let text = not_as_often(percent, &wanted.get().1);
            view! { <Note kind=NoteKind::Warn>{text}</Note> }.into_any()
        }
        (Search::Found(choice, kept, exact), Some(percent)) => {
            let window = workbook.with_document(|document| document.odds.window);
            let then = holds(&percent.to_string(), kept, window);
            if choice.chosen.is_empty() {
                return view! { <p>{then} " as things stand: no effort is needed."</p> }.into_any();
            }
            view! {
                <ChoiceList chosen=choice.chosen.clone() />
                <p>
                    <b>{person_weeks(choice.effort)}</b>
                    ". Then "
                    {then}
                    "."
                    {(!exact).then_some(" Perhaps not the least: there are too many to try all.")}
                </p>
                <SwitchOn chosen=choice.chosen />
            }
            .into_any()
        }
    };
    let idle = move || !matches!(odds.search.get(), Search::Found(..) | Search::Nothing);
    view! {
        <Card title=Signal::derive(title)>
            <div role="status">{body}</div>
            <Show when=idle>
                <Button
                    disabled=Signal::derive(has_no_answer)
                    pending=Signal::derive(move || trying().is_some())
                    on_press=move || odds.seek(workbook)
                >
                    "Find it"
                </Button>
                // Not a status: nobody wants to hear each number.
                <span class="quiet tried">{trying}</span>
            </Show>
        </Card>
    }
}
