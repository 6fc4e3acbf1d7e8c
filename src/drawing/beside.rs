//! Labels beside the marks of a chart, where they hide nothing.

/// How high a label is, from its top to a little below its base line.
const HEIGHT: f64 = 14.0;
/// How far its base line is above its foot.
const FOOT: f64 = 3.0;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub foot: f64,
}

impl Rect {
    /// The square of `radius` around a place.
    pub fn around((x, y): (f64, f64), radius: f64) -> Self {
        Self {
            left: x - radius,
            top: y - radius,
            right: x + radius,
            foot: y + radius,
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.foot
            && other.top < self.foot
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.foot <= self.foot
    }
}

/// What must stay free of labels along a line: small squares, close together.
pub fn along(points: &[(f64, f64)]) -> Vec<Rect> {
    let mut all = Vec::new();
    for pair in points.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let length = (x1 - x0).hypot(y1 - y0);
        let count = (length / 5.0).ceil().clamp(1.0, 400.0) as usize;
        for place in 0..=count {
            let share = place as f64 / count as f64;
            let at = (x0 + share * (x1 - x0), y0 + share * (y1 - y0));
            all.push(Rect::around(at, 1.5));
        }
    }
    all
}

/// A label that wants to stand beside a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// The middle of its mark.
    pub at: (f64, f64),
    /// How wide it is.
    pub width: f64,
}

/// From how far on a label is tied to its mark by a line.
const FAR: f64 = 14.0;

/// Where labels begin, with their base lines, in order of importance: the first place around its mark at which a
/// label is inside `area`, meets neither `taken` nor another label, and is not below a label whose mark is lower, nor
/// above one whose mark is higher. `None` where there is no such place.
pub fn beside(wishes: &[Wish], taken: &[Rect], area: Rect) -> Vec<Option<(f64, f64)>> {
    let mut placed: Vec<(Rect, f64)> = Vec::new();
    let mut fit = |wish: &Wish| {
        let height = wish.at.1;
        let found = places(wish).into_iter().find(|(x, y)| {
            let label = label(*x, *y, wish.width);
            let is_free = |one: &Rect| !one.meets(&label);
            let in_order = |(other, mark): &(Rect, f64)| {
                let is_beside = other.right <= label.left || label.right <= other.left;
                is_beside || (other.top - label.top) * (mark - height) >= 0.0
            };
            let is_apart = |(other, _): &(Rect, f64)| is_free(other);
            area.holds(&label)
                && taken.iter().all(is_free)
                && placed.iter().all(is_apart)
                && placed.iter().all(in_order)
        });
        if let Some((x, y)) = found {
            placed.push((label(x, y, wish.width), height));
        }
        found
    };
    wishes.iter().map(&mut fit).collect()
}

/// Where a line from a mark meets its label, which begins at a place; `None` where the label stands at its mark.
pub fn leader(wish: &Wish, (x, y): (f64, f64)) -> Option<(f64, f64)> {
    let Rect {
        left,
        top,
        right,
        foot,
    } = label(x, y, wish.width);
    let end = (wish.at.0.clamp(left, right), wish.at.1.clamp(top, foot));
    let away = (end.0 - wish.at.0).hypot(end.1 - wish.at.1);
    (away > FAR).then_some(end)
}

fn label(x: f64, y: f64, width: f64) -> Rect {
    Rect {
        left: x,
        top: y + FOOT - HEIGHT,
        right: x + width,
        foot: y + FOOT,
    }
}

/// Places to try: right, above, below, left; then farther away.
fn places(wish: &Wish) -> Vec<(f64, f64)> {
    let (x, y) = wish.at;
    let (right, middle, left) = (x + 10.0, x - wish.width / 2.0, x - wish.width - 10.0);
    let mut all = vec![
        (right, y + 4.0),
        (right - 4.0, y - 6.0),
        (right - 4.0, y + 15.0),
    ];
    for away in [0.0, 16.0, 32.0, 48.0] {
        all.push((middle, y - 10.0 - away));
        all.push((right - 6.0, y - 10.0 - away));
        all.push((middle, y + 20.0 + away));
        all.push((right - 6.0, y + 20.0 + away));
        all.push((left + 6.0, y - 10.0 - away));
        all.push((left + 6.0, y + 20.0 + away));
    }
    // Beyond a curve that falls to the right.
    for away in [16.0, 32.0, 48.0] {
        all.push((right + away, y + 4.0));
    }
    all.push((left, y + 4.0));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 300.0,
        foot: 100.0,
    };

    fn wish(x: f64, y: f64) -> Wish {
        Wish {
            at: (x, y),
            width: 60.0,
        }
    }

    #[test]
    fn a_label_stands_right_of_its_mark_where_there_is_room() {
        let check = |wishes: &[Wish], taken: &[Rect], expected: &[Option<(f64, f64)>]| {
            assert_eq!(beside(wishes, taken, AREA), expected);
        };
        check(&[wish(50.0, 50.0)], &[], &[Some((60.0, 54.0))]);
        check(&[wish(290.0, 50.0)], &[], &[Some((226.0, 40.0))]);
        // Another label takes the place.
        check(
            &[wish(50.0, 50.0), wish(55.0, 50.0)],
            &[],
            &[Some((60.0, 54.0)), Some((25.0, 40.0))],
        );
        let full = Rect {
            left: -9.0,
            top: -9.0,
            right: 999.0,
            foot: 999.0,
        };
        check(&[wish(50.0, 50.0)], &[full], &[None]);
    }

    #[test]
    fn labels_stand_in_the_order_of_their_marks() {
        // There is room for the second above the first alone, but its mark is lower.
        let below = Rect {
            left: 0.0,
            top: 61.0,
            right: 300.0,
            foot: 100.0,
        };
        let placed = beside(&[wish(50.0, 40.0), wish(50.0, 58.0)], &[below], AREA);
        assert!(placed[0].is_some());
        if let (Some((_, first)), Some((_, second))) = (placed[0], placed[1]) {
            assert!(first < second, "{placed:?}");
        }
    }

    #[test]
    fn a_label_that_is_far_is_tied_to_its_mark() {
        let check = |at: (f64, f64), expected: Option<(f64, f64)>| {
            assert_eq!(leader(&wish(50.0, 50.0), at), expected);
        };
        check((60.0, 54.0), None);
        check((60.0, 20.0), Some((60.0, 23.0)));
        check((20.0, 90.0), Some((50.0, 79.0)));
    }

    #[test]
    fn a_label_does_not_cross_a_line() {
        let line = along(&[(0.0, 50.0), (300.0, 50.0)]);
        let placed = beside(&[wish(50.0, 50.0)], &line, AREA);
        let (_, y) = placed[0].expect("room above");
        assert!(y + FOOT < 50.0);
    }
}
