//! Every change a person can make, and what undoes it.

use super::engagement::{Engagement, Risk, Target, Year};
use super::entry::{Column, Entry};
use super::id::RowId;

/// A change to the document. Applying one gives the edit that takes it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Renames the engagement.
    SetName(String),
    /// Says who answers for the estimate.
    SetAuthor(String),
    /// Chooses the length of the year.
    SetYear(Year),
    /// Moves the line from which one risk is too big, in decimal percent as typed.
    SetTooBig(String),
    /// Chooses the target of the headline.
    ChooseTarget(RowId),
    /// Adds a target at a place, with the risks accepted for it.
    InsertTarget {
        /// Place among the targets, from 0.
        at: usize,
        /// The new target.
        target: Target,
        /// Risks accepted for it.
        accepted: Vec<RowId>,
    },
    /// Removes a target and every acceptance for it. The last one stays.
    RemoveTarget(RowId),
    /// Changes a target's percentage; acceptances stay with it.
    SetTarget {
        /// Which target.
        target: RowId,
        /// Decimal percent as typed.
        percent: String,
    },
    /// Adds risks, each at its place in the list as it then stands.
    InsertRisks(Vec<(usize, Risk)>),
    /// Removes risks.
    RemoveRisks(Vec<RowId>),
    /// Moves a risk to a place in the list without it.
    MoveRisk {
        /// Which risk.
        risk: RowId,
        /// Its new place.
        to: usize,
    },
    /// Changes a risk's name, owner or notes.
    SetText {
        /// Which risk.
        risk: RowId,
        /// Which of its texts.
        field: RiskText,
        /// The new text.
        text: String,
    },
    /// Changes an estimate.
    SetEntry {
        /// Which risk.
        risk: RowId,
        /// Which column.
        column: Column,
        /// The new entry.
        entry: Entry,
    },
    /// Accepts a risk for a target, or takes that back.
    SetAccepted {
        /// Which risk.
        risk: RowId,
        /// For which target.
        target: RowId,
        /// Whether it is accepted from now on.
        accepted: bool,
    },
    /// Several changes that are one action: all of them or none.
    Batch(Vec<Edit>),
}

/// A risk's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RiskText {
    /// What happens.
    Name,
    /// Who follows it up.
    Owner,
    /// What the room said.
    Notes,
}

/// An edit that names a row which is not there, or would remove the last target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchRow;

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
            Edit::InsertTarget {
                at,
                target,
                accepted,
            } => self.insert_target(at, target, &accepted),
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
            Edit::SetAccepted {
                risk,
                target,
                accepted,
            } => {
                self.target(target).ok_or(NoSuchRow)?;
                let found = self.risk_mut(risk)?;
                let before = found.is_accepted_for(target);
                found.accepted.retain(|known| known.target != target);
                if accepted {
                    found.accept(target);
                }
                Edit::SetAccepted {
                    risk,
                    target,
                    accepted: before,
                }
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

    fn insert_target(&mut self, at: usize, target: Target, accepted: &[RowId]) -> Edit {
        let id = target.id;
        self.targets.insert(at.min(self.targets.len()), target);
        for risk in &mut self.risks {
            if accepted.contains(&risk.id) {
                risk.accept(id);
            }
        }
        Edit::RemoveTarget(id)
    }

    fn remove_target(&mut self, id: RowId) -> Result<Edit, NoSuchRow> {
        let at = self.targets.iter().position(|target| target.id == id);
        let at = at.ok_or(NoSuchRow)?;
        if self.targets.len() == 1 {
            return Err(NoSuchRow);
        }
        let accepted = self.risks.iter().filter(|risk| risk.is_accepted_for(id));
        let insert = Edit::InsertTarget {
            at,
            accepted: accepted.map(|risk| risk.id).collect(),
            target: self.targets.remove(at),
        };
        for risk in &mut self.risks {
            risk.accepted.retain(|accepted| accepted.target != id);
        }
        if self.chosen_target != id {
            return Ok(insert);
        }
        self.chosen_target = self.targets[at.min(self.targets.len() - 1)].id;
        Ok(Edit::Batch(vec![insert, Edit::ChooseTarget(id)]))
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
        Ok(Edit::InsertRisks(removed))
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
