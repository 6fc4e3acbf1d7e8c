//! What is asked about the odds is the table that the analysis shows.

mod support;

use bad_minutes::math::odds::{Cache, odds};
use bad_minutes::math::{Minutes, YearLength};
use bad_minutes::model::odds::total;
use bad_minutes::model::{
    Column, Engagement, EngagementId, Entry, Lever, OddsSettings, OddsTable, Reach, Risk, RowId,
    Systemic, Wanted, Window, analyse,
};
use proptest::prelude::*;

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1e-9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_risks_asked_about_cost_what_the_analysis_says(engagement in support::engagement()) {
        let analysis = analyse(&engagement);
        let year = engagement.year.length();
        let table = OddsTable::of(&engagement);
        let settings = OddsSettings::default();
        prop_assert!(close(total(&table.as_is(), year).get(), analysis.total.get()));
        let asks = table.asks(&settings, true);
        prop_assert_eq!(asks.is_empty(), analysis.counted == 0);
        for (place, (wanted, ask)) in asks.iter().enumerate() {
            prop_assert_eq!(ask.risks.len(), analysis.counted);
            prop_assert!(place > 0 || *wanted == Wanted::AsIs(Window::Year));
            let readable = analysis.targets.iter().filter(|one| one.figures.is_ok());
            prop_assert_eq!(ask.question.budgets.len(), readable.count());
            if *wanted == Wanted::Mitigated {
                let mitigated = analysis.mitigated.expect("asked for because some are on");
                prop_assert!(close(total(&ask.risks, year).get(), mitigated.total.get()));
            }
        }
        let asked = asks.iter().any(|(wanted, _)| *wanted == Wanted::Mitigated);
        prop_assert_eq!(asked, analysis.mitigated.is_some() && analysis.counted > 0);
    }

    #[test]
    fn a_lever_never_costs_more_and_two_of_them_halve(engagement in support::engagement()) {
        let totals = OddsTable::of(&engagement).totals();
        let now = totals[0].1.get();
        for (lever, then) in totals {
            let then = then.get();
            prop_assert!(then <= now * (1.0 + 1e-12), "{lever:?}");
            if matches!(lever, Some(Lever::ImpactHalved | Lever::HalfAsOften)) {
                prop_assert!(close(then, now / 2.0), "{lever:?}: {then} of {now}");
            }
        }
    }
}

fn id(number: u8) -> RowId {
    RowId::from_random(&[number])
}

fn one_outage() -> Engagement {
    let mut next = 100;
    let ids = || {
        next += 1;
        id(next)
    };
    let mut engagement = Engagement::new(EngagementId::from_random(&[]), String::new(), ids);
    let mut risk = Risk::blank(id(1));
    for (column, number) in Column::ALL.into_iter().zip([10.0, 20.0, 100.0, 365.0]) {
        *risk.entry_mut(column) = Entry::number(number);
    }
    engagement.risks.push(risk);
    engagement
}

/// P(target met) in a year, of the first target's budget.
fn kept(engagement: &Engagement, minutes: f64) -> f64 {
    let asks = OddsTable::of(engagement).asks(&OddsSettings::default(), false);
    let (_, ask) = &asks[0];
    let odds = odds(&ask.question, &ask.risks, &mut Cache::new());
    odds.kept(Minutes::new(minutes))
}

#[test]
fn one_outage_a_year_is_a_poisson_count() {
    let engagement = one_outage();
    // At most one of 30 minutes: e^-1 (1 + 1).
    let expected = 2.0 * (-1.0_f64).exp();
    assert!(close(kept(&engagement, 59.9), expected));
    assert!(close(kept(&engagement, 30.0), expected), "met on the step");
    assert!(close(kept(&engagement, 29.9), (-1.0_f64).exp()));
}

#[test]
fn systemic_risks_and_the_scope_move_the_odds() {
    let mut engagement = one_outage();
    let mut overload = Systemic::blank(id(2));
    overload.ettd = Entry::number(30.0);
    overload.included = false;
    engagement.systemic.push(overload);
    // An incident is 60 minutes now.
    assert!(close(kept(&engagement, 59.9), (-1.0_f64).exp()));
    let mut journey = bad_minutes::model::Journey::blank(id(3));
    journey.name = "checkout".to_owned();
    engagement.journeys.push(journey);
    engagement.scope = Some(id(3));
    let mut reach = Reach::default();
    reach.set(id(3), Some(Entry::percent(50.0)));
    engagement.risks[0].reach = reach;
    // For the journey it is half of that: one may happen, two may not.
    assert!(close(kept(&engagement, 59.9), 2.0 * (-1.0_f64).exp()));
}

#[test]
fn windows_are_as_long_as_they_say() {
    let days = |window: Window| window.days(YearLength::Days365).get();
    assert_eq!(Window::ALL.map(days), [365.0, 90.0, 30.0, 28.0]);
}
