//! Objectives: the published figures, and laws that hold for any.

use bad_minutes::math::slo::alert::{Rule, RuleFault, paged_after, usual_rules};
use bad_minutes::math::slo::burn::{burn_for, burn_rate, error_ratio_at, spend_of};
use bad_minutes::math::slo::{
    Chain, Consumption, Counts, LowTraffic, allowed_failures, extra_nine, time_to_exhaustion,
};
use bad_minutes::math::{Days, Minutes, Percent, Share, error_budget};
use proptest::prelude::*;
use serde_json::Value;

fn file() -> Value {
    serde_json::from_str(include_str!("../../data/slo.json")).expect("an oracle file")
}

fn rows<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("rows")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[track_caller]
fn close(ours: f64, theirs: &Value) {
    let theirs = number(theirs);
    assert!(
        (ours - theirs).abs() <= 1e-9 * theirs.abs(),
        "{ours} is not {theirs}"
    );
}

fn percent(text: &str) -> Percent {
    text.parse().expect("a percentage")
}

/// A share such as 0.999 as the percentage a person would type.
fn target(share: &Value) -> Percent {
    percent(&format!("{:.8}", number(share) * 100.0))
}

fn share(value: &Value) -> Share {
    Share::new(number(value))
}

fn minutes(value: &Value) -> Minutes {
    Minutes::new(number(value))
}

fn single(burn: f64, window: Minutes) -> Rule {
    Rule {
        burn,
        long: window,
        short: window,
        pages: true,
    }
}

#[test]
fn partial_outages() {
    let file = file();
    for row in rows(&file["partialOutage"], "rows") {
        let budget = error_budget(percent("99.95"), Days::new(28.0));
        close(budget.get() / number(&row["share"]), &row["minutes"]);
    }
}

#[test]
fn burn_rates() {
    let file = file();
    for row in rows(&file["burn"], "rows") {
        let window = Days::new(number(&row["periodDays"]));
        let alert = Minutes::new(number(&row["windowHours"]) * 60.0);
        let burn = burn_for(share(&row["spend"]), alert, window);
        close(burn, &row["burn"]);
        close(spend_of(burn, alert, window).get(), &row["spend"]);
    }
}

#[test]
fn exhaustion() {
    let file = file();
    for row in rows(&file, "exhaustion") {
        let burn = burn_rate(share(&row["errorRatio"]), target(&row["target"])).expect("a burn");
        close(burn, &row["burn"]);
        close(
            error_ratio_at(burn, target(&row["target"])),
            &row["errorRatio"],
        );
        let window = Days::new(number(&row["periodDays"]));
        let lasts = time_to_exhaustion(window, burn).expect("it burns");
        close(lasts.get(), &row["minutesToExhaust"]);
    }
    assert_eq!(time_to_exhaustion(Days::new(30.0), 0.0), None);
}

#[test]
fn detection() {
    let file = file();
    for row in rows(&file, "detection") {
        let rule = single(number(&row["burn"]), minutes(&row["windowMinutes"]));
        let target = target(&row["target"]);
        let found = rule.detection_time(target, share(&row["errorRatio"]));
        close(found.expect("it fires").get(), &row["detectMinutes"]);
        if !row["resetMinutes"].is_null() {
            let quiet = rule.reset_time(target).expect("it fires");
            close(quiet.get(), &row["resetMinutes"]);
        }
    }
}

#[test]
fn a_rule_that_cannot_fire() {
    let file = file();
    for row in rows(&file, "cannotFire") {
        let rule = single(number(&row["burn"]), Minutes::new(60.0));
        let target = target(&row["target"]);
        assert_eq!(rule.fault(target), Some(RuleFault::NeverFires(10.0)));
        assert_eq!(rule.detection_time(target, Share::new(1.0)), None);
        assert_eq!(rule.reset_time(target), None);
    }
    let slow = single(0.9, Minutes::new(60.0));
    assert_eq!(slow.fault(percent("99.9")), Some(RuleFault::FiresOnHealth));
    let none = single(2.0, Minutes::new(0.0));
    assert_eq!(none.fault(percent("99.9")), Some(RuleFault::Windows));
    assert_eq!(paged_after(&[none], percent("99.9"), Share::new(1.0)), None);
}

