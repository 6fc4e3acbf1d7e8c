//! PromQL queries that count events: `sum(rate(requests{code=~"5.."}[5m]))`, one over another, or one less another.
//! Of what they say an objective holds the selectors, since rates, sums and windows are put around them.
//!
//! Source: Prometheus 2.42, `promql/parser`.

use crate::grammar::selector::{self, Selector};

/// Deeper nesting is not read.
const MOST_DEPTH: usize = 20;

/// Events that are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which ones.
    pub selector: Selector,
    /// The function over their counter, such as `rate`; empty for the counter itself.
    pub function: String,
    /// What stands in the brackets, such as `5m` or `{{.window}}`.
    pub window: String,
    /// Labels that the sum was taken by, in words; a sum by labels is several figures.
    pub grouped: Option<String>,
}

impl Counted {
    /// Whether both are counted the same way, so that one can be held against the other.
    fn alike(&self, other: &Self) -> bool {
        (&self.function, &self.window) == (&other.function, &other.window)
    }
}

/// What a query comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// A number.
    Number(f64),
    /// Events of one selector.
    Events(Counted),
    /// The first less the second.
    Less(Box<Query>, Box<Query>),
    /// The first over the second.
    Over(Box<Query>, Box<Query>),
}

/// All events, and the good or the failed ones among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// All that count.
    pub total: Counted,
    /// Those of the part.
    pub part: Counted,
    /// Whether what is good is counted as all less the part, or the share as 1 less the part's.
    pub is_rest: bool,
}

impl Query {
    /// What counts `total`, and this among it: `part`, or `total - rest`.
    pub fn among(self, total: Self) -> Option<Pair> {
        let Self::Events(total) = total else {
            return None;
        };
        let (part, is_rest) = match self {
            Self::Events(part) => (part, false),
            Self::Less(all, rest) => match (*all, *rest) {
                (Self::Events(all), Self::Events(rest)) if all == total => (rest, true),
                _ => return None,
            },
            _ => return None,
        };
        part.alike(&total).then_some(Pair {
            total,
            part,
            is_rest,
        })
    }

    /// A share of events: `part / total`, `1 - rest / total`, `(total - rest) / total`.
    pub fn share(self) -> Option<Pair> {
        match self {
            Self::Over(part, total) => part.among(*total),
            Self::Less(one, share) if *one == Self::Number(1.0) => {
                let pair = share.share()?;
                Some(Pair {
                    is_rest: !pair.is_rest,
                    ..pair
                })
            }
            _ => None,
        }
    }
}

/// Reads one; `None` for any other query.
pub fn read(text: &str) -> Option<Query> {
    let mut rest = text;
    let found = differences(&mut rest, MOST_DEPTH)?;
    blank(&mut rest);
    rest.is_empty().then_some(found)
}

/// Moves past blanks and comments.
fn blank(rest: &mut &str) {
    *rest = rest.trim_start();
    while let Some(comment) = rest.strip_prefix('#') {
        *rest = comment
            .split_once('\n')
            .map_or("", |(_, after)| after)
            .trim_start();
    }
}

/// Moves past a sign.
fn sign(rest: &mut &str, sign: char) -> bool {
    blank(rest);
    let after = rest.strip_prefix(sign);
    if let Some(after) = after {
        *rest = after;
    }
    after.is_some()
}

/// The word at the start, without moving past it.
fn word<'a>(rest: &mut &'a str) -> &'a str {
    blank(rest);
    let text: &'a str = rest;
    let fits = |mark: char| mark == '_' || mark == ':' || mark.is_ascii_alphanumeric();
    let end = text.find(|mark| !fits(mark)).unwrap_or(text.len());
    &text[..end]
}

/// Moves past this word.
fn keyword(rest: &mut &str, expected: &str) -> bool {
    let found = word(rest);
    let is = found.eq_ignore_ascii_case(expected);
    if is {
        *rest = &rest[found.len()..];
    }
    is
}

/// `a or vector(0)` binds loosest, then `a - b`, then `a / b`.
fn differences(rest: &mut &str, depth: usize) -> Option<Query> {
    let depth = depth.checked_sub(1)?;
    let mut found = shares(rest, depth)?;
    loop {
        if sign(rest, '-') {
            let other = shares(rest, depth)?;
            found = Query::Less(Box::new(found), Box::new(other));
        } else if keyword(rest, "or") {
            // A counter that is not there yet has counted nothing.
            let is_zero = keyword(rest, "vector") && sign(rest, '(') && keyword(rest, "0");
            let ends = is_zero && sign(rest, ')');
            if !ends {
                return None;
            }
        } else {
            return Some(found);
        }
    }
}

