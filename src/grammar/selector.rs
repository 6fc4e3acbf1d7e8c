//! Prometheus vector selectors, such as `http_requests_total{job="shop",code=~"5.."}`: the part of PromQL
//! that an objective needs, since rates and windows are put around it.
//!
//! Source: Prometheus 2.42, `promql/parser` and `util/strutil/quote.go`.

use std::fmt;

use crate::grammar::pattern;

/// A metric with what its labels have to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// The metric's name; empty where a matcher of `__name__` says it.
    pub metric: String,
    /// All of them have to match.
    pub matchers: Vec<Matcher>,
}

/// What one label has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matcher {
    /// The label's name.
    pub label: String,
    /// How it is compared.
    pub op: MatchOp,
    /// With what, without its quotes.
    pub value: String,
}

/// How a label is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchOp {
    /// `=`
    Is,
    /// `!=`
    IsNot,
    /// `=~`, the whole value against a pattern.
    Fits,
    /// `!~`
    FitsNot,
}

impl MatchOp {
    // The longer ones first.
    const ALL: [(&'static str, Self); 4] = [
        ("=~", Self::Fits),
        ("!~", Self::FitsNot),
        ("!=", Self::IsNot),
        ("=", Self::Is),
    ];
}

impl Selector {
    /// A metric alone.
    pub fn of(metric: &str) -> Self {
        Self {
            metric: metric.to_owned(),
            matchers: Vec::new(),
        }
    }

    /// With one matcher more.
    #[must_use]
    pub fn with(mut self, label: &str, op: MatchOp, value: &str) -> Self {
        self.matchers.push(Matcher {
            label: label.to_owned(),
            op,
            value: value.to_owned(),
        });
        self
    }

    /// The matchers it has beyond all of another selector of the same metric; `None` where the other has another
    /// metric, or one that this has not.
    pub fn beyond(&self, other: &Self) -> Option<Vec<&Matcher>> {
        let includes = other.matchers.iter().all(|one| self.matchers.contains(one));
        let more = self.matchers.iter();
        let more = more.filter(|one| !other.matchers.contains(one)).collect();
        (self.metric == other.metric && includes).then_some(more)
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.metric)?;
        for (place, one) in self.matchers.iter().enumerate() {
            let op = MatchOp::ALL.iter().find(|(_, op)| *op == one.op);
            let op = op.map_or("=", |(sign, _)| sign);
            let before = if place == 0 { "{" } else { "," };
            write!(f, "{before}{}{op}\"{}\"", one.label, escaped(&one.value))?;
        }
        f.write_str(if self.matchers.is_empty() { "" } else { "}" })
    }
}

/// A value as it stands between double quotes.
fn escaped(value: &str) -> String {
    let mut text = String::new();
    for mark in value.chars() {
        match mark {
            '"' | '\\' => text.extend(['\\', mark]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            control if control.is_control() => {
                text += &format!("\\u{:04x}", u32::from(control));
            }
            _ => text.push(mark),
        }
    }
    text
}

/// Reads one; `None` for no text.
///
/// # Errors
/// What was expected and where, in words.
pub fn read(text: &str) -> Result<Option<Selector>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut rest = text;
    let metric = name(&mut rest, true);
    let mut found = Selector::of(metric);
    rest = rest.trim_start();
    if rest.starts_with("{{") {
        return Err(WINDOW.to_owned());
    }
    if rest.starts_with('(') || rest.starts_with("by") || rest.starts_with("without") {
        return Err(format!(
            "\"{metric}\" is a function. Expected the selector inside it alone, such as http_requests_total{{job=\"shop\"}}: rates and sums are put around it."
        ));
    }
    if let Some(inner) = rest.strip_prefix('{') {
        rest = inner.trim_start();
        while !rest.starts_with('}') {
            found.matchers.push(matcher(&mut rest)?);
            rest = rest.trim_start();
            match rest.strip_prefix(',') {
                Some(after) => rest = after.trim_start(),
                None if rest.starts_with('}') => {}
                None if rest.is_empty() => return Err("The { has no } yet.".to_owned()),
                None => {
                    return Err(format!(
                        "Expected a comma or }} before \"{}\".",
                        start(rest)
                    ));
                }
            }
        }
        rest = rest[1..].trim_start();
    }
    if rest.starts_with('[') {
        return Err(
            "Leave out what stands in [ ]: each alert puts its own windows there.".to_owned(),
        );
    }
    if !rest.is_empty() {
        return Err(match metric.is_empty() && found.matchers.is_empty() {
            true => format!(
                "\"{}\" is no selector, such as http_requests_total{{job=\"shop\"}}.",
                start(rest)
            ),
            false => format!(
                "Expected nothing more after the selector, and there is \"{}\".",
                start(rest)
            ),
        });
    }
    let mut matchers = found.matchers.iter();
    if !metric.is_empty() && matchers.clone().any(|one| one.label == "__name__") {
        return Err(format!(
            "The metric's name stands twice: as {metric} and as __name__. Leave one of them out."
        ));
    }
    if metric.is_empty() && !matchers.any(|one| one.op == MatchOp::Is && !one.value.is_empty()) {
        return Err("Expected a metric's name before the {, or one label with =.".to_owned());
    }
    Ok(Some(found))
}