#[test]
fn low_traffic() {
    let file = file();
    let row = &file["lowTraffic"];
    let window = Days::new(number(&row["periodDays"]));
    let low = LowTraffic::of(
        number(&row["requestsPerHour"]),
        target(&row["target"]),
        window,
    );
    let low = low.expect("traffic");
    close(low.spends, &row["oneFailureSpends"]);
    close(low.allowed, &row["failuresAllowed"]);
    close(low.burn_of_hour, &row["burnOfThatHour"]);
    assert_eq!(LowTraffic::of(0.0, percent("99.9"), window), None);
    assert_eq!(LowTraffic::of(5.0, percent("100"), window), None);
}

#[test]
fn events() {
    let file = file();
    for row in rows(&file, "events") {
        let allowed = allowed_failures(target(&row["target"]), number(&row["events"]));
        close(allowed, &row["allowed"]);
    }
    for row in rows(&file["decimalTargets"], "rows") {
        let target = percent(row["target"].as_str().expect("a text"));
        if row["yearMinutes"].is_null() {
            let allowed = allowed_failures(target, number(&row["events"]));
            assert_eq!(Value::from(allowed), Value::from(number(&row["allowed"])));
            if !row["whole"].is_null() {
                assert_eq!(allowed.floor(), number(&row["whole"]));
            }
        } else {
            close(
                error_budget(target, Days::new(365.0)).get(),
                &row["yearMinutes"],
            );
        }
    }
}

#[test]
fn consumed() {
    let file = file();
    let row = &file["consumed"];
    let window = Days::new(number(&row["windowDays"]));
    let found = Consumption::of(share(&row["sli"]), target(&row["goal"]), window, window);
    let found = found.expect("a budget");
    let near = |ours: f64, theirs: &Value| assert!((ours - number(theirs)).abs() < 1e-9, "{ours}");
    near(found.budget.get(), &row["budgetMinutes"]);
    near(found.failed.get(), &row["errorMinutes"]);
    near(found.remaining.get(), &row["remainingMinutes"]);
    near(found.burn, &row["burn"]);
    near(found.consumed.get(), &row["consumed"]);
    assert_eq!(found.exhausted_in, None, "nothing is left");
}

#[test]
fn availability() {
    let file = file();
    let all = |row: &Value| -> Vec<Chain> {
        let parts = rows(row, "parts").iter();
        parts.map(|part| Chain::One(number(part))).collect()
    };
    for row in rows(&file["availability"], "serial") {
        close(Chain::Series(all(row)).availability(), &row["result"]);
    }
    for row in rows(&file["availability"], "parallel") {
        close(Chain::Parallel(all(row)).availability(), &row["result"]);
    }
    let rule = &file["availability"]["ruleOfTheExtraNine"];
    let own = target(&rule["target"]);
    let theirs = extra_nine(own).expect("a nine more");
    assert_eq!(theirs, target(&rule["dependencyTarget"]));
    let year = Days::new(365.0);
    let budget = error_budget(own, year).get();
    close(budget, &rule["budgetMinutesPerYear"]);
    let taken = number(&rule["dependencies"]) * error_budget(theirs, year).get();
    close(taken, &rule["dependenciesTake"]);
    close(budget - taken, &rule["left"]);
}

#[test]
fn nothing_divides_by_nothing() {
    let day = Days::new(1.0);
    let half = Share::new(0.5);
    assert_eq!(burn_rate(half, percent("100")), None);
    assert_eq!(Consumption::of(half, percent("100"), day, day), None);
    assert_eq!(
        Consumption::of(half, percent("99"), Days::new(0.0), day),
        None
    );
    assert_eq!(
        Consumption::of(half, percent("99"), day, Days::new(0.0)),
        None
    );
    let counts = |good, valid| Counts { good, valid };
    assert_eq!(counts(0.0, 0.0).share(), None);
    assert_eq!(counts(2.0, 1.0).share(), None);
    assert_eq!(counts(1.0, 2.0).share(), Some(half));
}

