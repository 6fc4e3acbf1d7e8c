//! What messages call a record: its name, or its place when it has none.

use crate::document::{Engagement, RowId};

/// A row's name in messages: its text, or its place when it has none.
pub fn row_name(id: RowId, engagement: &Engagement) -> String {
    let place = engagement.risks.iter().position(|risk| risk.id == id);
    let name = place.map_or("", |place| engagement.risks[place].name.trim());
    match place {
        Some(place) if name.is_empty() => format!("row {}", place + 1),
        _ => name.to_owned(),
    }
}

/// A journey's name, or its place when it has none.
pub fn journey_name(id: RowId, engagement: &Engagement) -> String {
    let names = engagement
        .journeys
        .iter()
        .map(|one| (one.id, one.name.as_str()));
    name_or_place(id, "journey", names)
}

/// A systemic risk's name, or its place when it has none.
pub fn systemic_name(id: RowId, engagement: &Engagement) -> String {
    let names = engagement
        .systemic
        .iter()
        .map(|one| (one.id, one.name.as_str()));
    name_or_place(id, "systemic risk", names)
}

/// A mitigation's name, or its place when it has none.
pub fn mitigation_name(id: RowId, engagement: &Engagement) -> String {
    let all = engagement.mitigations.iter();
    let names = all.map(|one| (one.id, one.name.as_str()));
    name_or_place(id, "mitigation", names)
}

/// The longest part of a risk's name that an estimate is called after.
const NAME_LENGTH: usize = 60;

/// The name of an estimate that nobody has named: after its first risk with a name.
pub fn estimate_name(engagement: &Engagement) -> String {
    let mut names = engagement.risks.iter().map(|risk| risk.name.trim());
    let Some(first) = names.find(|name| !name.is_empty()) else {
        return "New estimate".to_owned();
    };
    match first.char_indices().nth(NAME_LENGTH) {
        Some((end, _)) => format!("Estimate: {}…", first[..end].trim_end()),
        None => format!("Estimate: {first}"),
    }
}

fn name_or_place<'a>(
    id: RowId,
    kind: &str,
    names: impl Iterator<Item = (RowId, &'a str)>,
) -> String {
    let mut names = names.enumerate();
    match names.find(|(_, (known, _))| *known == id) {
        Some((place, (_, name))) if name.trim().is_empty() => format!("{kind} {}", place + 1),
        Some((_, (_, name))) => name.trim().to_owned(),
        None => String::new(),
    }
}

/// Lower-case letters, digits and hyphens, at most 50, beginning with a letter and ending with neither hyphen:
/// what every format takes as a name.
pub fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|mark: char| !mark.is_ascii_alphanumeric());
    let joined = words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let joined = match joined.chars().next() {
        Some(mark) if mark.is_ascii_alphabetic() => joined,
        _ => format!("slo-{joined}"),
    };
    let short: String = joined.chars().take(50).collect();
    short.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{EngagementId, Risk};

    fn check(risks: &[&str], expected: &str) {
        let id = EngagementId::from_random(&[1; 17]);
        let row = RowId::from_random(&[2; 17]);
        let mut engagement = Engagement::new(id, String::new(), || row);
        for name in risks {
            let mut risk = Risk::blank(row);
            risk.name = (*name).to_owned();
            engagement.risks.push(risk);
        }
        assert_eq!(estimate_name(&engagement), expected);
    }

    #[test]
    fn an_estimate_is_called_after_its_first_risk() {
        check(&[], "New estimate");
        check(&["", "  "], "New estimate");
        check(
            &["", " deployment downtime ", "x"],
            "Estimate: deployment downtime",
        );
        let long = "a disk that fills, ".repeat(9);
        check(&[&long], &format!("Estimate: {}…", &long[..60]));
    }

    #[test]
    fn names_are_fit_for_machines() {
        let check = |text: &str, expected: &str| assert_eq!(slug(text), expected);
        check("Checkout availability", "checkout-availability");
        check("View \"Product\"\n{1} latency", "view-product-1-latency");
        check("🫖 latency", "latency");
        check("دفع 2", "slo-2");
        check(&"a".repeat(49), &"a".repeat(49));
        check(&format!("{} b", "a".repeat(49)), &"a".repeat(49));
    }
}
