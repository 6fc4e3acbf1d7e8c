//! Tables on which a lattice fails: cheap incidents by the hour beside dear ones by the decade, and realistic ones.
//!
//! The true values come from two methods written apart from this engine (docs/odds.md); they are true to 1e-7.

use bad_minutes::math::odds::{Cache, odds};
use bad_minutes::math::units::Unit;
use bad_minutes::math::{Estimate, Frequency, Minutes, OddsRisk, Question, RiskEstimates, Shift};
use serde_json::Value;

/// What the true values are off by themselves.
const ORACLE: f64 = 1e-7;

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn estimate<U: Unit>(value: &Value) -> Estimate<U> {
    let (low, high) = match value["point"].as_f64() {
        Some(point) => return Estimate::Point(U::new(point)),
        None => (
            U::new(number(&value["low"])),
            U::new(number(&value["high"])),
        ),
    };
    match value["shape"].as_str() {
        Some("lognormal") => Estimate::Lognormal { low, high },
        _ => Estimate::Uniform { low, high },
    }
}

fn risk(row: &Value) -> OddsRisk {
    let on_top = |key: &str| number(&row["onTop"][key]);
    OddsRisk {
        estimates: RiskEstimates {
            ettd: estimate(&row["ettdMinutes"]),
            ettr: estimate(&row["ettrMinutes"]),
            impact: estimate(&row["impactShare"]),
            frequency: Frequency::Every(estimate(&row["ettfDays"])),
        },
        shift: Shift {
            ettd: Minutes::new(on_top("extraEttdMinutes")),
            ettr: Minutes::new(on_top("extraEttrMinutes")),
            rate: on_top("rateFactor"),
        },
        doubted: false,
    }
}

fn cases() -> Vec<Value> {
    let file: Value =
        serde_json::from_str(include_str!("../data/odds-hard.json")).expect("an oracle file");
    file["cases"].as_array().expect("cases").clone()
}

fn risks(case: &Value) -> Vec<OddsRisk> {
    let risks = case["risks"].as_array().expect("risks");
    risks.iter().map(risk).collect()
}

#[test]
fn the_hard_tables() {
    let (mut worst, mut most): (f64, f64) = (0.0, 0.0);
    for case in &cases() {
        let name = case["name"].as_str().expect("a name");
        let risks = risks(case);
        let at = case["at"].as_array().expect("amounts");
        let amounts = at.iter().map(|one| Minutes::new(number(&one["minutes"])));
        let question = Question {
            budgets: amounts.collect(),
            ..super::chance::question(number(&case["horizonDays"]))
        };
        let odds = odds(&question, &risks, &mut Cache::new());
        for (amount, one) in question.budgets.iter().zip(at) {
            let truth = number(&one["probabilityAtMost"]);
            let off = (odds.kept(*amount) - truth).abs();
            let stated = odds.error_at(*amount);
            (worst, most) = (worst.max(off), most.max(stated));
            let minutes = amount.get();
            assert!(off <= 2e-6, "{name} at {minutes}: off {off:e}");
            assert!(
                off <= stated + ORACLE,
                "{name} at {minutes}: off {off:e}, stated {stated:e}"
            );
            assert!(stated <= 5e-6, "{name} at {minutes}: stated {stated:e}");
        }
    }
    println!("off by {worst:e} at most, {most:e} stated at most");
}

/// How many of the tables are looked at without each of their risks: one in so many.
const ONE_IN: usize = 6;

#[test]
fn the_hard_tables_without_each_risk() {
    for case in cases().iter().step_by(ONE_IN) {
        let name = case["name"].as_str().expect("a name");
        let question = super::chance::question(number(&case["horizonDays"]));
        super::laws::check_left_out(name, &question, &risks(case), 1e-4);
    }
}
