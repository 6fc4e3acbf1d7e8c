//! Silent estimates as dots on a logarithmic axis, one line for each person.

use leptos::prelude::*;

use crate::document::Column;
use crate::drawing::activities::causal_svg::shortened;
use crate::drawing::activities::silent_spread::{Axis, Dot, LINE, NAMES, Spread, WIDTH, describe};
use crate::drawing::odds::chart::place;

/// The drawing.
#[component]
pub fn SpreadChart(column: Column, spread: Spread) -> impl IntoView {
    let axis = Axis::of(&spread);
    let bottom = LINE * spread.dots.len() as f64 + 6.0;
    let ticks = axis.ticks().into_iter().map(|tick| {
        let x = place(tick.at);
        view! {
            <line class="tick" x1=x.clone() x2=x.clone() y1="0" y2=place(bottom)></line>
            <text x=x y=place(bottom + 15.0) text-anchor="middle">
                {tick.label}
            </text>
        }
    });
    let ticks = ticks.collect_view();
    let dots = spread.dots.iter().enumerate();
    let dots = dots.map(|(at, dot)| person(&axis, dot, LINE * (at as f64 + 0.5) + 2.0));
    let dots = dots.collect_view();
    let view_box = format!("0 0 {} {}", place(WIDTH), place(bottom + 20.0));
    view! {
        <svg class="spread-chart" viewBox=view_box role="img" aria-label=describe(column, &spread)>
            {ticks}
            {dots}
        </svg>
    }
}

/// A dot; a range is a bar between two.
fn person(axis: &Axis, dot: &Dot, middle: f64) -> impl IntoView + use<> {
    let (low, high) = (place(axis.x(dot.low)), place(axis.x(dot.high)));
    let y = place(middle);
    view! {
        <text x="0" y=place(middle + 4.0)>
            {shortened(&dot.who)}
        </text>
        <line class="guide" x1=place(NAMES) x2=low.clone() y1=y.clone() y2=y.clone()></line>
        <line class="range" x1=low.clone() x2=high.clone() y1=y.clone() y2=y.clone()></line>
        <circle class="dot" cx=low cy=y.clone() r="5"></circle>
        <circle class="dot" cx=high cy=y r="5"></circle>
    }
}
