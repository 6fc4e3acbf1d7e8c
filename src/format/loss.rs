//! What a format cannot carry of an engagement, said before it is written.

use crate::model::{Basis, Engagement, Year};

/// What leaves the page, other than the JSON file, which carries everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// The CSV of risks.
    Risks,
    /// The CSV of journeys.
    Journeys,
    /// A table for a wiki.
    Copy,
}

impl Carrier {
    /// What it is called in a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Risks => "CSV of risks",
            Self::Journeys => "CSV of journeys",
            Self::Copy => "copy",
        }
    }
}

/// What is really there and stays behind, in plain words; nothing when all of it is carried.
pub fn lost(carrier: Carrier, engagement: &Engagement) -> Vec<String> {
    let (journeys, copy) = (carrier == Carrier::Journeys, carrier == Carrier::Copy);
    let table = !journeys;
    // The marks of a copy are those at the target it speaks of.
    let spoken = engagement.chosen().map(|target| target.id).filter(|_| copy);
    let (mut risks, mut links, mut accepted) = (0, 0, 0);
    let (mut bases, mut owners, mut notes) = (0, 0, 0);
    for risk in &engagement.risks {
        risks += usize::from(!risk.is_blank());
        links += risk.reach.journeys.len() + risk.interactions.len() + usize::from(!risk.reach.all);
        for one in &risk.accepted {
            accepted += usize::from(Some(one.target) != spoken);
        }
        bases += usize::from(risk.basis != Basis::default());
        owners += usize::from(!risk.owner.is_empty());
        notes += usize::from(!risk.notes.is_empty());
    }
    let targets = engagement
        .journeys
        .iter()
        .filter(|one| one.target.is_some());
    let mut list = Vec::new();
    for (lost, count, one, many) in [
        (journeys, risks, "risk", "risks"),
        (table, engagement.journeys.len(), "journey", "journeys"),
        (
            table,
            links,
            "link of risks to journeys",
            "links of risks to journeys",
        ),
        (
            journeys,
            targets.count(),
            "target of journeys",
            "targets of journeys",
        ),
        (
            true,
            engagement.systemic.len(),
            "systemic risk",
            "systemic risks",
        ),
        (table, accepted, "acceptance", "acceptances"),
        (table, bases, "basis of estimates", "bases of estimates"),
        (copy, owners, "owner", "owners"),
        (copy, notes, "note", "notes"),
    ] {
        if lost && count > 0 {
            list.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    }
    for (lost, name) in [
        (!engagement.has_usual_targets(), "the targets"),
        (
            engagement.too_big_percent != Engagement::USUAL_TOO_BIG,
            "the line from which a risk is too big",
        ),
        (engagement.year != Year::default(), "the length of the year"),
        (!copy && !engagement.author.is_empty(), "your name"),
    ] {
        if lost {
            list.push(name.to_owned());
        }
    }
    list
}

/// The list as a sentence; `None` when nothing is lost.
pub fn sentence(carrier: Carrier, engagement: &Engagement) -> Option<String> {
    let list = lost(carrier, engagement);
    let name = carrier.name();
    (!list.is_empty()).then(|| format!("The {name} does not hold: {}.", list.join(", ")))
}
