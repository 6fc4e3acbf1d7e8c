//! The checklist of the readiness review: what is built in, joined with what the team said and added.

use crate::analysis::{Linked, Tally};
use crate::codec::checklist::asked::{Asked, built_in};
use crate::document::{
    Area, Edit, Engagement, Level, Readiness, ReadinessItem, Risk, RowId, Systemic,
};

/// What an item asks, be it in the team's own words or the checklist's; its area where it asks nothing.
pub fn question_of(item: &ReadinessItem) -> String {
    let own = item.question.trim();
    if !own.is_empty() {
        return own.to_owned();
    }
    let asked = built_in().iter().find(|asked| asked.key == item.item);
    match asked {
        Some(asked) => asked.question.clone(),
        None => format!("An item of {}", item.area.title()),
    }
}

/// Which item of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// The built-in one at this place.
    BuiltIn(usize),
    /// One of the team's own.
    Own(RowId),
}

/// An item of the review with what was said about it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Which one.
    pub which: Which,
    /// The built-in item, where it is one.
    pub asked: Option<&'static Asked>,
    /// What was said, where something was.
    pub said: Option<&'a ReadinessItem>,
}

impl<'a> Line<'a> {
    /// What it is about.
    pub fn area(&self) -> Area {
        let own = || self.said.map(|said| said.area);
        let built_in = self.asked.map(|asked| asked.area);
        built_in.or_else(own).unwrap_or(Area::Architecture)
    }

    /// From which level on it is asked.
    pub fn level(&self) -> Level {
        let own = || self.said.map(|said| said.level);
        let built_in = self.asked.map(|asked| asked.level);
        built_in.or_else(own).unwrap_or(Level::C)
    }

    /// What is asked: as the team put it, else as it is built in, else what the file called it.
    pub fn question(&self) -> &'a str {
        let own = self.said.map_or("", |said| said.question.trim());
        let asked = self.asked.map_or("", |asked| asked.question.as_str());
        let key = self.said.map_or("", |said| said.item.as_str());
        let all = [own, asked, key].into_iter();
        let mut filled = all.filter(|text| !text.trim().is_empty());
        filled.next().unwrap_or("An item without words")
    }

    /// What is asked, as a file has it: nothing where nobody said it yet.
    pub fn typed_question(&self) -> &'a str {
        let own = self.said.map_or("", |said| said.question.as_str());
        match self.asked {
            Some(asked) if own.is_empty() => &asked.question,
            _ => own,
        }
    }

    /// What a yes lowers, in words that can name a row.
    pub fn lowers(&self) -> &'a str {
        let built_in = self.asked.map(|asked| asked.lowers.as_str());
        built_in.unwrap_or_else(|| self.question())
    }

    /// Whether it is taken out of the review.
    pub fn is_hidden(&self) -> bool {
        self.said.is_some_and(|said| said.hidden)
    }

    /// Whether a review of this level asks it.
    pub fn is_asked(&self, level: Level) -> bool {
        !self.is_hidden() && level.asks(self.level())
    }

    /// Names it in files: the built-in key, the key of the file it came from, or its id.
    pub fn key(&self) -> String {
        match (self.asked, self.said) {
            (Some(asked), _) => asked.key.clone(),
            (None, Some(said)) if said.item.trim().is_empty() => own_key(said.id),
            (None, Some(said)) => said.item.clone(),
            (None, None) => String::new(),
        }
    }
}

/// Names one of the team's own items in files.
pub fn own_key(id: RowId) -> String {
    format!("own-{id}")
}

/// All items, area by area: the built-in ones in their order, then the team's own.
pub fn lines(readiness: &Readiness) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for area in Area::ALL {
        lines.append(&mut lines_in(readiness, Some(area)));
    }
    lines
}

/// As [`lines`], of one area or of all.
pub fn lines_in(readiness: &Readiness, area: Option<Area>) -> Vec<Line<'_>> {
    let Some(area) = area else {
        return lines(readiness);
    };
    let mut lines = Vec::new();
    for (at, asked) in built_in().iter().enumerate() {
        if asked.area == area {
            lines.push(Line {
                which: Which::BuiltIn(at),
                asked: Some(asked),
                said: readiness.about(&asked.key),
            });
        }
    }
    for said in &readiness.items {
        if said.area == area && !is_built_in(said) {
            lines.push(Line {
                which: Which::Own(said.id),
                asked: None,
                said: Some(said),
            });
        }
    }
    lines
}

fn is_built_in(said: &ReadinessItem) -> bool {
    built_in().iter().any(|asked| asked.key == said.item)
}

/// One item, while it is there.
pub fn line(readiness: &Readiness, which: Which) -> Option<Line<'_>> {
    let (asked, said) = match which {
        Which::BuiltIn(at) => {
            let asked = built_in().get(at)?;
            (Some(asked), readiness.about(&asked.key))
        }
        Which::Own(id) => {
            let said = readiness.items.iter().find(|one| one.id == id)?;
            (None, Some(said))
        }
    };
    Some(Line { which, asked, said })
}

