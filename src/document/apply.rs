//! Applies edits, and says what takes each back.

use crate::document::edit::{Edit, NoSuchRow, RiskText};
use crate::document::links::forget;
use crate::document::records::engagement::Engagement;
use crate::document::records::record::Kind;
use crate::document::records::risk::Risk;
use crate::document::records::values::id::RowId;

impl Engagement {
    /// Applies an edit and returns its inverse. On an error nothing has changed.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, NoSuchRow> {
        use std::mem::replace;
        Ok(match edit {
            Edit::SetName(name) => Edit::SetName(replace(&mut self.name, name)),
            Edit::SetAuthor(author) => Edit::SetAuthor(replace(&mut self.author, author)),
            Edit::SetYear(year) => Edit::SetYear(replace(&mut self.year, year)),
            Edit::SetTooBig(percent) => {
                Edit::SetTooBig(replace(&mut self.too_big_percent, percent))
            }
            Edit::ChooseTarget(target) => {
                self.target(target).ok_or(NoSuchRow)?;
                Edit::ChooseTarget(replace(&mut self.chosen_target, target))
            }
            Edit::InsertTarget { at, target } => {
                let id = target.id;
                self.targets.insert(at.min(self.targets.len()), target);
                Edit::RemoveTarget(id)
            }
            Edit::RemoveTarget(target) => self.remove_target(target)?,
            Edit::SetTarget { target, percent } => {
                let found = self.targets.iter_mut().find(|known| known.id == target);
                let found = found.ok_or(NoSuchRow)?;
                let percent = replace(&mut found.percent, percent);
                Edit::SetTarget { target, percent }
            }
            Edit::InsertRisks(risks) => {
                let ids = risks.iter().map(|(_, risk)| risk.id).collect();
                for (at, risk) in risks {
                    self.risks.insert(at.min(self.risks.len()), risk);
                }
                Edit::RemoveRisks(ids)
            }
            Edit::RemoveRisks(ids) => self.remove_risks(&ids)?,
            Edit::MoveRisk { risk, to } => {
                let from = self.place(risk)?;
                let moved = self.risks.remove(from);
                self.risks.insert(to.min(self.risks.len()), moved);
                Edit::MoveRisk { risk, to: from }
            }
            Edit::SetText { risk, field, text } => {
                let found = self.risk_mut(risk)?;
                let place = match field {
                    RiskText::Name => &mut found.name,
                    RiskText::Owner => &mut found.owner,
                    RiskText::Notes => &mut found.notes,
                    RiskText::Runbook => &mut found.runbook,
                };
                let text = replace(place, text);
                Edit::SetText { risk, field, text }
            }
            Edit::SetEntry {
                risk,
                column,
                entry,
            } => {
                let entry = replace(self.risk_mut(risk)?.entry_mut(column), entry);
                Edit::SetEntry {
                    risk,
                    column,
                    entry,
                }
            }
            Edit::SetAccepted { risk, accepted } => {
                let accepted = replace(&mut self.risk_mut(risk)?.accepted, accepted);
                Edit::SetAccepted { risk, accepted }
            }
            Edit::SetJourneys(journeys) => Edit::SetJourneys(replace(&mut self.journeys, journeys)),
            Edit::ChooseScope(scope) => Edit::ChooseScope(replace(&mut self.scope, scope)),
            Edit::SetBasis { risk, basis } => {
                let basis = replace(&mut self.risk_mut(risk)?.basis, basis);
                Edit::SetBasis { risk, basis }
            }
            Edit::SetReach { risk, reach } => {
                let reach = replace(&mut self.risk_mut(risk)?.reach, reach);
                Edit::SetReach { risk, reach }
            }
            Edit::SetInteractions { risk, interactions } => {
                let held = &mut self.risk_mut(risk)?.interactions;
                let interactions = replace(held, interactions);
                Edit::SetInteractions { risk, interactions }
            }
            Edit::SetSystemic(systemic) => Edit::SetSystemic(replace(&mut self.systemic, systemic)),
            Edit::SetObjectives(objectives) => {
                Edit::SetObjectives(replace(&mut self.objectives, objectives))
            }
            Edit::SetOdds(odds) => Edit::SetOdds(replace(&mut self.odds, odds)),
            Edit::SetCharter(mut charter) => {
                std::mem::swap(&mut self.charter, &mut charter);
                Edit::SetCharter(charter)
            }
            Edit::SetReadiness(readiness) => {
                Edit::SetReadiness(replace(&mut self.readiness, readiness))
            }
            Edit::SetActivities(activities) => {
                Edit::SetActivities(replace(&mut self.activities, activities))
            }
            Edit::SetEvidence(evidence) => Edit::SetEvidence(replace(&mut self.evidence, evidence)),
            Edit::SetSnapshots(snapshots) => {
                Edit::SetSnapshots(replace(&mut self.snapshots, snapshots))
            }
            Edit::SetMitigations(mitigations) => {
                Edit::SetMitigations(replace(&mut self.mitigations, mitigations))
            }
            Edit::SetAll(mut all) => {
                std::mem::swap(self, &mut all);
                Edit::SetAll(all)
            }
            Edit::Batch(edits) => self.apply_all(edits)?,
        })
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, NoSuchRow> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        self.apply(inverse)?;
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::Batch(inverses))
    }

    fn remove_target(&mut self, id: RowId) -> Result<Edit, NoSuchRow> {
        let at = self.targets.iter().position(|target| target.id == id);
        let at = at.ok_or(NoSuchRow)?;
        if self.targets.len() == 1 {
            return Err(NoSuchRow);
        }
        let target = self.targets.remove(at);
        let insert = Edit::InsertTarget { at, target };
        let mut inverse = vec![insert];
        for edit in forget(self, &[(Kind::Target, id)]) {
            inverse.push(self.apply(edit)?);
        }
        if self.chosen_target == id {
            self.chosen_target = self.targets[at.min(self.targets.len() - 1)].id;
            inverse.push(Edit::ChooseTarget(id));
        }
        Ok(one_or_batch(inverse))
    }

    fn remove_risks(&mut self, ids: &[RowId]) -> Result<Edit, NoSuchRow> {
        for &id in ids {
            self.place(id)?;
        }
        let mut removed = Vec::with_capacity(ids.len());
        for (at, risk) in std::mem::take(&mut self.risks).into_iter().enumerate() {
            if ids.contains(&risk.id) {
                removed.push((at, risk));
            } else {
                self.risks.push(risk);
            }
        }
        let mut inverse = vec![Edit::InsertRisks(removed)];
        let gone: Vec<_> = ids.iter().map(|id| (Kind::Risk, *id)).collect();
        for edit in forget(self, &gone) {
            inverse.push(self.apply(edit)?);
        }
        Ok(one_or_batch(inverse))
    }

    fn place(&self, id: RowId) -> Result<usize, NoSuchRow> {
        let place = self.risks.iter().position(|risk| risk.id == id);
        place.ok_or(NoSuchRow)
    }

    fn risk_mut(&mut self, id: RowId) -> Result<&mut Risk, NoSuchRow> {
        let risk = self.risks.iter_mut().find(|risk| risk.id == id);
        risk.ok_or(NoSuchRow)
    }
}

fn one_or_batch(mut edits: Vec<Edit>) -> Edit {
    match edits.pop() {
        Some(only) if edits.is_empty() => only,
        last => {
            edits.extend(last);
            Edit::Batch(edits)
        }
    }
}
