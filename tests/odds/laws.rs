//! What must hold for the odds of any table.

use std::time::{Duration, Instant};

use super::chance::{
    Chance, any_risk, any_table, every, every_range, point, question, range, risk, shares,
};
use bad_minutes::math::odds::{Cache, Without, Work, odds};
use bad_minutes::math::{
    Days, Estimate, Frequency, Minutes, Odds, OddsRisk, PerYear, Question, Share, Shift, YearLength,
};
use proptest::prelude::*;

fn fresh(question: &Question, risks: &[OddsRisk]) -> Odds {
    odds(question, risks, &mut Cache::new())
}

fn kept(odds: &Odds, minutes: f64) -> f64 {
    odds.kept(Minutes::new(minutes))
}

fn doubt(days: f64, k: Option<f64>) -> Question {
    Question {
        doubt: k,
        ..question(days)
    }
}

/// P(no incident of the risk) by the midpoint rule over its frequency's own density.
fn still(question: &Question, risk: &OddsRisk) -> f64 {
    const STEPS: usize = 20_000;
    let days = question.horizon.get() * risk.shift.rate;
    let year = question.year.days().get();
    let over = |quantile: &dyn Fn(f64) -> f64| {
        let value = |step: usize| (-quantile((step as f64 + 0.5) / STEPS as f64)).exp();
        (0..STEPS).map(value).sum::<f64>() / STEPS as f64
    };
    match risk.estimates.frequency {
        Frequency::Every(Estimate::Point(ettf)) => (-days / ettf.get()).exp(),
        Frequency::Every(Estimate::Uniform { low, high }) => {
            over(&|p| days / (low.get() + p * (high.get() - low.get())))
        }
        Frequency::Rate(Estimate::Uniform { low, high }) => {
            over(&|p| days / year * (low.get() + p * (high.get() - low.get())))
        }
        Frequency::Every(Estimate::Lognormal { low, high }) => {
            let (mean, sigma) =
                bad_minutes::math::estimate::lognormal_parameters(low.get(), high.get());
            // Over z from -9 to 9, with its density as the weight.
            let (mut sum, mut whole) = (0.0, 0.0);
            for step in 0..STEPS {
                let z = 18.0 * ((step as f64 + 0.5) / STEPS as f64 - 0.5);
                let weight = (-z * z / 2.0).exp();
                sum += weight * (-days / (mean + sigma * z).exp()).exp();
                whole += weight;
            }
            sum / whole
        }
        other => unreachable!("{other:?} is not in the tables"),
    }
}

/// The generator is `chance::any_table`, seeds 1000 to 1059, over 28 days and a year in turn.
#[test]
fn nothing_happens_as_often_as_its_closed_form_says() {
    for seed in 1000..1060 {
        let mut table = any_table(&mut Chance::new(seed));
        // What never costs nothing costs nothing only when nothing happens.
        for risk in &mut table {
            risk.shift = Shift {
                rate: risk.shift.rate,
                ..Shift::default()
            };
            if risk.estimates.ettr == point(0.0) {
                risk.estimates.ettr = point(1.0);
            }
        }
        let days = if seed % 2 == 0 { 28.0 } else { 365.0 };
        let question = question(days);
        let odds = fresh(&question, &table);
        let nothing: f64 = table.iter().map(|risk| still(&question, risk)).product();
        assert!(
            (kept(&odds, 0.0) - nothing).abs() <= 1e-7,
            "table {seed}: nothing happens with {}, not {nothing}",
            kept(&odds, 0.0)
        );
    }
}

#[test]
fn a_budget_beyond_the_reach_states_what_lies_there() {
    let once = risk(point(0.0), range(1.0, 1e6), shares(1.0, 1.0), every(4000.0));
    let odds = fresh(&question(365.0), &[once]);
    assert!(odds.beyond() > 0.0);
    let far = Minutes::new(odds.reach().get() * 2.0);
    let (kept, error) = (odds.kept(far), odds.error_at(far));
    assert!(
        error >= odds.beyond() / 2.0 && kept + error >= 1.0,
        "{kept} within {error}"
    );
}

#[test]
fn two_equal_point_risks_are_one_twice_as_often() {
    let one = |days| risk(point(5.0), point(12.5), shares(0.3, 0.3), every(days));
    let wide = |days| {
        risk(
            range(5.0, 30.0),
            range(9.0, 90.0),
            shares(0.3, 0.9),
            every(days),
        )
    };
    let question = question(365.0);
    for (two, half, within) in [
        ([one(90.0), one(90.0)], one(45.0), 1e-12),
        ([wide(90.0), wide(90.0)], wide(45.0), 1e-9),
    ] {
        let (two, half) = (fresh(&question, &two), fresh(&question, &[half]));
        for minutes in 0..300 {
            let minutes = f64::from(minutes) * 3.0;
            assert!((kept(&two, minutes) - kept(&half, minutes)).abs() <= within);
        }
    }
}

