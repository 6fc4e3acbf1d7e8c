//! What is said of a link.

use crate::analysis::Analysis;
use crate::document::Engagement;
use crate::text::figures::{figure, grouped, percent};
use crate::text::words::answer_unit;

/// From this length on chat tools cut a link, so that a file is the better way.
pub const PRACTICAL_CHARACTERS: usize = 8_000;

/// What a bad minute is, for somebody who never saw one.
pub const BAD_MINUTE: &str =
    "A bad minute fails every user, or is spread over fewer: ten minutes for one user in ten.";

/// What becomes of a link's copy.
pub const COPY_STAYS: &str = "This copy came with the link. Nothing is stored here, and what you try changes nothing for others.";

/// When and by whom a link was made: "Shared by Priya Raman on 2026-11-28".
pub fn shared_line(made: &str, by: &str) -> String {
    match by.trim() {
        "" => format!("Shared on {made}"),
        by => format!("Shared by {by} on {made}"),
    }
}

/// The answer in two sentences: "Expect 951 bad minutes a year. The target of 99.9% allows 526."
pub fn headline(engagement: &Engagement, analysis: &Analysis) -> String {
    if analysis.counted == 0 {
        return "No risk is counted yet.".to_owned();
    }
    let (total, unit) = (figure(analysis.total.get()), answer_unit(engagement));
    let allows = analysis.chosen().map(|standing| {
        let budget = figure(standing.rank.budget.get());
        let target = percent(&standing.percent);
        format!(" The target of {target} allows {budget}.")
    });
    format!("Expect {total} {unit}.{}", allows.unwrap_or_default())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::document::{Column, EngagementId, Risk, RowId};
    use crate::grammar::cell;

    #[test]
    fn a_link_says_who_shared_it_and_when() {
        let check = |by: &str, text: &str| assert_eq!(shared_line("2026-11-28", by), text);
        check("Priya Raman", "Shared by Priya Raman on 2026-11-28");
        check(" ", "Shared on 2026-11-28");
    }

    #[test]
    fn the_answer_is_two_sentences() {
        let check = |cells: &[[&str; 4]], text: &str| {
            let mut next = 0;
            let mut engagement =
                Engagement::new(EngagementId::from_random(&[9; 17]), String::new(), || {
                    next += 1;
                    RowId::from_random(&[next; 17])
                });
            for (place, cells) in cells.iter().enumerate() {
                let mut risk = Risk::blank(RowId::from_random(&[100 + place as u8; 17]));
                for (column, text) in Column::ALL.into_iter().zip(cells) {
                    *risk.entry_mut(column) = cell::read(column, text);
                }
                engagement.risks.push(risk);
            }
            assert_eq!(headline(&engagement, &analyse(&engagement)), text);
        };
        check(&[], "No risk is counted yet.");
        check(
            &[["0", "951", "100%", "365"]],
            "Expect 951 bad minutes a year. The target of 99.9% allows 526.",
        );
    }
}
