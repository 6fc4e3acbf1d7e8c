//! Finding something by a few letters of its name.

use std::cmp::Reverse;

/// The places of the names that a query finds, the best first: what begins with it, then what has a word that begins
/// with it, then what it is the first letters of, then what has it anywhere. Each word of the query must be
/// found. All, in their order, where nothing is typed.
pub fn found(query: &str, names: &[String]) -> Vec<usize> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let worth = |(place, name): (usize, &String)| {
        let name = name.to_lowercase();
        let each = words.iter().map(|word| worth(word, &name));
        let sum: Option<u32> = each.sum();
        Some((Reverse(sum?), place))
    };
    let mut places: Vec<(Reverse<u32>, usize)> =
        names.iter().enumerate().filter_map(worth).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, place)| place).collect()
}

fn worth(word: &str, name: &str) -> Option<u32> {
    let begins = |(at, _): (usize, &str)| !name[..at].ends_with(char::is_alphanumeric);
    if name.starts_with(word) {
        Some(4)
    } else if name.match_indices(word).any(begins) {
        Some(3)
    } else if are_initials(word, name) {
        Some(2)
    } else {
        name.contains(word).then_some(1)
    }
}

/// Whether the letters begin words of a name in their order, the first of them its first word: "oc" those of "only
/// risks that reach checkout".
fn are_initials(letters: &str, name: &str) -> bool {
    let mut initials = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let mut letters = letters.chars();
    let first = letters.next();
    first.is_some_and(|first| initials.next() == Some(first))
        && letters.all(|letter| initials.any(|initial| initial == letter))
}

/// A name in pieces, each with whether it is what the query's first word found.
pub fn marked(query: &str, name: &str) -> Vec<(bool, String)> {
    let whole = || vec![(false, name.to_owned())];
    let (query, lower) = (query.to_lowercase(), name.to_lowercase());
    let Some(word) = query.split_whitespace().next() else {
        return whole();
    };
    // Lower case can be longer than what it is of; then nothing is marked.
    let Some(at) = lower.find(word).filter(|_| lower.len() == name.len()) else {
        return whole();
    };
    let end = at + word.len();
    match (name.get(..at), name.get(at..end), name.get(end..)) {
        (Some(before), Some(found), Some(after)) => vec![
            (false, before.to_owned()),
            (true, found.to_owned()),
            (false, after.to_owned()),
        ],
        _ => whole(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_the_letters_comes_first() {
        let names = [
            "Export",
            "payment provider is down",
            "second payment",
            "repay",
            "Ärger",
        ];
        let names = names.map(str::to_owned);
        let check = |query: &str, expected: &[usize]| {
            assert_eq!(found(query, &names), expected, "{query:?}");
        };
        check("", &[0, 1, 2, 3, 4]);
        check("pay", &[1, 2, 3]);
        check("PAY  do", &[1]);
        check("är", &[4]);
        check("nothing like it", &[]);
    }

    #[test]
    fn first_letters_find_it() {
        let names = [
            "Report",
            "Checkout",
            "Only risks that reach Checkout",
            "cloud zone is lost",
            "local mirror of checks",
            "the local queue",
        ];
        let names = names.map(str::to_owned);
        let check = |query: &str, expected: &[usize]| {
            assert_eq!(found(query, &names), expected, "{query:?}");
        };
        check("oc", &[2, 4, 5]);
        check("cz", &[3]);
        check("czil", &[3]);
        check("zc", &[]);
        check("lq", &[]);
        check("tl", &[5]);
        // A name that has the word itself is not behind one with its letters here and there.
        let names = ["Can all requests be traced?", "Add to cart"].map(str::to_owned);
        assert_eq!(found("cart", &names), [1, 0]);
    }

    #[test]
    fn what_was_found_is_marked() {
        let check = |query: &str, name: &str, expected: &str| {
            let pieces = marked(query, name).into_iter();
            let text: String = pieces
                .map(|(found, text)| if found { format!("[{text}]") } else { text })
                .collect();
            assert_eq!(text, expected);
        };
        check("pay", "Second payment", "Second [pay]ment");
        check("", "Second payment", "Second payment");
        check("x", "Second payment", "Second payment");
        check("i", "\u{130}i", "\u{130}i");
    }
}
