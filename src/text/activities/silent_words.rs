//! What is said of figures that a room estimates in silence.

use crate::document::Engagement;
use crate::document::names::row_name;
use crate::document::rounds::Figure;
use crate::text::activities::activity_words::counted;

/// Where a figure stands in the round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    /// In a word or two, such as "3 answers".
    pub says: String,
    /// The room agreed.
    pub is_over: bool,
}

/// A figure's name, such as "ETTR of minor defect".
pub fn figure_name(figure: Figure, engagement: &Engagement) -> String {
    let risk = row_name(figure.risk, engagement);
    format!("{} of {risk}", figure.column.name())
}

/// How many have answered, or that it is agreed.
pub fn stands_at(figure: Figure, engagement: &Engagement) -> Stands {
    let mut rounds = engagement.activities.rounds.iter().rev();
    let latest = rounds.find(|round| round.figure() == figure);
    let answers = engagement
        .activities
        .open_round(figure)
        .map_or(0, |round| round.said.len());
    let is_over = answers == 0 && latest.is_some_and(|round| !round.is_open());
    let says = match answers {
        0 if is_over => "agreed".to_owned(),
        0 => "no answer yet".to_owned(),
        answers => counted(answers, "answer"),
    };
    Stands { says, is_over }
}