const WINDOW: &str = "Leave out the window in {{ }}: each format puts its own there.";

/// The first few characters of what is left.
fn start(rest: &str) -> String {
    rest.chars().take(20).collect()
}

/// A name at the start of the rest, and moves past it; a metric's may have colons.
fn name<'a>(rest: &mut &'a str, is_metric: bool) -> &'a str {
    let fits = |(at, mark): (usize, char)| {
        mark == '_'
            || mark.is_ascii_alphabetic()
            || (is_metric && mark == ':')
            || (at > 0 && mark.is_ascii_digit())
    };
    let text: &'a str = rest;
    let mut ends = text.char_indices().skip_while(|one| fits(*one));
    let end = ends.next().map_or(text.len(), |(at, _)| at);
    let (found, after) = text.split_at(end);
    *rest = after;
    found
}

fn matcher(rest: &mut &str) -> Result<Matcher, String> {
    if rest.is_empty() {
        return Err("The { has no } yet.".to_owned());
    }
    let label = name(rest, false);
    if label.is_empty() {
        return Err(match rest.starts_with('{') {
            true => WINDOW.to_owned(),
            false => format!("Expected a label's name before \"{}\".", start(rest)),
        });
    }
    *rest = rest.trim_start();
    let op = MatchOp::ALL.iter().find(|(sign, _)| rest.starts_with(sign));
    let Some((sign, op)) = op else {
        return Err(format!("Expected =, !=, =~ or !~ after {label}."));
    };
    *rest = rest[sign.len()..].trim_start();
    let value = quoted(rest).map_err(|wrong| format!("The value of {label}: {wrong}"))?;
    if matches!(op, MatchOp::Fits | MatchOp::FitsNot) {
        pattern::check(&value).map_err(|wrong| format!("The pattern of {label}: {wrong}"))?;
    }
    Ok(Matcher {
        label: label.to_owned(),
        op: *op,
        value,
    })
}

/// A text in quotes at the start of the rest, and moves past it.
fn quoted<'a>(rest: &mut &'a str) -> Result<String, &'static str> {
    let text: &'a str = rest;
    let quote = text.chars().next().filter(|mark| "\"'`".contains(*mark));
    let quote = quote.ok_or("expected it in quotes.")?;
    let mut marks = text.char_indices().skip(1);
    let mut value = String::new();
    while let Some((at, mark)) = marks.next() {
        if mark == quote {
            *rest = &text[at + 1..];
            return Ok(value);
        }
        match mark {
            '\n' if quote != '`' => return Err("a line ends inside its quotes."),
            '\\' if quote != '`' => {
                let (at, mark) = marks.next().ok_or("its quote has no end yet.")?;
                let (escaped, length) = escape(mark, &text[at + mark.len_utf8()..]).ok_or(
                    "a \\ stands before something it cannot escape; write \\\\ for one \\.",
                )?;
                value.push(escaped);
                for _ in 0..length {
                    marks.next();
                }
            }
            _ => value.push(mark),
        }
    }
    Err("its quote has no end yet.")
}

