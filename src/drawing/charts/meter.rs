//! A bar of parts, split where a budget ends.

use std::fmt::Write;

use crate::drawing::labels::{Label, fit_labels, text_width};
use crate::drawing::path::px;
use crate::drawing::scale::Scale;

const FIGURE_SIZE: f64 = 12.0;
const NAME_SIZE: f64 = 11.0;
const LABEL_GAP: f64 = 6.0;
const BETWEEN: f64 = 1.0;
/// Parts that are narrower together are one segment: nobody could tell them apart.
const NARROW: f64 = 3.0;

/// A budget that is marked on the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterMark {
    /// What it allows, in the unit of the parts.
    pub at: f64,
    /// Its figure, such as "526".
    pub figure: String,
    /// What it belongs to, such as "99.9%"; may be empty.
    pub name: String,
    /// It splits the bar; one at most does.
    pub chosen: bool,
}

/// One piece of a part, or of narrow ones together: a part that a budget cuts has two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Which part it belongs to, from 0; the first of several.
    pub part: usize,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Beyond the budget.
    pub over: bool,
}

/// A mark with the place of its label.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedMark {
    /// The mark.
    pub mark: MeterMark,
    /// Where its line is.
    pub x: f64,
    /// Middle of its label; none where there is no room.
    pub label: Option<f64>,
}

/// A meter as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Meter {
    /// The bar's width.
    pub width: f64,
    /// Pieces of the parts.
    pub segments: Vec<Segment>,
    /// The budgets that lie on the bar.
    pub marks: Vec<PlacedMark>,
    /// Right edge of the parts.
    pub end: f64,
    /// Middle of the total's label; none where it would touch another.
    pub total_label: Option<f64>,
}

impl Meter {
    /// The path of all segments on one side of the budget, as a bar from `top` of a height: one shape, since a
    /// key moves most of some hundred segments, each of which would be set by itself.
    pub fn bar(&self, over: bool, top: f64, height: f64) -> String {
        let (top, down) = (px(top), px(height));
        let mut path = String::new();
        for one in self.segments.iter().filter(|one| one.over == over) {
            let (x, wide) = (px(one.x), px(one.width));
            // Writing to a string never fails.
            let _ = write!(path, "M{x},{top}h{wide}v{down}h-{wide}z");
        }
        path
    }
}

/// What the whole bar stands for: all parts, or the chosen budget where that is more.
fn longest(parts: &[f64], marks: &[MeterMark]) -> f64 {
    let sum: f64 = parts.iter().filter(|part| part.is_finite()).sum();
    chosen(marks).map_or(sum, |chosen| sum.max(chosen))
}

/// The budget that splits the bar.
fn chosen(marks: &[MeterMark]) -> Option<f64> {
    marks.iter().find(|mark| mark.chosen).map(|mark| mark.at)
}

/// From where to where a part is, in shares of the bar.
pub fn part_span(parts: &[f64], marks: &[MeterMark], place: usize) -> (f64, f64) {
    let longest = longest(parts, marks);
    let whole = |parts: &[f64]| parts.iter().filter(|part| part.is_finite()).sum::<f64>();
    let to = place.saturating_add(1).min(parts.len());
    let span = (whole(&parts[..to - 1.min(to)]), whole(&parts[..to]));
    match longest > 0.0 {
        true => (span.0 / longest, span.1 / longest),
        false => (0.0, 0.0),
    }
}

/// Which part lies at a share of the bar.
pub fn part_at(parts: &[f64], marks: &[MeterMark], share: f64) -> Option<usize> {
    let at = share * longest(parts, marks);
    let mut end = 0.0;
    parts.iter().position(|part| {
        end += if part.is_finite() { *part } else { 0.0 };
        at < end
    })
}

