//! The odds agree with drawing: two hundred thousand horizons of each table, within four standard errors.

use super::chance::{Chance, every, every_range, point, question, range, risk, shares};
use bad_minutes::math::odds::{Cache, odds};
use bad_minutes::math::{Days, Estimate, Frequency, Minutes, OddsRisk, Question, Shift};

const HORIZONS: usize = 200_000;

fn check(name: &str, seed: u64, question: &Question, risks: &[OddsRisk]) {
    let odds = odds(question, risks, &mut Cache::new());
    let mut chance = Chance::new(seed);
    let mut totals: Vec<f64> = (0..HORIZONS)
        .map(|_| chance.total(question, risks))
        .collect();
    totals.sort_by(f64::total_cmp);
    let mut amounts: Vec<f64> = question.budgets.iter().map(|one| one.get()).collect();
    // A hair above what was drawn, so that equal amounts are on the same side of it.
    amounts.extend(
        [0.05, 0.3, 0.5, 0.9, 0.99].map(|p| totals[(p * HORIZONS as f64) as usize] * (1.0 + 1e-9)),
    );
    for amount in amounts {
        if amount > odds.reach().get() {
            continue;
        }
        let drawn = totals.partition_point(|total| *total <= amount) as f64 / HORIZONS as f64;
        let ours = odds.kept(Minutes::new(amount));
        let error = (ours * (1.0 - ours) / HORIZONS as f64).sqrt();
        let stated = odds.error_at(Minutes::new(amount));
        assert!(
            (ours - drawn).abs() <= 4.0 * error + stated + 2.0 / HORIZONS as f64,
            "{name} at {amount}: {ours}, drawn {drawn}, off {} standard errors",
            (ours - drawn).abs() / error
        );
    }
}

fn doubted(mut risk: OddsRisk) -> OddsRisk {
    risk.doubted = true;
    risk
}

fn shifted(mut risk: OddsRisk, ettd: f64, ettr: f64, rate: f64) -> OddsRisk {
    risk.shift = Shift {
        ettd: Minutes::new(ettd),
        ettr: Minutes::new(ettr),
        rate,
    };
    risk
}

fn doubt(days: f64, k: f64) -> Question {
    Question {
        doubt: Some(k),
        ..question(days)
    }
}

#[test]
fn points() {
    let table = [
        risk(point(0.0), point(3.0), shares(1.0, 1.0), every(7.0)),
        risk(point(60.0), point(60.0), shares(0.02, 0.02), every(21.0)),
    ];
    check("points", 1, &question(28.0), &table);
}

#[test]
fn points_with_unknown_rates() {
    let table = [
        risk(
            point(0.0),
            point(3.0),
            shares(1.0, 1.0),
            every_range(3.0, 30.0),
        ),
        risk(point(60.0), point(60.0), shares(0.02, 0.02), every(21.0)),
    ];
    check("unknown rates", 2, &question(365.0), &table);
}

#[test]
fn heavy_tails() {
    let table = [
        risk(
            range(0.5, 500.0),
            range(2.0, 900.0),
            shares(0.1, 1.0),
            every_range(20.0, 400.0),
        ),
        risk(
            point(5.0),
            range(1.0, 2000.0),
            shares(0.5, 0.5),
            every(90.0),
        ),
    ];
    check("heavy tails", 3, &question(365.0), &table);
}

#[test]
fn rare_risks() {
    let table = [
        risk(
            range(5.0, 30.0),
            range(60.0, 900.0),
            shares(1.0, 1.0),
            every_range(1000.0, 9000.0),
        ),
        risk(
            range(1.0, 9.0),
            range(10.0, 50.0),
            shares(0.2, 0.3),
            every(2000.0),
        ),
    ];
    check("rare", 4, &question(28.0), &table);
}

