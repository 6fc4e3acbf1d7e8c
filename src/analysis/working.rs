//! What stands behind a figure: the values that the analysis computed it from, read off the same
//! [`Outlook`] that it was computed by.

use std::fmt;
use std::str::FromStr;

use crate::analysis::cells::read::estimates;
use crate::analysis::objective::figures;
use crate::analysis::outlook::Outlook;
use crate::document::records::engagement::Engagement;
use crate::document::records::values::id::RowId;
use crate::math::{Decision, Means, Minutes, RiskEstimates};

/// A figure that can be asked where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// All incidents a year.
    Incidents,
    /// All bad minutes a year.
    Total,
    /// The same with the mitigations that are on.
    Mitigated,
    /// What the total is over or under the budget of the chosen target.
    Gap,
    /// What of the total rests on guesses.
    Guessed,
    /// What is left of the budget after what is accepted, and what the other risks need.
    Left,
    /// How often the chosen target holds.
    Holds,
    /// The same with the mitigations that are on.
    HoldsMitigated,
    /// The target that would hold as often as wanted.
    WouldHold,
    /// What nine windows in ten cost at most.
    NineInTen,
    /// How often the target holds under each lever.
    Levers,
    /// How often the target holds without each risk.
    Drivers,
    /// Equally likely totals of a window.
    Outcomes,
    /// How often a window costs more than so many bad minutes.
    Curve,
    /// What is left after each mitigation, the best value first.
    Buys,
    /// The mitigations of least effort that bring the total under the budget.
    Cheapest,
    /// What the total was in the version saved last.
    Since,
    /// The bad minutes of a risk, its incidents, and its mark.
    Minutes(RowId),
    /// How often a risk strikes, and how often the target holds without it.
    Own(RowId),
    /// What the total is over or under the budget of a target.
    TargetGap(RowId),
    /// How often a target holds: in each window, with the mitigations that are on, under each lever.
    TargetHolds(RowId),
    /// What the risks that reach a journey cost, and how that stands against its target.
    Journey(RowId),
    /// What a mitigation saves.
    Saved(RowId),
    /// What fixing a systemic risk saves.
    Fixing(RowId),
    /// What an objective allows to fail.
    Allowed(RowId),
    /// What the dependencies of an objective leave of it.
    Ceiling(RowId),
    /// What is spent of an objective's budget.
    Spent(RowId),
    /// What was measured for an objective.
    Measured(RowId),
    /// What the risks of an objective's journey cost.
    RisksCost(RowId),
    /// How often an objective holds.
    ObjectiveHolds(RowId),
    /// How soon the alerts of an objective would page for each risk.
    Paging(RowId),
    /// When an alert of an objective fires, by its place.
    Alert(RowId, usize),
}

type OfRecord = fn(RowId) -> Why;

