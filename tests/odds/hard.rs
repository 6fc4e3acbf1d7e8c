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

#[test]
fn the_hard_tables() {
    let file: Value =
        serde_json::from_str(include_str!("../data/odds-hard.json")).expect("an oracle file");
    let (mut worst, mut most): (f64, f64) = (0.0, 0.0);
    for case in file["cases"].as_array().expect("cases") {
        let name = case["name"].as_str().expect("a name");
        let risks: Vec<OddsRisk> = case["risks"]
            .as_array()
            .expect("risks")
            .iter()
            .map(risk)
            .collect();
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
