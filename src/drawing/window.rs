//! Which of many equally long things can be seen: the others need not be drawn.

use std::ops::Range;

/// Places are drawn in blocks of this many, so that a short scroll changes nothing.
const BLOCK: usize = 8;

/// The places from 0 to `count` that can be seen at an offset, each of a length, and a block on both sides.
pub fn in_sight(offset: f64, extent: f64, length: f64, count: usize) -> Range<usize> {
    // Also what is no number becomes a place.
    let place = |at: f64| (at / length).max(0.0) as usize;
    let first = (place(offset) / BLOCK).saturating_sub(1) * BLOCK;
    let last = (place(offset + extent) / BLOCK + 2) * BLOCK;
    first.min(count)..last.min(count)
}

/// The offset nearest to `offset` from which a place can be seen in whole.
pub fn offset_to_see(place: usize, offset: f64, extent: f64, length: f64) -> f64 {
    let start = place as f64 * length;
    let latest = (start + length - extent).max(0.0);
    offset.max(latest).min(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_sight_and_a_block_around_it_is_drawn() {
        let check = |offset: f64, count: usize, expected: Range<usize>| {
            assert_eq!(in_sight(offset, 400.0, 40.0, count), expected);
        };
        check(0.0, 500, 0..24);
        check(39.0, 500, 0..24);
        check(1000.0, 500, 16..48);
        check(19_600.0, 500, 480..500);
        check(0.0, 3, 0..3);
        check(f64::NAN, 500, 0..16);
        check(1e9, 500, 500..500);
    }

    #[test]
    fn a_place_comes_into_sight_by_the_least_way() {
        let check = |place: usize, offset: f64, expected: f64| {
            assert_eq!(offset_to_see(place, offset, 400.0, 40.0), expected);
        };
        check(3, 0.0, 0.0);
        check(10, 0.0, 40.0);
        check(2, 200.0, 80.0);
        check(7, 200.0, 200.0);
    }
}