impl Why {
    const PLAIN: [(Self, &'static str); 17] = [
        (Self::Incidents, "incidents"),
        (Self::Total, "total"),
        (Self::Mitigated, "mitigated"),
        (Self::Gap, "gap"),
        (Self::Guessed, "guessed"),
        (Self::Left, "left"),
        (Self::Holds, "holds"),
        (Self::HoldsMitigated, "holds-mitigated"),
        (Self::WouldHold, "would-hold"),
        (Self::NineInTen, "nine-in-ten"),
        (Self::Levers, "levers"),
        (Self::Drivers, "drivers"),
        (Self::Outcomes, "outcomes"),
        (Self::Curve, "curve"),
        (Self::Buys, "buys"),
        (Self::Cheapest, "cheapest"),
        (Self::Since, "since"),
    ];

    const OF_RECORD: [(OfRecord, &'static str); 14] = [
        (Self::Minutes, "minutes"),
        (Self::Own, "own"),
        (Self::TargetGap, "against"),
        (Self::TargetHolds, "target"),
        (Self::Journey, "journey"),
        (Self::Saved, "saved"),
        (Self::Fixing, "fixing"),
        (Self::Allowed, "allowed"),
        (Self::Ceiling, "ceiling"),
        (Self::Spent, "spent"),
        (Self::Measured, "measured"),
        (Self::RisksCost, "cost"),
        (Self::ObjectiveHolds, "objective"),
        (Self::Paging, "paging"),
    ];

    /// All that can be asked of an engagement, in the order of its pages.
    pub fn all(engagement: &Engagement) -> Vec<Self> {
        let mut all: Vec<Self> = Self::PLAIN.iter().map(|(why, _)| *why).collect();
        for one in &engagement.risks {
            all.extend([Self::Minutes(one.id), Self::Own(one.id)]);
        }
        for one in &engagement.targets {
            all.extend([Self::TargetGap(one.id), Self::TargetHolds(one.id)]);
        }
        all.extend(engagement.journeys.iter().map(|one| Self::Journey(one.id)));
        all.extend(engagement.mitigations.iter().map(|one| Self::Saved(one.id)));
        all.extend(engagement.systemic.iter().map(|one| Self::Fixing(one.id)));
        for one in &engagement.objectives {
            all.extend([
                Self::Allowed(one.id),
                Self::Ceiling(one.id),
                Self::Spent(one.id),
                Self::Measured(one.id),
                Self::RisksCost(one.id),
                Self::ObjectiveHolds(one.id),
                Self::Paging(one.id),
            ]);
            let rules = figures(engagement, one).rules.len();
            all.extend((0..rules).map(|place| Self::Alert(one.id, place)));
        }
        all
    }
}

impl fmt::Display for Why {
    /// As an element names it: "minutes-9f3c".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, id) = match self {
            Self::Alert(id, place) => return write!(f, "alert-{id}-{place}"),
            Self::Minutes(id) => ("minutes", id),
            Self::Own(id) => ("own", id),
            Self::TargetGap(id) => ("against", id),
            Self::TargetHolds(id) => ("target", id),
            Self::Journey(id) => ("journey", id),
            Self::Saved(id) => ("saved", id),
            Self::Fixing(id) => ("fixing", id),
            Self::Allowed(id) => ("allowed", id),
            Self::Ceiling(id) => ("ceiling", id),
            Self::Spent(id) => ("spent", id),
            Self::Measured(id) => ("measured", id),
            Self::RisksCost(id) => ("cost", id),
            Self::ObjectiveHolds(id) => ("objective", id),
            Self::Paging(id) => ("paging", id),
            plain => {
                let mut names = Self::PLAIN.iter();
                let name = names.find(|(why, _)| why == plain);
                return f.write_str(name.map_or("", |(_, name)| name));
            }
        };
        write!(f, "{name}-{id}")
    }
}

impl FromStr for Why {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        if let Some((why, _)) = Self::PLAIN.iter().find(|(_, plain)| *plain == name) {
            return Ok(*why);
        }
        let (kind, id) = name.split_once('-').ok_or(())?;
        if kind == "alert" {
            let (id, place) = id.split_once('-').ok_or(())?;
            let id = id.parse().map_err(|_| ())?;
            return Ok(Self::Alert(id, place.parse().map_err(|_| ())?));
        }
        let mut kinds = Self::OF_RECORD.iter();
        let (of, _) = kinds.find(|(_, name)| *name == kind).ok_or(())?;
        Ok(of(id.parse().map_err(|_| ())?))
    }
}

/// What stands behind the figures of one counted risk.
#[derive(Clone, Debug, PartialEq)]
pub struct BehindRow {
    /// Its estimates, before anything is added to them.
    pub estimates: RiskEstimates,
    /// What its bad minutes are multiplied from.
    pub now: Means,
    /// The same with the mitigations that are on.
    pub then: Means,
    /// The systemic risks that affect it, by their places; what fixing each takes from this risk's bad
    /// minutes, all others as they stand.
    pub systemic: Vec<(usize, Minutes)>,
    /// The mitigations that are on and reach it, by their places.
    pub on: Vec<usize>,
}