#[test]
fn what_would_hold_holds() {
    let mut chance = Chance::new(77);
    for _ in 0..20 {
        let table = any_table(&mut chance);
        let question = doubt(365.0, Some(2.0));
        let odds = fresh(&question, &table);
        for confidence in [0.5, 0.8, 0.95] {
            if let Some(budget) = odds.quantile(confidence) {
                // A few roundings up, so that it holds whichever way it is told.
                let budget = budget.get() * (1.0 + 4.0 * f64::EPSILON);
                assert!(kept(&odds, budget) >= confidence);
            }
        }
    }
}

#[test]
fn an_edit_gives_what_a_new_computation_gives() {
    let mut chance = Chance::new(5);
    let mut table: Vec<OddsRisk> = (0..40).map(|_| any_risk(&mut chance)).collect();
    let question = doubt(365.0, Some(2.0));
    let mut cache = Cache::new();
    odds(&question, &table, &mut cache);
    for at in [0, 17, 39] {
        table[at].shift.rate *= 1.01;
        let edited = odds(&question, &table, &mut cache);
        let new = fresh(&question, &table);
        assert_eq!(edited.reach(), new.reach());
        for minutes in 0..500 {
            let minutes = f64::from(minutes) * 10.0;
            assert_eq!(kept(&edited, minutes), kept(&new, minutes));
        }
    }
}

fn without(work: &mut Work, place: usize, cache: &mut Cache) -> Without {
    loop {
        if let Some(without) = work.without(place, cache) {
            return without;
        }
    }
}

#[test]
fn leaving_a_risk_out_is_a_table_without_it() {
    let mut chance = Chance::new(6);
    let mut table: Vec<OddsRisk> = (0..20).map(|_| any_risk(&mut chance)).collect();
    table.push(risk(point(0.0), point(30.0), shares(1.0, 1.0), every(40.0)));
    let question = Question {
        each: true,
        ..question(28.0)
    };
    let mut cache = Cache::new();
    let mut work = Work::new(&question, &table, &mut cache);
    let whole = loop {
        if let Some(odds) = work.step(&mut cache) {
            break odds;
        }
    };
    assert!(work.step(&mut cache).is_none());
    for place in 0..table.len() {
        let left = without(&mut work, place, &mut cache);
        let mut fewer = table.clone();
        let gone = fewer.remove(place);
        let alone = fresh(&question, &fewer);
        for (budget, kept) in question.budgets.iter().zip(&left.kept) {
            let within = 1e-9 + left.error + alone.error_at(*budget);
            assert!(
                (kept - alone.kept(*budget)).abs() <= within,
                "without {place}"
            );
            assert!(*kept >= whole.kept(*budget) - within - whole.error_at(*budget));
        }
        assert!(left.error <= 2e-5, "without {place}: {}", left.error);
        let happens = work.risk(place).happens;
        let expected = 1.0 - still(&question, &gone);
        assert!(
            (happens - expected).abs() < 1e-7,
            "{happens} is not {expected}"
        );
        let mean = happens * work.risk(place).minutes_when_it_happens.get();
        assert!((whole.mean().get() - alone.mean().get() - mean).abs() < 1e-9 * whole.mean().get());
    }
}

/// The odds without each of the risks are those of a table without it.
pub(crate) fn check_left_out(name: &str, question: &Question, table: &[OddsRisk], most: f64) {
    let question = Question {
        each: true,
        ..question.clone()
    };
    let mut cache = Cache::new();
    let mut work = Work::new(&question, table, &mut cache);
    while work.step(&mut cache).is_none() {}
    for place in 0..table.len() {
        let left = without(&mut work, place, &mut cache);
        let mut fewer = table.to_vec();
        fewer.remove(place);
        let alone = fresh(&question, &fewer);
        for (budget, kept) in question.budgets.iter().zip(&left.kept) {
            let within = 1e-9 + left.error + alone.error_at(*budget);
            let off = (kept - alone.kept(*budget)).abs();
            assert!(off <= within, "{name} without {place}: off {off:e}");
        }
        let stated = left.error;
        assert!(stated <= most, "{name} without {place}: stated {stated:e}");
    }
}

