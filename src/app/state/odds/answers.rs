//! What was asked about the odds, and what was answered.

use std::sync::Arc;

use crate::analysis::odds::{Ask, Told, Wanted};
use crate::analysis::report::KnownOdds;
use crate::analysis::{Analysis, Lever};
use crate::document::Window;
use crate::document::{Engagement, EngagementId, RowId};
use crate::math::Minutes;

/// Answers with what they are about.
#[derive(Default)]
pub struct Answers {
    pub(crate) known: Vec<Answer>,
    /// Bad minutes a year as the table is and under each lever, while they are shown.
    pub totals: Vec<(Option<Lever>, Minutes)>,
    /// Whether every answer is to the table as it is now.
    pub current: bool,
    /// Whether the program that computes odds could not be started.
    pub failed: bool,
}

/// An answer with its question.
pub struct Answer {
    pub(crate) asked: Asked,
    pub(crate) told: Told,
    /// Whether it answers the question as it is now; if not, it stands in until the next one comes.
    pub(crate) current: bool,
}

/// The targets and risks that an answer's figures are for, in their order.
pub struct About {
    engagement: EngagementId,
    pub(crate) targets: Vec<RowId>,
    risks: Vec<RowId>,
}

/// A question.
pub struct Asked {
    pub(crate) wanted: Wanted,
    pub(crate) ask: Ask,
    pub(crate) about: Arc<About>,
}

impl Asked {
    /// Whether it is the same question.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.wanted == other.wanted && self.ask == other.ask
    }

    /// Whether an answer to the one may stand for a moment until the other is answered: only the
    /// risks' figures differ.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.wanted == other.wanted
            && self.ask.is_like(&other.ask)
            && self.about.engagement == other.about.engagement
    }
}

impl Answers {
    /// The answer to a question, when it is known.
    pub fn told(&self, wanted: Wanted) -> Option<&Told> {
        Some(&self.answer(wanted)?.told)
    }

    /// Every answer, with what was asked.
    pub fn all_told(&self) -> impl Iterator<Item = (Wanted, &Told)> {
        let known = self.known.iter();
        known.map(|answer| (answer.asked.wanted, &answer.told))
    }

    /// P(target met) in an answer.
    pub fn kept(&self, wanted: Wanted, target: RowId) -> Option<f64> {
        let answer = self.answer(wanted)?;
        let targets = &answer.asked.about.targets;
        let place = targets.iter().position(|id| *id == target)?;
        answer.told.kept.get(place).copied()
    }

    /// What each risk does over the window, and P(target met) without it.
    pub fn drivers(&self, target: RowId) -> Vec<Driver> {
        let Some(answer) = self.answer(Wanted::Each) else {
            return Vec::new();
        };
        let about = &answer.asked.about;
        let place = about.targets.iter().position(|id| *id == target);
        let mut drivers = Vec::with_capacity(about.risks.len());
        for (risk, each) in about.risks.iter().zip(&answer.told.each) {
            if let Some(without) = place.and_then(|place| each.without.get(place)) {
                drivers.push(Driver {
                    risk: *risk,
                    happens: each.happens,
                    minutes: each.minutes,
                    without: *without,
                });
            }
        }
        drivers
    }

    /// The most that a probability in any answer may be off: an upper bound.
    pub fn error(&self) -> f64 {
        let errors = self.known.iter().map(|answer| answer.told.error);
        errors.fold(0.0, f64::max)
    }

    /// All that is answered about the table as it is now, for a report: no stand-ins.
    pub fn known_odds(&self, window: Window) -> KnownOdds {
        let mut odds = KnownOdds {
            pending: !self.current,
            failed: self.failed,
            ..KnownOdds::default()
        };
        for answer in self.known.iter().filter(|answer| answer.current) {
            let wanted = answer.asked.wanted;
            let pairs = answer.asked.about.targets.iter().zip(&answer.told.kept);
            for (target, kept) in pairs {
                odds.kept.push((wanted, *target, *kept));
            }
            odds.error = odds.error.max(answer.told.error);
            if wanted == Wanted::AsIs(window) {
                odds.told = Some(answer.told.clone());
            }
        }
        odds
    }

    fn answer(&self, wanted: Wanted) -> Option<&Answer> {
        let mut known = self.known.iter();
        known.find(|answer| answer.asked.wanted == wanted)
    }
}

/// A risk's own odds.
pub struct Driver {
    /// Which risk.
    pub risk: RowId,
    /// P(at least one incident).
    pub happens: f64,
    /// Bad minutes when it happens.
    pub minutes: f64,
    /// P(target met) without it.
    pub without: f64,
}

/// What answers to questions about the table as it is now are for.
pub fn about(document: &Engagement, analysis: &Analysis) -> About {
    let readable = analysis.targets.iter().filter(|one| one.figures.is_ok());
    let counted = analysis.rows.iter().filter(|row| row.figures().is_some());
    About {
        engagement: document.id,
        targets: readable.map(|one| one.id).collect(),
        risks: counted.map(|row| row.id).collect(),
    }
}