fn shares(rest: &mut &str, depth: usize) -> Option<Query> {
    let mut found = one(rest, depth)?;
    while sign(rest, '/') {
        let other = one(rest, depth)?;
        found = Query::Over(Box::new(found), Box::new(other));
    }
    Some(found)
}

fn one(rest: &mut &str, depth: usize) -> Option<Query> {
    if sign(rest, '(') {
        let found = differences(rest, depth)?;
        return sign(rest, ')').then_some(found);
    }
    let name = word(rest);
    let mut after = &rest[name.len()..];
    blank(&mut after);
    if name.starts_with(|mark: char| mark.is_ascii_digit()) {
        let end = rest.find(|mark: char| !mark.is_ascii_digit() && mark != '.');
        let (number, after) = rest.split_at(end.unwrap_or(rest.len()));
        *rest = after;
        return Some(Query::Number(number.parse().ok()?));
    }
    let groups = ["by", "without"].contains(&word(&mut after));
    match name {
        "sum" if groups || after.starts_with('(') => {
            *rest = &rest[name.len()..];
            summed(rest, depth)
        }
        "rate" | "increase" if after.starts_with('(') => {
            *rest = after;
            over_window(rest, name)
        }
        _ => {
            let selector = selected(rest)?;
            Some(Query::Events(Counted {
                selector,
                function: String::new(),
                window: String::new(),
                grouped: None,
            }))
        }
    }
}

/// A sum of events, with the labels it was taken by before or after it.
fn summed(rest: &mut &str, depth: usize) -> Option<Query> {
    let before = labels(rest)?;
    if !sign(rest, '(') {
        return None;
    }
    let Query::Events(mut counted) = differences(rest, depth)? else {
        return None;
    };
    if !sign(rest, ')') {
        return None;
    }
    let after = match before {
        None => labels(rest)?,
        before => before,
    };
    counted.grouped = counted.grouped.or(after);
    Some(Query::Events(counted))
}

/// `by (path)` or nothing; `None` for an unfinished one.
fn labels(rest: &mut &str) -> Option<Option<String>> {
    let name = word(rest);
    if !["by", "without"].contains(&name) {
        return Some(None);
    }
    let start: &str = rest;
    let end = start.find(')')?;
    let list = start[name.len()..end].trim_start().strip_prefix('(')?;
    *rest = &start[end + 1..];
    Some((!list.trim().is_empty()).then(|| format!("{name} ({})", list.trim())))
}

/// `(selector[5m])`.
fn over_window(rest: &mut &str, function: &str) -> Option<Query> {
    if !sign(rest, '(') {
        return None;
    }
    let selector = selected(rest)?;
    if !sign(rest, '[') {
        return None;
    }
    let (window, after) = rest.split_once(']')?;
    *rest = after;
    let window: String = window.split_whitespace().collect();
    // A subquery's window has two parts.
    let is_plain = !window.is_empty() && !window.contains(':');
    (is_plain && sign(rest, ')')).then(|| {
        Query::Events(Counted {
            selector,
            function: function.to_owned(),
            window,
            grouped: None,
        })
    })
}

/// A selector at the start, and moves past it.
fn selected(rest: &mut &str) -> Option<Selector> {
    let name = word(rest);
    let mut after = &rest[name.len()..];
    blank(&mut after);
    let end = match after.starts_with('{') {
        true => rest.len() - after.len() + braces(after)?,
        false => name.len(),
    };
    let (text, after) = rest.split_at(end);
    let found = selector::read(text).ok()??;
    *rest = after;
    Some(found)
}

/// How long a text in braces is, with them.
fn braces(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    for (at, mark) in text.char_indices() {
        match quote {
            None if mark == '}' => return Some(at + 1),
            None if "\"'`".contains(mark) => quote = Some(mark),
            None => {}
            Some(_) if escaped => escaped = false,
            Some(open) if mark == '\\' && open != '`' => escaped = true,
            Some(open) if mark == open => quote = None,
            Some(_) => {}
        }
    }
    None
}
