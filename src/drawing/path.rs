//! Paths for the `d` attribute.

use std::fmt::Write;

/// A length in pixels with at most one decimal.
pub fn px(value: f64) -> String {
    // Whole numbers are written many times faster than fractions, and a bar has some hundred lengths.
    let tenths = (value * 10.0).round();
    if tenths == 0.0 || !tenths.is_finite() {
        return "0".to_owned();
    }
    let sign = if tenths < 0.0 { "-" } else { "" };
    let tenths = tenths.abs() as u64;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

/// A line through points.
pub fn line_path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let command = if place == 0 { 'M' } else { 'L' };
        // Writing to a string never fails.
        let _ = write!(path, "{command}{} {}", px(*x), px(*y));
    }
    path
}

/// The area between a line and the height `base`.
pub fn area_path(points: &[(f64, f64)], base: f64) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return String::new();
    };
    let line = line_path(points);
    format!(
        "{line}L{} {}L{} {}Z",
        px(last.0),
        px(base),
        px(first.0),
        px(base)
    )
}

/// The part of a line, from left to right, that lies right of `x`; it begins at `x` itself.
pub fn right_of(points: &[(f64, f64)], x: f64) -> Vec<(f64, f64)> {
    let first = points.partition_point(|point| point.0 < x);
    let cut = first.checked_sub(1).and_then(|before| {
        let (from, to) = (points[before], points.get(first)?);
        let share = (x - from.0) / (to.0 - from.0);
        Some((x, from.1 + share * (to.1 - from.1)))
    });
    cut.into_iter()
        .chain(points[first..].iter().copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut() {
        let points = [(0.0, 0.0), (10.0, 10.0), (20.0, 0.0)];
        assert_eq!(right_of(&points, 15.0), [(15.0, 5.0), (20.0, 0.0)]);
        assert_eq!(right_of(&points, -1.0), points);
        assert_eq!(right_of(&points, 21.0), []);
        assert_eq!(right_of(&[], 0.0), []);
    }

    #[test]
    fn paths_are_short() {
        let points = [(0.0, 10.0), (5.25, 3.333)];
        assert_eq!(line_path(&points), "M0 10L5.3 3.3");
        assert_eq!(area_path(&points, 20.0), "M0 10L5.3 3.3L5.3 20L0 20Z");
        assert_eq!(area_path(&[], 20.0), "");
        assert_eq!(px(-0.01), "0");
        assert_eq!(px(-0.55), "-0.6");
        assert_eq!(px(-12.04), "-12");
        assert_eq!(px(1e15), "1000000000000000");
        assert_eq!(px(f64::NAN), "0");
    }
}
