//! Two states of one engagement held against each other, for the whole service. Rows are matched by
//! their ids.

use crate::analysis::analyse::{Analysis, analyse};
use crate::analysis::odds::{Ask, OddsTable, Wanted};
use crate::document::records::engagement::Engagement;
use crate::document::records::mitigation::Mitigation;
use crate::document::records::risk::Risk;
use crate::document::records::systemic::Systemic;
use crate::document::records::values::entry::Column;
use crate::document::records::values::id::RowId;
use crate::math::{Minutes, ordered};

/// One of the two states, with its figures for the whole service.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The document, without the versions saved in it.
    pub engagement: Engagement,
    /// Its figures.
    pub analysis: Analysis,
}

/// What is different between an earlier and a later state.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier state.
    pub before: Side,
    /// The later state.
    pub after: Side,
    /// Risks that were there before only.
    pub retired: Vec<RowId>,
    /// Risks that are there after only.
    pub added: Vec<RowId>,
    /// Risks that are there in both and not the same.
    pub changed: Vec<ChangedRisk>,
    /// Mitigations that were switched on or off.
    pub mitigations: Vec<(RowId, Turn)>,
    /// Systemic risks that came, went, or were fixed.
    pub systemic: Vec<(RowId, Turn)>,
}

/// A risk that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRisk {
    /// Which risk.
    pub id: RowId,
    /// Whether its name is another.
    pub renamed: bool,
    /// The estimates that are others; none where only its cost is, because of the year, a systemic risk
    /// or the like.
    pub columns: Vec<Column>,
    /// Whether the team carries it now, for the later target of the headline; `None` where that is as it was.
    pub accepted: Option<bool>,
}

/// What became of a mitigation or a systemic risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A mitigation is switched on now.
    SwitchedOn,
    /// A mitigation is switched on no longer.
    SwitchedOff,
    /// A systemic risk is fixed now.
    Fixed,
    /// A systemic risk is fixed no longer.
    Reopened,
    /// A systemic risk is new.
    Added,
    /// A systemic risk is not listed any more.
    Removed,
}

/// What one risk moved the total by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Which risk; `None` for several that moved it less than the others.
    pub risk: Option<RowId>,
    /// Bad minutes a year more, below 0 for fewer.
    pub by: f64,
}

impl Side {
    /// A state with its figures.
    pub fn of(engagement: &Engagement) -> Self {
        let mut engagement = engagement.of_whole_service();
        engagement.snapshots.clear();
        let analysis = analyse(&engagement);
        Self {
            engagement,
            analysis,
        }
    }

    /// Bad minutes a year; `None` while no row is counted.
    pub fn total(&self) -> Option<Minutes> {
        (self.analysis.counted > 0).then_some(self.analysis.total)
    }

    /// Bad minutes a year with what is switched on, as things are while nothing is; `None` while no row
    /// is counted.
    pub fn mitigated(&self) -> Option<Minutes> {
        let with = self.analysis.mitigated.map(|one| one.total);
        self.total().map(|total| with.unwrap_or(total))
    }

    /// Bad minutes a year of a risk; `None` for one that is not there or not counted.
    pub fn minutes(&self, risk: RowId) -> Option<Minutes> {
        let row = self.analysis.rows.iter().find(|row| row.id == risk)?;
        Some(row.figures()?.bad_minutes)
    }
}

impl Comparison {
    /// Bad minutes a year fewer than before, below 0 for more; `None` unless both are counted.
    pub fn bought(&self) -> Option<f64> {
        fewer(self.before.total(), self.after.total())
    }

