//! What of a long list is drawn.

use std::ops::Range;

/// A piece of a list, from its start to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These are drawn.
    Drawn(Range<usize>),
    /// These are not: room is left for them.
    Left(Range<usize>),
}

/// The pieces of a list of `count`, of which those in `seen` and the one to `keep` are drawn.
///
/// What has the focus is kept, so that it stays while somebody scrolls away from it.
pub fn pieces(count: usize, seen: Range<usize>, keep: Option<usize>) -> Vec<Piece> {
    let seen = seen.start.min(count)..seen.end.min(count);
    let mut drawn = vec![seen.clone()];
    match keep.filter(|keep| *keep < count) {
        Some(keep) if keep < seen.start => drawn.insert(0, keep..keep + 1),
        Some(keep) if keep >= seen.end => drawn.push(keep..keep + 1),
        _ => {}
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in drawn.into_iter().filter(|range| !range.is_empty()) {
        if done < range.start {
            pieces.push(Piece::Left(done..range.start));
        }
        done = range.end;
        pieces.push(Piece::Drawn(range));
    }
    if done < count {
        pieces.push(Piece::Left(done..count));
    }
    pieces
}

/// Which of `count` rows of one `height` can be seen, with a margin of `more` at both ends, when the
/// list starts at `top` in a viewport of `room` (all in pixels). Ends are multiples of `more`, so
/// that scrolling a little changes nothing.
pub fn seen(count: usize, height: f64, top: f64, room: f64, more: usize) -> Range<usize> {
    let step = more.max(1) as f64;
    if !(height > 0.0) {
        return 0..count.min(2 * more.max(1));
    }
    let at = |pixels: f64| pixels / height / step;
    let first = (at(-top).floor() - 1.0).max(0.0) * step;
    let last = (at(room - top).ceil() + 1.0).max(0.0) * step;
    let last = (last as usize).min(count);
    (first as usize).min(last)..last
}

#[cfg(test)]
mod tests {
    use super::Piece::{Drawn, Left};
    use super::*;

    #[track_caller]
    fn check(count: usize, seen: Range<usize>, keep: Option<usize>, expected: &[Piece]) {
        let found = pieces(count, seen, keep);
        assert_eq!(found, expected);
        let covered = found.iter().flat_map(|piece| match piece {
            Drawn(range) | Left(range) => range.clone(),
        });
        assert!(covered.eq(0..count), "each place once, in order");
    }

    #[test]
    fn draws_what_is_seen_and_what_is_kept() {
        check(0, 0..0, None, &[]);
        check(5, 0..9, None, &[Drawn(0..5)]);
        check(9, 3..5, None, &[Left(0..3), Drawn(3..5), Left(5..9)]);
        check(9, 3..5, Some(4), &[Left(0..3), Drawn(3..5), Left(5..9)]);
        check(
            9,
            3..5,
            Some(1),
            &[Left(0..1), Drawn(1..2), Left(2..3), Drawn(3..5), Left(5..9)],
        );
        check(
            9,
            3..5,
            Some(5),
            &[Left(0..3), Drawn(3..5), Drawn(5..6), Left(6..9)],
        );
        check(
            9,
            3..5,
            Some(8),
            &[Left(0..3), Drawn(3..5), Left(5..8), Drawn(8..9)],
        );
        check(9, 3..5, Some(9), &[Left(0..3), Drawn(3..5), Left(5..9)]);
        check(9, 0..0, None, &[Left(0..9)]);
    }

    #[track_caller]
    fn check_seen(count: usize, top: f64, expected: Range<usize>) {
        assert_eq!(seen(count, 40.0, top, 800.0, 10), expected);
    }

    #[test]
    fn sees_the_viewport_and_a_margin() {
        check_seen(500, 0.0, 0..30);
        check_seen(500, 100.0, 0..30);
        check_seen(500, -399.0, 0..40);
        check_seen(500, -400.0, 0..40);
        check_seen(500, -8000.0, 190..230);
        check_seen(205, -8000.0, 190..205);
        // Scrolled past it, and not reached yet.
        check_seen(20, -8000.0, 20..20);
        check_seen(500, 9000.0, 0..0);
        assert_eq!(seen(500, 0.0, 0.0, 800.0, 10), 0..20);
        assert_eq!(seen(500, f64::NAN, 0.0, 800.0, 10), 0..20);
    }
}