/// The review once something is said about an item. `new` is the id of the record that a built-in item
/// gets the first time; an item about which nothing is said any more has none.
pub fn change(
    readiness: &Readiness,
    which: Which,
    new: RowId,
    with: impl FnOnce(&mut ReadinessItem),
) -> Readiness {
    let mut changed = readiness.clone();
    let found = match which {
        Which::Own(id) => changed.items.iter().position(|one| one.id == id),
        Which::BuiltIn(at) => {
            let Some(asked) = built_in().get(at) else {
                return changed;
            };
            let known = changed.items.iter().position(|one| one.item == asked.key);
            known.or_else(|| {
                changed.items.push(said_of(asked, new));
                changed.items.len().checked_sub(1)
            })
        }
    };
    let Some(found) = found else {
        return changed;
    };
    if let Some(said) = changed.items.get_mut(found) {
        with(said);
    }
    if let Which::BuiltIn(at) = which
        && let (Some(asked), Some(said)) = (built_in().get(at), changed.items.get(found))
        && *said == said_of(asked, said.id)
    {
        changed.items.remove(found);
    }
    changed
}

/// A record of a built-in item, about which nothing is said yet.
pub(crate) fn said_of(asked: &Asked, id: RowId) -> ReadinessItem {
    ReadinessItem {
        item: asked.key.clone(),
        area: asked.area,
        level: asked.level,
        ..ReadinessItem::blank(id)
    }
}

/// What the answers of an area come to, or those of all areas.
pub fn tally(document: &Engagement, area: Option<Area>, today: &str) -> Tally {
    let level = document.level();
    let mut tally = Tally::default();
    for line in lines_in(&document.readiness, area) {
        if line.is_asked(level) {
            tally.count(line.level(), line.said, today);
        }
    }
    tally
}

/// Which items are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those without an answer that can stand.
    ToAnswer,
    /// Those answered partly or no.
    Open,
    /// Those whose date has passed.
    Overdue,
    /// Those that every service must meet, answered no.
    Failed,
    /// Other open ones without an owner or a date.
    Unplanned,
    /// Those said not to apply, without a reason.
    Unreasoned,
    /// Those about which nothing is said.
    Unanswered,
}

impl Show {
    /// Those that are offered everywhere, in their order. The others are reasons of a verdict.
    pub const OFFERED: [Self; 4] = [Self::All, Self::ToAnswer, Self::Open, Self::Overdue];

    /// Whether an item is among them; `today` is an ISO date.
    pub fn holds(self, line: &Line, today: &str) -> bool {
        match self {
            Self::All => true,
            Self::ToAnswer => !line.said.is_some_and(ReadinessItem::is_answered),
            Self::Open => line.said.is_some_and(ReadinessItem::is_open),
            Self::Overdue => line.said.is_some_and(|said| said.is_overdue(today)),
            Self::Failed => line.said.is_some_and(|said| said.fails(line.level())),
            Self::Unplanned => line
                .said
                .is_some_and(|said| said.is_unplanned(line.level())),
            Self::Unreasoned => line.said.is_some_and(ReadinessItem::is_unreasoned),
            Self::Unanswered => line.said.is_none_or(|said| said.answer.is_none()),
        }
    }
}

/// Adds the row that an item lowers, without figures, and links the item to it, in one step: the total
/// stays as it is until the room gives the row its numbers. `None` when the item is gone.
pub fn add_row(document: &Engagement, which: Which, row: RowId, new: RowId) -> Option<Edit> {
    let line = line(&document.readiness, which)?;
    let name = line.lowers().to_owned();
    let (edit, linked) = match line.asked.and_then(Asked::systemic) {
        Some(_) => {
            let mut systemic = document.systemic.clone();
            let name = name.clone();
            systemic.push(Systemic {
                name,
                ..Systemic::blank(row)
            });
            (Edit::SetSystemic(systemic), Linked::Systemic(row))
        }
        None => {
            let risk = Risk {
                name,
                ..Risk::blank(row)
            };
            // Before the empty row that waits at the end for typing.
            let filled = document.risks.iter().rposition(|risk| !risk.is_blank());
            let at = filled.map_or(0, |at| at + 1);
            (Edit::InsertRisks(vec![(at, risk)]), Linked::Risk(row))
        }
    };
    let readiness = change(&document.readiness, which, new, |said| {
        said.link(linked, true);
    });
    Some(Edit::Batch(vec![edit, Edit::SetReadiness(readiness)]))
}

/// The row by the name of what an item lowers, when the engagement has it.
pub fn known_row(document: &Engagement, line: &Line) -> Option<Linked> {
    let is_it = |name: &str| name.trim().eq_ignore_ascii_case(line.lowers().trim());
    let mut systemic = document.systemic.iter();
    let mut risks = document.risks.iter();
    match systemic.find(|one| is_it(&one.name)) {
        Some(one) => Some(Linked::Systemic(one.id)),
        None => risks
            .find(|one| is_it(&one.name))
            .map(|one| Linked::Risk(one.id)),
    }
}

/// What proof leads to, when it is an address of the web and nothing else.
pub fn web_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let begins = |scheme: &str| {
        let start = text.get(..scheme.len());
        let is_scheme = start.is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        is_scheme && text.len() > scheme.len()
    };
    let is_one = !text.contains(|c: char| c.is_ascii_whitespace() || c.is_ascii_control());
    (is_one && (begins("https://") || begins("http://"))).then_some(text)
}
