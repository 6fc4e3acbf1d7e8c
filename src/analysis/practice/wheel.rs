//! The Wheel of Misfortune: a draw among the team's own risks that anybody can check.

use crate::analysis::analyse::Analysis;
use crate::analysis::cells::row::Row;
use crate::document::records::engagement::Engagement;
use crate::document::records::values::dates::day_number as day;
use crate::document::records::values::id::RowId;

/// What makes a risk likelier to be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weighting {
    /// Its bad minutes a year.
    #[default]
    BadMinutes,
    /// How long it has not been rehearsed.
    LeastPractised,
    /// Nothing: all alike.
    Equal,
}

impl Weighting {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::BadMinutes, Self::LeastPractised, Self::Equal];

    /// The name as the value of a choice.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BadMinutes => "minutes",
            Self::LeastPractised => "practice",
            Self::Equal => "equal",
        }
    }
}

/// One risk on the wheel.
#[derive(Clone, Debug, PartialEq)]
pub struct Sector {
    /// Which risk.
    pub risk: RowId,
    /// Its weight, from 0; a risk without figures has 0 by bad minutes.
    pub weight: f64,
    /// How often it was rehearsed.
    pub drills: usize,
    /// When it was rehearsed last, as an ISO date; empty when never, or nobody has said.
    pub last: String,
}

/// The risks with their weights, in the document's order; rows nobody has typed in are left out.
///
/// Least practised: one more than the number of risks that were rehearsed more often, or as often and later.
pub fn sectors(engagement: &Engagement, analysis: &Analysis, by: Weighting) -> Vec<Sector> {
    let mut sectors = Vec::new();
    for (risk, row) in engagement.risks.iter().zip(&analysis.rows) {
        if risk.is_blank() {
            continue;
        }
        let incidents = engagement.evidence.incidents.iter();
        let own = incidents.filter(|one| one.drill && one.risk == Some(risk.id));
        let last = own.clone().max_by_key(|one| day(&one.date));
        sectors.push(Sector {
            risk: risk.id,
            weight: match by {
                Weighting::BadMinutes => minutes(row),
                Weighting::LeastPractised | Weighting::Equal => 1.0,
            },
            drills: own.count(),
            last: last.map_or(String::new(), |one| one.date.clone()),
        });
    }
    if by == Weighting::LeastPractised {
        let practice: Vec<_> = sectors.iter().map(practice).collect();
        for (sector, own) in sectors.iter_mut().zip(&practice) {
            sector.weight += practice.iter().filter(|other| *other > own).count() as f64;
        }
    }
    sectors
}

/// The place of a risk among the [`sectors`].
pub fn place_on(engagement: &Engagement, risk: RowId) -> Option<usize> {
    let mut on_wheel = engagement.risks.iter().filter(|one| !one.is_blank());
    on_wheel.position(|one| one.id == risk)
}

fn minutes(row: &Row) -> f64 {
    row.figures().map_or(0.0, |row| row.bad_minutes.get())
}

/// How well a risk is practised: more drills, then later ones.
fn practice(sector: &Sector) -> (usize, Option<i64>) {
    (sector.drills, day(&sector.last))
}

/// Draws one of the weights: its place, with a chance in proportion to it. The same weights and seed always
/// give the same place. `None` when no weight is above 0. A weight that is negative or not finite counts as 0.
///
/// The chance is the first output of the generator: its upper 53 bits as a number from 0 up to, but not
/// including, 1. That many times the sum of the weights is where the wheel stops.
pub fn spin(weights: &[f64], seed: u64) -> Option<usize> {
    let counts = |weight: f64| {
        if weight.is_finite() {
            weight.max(0.0)
        } else {
            0.0
        }
    };
    let largest = weights.iter().fold(0.0, |most, &one| counts(one).max(most));
    if largest == 0.0 {
        return None;
    }
    // In parts of the largest, so that no sum overflows.
    let share = |&weight: &f64| counts(weight) / largest;
    let sum: f64 = weights.iter().map(share).sum();
    let chance = (split_mix(seed) >> 11) as f64 / (1_u64 << 53) as f64;
    let stop = chance * sum;
    let (mut reached, mut drawn) = (0.0, None);
    for (place, weight) in weights.iter().enumerate() {
        let share = share(weight);
        if share > 0.0 {
            // Where rounding leaves the stop at the very end, it is the last that has a weight.
            drawn = Some(place);
            reached += share;
            if stop < reached {
                break;
            }
        }
    }
    drawn
}

/// The first output of SplitMix64 for a seed: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014, with the constants of Sebastiano Vigna's `splitmix64.c` (public domain, 2015).
pub fn split_mix(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