/// P(no incident) of such a risk is 0 to a number, and what is left beside it was none.
#[test]
fn leaving_a_very_frequent_risk_out_leaves_the_others() {
    let minutes = range(60.0, 120.0);
    let often = risk(point(0.0), minutes, shares(0.03, 0.03), every(1.0 / 6.0));
    let rare = risk(point(0.0), point(30.0), shares(1.0, 1.0), every(40.0));
    for table in [vec![often], vec![often, rare]] {
        check_left_out("a frequent risk", &question(365.0), &table, 1e-5);
    }
}

/// Certain costs so frequent that the transform of the whole table is 0 to a number, and is not without them.
#[test]
fn leaving_very_frequent_points_out_leaves_the_others() {
    let whole = || shares(1.0, 1.0);
    let often = risk(point(0.0), point(7.0), whole(), every(0.3));
    let rare = risk(point(0.0), range(20.0, 90.0), whole(), every(40.0));
    let few = risk(point(0.0), range(20.0, 90.0), whole(), every(9.0));
    for table in [
        vec![often, rare],
        vec![often, often, rare, few],
        vec![often, rare, rare, few, few],
    ] {
        check_left_out("frequent points", &question(365.0), &table, 1e-5);
    }
}

/// An impact that is held at 100 % costs a certain amount now and then, and an unknown rate ties that to the rest.
#[test]
fn leaving_a_risk_out_beside_one_that_is_held() {
    let mut held = risk(
        point(95.0),
        point(0.0),
        shares(1.0, 1.0),
        every_range(120.0, 900.0),
    );
    held.estimates.impact = Estimate::Capped {
        low: Share::new(0.3),
        high: Share::new(1.5),
        most: Share::new(1.0),
    };
    let other = risk(
        point(0.0),
        range(20.0, 600.0),
        shares(0.6, 0.7),
        every_range(14.0, 44.0),
    );
    check_left_out("held", &question(30.0), &[other, held, other], 5e-6);
}

/// How long this thread was on a processor, where the system tells it: that does not depend on what else runs.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Whatever comes, the answer is finite, the curve never rises, and it takes a fraction of a second: three
/// seconds, or the best of three tries, on a slow machine.
fn check_hostile(name: &str, question: &Question, risks: &[OddsRisk]) {
    let timed = || {
        let (began, on) = (Instant::now(), on_processor());
        let odds = fresh(question, risks);
        let took = on.and_then(|on| Some(on_processor()? - on));
        (odds, took.unwrap_or_else(|| began.elapsed()))
    };
    let most = Duration::from_secs(3);
    let (odds, mut took) = timed();
    for _ in 0..2 {
        if took >= most {
            took = timed().1;
        }
    }
    println!("{name}: {took:?}");
    assert!(took < most, "{name} took {took:?}");
    let mut last = 1.0;
    let reach = odds.reach().get().min(1e13);
    for step in 0..=2000 {
        let left = odds.exceedance(Minutes::new(reach * f64::from(step) / 2000.0));
        assert!((0.0..=1.0).contains(&left), "{name}: {left}");
        assert!(left <= last, "{name} rises to {left} from {last}");
        last = left;
    }
    for (_, left) in odds.exceedance_curve(200, 1e-3) {
        assert!(left.is_finite());
    }
    for share in [0.0, 0.05, 0.5, 0.99, 1.0] {
        if let Some(minutes) = odds.quantile(share) {
            assert!(minutes.get() >= 0.0 && !minutes.get().is_nan(), "{name}");
        }
    }
    for budget in &question.budgets {
        let error = odds.error_at(*budget);
        assert!((0.0..=1.0).contains(&error), "{name}: {error}");
    }
}

