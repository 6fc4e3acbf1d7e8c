//! How soon each alert fires, against the share that fails. The table above says the same in figures.

use leptos::prelude::*;

use super::figure::short;
use crate::app::features::objectives::record::{Objectives, called, with_figures};
use crate::app::ui::{
    Card, Chart, ChartText, Curve, CurveTone, Drawing, TextAnchor, TextTone, XAxis, YGrid,
};
use crate::document::RowId;
use crate::drawing::charts::detection::{Detection, HEIGHT, describe};
use crate::drawing::{Scale, px};
use crate::math::{Percent, Rule};

/// The card, while there is a target to hold the alerts against.
#[component]
pub fn AlertChart(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let known = Memo::new(move |_| {
        with_figures(workbook, id, |figures| {
            Some((*figures.target.as_ref().ok()?, figures.readable()))
        })
        .flatten()
    });
    let label = move || {
        let says = known.get().map(|(target, rules)| describe(&rules, target));
        format!(
            "Alerts of {}. {}",
            called(workbook, id),
            says.unwrap_or_default()
        )
    };
    let draw = move |width: f64| {
        let marks = known
            .get()
            .map(|(target, rules)| drawn(&rules, target, width));
        Drawing::new(HEIGHT, marks)
    };
    let legend = || {
        view! {
            <span class="legend">
                <span>
                    <svg class="svg key" viewBox="0 0 12 12" aria-hidden="true">
                        <path class="as" d="M0 6h12"></path>
                    </svg>
                    "pages"
                </span>
                <span>
                    <svg class="svg key" viewBox="0 0 12 12" aria-hidden="true">
                        <path class="fx" d="M0 6h12"></path>
                    </svg>
                    "tickets"
                </span>
            </span>
        }
    };
    view! {
        <Show when=move || known.with(Option::is_some)>
            <Card title="How soon an alert fires" aside=legend>
                <Chart label=Signal::derive(label) room=HEIGHT draw />
            </Card>
        </Show>
    }
}

fn drawn(rules: &[Rule], target: Percent, width: f64) -> impl IntoView + use<> {
    let places = Detection::new(width);
    let (span, base) = (places.span(), places.base());
    // The ticks have their places as they are.
    let same = Scale::new((0.0, 1.0), (0.0, 1.0));
    let line = |rule: &Rule| {
        let points = places.points(rule, target);
        let (x, y) = *points.first()?;
        let (tone, dot, text_tone) = match rule.pages {
            true => (CurveTone::Keep, "dk", TextTone::Keep),
            false => (CurveTone::Fix, "df", TextTone::Fix),
        };
        let text = format!("{}×", short(rule.burn));
        // Each line is named where it begins: there they lie apart.
        Some(view! {
            <Curve points tone />
            <circle class=dot cx=px(x) cy=px(y) r="3.5"></circle>
            <ChartText x=x - 7.0 y=y + 4.0 anchor=TextAnchor::End tone=text_tone text />
        })
    };
    let lines = rules.iter().filter_map(line).collect_view();
    view! {
        <YGrid scale=same span ticks=places.minute_ticks() />
        <XAxis
            scale=same
            span
            y=base
            ticks=places.ratio_ticks()
            unit="share of requests that fail"
        />
        {lines}
    }
}