/// What an escape stands for, and how many characters more it takes.
fn escape(mark: char, after: &str) -> Option<(char, usize)> {
    let plain = match mark {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        '\\' | '"' | '\'' => mark,
        _ => {
            let length = match mark {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => return None,
            };
            let digits = after.get(..length)?;
            let code = u32::from_str_radix(digits, 16).ok()?;
            return Some((char::from_u32(code)?, length));
        }
    };
    Some((plain, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_the_whole_with_more_matchers() {
        let check = |part: &str, total: &str, expected: Option<&[&str]>| {
            let [part, total] = [part, total].map(|text| read(text).expect("reads").expect("one"));
            let found = part.beyond(&total);
            let labels = found.map(|more| more.iter().map(|one| one.label.clone()).collect());
            assert_eq!(
                labels,
                expected
                    .map(<[&str]>::to_vec)
                    .map(|all| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>())
            );
        };
        check("x{a=\"1\",code=\"5\"}", "x{a=\"1\"}", Some(&["code"]));
        check("x", "x", Some(&[]));
        check("x{a=\"1\"}", "x{a=\"2\"}", None);
        check("x{a=\"1\"}", "x{b=\"1\"}", None);
        check("y{a=\"1\"}", "x", None);
    }

    #[test]
    fn what_is_read_is_written_the_same() {
        let check = |text: &str, expected: &str| {
            let found = read(text).expect(text).expect("a selector");
            assert_eq!(found.to_string(), expected);
            assert_eq!(read(expected), Ok(Some(found)));
        };
        check("up", "up");
        check(" up { } ", "up");
        check("job:up:sum", "job:up:sum");
        check(
            "http_requests_total{job='shop', path = \"/checkout\",}",
            r#"http_requests_total{job="shop",path="/checkout"}"#,
        );
        check(
            r#"a{code=~"5..",b!="x",c!~`d\d+`}"#,
            r#"a{code=~"5..",b!="x",c!~"d\\d+"}"#,
        );
        check(r#"{__name__="a"}"#, r#"{__name__="a"}"#);
        check(
            r#"a{b="\"\\\n\u00e9\x41 } , 🫖"}"#,
            "a{b=\"\\\"\\\\\\né\u{41} } , 🫖\"}",
        );
        check(r#"a{b=~"[(]x|(?:y|z)?"}"#, r#"a{b=~"[(]x|(?:y|z)?"}"#);
        assert_eq!(read("  "), Ok(None));
    }

    #[test]
    fn what_is_no_selector_says_why() {
        let check = |text: &str, expected: &str| {
            let wrong = read(text).expect_err(text);
            assert!(wrong.contains(expected), "{text}: {wrong}");
        };
        check("rate(a[5m])", "\"rate\" is a function");
        check("sum by (job) (a)", "\"sum\" is a function");
        check("a[5m]", "in [ ]");
        check("a{b=\"c\"}[5m]", "in [ ]");
        check("a{{.window}}", "in {{ }}");
        check("a{b=\"c\"} offset 5m", "\"offset 5m\"");
        check("a / b", "\"/ b\"");
        check("a{b=\"c\"", "no } yet");
        check("a{", "no } yet");
        check("a{b=\"c", "no end yet");
        check("a{b=\"c\\", "no end yet");
        check("a{b=c}", "in quotes");
        check("a{b}", "after b");
        check("a{1=\"c\"}", "label's name");
        check("a{b=\"c\" d=\"e\"}", "a comma or }");
        check("a{b=\"\\d\"}", "write \\\\");
        check("a{b=~\"(c\"}", "a ( has no )");
        check("a{b=~\"c)\"}", "a ) has no (");
        check("a{b=~\"[c\"}", "a [ has no ]");
        check("a{b=~\"*\"}", "nothing before it");
        check("a{b=~\"(?=c)\"}", "ahead or behind");
        check("{b=~\".*\"}", "or one label with =");
        check("{b=~\"c.+\"}", "or one label with =");
        check("{}", "or one label with =");
        check("a{__name__=\"b\"}", "stands twice");
        check("a{b=\"c\",__name__!=\"b\"}", "stands twice");
        check("99.9", "no selector");
        check("عربي", "no selector");
    }
}
