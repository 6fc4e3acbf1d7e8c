//! What leads to a place of the causal map, and what it leads to.

use crate::analysis::practice::causal::Map;

/// The places and arrows on a way through one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// For each place, whether it is on such a way.
    pub places: Vec<bool>,
    /// The same for each arrow.
    pub links: Vec<bool>,
}

/// All ways that end in, begin at, or lead through a place.
pub fn paths(map: &Map, at: usize) -> Paths {
    let mut paths = Paths {
        places: vec![false; map.places.len()],
        links: vec![false; map.links.len()],
    };
    for backward in [false, true] {
        let mut reached = vec![false; map.places.len()];
        let mut next = vec![at];
        while let Some(one) = next.pop() {
            let Some(seen) = reached.get_mut(one).filter(|seen| !**seen) else {
                continue;
            };
            *seen = true;
            paths.places[one] = true;
            for (number, link) in map.links.iter().enumerate() {
                let (from, to) = match backward {
                    false => (link.from, link.to),
                    true => (link.to, link.from),
                };
                if from == one {
                    paths.links[number] = true;
                    next.push(to);
                }
            }
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::practice::causal::{Kind, Link, Place};

    fn check(links: &[(usize, usize)], at: usize, places: &[usize], arrows: &[usize]) {
        let place = Place {
            kind: Kind::Own,
            id: None,
        };
        let link = |(from, to): &(usize, usize)| Link {
            from: *from,
            to: *to,
            own: true,
        };
        let map = Map {
            places: vec![place; 5],
            links: links.iter().map(link).collect(),
            left_out: 0,
        };
        let found = paths(&map, at);
        let on = |all: &[bool]| {
            let all = all.iter().enumerate().filter(|(_, on)| **on);
            all.map(|(at, _)| at).collect::<Vec<_>>()
        };
        assert_eq!(
            (on(&found.places), on(&found.links)),
            (places.to_vec(), arrows.to_vec())
        );
    }

    #[test]
    fn what_is_before_and_after_is_on_the_way() {
        let chain = [(0, 1), (1, 2), (3, 1), (3, 4)];
        check(&chain, 1, &[0, 1, 2, 3], &[0, 1, 2]);
        check(&chain, 4, &[3, 4], &[3]);
        check(&[(0, 1), (1, 0)], 0, &[0, 1], &[0, 1]);
        check(&[], 2, &[2], &[]);
    }
}
