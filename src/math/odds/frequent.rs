//! Frequent cheap incidents beside far amounts.
//!
//! They make P(no incident) vanish and their transform only falls at frequencies by the million of a long line. But all
//! of them together are hardly ever much: what they cost is told beside the others, whose steps they move by no more than
//! that (docs/odds.md).

use super::counted::bulk::Bulk;
use super::counted::points::Points;
use super::inverse::series::Line;
use super::model::doubt;
use super::model::risk::Prepared;
use super::numeric::complex::C;
use super::reach::{NEARER, nearer, told_from};
use super::work::Work;
use crate::math::order::ordered;

/// Only where as many frequencies would not do without.
const FREQUENCIES: f64 = 16_384.0;
/// Or as many, where P(no incident) is not so small
const MANY_FREQUENCIES: f64 = 65_536.0;
/// and single incidents leave as much there.
const MUCH: f64 = 1e-5;
/// Only where P(no incident) is below e^ this, and no more than so that it is above e^ that of the others.
const LOG_RARE: f64 = -12.0;
const LOG_OFTEN: f64 = -3.0;

/// What comes to no more than this share of the line is told beside the others, or what lies so far below what was told before.
const NEAREST: f64 = 1.0 / 12.0;
const ASIDE: f64 = 1.2;
/// The share where P(no incident) is not so small.
const FAR: f64 = 1.0 / 64.0;

impl Work {
    /// Which risks are told beside the others on the line at hand.
    pub(super) fn choose_frequent(&mut self) {
        self.frequent = self.frequent_risks().unwrap_or_default();
        self.frequent.resize(self.prepared.len(), false);
    }

    fn frequent_risks(&self) -> Option<Vec<bool>> {
        let line = Line::to(self.reach);
        let at = |frequencies: f64| C::new(line.a, line.step * frequencies);
        let is_within = |risk: &Prepared| risk.least <= self.reach * (1.0 + 1e-12);
        let (mut log_none, mut log_size, mut single) = (0.0, line.a * self.reach, 0.0);
        for risk in self.prepared.iter().filter(|risk| is_within(risk)) {
            if let Some(factor) = &risk.factor {
                log_none += factor.log_none;
                log_size += doubt::log_size(factor, at(FREQUENCIES));
                single += factor.first * doubt::incident_size(factor, at(MANY_FREQUENCIES));
            }
        }
        // Either none of the frequencies so far is small, or what single incidents have there is not.
        let is_rare = log_none < LOG_RARE && log_size > (self.question.error / 10.0).ln();
        let is_slow = log_none >= LOG_RARE && single * f64::exp(log_none) > MUCH;
        if !is_rare && !is_slow {
            return None;
        }
        // Those that come to least first.
        let mut tops: Vec<(f64, usize)> = Vec::new();
        for (place, risk) in self.prepared.iter().enumerate() {
            if is_within(risk) && !(risk.factor.is_none() && risk.pile.is_none()) {
                let mut bulk = Bulk::default();
                bulk.add(risk);
                tops.push((bulk.top().0, place));
            }
        }
        let least = ordered(tops.len(), &|a, b| tops[a].0.total_cmp(&tops[b].0));
        let share = if is_rare { NEAREST } else { FAR };
        let most = (self.reach * share).max(self.told_before() / ASIDE);
        let (mut bulk, mut chosen) = (Bulk::default(), vec![false; self.prepared.len()]);
        for (_, place) in least.into_iter().map(|number| tops[number]) {
            let mut more = bulk;
            more.add(&self.prepared[place]);
            if (is_rare && log_none >= LOG_OFTEN) || more.top().0 > most {
                break;
            }
            bulk = more;
            chosen[place] = true;
            let factor = self.prepared[place].factor.as_ref();
            log_none -= factor.map_or(0.0, |factor| factor.log_none);
        }
        chosen.contains(&true).then_some(chosen)
    }

    /// The counted totals with those of the frequent risks beside them.
    pub(super) fn with_frequent(&self, points: Points) -> Points {
        let mut bulk = None;
        for (risk, is_frequent) in self.prepared.iter().zip(&self.frequent) {
            if *is_frequent {
                bulk.get_or_insert_with(Bulk::default).add(risk);
            }
        }
        match bulk {
            Some(bulk) => points.beside(&bulk),
            None => points,
        }
    }

    /// Up to where amounts are told on lines before this one.
    fn told_before(&self) -> f64 {
        if self.is_nearer() {
            return 0.0;
        }
        let before = self.solved.iter().rev();
        let mut before = before
            .map(|one| one.reach())
            .filter(|end| *end < self.reach);
        before.next().unwrap_or(0.0)
    }

    /// From where on amounts are asked on the line at hand: smaller ones are told on others.
    pub(super) fn least_told(&self, points: &Points) -> f64 {
        let (from, told) = (told_from(points), self.told_before());
        match from > told / ASIDE {
            true => nearer(from, self.reach, &NEARER[1..]).unwrap_or(self.reach),
            false => told,
        }
    }

    /// Whether smaller amounts can be told on another line, and those without each risk too.
    pub(super) fn is_told(&self, points: &Points) -> bool {
        let from = told_from(points);
        if from <= self.told_before() / ASIDE {
            return true;
        }
        let Some(nearer) = nearer(from, self.reach, &NEARER[1..]) else {
            return from == 0.0;
        };
        let asked = self.question.each && self.solved.is_empty();
        let mut budgets = self.question.budgets.iter();
        from == 0.0 || !asked || budgets.all(|budget| budget.get() > nearer)
    }
}
