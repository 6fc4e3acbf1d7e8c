//! What is known of all factors together, from a frequency on: how much of them there is, and where it has its steps.
//!
//! phi_B - p0 is a sum over all incidents that may come, with positive coefficients. An incident whose cost is at least
//! something certain has a phase of its own, as if its steps were there; beside others they lie at the sum.

use std::collections::BTreeMap;

use super::super::model::factor::{Bounds, Factor};
use super::series::Line;
use crate::math::order::ordered;

/// ln of how much further than another a part may begin that is gathered with it: of single incidents, and of pairs.
const CLOSE: f64 = 0.05;
const NEIGHBOURS: f64 = 0.35;
/// What reaches so many times as far as it begins is long.
const LONG: f64 = 1.5;

/// Incidents with steps from one amount to another after those of what is counted, and how much of them there is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) amount: f64,
}

/// Three incidents or more, each with steps up to an amount.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Several {
    pub(crate) farthest: f64,
    pub(crate) amount: f64,
    /// How large the transform of one is.
    pub(crate) largest: f64,
}

/// Bounds of all factors together, as parts of P(none).
#[derive(Clone, Debug)]
pub(crate) struct Together {
    pub(crate) log_none: f64,
    without_kinks: bool,
    /// ln |phi_B| is at most the one, |phi_B / p0 - 1| at most e^ of the other less 1.
    pub(crate) size: f64,
    pub(crate) excess: f64,
    /// What kinks take out, at most.
    pub(crate) kinks: f64,
    /// Of the factors with a certain cost of their own: where one other incident has steps, what is left then, and one and
    /// more of them in all.
    loose_parts: Vec<Part>,
    loose: f64,
    loose_one: f64,
    loose_more: f64,
    /// ln of how much of their incidents is counted with the certain costs.
    pub(crate) log_share: f64,
    /// Of the factors with steps at 0 alone: one incident without its kinks, one, and more.
    rest_at_zero: f64,
    one_at_zero: f64,
    more_at_zero: f64,
    /// Of the others one incident without its kinks, one, and two of one risk.
    rests: Vec<Part>,
    ones: Vec<Part>,
    twos: Vec<Part>,
    /// And up to where it has steps, one, two and more incidents, and the transform of one.
    orders: Vec<(f64, [f64; 3], f64)>,
}

/// All of it in parts with known steps, and what is left then.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub(crate) parts: Vec<Part>,
    pub(crate) several: Vec<Several>,
    pub(crate) scattered: f64,
}

impl Together {
    pub(crate) fn new(log_none: f64, without_kinks: bool) -> Self {
        Self {
            log_none,
            without_kinks,
            size: 0.0,
            excess: 0.0,
            kinks: 0.0,
            loose_parts: Vec::new(),
            loose: 0.0,
            loose_one: 0.0,
            loose_more: 0.0,
            log_share: 0.0,
            rest_at_zero: 0.0,
            one_at_zero: 0.0,
            more_at_zero: 0.0,
            rests: Vec::new(),
            ones: Vec::new(),
            twos: Vec::new(),
            orders: Vec::new(),
        }
    }

    /// Adds a factor's on a line.
    pub(crate) fn add(&mut self, factor: &Factor, bounds: Bounds, line: Line) {
        self.size += bounds.size;
        self.excess += bounds.excess;
        if factor.has_atom() {
            self.add_loose(factor, bounds, line);
            return;
        }
        let [one, two, more] = match factor.doubt > 0.0 {
            true => [bounds.excess.exp_m1(), 0.0, 0.0],
            false => factor.orders(bounds.one),
        };
        let mut rest = bounds.rest;
        if !factor.kinks.is_empty() {
            match self.without_kinks {
                true => self.kinks += one + rest,
                false => rest = one,
            }
        }
        if factor.steps.is_empty() {
            let before = self.one_at_zero + self.more_at_zero;
            self.more_at_zero += before * (one + two + more) + two + more;
            self.one_at_zero += one;
            self.rest_at_zero += rest;
            return;
        }
        let (mut nearest, mut farthest) = (f64::INFINITY, 0.0_f64);
        for (from, to) in &factor.steps {
            (nearest, farthest) = (nearest.min(*from), farthest.max(*to));
        }
        self.orders.push((farthest, [one, two, more], bounds.one));
        // The size of the transform has the damping of the nearest step; further ones are damped more.
        let damped = |step: f64| (-line.a * (step - nearest)).exp();
        for (from, to) in factor.steps.iter().copied() {
            let part = |amount: f64| Part {
                from,
                to,
                amount: amount * damped(from),
            };
            self.rests.push(part(rest));
            self.ones.push(part(one));
            for (other_from, other_to) in &factor.steps {
                self.twos.push(Part {
                    from: from + other_from,
                    to: to + other_to,
                    amount: two * damped(from) * damped(*other_from),
                });
            }
        }
    }

