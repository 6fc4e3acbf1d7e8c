//! The risks of a report as bars.

use leptos::prelude::*;

use crate::app::ui::{Chart, ChartText, Drawing, TextAnchor, TextTone};
use crate::drawing::charts::named_bars::{NamedBar, PlacedBar, named_bars};
use crate::drawing::px;
use crate::report::format::bars::{Bar, bars_said};

/// The chart; its text alternative says every bar. `more` smaller risks are not drawn.
#[component]
pub fn RiskBars(bars: Vec<Bar>, more: usize) -> impl IntoView {
    let label = bars_said(&bars, more);
    let draw = move |width: f64| {
        let all: Vec<NamedBar> = bars.iter().map(named).collect();
        let (placed, height) = named_bars(&all, width);
        let bar = |(one, at): (&Bar, PlacedBar)| drawn(one.clone(), at);
        Drawing::new(height, bars.iter().zip(placed).map(bar).collect_view())
    };
    let rest =
        (more > 0).then(|| view! { <p class="quiet">{format!("and {more} smaller ones")}</p> });
    view! {
        <Chart label draw />
        {rest}
    }
}

fn named(bar: &Bar) -> NamedBar {
    NamedBar {
        name: bar.name.clone(),
        figure: bar.minutes.clone(),
        remark: bar.mark.clone(),
        length: bar.length,
    }
}

fn drawn(bar: Bar, at: PlacedBar) -> impl IntoView {
    let class = if bar.over { "sg-over" } else { "sg-keep" };
    let remark = (!bar.mark.is_empty()).then(|| {
        view! {
            <ChartText
                x=at.remark_at.0
                y=at.remark_at.1
                anchor=TextAnchor::End
                tone=TextTone::Tick
                text=bar.mark
            />
        }
    });
    view! {
        <ChartText x=at.name_at.0 y=at.name_at.1 text=at.name />
        <rect
            class=class
            x=px(at.at.0)
            y=px(at.at.1)
            width=px(at.size.0)
            height=px(at.size.1)
            rx="2"
        ></rect>
        <ChartText x=at.figure_at.0 y=at.figure_at.1 tone=TextTone::Strong text=bar.minutes />
        {remark}
    }
}
