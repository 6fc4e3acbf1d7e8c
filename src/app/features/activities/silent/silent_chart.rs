//! Silent estimates as dots on a logarithmic axis, one line for each person.

use crate::app::old::view::drawing::{ACCENT, line, words};
use crate::app::old::view::{El, svg};
use crate::document::Column;
use crate::drawing::causal_svg::shortened;
use crate::drawing::chart::place;
use crate::drawing::silent_spread::{Axis, Dot, LINE, NAMES, Spread, WIDTH, describe};

/// The drawing.
pub fn silent_chart(column: Column, spread: &Spread) -> El {
    let axis = Axis::of(spread);
    let bottom = LINE * spread.dots.len() as f64 + 6.0;
    let mut drawing = svg("svg.exceedance")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr(
            "viewBox",
            &format!("0 0 {} {}", place(WIDTH), place(bottom + 20.0)),
        )
        .attr("role", "img")
        .label(&describe(column, spread));
    for tick in axis.ticks() {
        drawing = drawing
            .child(line("tick", (tick.at, 0.0), (tick.at, bottom)))
            .child(words(
                "tick",
                (tick.at, bottom + 15.0),
                "middle",
                &tick.label,
            ));
    }
    for (at, dot) in spread.dots.iter().enumerate() {
        let middle = LINE * (at as f64 + 0.5) + 2.0;
        drawing = drawing
            .child(words(
                "who",
                (0.0, middle + 4.0),
                "start",
                &shortened(&dot.who),
            ))
            .child(one(&axis, dot, middle));
    }
    drawing
}

/// A dot; a range is a bar between two.
fn one(axis: &Axis, dot: &Dot, middle: f64) -> El {
    let (low, high) = (axis.x(dot.low), axis.x(dot.high));
    let end = |at: f64| {
        svg("circle.dot")
            .attr("cx", &place(at))
            .attr("cy", &place(middle))
            .attr("r", "4.5")
            .attr("fill", ACCENT)
    };
    svg("g")
        .child(line("guide", (NAMES, middle), (low, middle)).attr("stroke-dasharray", "1 4"))
        .child(line("range", (low, middle), (high, middle)).attr("stroke-width", "3"))
        .child(end(low))
        .child(end(high))
}
