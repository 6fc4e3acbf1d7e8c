//! What a format cannot carry of an engagement, said before it is written.

use crate::document::{Acceptance, Charter, Engagement, Year};
use crate::grammar::texts::after;

/// What leaves the page, other than the JSON file, which carries everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// The CSV of risks.
    Risks,
    /// The CSV of journeys.
    Journeys,
    /// The spreadsheet with formulas.
    Workbook,
    /// A table for a wiki.
    Copy,
}

impl Carrier {
    /// A word for it that is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Risks => "risks",
            Self::Journeys => "journeys",
            Self::Workbook => "xlsx",
            Self::Copy => "copy",
        }
    }

    /// What it is called in a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Risks => "CSV of risks",
            Self::Journeys => "CSV of journeys",
            Self::Workbook => "spreadsheet",
            Self::Copy => "copy",
        }
    }
}

/// What the JSON file is good for.
pub const JSON: &str = "everything; opens again as it is";

/// What the spreadsheet is good for.
pub const WORKBOOK: &str = "all figures, with live formulas";

/// What the CSV of risks is good for.
pub const CSV: &str = "the risks, for a spreadsheet";

/// What the CSV of risks with semicolons is good for.
pub const SEMICOLON: &str = "the same, where decimals have commas";

/// What the CSV of journeys is good for.
pub const JOURNEYS: &str = "the journeys, for a spreadsheet";

/// What a dialog about it is called.
pub const fn title(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Risks => "What a CSV of risks cannot hold",
        Carrier::Journeys => "What a CSV of journeys cannot hold",
        Carrier::Workbook => "What the spreadsheet cannot hold",
        Carrier::Copy => "What a table of risks cannot hold",
    }
}

/// All formats of its kind, in a sentence.
pub const fn of_all(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Copy => "Markdown, HTML and MediaWiki",
        Carrier::Workbook => "spreadsheets",
        Carrier::Risks | Carrier::Journeys => carrier.name(),
    }
}

/// What it has, before what it does not have.
pub fn has(carrier: Carrier, engagement: &Engagement) -> String {
    let mut of = Vec::new();
    let risks = engagement.risks.iter().filter(|risk| !risk.is_blank());
    count(&mut of, risks.count(), "risk", "s");
    let risks = of.pop().unwrap_or_else(|| "no risks".to_owned());
    count(&mut of, engagement.journeys.len(), "journey", "s");
    let journeys = of.pop().unwrap_or_else(|| "no journeys".to_owned());
    match carrier {
        Carrier::Risks => format!(
            "The file has {risks} with their ranges, figures, owners and notes. It does not have:"
        ),
        Carrier::Journeys => format!("The file has {journeys}. It does not have:"),
        Carrier::Workbook => format!(
            "The file has {risks} with their ranges, targets, systemic risks, mitigations, objectives and the readiness review; what follows from them is computed in it. It does not have:"
        ),
        Carrier::Copy => format!(
            "The copy has {risks} with their ranges and the total under them. It does not have:"
        ),
    }
}

