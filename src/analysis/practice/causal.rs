//! The causal map: what leads to what, drawn from the tables, with own nodes and arrows beside them.

use crate::analysis::analyse::Analysis;
use crate::document::records::engagement::Engagement;
use crate::document::records::journey::Reached;
use crate::document::records::risk::Risk;
use crate::document::records::values::id::RowId;
use crate::math::order::ordered;

/// How many risks a map shows unless all are asked for.
pub const MOST_SHOWN: usize = 15;
/// How many it shows then: nobody reads a map of more, and each arrow takes its time.
pub const MOST_ALL: usize = 200;

/// What a place of the map stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A systemic risk.
    Systemic,
    /// All risks of the map together, where many arrows would lead to each of them.
    EveryRisk,
    /// A risk.
    Risk,
    /// All journeys together, as [`Kind::EveryRisk`].
    EveryJourney,
    /// A journey.
    Journey,
    /// The service, where an objective is for all of it.
    Service,
    /// An objective.
    Objective,
    /// A node that no table has.
    Own,
}

/// One place of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it stands for.
    pub kind: Kind,
    /// Its record; `None` where it stands for several.
    pub id: Option<RowId>,
}

/// An arrow of the map, between places by their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The cause.
    pub from: usize,
    /// The effect.
    pub to: usize,
    /// Whether somebody drew it; the others follow from the tables.
    pub own: bool,
}

/// Places and arrows, always in the same order for the same engagement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// The places: systemic risks, risks, journeys, objectives, own nodes.
    pub places: Vec<Place>,
    /// The arrows.
    pub links: Vec<Link>,
    /// How many risks are not shown.
    pub left_out: usize,
}

impl Map {
    fn add(&mut self, kind: Kind, id: Option<RowId>) -> usize {
        self.places.push(Place { kind, id });
        self.places.len() - 1
    }

    fn link(&mut self, from: usize, to: usize) {
        self.links.push(Link {
            from,
            to,
            own: false,
        });
    }

    /// Links each of `causes` to each of `effects`; over a place of its own when that takes fewer arrows.
    fn link_all(&mut self, causes: &[usize], effects: &[usize], over: Kind) {
        let (few, many) = (causes.len() + effects.len(), causes.len() * effects.len());
        if many > few {
            let hub = self.add(over, None);
            causes.iter().for_each(|from| self.link(*from, hub));
            effects.iter().for_each(|to| self.link(hub, *to));
            return;
        }
        for from in causes {
            effects.iter().for_each(|to| self.link(*from, *to));
        }
    }

    /// The place of a record.
    pub fn place_of(&self, id: RowId) -> Option<usize> {
        self.places.iter().position(|place| place.id == Some(id))
    }
}

/// The map of an engagement: the costliest risks and those with own arrows, or all of them up to
/// [`MOST_ALL`].
pub fn causal_map(engagement: &Engagement, analysis: &Analysis, all: bool) -> Map {
    let mut map = Map::default();
    let shown = shown(engagement, analysis, all);
    let named = engagement.risks.iter().filter(|risk| !risk.is_blank());
    map.left_out = named.count() - shown.len();
    let present = engagement.systemic.iter().filter(|one| !one.fixed);
    let systemic: Vec<_> = present
        .map(|one| (map.add(Kind::Systemic, Some(one.id)), one))
        .collect();
    let risks: Vec<(usize, &Risk)> = shown
        .into_iter()
        .map(|risk| (map.add(Kind::Risk, Some(risk.id)), risk))
        .collect();
    let mut journeys = Vec::new();
    for one in &engagement.journeys {
        journeys.push((map.add(Kind::Journey, Some(one.id)), one.id));
    }
    let places: Vec<usize> = risks.iter().map(|(place, _)| *place).collect();
    let mut to_all = Vec::new();
    for (from, one) in &systemic {
        let mut every = engagement.risks.iter().filter(|risk| !risk.is_blank());
        if every.all(|risk| one.scope.holds(risk)) {
            to_all.push(*from);
            continue;
        }
        for (to, risk) in &risks {
            if one.scope.holds(risk) {
                map.link(*from, *to);
            }
        }
    }
    map.link_all(&to_all, &places, Kind::EveryRisk);
    let mut reach_all = Vec::new();
    for (from, risk) in &risks {
        let reaches = |id: RowId| risk.reaches(id) != Reached::No;
        if journeys.iter().all(|(_, id)| reaches(*id)) {
            reach_all.push(*from);
            continue;
        }
        for (to, id) in &journeys {
            if reaches(*id) {
                map.link(*from, *to);
            }
        }
    }
    let ends: Vec<usize> = journeys.iter().map(|(place, _)| *place).collect();
    map.link_all(&reach_all, &ends, Kind::EveryJourney);
    let causes = if ends.is_empty() { &places } else { &ends };
    objectives(&mut map, engagement, causes);
    own(&mut map, engagement);
    map
}

/// The risks of a map, in the order of the table.
fn shown<'a>(engagement: &'a Engagement, analysis: &Analysis, all: bool) -> Vec<&'a Risk> {
    let risks = &engagement.risks;
    let cost = |at: usize| {
        let figures = analysis.rows.get(at).and_then(|row| row.figures());
        figures.map_or(-1.0, |figures| figures.bad_minutes.get())
    };
    let named: Vec<usize> = (0..risks.len())
        .filter(|at| !risks[*at].is_blank())
        .collect();
    let by_cost = |a: usize, b: usize| cost(named[b]).total_cmp(&cost(named[a]));
    let mut largest: Vec<usize> = ordered(named.len(), &by_cost);
    largest.truncate(if all { MOST_ALL } else { MOST_SHOWN });
    let is_largest = |at: usize| largest.contains(&at);
    let arrows = &engagement.activities.arrows;
    let mut shown = Vec::new();
    for (at, place) in named.iter().enumerate() {
        let risk = &risks[*place];
        let has_arrow = || {
            arrows
                .iter()
                .any(|one| one.from == risk.id || one.to == risk.id)
        };
        if is_largest(at) || has_arrow() {
            shown.push(risk);
        }
    }
    shown
}

fn objectives(map: &mut Map, engagement: &Engagement, causes: &[usize]) {
    let mut whole = Vec::new();
    for one in &engagement.objectives {
        let place = map.add(Kind::Objective, Some(one.id));
        match one.journey.and_then(|id| map.place_of(id)) {
            Some(journey) => map.link(journey, place),
            None => whole.push(place),
        }
    }
    if !whole.is_empty() {
        let service = map.add(Kind::Service, None);
        causes.iter().for_each(|from| map.link(*from, service));
        whole.iter().for_each(|to| map.link(service, *to));
    }
}

/// Own nodes, and those own arrows whose ends are both shown.
fn own(map: &mut Map, engagement: &Engagement) {
    for node in &engagement.activities.nodes {
        map.add(Kind::Own, Some(node.id));
    }
    for arrow in &engagement.activities.arrows {
        let ends = map.place_of(arrow.from).zip(map.place_of(arrow.to));
        let drawn = |one: &Link| ends == Some((one.from, one.to));
        if let Some((from, to)) = ends
            && !map.links.iter().any(drawn)
        {
            let own = true;
            map.links.push(Link { from, to, own });
        }
    }
}
