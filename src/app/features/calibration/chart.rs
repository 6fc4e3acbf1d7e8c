//! The table of the risks something is known of: estimates beside what happened, each on one scale.

use leptos::prelude::*;

use crate::analysis::practice::calibration_strips::{Chart, LogScale, Strip, chart};
use crate::app::features::calibration::record::Compared;
use crate::app::ui::{HeadCell, RangeBar, RangeMark, Table};
use crate::document::RowId;
use crate::document::names::row_name;
use crate::text::activities::calibration_words as words;

/// The table.
#[component]
pub fn Comparison() -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let drawn = Memo::new(move |_| {
        let found = compared.found.get();
        workbook.with_document(|document| chart(document, &found))
    });
    let ids = move || drawn.with(|chart| chart.rows.iter().map(|row| row.risk).collect::<Vec<_>>());
    let any = Memo::new(move |_| drawn.with(|chart| !chart.rows.is_empty()));
    let unit = move |place: usize, unit: &'static str| {
        let scale = drawn.with(|chart| chart.scales[place]);
        scale.map_or(String::new(), |one| {
            format!("{}{unit}", words::scale(one.low, one.high))
        })
    };
    view! {
        <Show when=move || any.get()>
            <section class="card flush" aria-labelledby="compared">
                <header>
                    <h2 id="compared">"Estimates and what happened"</h2>
                    <span class="grow hide-s"></span>
                    <Key />
                </header>
                <Table
                    label="Calibration"
                    deck=true
                    widths=vec!["", "112px", "15%", "15%", "15%", "128px"]
                    attr:class="deck compared"
                >
                    <thead>
                        <tr>
                            <HeadCell name="Risk" />
                            <HeadCell name="Happened" unit="of expected" num=true />
                            <HeadCell name="How often" unit=Signal::derive(move || unit(0, " a year")) />
                            <HeadCell name="ETTD" unit=Signal::derive(move || unit(1, " min")) />
                            <HeadCell name="ETTR" unit=Signal::derive(move || unit(2, " min")) />
                            <HeadCell name="Cost, min" unit="of expected" num=true />
                        </tr>
                    </thead>
                    <tbody>
                        <For each=ids key=|id| *id let(id)>
                            <Row id drawn />
                        </For>
                    </tbody>
                </Table>
            </section>
        </Show>
    }
}

/// What the marks mean.
#[component]
fn Key() -> impl IntoView {
    let bar = |fix: bool| view! { <RangeBar label="" band=Some((0.0, 1.0)) fix attr:class="rng key-bar" attr:aria-hidden="true" /> };
    view! {
        <div class="legend compared-key">
            <span>{bar(false)} "estimate"</span>
            <span>
                <i class="key-mean"></i>
                "its mean"
            </span>
            <span>
                <i class="key-dot"></i>
                "incident"
            </span>
            <span>
                <i class="key-dot drill"></i>
                "drill"
            </span>
            <span>{bar(true)} "what happened speaks for"</span>
        </div>
    }
}

#[component]
fn Row(id: RowId, drawn: Memo<Chart>) -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let name = Memo::new(move |_| workbook.with_document(|document| row_name(id, document)));
    let evidence = compared.evidence(id);
    let is_on = move || compared.shown.get() == Some(id);
    let happened = move || {
        evidence.with(|one| {
            let one = one.as_ref()?;
            let incidents = one.happened.map(|of| f64::from(of.incidents));
            Some((incidents.map(words::count), words::expected(one.expected)))
        })
    };
    let cost = move || {
        evidence.with(|one| {
            let one = one.as_ref()?;
            let minutes = one.happened.map(|of| of.minutes);
            Some(words::against(minutes, one.expected_minutes))
        })
    };
    let figure = |(happened, expected): (String, String)| {
        view! { <b>{happened}</b> " " <span class="muted">{expected}</span> }
    };
    view! {
        <tr class="hov" class:on=is_on on:click=move |_| compared.show(id)>
            <th scope="row" class="full">
                <button
                    type="button"
                    class="row-name cut"
                    aria-pressed=move || is_on().to_string()
                    on:click=move |_| compared.show(id)
                >
                    {move || name.get()}
                </button>
            </th>
            <td class="num half" data-l="Happened, expected">
                {move || {
                    happened().map(|(happened, expected)| figure((happened.unwrap_or_default(), expected)))
                }}
            </td>
            <StripCell id drawn place=0 name="How often a year" />
            <StripCell id drawn place=1 name="ETTD, minutes" />
            <StripCell id drawn place=2 name="ETTR, minutes" />
            <td class="num half" data-l="Cost, expected">
                {move || cost().map(figure)}
            </td>
        </tr>
    }
}

#[component]
fn StripCell(
    id: RowId,
    drawn: Memo<Chart>,
    /// Which of the scales.
    place: usize,
    name: &'static str,
) -> impl IntoView {
    let known = Memo::new(move |_| {
        drawn.with(|chart| {
            let row = chart.rows.iter().find(|row| row.risk == id)?;
            let strip = match place {
                0 => &row.rate,
                other => row.times.get(other - 1)?,
            };
            Some((strip.clone(), chart.scales[place]?))
        })
    });
    let draw = move |(strip, scale): (Strip, LogScale)| {
        let seen: Vec<f64> = strip.seen.iter().map(|(value, _)| *value).collect();
        let label = words::strip(name, strip.band, strip.mean, &seen);
        let band = strip
            .band
            .map(|(low, high)| (scale.place(low), scale.place(high)));
        let mark = |(value, drill): (f64, bool)| match drill {
            true => RangeMark::Drill(scale.place(value)),
            false => RangeMark::Happened(scale.place(value)),
        };
        let marks: Vec<RangeMark> = strip.seen.into_iter().map(mark).collect();
        let mean = strip.mean.map(|mean| scale.place(mean));
        view! { <RangeBar label band mean marks fix={place == 0} /> }
    };
    view! {
        <td class="half" data-l=name>
            {move || known.get().map(draw)}
        </td>
    }
}
