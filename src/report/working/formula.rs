//! A formula with a row's own values, printed with as many digits as its result needs.

use std::iter::Peekable;
use std::slice::Iter;

use super::Place;
use crate::text::figures::grouped;

/// The fewest digits of a value, those that the screen shows.
const FEWEST: usize = 3;
/// The most, which is as many as the numbers have.
const MOST: usize = 16;

/// A formula: what it is worked out from, and what comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// Values and signs, in the order they are read.
    pub pieces: Vec<Piece>,
    /// What comes out, as the screen shows it.
    pub result: Value,
}

/// A part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// One of ( ) + − × /.
    Sign(&'static str),
    /// A value.
    Value(Value),
}

/// A value in a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// As it is printed.
    pub text: String,
    /// What it is, with its unit.
    pub label: String,
    /// Where it is typed.
    pub place: Option<Place>,
}

/// A part of a formula that is not printed yet.
pub(super) enum Part {
    Sign(&'static str),
    /// Printed as it is.
    Exact(String, String, Option<Place>),
    /// Printed with as many digits as are needed.
    Number(f64, String, Option<Place>),
    /// A share, printed as a percentage.
    Share(f64, String, Option<Place>),
}

pub(super) fn exact(text: impl Into<String>, label: impl Into<String>) -> Part {
    Part::Exact(text.into(), label.into(), None)
}

pub(super) fn number(value: f64, label: impl Into<String>) -> Part {
    Part::Number(value, label.into(), None)
}

/// Prints a formula whose result the screen shows as `shown`: with as few digits as are needed so that what is
/// printed comes out as `show` prints the result.
pub(super) fn formula(
    parts: Vec<Part>,
    shown: String,
    label: impl Into<String>,
    show: &dyn Fn(f64) -> String,
) -> Formula {
    let result = Value {
        text: shown,
        label: label.into(),
        place: None,
    };
    let print = |digits: usize| parts.iter().map(|part| part.print(digits)).collect();
    let mut pieces: Vec<Piece> = print(FEWEST);
    for digits in FEWEST + 1..=MOST {
        if evaluate(&pieces).map(show).as_ref() == Some(&result.text) {
            break;
        }
        pieces = print(digits);
    }
    Formula { pieces, result }
}

impl Part {
    fn print(&self, digits: usize) -> Piece {
        let (text, label, place) = match self {
            Self::Sign(sign) => return Piece::Sign(sign),
            Self::Exact(text, label, place) => (text.clone(), label, place),
            Self::Number(value, label, place) => (printed(*value, digits), label, place),
            Self::Share(share, label, place) => {
                (printed(*share * 100.0, digits) + "%", label, place)
            }
        };
        Piece::Value(Value {
            text,
            label: label.clone(),
            place: *place,
        })
    }
}

impl Formula {
    /// In one line: "(28.43 + 131.2) × 20% × 3.042 = 97.1".
    pub fn line(&self) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Sign("(") => text.push('('),
                Piece::Sign(")") => text.push(')'),
                Piece::Sign(sign) => {
                    text.push(' ');
                    text.push_str(sign);
                    text.push(' ');
                }
                Piece::Value(value) => text.push_str(&value.text),
            }
        }
        text + " = " + &self.result.text
    }

    /// What its values are: "28.43 ETTD, min; 131.2 ETTR, min".
    pub fn legend(&self) -> String {
        let value = |piece: &Piece| match piece {
            Piece::Value(value) if !value.label.is_empty() => {
                Some(format!("{}: {}", value.text, value.label))
            }
            _ => None,
        };
        let values: Vec<String> = self.pieces.iter().filter_map(value).collect();
        values.join("; ")
    }
}

/// A number with so many digits that count, without zeros at its end.
fn printed(value: f64, digits: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let magnitude = value.abs().log10().floor() as i32;
    let decimals = usize::try_from(digits as i32 - 1 - magnitude).unwrap_or(0);
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let whole = whole.parse().map_or(whole.to_owned(), grouped);
    let sign = if value < 0.0 { "-" } else { "" };
    match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// What printed pieces come to; `None` where they are no formula.
fn evaluate(pieces: &[Piece]) -> Option<f64> {
    let mut rest = pieces.iter().peekable();
    let sum = sum(&mut rest)?;
    rest.next().is_none().then_some(sum)
}

type Rest<'a> = Peekable<Iter<'a, Piece>>;

fn sum(rest: &mut Rest) -> Option<f64> {
    let mut sum = product(rest)?;
    while let Some(Piece::Sign(sign @ ("+" | "−"))) = rest.peek() {
        rest.next();
        let term = product(rest)?;
        sum += if *sign == "+" { term } else { -term };
    }
    Some(sum)
}

fn product(rest: &mut Rest) -> Option<f64> {
    let mut product = factor(rest)?;
    while let Some(Piece::Sign(sign @ ("×" | "/"))) = rest.peek() {
        rest.next();
        let factor = factor(rest)?;
        product = if *sign == "×" {
            product * factor
        } else {
            product / factor
        };
    }
    Some(product)
}

fn factor(rest: &mut Rest) -> Option<f64> {
    match rest.next()? {
        Piece::Sign("(") => {
            let sum = sum(rest)?;
            matches!(rest.next()?, Piece::Sign(")")).then_some(sum)
        }
        Piece::Sign(_) => None,
        Piece::Value(value) => {
            let text = value.text.replace('\u{202f}', "");
            match text.strip_suffix('%') {
                Some(percent) => Some(percent.parse::<f64>().ok()? / 100.0),
                None => text.parse().ok(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::figures::figure;

    #[test]
    fn a_value_has_the_digits_that_its_result_needs() {
        let check = |values: &[f64], line: &str| {
            let mut parts = Vec::new();
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    parts.push(Part::Sign("×"));
                }
                parts.push(number(*value, ""));
            }
            let result = figure(values.iter().product());
            assert_eq!(formula(parts, result, "", &figure).line(), line);
        };
        check(&[2.0, 3.0], "2 × 3 = 6.00");
        check(&[1234.6, 1.0], "1\u{202f}235 × 1 = 1\u{202f}235");
        check(&[0.004, 100.0], "0.004 × 100 = 0.40");
        check(&[28.43, 3.0], "28.43 × 3 = 85.3");
        check(&[0.0, 3.0], "0 × 3 = 0");
        check(&[f64::NAN, 3.0], "0 × 3 = unknown");
    }
}
