//! The labels of the chart of P(total > x): each budget's at its line, the rest beside their marks.

use crate::drawing::beside::{Rect, Wish, along, beside};
use crate::drawing::odds::chart::Scale;

/// How high a budget's label of two lines is.
const LINES: f64 = 34.0;

/// A label as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinePlace {
    /// Where the words begin, or end where they stand left of the line.
    pub x: f64,
    /// The base line of the first line.
    pub y: f64,
    /// Whether they stand left of the line.
    pub left: bool,
}

/// Where labels of vertical lines stand, in order of importance: at the right of the line or at its left, on the
/// first level where they meet no other; `None` where there is none. `lines` are each line's place and the width
/// of its words; `curve` is what they must not lie on.
pub fn line_labels(
    lines: &[(f64, f64)],
    curve: &[(f64, f64)],
    (top, right): (f64, f64),
) -> Vec<Option<LinePlace>> {
    let mut taken = along(curve);
    let strokes: Vec<Rect> = lines
        .iter()
        .flat_map(|(x, _)| along(&[(*x, top), (*x, top + 120.0)]))
        .collect();
    // The first one's words may cross the others' strokes: it is the one that must be there.
    let mut crossed = false;
    let mut fit = |(at, width): &(f64, f64)| {
        let levels = [0.0, 20.0, 40.0, 60.0, 80.0];
        let places = levels.into_iter().flat_map(|level| {
            let y = top + 4.0 + level;
            [false, true].map(|left| LinePlace {
                x: if left { at - 6.0 } else { at + 6.0 },
                y,
                left,
            })
        });
        let mut places = places;
        let found = places.find(|place| {
            let label = label(place, *width);
            let inside = label.right <= right && label.left >= 48.0;
            let free = |all: &[Rect]| all.iter().all(|one| !meets(one, &label));
            inside && free(&taken) && (!crossed || free(&strokes))
        });
        crossed = true;
        if let Some(place) = &found {
            taken.push(label(place, *width));
        }
        found
    };
    lines.iter().map(&mut fit).collect()
}

fn label(place: &LinePlace, width: f64) -> Rect {
    let left = if place.left { place.x - width } else { place.x };
    Rect {
        left,
        top: place.y - 11.0,
        right: left + width,
        foot: place.y - 11.0 + LINES,
    }
}

fn meets(a: &Rect, b: &Rect) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot
}

/// What the labels of vertical lines cover.
pub fn covered(lines: &[(f64, f64)], places: &[Option<LinePlace>]) -> Vec<Rect> {
    let labels = lines.iter().zip(places);
    labels
        .filter_map(|((_, width), place)| Some(label(place.as_ref()?, *width)))
        .collect()
}

/// Where the labels of marks on the curve stand: on no curve, and on nothing that is `covered`.
pub fn mark_labels(
    scale: &Scale,
    marks: &[Wish],
    lines: &[Vec<(f64, f64)>],
    covered: &[Rect],
    width: f64,
) -> Vec<Option<(f64, f64)>> {
    let mut taken: Vec<Rect> = lines.iter().flat_map(|line| along(line)).collect();
    taken.extend_from_slice(covered);
    taken.extend(marks.iter().map(|mark| Rect::around(mark.at, 6.0)));
    let area = Rect {
        left: scale.x(0.0) + 2.0,
        top: scale.y(1.0) - 18.0,
        right: width,
        foot: scale.y(0.0) - 1.0,
    };
    beside(marks, &taken, area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stand_close_share_no_level() {
        let check = |lines: &[(f64, f64)], expected: &[Option<(f64, bool)>]| {
            let places = line_labels(lines, &[], (20.0, 500.0));
            let found: Vec<_> = places
                .iter()
                .map(|one| one.map(|one| (one.x, one.left)))
                .collect();
            assert_eq!(found, expected);
        };
        check(&[(100.0, 90.0)], &[Some((106.0, false))]);
        check(&[(480.0, 90.0)], &[Some((474.0, true))]);
        check(
            &[(100.0, 90.0), (300.0, 90.0)],
            &[Some((106.0, false)), Some((306.0, false))],
        );
        // No room at either side.
        check(
            &[(100.0, 90.0), (110.0, 500.0)],
            &[Some((106.0, false)), None],
        );
    }

    #[test]
    fn marks_are_labelled_off_the_curve() {
        let scale = Scale::sized(1000.0, false, (500.0, 300.0));
        let curve = vec![
            (scale.x(0.0), scale.y(1.0)),
            (scale.x(1000.0), scale.y(0.0)),
        ];
        let width = 140.0;
        let at = (scale.x(500.0), scale.y(0.5));
        let marks = [Wish { at, width }];
        let curve = [curve];
        let free = mark_labels(&scale, &marks, &curve, &[], 500.0);
        assert!(free[0].is_some());

        // A budget's words stand where the label was.
        let (x, y) = free[0].unwrap_or_default();
        let words = LinePlace {
            x: x + 26.0,
            y,
            left: false,
        };
        let covered = covered(&[(0.0, 0.0), (x + 20.0, 90.0)], &[None, Some(words)]);
        let moved = mark_labels(&scale, &marks, &curve, &covered, 500.0);
        let (left, base) = moved[0].expect("room elsewhere");
        let mark = Rect {
            left,
            top: base - 11.0,
            right: left + width,
            foot: base + 3.0,
        };
        assert!(covered.iter().all(|one| !meets(one, &mark)));
    }
}