    /// Adds one with a certain cost of its own: its other incidents come beside any number of those.
    fn add_loose(&mut self, factor: &Factor, bounds: Bounds, line: Line) {
        let any = bounds.excess.exp_m1();
        self.loose_more += (self.loose_one + self.loose_more) * any;
        self.loose_one += any;
        self.log_share += factor.log_counted;
        let Some((cost, located, rest)) = factor.beside_atoms(bounds.one) else {
            self.loose += any;
            return;
        };
        self.loose += rest;
        let mut add = |(from, to): (f64, f64)| {
            self.loose_parts.push(Part {
                from: from - cost,
                to: to - cost,
                // Its damping is that of one certain cost less than is counted.
                amount: located * (line.a * cost).exp(),
            });
        };
        match factor.steps.is_empty() {
            true => add((0.0, 0.0)),
            false => factor.steps.iter().copied().for_each(add),
        }
    }

    /// In parts, unless too many incidents come at once.
    pub(crate) fn parts(&self) -> Option<Parts> {
        let (with_steps, mut several) = self.several();
        let all = self.one_at_zero + self.more_at_zero + with_steps;
        if self.excess > 30.0 || !all.is_finite() {
            return None;
        }
        let mut parts = vec![Part {
            from: 0.0,
            to: 0.0,
            amount: self.rest_at_zero + self.more_at_zero,
        }];
        // One alone is without its kinks; beside others of 0 it is whole.
        parts.extend(&self.loose_parts);
        let beside = self.one_at_zero + self.more_at_zero;
        let mut firsts = self.rests.clone();
        for (first, one) in firsts.iter_mut().zip(&self.ones) {
            first.amount += one.amount * beside;
        }
        parts.extend(gathered(&firsts, CLOSE));
        let ones = gathered(&self.ones, NEIGHBOURS);
        let mut pairs = self.twos.clone();
        for (place, one) in ones.iter().enumerate() {
            for (other_place, other) in ones.iter().enumerate().skip(place) {
                let twice = if place == other_place { 0.5 } else { 1.0 };
                pairs.push(Part {
                    from: one.from + other.from,
                    to: one.to + other.to,
                    amount: twice * one.amount * other.amount,
                });
            }
        }
        for mut pair in gathered(&pairs, NEIGHBOURS) {
            pair.amount *= 1.0 + beside;
            parts.push(pair);
        }
        for several in &mut several {
            several.amount *= 1.0 + beside;
        }
        Some(Parts {
            parts,
            several,
            scattered: (beside + with_steps + beside * with_steps)
                * (self.loose_one + self.loose_more)
                + self.loose_more
                + self.loose,
        })
    }

    /// Of the factors with steps away from 0 all incidents, and three or more by their farthest steps: what each adds to
    /// those that reach less far.
    fn several(&self) -> (f64, Vec<Several>) {
        let orders = &self.orders;
        let nearest = ordered(orders.len(), &|a, b| orders[a].0.total_cmp(&orders[b].0));
        let (mut first, mut second, mut third, mut largest) = (0.0, 0.0, 0.0, 0.0_f64);
        let mut all: Vec<Several> = Vec::new();
        for (farthest, [one, two, more], size) in nearest.into_iter().map(|place| orders[place]) {
            let any = one + two + more;
            let mut amount = (third + second) * any + first * (two + more) + more;
            (third, second, first) = (third + amount, second + first * one + two, first + one);
            largest = largest.max(size);
            if let Some(last) = all.pop_if(|last| farthest < last.farthest * LONG) {
                amount += last.amount;
            }
            all.push(Several {
                farthest,
                amount,
                largest,
            });
        }
        (first + second + third, all)
    }
}

/// Neighbouring parts gathered, those that are long apart from those that are short.
fn gathered(parts: &[Part], neighbours: f64) -> Vec<Part> {
    let mut places: BTreeMap<(bool, i64), Part> = BTreeMap::new();
    for part in parts {
        let is_long = part.from < part.to / LONG;
        let place = (part.to.max(1e-300).ln() / neighbours) as i64;
        let gathered = places.entry((is_long, place)).or_insert(Part {
            amount: 0.0,
            ..*part
        });
        gathered.from = gathered.from.min(part.from);
        gathered.to = gathered.to.max(part.to);
        gathered.amount += part.amount;
    }
    places.into_values().collect()
}
