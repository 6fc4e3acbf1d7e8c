//! From one total to another in steps: a column for each total, a bar for each step between them.

/// How high the columns are.
const HEIGHT: f64 = 190.0;
/// Above the highest column, for its figure.
const HEAD: f64 = 34.0;
/// How much of its share of the width a column takes.
const SHARE: f64 = 0.68;

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fall {
    /// The first total.
    pub before: f64,
    /// What each step adds, below 0 for less.
    pub steps: Vec<f64>,
    /// The second total.
    pub after: f64,
    /// What it would be, drawn after it.
    pub then: Option<f64>,
    /// What is allowed.
    pub budget: Option<f64>,
}

/// A column or a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Where it begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
    /// Its upper end.
    pub top: f64,
    /// Its lower end.
    pub bottom: f64,
}

/// The drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// The first column, the steps, the second column, and what it would be where that is said.
    pub pieces: Vec<Piece>,
    /// From and to of the lines between them.
    pub links: Vec<[(f64, f64); 2]>,
    /// Where the budget is.
    pub budget: Option<f64>,
    /// Where the columns stand.
    pub base: f64,
    /// How wide a piece and the room beside it are.
    pub slot: f64,
}

/// Lays it out.
pub fn waterfall(fall: &Fall, width: f64) -> Waterfall {
    let mut ends = vec![(0.0, fall.before)];
    let mut at = fall.before;
    for step in &fall.steps {
        ends.push((at, at + step));
        at += step;
    }
    ends.push((0.0, fall.after));
    ends.extend(fall.then.map(|then| (fall.after, then)));
    let highest = ends.iter().flat_map(|(a, b)| [*a, *b]);
    let highest = highest.chain(fall.budget).fold(1e-9, f64::max);
    let base = HEAD + HEIGHT;
    let y = |value: f64| base - value / highest * HEIGHT;
    let slot = width / ends.len() as f64;
    let piece = |(place, (from, to)): (usize, &(f64, f64))| {
        let (top, bottom) = (y(from.max(*to)), y(from.min(*to)));
        Piece {
            x: slot * place as f64 + slot * (1.0 - SHARE) / 2.0,
            width: slot * SHARE,
            // Thin, and yet to be seen.
            top: top.min(bottom - 2.0),
            bottom,
        }
    };
    let pieces: Vec<Piece> = ends.iter().enumerate().map(piece).collect();
    let link = |(pair, end): (&[Piece], &(f64, f64))| {
        let level = y(end.1);
        [(pair[0].x + pair[0].width, level), (pair[1].x, level)]
    };
    let links = pieces.windows(2).zip(&ends).map(link).collect();
    Waterfall {
        pieces,
        links,
        budget: fall.budget.map(y),
        base,
        slot,
    }
}

/// A name on at most two lines of `width` pixels each.
pub fn two_lines(name: &str, width: f64, size: f64) -> (String, String) {
    use crate::drawing::labels::{cut_text, text_width};
    let (mut first, mut rest) = (String::new(), String::new());
    for word in name.split_whitespace() {
        let longer = match first.is_empty() {
            true => word.to_owned(),
            false => format!("{first} {word}"),
        };
        match rest.is_empty() && (first.is_empty() || text_width(&longer, size) <= width) {
            true => first = longer,
            false => {
                let space = if rest.is_empty() { "" } else { " " };
                rest = format!("{rest}{space}{word}");
            }
        }
    }
    (cut_text(&first, width, size), cut_text(&rest, width, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_from_column_to_column() {
        let fall = Fall {
            before: 1117.0,
            steps: vec![-172.0, -30.0, 13.0, 23.0],
            after: 951.0,
            then: Some(812.0),
            budget: Some(526.0),
        };
        let drawn = waterfall(&fall, 1100.0);
        assert_eq!(drawn.pieces.len(), 7);
        for pair in drawn.pieces.windows(2) {
            assert!(pair[0].x + pair[0].width < pair[1].x);
        }
        for piece in &drawn.pieces {
            assert!(
                piece.top >= HEAD - 2.0 && piece.bottom <= drawn.base && piece.top < piece.bottom
            );
            assert!(piece.x > 0.0 && piece.x + piece.width < 1100.0);
        }
        let last = drawn.links[4];
        assert!((last[1].1 - drawn.pieces[5].top).abs() < 0.01);
        let budget = drawn.budget.expect("a budget");
        assert!(drawn.pieces[5].top < budget && budget < drawn.base);
        assert!(waterfall(&Fall::default(), 300.0).pieces.len() == 2);
    }

    #[test]
    fn a_name_takes_two_lines() {
        let check = |name: &str, width: f64, expected: (&str, &str)| {
            let (first, second) = two_lines(name, width, 11.0);
            assert_eq!((first.as_str(), second.as_str()), expected);
        };
        check("As it is now", 110.0, ("As it is now", ""));
        check(
            "After the first workshop",
            100.0,
            ("After the first", "workshop"),
        );
        check("", 100.0, ("", ""));
        check(
            "unnoticed growth collapses the service at night",
            60.0,
            ("unnoticed", "growth c…"),
        );
    }
}
