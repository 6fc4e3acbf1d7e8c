//! Texts that a browser keeps in a byte for each letter.
//!
//! It does so where all letters are Latin ones, up to U+00FF. A single dash among them makes it two bytes for each, and
//! storing 500 kB takes five times as long.

use super::MOST_BYTES;

/// One letter of so many may be written as an escape: the text stays shorter than in two bytes for each.
const MOST_ESCAPED: usize = 20;

/// Writes the few other letters of a JSON text as escapes.
pub fn narrow(text: String) -> String {
    // The first byte of each letter after U+00FF, and no other byte.
    let wide = |byte: &u8| *byte >= 0xc4;
    if text.is_ascii() {
        return text;
    }
    let escaped = text.bytes().filter(wide).count();
    // At most two escapes of six bytes for a letter of four, or one for a letter of two.
    let longest = text.len() + 8 * escaped;
    if escaped == 0 || escaped * MOST_ESCAPED > text.len() || longest > MOST_BYTES {
        return text;
    }
    let mut narrowed = String::with_capacity(longest);
    let mut rest = text.as_str();
    while let Some(at) = rest.bytes().position(|byte| wide(&byte)) {
        let (before, after) = rest.split_at(at);
        narrowed.push_str(before);
        let mut letters = after.chars();
        if let Some(letter) = letters.next() {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                narrowed.push_str(&format!("\\u{unit:04x}"));
            }
        }
        rest = letters.as_str();
    }
    narrowed.push_str(rest);
    narrowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_letters_that_are_not_latin_are_escaped() {
        let check = |text: &str, expected: &str| {
            let narrowed = narrow(text.to_owned());
            assert_eq!(narrowed, expected);
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            assert!(
                read(text).is_some() && read(&narrowed) == read(text),
                "{text}"
            );
        };
        let long = "é".repeat(60);
        let latin = |other: &str| format!("[\"{long}{other}\"]");
        check("[\"plain\"]", "[\"plain\"]");
        check(&latin(""), &latin(""));
        check(&latin("\u{100}"), &latin("\\u0100"));
        check(&latin("— “x”"), &latin("\\u2014 \\u201cx\\u201d"));
        check(&latin("🫖"), &latin("\\ud83e\\uded6"));
        // A text that is mostly of such letters stays as short as it is.
        let japanese = format!("[\"{}\"]", "障害".repeat(9));
        check(&japanese, &japanese);
    }
}
