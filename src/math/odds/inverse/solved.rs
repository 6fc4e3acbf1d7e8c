//! A distribution function up to some amount: what is counted, what a series tells, and what kinks add.

use std::rc::Rc;

use super::super::counted::points::Points;
use super::super::model::kink::Kink;
use super::series::{Line, Series};
use super::tail::Tail;

/// Points of the drawn series: at least and at most.
const FEWEST_DRAWN: usize = 1 << 9;
const MOST_DRAWN: usize = 1 << 12;
/// The most coefficients that are summed for each point of a picture.
const MOST_SUMMED: usize = 1 << 15;
/// From so many on each sum takes some tenths of a millisecond.
const MANY_SUMMED: usize = 1 << 17;

/// An error so small is not looked at for a smaller bound: no figure shows it.
const NEGLIGIBLE: f64 = 1e-6;
/// A rise from one drawn amount to the next that no figure shows.
const LEVEL: f64 = 2e-7;
/// How often a smaller amount is looked at for how much there is above it.
const SMALLER: usize = 12;

/// P(total <= x) for x up to a reach.
#[derive(Clone, Debug)]
pub(crate) struct Solved {
    series: Series,
    points: Rc<Points>,
    /// P(nothing of what is neither counted nor beyond the reach).
    none: f64,
    /// P(nothing of what lies beyond the reach).
    beyond: f64,
    /// Corners with how much of each.
    kinks: Vec<(f64, Kink)>,
    /// What lies beneath the series: at the reach, and in all.
    at_reach: f64,
    in_all: f64,
    tail: Option<Tail>,
    /// What the rounding of coefficients adds at x = 0.
    rounding: f64,
    /// The smooth part at equally spaced amounts, never falling.
    pub(crate) drawn: Vec<f64>,
    /// P(total <= reach), which every larger amount asks for.
    end: f64,
    /// How many of these are not read yet.
    unread: u8,
}

impl Solved {
    #[expect(clippy::too_many_arguments, reason = "each is a part of the answer")]
    pub(crate) fn new(
        series: Series,
        points: Rc<Points>,
        none: f64,
        beyond: f64,
        kinks: Vec<(f64, Kink)>,
        nothing: f64,
        tail: Option<Tail>,
        rounding: f64,
    ) -> Self {
        Self {
            series,
            points,
            none,
            beyond,
            kinks,
            at_reach: 0.0,
            in_all: (1.0 - nothing).max(0.0),
            tail,
            rounding,
            drawn: Vec::new(),
            end: 0.0,
            unread: 3,
        }
    }

    /// Reads what every amount asks for, a slice at a time; whether all of it is read.
    pub(crate) fn read(&mut self) -> bool {
        let reach = self.reach();
        match self.unread {
            3 if self.is_counted() => self.unread = 2,
            3 => {
                let beneath = self.series.at::<false>(reach).0 - self.series.line.alias();
                self.at_reach = (beneath + self.kinked(reach)).clamp(0.0, self.in_all);
            }
            2 => self.draw(),
            1 => self.end = self.at(reach),
            _ => {}
        }
        self.unread = self.unread.saturating_sub(1);
        self.unread == 0
    }

    /// Whether all of it is counted.
    pub(crate) fn is_counted(&self) -> bool {
        self.series.re.is_empty()
    }

    /// Whether each look at the series takes long.
    pub(crate) fn is_long(&self) -> bool {
        self.series.re.len() > MANY_SUMMED
    }

    pub(crate) fn reach(&self) -> f64 {
        self.series.line.reach
    }

    /// P(total <= reach).
    pub(crate) fn end(&self) -> f64 {
        self.end
    }

    pub(crate) fn points(&self) -> &Points {
        &self.points
    }

    /// P(none of what lies beyond the reach).
    pub(crate) fn beyond(&self) -> f64 {
        self.beyond
    }

    /// P(nothing of what is neither counted nor beyond the reach).
    pub(crate) fn none(&self) -> f64 {
        self.none
    }

    pub(crate) fn kinks(&self) -> &[(f64, Kink)] {
        &self.kinks
    }

    pub(crate) fn line(&self) -> Line {
        self.series.line
    }

