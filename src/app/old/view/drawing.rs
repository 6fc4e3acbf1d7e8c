//! Lines and words of a drawing. Looks stand in attributes too, since a saved picture has no style sheet.

use crate::app::old::view::{El, svg};
use crate::drawing::chart::place;

/// A line between two places.
pub fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> El {
    svg(&format!("line.{class}"))
        .attr("x1", &place(from.0))
        .attr("y1", &place(from.1))
        .attr("x2", &place(to.0))
        .attr("y2", &place(to.1))
        .attr("stroke", "#8a8a8a")
}

/// Words; `anchor` is "start", "middle" or "end".
pub fn words(class: &str, at: (f64, f64), anchor: &str, text: &str) -> El {
    svg(&format!("text.{class}"))
        .attr("x", &place(at.0))
        .attr("y", &place(at.1))
        .attr("font-size", "12")
        .attr("font-family", "sans-serif")
        .attr("fill", "#555555")
        .attr("text-anchor", anchor)
        .text(text)
}

/// The accent of a drawing.
pub const ACCENT: &str = "#0b6e6e";
/// The other colour; what has it is dashed as well.
pub const OTHER: &str = "#7a4fb5";
