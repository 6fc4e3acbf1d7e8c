//! The figures on top: the total, how often the target holds, what would hold, what nine in ten cost.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::app::features::odds::shown::Shown;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ask, Stat, Stats};
use crate::math::Minutes;
use crate::text::figures::{figure, minutes_in_words};
use crate::text::odds_words as words;
use crate::text::odds_words::{PENDING, many, often, probability, with_mitigations};
use crate::text::plans::against;

/// The row of figures.
#[component]
pub fn Figures(shown: Memo<Shown>) -> impl IntoView {
    let pending = Signal::derive(move || shown.with(|shown| shown.pending));
    view! {
        <Stats>
            <Total shown />
            <Holds shown pending />
            <WouldHold shown pending />
            <NineInTen shown pending />
        </Stats>
    }
}

#[component]
fn Total(shown: Memo<Shown>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let gap = move || {
        workbook.with_analysis(|analysis| {
            let standing = analysis.chosen()?;
            let budget = standing.rank.budget.get();
            Some(against(analysis.total.get(), budget, standing.percent))
        })
    };
    view! {
        <Stat
            label="Total"
            value=Signal::derive(move || shown.with(|shown| figure(shown.total.get())))
            unit="bad minutes a year"
            why=Why::Total.to_string()
        >
            {move || {
                gap()
                    .map(|(gap, over, rest)| {
                        view! {
                            <b class:bad=over class:good=!over>
                                <Ask why=Why::Gap.to_string()>{gap}</Ask>
                            </b>
                            " "
                            {rest}
                        }
                    })
            }}
        </Stat>
    }
}

#[component]
fn Holds(shown: Memo<Shown>, pending: Signal<bool>) -> impl IntoView {
    let label = move || {
        let percent = shown.with(|shown| shown.chosen().map(|one| one.percent.to_string()));
        percent.map_or("The target holds in".to_owned(), |percent| {
            format!("{percent}% holds in")
        })
    };
    let value = move || {
        let kept = shown.with(|shown| shown.chosen().and_then(|one| one.kept));
        kept.map_or(PENDING.to_owned(), probability)
    };
    let unit = move || shown.with(|shown| format!("of {}", many(shown.settings.window)));
    let then = move || {
        shown.with(|shown| {
            let then = probability(shown.chosen()?.then?);
            let with = with_mitigations(shown.on);
            Some(format!("{then} {}{}", with[..1].to_lowercase(), &with[1..]))
        })
    };
    view! {
        <Stat
            label=Signal::derive(label)
            value=Signal::derive(value)
            unit=Signal::derive(unit)
            pending
            why=Why::Holds.to_string()
        >
            <Show when=move || then().is_some()>
                <span class="fix">
                    <Ask why=Why::HoldsMitigated.to_string()>{then}</Ask>
                </span>
            </Show>
        </Stat>
    }
}

#[component]
fn WouldHold(shown: Memo<Shown>, pending: Signal<bool>) -> impl IntoView {
    let value = move || {
        shown.with(|shown| {
            let told = shown.as_is.as_ref();
            told.map_or(PENDING.to_owned(), |told| {
                words::would_hold(told, shown.settings.window, shown.year)
            })
        })
    };
    let label = move || {
        shown.with(|shown| {
            let settings = &shown.settings;
            let often = often(settings.confidence(), settings.window);
            format!("Would hold in {often}")
        })
    };
    view! {
        <Stat
            label=Signal::derive(label)
            value=Signal::derive(value)
            pending
            why=Why::WouldHold.to_string()
        >
            "what these risks allow"
        </Stat>
    }
}

#[component]
fn NineInTen(shown: Memo<Shown>, pending: Signal<bool>) -> impl IntoView {
    let minutes = move || shown.with(|shown| shown.as_is.as_ref().map(words::ninth));
    let label =
        move || shown.with(|shown| format!("9 {} in 10 cost at most", many(shown.settings.window)));
    let value = move || match minutes() {
        None => PENDING.to_owned(),
        Some(None) => "beyond what is computed".to_owned(),
        Some(Some(minutes)) => figure(minutes),
    };
    let long = move || {
        minutes()
            .flatten()
            .and_then(|minutes| minutes_in_words(Minutes::new(minutes)))
    };
    view! {
        <Stat
            label=Signal::derive(label)
            value=Signal::derive(value)
            unit="bad minutes"
            pending
            why=Why::NineInTen.to_string()
        >
            {long}
        </Stat>
    }
}
