//! A picture as it leaves the page: with what it is of, what it shows, and the line that stands under every copy.

use crate::app::browser::page;
use crate::app::old::view::drawing::words;
use crate::app::old::view::{El, set_attribute, svg};
use crate::document::Engagement;
use crate::drawing::chart::place;
use crate::drawing::picture_frame::{Frame, Line};
use crate::text::words::estimate_line;

/// A picture to be saved.
pub struct SignedPicture {
    /// An SVG file.
    pub text: String,
}

/// The picture of an engagement, of such a size, in its frame; `shows` says what it shows.
pub fn signed_for(
    engagement: &Engagement,
    picture: &El,
    size: (f64, f64),
    shows: &str,
) -> SignedPicture {
    let line_under = estimate_line(&page::today(), &engagement.author);
    let frame = Frame::new(size, &engagement.name, shows, &line_under);
    let (width, height) = (place(frame.width), place(frame.height));
    let ground = svg("rect")
        .attr("width", &width)
        .attr("height", &height)
        .attr("fill", "#ffffff");
    let whole = svg("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", &width)
        .attr("height", &height)
        .attr("viewBox", &format!("0 0 {width} {height}"))
        .child(ground)
        .children(frame.lines.iter().map(line).collect())
        .child(inside(picture, size, frame.top));
    SignedPicture {
        text: whole.element().outer_html(),
    }
}

fn line(line: &Line) -> El {
    let text = words("line", (Frame::LEFT, line.y), "start", &line.text);
    match line.title {
        true => text
            .attr("font-size", "16")
            .attr("font-weight", "bold")
            .attr("fill", "#1d1c1a"),
        false => text,
    }
}

/// A copy of the picture, at its place in the frame.
fn inside(picture: &El, size: (f64, f64), top: f64) -> El {
    let copy = picture.copy();
    for (name, value) in [
        ("x", Frame::LEFT),
        ("y", top),
        ("width", size.0),
        ("height", size.1),
    ] {
        set_attribute(copy.element(), name, Some(&place(value)));
    }
    copy
}