#[test]
fn hostile_tables() {
    let year = question(365.0);
    let minute = 1.0 / 1440.0;
    let all = |risk: OddsRisk, count: usize| vec![risk; count];
    let wide = range(1e-3, 1e3);
    let table = [
        ("nothing", vec![]),
        (
            "every minute",
            all(
                risk(point(1.0), point(1.0), shares(1.0, 1.0), every(minute)),
                1,
            ),
        ),
        (
            "ranges every minute",
            all(
                risk(wide, wide, shares(0.1, 1.0), every_range(minute, 1.0)),
                3,
            ),
        ),
        (
            "ten thousand years",
            all(risk(wide, wide, shares(0.0, 1.0), every(3_650_000.0)), 2),
        ),
        (
            "no impact",
            all(risk(wide, wide, shares(0.0, 0.0), every(7.0)), 3),
        ),
        (
            "no minutes",
            all(
                risk(point(0.0), point(0.0), shares(0.0, 1.0), every(7.0)),
                3,
            ),
        ),
        (
            "six decades",
            all(
                risk(wide, wide, shares(1e-6, 1.0), every_range(0.01, 10_000.0)),
                4,
            ),
        ),
        (
            "no common step",
            all(
                risk(
                    point(1.234_567_8),
                    point(3.1),
                    shares(0.333, 0.333),
                    every(9.0),
                ),
                2,
            ),
        ),
        (
            "a huge point",
            all(
                risk(point(1e9), point(1e9), shares(1.0, 1.0), every(1.0)),
                2,
            ),
        ),
        (
            "a tiny range",
            all(
                risk(range(1e-6, 2e-6), point(0.0), shares(0.5, 0.5), every(1.0)),
                2,
            ),
        ),
        (
            "huge and tiny",
            vec![
                risk(range(1e-6, 2e-6), point(0.0), shares(0.5, 0.5), every(1.0)),
                risk(range(1e6, 1e9), point(1e6), shares(0.5, 1.0), every(100.0)),
            ],
        ),
        (
            "a hair of a range",
            all(
                risk(
                    range(500.0, 500.001),
                    point(1.0),
                    shares(0.9, 0.900_01),
                    every(3.0),
                ),
                2,
            ),
        ),
    ];
    for (name, risks) in &table {
        check_hostile(name, &year, risks);
        let mut doubted = risks.clone();
        for risk in &mut doubted {
            risk.doubted = true;
        }
        check_hostile(name, &doubt(365.0, Some(3.0)), &doubted);
        for risk in &mut doubted {
            risk.shift = Shift {
                ettd: Minutes::new(-1e6),
                ettr: Minutes::new(-0.5),
                rate: 1e-3,
            };
        }
        check_hostile(name, &doubt(28.0, None), &doubted);
    }
    let never = Frequency::Rate(Estimate::Point(PerYear::new(0.0)));
    check_hostile("never", &year, &[risk(wide, wide, shares(1.0, 1.0), never)]);
    let often = Frequency::Rate(Estimate::Exponential {
        high: PerYear::new(1e6),
    });
    check_hostile(
        "very often",
        &year,
        &[risk(wide, point(1.0), shares(1.0, 1.0), often)],
    );
    let ettf = Estimate::Exponential {
        high: Days::new(90.0),
    };
    check_hostile(
        "no shape for it",
        &year,
        &[risk(wide, wide, shares(1.0, 1.0), Frequency::Every(ettf))],
    );
    let mut chance = Chance::new(9);
    let many: Vec<OddsRisk> = (0..500).map(|_| any_risk(&mut chance)).collect();
    check_hostile("five hundred", &year, &many);
}

fn risks() -> impl Strategy<Value = Vec<OddsRisk>> {
    any::<u64>().prop_map(|seed| any_table(&mut Chance::new(seed)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    // Up to a million coefficients are summed for each amount: no more than a thousand of them, elsewhere each time.
    #[test]
    fn a_larger_budget_is_kept_no_less(
        risks in risks(),
        k in prop::option::of(1.5..4.0),
        first in 0.0..1.0_f64,
    ) {
        let odds = fresh(&doubt(28.0, k), &risks);
        let mut last = 0.0;
        for step in 0..1000 {
            let now = kept(&odds, (f64::from(step) + first) * odds.reach().get() / 750.0);
            prop_assert!(now >= last && now <= 1.0);
            last = now;
        }
    }

    #[test]
    fn one_risk_more_keeps_no_more(risks in risks(), seed in any::<u64>()) {
        let question = Question {
            horizon: Days::new(365.0),
            year: YearLength::Days365,
            ..doubt(365.0, Some(2.0))
        };
        let fewer = fresh(&question, &risks);
        let mut more = risks.clone();
        more.push(any_risk(&mut Chance::new(seed)));
        let more = fresh(&question, &more);
        for budget in &question.budgets {
            let stated = fewer.error_at(*budget) + more.error_at(*budget) + 1e-6;
            prop_assert!(more.kept(*budget) <= fewer.kept(*budget) + stated);
        }
    }

    #[test]
    fn less_impact_keeps_no_less(risks in risks()) {
        let question = question(28.0);
        let less = risks.iter().map(|risk| {
            let mut risk = *risk;
            risk.estimates.impact = match risk.estimates.impact {
                Estimate::Uniform { low, high } => Estimate::Uniform {
                    low: Share::new(low.get() / 2.0),
                    high: Share::new(high.get() / 2.0),
                },
                other => Estimate::Point(Share::new(other.mean().get() / 2.0)),
            };
            risk
        });
        let less: Vec<OddsRisk> = less.collect();
        let (now, then) = (fresh(&question, &risks), fresh(&question, &less));
        for budget in &question.budgets {
            let stated = now.error_at(*budget) + then.error_at(*budget) + 1e-6;
            prop_assert!(then.kept(*budget) >= now.kept(*budget) - stated);
        }
    }
}
