//! Texts cut, and made fit for one line.

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
