//! What is said of a link.

use super::figures::grouped;

/// From this length on chat tools cut a link, so that a file is the better way.
pub const PRACTICAL_CHARACTERS: usize = 8_000;

/// When and by whom a link was made, and what it is.
pub fn shared_line(made: &str, by: &str) -> String {
    let by = match by.trim() {
        "" => String::new(),
        by => format!(" by {by}"),
    };
    format!(
        "Shared on {made}{by}. This copy came with the link: nothing of it is stored here, and what you choose changes nothing for others."
    )
}

/// How long a link is, and whether it will arrive whole.
pub fn link_length(characters: usize) -> String {
    let length = grouped(characters as u64);
    if characters > PRACTICAL_CHARACTERS {
        format!(
            "{length} characters: many chat and mail programs cut a link that long. Send the file instead, or take parts out."
        )
    } else {
        format!("{length} characters.")
    }
}

/// What to say when a link to this page leads nowhere but to this machine; `None` when others can follow it.
pub fn only_here(address: &str) -> Option<&'static str> {
    let (scheme, rest) = address.split_once("://")?;
    if scheme == "file" {
        return Some(
            "This page was opened from a file, so the link leads to that file on this machine alone. For somebody else, export the JSON file.",
        );
    }
    let end = rest.find(['/', '?', '#']);
    let (host, _) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    let is_own = ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| {
        let port = host.strip_prefix(own);
        port.is_some_and(|port| port.is_empty() || port.starts_with(':'))
    });
    is_own.then_some(
        "This page comes from this machine, so the link opens only here. For somebody else, export the JSON file.",
    )
}
