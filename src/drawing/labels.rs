//! Labels on one line that do not touch each other.

/// About how wide a text is, in pixels, in the interface's font at `size`: on the safe side.
pub fn text_width(text: &str, size: f64) -> f64 {
    let wide = |c: char| match c {
        '.' | ',' | ' ' | 'i' | 'l' | 'j' | 't' | 'f' | '\'' => 0.34,
        'm' | 'w' | 'M' | 'W' | '%' => 0.92,
        c if c.is_uppercase() => 0.72,
        c if c.is_ascii_digit() => 0.64,
        _ => 0.58,
    };
    text.chars().map(wide).sum::<f64>() * size
}

/// The same of a text in bold.
pub fn bold_width(text: &str, size: f64) -> f64 {
    1.15 * text_width(text, size)
}

/// A text that is at most `width` pixels wide at `size`, with an ellipsis where it is cut.
pub fn cut_text(text: &str, width: f64, size: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - text_width("…", size);
    let mut cut = String::new();
    let mut used = 0.0;
    for c in text.chars() {
        used += text_width(c.encode_utf8(&mut [0; 4]), size);
        if used > room {
            break;
        }
        cut.push(c);
    }
    cut.trim_end().to_owned() + "…"
}

/// A label that wants its middle at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Where its middle wants to be.
    pub at: f64,
    /// How wide it is.
    pub width: f64,
}

/// Middles of labels, given in order of importance, between 0 and `width`. A label is moved in
/// from the edges; one that would come nearer than `gap` to a more important one is left out.
pub fn fit_labels(labels: &[Label], width: f64, gap: f64) -> Vec<Option<f64>> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut fit = |label: &Label| {
        let half = label.width / 2.0;
        let middle = label.at.min(width - half).max(half.min(width / 2.0));
        let (left, right) = (middle - half, middle + half);
        let free = taken
            .iter()
            .all(|(from, to)| right + gap <= *from || left >= to + gap);
        if free {
            taken.push((left, right));
        }
        free.then_some(middle)
    };
    labels.iter().map(&mut fit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(cut_text("minor defect", 200.0, 12.0), "minor defect");
        let cut = cut_text("release breaks a large subset", 100.0, 12.0);
        assert!(cut.ends_with('…') && text_width(&cut, 12.0) <= 100.0 + 1e-9);
        assert_eq!(cut_text("release", 0.0, 12.0), "…");
    }

    #[test]
    fn labels_stay_inside_and_apart() {
        let label = |at| Label { at, width: 30.0 };
        let placed = fit_labels(
            &[label(157.0), label(284.0), label(160.0), label(0.0)],
            284.0,
            6.0,
        );
        assert_eq!(placed, [Some(157.0), Some(269.0), None, Some(15.0)]);
    }
}
