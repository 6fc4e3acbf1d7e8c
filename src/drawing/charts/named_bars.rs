//! Bars with a name, a figure and a remark each, in one column: beside the bar where there is room, above it
//! where there is not.

use crate::drawing::labels::{cut_text, text_width};

/// The size of the words.
const SIZE: f64 = 12.0;
/// Between words and bars.
const GAP: f64 = 8.0;
/// From this width on names stand beside their bars.
const WIDE: f64 = 520.0;

/// What a bar says.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedBar {
    /// Its name.
    pub name: String,
    /// Its figure.
    pub figure: String,
    /// What else is said of it; empty for nothing.
    pub remark: String,
    /// Its length, from 0 to 1.
    pub length: f64,
}

/// Where a bar and its words stand. Places of words are on their base line.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedBar {
    /// The name as far as there is room for it.
    pub name: String,
    /// Where the name begins.
    pub name_at: (f64, f64),
    /// The left top corner of the bar.
    pub at: (f64, f64),
    /// Its width and height.
    pub size: (f64, f64),
    /// Where the figure begins.
    pub figure_at: (f64, f64),
    /// Where the remark ends.
    pub remark_at: (f64, f64),
}

/// The bars with the height that they take.
pub fn named_bars(bars: &[NamedBar], width: f64) -> (Vec<PlacedBar>, f64) {
    let widest = |text: &dyn Fn(&NamedBar) -> &str| {
        let widths = bars.iter().map(|bar| text_width(text(bar), SIZE));
        widths.fold(0.0, f64::max)
    };
    let figures = widest(&|bar| &bar.figure) + GAP;
    let remarks = widest(&|bar| &bar.remark) + GAP;
    let wide = width >= WIDE;
    let names = match wide {
        true => widest(&|bar| &bar.name).min(width * 0.46) + 2.0 * GAP,
        false => 0.0,
    };
    let room = (width - names - figures - remarks).max(1.0);
    let (row, head) = if wide { (21.0, 0.0) } else { (38.0, 18.0) };
    let place = |(at, bar): (usize, &NamedBar)| {
        let top = row * at as f64;
        let base = top + head + 13.0;
        let long = (room * bar.length).clamp(1.0, room);
        let name_room = if wide { names - 2.0 * GAP } else { width };
        PlacedBar {
            name: cut_text(&bar.name, name_room, SIZE),
            name_at: (0.0, top + 13.0),
            at: (names, top + head + 4.0),
            size: (long, 11.0),
            figure_at: (names + long + GAP - 1.0, base),
            remark_at: (width, base),
        }
    };
    let placed = bars.iter().enumerate().map(place).collect();
    (placed, row * bars.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_touches() {
        let bar = |name: &str, figure: &str, remark: &str, length: f64| NamedBar {
            name: name.to_owned(),
            figure: figure.to_owned(),
            remark: remark.to_owned(),
            length,
        };
        let bars = [
            bar(
                "release breaks a large subset, unfamiliar rollback",
                "171",
                "too big, guess",
                1.0,
            ),
            bar("minor defect", "54.8", "", 0.32),
            bar("nothing to speak of", "< 0.01", "small", 0.0),
        ];
        let check = |width: f64| {
            let (placed, height) = named_bars(&bars, width);
            for (bar, one) in bars.iter().zip(&placed) {
                let name = one.name_at.0 + text_width(&one.name, SIZE);
                let beside = one.name_at.1 > one.at.1;
                assert!(!beside || name <= one.at.0, "{width}: name on bar");
                assert!(name <= width, "{width}: name beyond the end");
                let end = one.at.0 + one.size.0;
                assert!(end < one.figure_at.0, "{width}: bar on figure");
                let figure = one.figure_at.0 + text_width(&bar.figure, SIZE);
                let remark = one.remark_at.0 - text_width(&bar.remark, SIZE);
                assert!(figure <= remark + 0.5, "{width}: figure on remark");
                assert!(one.at.1 + one.size.1 <= height, "{width}: too low");
            }
        };
        for width in [280.0, 400.0, 520.0, 690.0, 1200.0] {
            check(width);
        }
        assert!(named_bars(&[], 500.0).0.is_empty());
    }
}