    /// What the next period of the series is damped by.
    pub(crate) fn alias(&self) -> f64 {
        self.series.line.alias()
    }

    fn kinked(&self, x: f64) -> f64 {
        let mut sum = 0.0;
        for (amount, kink) in &self.kinks {
            sum += amount * self.points.with(kink, x);
        }
        sum
    }

    /// What later periods add to the series: their middle and how far off it may be. Beneath the series lies a distribution
    /// function without its kinks; of either it is known what it is at the reach and at most.
    fn later(&self) -> (f64, f64) {
        let alias = self.series.line.alias();
        let (mut least, mut most) = (self.at_reach, self.in_all);
        if !self.kinks.is_empty() {
            let reach = self.reach();
            for (amount, kink) in &self.kinks {
                least -= amount;
                most -= amount * self.points.with(kink, reach);
            }
        }
        let half = (most - least).max(0.0) / 2.0;
        (alias * (least + most) / 2.0, alias * (half + 2.0 * alias))
    }

    /// What is not counted, and how it rises.
    fn smooth_raw<const SLOPED: bool>(&self, x: f64) -> (f64, f64) {
        let (value, slope) = self.series.at::<SLOPED>(x);
        (value - self.later().0 + self.kinked(x), slope)
    }

    fn draw(&mut self) {
        let wanted = self.series.re.len().next_power_of_two() / 2;
        let count = wanted.clamp(FEWEST_DRAWN, MOST_DRAWN);
        let mut values = self.series.drawn(count);
        let later = self.later().0;
        let last = values.len() - 1;
        let place = |place: usize| self.reach() * place as f64 / last as f64;
        let amounts: Vec<f64> = (0..=last).map(place).collect();
        for (amount, kink) in &self.kinks {
            let more = match *kink {
                Kink::Fall { at, mean } => self.points.falls(at, mean, &amounts),
                Kink::Flat { .. } => amounts
                    .iter()
                    .map(|x| self.points.roughly_with(kink, *x))
                    .collect(),
            };
            for (value, more) in values.iter_mut().zip(more) {
                *value += amount * more;
            }
        }
        for value in &mut values {
            *value -= later;
        }
        // It never falls: where a rounding makes it, the later value is as good.
        let mut most: f64 = 0.0;
        values[0] = values[0].max(0.0);
        for value in &mut values {
            most = most.max(*value).min(self.in_all);
            *value = most;
        }
        self.drawn = values;
    }

    /// The places of the drawn values on either side of x.
    fn around(&self, x: f64) -> (usize, usize) {
        let last = self.drawn.len() - 1;
        let place = (x / self.reach() * last as f64).max(0.0) as usize;
        (place.min(last), (place + 1).min(last))
    }

    /// Where it hardly rises, straight from one drawn value to the next: there a series may fall by its own error.
    fn smooth<const SLOPED: bool>(&self, x: f64) -> (f64, f64) {
        let (below, above) = self.around(x);
        let (from, to) = (self.drawn[below], self.drawn[above]);
        // What is drawn of rounded costs is only near.
        if self.points.has_pairs() {
            let (value, slope) = self.smooth_raw::<SLOPED>(x);
            return (value.clamp(0.0, self.in_all), slope);
        }
        if to - from < LEVEL {
            return (self.drawn_at(x), 0.0);
        }
        let (value, slope) = self.smooth_raw::<SLOPED>(x);
        (value.clamp(from, to), slope)
    }

    /// P(total <= x).
    pub(crate) fn at(&self, x: f64) -> f64 {
        self.told::<false>(x).0
    }

    /// P(total <= x), and where it is wanted how it rises between steps.
    fn told<const SLOPED: bool>(&self, x: f64) -> (f64, f64) {
        if x < 0.0 {
            return (0.0, 0.0);
        }
        let counted = self.none * self.points.at(x);
        if self.is_counted() {
            return (self.beyond * counted, 0.0);
        }
        // At 0 there is only what is counted.
        let (smooth, slope) = match x > 0.0 {
            true => self.smooth::<SLOPED>(x),
            false => (0.0, 0.0),
        };
        (
            (self.beyond * (counted + smooth)).min(1.0),
            self.beyond * slope,
        )
    }

