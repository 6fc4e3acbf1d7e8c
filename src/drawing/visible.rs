//! Which rows of a long list are drawn.

use std::ops::Range;

/// Which of `count` rows of one `height` can be seen, with a margin of `more` at both ends, when the
/// list starts at `top` in a viewport of `room` (all in pixels). Ends are multiples of `more`, so
/// that scrolling a little changes nothing.
pub fn seen(count: usize, height: f64, top: f64, room: f64, more: usize) -> Range<usize> {
    let step = more.max(1) as f64;
    if !(height > 0.0 && top.is_finite()) {
        return 0..count.min(2 * more.max(1));
    }
    let at = |pixels: f64| pixels / height / step;
    let first = (at(-top).floor() - 1.0).max(0.0) * step;
    let last = (at(room - top).ceil() + 1.0).max(0.0) * step;
    let last = (last as usize).min(count);
    (first as usize).min(last)..last
}

/// The rows in `seen` together with those on the way to the one to `keep`, if it is not farther than
/// `most`: what has the focus stays while somebody scrolls away from it, and is never moved.
pub fn with_kept(seen: Range<usize>, keep: Option<usize>, most: usize) -> Range<usize> {
    match keep {
        Some(keep) if keep < seen.start && seen.start - keep <= most => keep..seen.end,
        Some(keep) if keep >= seen.end && keep - seen.end < most => seen.start..keep + 1,
        _ => seen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: usize, top: f64, expected: Range<usize>) {
        assert_eq!(seen(count, 40.0, top, 800.0, 10), expected);
    }

    #[test]
    fn sees_the_viewport_and_a_margin() {
        check(500, 0.0, 0..30);
        check(500, 100.0, 0..30);
        check(500, -399.0, 0..40);
        check(500, -401.0, 0..50);
        check(500, -8000.0, 190..230);
        check(205, -8000.0, 190..205);
        // Scrolled past it, and not reached yet.
        check(20, -8000.0, 20..20);
        check(500, 9000.0, 0..0);
        // Nothing is measured yet.
        check(500, f64::NAN, 0..20);
        assert_eq!(seen(500, 0.0, 0.0, 800.0, 10), 0..20);
    }

    #[track_caller]
    fn check_kept(keep: Option<usize>, expected: Range<usize>) {
        assert_eq!(with_kept(20..30, keep, 5), expected);
    }

    #[test]
    fn keeps_a_row_near() {
        check_kept(None, 20..30);
        check_kept(Some(25), 20..30);
        check_kept(Some(15), 15..30);
        check_kept(Some(14), 20..30);
        check_kept(Some(30), 20..31);
        check_kept(Some(34), 20..35);
        check_kept(Some(35), 20..30);
    }
}
