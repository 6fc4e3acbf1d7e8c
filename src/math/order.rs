//! Sorting by a comparison known only at run time.

use std::cmp::Ordering;

/// The places from 0 to `count` in the order that `compare` gives them; equal ones keep theirs.
/// One sort for all lists: each list sorted by its own type would add its own copy of the code.
pub fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    places
}
