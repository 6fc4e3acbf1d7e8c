//! Dependencies as typed: what is needed, and what may stand in for what.
//!
//! ```text
//! group  = part { "&" part } | part { "|" part }       "and", "," and a new line are "&"; "or" is "|"
//! part   = "(" group ")" | { word } percentage                 a comma between digits is a decimal mark
//! ```
//!
//! The two never mix without parentheses: half of all readers would take them the other way.

use crate::grammar::number::UNKNOWN;
use crate::math::slo::Chain;
use crate::math::{Percent, PercentError};

/// Bytes of the longest text read.
const LONGEST: usize = 10_000;

/// Parentheses within each other.
const DEEPEST: usize = 20;

/// Characters of a word that a message repeats.
const REPEATED: usize = 40;

/// Reads dependencies such as `login 99.95 & (cdn-a 99 | cdn-b 99)`: names are for the reader, percentages
/// are the time that each is there.
///
/// # Errors
/// A sentence that names the place and what was expected there, for whatever is not in the grammar, a text
/// of more than 10 000 bytes, or more than 20 parentheses within each other.
pub fn read(text: &str) -> Result<Chain, String> {
    read_named(text).map(|(chain, _)| chain)
}

/// The same with the names of the dependencies, in their order; empty for one without a name.
///
/// # Errors
/// As [`read`].
pub fn read_named(text: &str) -> Result<(Chain, Vec<String>), String> {
    if text.len() > LONGEST {
        return Err("That is too long: 10 000 characters are read.".to_owned());
    }
    let mut reader = Reader {
        tokens: tokens(text),
        at: 0,
        names: Vec::new(),
    };
    let chain = reader.group(0)?;
    match reader.peek() {
        None => Ok((chain, reader.names)),
        Some(_) => Err(reader.expected("a ( before this )")),
    }
}

/// An availability in percent from what is missing of it, a share: at least four figures of what is
/// missing, so that no nine is lost, and "100%" only when nothing is. What is no share is "unknown".
pub fn availability_text(missing: f64) -> String {
    in_percent(missing, f64::round)
}

/// As [`availability_text`], for a target that must allow all of what is missing: never rounded up.
pub fn target_text(missing: f64) -> String {
    in_percent(missing, |scaled| {
        let near = scaled.round();
        // What only the division before made larger is no reason to ask for less.
        if (scaled - near).abs() <= near * 1e-12 {
            near
        } else {
            scaled.ceil()
        }
    })
}

fn in_percent(missing: f64, round: fn(f64) -> f64) -> String {
    if !(0.0..=1.0).contains(&missing) {
        return UNKNOWN.to_owned();
    }
    if missing == 0.0 {
        return "100%".to_owned();
    }
    let (mut decimals, mut scaled) = (2, missing * 10_000.0);
    while scaled < 1000.0 && decimals < 12 {
        scaled *= 10.0;
        decimals += 1;
    }
    let unit = 10u64.pow(decimals);
    let left = (100 * unit).saturating_sub(round(scaled) as u64);
    let sign = match left {
        0 if missing < 1.0 => return "< 0.01%".to_owned(),
        left if left == 100 * unit => "> ",
        _ => "",
    };
    let left = left.min(100 * unit - 1);
    let width = decimals as usize;
    let digits = format!("{}.{:0width$}", left / unit, left % unit);
    format!(
        "{sign}{}%",
        digits.trim_end_matches('0').trim_end_matches('.')
    )
}

#[derive(Clone, Copy, PartialEq)]
enum Token<'a> {
    Open,
    Close,
    And,
    Or,
    /// A comma or the end of a line: "and", where nothing else stands.
    Break,
    Word(&'a str),
}

