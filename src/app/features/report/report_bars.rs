//! The risks of a report as bars.

use crate::app::old::view::drawing::{ACCENT, words};
use crate::app::old::view::{El, svg};
use crate::drawing::chart::place;
use crate::report::blocks::Bar;

const WIDTH: f64 = 720.0;
const ROW: f64 = 26.0;
/// Where the bars begin: names stand before them.
const LEFT: f64 = 270.0;
/// What is kept free for the figure behind the longest bar.
const RIGHT: f64 = 150.0;
/// The most characters of a name; the table has it whole.
const MOST_CHARACTERS: usize = 38;

/// The chart; its text alternative says every bar. `more` are not drawn.
pub fn bars(all: &[Bar], more: usize) -> El {
    let rows = all.len() + usize::from(more > 0);
    let height = ROW * rows as f64 + 8.0;
    let mut described = String::from("Bad minutes a year by risk.");
    let mut chart = svg("svg.bars")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr(
            "viewBox",
            &format!("0 0 {} {}", place(WIDTH), place(height)),
        )
        .attr("role", "img");
    for (at, bar) in all.iter().enumerate() {
        let top = ROW * at as f64 + 4.0;
        let middle = top + ROW / 2.0 + 2.0;
        let width = ((WIDTH - LEFT - RIGHT) * bar.length).max(1.0);
        let mark = match bar.mark.as_str() {
            "" => String::new(),
            mark => format!(", {mark}"),
        };
        let said = format!("{}{mark}", bar.minutes);
        described += &format!(" {}: {said}.", bar.name);
        let drawn = svg("rect.length")
            .attr("x", &place(LEFT))
            .attr("y", &place(top + 3.0))
            .attr("width", &place(width))
            .attr("height", &place(ROW - 8.0))
            .attr("fill", ACCENT);
        chart = chart
            .child(words(
                "name",
                (LEFT - 8.0, middle),
                "end",
                &short(&bar.name),
            ))
            .child(drawn)
            .child(words("said", (LEFT + width + 8.0, middle), "start", &said));
    }
    if more > 0 {
        let rest = format!("and {more} smaller ones");
        let at = ROW * all.len() as f64 + ROW / 2.0 + 6.0;
        chart = chart.child(words("name", (LEFT - 8.0, at), "end", &rest));
        described += &format!(" And {more} smaller ones.");
    }
    chart.label(&described)
}

/// A name that fits before its bar.
fn short(name: &str) -> String {
    if name.chars().count() <= MOST_CHARACTERS {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(MOST_CHARACTERS - 1).collect();
    short.push('…');
    short
}
