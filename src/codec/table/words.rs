//! The words of titles.

/// Lower-case words, with % as a word of its own.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.replace('%', " % ").to_ascii_lowercase();
    text.split(|c: char| c != '%' && !is_letter_or_digit(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Letters of other alphabets count as letters, whichever they are.
fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace())
}

/// Whether one of a list of words is there, or all that slashes join.
pub(super) fn mentions(words: &[String], list: &str) -> bool {
    let there = |wanted: &str| words.iter().any(|word| word == wanted);
    list.split(' ').any(|one| one.split('/').all(there))
}

/// Whether a text has words, and all of them are in a list.
pub fn is_all(text: &str, list: &str) -> bool {
    let words = words(text);
    let among = |word: &String| list.split(' ').any(|one| one == word);
    !words.is_empty() && words.iter().all(among)
}

/// The header without what stands in brackets or behind an equals sign.
pub(super) fn main_part(text: &str) -> String {
    let text = text.split('=').next().unwrap_or("");
    let mut depth = 0_u32;
    let outside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

/// What [`main_part`] leaves out.
pub(super) fn bracketed(text: &str) -> String {
    let mut depth = 0_u32;
    let inside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    };
    text.chars().filter(inside).collect()
}
