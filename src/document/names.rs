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