#[test]
fn usual_rules_never_fire_on_health() {
    for days in [7.0, 28.0, 30.0, 90.0] {
        let window = Days::new(days);
        for rule in usual_rules(window) {
            assert!(rule.burn >= 1.0);
            assert_eq!(rule.long.get() / rule.short.get(), 12.0);
        }
    }
    let last = usual_rules(Days::new(28.0))[3];
    // 10.7 % instead of the tenth, since a burn below 1 fires while all is well.
    assert!((last.spend(Days::new(28.0)).get() - 72.0 / 672.0).abs() < 1e-12);
}

/// A target with up to six nines.
fn targets() -> impl Strategy<Value = Percent> {
    (0_u64..100_000_000)
        .prop_map(|left| percent(&format!("{}.{:06}", left / 1_000_000, left % 1_000_000)))
}

fn chain() -> impl Strategy<Value = Chain> {
    let one = (0.0..=1.0).prop_map(Chain::One);
    one.prop_recursive(3, 20, 4, |inner| {
        let parts = || proptest::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            parts().prop_map(Chain::Series),
            parts().prop_map(Chain::Parallel)
        ]
    })
}

proptest! {
    #[test]
    fn consumption_and_burn_agree(target in targets(), good in 0.0..1.0, days in 1.0..100.0, part in 0.01..1.0) {
        let (window, elapsed) = (Days::new(days), Days::new(days * part));
        let found = Consumption::of(Share::new(good), target, window, elapsed).expect("a budget");
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
        prop_assert!(near(found.consumed.get(), found.burn * part));
        prop_assert!(near(found.failed.get() + found.remaining.get(), found.budget.get()));
        prop_assert!(near(found.consumed.get() * found.budget.get(), found.failed.get()));
        if let Some(left) = found.exhausted_in {
            // What is left and what was spent together last as long as a whole budget.
            let whole = time_to_exhaustion(window, found.burn).expect("it burns");
            prop_assert!(near(left.get() + elapsed.minutes().get(), whole.get()));
        }
    }

    #[test]
    fn exhaustion_scales(days in 1.0..400.0, burn in 0.01..1000.0, times in 1.0..50.0_f64) {
        fn lasts(days: f64, burn: f64) -> f64 {
            time_to_exhaustion(Days::new(days), burn).expect("it burns").get()
        }
        prop_assert!((lasts(days, burn * times) * times / lasts(days, burn) - 1.0).abs() < 1e-9);
        prop_assert!((lasts(days * times, burn) / times / lasts(days, burn) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn chains_stay_between_never_and_always(chain in chain()) {
        let found = chain.availability();
        prop_assert!((0.0..=1.0).contains(&found), "{found}");
        let one_more = Chain::Series(vec![chain.clone(), Chain::One(0.9)]).availability();
        let beside = Chain::Parallel(vec![chain, Chain::One(0.9)]).availability();
        prop_assert!(one_more <= found + 1e-12 && beside >= found - 1e-12);
    }

    #[test]
    fn more_errors_page_sooner(target in targets(), a in 0.001..1.0, b in 0.001..1.0) {
        let rules = usual_rules(Days::new(30.0));
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        let after = |ratio| paged_after(&rules, target, Share::new(ratio));
        if let Some(slow) = after(low) {
            let quick = after(high).expect("more errors fire too");
            prop_assert!(quick.get() <= slow.get() + 1e-9);
        }
    }

    #[test]
    fn a_shown_target_loses_no_nine(nines in 1_u32..12) {
        let text = format!("99.{}5", "9".repeat(nines as usize - 1));
        prop_assert_eq!(percent(&text).to_string(), text);
    }
}
