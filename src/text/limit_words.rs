//! What is said of what would be too much to be read again.

use crate::document::limits::Full;
use crate::document::records::record::MOST_CHARACTERS;
use crate::text::figures::grouped;
use crate::text::words::key_in_words;

/// Why a row is not added.
pub fn full(full: &Full) -> String {
    let most = grouped(full.most as u64);
    let list = key_in_words(full.list).to_lowercase();
    format!(
        "Nothing was changed: one list of {list} holds at most {most}, and this would make it longer."
    )
}

/// Why a text is not taken.
pub fn long() -> String {
    let most = grouped(MOST_CHARACTERS as u64);
    format!(
        "This text is longer than {most} characters, the most that can be kept. What was typed last is not saved until it is shorter."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_and_the_limit_are_named() {
        let signed = Full {
            list: "signOffs",
            most: 200,
        };
        let said = "Nothing was changed: one list of sign offs holds at most 200, and this would make it longer.";
        assert_eq!(full(&signed), said);
        assert!(long().contains(&grouped(20_000)), "{}", long());
    }
}
