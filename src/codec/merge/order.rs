//! The order of a list that two people changed.

use std::collections::{HashMap, HashSet};

/// The names in a list, in the three documents.
pub struct Lists<'a> {
    /// In the one that both grew from.
    pub base: &'a [String],
    /// In the earlier one.
    pub earlier: &'a [String],
    /// In the later one.
    pub later: &'a [String],
}

/// All names that stay, each once. Whoever moved rows is followed, the later one where both did. What is new stands
/// behind what it stands behind in its own list; where both have something new there, the smaller name comes first,
/// so that it does not matter which of the two is merged into the other.
pub fn order<'a>(lists: &Lists<'a>, stays: &dyn Fn(&str) -> bool) -> Vec<&'a str> {
    let first = names(leading(lists));
    led_by(first, [lists.earlier, lists.later], stays)
}

/// All names of two lists that stay, each once: those of `first` in its order, and the others as [`order`] has what
/// is new.
pub fn led_by<'a>(
    first: impl Iterator<Item = &'a str>,
    lists: [&'a [String]; 2],
    stays: &dyn Fn(&str) -> bool,
) -> Vec<&'a str> {
    let placed: Vec<&str> = first.filter(|name| stays(name)).collect();
    let mut known: HashSet<&str> = placed.iter().copied().collect();
    let is_placed = known.clone();
    let mut new: HashMap<Option<&str>, [Vec<&'a str>; 2]> = HashMap::new();
    for (whose, list) in lists.into_iter().enumerate() {
        let mut behind = None;
        for name in names(list) {
            if is_placed.contains(name) {
                behind = Some(name);
            } else if stays(name) && known.insert(name) {
                new.entry(behind).or_default()[whose].push(name);
            }
        }
    }
    let mut all = Vec::with_capacity(known.len());
    for place in [None].into_iter().chain(placed.into_iter().map(Some)) {
        all.extend(place);
        let mut runs = new.remove(&place).unwrap_or_default();
        runs.sort_unstable();
        all.extend(runs.into_iter().flatten());
    }
    all
}

/// The list whose order is followed: of whoever has moved rows that all three have.
fn leading<'a>(lists: &Lists<'a>) -> &'a [String] {
    let sets =
        [lists.base, lists.earlier, lists.later].map(|list| names(list).collect::<HashSet<_>>());
    let common = |list: &'a [String]| {
        let all = names(list).filter(|name| sets.iter().all(|set| set.contains(name)));
        all.collect::<Vec<&str>>()
    };
    let base = common(lists.base);
    if common(lists.later) != base {
        lists.later
    } else if common(lists.earlier) != base {
        lists.earlier
    } else {
        lists.base
    }
}

fn names(list: &[String]) -> impl Iterator<Item = &str> {
    list.iter().map(String::as_str)
}