    /// The same where costs that had to be rounded to a step are all rounded up: no less is true.
    pub(crate) fn surely_at(&self, x: f64) -> f64 {
        self.surely_told::<false>(x).0
    }

    pub(crate) fn surely_told<const SLOPED: bool>(&self, x: f64) -> (f64, f64) {
        let (value, slope) = self.told::<SLOPED>(x);
        let rounded = self.beyond * self.none * self.points.error_at(x);
        (value - rounded, slope)
    }

    pub(crate) fn surely_end(&self) -> f64 {
        self.end - self.beyond * self.none * self.points.error_at(self.reach())
    }

    /// What is drawn at x of what is not counted.
    pub(crate) fn drawn_at(&self, x: f64) -> f64 {
        let (below, above) = self.around(x);
        let share = x / self.reach() * (self.drawn.len() - 1) as f64 - below as f64;
        let (from, to) = (self.drawn[below], self.drawn[above]);
        from + (to - from) * share.clamp(0.0, 1.0)
    }

    /// P(total < x), where P(total <= x) is this.
    pub(crate) fn before(&self, x: f64, up_to: f64) -> f64 {
        let jump = self.points.jump(x) * self.none * self.beyond;
        (up_to - jump).max(0.0)
    }

    /// P(total <= x) may be off by this.
    pub(crate) fn error_at(&self, x: f64) -> f64 {
        // It is at least what it is at a smaller amount, where less is off.
        let mut error = self.own_error_at(x).min(1.0);
        if error <= NEGLIGIBLE {
            return error;
        }
        let mut smaller = x;
        for _ in 0..SMALLER {
            smaller /= 2.0;
            // What is drawn asks for no sum.
            let (mut left, mut at) = (0.0, smaller);
            if !self.is_counted() {
                let drawn;
                (at, drawn) = self.drawn_before(smaller);
                left = 1.0 - drawn;
            }
            if left > error {
                break;
            }
            if self.is_counted() || self.points.is_blurred() {
                // Of blurred costs no more need be told at x than at the smaller amount.
                (at, left) = (smaller, 1.0 - self.at(smaller).min(self.at(x)));
            }
            error = error.min(left + self.own_error_at(at));
        }
        error
    }

    /// The last drawn amount up to x, with P(total <= it): where costs are not blurred that is exact.
    fn drawn_before(&self, x: f64) -> (f64, f64) {
        let place = self.around(x).0;
        let x = self.reach() * place as f64 / (self.drawn.len() - 1) as f64;
        let counted = self.none * self.points.roughly_at(x);
        (x, (self.beyond * (counted + self.drawn[place])).min(1.0))
    }

    /// What later periods add, what was left out of the series, and rounding.
    fn own_error_at(&self, x: f64) -> f64 {
        let counted = self.none * self.points.error_at(x) + 1e-13;
        if self.is_counted() || x <= 0.0 {
            return self.beyond * counted;
        }
        let line = self.series.line;
        let tail = self
            .tail
            .as_ref()
            .map_or(0.0, |tail| tail.at(x, &self.points));
        let rounding = self.rounding * (line.a * x).exp();
        let (below, above) = self.around(x);
        let rise = self.drawn[above] - self.drawn[below];
        let is_level = rise < LEVEL && !self.points.has_pairs();
        let level = if is_level { rise } else { 0.0 };
        let mut kinks = 0.0;
        for (amount, kink) in &self.kinks {
            kinks += amount * self.points.error_with(kink, x);
        }
        self.beyond * (counted + self.later().1 + tail + rounding + level + kinks)
    }

    /// For a picture: the same at x, or where that takes too many coefficients at the nearest drawn amount.
    pub(crate) fn near(&self, x: f64) -> (f64, f64) {
        let is_short = self.series.re.len() < MOST_SUMMED && !self.points.is_blurred();
        if is_short || self.is_counted() || x > self.reach() {
            return (x, self.at(x));
        }
        let last = self.drawn.len() - 1;
        let place = ((x / self.reach() * last as f64).round() as usize).min(last);
        let x = self.reach() * place as f64 / last as f64;
        let counted = self.none * self.points.roughly_at(x);
        (x, (self.beyond * (counted + self.drawn[place])).min(1.0))
    }
}