/// What is really there and stays behind, in plain words; nothing when all of it is carried.
pub fn lost(carrier: Carrier, engagement: &Engagement) -> Vec<String> {
    let copy = carrier == Carrier::Copy;
    let mut list = Vec::new();
    let (mut risks, mut links, mut accepted) = (0, 0, 0);
    let (mut bases, mut owners, mut notes, mut runbooks) = (0, 0, 0, 0);
    // The marks of a copy are those at the target it speaks of, and say no more than that.
    let spoken = engagement.chosen().filter(|_| copy);
    let marked = spoken.map(|target| Acceptance::new(target.id, engagement.scope));
    // A spreadsheet has those at all targets.
    let is_carried = |one: &Acceptance| {
        let at_any = carrier == Carrier::Workbook && one.journey == engagement.scope;
        at_any || Some(one) == marked.as_ref()
    };
    for risk in &engagement.risks {
        risks += usize::from(!risk.is_blank());
        links += risk.reach.journeys.len() + risk.interactions.len();
        links += usize::from(!risk.reach.all);
        for one in &risk.accepted {
            accepted += usize::from(!is_carried(one));
        }
        let basis = &risk.basis;
        let said = basis.kind.is_some() || !basis.who.is_empty() || !basis.when.is_empty();
        bases += usize::from(said);
        owners += usize::from(!risk.owner.is_empty());
        notes += usize::from(!risk.notes.is_empty());
        runbooks += usize::from(!risk.runbook.is_empty());
    }
    if carrier == Carrier::Journeys {
        let targets = engagement
            .journeys
            .iter()
            .filter(|one| one.target.is_some());
        count(&mut list, risks, "risk", "s");
        count(&mut list, targets.count(), "target", "s of journeys");
    } else {
        count(&mut list, engagement.journeys.len(), "journey", "s");
        count(&mut list, links, "link", "s of risks to journeys");
        count(&mut list, accepted, "acceptance", "s");
        count(&mut list, bases, "statement", "s of what figures rest on");
    }
    let readiness = &engagement.readiness;
    if carrier == Carrier::Workbook {
        let objectives = engagement.objectives.iter();
        let papers = objectives.flat_map(|one| [&one.document, &one.policy]);
        let rewritten = papers.filter(|text| !text.is_empty());
        count(
            &mut list,
            rewritten.count(),
            "rewritten document",
            "s of objectives",
        );
        let agreed = readiness.sign_offs.len();
        count(&mut list, agreed, "sign-off", "s of the readiness review");
    } else {
        count(&mut list, engagement.systemic.len(), "systemic risk", "s");
        count(&mut list, engagement.mitigations.len(), "mitigation", "s");
        count(&mut list, engagement.objectives.len(), "objective", "s");
        let items = readiness.items.len();
        count(&mut list, items, "item", "s of the readiness review");
    }
    if engagement.charter != Charter::default() {
        list.push("the charter".to_owned());
    }
    count(&mut list, runbooks, "runbook", "s");
    let activities = &engagement.activities;
    count(&mut list, activities.log.len(), "meeting", "s");
    count(&mut list, activities.ideas.len(), "idea", "s");
    count(
        &mut list,
        activities.rounds.len(),
        "round",
        "s of silent estimates",
    );
    count(
        &mut list,
        activities.nodes.len(),
        "node",
        "s of the causal map",
    );
    let incidents = engagement.evidence.incidents.len();
    count(&mut list, incidents, "incident", "s");
    count(&mut list, engagement.snapshots.len(), "saved version", "s");
    if copy {
        count(&mut list, owners, "owner", "s");
        count(&mut list, notes, "note", "s");
    } else if !engagement.author.is_empty() {
        list.push("your name".to_owned());
    }
    if carrier == Carrier::Workbook {
        return list;
    }
    if !engagement.has_usual_targets() {
        list.push("the targets".to_owned());
    }
    if engagement.too_big_percent != Engagement::USUAL_TOO_BIG {
        list.push("the line from which a risk is too big".to_owned());
    }
    if engagement.year != Year::default() {
        list.push("the length of the year".to_owned());
    }
    list
}

/// Names as many of them as there are. The plural's "s" stands before what both forms go on with.
fn count(list: &mut Vec<String>, count: usize, name: &str, plural: &str) {
    if count > 0 {
        let rest = if count == 1 { after(plural, 1) } else { plural };
        list.push(format!("{count} {name}{rest}"));
    }
}

/// The list as a sentence; `None` when nothing is lost.
pub fn sentence(carrier: Carrier, engagement: &Engagement) -> Option<String> {
    let list = lost(carrier, engagement);
    let name = carrier.name();
    (!list.is_empty()).then(|| format!("The {name} does not hold: {}.", list.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{EngagementId, Mitigation, Objective, Risk, RowId, Systemic};

    #[test]
    fn what_is_there_is_counted() {
        let id = |place: u8| RowId::from_random(&[place; 5]);
        let own = EngagementId::from_random(&[9; 16]);
        let mut engagement = Engagement::new(own, String::new(), || id(99));
        let check = |engagement: &Engagement, carrier, expected: &str| {
            let text = has(carrier, engagement);
            assert!(text.starts_with(expected), "{text}");
        };
        check(&engagement, Carrier::Copy, "The copy has no risks with");
        let mut risk = Risk::blank(id(1));
        risk.name = "a".to_owned();
        engagement.risks.push(risk);
        check(&engagement, Carrier::Risks, "The file has 1 risk with");
        check(&engagement, Carrier::Journeys, "The file has no journeys.");
        check(&engagement, Carrier::Workbook, "The file has 1 risk with");
        let target = engagement.targets[0].id;
        let accepted = |journey| Acceptance::new(target, journey);
        engagement.risks[0].accepted = vec![accepted(None), accepted(Some(id(3)))];
        engagement.year = Year::Days365_25;
        engagement.systemic = vec![Systemic::blank(id(4))];
        engagement.mitigations = vec![Mitigation::blank(id(5))];
        engagement.objectives = vec![Objective::blank(id(6)), Objective::blank(id(7))];
        engagement.objectives[1].policy = "We stop.".to_owned();
        let not_in_it = lost(Carrier::Workbook, &engagement);
        assert_eq!(
            not_in_it,
            ["1 acceptance", "1 rewritten document of objectives"]
        );
        let not_in_a_copy = lost(Carrier::Copy, &engagement);
        assert!(not_in_a_copy.contains(&"2 objectives".to_owned()));
        assert_eq!(of_all(Carrier::Risks), "CSV of risks");
    }
}
