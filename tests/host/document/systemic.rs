//! Systemic risks: the figures computed elsewhere, and what must hold for any.

use bad_minutes::analysis::{Analysis, analyse};
use bad_minutes::document::{
    Basis, BasisKind, Column, Edit, Engagement, EngagementId, Entry, Risk, RowId, Systemic, Year,
};
use bad_minutes::math::{Estimate, Minutes};
use proptest::prelude::*;
use serde_json::Value;

fn oracle() -> Value {
    serde_json::from_str(include_str!("../../data/risks.json")).expect("an oracle file")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[track_caller]
fn close(ours: f64, theirs: f64) {
    assert!(
        (ours - theirs).abs() <= 1e-9 * theirs.abs(),
        "{ours} is not {theirs}"
    );
}

fn id(number: usize) -> RowId {
    RowId::from_random(&[number as u8 + 1])
}

fn engagement(rows: &Value, year: Year) -> Engagement {
    let mut engagement = Engagement::new(EngagementId::from_random(&[]), String::new(), || id(200));
    engagement.year = year;
    for (place, row) in rows.as_array().expect("rows").iter().enumerate() {
        engagement.risks.push(Risk {
            ettd: Entry::number(number(&row["ettd"])),
            ettr: Entry::number(number(&row["ettr"])),
            impact: Entry::percent(number(&row["impact"]) * 100.0),
            ettf: Entry::number(number(&row["ettf"])),
            ..Risk::blank(id(place))
        });
    }
    engagement
}

fn on_top(factor: &Value, id: RowId) -> Systemic {
    let mut row = Systemic::blank(id);
    row.ettd = Entry::number(number(&factor["addedMinutes"]));
    row.more_often = Entry::number(number(&factor["frequencyIncrease"]) * 100.0);
    row.included = false;
    row
}

#[test]
fn factors_on_top_agree_with_the_sheets() {
    let oracle = oracle();
    for (key, year) in [("365.0", Year::Days365), ("365.25", Year::Days365_25)] {
        let expected = &oracle["systemic"]["onTop"][key];
        let mut engagement = engagement(&oracle["catalogue"]["rows"], year);
        let base = analyse(&engagement).total.get();
        close(base, number(&expected["base"]));
        let factors = expected["factors"].as_array().expect("factors");
        for (place, factor) in factors.iter().enumerate() {
            engagement.systemic.push(on_top(factor, id(100 + place)));
        }
        let analysis = analyse(&engagement);
        close(analysis.total.get() - base, number(&expected["joint"]));
        for (ours, theirs) in analysis.systemic.iter().zip(factors) {
            close(ours.alone.expect("on top").get(), number(&theirs["alone"]));
            close(
                ours.saved.expect("present").get(),
                number(&theirs["savedIfFixed"]),
            );
        }
    }
}

#[test]
fn fixing_what_the_estimates_include_takes_at_most_what_is_there() {
    let oracle = oracle();
    let expected = &oracle["systemic"]["alreadyIncluded"];
    let mut engagement = engagement(&oracle["source"]["rows"], Year::Days365);
    let mut row = Systemic::blank(id(100));
    row.ettd = Entry::number(30.0);
    engagement.systemic.push(row);
    let now = analyse(&engagement);
    let saved = now.systemic[0].saved.expect("present").get();
    close(saved, number(&expected["savedIfFixed"]));
    engagement.systemic[0].fixed = true;
    let fixed = analyse(&engagement);
    let rows = expected["rows"].as_array().expect("rows");
    for (place, row) in rows.iter().enumerate() {
        let minutes = |analysis: &Analysis| {
            let figures = analysis.rows[place].figures().expect("counted");
            figures.bad_minutes.get()
        };
        close(minutes(&now), number(&row["now"]));
        close(minutes(&fixed), number(&row["fixed"]));
    }
}

/// E[max(0, X - less)] by the midpoint rule over the quantiles' own density.
fn integrated(density: impl Fn(f64) -> f64, from: f64, to: f64, less: f64) -> f64 {
    let steps = 400_000;
    let width = (to - from) / f64::from(steps);
    let value = |step: i32| {
        let x = from + (f64::from(step) + 0.5) * width;
        (x - less).max(0.0) * density(x) * width
    };
    (0..steps).map(value).sum()
}

#[test]
fn what_is_left_of_a_range_agrees_with_its_integral() {
    let minutes = Minutes::new;
    let left = |estimate: Estimate<Minutes>, less: f64| estimate.mean_after(minutes(-less)).get();
    for less in [0.5, 5.0, 20.0, 60.0, 200.0] {
        let flat = Estimate::Uniform {
            low: minutes(5.0),
            high: minutes(60.0),
        };
        let expected = integrated(|_| 1.0 / 55.0, 5.0, 60.0, less);
        assert!(
            (left(flat, less) - expected).abs() < 1e-6,
            "flat less {less}"
        );

        let mean = 60.0 / 20_f64.ln();
        let exponential = Estimate::Exponential {
            high: minutes(60.0),
        };
        let expected = integrated(|x| (-x / mean).exp() / mean, 0.0, 1500.0, less);
        assert!(
            (left(exponential, less) - expected).abs() < 1e-4,
            "exponential less {less}"
        );

        let lognormal = Estimate::Lognormal {
            low: minutes(5.0),
            high: minutes(60.0),
        };
        let mu = (5_f64.ln() + 60_f64.ln()) / 2.0;
        let sigma = (60_f64.ln() - 5_f64.ln()) / (2.0 * 1.644_853_626_951_472_2);
        let density = |x: f64| {
            let z = (x.ln() - mu) / sigma;
            (-z * z / 2.0).exp() / (x * sigma * (2.0 * std::f64::consts::PI).sqrt())
        };
        let expected = integrated(density, 0.0, 4000.0, less);
        assert!(
            (left(lognormal, less) - expected).abs() < 1e-4,
            "lognormal less {less}"
        );
    }
}

fn set_fixed(engagement: &Engagement, fixed: bool) -> Engagement {
    let mut changed = engagement.clone();
    for row in &mut changed.systemic {
        row.fixed = fixed;
    }
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn rows_add_up_to_the_total(engagement in crate::support::engagement()) {
        let analysis = analyse(&engagement);
        let rows = analysis.rows.iter().filter_map(|row| row.figures());
        let sum: f64 = rows.map(|row| row.bad_minutes.get()).sum();
        prop_assert_eq!(sum, analysis.total.get());
    }

    #[test]
    fn saved_if_fixed_is_the_difference_of_two_analyses(engagement in crate::support::engagement()) {
        let now = analyse(&engagement);
        for (place, figures) in now.systemic.iter().enumerate() {
            let mut fixed = engagement.clone();
            fixed.systemic[place].fixed = true;
            let difference = now.total.get() - analyse(&fixed).total.get();
            if let Some(saved) = figures.saved {
                prop_assert!((saved.get() - difference).abs() <= 1e-9 * now.total.get().max(1.0));
                prop_assert!(saved.get() >= -1e-9 * now.total.get());
            }
        }
    }

    #[test]
    fn fixing_never_raises_a_total_and_can_be_taken_back(engagement in crate::support::engagement()) {
        let present = set_fixed(&engagement, false);
        let fixed = set_fixed(&engagement, true);
        let (worse, better) = (analyse(&present), analyse(&fixed));
        prop_assert!(better.total.get() <= worse.total.get() * (1.0 + 1e-12));
        prop_assert_eq!(analyse(&set_fixed(&fixed, false)), worse);
    }

    #[test]
    fn no_figure_is_broken(engagement in crate::support::engagement()) {
        let analysis = analyse(&engagement);
        prop_assert!(analysis.total.get().is_finite() && analysis.total.get() >= 0.0);
    }
}

#[test]
fn what_rests_on_guesses_is_counted_once_somebody_says() {
    let mut engagement = engagement(&oracle()["source"]["rows"], Year::Days365);
    assert_eq!(analyse(&engagement).guessed, None);
    let basis = Basis {
        kind: Some(BasisKind::Incidents),
        ..Basis::default()
    };
    let edit = Edit::SetBasis { risk: id(0), basis };
    engagement.apply(edit).expect("it is there");
    let analysis = analyse(&engagement);
    let other = analysis.rows[1].figures().expect("counted").bad_minutes;
    assert_eq!(analysis.guessed, Some(other));
}

#[test]
fn removing_a_risk_takes_it_out_of_every_scope_in_the_same_step() {
    let mut engagement = engagement(&oracle()["source"]["rows"], Year::Days365);
    let mut row = Systemic::blank(id(100));
    row.scope.all = false;
    row.scope.risks = vec![id(0), id(1)];
    engagement.systemic.push(row);
    let before = engagement.clone();
    let inverse = engagement
        .apply(Edit::RemoveRisks(vec![id(0)]))
        .expect("it is there");
    assert_eq!(engagement.systemic[0].scope.risks, [id(1)]);
    engagement.apply(inverse).expect("it was there");
    assert_eq!(engagement, before);
    assert_eq!(
        engagement.risks[0].entry(Column::Ettd),
        before.risks[0].entry(Column::Ettd)
    );
}
