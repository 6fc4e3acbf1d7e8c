//! Objectives of a file as an edit of the document.

use super::found::Found;
use crate::document::names::slug;
use crate::document::{Edit, Engagement, Journey, Objective, RowId, Span, Target};
use crate::math::Percent;

/// Whose an objective is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The whole service's.
    Service,
    /// That of a journey which is there.
    Journey(RowId),
    /// That of a journey which is added under this name.
    New(String),
}

/// An objective to add.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// As its file has it.
    pub found: &'a Found,
    /// Whose it is to be.
    pub whose: &'a Whose,
    /// The window, which its file may not say.
    pub window: Span,
}

/// Whose it seems to be: that of the journey of its name, or of a new one.
pub fn whose(found: &Found, document: &Engagement) -> Whose {
    let Some(name) = &found.journey else {
        return Whose::Service;
    };
    let alike = |one: &&Journey| plain(&one.name) == plain(name);
    // The title of a file may be cut, and its name for machines has no other letters than Latin ones.
    let kind = found.objective.kind.name();
    let own = without_number(&found.slug);
    let machine = |one: &&Journey| slug(&format!("{} {kind}", one.name)) == own;
    let mut journeys = document.journeys.iter();
    let found = journeys
        .clone()
        .find(alike)
        .or_else(|| journeys.find(machine));
    found.map_or_else(|| Whose::New(name.clone()), |one| Whose::Journey(one.id))
}

/// A name without the number that tells it from others like it: "checkout-latency-2".
fn without_number(slug: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let cut = slug.rsplit_once('-').filter(|(_, last)| is_number(last));
    cut.map_or(slug, |(name, _)| name)
}

/// A name in small letters and one line.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words =
        lower.split(|mark: char| mark.is_whitespace() || mark.is_control() || mark == '\u{feff}');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether the document has such an objective already: for the same, of the same kind, target and window.
pub fn is_here(chosen: Chosen, document: &Engagement) -> bool {
    let journey = match chosen.whose {
        Whose::Service => None,
        Whose::Journey(id) => Some(*id),
        Whose::New(_) => return false,
    };
    let target = target(&chosen.found.percent, &document.targets);
    document.objectives.iter().any(|one| {
        one.journey == journey
            && one.kind == chosen.found.objective.kind
            && one.window == chosen.window
            && one.target.is_some()
            && one.target == target
    })
}

/// The target of a percentage, if there is one.
fn target(percent: &str, targets: &[Target]) -> Option<RowId> {
    let read = |text: &str| text.parse::<Percent>().ok();
    let wanted = read(percent)?;
    // 99.90 is 99.9.
    let same =
        |one: &&Target| read(&one.percent).is_some_and(|it| it.to_string() == wanted.to_string());
    targets.iter().find(same).map(|one| one.id)
}

/// The targets that would be added, each once.
pub fn new_targets(chosen: &[Chosen], document: &Engagement) -> Vec<String> {
    let mut new: Vec<String> = Vec::new();
    for one in chosen {
        let percent = &one.found.percent;
        if target(percent, &document.targets).is_none() && !new.contains(percent) {
            new.push(percent.clone());
        }
    }
    new
}

/// The edit that adds them, with the journeys and targets that are not there yet. `ids` makes ids.
pub fn landing(chosen: &[Chosen], document: &Engagement, mut ids: impl FnMut() -> RowId) -> Edit {
    let mut edits = Vec::new();
    let mut targets = document.targets.clone();
    for percent in new_targets(chosen, document) {
        let target = Target { id: ids(), percent };
        edits.push(Edit::InsertTarget {
            at: targets.len(),
            target: target.clone(),
        });
        targets.push(target);
    }
    let mut journeys = document.journeys.clone();
    let mut new: Vec<(String, RowId)> = Vec::new();
    let mut objectives = document.objectives.clone();
    for one in chosen {
        let journey = match one.whose {
            Whose::Service => None,
            Whose::Journey(id) => Some(*id),
            Whose::New(name) => {
                let known = new.iter().find(|(other, _)| plain(other) == plain(name));
                let known = known.map(|(_, id)| *id);
                Some(known.unwrap_or_else(|| {
                    let mut journey = Journey::blank(ids());
                    journey.name.clone_from(name);
                    let id = journey.id;
                    new.push((name.clone(), id));
                    journeys.push(journey);
                    id
                }))
            }
        };
        objectives.push(Objective {
            id: ids(),
            journey,
            target: target(&one.found.percent, &targets),
            window: one.window,
            alerts: one.found.rules.typed(one.window.days()),
            ..one.found.objective.clone()
        });
    }
    if !new.is_empty() {
        edits.push(Edit::SetJourneys(journeys));
    }
    edits.push(Edit::SetObjectives(objectives));
    Edit::Batch(edits)
}
