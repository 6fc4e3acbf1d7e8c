//! Random tables against a second, finer series on another line: what is stated is never less than the difference.
//!
//! `ODDS_TABLES=0..2000 cargo test --test odds generated` runs all; by default it is a slice of them.

use std::ops::Range;

use super::chance::{Chance, any_table, every, every_range, point, question, range, risk, shares};
use bad_minutes::math::odds::{Cache, odds};
use bad_minutes::math::{
    Estimate, Frequency, Minutes, Odds, OddsRisk, PerYear, Question, Share, Shift,
};

/// Tables in every run.
const SLICE: u64 = 48;
/// What the finer series is off by itself.
const FINER: f64 = 2e-8;

fn rounded(value: f64) -> f64 {
    let scale = 10_f64.powi(1 - value.log10().floor() as i32);
    (value * scale).round() / scale
}

/// As people write them: from a handful of risks to thirty, about half of the figures ranges.
fn realistic(chance: &mut Chance) -> Vec<OddsRisk> {
    let count = chance.about(3.0, 31.0) as usize;
    let on_top = chance.chance(0.3);
    let mut table = Vec::with_capacity(count);
    for _ in 0..count {
        let minutes = |chance: &mut Chance, most: f64| {
            let low = rounded(chance.about(1.0, most));
            if chance.chance(0.5) {
                range(low, low * rounded(chance.about(1.5, 12.0)))
            } else {
                point(low)
            }
        };
        let share = rounded(chance.about(0.002, 1.0)).min(1.0);
        let impact = if chance.chance(0.4) {
            shares(share * rounded(chance.between(0.0, 0.9)), share)
        } else {
            shares(share, share)
        };
        let days = rounded(chance.about(5.0, 3000.0));
        let often = if chance.chance(0.4) {
            every_range(days, days * rounded(chance.about(1.5, 8.0)))
        } else {
            every(days)
        };
        let mut one = risk(minutes(chance, 60.0), minutes(chance, 600.0), impact, often);
        if on_top {
            one.shift = Shift {
                ettd: Minutes::new(11.0),
                ettr: Minutes::new(30.0),
                rate: 1.1025,
            };
        }
        table.push(one);
    }
    table
}

/// Cheap incidents by the hour beside dear ones by the decade.
fn mixed(chance: &mut Chance) -> Vec<OddsRisk> {
    let mut table = realistic(chance);
    table.truncate(6);
    for _ in 0..chance.about(1.0, 4.0) as usize {
        let share = rounded(chance.about(0.0001, 0.01));
        let low = rounded(chance.about(0.1, 5.0));
        let minutes = if chance.chance(0.5) {
            point(low)
        } else {
            range(low, 4.0 * low)
        };
        let hours = chance.about(0.5, 30.0);
        table.push(risk(
            point(1.0),
            minutes,
            shares(share, share),
            every(rounded(hours) / 24.0),
        ));
    }
    let low = rounded(chance.about(300.0, 3000.0));
    let dear = range(low, low * chance.about(3.0, 12.0));
    table.push(risk(
        point(0.0),
        dear,
        shares(0.5, 1.0),
        every_range(1000.0, 9000.0),
    ));
    table
}

/// Sigmas to 3, ranges from 0, held impacts, fixes that take minutes away, flat rates and rates from 0.
fn hostile(chance: &mut Chance) -> Vec<OddsRisk> {
    let mut table = any_table(chance);
    for one in &mut table {
        let low = chance.about(0.05, 50.0);
        if chance.chance(0.3) {
            one.estimates.ettr = range(low, low * chance.about(100.0, 19_000.0));
        }
        if chance.chance(0.2) {
            one.estimates.impact = Estimate::Capped {
                low: Share::new(0.3),
                high: Share::new(chance.between(1.1, 2.0)),
                most: Share::new(1.0),
            };
        }
        if chance.chance(0.1) {
            one.estimates.frequency = Frequency::Rate(Estimate::Exponential {
                high: PerYear::new(chance.about(0.5, 60.0)),
            });
        }
    }
    table
}

fn check(name: &str, question: &Question, risks: &[OddsRisk]) -> (f64, f64) {
    let odds: Odds = odds(question, risks, &mut Cache::new());
    let mut amounts = question.budgets.clone();
    amounts.extend(question.quantiles.iter().filter_map(|p| odds.quantile(*p)));
    let largest = amounts
        .iter()
        .fold(0.0, |most: f64, one| most.max(one.get()));
    let mut finer = question.clone();
    finer.budgets = amounts.clone();
    finer.budgets.push(Minutes::new(largest * 1.63));
    (finer.error, finer.quantiles) = (1e-8, Vec::new());
    let finer = bad_minutes::math::odds::odds(&finer, risks, &mut Cache::new());
    let (mut most, mut worst): (f64, f64) = (0.0, 0.0);
    for amount in &amounts {
        let (stated, others) = (odds.error_at(*amount), finer.error_at(*amount));
        let off = (odds.kept(*amount) - finer.kept(*amount)).abs();
        let minutes = amount.get();
        if others > 1e-5 {
            println!("{name} at {minutes}: the finer series states {others:e}");
        }
        assert!(
            off <= stated + FINER.max(others),
            "{name} at {minutes}: off {off:e}, stated {stated:e} and {others:e}"
        );
        (most, worst) = (most.max(stated), worst.max(off));
    }
    (most, worst)
}

