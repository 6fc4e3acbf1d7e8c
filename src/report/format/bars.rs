//! The bars of the report's chart of risks, and what stands for them in text.

/// A bar of the chart of risks.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The risk.
    pub name: String,
    /// Bad minutes a year, as shown.
    pub minutes: String,
    /// Its length, as a share of the longest.
    pub length: f64,
    /// How it stands against the target and what it rests on, in a word each; empty without.
    pub mark: String,
    /// Whether it is too big.
    pub over: bool,
}

/// The bars in words: the text alternative of their chart.
pub fn bars_said(bars: &[Bar], more: usize) -> String {
    let mut said = String::from("Bad minutes a year by risk.");
    for bar in bars {
        said += &format!(" {}: {}", bar.name, bar.minutes);
        if !bar.mark.is_empty() {
            said += &format!(", {}", bar.mark);
        }
        said += ".";
    }
    if more > 0 {
        said += &format!(" And {more} smaller ones.");
    }
    said
}
