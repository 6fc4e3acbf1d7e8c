//! The ideas of a pre-mortem, and how they become risks.

use crate::document::edit::Edit;
use crate::document::records::engagement::Engagement;
use crate::document::records::risk::Risk;
use crate::document::records::values::id::RowId;

/// The risk that is called as a text is, but for case and spaces; `None` for a blank text.
pub fn risk_named(engagement: &Engagement, text: &str) -> Option<RowId> {
    if text.trim().is_empty() {
        return None;
    }
    let mut risks = engagement.risks.iter();
    risks
        .find(|risk| same(&risk.name, text))
        .map(|risk| risk.id)
}

/// Whether two texts have the same words, whatever their case.
fn same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.split_whitespace(), other.split_whitespace());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {}
            _ => return false,
        }
    }
}

/// The edit that makes risks of ideas: a new one without numbers for each name, and the one that is there
/// where the table has that name already. `None` when none of them is left to promote.
pub fn promote(
    engagement: &Engagement,
    ideas: &[RowId],
    mut new_id: impl FnMut() -> RowId,
) -> Option<Edit> {
    promoted(engagement, ideas, &mut new_id)
}

/// Apart from [`promote`], so that there is one of it and not one for each maker of ids.
fn promoted(
    engagement: &Engagement,
    ideas: &[RowId],
    new_id: &mut dyn FnMut() -> RowId,
) -> Option<Edit> {
    let mut activities = engagement.activities.clone();
    // Rows that nobody has filled stay last.
    let filled = engagement.risks.iter().rposition(|risk| !risk.is_blank());
    let mut at = filled.map_or(0, |last| last + 1);
    let mut added: Vec<(usize, Risk)> = Vec::new();
    for idea in &mut activities.ideas {
        if idea.risk.is_some() || idea.text.trim().is_empty() || !ideas.contains(&idea.id) {
            continue;
        }
        let known = risk_named(engagement, &idea.text).or_else(|| {
            let mut added = added.iter();
            let found = added.find(|(_, risk)| same(&risk.name, &idea.text));
            found.map(|(_, risk)| risk.id)
        });
        idea.risk = Some(known.unwrap_or_else(|| {
            let mut risk = Risk::blank(new_id());
            risk.name = idea.text.trim().to_owned();
            let id = risk.id;
            added.push((at, risk));
            at += 1;
            id
        }));
    }
    if activities == engagement.activities {
        return None;
    }
    let links = Edit::SetActivities(activities);
    Some(match added.is_empty() {
        true => links,
        false => Edit::Batch(vec![Edit::InsertRisks(added), links]),
    })
}
