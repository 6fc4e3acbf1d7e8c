//! Searching texts for short marks. The standard library's search brings tables for the messages
//! of panics that never come; these texts are a table's cells, and a plain search does.

/// Where a mark begins.
fn find(text: &str, mark: &str) -> Option<usize> {
    let windows = text.as_bytes().windows(mark.len());
    windows
        .enumerate()
        .find(|(_, window)| *window == mark.as_bytes())
        .map(|(at, _)| at)
}

/// Whether a mark is in a text.
pub fn has(text: &str, mark: &str) -> bool {
    mark.is_empty() || find(text, mark).is_some()
}

/// What stands between the marks; the whole text when there is none.
pub fn parts<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = find(rest, mark) {
        parts.push(rest.get(..at).unwrap_or_default());
        rest = after(rest, at + mark.len());
    }
    parts.push(rest);
    parts
}

/// A text with another one for each mark.
pub fn replaced(text: &str, mark: &str, by: &str) -> String {
    parts(text, mark).join(by)
}

/// What follows the first `bytes` of a text; nothing when there are fewer.
pub fn after(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

/// What an engagement is called within a sentence.
pub fn called(name: &str) -> &str {
    match name.trim() {
        "" => "an engagement without a name",
        name => name,
    }
}

/// A text with single spaces and no ends of lines.
pub fn one_line(text: &str) -> String {
    let clean = text.replace(|c: char| c.is_ascii_control(), " ");
    let words: Vec<&str> = clean.split_whitespace().collect();
    words.join(" ")
}

/// A text on one line, without what no SVG file may hold.
pub fn in_a_picture(text: &str) -> String {
    one_line(text).replace(['\u{fffe}', '\u{ffff}'], "")
}
