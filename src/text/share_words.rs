//! What is said of a link.

use crate::text::figures::grouped;

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

/// Who can reach an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Whoever has the same file at the same place.
    File,
    /// The computer itself.
    Own,
    /// Others, without encryption.
    Plain,
    /// Others.
    Secure,
}

impl Reach {
    /// Of an address.
    pub fn of(address: &str) -> Self {
        let (scheme, rest) = address.split_once("://").unwrap_or_default();
        let is_secure = scheme == "https";
        if !is_secure && scheme != "http" {
            return Self::File;
        }
        match rest.split(['/', '?', '#']).next() {
            Some(host) if is_own(host) => Self::Own,
            _ if is_secure => Self::Secure,
            _ => Self::Plain,
        }
    }
}

/// Whether a host, with or without its port, is the computer itself.
fn is_own(host: &str) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.starts_with("::1]");
    }
    let name = host.split(':').next().unwrap_or(host);
    // All of 127.0.0.0/8 is, and nothing but numbers.
    let is_loop = name.starts_with("127.")
        && name
            .bytes()
            .all(|byte| byte == b'.' || byte.is_ascii_digit());
    is_loop || name == "localhost" || name.ends_with(".localhost") || name == "0.0.0.0"
}

/// What to say when a link to this page leads nowhere but to this machine; `None` when others can follow it.
pub fn only_here(address: &str) -> Option<&'static str> {
    match Reach::of(address) {
        Reach::File => Some(
            "This page was opened from a file, so the link leads to that file on this machine alone. For somebody else, export the JSON file.",
        ),
        Reach::Own => Some(
            "This page comes from this machine, so the link opens only here. For somebody else, export the JSON file.",
        ),
        Reach::Plain | Reach::Secure => None,
    }
}
