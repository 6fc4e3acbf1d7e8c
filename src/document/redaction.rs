//! The engagement without words: for people who may see the figures and not what they are about.

use crate::document::records::activities::Activities;
use crate::document::records::charter::Charter;
use crate::document::records::engagement::Engagement;
use crate::document::records::evidence::{Evidence, Incident};
use crate::document::records::journey::{Interaction, Journey};
use crate::document::records::mitigation::Mitigation;
use crate::document::records::objective::{Alert, Objective};
use crate::document::records::readiness::{Readiness, ReadinessItem};
use crate::document::records::record::{Record, Walk};
use crate::document::records::risk::{Acceptance, Risk};
use crate::document::records::systemic::Systemic;
use crate::document::records::values::cells::Cell;
use crate::document::records::values::cells::MitigationCell;
use crate::document::records::values::cells::Worsening;
use crate::document::records::values::entry::{Column, Entry};

/// The words that may stand in a figure.
const UNITS: [&str; 13] = [
    "s", "sec", "m", "min", "minute", "minutes", "h", "hour", "hours", "d", "day", "days", "w",
];

/// The same figures, with names replaced by numbers and everything else that somebody wrote left out.
///
/// Each row begins blank and takes over figures and links alone, so that a text added to the document
/// later stays out until somebody decides otherwise.
pub fn redacted(engagement: &Engagement) -> Engagement {
    let mut ids = engagement.targets.iter().map(|target| target.id);
    let mut plain = Engagement::new(engagement.id, "Engagement".to_owned(), || {
        ids.next().unwrap_or(engagement.chosen_target)
    });
    plain.year = engagement.year;
    plain
        .too_big_percent
        .clone_from(&engagement.too_big_percent);
    plain.targets.clone_from(&engagement.targets);
    for target in &mut plain.targets {
        target.percent = figure(&target.percent);
    }
    plain.chosen_target = engagement.chosen_target;
    plain.scope = engagement.scope;
    plain.odds.clone_from(&engagement.odds);
    plain.odds.confidence = figure(&engagement.odds.confidence);
    plain.journeys = numbered(&engagement.journeys, "Journey", journey);
    plain.risks = numbered(&engagement.risks, "Risk", risk);
    plain.systemic = numbered(&engagement.systemic, "Systemic risk", systemic);
    plain.mitigations = numbered(&engagement.mitigations, "Mitigation", mitigation);
    plain.objectives = engagement.objectives.iter().map(objective).collect();
    plain.charter = Charter {
        status: engagement.charter.status,
        ..Charter::default()
    };
    plain.readiness = readiness(&engagement.readiness);
    plain.activities = Activities::default();
    plain.evidence = evidence(&engagement.evidence);
    plain.links(&mut Wordless);
    plain
}

fn numbered<T>(rows: &[T], name: &str, plain: fn(&T, String) -> T) -> Vec<T> {
    let rows = rows.iter().enumerate();
    rows.map(|(place, row)| plain(row, format!("{name} {}", place + 1)))
        .collect()
}

/// Walks a document and takes words out of cells from which no figure could be read.
struct Wordless;

impl Walk for Wordless {
    fn cell(&mut self, _: &'static str, _: Cell, entry: &mut Entry) {
        if let Entry::Unread { text } = entry {
            "?".clone_into(text);
        }
    }
}

/// A figure with its unit; a text with other words is none.
fn figure(from: &str) -> String {
    let mut words = from.split(|c: char| !c.is_alphabetic());
    match words.all(|word| word.is_empty() || UNITS.contains(&word)) {
        true => from.to_owned(),
        false => String::new(),
    }
}

fn journey(from: &Journey, name: String) -> Journey {
    let mut plain = Journey::blank(from.id);
    plain.name = name;
    plain.target = from.target;
    for (place, interaction) in from.interactions.iter().enumerate() {
        let mut one = Interaction::blank(interaction.id);
        one.request = format!("Request {}", place + 1);
        one.impact = interaction.impact.clone();
        plain.interactions.push(one);
    }
    plain
}

fn risk(from: &Risk, name: String) -> Risk {
    let mut plain = Risk::blank(from.id);
    // A row that waits to be typed in is no risk, and a name would make it one.
    if from.is_blank() {
        return plain;
    }
    plain.name = name;
    for column in Column::ALL {
        plain.entry_mut(column).clone_from(from.entry(column));
    }
    plain.basis.kind = from.basis.kind;
    plain.reach.clone_from(&from.reach);
    plain.interactions.clone_from(&from.interactions);
    for accepted in &from.accepted {
        let one = Acceptance::new(accepted.target, accepted.journey);
        plain.accepted.push(one);
    }
    plain
}

fn systemic(from: &Systemic, name: String) -> Systemic {
    let mut plain = Systemic::blank(from.id);
    plain.name = name;
    for what in Worsening::ALL {
        plain.entry_mut(what).clone_from(from.entry(what));
    }
    (plain.included, plain.fixed) = (from.included, from.fixed);
    plain.scope.clone_from(&from.scope);
    plain
}

fn mitigation(from: &Mitigation, name: String) -> Mitigation {
    let mut plain = Mitigation::blank(from.id);
    plain.name = name;
    for cell in MitigationCell::ALL {
        plain.entry_mut(cell).clone_from(from.entry(cell));
    }
    plain.on = from.on;
    plain.scope.clone_from(&from.scope);
    plain.fixes.clone_from(&from.fixes);
    plain
}

fn objective(from: &Objective) -> Objective {
    let mut plain = Objective::blank(from.id);
    plain.journey = from.journey;
    plain.kind = from.kind;
    plain.target = from.target;
    plain.window = from.window;
    plain.traffic = figure(&from.traffic);
    plain.ratio = figure(&from.ratio);
    plain.elapsed = figure(&from.elapsed);
    for alert in &from.alerts {
        plain.alerts.push(Alert {
            burn: figure(&alert.burn),
            long: figure(&alert.long),
            short: figure(&alert.short),
            pages: alert.pages,
        });
    }
    plain.to_human = figure(&from.to_human);
    plain
}

fn readiness(from: &Readiness) -> Readiness {
    let mut plain = Readiness {
        level: from.level,
        ..Readiness::default()
    };
    for item in &from.items {
        let mut one = ReadinessItem::blank(item.id);
        one.item.clone_from(&item.item);
        (one.area, one.level, one.answer) = (item.area, item.level, item.answer);
        one.risks.clone_from(&item.risks);
        one.systemic.clone_from(&item.systemic);
        one.hidden = item.hidden;
        plain.items.push(one);
    }
    plain
}

fn evidence(from: &Evidence) -> Evidence {
    let mut plain = Evidence {
        from: from.from.clone(),
        to: from.to.clone(),
        incidents: Vec::new(),
        taken: from.taken.clone(),
    };
    for incident in &from.incidents {
        let mut one = Incident::blank(incident.id);
        (one.risk, one.drill) = (incident.risk, incident.drill);
        one.date.clone_from(&incident.date);
        one.detect = incident.detect.clone();
        one.resolve = incident.resolve.clone();
        one.share = incident.share.clone();
        plain.incidents.push(one);
    }
    plain
}
