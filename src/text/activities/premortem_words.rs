//! What a pre-mortem says about its ideas.

use crate::analysis::{Analysis, RowState};
use crate::document::ideas::risk_named;
use crate::document::names::row_name;
use crate::document::{Engagement, RowId};
use crate::text::figures::figure;

/// What becomes of an idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// Nothing: it has no words.
    Nothing,
    /// A risk, when somebody wants so.
    New,
    /// Nothing new: a risk of that name is in the table, and what that means.
    Known(RowId, String),
    /// It is a risk, and what that counts.
    Risk(String),
}

/// What becomes of the idea with this id.
pub fn becomes(engagement: &Engagement, analysis: &Analysis, id: RowId) -> Becomes {
    let ideas = &engagement.activities.ideas;
    let Some(idea) = ideas.iter().find(|idea| idea.id == id) else {
        return Becomes::Nothing;
    };
    if let Some(risk) = idea.risk {
        let name = row_name(risk, engagement);
        let row = analysis.rows.iter().find(|row| row.id == risk);
        let counts = match row.map(|row| &row.state) {
            Some(RowState::Counted(figures)) => {
                format!("{} bad minutes a year", figure(figures.bad_minutes.get()))
            }
            Some(RowState::LeftOut) => "left out, since a cell cannot be read".to_owned(),
            Some(RowState::Elsewhere) => "not for the journey chosen above".to_owned(),
            Some(RowState::Unfilled) | None => {
                "without numbers, so not in the total until it has some".to_owned()
            }
        };
        return Becomes::Risk(match crate::grammar::texts::one_line(&idea.text) {
            text if text == name => format!("In the table of risks: {counts}."),
            _ => format!("In the table of risks as \"{name}\": {counts}."),
        });
    }
    if idea.text.trim().is_empty() {
        return Becomes::Nothing;
    }
    match risk_named(engagement, &idea.text) {
        Some(risk) => {
            let name = row_name(risk, engagement);
            let text = format!("\"{name}\" is in the table of risks already.");
            Becomes::Known(risk, text)
        }
        None => Becomes::New,
    }
}

/// What promoting all would do; `None` when nothing is left to promote.
pub fn to_promote(engagement: &Engagement) -> Option<String> {
    let left = |idea: &&crate::document::Idea| idea.risk.is_none() && !idea.text.trim().is_empty();
    let count = engagement.activities.ideas.iter().filter(left).count();
    match count {
        0 => None,
        1 => Some("1 idea is no risk yet. As a risk it has no numbers and stays out of the total until it has some.".to_owned()),
        count => Some(format!("{count} ideas are no risks yet. As risks they have no numbers and stay out of the total until they have some.")),
    }
}
