//! Silent estimates in the document: the open round of a figure, and what closes it.

use crate::document::edit::Edit;
use crate::document::records::activities::{Activities, Round, Said};
use crate::document::records::engagement::Engagement;
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::RowId;

/// A figure of a risk, as it is estimated in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Of which risk.
    pub risk: RowId,
    /// Which of its four.
    pub column: Column,
}

impl Round {
    /// What is estimated in it.
    pub fn figure(&self) -> Figure {
        let (risk, column) = (self.risk, self.column);
        Figure { risk, column }
    }

    /// Whether nothing is agreed yet.
    pub fn is_open(&self) -> bool {
        self.agreed.is_empty() && self.date.is_empty()
    }
}

impl Activities {
    /// The round of this id.
    pub fn round(&self, id: RowId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// The round in which a figure of a risk is being estimated.
    pub fn open_round(&self, figure: Figure) -> Option<&Round> {
        let mut open = self.rounds.iter().filter(|round| round.is_open());
        open.find(|round| round.figure() == figure)
    }
}

/// What all said in the open round of each figure, as one edit. A round begins with an id of `new_id` where there is
/// none.
pub fn heard(
    engagement: &Engagement,
    rounds: Vec<(Figure, Vec<Said>)>,
    new_id: impl Fn() -> RowId,
) -> Edit {
    let mut activities = engagement.activities.clone();
    for (figure, said) in rounds {
        let open = activities.open_round(figure).map(|round| round.id);
        match open {
            Some(id) => change(&mut activities, id, |round| round.said = said),
            None => {
                let mut round = Round::blank(new_id(), figure.risk, figure.column);
                round.said = said;
                activities.rounds.push(round);
            }
        }
    }
    Edit::SetActivities(activities)
}

/// The edit that changes one round.
pub fn with_round(engagement: &Engagement, id: RowId, with: impl FnOnce(&mut Round)) -> Edit {
    let mut activities = engagement.activities.clone();
    change(&mut activities, id, with);
    Edit::SetActivities(activities)
}

/// The edit that takes a round away; the risk's figures stay.
pub fn without_round(engagement: &Engagement, id: RowId) -> Edit {
    let mut activities = engagement.activities.clone();
    activities.rounds.retain(|round| round.id != id);
    Edit::SetActivities(activities)
}

/// The one edit that makes what a round agreed on the risk's own figure. What the estimate rests on stays as
/// it is. `agreed` is the entry as text, `today` an ISO date. `None` when there is no such round.
pub fn agree(
    engagement: &Engagement,
    id: RowId,
    entry: Entry,
    agreed: &str,
    today: &str,
) -> Option<Edit> {
    let round = engagement.activities.round(id)?;
    let (risk, column) = (round.risk, round.column);
    let set = Edit::SetEntry {
        risk,
        column,
        entry,
    };
    let close = with_round(engagement, id, |round| {
        round.agreed = agreed.to_owned();
        round.date = today.to_owned();
    });
    Some(Edit::Batch(vec![set, close]))
}

fn change(activities: &mut Activities, id: RowId, with: impl FnOnce(&mut Round)) {
    if let Some(round) = activities.rounds.iter_mut().find(|round| round.id == id) {
        with(round);
    }
}