#[test]
fn shifts_both_ways() {
    let table = [
        shifted(
            risk(range(5.0, 60.0), point(30.0), shares(0.5, 0.5), every(20.0)),
            -20.0,
            0.0,
            1.1,
        ),
        shifted(
            risk(
                range(5.0, 60.0),
                range(3.0, 90.0),
                shares(0.1, 0.9),
                every(40.0),
            ),
            -20.0,
            -30.0,
            0.8,
        ),
        shifted(
            risk(
                range(5.0, 60.0),
                range(3.0, 90.0),
                shares(1.0, 1.0),
                every(90.0),
            ),
            15.0,
            10.0,
            1.0,
        ),
    ];
    check("shifts", 5, &question(365.0), &table);
}

#[test]
fn all_shapes() {
    let exponential = Estimate::Exponential {
        high: Minutes::new(60.0),
    };
    let flat = Estimate::Uniform {
        low: Minutes::new(10.0),
        high: Minutes::new(40.0),
    };
    let ettf = Estimate::Uniform {
        low: Days::new(20.0),
        high: Days::new(200.0),
    };
    let table = [
        risk(exponential, flat, shares(0.0, 0.5), Frequency::Every(ettf)),
        risk(flat, point(0.0), shares(1.0, 1.0), every(30.0)),
        risk(exponential, exponential, shares(0.3, 0.3), every(10.0)),
        risk(point(10.0), point(110.0), shares(0.2, 1.0), every(100.0)),
    ];
    check("shapes", 6, &question(90.0), &table);
}

#[test]
fn a_flat_duration_of_an_impact_from_nothing() {
    let flat = Estimate::Uniform {
        low: Minutes::new(10.0),
        high: Minutes::new(500.0),
    };
    for (seed, ettd) in [(10, point(0.0)), (11, range(2.0, 9.0))] {
        let table = [risk(ettd, flat, shares(0.0, 0.2), every(20.0))];
        let question = question(90.0);
        check("flat", seed, &question, &table);
        let odds = odds(&question, &table, &mut Cache::new());
        for budget in &question.budgets {
            assert!(odds.error_at(*budget) < 1e-6);
        }
    }
}

#[test]
fn a_doubted_point() {
    let table = [doubted(risk(
        point(5.0),
        point(55.0),
        shares(0.5, 0.5),
        every(30.0),
    ))];
    check("doubted point", 7, &doubt(365.0, 2.0), &table);
}

#[test]
fn a_doubted_mixture() {
    let table = [
        doubted(risk(
            range(5.0, 30.0),
            range(10.0, 120.0),
            shares(0.2, 1.0),
            every_range(20.0, 90.0),
        )),
        doubted(risk(point(0.0), point(3.0), shares(1.0, 1.0), every(7.0))),
        risk(point(60.0), point(60.0), shares(0.02, 0.02), every(21.0)),
        doubted(risk(
            range(1.0, 300.0),
            point(5.0),
            shares(0.1, 0.1),
            every(40.0),
        )),
    ];
    check("doubted", 8, &doubt(365.0, 3.0), &table);
    check("doubted, 28 days", 9, &doubt(28.0, 2.0), &table);
}

#[test]
fn points_among_ranges() {
    let table = [
        risk(point(0.0), point(30.0), shares(1.0, 1.0), every(20.0)),
        risk(point(5.0), point(510.0), shares(1.0, 1.0), every(1460.0)),
        risk(point(10.0), range(5.0, 60.0), shares(0.5, 0.5), every(60.0)),
    ];
    check("points among ranges", 10, &question(28.0), &table);
}

#[test]
fn many_small_incidents_beside_large_ones() {
    let table = [
        risk(
            range(0.02, 0.3),
            range(0.05, 0.2),
            shares(0.1, 1.0),
            every(2.0),
        ),
        risk(
            range(20.0, 60.0),
            range(30.0, 500.0),
            shares(0.5, 1.0),
            every(60.0),
        ),
    ];
    check("small beside large", 11, &question(365.0), &table);
}

#[test]
fn whatever_comes() {
    let mut chance = Chance::new(12);
    for seed in 0..6 {
        let table = super::chance::any_table(&mut chance);
        let days = [28.0, 365.0][seed as usize % 2];
        check("any", 100 + seed, &doubt(days, 2.0), &table);
    }
}