/// One counted risk in a difference: its place, and its bad minutes a year before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Changed {
    /// The risk's place.
    pub place: usize,
    /// Before.
    pub before: Minutes,
    /// After.
    pub after: Minutes,
}

/// An engagement's outlook, ready to be asked what stands behind its figures.
pub struct Behind {
    estimates: Vec<Option<RiskEstimates>>,
    outlook: Outlook,
}

impl Behind {
    /// Of an engagement, by the code that [`crate::analysis::analyse`] computes with.
    pub fn of(engagement: &Engagement) -> Self {
        let estimates = estimates(engagement);
        let outlook = Outlook::new(engagement, &estimates, &mut Vec::new());
        Self { estimates, outlook }
    }

    /// What stands behind a risk's figures; `None` for one that is not counted.
    pub fn row(&self, place: usize) -> Option<BehindRow> {
        let decisions = self.outlook.switched();
        let [now, then] = self.outlook.means(place, &decisions)?;
        let (factors, fixes) = self.outlook.reaching(place)?;
        let as_is = self.outlook.figures(place)?.bad_minutes;
        let saved = |factor: &usize| {
            let fixed = self.outlook.costs_if_fixed(*factor)[place]?;
            Some((*factor, as_is - fixed))
        };
        let is_on = |fix: &usize| decisions[*fix] != Decision::No;
        let mut on: Vec<usize> = fixes.iter().copied().filter(is_on).collect();
        for (at, measure) in self.outlook.measures().iter().enumerate() {
            let fixes = measure.systemic.iter().any(|one| factors.contains(one));
            if measure.on && fixes && !on.contains(&at) {
                on.push(at);
            }
        }
        Some(BehindRow {
            estimates: (*self.estimates.get(place)?)?,
            now,
            then,
            systemic: factors.iter().filter_map(saved).collect(),
            on,
        })
    }

    /// The risks whose bad minutes a mitigation changes, without it and with it, the others as they are
    /// switched.
    pub fn saved(&self, mitigation: usize) -> Vec<Changed> {
        let (mut without, mut with) = (self.outlook.switched(), self.outlook.switched());
        without[mitigation] = Decision::No;
        with[mitigation] = Decision::Yes;
        let (without, with) = (
            self.outlook.costs_under(&without),
            self.outlook.costs_under(&with),
        );
        changed(without, with)
    }

    /// The counted risks with their bad minutes a year when these mitigations are made of all that have an effort, the
    /// others as they are switched.
    pub fn made(&self, made: &[RowId]) -> Vec<(usize, Minutes)> {
        let mut decisions = self.outlook.switched();
        for (decision, one) in decisions.iter_mut().zip(self.outlook.measures()) {
            if made.contains(&one.id) {
                *decision = Decision::Yes;
            } else if one.counted && one.effort.is_some() {
                *decision = Decision::No;
            }
        }
        let costs = self.outlook.costs_under(&decisions).into_iter();
        let costs = costs.enumerate();
        costs
            .filter_map(|(place, cost)| Some((place, cost?)))
            .collect()
    }

    /// The risks whose bad minutes change where a systemic risk is fixed.
    pub fn fixing(&self, systemic: usize) -> Vec<Changed> {
        let now =
            (0..self.estimates.len()).map(|place| Some(self.outlook.figures(place)?.bad_minutes));
        changed(now.collect(), self.outlook.costs_if_fixed(systemic))
    }
}

fn changed(before: Vec<Option<Minutes>>, after: Vec<Option<Minutes>>) -> Vec<Changed> {
    let both = before.into_iter().zip(after).enumerate();
    let one = |(place, (before, after)): (usize, (Option<Minutes>, Option<Minutes>))| {
        let (before, after) = (before?, after?);
        (before != after).then_some(Changed {
            place,
            before,
            after,
        })
    };
    both.filter_map(one).collect()
}
