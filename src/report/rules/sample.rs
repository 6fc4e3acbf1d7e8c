//! Series that a selector selects, for tests of rules.

use crate::grammar::selector::{MatchOp, Matcher, Selector};

/// What no list of usual values has.
const OTHER: &str = "none-of-these";

/// The series to count events with.
pub(crate) enum Series {
    /// Those of the part, and the others that count.
    Apart { part: String, rest: String },
    /// Those of the part, and all that count, under another metric.
    Beside { part: String, total: String },
}

/// Series for both selectors; `None` where no value can be told that fits.
pub(crate) fn series(total: &Selector, part: &Selector) -> Option<Series> {
    let in_part = labels(part)?;
    if total.metric != part.metric {
        return Some(Series::Beside {
            part: written(&part.metric, &in_part),
            total: written(&total.metric, &labels(total)?),
        });
    }
    // The others that count differ from the part in one label.
    let one = *part.beyond(total)?.first()?;
    let mut in_rest = labels(total)?;
    in_rest.retain(|(label, _)| *label != one.label);
    in_rest.push((one.label.clone(), value(one, false)?));
    Some(Series::Apart {
        part: written(&part.metric, &in_part),
        rest: written(&total.metric, &in_rest),
    })
}

fn labels(selector: &Selector) -> Option<Vec<(String, String)>> {
    let mut found: Vec<(String, String)> = Vec::new();
    for one in &selector.matchers {
        // Of two matchers of a label one value would have to fit both.
        if found.iter().any(|(label, _)| *label == one.label) || one.label == "__name__" {
            return None;
        }
        found.push((one.label.clone(), value(one, true)?));
    }
    Some(found)
}

fn written(metric: &str, labels: &[(String, String)]) -> String {
    let mut selector = Selector::of(metric);
    for (label, value) in labels.iter().filter(|(_, value)| !value.is_empty()) {
        selector = selector.with(label, MatchOp::Is, value);
    }
    selector.to_string()
}

/// A value that a matcher takes, or one that it does not take.
fn value(one: &Matcher, taken: bool) -> Option<String> {
    match (one.op, taken) {
        (MatchOp::Is, true) | (MatchOp::IsNot, false) => Some(one.value.clone()),
        (MatchOp::Fits, true) | (MatchOp::FitsNot, false) => fitting(&one.value),
        _ => Some(OTHER.to_owned()),
    }
}

/// A text that fits a pattern made of plain marks, `.`, escapes, `[^/]`, `+`, `*` and `|`; `None` for more.
fn fitting(pattern: &str) -> Option<String> {
    let mut text = String::new();
    let mut marks = pattern.chars();
    while let Some(mark) = marks.next() {
        match mark {
            '|' => break,
            '.' => text.push('0'),
            '+' | '*' if !text.is_empty() => {}
            '\\' => match marks.next()? {
                'd' => text.push('0'),
                mark if mark.is_ascii_alphanumeric() => return None,
                mark => text.push(mark),
            },
            '[' => {
                let set: String = marks.by_ref().take_while(|mark| *mark != ']').collect();
                (set == "^/").then(|| text.push('x'))?;
            }
            '(' | ')' | '{' | '}' | '?' | '^' | '$' | '+' | '*' | ']' => return None,
            _ => text.push(mark),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_a_text_that_fits() {
        let check = |pattern: &str, expected: Option<&str>| {
            assert_eq!(fitting(pattern).as_deref(), expected, "{pattern}");
        };
        check("200|301", Some("200"));
        check("5..", Some("500"));
        check(r"/a\.b/[^/]+", Some("/a.b/x"));
        check(".*", Some("0"));
        check("(a|b)", None);
        check("[a-z]", None);
        check(r"\w", None);
    }
}