impl<'a> Token<'a> {
    fn text(self) -> &'a str {
        match self {
            Self::Open => "(",
            Self::Close => ")",
            Self::And => "&",
            Self::Or => "|",
            Self::Break => ",",
            Self::Word(word) => word,
        }
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // Where the word before a comma began, while that may be a decimal mark: "99,9" is 99.9 to half of Europe,
    // and never meant as two dependencies.
    let mut number = None;
    let mut start = 0;
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '&' | '|' | ',' | ';' | ':' | '=');
    // Each piece is a word with the one sign that ended it.
    for piece in text.split_inclusive(ends) {
        let (word, sign) = match piece.chars().next_back() {
            Some(sign) if ends(sign) => (piece.strip_suffix(sign).unwrap_or(piece), Some(sign)),
            _ => (piece, None),
        };
        let began = number.filter(|_| word.starts_with(|c: char| c.is_ascii_digit()));
        if began.is_some() {
            // The comma and the word before it.
            tokens.truncate(tokens.len().saturating_sub(2));
        }
        let from = began.unwrap_or(start);
        let word = text.get(from..start + word.len()).unwrap_or(word);
        start += piece.len();
        let is_number = sign == Some(',') && ends_in_digit(word);
        number = is_number.then_some(from);
        if word.eq_ignore_ascii_case("and") {
            tokens.push(Token::And);
        } else if word.eq_ignore_ascii_case("or") {
            tokens.push(Token::Or);
        } else if !word.is_empty() {
            tokens.push(Token::Word(word));
        }
        let sign = match sign {
            Some('(') => Token::Open,
            Some(')') => Token::Close,
            Some('&') => Token::And,
            Some('|') => Token::Or,
            Some(',' | ';' | '\n' | '\r') => Token::Break,
            _ => continue,
        };
        // "&&" and "||" are what some languages write.
        let again = matches!(sign, Token::And | Token::Or) && tokens.last() == Some(&sign);
        if !again {
            tokens.push(sign);
        }
    }
    tokens
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    /// Of the dependencies read so far.
    names: Vec<String>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    /// Passes over ends of lines and commas; whether there were any.
    fn breaks(&mut self) -> bool {
        let before = self.at;
        while self.peek() == Some(Token::Break) {
            self.at += 1;
        }
        self.at > before
    }

    /// What is wrong here, after what was read.
    fn expected(&self, what: &str) -> String {
        self.after(&format!("expected {what}"))
    }

    /// A sentence about this place.
    fn after(&self, what: &str) -> String {
        let read = self.tokens.get(..self.at).unwrap_or_default();
        let last = read.iter().rfind(|token| **token != Token::Break);
        match last {
            Some(token) => format!("After {}: {what}.", quoted(token.text())),
            None => format!("At the start: {what}."),
        }
    }

    /// Parts under one sign, up to a closing parenthesis or the end.
    fn group(&mut self, depth: usize) -> Result<Chain, String> {
        let (mut parts, mut sign) = (Vec::new(), None);
        loop {
            self.breaks();
            parts.push(self.part(depth)?);
            let broken = self.breaks();
            let next = match self.peek() {
                None | Some(Token::Close) => break,
                Some(found @ (Token::And | Token::Or)) => found,
                Some(_) if broken => Token::And,
                Some(_) => return Err(self.expected("&, | or a new line")),
            };
            if *sign.get_or_insert(next) != next {
                return Err(self.after(
                    "& and | are mixed. Put parentheses around what belongs together, as in a 99.9 & (b 99 | c 99)",
                ));
            }
            if self.peek() == Some(next) {
                self.at += 1;
            }
        }
        if parts.len() == 1
            && let Some(only) = parts.pop()
        {
            return Ok(only);
        }
        Ok(match sign {
            Some(Token::Or) => Chain::Parallel(parts),
            _ => Chain::Series(parts),
        })
    }

    fn part(&mut self, depth: usize) -> Result<Chain, String> {
        if self.peek() != Some(Token::Open) {
            return self.single();
        }
        if depth >= DEEPEST {
            return Err(self.expected("no more than 20 parentheses within each other"));
        }
        self.at += 1;
        let inner = self.group(depth + 1)?;
        if self.peek() != Some(Token::Close) {
            return Err(self.expected("a )"));
        }
        self.at += 1;
        Ok(inner)
    }

    /// A name, which may have several words, and its percentage.
    fn single(&mut self) -> Result<Chain, String> {
        let mut found = None;
        let mut name: Vec<&str> = Vec::new();
        while let Some(Token::Word(word)) = self.peek() {
            match (word.parse::<Percent>(), found) {
                // "99.9 %"
                (_, Some(_)) if word == "%" => {}
                // A number in a name could as well be a forgotten sign between two dependencies.
                (_, Some(_)) => {
                    return Err(self.expected(
                        "&, | or a new line (a name with a number is written in one word, as region-1)",
                    ));
                }
                (Ok(percent), None) => found = Some(percent),
                (Err(error), None) if self.ends_after() => {
                    return Err(match error {
                        PercentError::Above100 => format!("{} is more than 100%.", quoted(word)),
                        PercentError::TooManyDecimals => {
                            format!("{} has more than twelve decimals.", quoted(word))
                        }
                        PercentError::NotANumber => {
                            self.at += 1;
                            self.expected("a percentage such as 99.9")
                        }
                    });
                }
                (Err(_), None) => name.push(word),
            }
            self.at += 1;
        }
        let percent = found.ok_or_else(|| self.expected("a percentage such as 99.9"))?;
        self.names.push(name.join(" "));
        Ok(Chain::One(percent.of(1.0)))
    }

    /// Whether no word follows the one that comes next.
    fn ends_after(&self) -> bool {
        !matches!(self.tokens.get(self.at + 1), Some(Token::Word(_)))
    }
}

/// A word as a message repeats it.
fn quoted(word: &str) -> String {
    let mut short: String = word.chars().take(REPEATED).collect();
    if word.chars().nth(REPEATED).is_some() {
        short.push('…');
    }
    format!("`{short}`")
}
