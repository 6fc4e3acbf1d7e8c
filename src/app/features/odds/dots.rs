//! Twenty equally likely windows, as it is and with the mitigations that are on.

use leptos::prelude::*;

use crate::analysis::dots;
use crate::analysis::working::Why;
use crate::app::features::odds::shown::Shown;
use crate::app::ui::{Ask, Card, Dots, DotsData, Fold, HeadCell, Legend, LegendMark, Table};
use crate::drawing::dots_beyond;
use crate::text::answer::answer_odds::{beyond as beyond_axis, dots_alternative};
use crate::text::figures::figure;
use crate::text::odds_words as words;
use crate::text::odds_words::{many, probability, with_mitigations};

/// The card.
#[component]
pub fn DotsCard(shown: Memo<Shown>) -> impl IntoView {
    let title = move || shown.with(|shown| words::twenty(shown.settings.window));
    let within = move || {
        let budget = shown.with(|shown| shown.chosen().map_or(0.0, |one| one.minutes));
        format!("within the budget of {}", figure(budget))
    };
    let unit = move || {
        shown.with(|shown| format!("bad minutes in {}", words::window(shown.settings.window)))
    };
    let on = Memo::new(move |_| shown.with(|shown| shown.mitigated.is_some()));
    view! {
        <Card title=Signal::derive(title)>
            <OneRow shown fixes=false />
            <Show when=move || on.get()>
                <OneRow shown fixes=true />
            </Show>
            {move || {
                view! {
                    <Legend entries=vec![
                        (LegendMark::Within, within()),
                        (LegendMark::Over, "over".to_owned()),
                    ]>
                        <span class="quiet">{unit}</span>
                    </Legend>
                }
            }}
            <Fold summary="The same as a table">
                <DotsTable shown />
            </Fold>
        </Card>
    }
}

/// The outcomes of one of the two.
fn outcomes(shown: &Shown, fixes: bool) -> Vec<f64> {
    let told = if fixes {
        &shown.mitigated
    } else {
        &shown.as_is
    };
    told.as_ref().map_or(Vec::new(), dots)
}

#[component]
fn OneRow(shown: Memo<Shown>, fixes: bool) -> impl IntoView {
    let budget = move || shown.with(|shown| shown.chosen().map_or(0.0, |one| one.minutes));
    let all = Memo::new(move |_| shown.with(|shown| outcomes(shown, fixes)));
    let name = move || match fixes {
        true => shown.with(|shown| with_mitigations(shown.on)),
        false => "As it is".to_owned(),
    };
    let kept = move || {
        let kept = shown.with(|shown| {
            let chosen = shown.chosen()?;
            if fixes { chosen.then } else { chosen.kept }
        });
        kept.map(probability)
    };
    let why = if fixes {
        Why::HoldsMitigated
    } else {
        Why::Holds
    };
    let beside = Memo::new(move |_| shown.with(|shown| outcomes(shown, !fixes)));
    let says = move || all.with(|all| words::dots_within(all, budget()));
    let off = move || {
        let beyond = all.with(|all| beside.with(|beside| dots_beyond(all, beside, budget())));
        beyond_axis(beyond).map(|beyond| format!("; {beyond}"))
    };
    let label = move || {
        let window = shown.with(|shown| shown.settings.window);
        let said = all.with(|all| dots_alternative(all, budget(), window));
        format!("{}: {said}", name())
    };
    let data = move || DotsData {
        outcomes: all.get(),
        beside: beside.get(),
        budget: budget(),
        budget_text: match fixes {
            true => String::new(),
            false => format!("budget {} min", figure(budget())),
        },
        fixes,
    };
    view! {
        <div class="row between base dots-head">
            <b class:fix=fixes>{name}</b>
            <span class="muted">
                <b class:fix=fixes class:keep=!fixes>
                    <Ask why=why.to_string()>{kept}</Ask>
                </b>
                " "
                <Ask why=Why::Outcomes.to_string()>{says}</Ask>
                {off}
            </span>
        </div>
        <Dots label=Signal::derive(label) data=Signal::derive(data) tick_text=|value: f64| figure(value) />
    }
}

#[component]
fn DotsTable(shown: Memo<Shown>) -> impl IntoView {
    let rows = move || {
        let (now, then) = shown.with(|shown| (outcomes(shown, false), outcomes(shown, true)));
        let row = |(place, minutes): (usize, &f64)| {
            let then = then
                .get(place)
                .map(|minutes| view! { <td class="num">{figure(*minutes)}</td> });
            view! {
                <tr>
                    <th scope="row">{place + 1}</th>
                    <td class="num">{figure(*minutes)}</td>
                    {then}
                </tr>
            }
        };
        now.iter().enumerate().map(row).collect_view()
    };
    let of = move || shown.with(|shown| many(shown.settings.window).to_owned());
    let then = move || {
        let on = shown.with(|shown| shown.mitigated.is_some().then_some(shown.on));
        on.map(|on| view! { <HeadCell name=with_mitigations(on) unit="bad minutes" num=true /> })
    };
    view! {
        <Table label="Twenty equally likely outcomes" class:plain-t=true>
            <thead>
                <tr>
                    <HeadCell name=Signal::derive(move || format!("Of twenty {}", of())) />
                    <HeadCell name="As it is" unit="bad minutes" num=true />
                    {then}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