/// The table of a seed, with what is asked of it.
fn made(seed: u64) -> (String, Question, Vec<OddsRisk>) {
    let chance = &mut Chance::new(70_000 + seed);
    let (kind, mut table) = match seed % 3 {
        0 => ("realistic", realistic(chance)),
        1 => ("mixed", mixed(chance)),
        _ => ("hostile", hostile(chance)),
    };
    let mut question = question([365.0, 28.0, 90.0, 30.0][(seed / 3) as usize % 4]);
    question.quantiles = vec![0.05, 0.5, 0.9, 0.95, 0.99];
    if seed.is_multiple_of(7) {
        question.doubt = Some([2.0, 3.0][(seed / 7) as usize % 2]);
        for one in &mut table {
            one.doubted = chance.chance(0.6);
        }
    }
    (format!("{kind} {seed}"), question, table)
}

/// A sigma of 3 makes the line long, and corners near 0 are far from what is asked: those of many incidents too.
#[test]
fn corners_far_from_an_amount_cost_little() {
    let (name, question, table) = made(95);
    let (stated, _) = check(&name, &question, &table);
    assert!(stated <= 1e-5, "{stated:e}");
}

/// A long flat duration beside a short one has its steps where it ends; so do incidents with a certain part, and a share
/// of them with a certain cost.
#[test]
fn steps_of_what_is_certain_count_where_they_are() {
    for seed in [47, 173, 563] {
        let (name, question, table) = made(seed);
        let (stated, _) = check(&name, &question, &table);
        assert!(stated <= 1e-5, "{name}: {stated:e}");
    }
}

/// Cheap certain costs by the hour that have no common step among 2^23 are not rounded to one.
#[test]
fn certain_costs_without_a_common_step_are_told_exactly() {
    for seed in [55, 379, 388] {
        let (name, question, table) = made(seed);
        let (stated, _) = check(&name, &question, &table);
        assert!(stated <= 1e-5, "{name}: {stated:e}");
    }
}

/// Cheap ranges by the hour, of which only the bulk is told beside dear ones.
#[test]
fn frequent_costs_beside_far_amounts_are_told() {
    let (name, question, table) = made(829);
    let (stated, off) = check(&name, &question, &table);
    assert!(stated <= 1e-6 && off <= 1e-7, "{stated:e} {off:e}");
}

/// Cheap incidents, frequent or rare, beside whatever else there is, and a probability far out on a table of many pieces.
#[test]
fn far_amounts_are_told_beside_cheap_incidents() {
    for seed in [450, 1354, 1858, 1976] {
        let (name, question, table) = made(seed);
        let (stated, off) = check(&name, &question, &table);
        assert!(stated <= 1e-6 && off <= 1e-7, "{name}: {stated:e} {off:e}");
    }
}

/// What is left of a lognormal after a fix has no largest, so that nothing bounds how much of it there is.
#[test]
fn costs_without_a_largest_are_not_told_beside_others() {
    let (name, question, table) = made(41);
    let (stated, off) = check(&name, &question, &table);
    assert!(stated <= 5e-6 && off <= 1e-7, "{stated:e} {off:e}");
}

/// A flat duration beside others, of a certain impact, and what is left of a lognormal beside something certain.
#[test]
fn phases_of_what_is_certain_are_taken_out() {
    let (name, question, table) = made(1679);
    let (stated, off) = check(&name, &question, &table);
    assert!(stated <= 5e-6 && off <= 1e-6, "{stated:e} {off:e}");
}

/// What is left of two durations after a fix has no density at 0 together, and each rises steeply from there.
#[test]
fn what_is_left_of_both_durations_is_told_near_nothing() {
    let (name, question, table) = made(656);
    let left = &table[table.len() - 1..];
    for risks in [&table[..], left] {
        let (stated, off) = check(&name, &question, risks);
        assert!(stated <= 1e-5 && off <= 2e-8, "{stated:e} {off:e}");
    }
}

/// A duration over four decades times a flat impact.
#[test]
fn a_wide_duration_of_a_flat_impact_has_its_transform() {
    let (name, question, table) = made(728);
    let (stated, off) = check(&name, &question, &table);
    assert!(stated <= 1e-5 && off <= 2e-7, "{stated:e} {off:e}");
}

/// A flat rate's transform has zeros, near which its logarithm is not smooth.
#[test]
fn certain_costs_at_a_flat_rate_have_their_transform() {
    let (name, question, table) = made(950);
    let (stated, off) = check(&name, &question, &table);
    assert!(stated <= 1e-5 && off <= 1e-7, "{stated:e} {off:e}");
}

/// The tables that are asked for, or the first so many.
fn wanted(slice: u64) -> Range<u64> {
    let Ok(wanted) = std::env::var("ODDS_TABLES") else {
        return 0..slice;
    };
    let (from, to) = wanted.split_once("..").expect("tables from..to");
    let number = |text: &str| text.parse().expect("a table's number");
    number(from)..number(to)
}

#[test]
fn each_risk_left_out_states_an_upper_bound() {
    for seed in wanted(SLICE / 4) {
        let (name, question, table) = made(seed);
        let question = Question {
            quantiles: Vec::new(),
            ..question
        };
        super::laws::check_left_out(&name, &question, &table, 1.0);
    }
}

#[test]
fn what_is_stated_is_an_upper_bound() {
    let (mut above, mut most, mut worst) = (0, 0.0_f64, 0.0_f64);
    let tables = wanted(SLICE);
    let count = tables.end - tables.start;
    for seed in tables {
        let (name, question, table) = made(seed);
        let (stated, off) = check(&name, &question, &table);
        if stated > 1e-5 {
            above += 1;
            println!("{name}: {stated:e} stated");
        }
        (most, worst) = (most.max(stated), worst.max(off));
    }
    println!(
        "{count} tables, {above} above 1e-5, {most:e} stated at most, off by {worst:e} at most"
    );
    // What takes more frequencies than a second allows says so.
    assert!(above * 8 <= count);
}