    /// What moved the total from the one to the other, risk by risk: those that went, then those that changed, then
    /// those that came, each the largest first. Beyond `most` the smallest are one move together.
    pub fn moves(&self, most: usize) -> Vec<Move> {
        let cost = |side: &Side, id| side.minutes(id).map_or(0.0, Minutes::get);
        let changed = self.changed.iter().map(|one| one.id);
        let went = self.retired.iter().map(|id| (0, *id));
        let changed = changed.map(|id| (1, id));
        let came = self.added.iter().map(|id| (2, *id));
        let mut all: Vec<(usize, Move)> = Vec::new();
        for (kind, id) in went.chain(changed).chain(came) {
            let (was, is) = (cost(&self.before, id), cost(&self.after, id));
            let by = is - was;
            if by.abs() > was.max(is) * 1e-12 {
                let risk = Some(id);
                all.push((kind, Move { risk, by }));
            }
        }
        let size = |at: usize| all[at].1.by.abs();
        let largest = ordered(all.len(), &|a, b| size(b).total_cmp(&size(a)));
        let kept = match all.len() > most {
            true => most.saturating_sub(1),
            false => all.len(),
        };
        let mut shown: Vec<(usize, Move)> = largest.iter().take(kept).map(|&at| all[at]).collect();
        let order = ordered(shown.len(), &|a, b| shown[a].0.cmp(&shown[b].0));
        shown = order.into_iter().map(|at| shown[at]).collect();
        let mut moves: Vec<Move> = shown.into_iter().map(|(_, one)| one).collect();
        let rest = largest.iter().skip(kept).map(|&at| all[at].1.by);
        if kept < all.len() {
            let by = rest.sum();
            moves.push(Move { risk: None, by });
        }
        moves
    }

    /// Whether any mitigation is switched on in one of them.
    pub fn any_switched_on(&self) -> bool {
        self.is_switched_on(false) || self.is_switched_on(true)
    }

    /// Whether any mitigation is switched on in the earlier or the `later` state.
    pub fn is_switched_on(&self, later: bool) -> bool {
        let side = if later { &self.after } else { &self.before };
        side.analysis.mitigated.is_some()
    }

    /// Whether nothing that is compared is different.
    pub fn is_same(&self) -> bool {
        self.retired.is_empty()
            && self.added.is_empty()
            && self.changed.is_empty()
            && self.mitigations.is_empty()
            && self.systemic.is_empty()
    }
}

/// How many minutes fewer the second is, 0 for no more than the noise of summing.
pub fn fewer(before: Option<Minutes>, after: Option<Minutes>) -> Option<f64> {
    let (before, after) = (before?.get(), after?.get());
    let difference = before - after;
    Some(match difference.abs() <= before.max(after) * 1e-12 {
        true => 0.0,
        false => difference,
    })
}

/// Holds two states of an engagement against each other.
pub fn compare(before: &Engagement, after: &Engagement) -> Comparison {
    let (before, after) = (Side::of(before), Side::of(after));
    Comparison {
        retired: only_in(&before, &after),
        added: only_in(&after, &before),
        changed: changed(&before, &after),
        mitigations: mitigations(&before, &after),
        systemic: systemic(&before, &after),
        before,
        after,
    }
}

/// The risks of one that the other has not; a row nobody has typed in is none.
fn only_in(one: &Side, other: &Side) -> Vec<RowId> {
    let risks = one.engagement.risks.iter();
    risks
        .filter(|risk| !risk.is_blank() && known(other, risk.id).is_none())
        .map(|risk| risk.id)
        .collect()
}

/// The risk, when somebody has typed in its row.
fn known(side: &Side, risk: RowId) -> Option<&Risk> {
    side.engagement.risk(risk).filter(|risk| !risk.is_blank())
}

fn changed(before: &Side, after: &Side) -> Vec<ChangedRisk> {
    let mut all = Vec::new();
    for old in before
        .engagement
        .risks
        .iter()
        .filter(|risk| !risk.is_blank())
    {
        let Some(new) = known(after, old.id) else {
            continue;
        };
        let mut columns = Column::ALL.to_vec();
        columns.retain(|column| old.entry(*column) != new.entry(*column));
        let renamed = old.name.trim() != new.name.trim();
        let (was, is) = (before.minutes(old.id), after.minutes(old.id));
        let costs_other = was.is_some() != is.is_some() || fewer(was, is).unwrap_or(0.0) != 0.0;
        let accepted = accepted(old, new, after);
        if renamed || costs_other || !columns.is_empty() || accepted.is_some() {
            all.push(ChangedRisk {
                id: old.id,
                renamed,
                columns,
                accepted,
            });
        }
    }
    all
}

fn accepted(old: &Risk, new: &Risk, after: &Side) -> Option<bool> {
    let target = after.engagement.chosen()?.id;
    let [was, is] = [old, new].map(|risk| risk.is_accepted_for(target, None));
    (was != is).then_some(is)
}

