//! Equally likely outcomes as dots, stacked in bins of which the budget is an edge.

use crate::drawing::scale::Scale;

const MARGIN: f64 = 4.0;
const BINS: usize = 20;
const LARGEST: f64 = 8.0;
const TALLEST: f64 = 120.0;
/// Taller stacks ask for finer bins.
const STACK: usize = 8;

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

/// Bins `outcomes` over `width` pixels. A bin is a third of the budget wide, so that no dot
/// straddles the budget; it is wider (half, or all of the budget) where many outcomes would lie
/// beyond the last bin, and narrower where the stacks would be tall.
pub fn dot_plot(outcomes: &[f64], budget: f64, width: f64) -> DotPlot {
    let mut sorted: Vec<f64> = outcomes
        .iter()
        .copied()
        .filter(|one| one.is_finite())
        .collect();
    sorted.sort_by(f64::total_cmp);
    let budget = match budget.is_finite() && budget > 0.0 {
        true => budget,
        false => sorted.last().copied().unwrap_or(1.0).max(1e-9),
    };
    let bin = budget / bins_of_a_budget(&sorted, budget);
    let place = |value: f64| bin_of(value, bin, budget);
    let scale = Scale::new((0.0, bin * BINS as f64), (MARGIN, width - MARGIN));
    let pitch = scale.at(bin) - scale.at(0.0);
    let mut stacks = [0usize; BINS];
    for value in &sorted {
        stacks[place(*value)] += 1;
    }
    let tallest = stacks.iter().copied().max().unwrap_or(0).max(1);
    let radius = (pitch * 0.405)
        .min(LARGEST)
        .min((TALLEST / tallest as f64 - 1.5) / 2.0);
    let step = radius * 2.0 + 1.5;
    let mut stacks = [0usize; BINS];
    let dots = sorted.iter().map(|value| {
        let bin_place = place(*value);
        let under = stacks[bin_place];
        stacks[bin_place] += 1;
        Dot {
            x: scale.at(bin * (bin_place as f64 + 0.5)),
            y: -(step * (under as f64 + 0.5) + 1.0),
            over: *value > budget,
        }
    });
    DotPlot {
        dots: dots.collect(),
        radius,
        height: step * tallest as f64 + 1.0,
        scale,
        max: bin * BINS as f64,
        budget: scale.at(budget),
    }
}

/// The bin of a value; the budget itself still lies below its edge.
fn bin_of(value: f64, bin: f64, budget: f64) -> usize {
    let place = (value.max(0.0) / bin + 1e-9).floor() as usize;
    let edge = (budget / bin).round() as usize;
    let place = match value > budget {
        true => place.max(edge),
        false => place.min(edge - 1),
    };
    place.min(BINS - 1)
}

/// How many bins the budget is divided into.
fn bins_of_a_budget(sorted: &[f64], budget: f64) -> f64 {
    let beyond = |count: f64| {
        let last = budget / count * BINS as f64;
        sorted.iter().filter(|value| **value > last).count()
    };
    let tallest = |count: f64| {
        let mut stacks = [0usize; BINS];
        for value in sorted {
            stacks[bin_of(*value, budget / count, budget)] += 1;
        }
        stacks.into_iter().max().unwrap_or(0)
    };
    let few = sorted.len() / 10;
    if beyond(3.0) > few {
        return if beyond(2.0) > few { 1.0 } else { 2.0 };
    }
    let finer = [3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 16.0];
    let fits = |count: &f64| beyond(*count) <= few && tallest(*count) <= STACK;
    finer.into_iter().find(fits).unwrap_or(3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dot_straddles_the_budget() {
        let outcomes: Vec<f64> = (0..20)
            .map(|place| 30.0 * f64::from(place) + 41.0)
            .collect();
        let plot = dot_plot(&outcomes, 131.0, 284.0);
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
        let plot = dot_plot(&[100.0, 100.1], 100.0, 300.0);
        assert!(!plot.dots[0].over && plot.dots[0].x < plot.budget);
        assert!(plot.dots[1].over && plot.dots[1].x > plot.budget);
    }

    #[test]
    fn the_last_bin_takes_what_lies_beyond() {
        let plot = dot_plot(
            &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 1e9],
            3.0,
            300.0,
        );
        assert!(plot.dots.iter().all(|dot| dot.x < 300.0));
    }

    #[test]
    fn stacks_stay_low() {
        let plot = dot_plot(&[5.0; 20], 131.0, 284.0);
        assert!(plot.height < 130.0);
        let spread: Vec<f64> = (0..20).map(|place| f64::from(place) * 5.0).collect();
        let plot = dot_plot(&spread, 131.0, 284.0);
        assert!(plot.height < 130.0 && plot.radius > 4.0);
    }

    #[test]
    fn odd_input_is_drawn_without_panic() {
        dot_plot(&[], 0.0, 284.0);
        dot_plot(&[f64::NAN, f64::INFINITY], f64::NAN, 10.0);
        dot_plot(&[0.0; 20], 0.0, 284.0);
    }
}
