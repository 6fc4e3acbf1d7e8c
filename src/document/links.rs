//! Taking journeys and interactions away together with every link to them.

use crate::document::edit::Edit;
use crate::document::records::engagement::{Acceptance, Engagement};
use crate::document::records::id::RowId;
use crate::document::records::journey::{Interaction, Journey};
use crate::document::records::objective::Objective;
use crate::document::records::systemic::Scope;

/// Removes a journey with its interactions and all that names them.
pub fn remove_journey(engagement: &Engagement, journey: RowId) -> Edit {
    let gone = engagement.journey(journey);
    let gone = gone.map_or(&[][..], |journey| &journey.interactions);
    let mut edits = unlink(engagement, gone);
    for risk in &engagement.risks {
        if risk.reach.cell(journey).is_some() {
            let mut reach = risk.reach.clone();
            reach.set(journey, None);
            edits.push(Edit::SetReach {
                risk: risk.id,
                reach,
            });
        }
        let is_for_it = |one: &Acceptance| one.journey == Some(journey);
        if risk.accepted.iter().any(is_for_it) {
            let mut accepted = risk.accepted.clone();
            accepted.retain(|one| !is_for_it(one));
            edits.push(Edit::SetAccepted {
                risk: risk.id,
                accepted,
            });
        }
    }
    let names = |scope: &Scope| scope.journeys.contains(&journey);
    if engagement.systemic.iter().any(|one| names(&one.scope)) {
        let mut systemic = engagement.systemic.clone();
        for one in &mut systemic {
            one.scope.journeys.retain(|id| *id != journey);
        }
        edits.push(Edit::SetSystemic(systemic));
    }
    if engagement.mitigations.iter().any(|one| names(&one.scope)) {
        let mut mitigations = engagement.mitigations.clone();
        for one in &mut mitigations {
            one.scope.journeys.retain(|id| *id != journey);
        }
        edits.push(Edit::SetMitigations(mitigations));
    }
    let mut objectives = engagement.objectives.clone();
    objectives.retain(|one| one.journey != Some(journey));
    for one in &mut objectives {
        for interaction in gone {
            one.set_answers(interaction.id, String::new());
        }
    }
    let mut ids = vec![journey];
    let kept = |id: &RowId| objectives.iter().any(|one| one.id == *id);
    let all = engagement.objectives.iter().map(|one| one.id);
    ids.extend(all.filter(|id| !kept(id)));
    edits.extend(forget(engagement, &ids));
    if objectives != engagement.objectives {
        edits.push(Edit::SetObjectives(objectives));
    }
    if engagement.scope == Some(journey) {
        edits.push(Edit::ChooseScope(None));
    }
    let mut journeys = engagement.journeys.clone();
    journeys.retain(|one| one.id != journey);
    edits.push(Edit::SetJourneys(journeys));
    Edit::Batch(edits)
}

/// Removes a systemic risk and all that names it.
pub fn remove_systemic(engagement: &Engagement, id: RowId) -> Edit {
    let mut edits = Vec::new();
    if engagement
        .mitigations
        .iter()
        .any(|one| one.fixes.contains(&id))
    {
        let mut mitigations = engagement.mitigations.clone();
        for one in &mut mitigations {
            one.fixes.retain(|fixed| *fixed != id);
        }
        edits.push(Edit::SetMitigations(mitigations));
    }
    edits.extend(forget(engagement, &[id]));
    let mut systemic = engagement.systemic.clone();
    systemic.retain(|one| one.id != id);
    edits.push(Edit::SetSystemic(systemic));
    Edit::Batch(edits)
}

/// Removes an objective and all that names it.
pub fn remove_objective(engagement: &Engagement, id: RowId) -> Edit {
    let mut edits = forget(engagement, &[id]);
    let mut objectives = engagement.objectives.clone();
    objectives.retain(|one| one.id != id);
    edits.push(Edit::SetObjectives(objectives));
    Edit::Batch(edits)
}

/// Takes every link to these records out of the readiness review, the activities and the evidence.
pub fn forget(engagement: &Engagement, gone: &[RowId]) -> Vec<Edit> {
    let is_gone = |id: &RowId| gone.contains(id);
    let is_kept = |id: &RowId| !is_gone(id);
    let mut edits = Vec::new();
    let mut readiness = engagement.readiness.clone();
    for item in &mut readiness.items {
        item.risks.retain(is_kept);
        item.systemic.retain(is_kept);
    }
    if readiness != engagement.readiness {
        edits.push(Edit::SetReadiness(readiness));
    }
    let mut activities = engagement.activities.clone();
    for idea in &mut activities.ideas {
        idea.risk = idea.risk.filter(is_kept);
    }
    activities.rounds.retain(|round| is_kept(&round.risk));
    activities.nodes.retain(|node| is_kept(&node.id));
    let arrows = &mut activities.arrows;
    arrows.retain(|arrow| is_kept(&arrow.from) && is_kept(&arrow.to));
    if activities != engagement.activities {
        edits.push(Edit::SetActivities(activities));
    }
    let mut evidence = engagement.evidence.clone();
    for incident in &mut evidence.incidents {
        incident.risk = incident.risk.filter(is_kept);
    }
    evidence.taken.retain(|one| is_kept(&one.risk));
    if evidence != engagement.evidence {
        edits.push(Edit::SetEvidence(evidence));
    }
    edits
}

/// Removes an interaction and all that names it.
pub fn remove_interaction(engagement: &Engagement, interaction: RowId) -> Edit {
    let is_it = |one: &&Interaction| one.id == interaction;
    let all = engagement
        .journeys
        .iter()
        .flat_map(|journey| &journey.interactions);
    let gone: Vec<Interaction> = all.filter(is_it).cloned().collect();
    let mut edits = unlink(engagement, &gone);
    let counted = |one: &Objective| !one.answers(interaction).is_empty();
    if engagement.objectives.iter().any(counted) {
        let mut objectives = engagement.objectives.clone();
        for one in &mut objectives {
            one.set_answers(interaction, String::new());
        }
        edits.push(Edit::SetObjectives(objectives));
    }
    let mut journeys = engagement.journeys.clone();
    for journey in &mut journeys {
        journey.interactions.retain(|one| one.id != interaction);
    }
    edits.push(Edit::SetJourneys(journeys));
    Edit::Batch(edits)
}

fn unlink(engagement: &Engagement, gone: &[Interaction]) -> Vec<Edit> {
    let is_gone = |id: &RowId| gone.iter().any(|one| one.id == *id);
    let linked = engagement.risks.iter();
    linked
        .filter(|risk| risk.interactions.iter().any(is_gone))
        .map(|risk| Edit::SetInteractions {
            risk: risk.id,
            interactions: risk
                .interactions
                .iter()
                .copied()
                .filter(|id| !is_gone(id))
                .collect(),
        })
        .collect()
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