fn mitigations(before: &Side, after: &Side) -> Vec<(RowId, Turn)> {
    let is_on = |side: &Side, id| {
        let mut all = side.engagement.mitigations.iter();
        all.any(|one: &Mitigation| one.id == id && one.on)
    };
    let mut turns = Vec::new();
    for one in after.engagement.mitigations.iter().filter(|one| one.on) {
        if !is_on(before, one.id) {
            turns.push((one.id, Turn::SwitchedOn));
        }
    }
    for one in before.engagement.mitigations.iter().filter(|one| one.on) {
        if !is_on(after, one.id) {
            turns.push((one.id, Turn::SwitchedOff));
        }
    }
    turns
}

fn systemic(before: &Side, after: &Side) -> Vec<(RowId, Turn)> {
    let find = |side: &Side, id| -> Option<bool> {
        let mut all = side.engagement.systemic.iter();
        Some(all.find(|one: &&Systemic| one.id == id)?.fixed)
    };
    let mut turns = Vec::new();
    for one in &after.engagement.systemic {
        let turn = match (find(before, one.id), one.fixed) {
            (Some(true), false) => Turn::Reopened,
            (None, false) => Turn::Added,
            (Some(false) | None, true) => Turn::Fixed,
            (Some(_), _) => continue,
        };
        turns.push((one.id, turn));
    }
    for one in &before.engagement.systemic {
        if find(after, one.id).is_none() {
            turns.push((one.id, Turn::Removed));
        }
    }
    turns
}

/// What is asked to compare two states of an engagement: the same window, doubt and targets of both, those of
/// the later. Nothing of one in which no row is counted.
pub fn comparison_asks(comparison: &Comparison) -> Vec<(Wanted, Ask)> {
    let mut asks = Vec::new();
    let latest = &comparison.after.engagement;
    for (later, side) in [(false, &comparison.before), (true, &comparison.after)] {
        let mut engagement = side.engagement.clone();
        engagement.targets.clone_from(&latest.targets);
        for (wanted, mut ask) in OddsTable::of(&engagement).asks(&latest.odds, false) {
            // No curve is drawn of it.
            ask.points = 0;
            let mitigated = wanted == Wanted::Mitigated;
            asks.push((Wanted::Compared { later, mitigated }, ask));
        }
    }
    asks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::records::values::id::EngagementId;
    use crate::grammar::cell;

    /// Risks of one incident a year that fails everybody, of so many minutes each.
    fn engagement(risks: &[(u8, &str)]) -> Engagement {
        let mut count = 100;
        let id = EngagementId::from_random(&[1]);
        let mut engagement = Engagement::new(id, String::new(), || {
            count += 1;
            RowId::from_random(&[count])
        });
        engagement.risks = risks
            .iter()
            .map(|(number, minutes)| {
                let mut risk = Risk::blank(RowId::from_random(&[*number]));
                for (column, text) in Column::ALL.into_iter().zip(["0", minutes, "100%", "365"]) {
                    *risk.entry_mut(column) = cell::read(column, text);
                }
                risk
            })
            .collect();
        engagement
    }

    #[test]
    fn moves_lead_from_the_one_total_to_the_other() {
        let before = engagement(&[(1, "100"), (2, "30"), (3, "5"), (4, "7")]);
        let after = engagement(&[(2, "10"), (3, "5"), (4, "8"), (5, "22")]);
        let held = compare(&before, &after);
        let check = |most: usize, expected: &[(Option<u8>, f64)]| {
            let moves = held.moves(most);
            let found: Vec<(Option<RowId>, f64)> = moves
                .iter()
                .map(|one| (one.risk, (one.by * 10.0).round() / 10.0))
                .collect();
            let expected: Vec<(Option<RowId>, f64)> = expected
                .iter()
                .map(|(id, by)| (id.map(|id| RowId::from_random(&[id])), *by))
                .collect();
            assert_eq!(found, expected, "{most}");
            let sum: f64 = moves.iter().map(|one| one.by).sum();
            let (was, is) = (held.before.total(), held.after.total());
            let all = is.map_or(0.0, Minutes::get) - was.map_or(0.0, Minutes::get);
            assert!((sum - all).abs() < 1e-6, "{sum} of {all}");
        };
        let all = [
            (Some(1), -100.0),
            (Some(2), -20.0),
            (Some(4), 1.0),
            (Some(5), 22.0),
        ];
        check(6, &all);
        check(4, &all);
        check(3, &[(Some(1), -100.0), (Some(5), 22.0), (None, -19.0)]);
        check(1, &[(None, -97.0)]);
    }
}
