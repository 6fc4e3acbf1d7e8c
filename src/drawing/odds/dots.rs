//! Equally likely outcomes as dots, stacked in bins of which the budget is an edge.

use crate::drawing::scale::Scale;
use crate::math::ordered;

const MARGIN: f64 = 4.0;
const BINS: usize = 20;
const LARGEST: f64 = 8.0;
const TALLEST: f64 = 120.0;
/// Taller stacks ask for finer bins.
const STACK: usize = 8;
/// A few outcomes that are so many times as far as the others stand at the end of the axis.
const FAR: f64 = 2.0;

/// One outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Middle.
    pub x: f64,
    /// Middle, above the axis: 0 is the axis, negative is up.
    pub y: f64,
    /// It costs more than the budget.
    pub over: bool,
}

/// Dots as they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DotPlot {
    /// The dots, cheapest first.
    pub dots: Vec<Dot>,
    /// Radius of a dot.
    pub radius: f64,
    /// Height of the tallest stack.
    pub height: f64,
    /// Value to pixel, of the axis.
    pub scale: Scale,
    /// The last value of the axis; what lies beyond stands in the last bin.
    pub max: f64,
    /// Where the budget's mark is.
    pub budget: f64,
}

/// Bins `outcomes` over `width` pixels, on an axis that has room for those of the chart `beside` it as well. The budget is
/// an edge of the bins, so that no dot straddles it.
pub fn dot_plot(outcomes: &[f64], beside: &[f64], budget: f64, width: f64) -> DotPlot {
    let both = [sorted(outcomes), sorted(beside)];
    let bins = Bins::of(&both, budget);
    let [sorted, _] = &both;
    let pitch = (width - 2.0 * MARGIN) / (bins.last() / bins.width);
    let tallest = both.iter().map(|one| bins.tallest(one)).max();
    let tallest = tallest.unwrap_or(0).max(1);
    let radius = (pitch * 0.405)
        .min(LARGEST)
        .min((TALLEST / tallest as f64 - 1.5) / 2.0);
    let step = radius * 2.0 + 1.5;
    // Where the budget is next to nothing, a dot within it needs room before the axis begins.
    let across = |left: f64| Scale::new((0.0, bins.last()), (left, width - MARGIN));
    let room = across(MARGIN).at(bins.budget) - MARGIN;
    let scale = across(MARGIN + (step - room).max(0.0));
    let mut stacks = [0usize; BINS];
    let dots = sorted.iter().map(|value| {
        let place = bins.place(*value);
        let under = stacks[place];
        stacks[place] += 1;
        Dot {
            x: match place + 1 == bins.below {
                true => scale
                    .at(bins.middle(place))
                    .min(scale.at(bins.budget) - step / 2.0),
                false => scale.at(bins.middle(place)),
            },
            y: -(step * (under as f64 + 0.5) + 1.0),
            over: *value > bins.budget,
        }
    });
    DotPlot {
        dots: dots.collect(),
        radius,
        height: step * tallest as f64 + 1.0,
        scale,
        max: bins.last(),
        budget: scale.at(bins.budget),
    }
}

/// How many of the outcomes lie beyond the axis that they are drawn on.
pub fn dots_beyond(outcomes: &[f64], beside: &[f64], budget: f64) -> usize {
    let both = [sorted(outcomes), sorted(beside)];
    let end = Bins::of(&both, budget).end();
    both[0].iter().filter(|value| **value > end).count()
}

fn sorted(outcomes: &[f64]) -> Vec<f64> {
    let finite = outcomes.iter().copied().filter(|one| one.is_finite());
    let finite: Vec<f64> = finite.collect();
    let least = ordered(finite.len(), &|a, b| finite[a].total_cmp(&finite[b]));
    least.into_iter().map(|place| finite[place]).collect()
}

/// What an axis has to reach: all outcomes, but for a few that would leave the others no room.
fn reach(sorted: &[f64]) -> f64 {
    let few = sorted.len() / 10;
    let (Some(last), Some(usual)) = (sorted.last(), sorted.iter().rev().nth(few)) else {
        return 0.0;
    };
    match *last <= FAR * usual {
        true => *last,
        false => *usual,
    }
}

/// The bins, of which the budget is an edge.
struct Bins {
    budget: f64,
    width: f64,
    /// So many lie within the budget.
    below: usize,
}

impl Bins {
    /// A third of the budget wide; wider where they would not reach far enough, narrower where stacks would be tall.
    fn of(both: &[Vec<f64>; 2], budget: f64) -> Self {
        let last = both.iter().filter_map(|one| one.last()).copied();
        let budget = match budget.is_finite() && budget > 0.0 {
            true => budget,
            false => last.fold(1e-9, f64::max),
        };
        let reach = both.iter().map(|one| reach(one)).fold(0.0, f64::max);
        let parted = |below: usize| Self {
            budget,
            width: budget / below as f64,
            below,
        };
        let reaches = |bins: &Self| bins.end() >= reach;
        let is_low = |bins: &Self| both.iter().all(|one| bins.tallest(one) <= STACK);
        let finer = [3, 4, 5, 6, 8, 10, 12, 16].map(parted);
        let finer = finer.into_iter().find(|bins| reaches(bins) && is_low(bins));
        let wider = || [3, 2, 1].map(parted).into_iter().find(reaches);
        finer.or_else(wider).unwrap_or(Self {
            budget,
            width: (reach - budget) / (BINS - 1) as f64,
            below: 1,
        })
    }

