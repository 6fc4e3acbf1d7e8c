//! The chart of P(total > x) as an SVG file: looks stand in attributes, since a saved picture has no style sheet.

use std::fmt::Write;

use crate::drawing::labels::{Label, fit_labels, text_width};
use crate::drawing::odds::chart::{HEIGHT, Scale, WIDTH, place};
use crate::drawing::picture_frame::Frame;

const ACCENT: &str = "#0b6e6e";
const OTHER: &str = "#7a4fb5";

/// What the picture is drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OddsPicture {
    /// (minutes, P(total > minutes)), as it is.
    pub as_is: Vec<(f64, f64)>,
    /// The same with the mitigations that are on; empty for none.
    pub mitigated: Vec<(f64, f64)>,
    /// Whether each falls at certain totals alone.
    pub stairs: (bool, bool),
    /// Budgets in minutes with their names; the headline's first.
    pub budgets: Vec<(f64, String)>,
    /// Whether the minutes are logarithmic.
    pub log: bool,
}

/// A picture that leaves the page.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgFile {
    /// The file.
    pub text: String,
    /// Width and height in pixels.
    pub size: (f64, f64),
}

/// The chart in its frame: `title` and what it `shows` above, `signed` below.
pub fn odds_svg(picture: &OddsPicture, title: &str, shows: &str, signed: &str) -> SvgFile {
    framed((WIDTH, HEIGHT), title, shows, signed, |text| {
        chart(text, picture);
    })
}

/// A picture of such a size in its frame; `draw` writes it.
pub(crate) fn framed(
    size: (f64, f64),
    title: &str,
    shows: &str,
    signed: &str,
    draw: impl FnOnce(&mut String),
) -> SvgFile {
    let frame = Frame::new(size, title, shows, signed);
    let (width, height) = (place(frame.width), place(frame.height));
    let mut text = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#ffffff"/>"##
    );
    for line in &frame.lines {
        let looks = match line.title {
            true => r##"font-size="16" font-weight="bold" fill="#1d1c1a""##,
            false => r##"font-size="12" fill="#555555""##,
        };
        words(&mut text, (Frame::LEFT, line.y), "start", looks, &line.text);
    }
    // Writing to a string never fails.
    let _ = write!(
        text,
        r#"<g transform="translate({} {})">"#,
        place(Frame::LEFT),
        place(frame.top)
    );
    draw(&mut text);
    text += "</g></svg>";
    SvgFile {
        text,
        size: (frame.width, frame.height),
    }
}

fn chart(text: &mut String, picture: &OddsPicture) {
    let ends = [&picture.as_is, &picture.mitigated];
    let end = |curve: &&Vec<(f64, f64)>| curve.last().map_or(0.0, |point| point.0);
    let most = ends.iter().map(end).fold(0.0, f64::max);
    let scale = Scale::new(most, picture.log);
    let (top, bottom) = (scale.y(1.0), scale.y(0.0));
    let tick = r##"font-size="12" fill="#555555""##;
    for one in scale.probability_ticks() {
        line(
            text,
            (scale.x(0.0), one.at),
            (scale.end(), one.at),
            r##"stroke="#8a8a8a" stroke-opacity="0.25""##,
        );
        words(text, (40.0, one.at + 4.0), "end", tick, &one.label);
    }
    for one in scale.ticks() {
        line(
            text,
            (one.at, bottom),
            (one.at, bottom + 4.0),
            r##"stroke="#8a8a8a""##,
        );
        words(text, (one.at, bottom + 18.0), "middle", tick, &one.label);
    }
    let budgets = picture
        .budgets
        .iter()
        .filter(|(minutes, _)| scale.holds(*minutes));
    let budgets: Vec<_> = budgets.collect();
    let label = |(minutes, name): &&(f64, String)| Label {
        at: scale.x(*minutes),
        width: text_width(name, 12.0),
    };
    let labels: Vec<Label> = budgets.iter().map(label).collect();
    let places = fit_labels(&labels, WIDTH, 6.0);
    for ((minutes, name), at) in budgets.into_iter().zip(places) {
        let x = scale.x(*minutes);
        line(
            text,
            (x, top),
            (x, bottom),
            r##"stroke="#8a8a8a" stroke-dasharray="3 3""##,
        );
        if let Some(at) = at {
            words(text, (at, top - 6.0), "middle", tick, name);
        }
    }
    let curves = [
        (
            &picture.mitigated,
            picture.stairs.1,
            OTHER,
            r#" stroke-dasharray="7 4""#,
        ),
        (&picture.as_is, picture.stairs.0, ACCENT, ""),
    ];
    for (curve, stairs, colour, dashes) in curves {
        if !curve.is_empty() {
            let path = scale.path(curve, stairs);
            let _ = write!(
                text,
                r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.5"{dashes}/>"#
            );
        }
    }
}

fn line(text: &mut String, from: (f64, f64), to: (f64, f64), looks: &str) {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(place);
    let _ = write!(
        text,
        r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {looks}/>"#
    );
}

/// Words at a place.
pub(crate) fn words(text: &mut String, at: (f64, f64), anchor: &str, looks: &str, said: &str) {
    let (x, y) = (place(at.0), place(at.1));
    let _ = write!(
        text,
        r#"<text x="{x}" y="{y}" font-family="sans-serif" text-anchor="{anchor}" {looks}>{}</text>"#,
        escaped(said)
    );
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_words_and_its_curves() {
        let picture = OddsPicture {
            as_is: vec![(0.0, 1.0), (100.0, 0.0)],
            mitigated: vec![(0.0, 1.0), (80.0, 0.0)],
            budgets: vec![(50.0, "99.9%".to_owned()), (52.0, "99.8%".to_owned())],
            ..OddsPicture::default()
        };
        let file = odds_svg(&picture, "Shop & <co>", "How likely.", "Estimate");
        let has = |part: &str| assert!(file.text.contains(part), "{part} in {}", file.text);
        has("Shop &amp; &lt;co&gt;");
        has(">How likely.</text>");
        has(">Estimate</text>");
        has(">99.9%</text>");
        has(r#"stroke-dasharray="7 4""#);
        assert!(!file.text.contains(">99.8%<"), "no room for its name");
        assert_eq!(file.text.matches("<path").count(), 2);
        assert!(file.size.0 > WIDTH && file.size.1 > HEIGHT);
    }
}