/// Lays out `parts` in their order over `width` pixels. The chosen of `marks` splits the bar; the others are drawn where
/// they lie on it, and earlier ones have their label first. `total` is the text at the end of the parts.
pub fn meter(parts: &[f64], marks: &[MeterMark], total: &str, width: f64) -> Meter {
    let sum: f64 = parts.iter().filter(|part| part.is_finite()).sum();
    let chosen = chosen(marks);
    let longest = longest(parts, marks);
    let scale = Scale::new((0.0, longest), (0.0, width));
    let mut segments = Vec::new();
    let mut from = 0.0;
    for (part, size) in parts.iter().enumerate() {
        if !size.is_finite() || *size <= 0.0 {
            continue;
        }
        let to = from + size;
        let budget = chosen.unwrap_or(f64::INFINITY);
        let cut = budget.clamp(from, to);
        for (start, end, over) in [(from, cut, false), (cut, to, true)] {
            let last = end >= sum * (1.0 - 1e-9);
            let between = if last || end == budget { 0.0 } else { BETWEEN };
            let wide = scale.at(end) - scale.at(start) - between;
            if end <= start {
                continue;
            }
            match segments.last_mut() {
                Some(Segment {
                    x,
                    width,
                    over: side,
                    ..
                }) if *side == over && scale.at(end) - *x < NARROW => {
                    *width = (scale.at(end) - *x - between).max(0.5);
                }
                _ => segments.push(Segment {
                    part,
                    x: scale.at(start),
                    width: wide.max(0.5),
                    over,
                }),
            }
        }
        from = to;
    }
    let end = if sum > 0.0 { scale.at(sum) } else { 0.0 };
    let on_bar = marks
        .iter()
        .filter(|mark| mark.at <= longest && mark.at.is_finite());
    let on_bar: Vec<_> = on_bar.cloned().collect();
    let wide = |mark: &MeterMark| {
        let figure = text_width(&mark.figure, FIGURE_SIZE);
        Label {
            at: scale.at(mark.at),
            width: figure.max(text_width(&mark.name, NAME_SIZE)),
        }
    };
    let mut labels: Vec<_> = on_bar.iter().map(wide).collect();
    let first_labels = usize::from(!labels.is_empty());
    labels.insert(
        first_labels,
        Label {
            at: end,
            width: text_width(total, FIGURE_SIZE),
        },
    );
    let mut places = fit_labels(&labels, width, LABEL_GAP);
    let total_label = places.remove(first_labels).filter(|_| sum > 0.0);
    let placed = |(mark, label): (MeterMark, Option<f64>)| PlacedMark {
        x: scale.at(mark.at),
        label,
        mark,
    };
    Meter {
        width,
        segments,
        marks: on_bar.into_iter().zip(places).map(placed).collect(),
        end,
        total_label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(at: f64, name: &str) -> MeterMark {
        MeterMark {
            at,
            figure: at.to_string(),
            name: name.to_owned(),
            chosen: true,
        }
    }

    fn other(at: f64, name: &str) -> MeterMark {
        MeterMark {
            chosen: false,
            ..mark(at, name)
        }
    }

    #[test]
    fn a_part_is_found_where_it_is() {
        let check =
            |parts: &[f64], budget: f64, share: f64, expected: Option<(usize, f64, f64)>| {
                let marks = [mark(budget, "")];
                let found = part_at(parts, &marks, share);
                let with_span = found.map(|place| {
                    let (from, to) = part_span(parts, &marks, place);
                    (place, from, to)
                });
                assert_eq!(with_span, expected, "{share}");
            };
        let parts = [50.0, 30.0, 20.0];
        check(&parts, 80.0, 0.0, Some((0, 0.0, 0.5)));
        check(&parts, 80.0, 0.6, Some((1, 0.5, 0.8)));
        check(&parts, 80.0, 0.99, Some((2, 0.8, 1.0)));
        // Beyond all parts there is room that the budget leaves.
        check(&parts, 200.0, 0.49, Some((2, 0.4, 0.5)));
        check(&parts, 200.0, 0.6, None);
        check(&[], 0.0, 0.5, None);
    }

    #[test]
    fn a_part_is_split_at_the_budget() {
        let drawn = meter(&[400.0, 400.0], &[mark(500.0, "99.9%")], "800", 400.0);
        let over: Vec<_> = drawn
            .segments
            .iter()
            .map(|one| (one.part, one.over))
            .collect();
        assert_eq!(over, [(0, false), (1, false), (1, true)]);
        assert_eq!(drawn.segments[1].x, 200.0);
        assert_eq!(drawn.segments[1].width, 50.0);
        assert_eq!(drawn.end, 400.0);
    }

    #[test]
    fn each_side_is_one_shape() {
        let drawn = meter(&[400.0, 400.0], &[mark(500.0, "99.9%")], "800", 400.0);
        assert_eq!(
            drawn.bar(false, 4.0, 14.0),
            "M0,4h199v14h-199zM200,4h50v14h-50z"
        );
        assert_eq!(drawn.bar(true, 4.0, 14.0), "M250,4h150v14h-150z");
        assert_eq!(meter(&[], &[], "0", 100.0).bar(true, 4.0, 14.0), "");
    }

    #[test]
    fn a_budget_above_all_parts_leaves_room() {
        let drawn = meter(&[100.0], &[mark(400.0, "99%")], "100", 400.0);
        assert_eq!(drawn.end, 100.0);
        assert_eq!(drawn.marks[0].x, 400.0);
        assert!(drawn.segments.iter().all(|one| !one.over));
    }

    #[test]
    fn a_budget_that_is_not_chosen_splits_nothing() {
        let marks = [other(50.0, "99.9%"), other(400.0, "99%")];
        let drawn = meter(&[100.0], &marks, "100", 400.0);
        assert_eq!(drawn.end, 400.0);
        assert!(drawn.segments.iter().all(|one| !one.over));
        let names: Vec<_> = drawn.marks.iter().map(|one| &one.mark.name).collect();
        assert_eq!(names, ["99.9%"]);
    }

    #[test]
    fn labels_never_touch() {
        let marks = [
            mark(526.0, "99.9%"),
            other(263.0, "99.95%"),
            other(530.0, "x"),
            other(5260.0, "99%"),
        ];
        let drawn = meter(&[951.0], &marks, "951", 284.0);
        assert_eq!(drawn.marks.len(), 3);
        assert!(drawn.marks[0].label.is_some() && drawn.marks[1].label.is_some());
        assert_eq!(drawn.marks[2].label, None);
        assert!(drawn.total_label.is_some());
        let near = meter(&[540.0], &marks[..1], "540", 284.0);
        assert_eq!(near.total_label, None);
    }

    #[test]
    fn narrow_parts_are_drawn_together() {
        let drawn = meter(&[1.0; 1000], &[mark(500.0, "99.9%")], "1000", 300.0);
        assert!(drawn.segments.len() < 120, "{}", drawn.segments.len());
        let last = drawn.segments.last().unwrap();
        assert!((last.x + last.width - 300.0).abs() < 1e-6);
        for pair in drawn.segments.windows(2) {
            assert!(pair[0].x + pair[0].width <= pair[1].x);
            assert!(pair[0].over <= pair[1].over);
        }
        let beyond = drawn.segments.iter().find(|one| one.over).unwrap();
        assert!((beyond.x - 150.0).abs() < 1e-6, "split at the budget");
    }

    #[test]
    fn nothing_is_drawn_from_nothing() {
        let drawn = meter(&[], &[], "0", 100.0);
        assert!(drawn.segments.is_empty() && drawn.total_label.is_none());
        let odd = meter(&[f64::NAN, -1.0, 2.0], &[], "2", 100.0);
        assert_eq!(odd.segments.len(), 1);
    }
}