    /// The bin of a value; the budget itself still lies within it.
    fn place(&self, value: f64) -> usize {
        let beyond = (value - self.budget) / self.width;
        let place = match value > self.budget {
            true => self.below as f64 + (beyond - 1e-9).floor().max(0.0),
            false => self.below as f64 - 1.0 + beyond.ceil(),
        };
        (place.max(0.0) as usize).min(BINS - 1)
    }

    /// The middle of a bin.
    fn middle(&self, place: usize) -> f64 {
        let first = self.budget - self.width * self.below as f64;
        let (from, to) = (place as f64, place as f64 + 1.0);
        ((first + self.width * from).max(0.0) + first + self.width * to) / 2.0
    }

    /// Where the axis ends.
    fn last(&self) -> f64 {
        self.budget + self.width * (BINS - self.below) as f64
    }

    /// The same, but for what a rounding adds.
    fn end(&self) -> f64 {
        self.last() * (1.0 + 1e-9)
    }

    fn tallest(&self, values: &[f64]) -> usize {
        let mut stacks = [0usize; BINS];
        for value in values {
            stacks[self.place(*value)] += 1;
        }
        stacks.into_iter().max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dot_straddles_the_budget() {
        let outcomes: Vec<f64> = (0..20)
            .map(|place| 30.0 * f64::from(place) + 41.0)
            .collect();
        let plot = dot_plot(&outcomes, &[], 131.0, 284.0);
        assert_eq!(plot.dots.len(), 20);
        for (dot, value) in plot.dots.iter().zip(&outcomes) {
            assert_eq!(dot.over, *value > 131.0);
            assert_eq!(dot.over, dot.x > plot.budget);
            assert!((dot.x - plot.budget).abs() + 0.01 >= plot.radius);
        }
        assert!((plot.budget - 45.4).abs() < 0.05);
        assert!((plot.radius - 5.6).abs() < 0.05);
    }

    #[test]
    fn an_outcome_at_the_budget_is_within_it() {
        let plot = dot_plot(&[100.0, 100.1], &[], 100.0, 300.0);
        assert!(!plot.dots[0].over && plot.dots[0].x < plot.budget);
        assert!(plot.dots[1].over && plot.dots[1].x > plot.budget);
    }

    #[test]
    fn the_last_bin_takes_what_lies_beyond() {
        let outcomes = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 1e9];
        let plot = dot_plot(&outcomes, &[], 3.0, 300.0);
        assert!(plot.dots.iter().all(|dot| dot.x < 300.0));
        assert_eq!(dots_beyond(&outcomes, &[], 3.0), 1);
        assert_eq!(dots_beyond(&outcomes[..9], &[], 3.0), 0);
    }

    #[test]
    fn the_axis_reaches_what_lies_far_beyond_the_budget() {
        let far: Vec<f64> = (0..20)
            .map(|place| 13_700.0 + 150.0 * f64::from(place))
            .collect();
        let plot = dot_plot(&far, &[], 526.0, 284.0);
        assert_eq!(dots_beyond(&far, &[], 526.0), 0);
        assert!(plot.max >= 16_550.0);
        for (dot, value) in plot.dots.iter().zip(&far) {
            // No farther from where it belongs than half a bin.
            let off = (dot.x - plot.scale.at(*value)).abs();
            assert!(dot.over && off <= 142.0 / 20.0, "{off}");
        }
        // Half within a budget that is next to nothing beside the others.
        let both: Vec<f64> = (0..10)
            .map(f64::from)
            .chain(far.into_iter().take(10))
            .collect();
        let plot = dot_plot(&both, &[], 26.0, 284.0);
        for dot in &plot.dots {
            assert_eq!(dot.over, dot.x > plot.budget);
            assert!((dot.x - plot.budget).abs() + 0.01 >= plot.radius);
            assert!(dot.x >= plot.radius);
        }
    }

    #[test]
    fn two_charts_have_one_axis() {
        let (now, then) = ([900.0, 2000.0, 3400.0], [40.0, 100.0, 160.0]);
        let plots = [
            dot_plot(&now, &then, 131.0, 284.0),
            dot_plot(&then, &now, 131.0, 284.0),
        ];
        assert_eq!(plots[0].max, plots[1].max);
        assert_eq!(plots[0].radius, plots[1].radius);
        assert_eq!(plots[0].budget, plots[1].budget);
    }

    #[test]
    fn stacks_stay_low() {
        let plot = dot_plot(&[5.0; 20], &[], 131.0, 284.0);
        assert!(plot.height < 130.0);
        let spread: Vec<f64> = (0..20).map(|place| f64::from(place) * 5.0).collect();
        let plot = dot_plot(&spread, &[], 131.0, 284.0);
        assert!(plot.height < 130.0 && plot.radius > 4.0);
    }

    #[test]
    fn odd_input_is_drawn_without_panic() {
        dot_plot(&[], &[], 0.0, 284.0);
        dot_plot(&[f64::NAN, f64::INFINITY], &[f64::NAN], f64::NAN, 10.0);
        dot_plot(&[0.0; 20], &[], 0.0, 284.0);
    }
}
