//! Which journey an objective is for, and what it measures, by its names.

use crate::document::Sli;
use crate::math::Percent;

/// Words that say what a name is of, and not of what.
const PLAIN: [&str; 4] = ["slo", "sli", "objective", "slos"];

/// What the names of an objective say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The journey; `None` for the whole service.
    pub journey: Option<String>,
    /// What is measured, where a word says it.
    pub kind: Option<Sli>,
    /// Whether the title is one that this program wrote.
    pub is_ours: bool,
}

/// What is said by a title for people, a name for machines, and the service's name.
pub(super) fn named(title: &str, slug: &str, service: &str) -> Named {
    if let Some(named) = ours(title) {
        return named;
    }
    let all = |text: &str| words(text).find_map(kind);
    let kind = all(title).or_else(|| all(slug));
    let from = match title.trim().is_empty() {
        true => slug.replace(['-', '_', '.'], " "),
        false => title.trim().to_owned(),
    };
    let own = without_kind(&from);
    let own = if own.is_empty() { service } else { &own };
    Named {
        // A file of ours whose title is cut still has its name for machines.
        journey: (!slug.starts_with("whole-service-") && !own.is_empty()).then(|| own.to_owned()),
        kind,
        is_ours: false,
    }
}

/// A title as this program writes it: "Checkout: 99.9% availability over 28 days".
fn ours(title: &str) -> Option<Named> {
    let (journey, rest) = title.rsplit_once(": ")?;
    let (percent, rest) = rest.split_once("% ")?;
    let (word, _) = rest.split_once(" over ")?;
    percent.parse::<Percent>().ok()?;
    let journey = journey.trim();
    Some(Named {
        journey: (journey != "Whole service" && !journey.is_empty()).then(|| journey.to_owned()),
        kind: Some(kind(word)?),
        is_ours: true,
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|mark: char| !mark.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

fn kind(word: &str) -> Option<Sli> {
    let mut all = Sli::ALL.into_iter();
    all.find(|one| one.name().eq_ignore_ascii_case(word))
}

/// A name without the word of its kind at its end or its start.
fn without_kind(text: &str) -> String {
    let says_little = |word: &str| {
        let word = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        let is_number = !word.is_empty() && word.bytes().all(|mark| mark.is_ascii_digit());
        let is_plain = PLAIN.iter().any(|one| word.eq_ignore_ascii_case(one));
        (kind(word).is_some(), is_plain, is_number)
    };
    let mut parts: Vec<&str> = text.split_whitespace().collect();
    // A second objective of a journey has a number after its kind.
    if let [.., before, last] = parts[..]
        && says_little(before).0
        && says_little(last).2
    {
        parts.pop();
    }
    while let Some((true, ..) | (_, true, _)) = parts.last().map(|word| says_little(word)) {
        parts.pop();
    }
    if let Some((true, ..)) = parts.first().map(|word| says_little(word)) {
        parts.remove(0);
        if parts
            .first()
            .is_some_and(|word| ["of", "for"].contains(word))
        {
            parts.remove(0);
        }
    }
    let own = parts.join(" ");
    own.trim_end_matches([':', '-', '–', '—', ','])
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_journey_and_the_kind() {
        let check =
            |[title, slug, service]: [&str; 3], journey: Option<&str>, kind: Option<Sli>| {
                let found = named(title, slug, service);
                assert_eq!((found.journey.as_deref(), found.kind), (journey, kind));
            };
        let availability = Some(Sli::Availability);
        check(
            [
                "Checkout: 99.9% availability over 28 days",
                "checkout-availability",
                "shop",
            ],
            Some("Checkout"),
            availability,
        );
        check(
            ["Pay: now: 99% latency over a calendar month", "", ""],
            Some("Pay: now"),
            Some(Sli::Latency),
        );
        check(
            [
                "Whole service: 99% latency over 28 days",
                "whole-service-latency",
                "shop",
            ],
            None,
            Some(Sli::Latency),
        );
        check(
            ["", "whole-service-availability-2", "shop"],
            None,
            availability,
        );
        check(
            ["", "requests-availability", "shop"],
            Some("requests"),
            availability,
        );
        check(
            ["", "checkout-latency-2", "shop"],
            Some("checkout"),
            Some(Sli::Latency),
        );
        check(["", "availability", "shop"], Some("shop"), availability);
        check(["", "slo", ""], None, None);
        check(
            ["Latency of Search", "", ""],
            Some("Search"),
            Some(Sli::Latency),
        );
        check(
            ["Checkout availability SLO", "", ""],
            Some("Checkout"),
            availability,
        );
        check(["Zone 2", "zone-2", ""], Some("Zone 2"), None);
        check(["دفع: availability", "", ""], Some("دفع"), availability);
        check(
            ["Say \"pay\" {1} 🫖", "", ""],
            Some("Say \"pay\" {1} 🫖"),
            None,
        );
    }
}
