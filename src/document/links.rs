//! Taking records away together with every link to them, which the records name themselves.

use std::mem;

use crate::document::edit::Edit;
use crate::document::records::engagement::Engagement;
use crate::document::records::journey::Journey;
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::values::id::RowId;

/// A record, by the list that it stands in.
pub type Named = (Kind, RowId);

/// Removes a journey with its interactions, its objectives and all that names them.
pub fn remove_journey(engagement: &Engagement, journey: RowId) -> Edit {
    let mut gone = vec![(Kind::Journey, journey)];
    let interactions = engagement.journey(journey).into_iter();
    let interactions = interactions.flat_map(|journey| &journey.interactions);
    gone.extend(interactions.map(|one| (Kind::Interaction, one.id)));
    let objectives = engagement.objectives.iter();
    let objectives = objectives.filter(|one| one.journey == Some(journey));
    gone.extend(objectives.map(|one| (Kind::Objective, one.id)));
    Edit::Batch(forget(engagement, &gone))
}

/// Removes an interaction and all that names it.
pub fn remove_interaction(engagement: &Engagement, interaction: RowId) -> Edit {
    Edit::Batch(forget(engagement, &[(Kind::Interaction, interaction)]))
}

/// Removes a systemic risk and all that names it.
pub fn remove_systemic(engagement: &Engagement, id: RowId) -> Edit {
    Edit::Batch(forget(engagement, &[(Kind::Systemic, id)]))
}

/// Removes an objective and all that names it.
pub fn remove_objective(engagement: &Engagement, id: RowId) -> Edit {
    Edit::Batch(forget(engagement, &[(Kind::Objective, id)]))
}

/// Removes a node of the causal map and its arrows.
pub fn remove_node(engagement: &Engagement, id: RowId) -> Edit {
    Edit::Batch(forget(engagement, &[(Kind::Node, id)]))
}

/// Whether a record is there.
pub fn is_there(engagement: &Engagement, (kind, id): Named) -> bool {
    match kind {
        Kind::Risk => engagement.risk(id).is_some(),
        Kind::Target => engagement.target(id).is_some(),
        _ => !forget(engagement, &[(kind, id)]).is_empty(),
    }
}

/// Takes every link to these records away, and the records themselves; risks and targets alone stay, since edits of
/// their own remove them.
pub fn forget(engagement: &Engagement, gone: &[Named]) -> Vec<Edit> {
    let mut after = engagement.clone();
    after.links(&mut Forgetting { gone, lost: false });
    let mut edits = Vec::new();
    for risk in &engagement.risks {
        let Some(now) = after.risks.iter().find(|now| now.id == risk.id) else {
            continue;
        };
        if now.reach != risk.reach {
            edits.push(Edit::SetReach {
                risk: risk.id,
                reach: now.reach.clone(),
            });
        }
        if now.accepted != risk.accepted {
            edits.push(Edit::SetAccepted {
                risk: risk.id,
                accepted: now.accepted.clone(),
            });
        }
        if now.interactions != risk.interactions {
            edits.push(Edit::SetInteractions {
                risk: risk.id,
                interactions: now.interactions.clone(),
            });
        }
    }
    if after.scope != engagement.scope {
        edits.push(Edit::ChooseScope(after.scope));
    }
    if after.systemic != engagement.systemic {
        edits.push(Edit::SetSystemic(after.systemic));
    }
    if after.mitigations != engagement.mitigations {
        edits.push(Edit::SetMitigations(after.mitigations));
    }
    if after.objectives != engagement.objectives {
        edits.push(Edit::SetObjectives(after.objectives));
    }
    if after.readiness != engagement.readiness {
        edits.push(Edit::SetReadiness(after.readiness));
    }
    if after.activities != engagement.activities {
        edits.push(Edit::SetActivities(after.activities));
    }
    if after.evidence != engagement.evidence {
        edits.push(Edit::SetEvidence(after.evidence));
    }
    if after.journeys != engagement.journeys {
        edits.push(Edit::SetJourneys(after.journeys));
    }
    edits
}

/// Walks a document and takes links away.
struct Forgetting<'a> {
    gone: &'a [Named],
    /// Whether the record that is here goes along.
    lost: bool,
}

impl Walk for Forgetting<'_> {
    fn link(&mut self, _: &'static str, kinds: &[Kind], link: Link<'_>) {
        let gone = self.gone;
        let is_gone = |id: &RowId| {
            gone.iter()
                .any(|(kind, one)| one == id && kinds.contains(kind))
        };
        match link {
            Link::Free(to) => *to = to.filter(|id| !is_gone(id)),
            Link::Bound(to) => self.lost |= to.as_ref().is_some_and(is_gone),
            Link::Needed(to) => self.lost |= is_gone(to),
            // Who takes a target away chooses another one.
            Link::Chosen(_) => {}
            Link::List(list) => list.retain(|id| !is_gone(id)),
        }
    }

    fn rows<T: Record>(&mut self, _: &'static str, rows: &mut Vec<T>) {
        rows.retain_mut(|row| {
            let outside = mem::take(&mut self.lost);
            row.links(self);
            let own = row.id().map(|(kind, id)| (kind, *id));
            let is_lost = mem::replace(&mut self.lost, outside);
            !is_lost && !own.is_some_and(|own| self.gone.contains(&own))
        });
    }
}

/// Links a risk to an interaction, or takes that back. A link proposes what the risk does to the
/// interaction's journey, unless the matrix says something already; nothing is multiplied.
pub fn link(
    engagement: &Engagement,
    risk: RowId,
    interaction: RowId,
    linked: bool,
) -> Option<Edit> {
    let found = engagement.risk(risk)?;
    let mut interactions = found.interactions.clone();
    interactions.retain(|id| *id != interaction);
    if linked {
        interactions.push(interaction);
    }
    let mut edits = vec![Edit::SetInteractions { risk, interactions }];
    let proposed = engagement
        .proposed_impact(found, interaction)
        .filter(|_| linked);
    if let Some((journey, impact)) = proposed
        && found.reach.cell(journey).is_none()
    {
        let mut reach = found.reach.clone();
        reach.set(journey, Some(impact));
        edits.push(Edit::SetReach { risk, reach });
    }
    Some(Edit::Batch(edits))
}

/// Moves a journey to a place in the list without it.
pub fn move_journey(engagement: &Engagement, journey: RowId, to: usize) -> Option<Edit> {
    let mut journeys: Vec<Journey> = engagement.journeys.clone();
    let from = journeys.iter().position(|one| one.id == journey)?;
    let moved = journeys.remove(from);
    journeys.insert(to.min(journeys.len()), moved);
    Some(Edit::SetJourneys(journeys))
}
