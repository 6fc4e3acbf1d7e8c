//! The odds agree with what was computed elsewhere, exactly where all figures are points.

use bad_minutes::math::odds::{Cache, odds};
use bad_minutes::math::{
    Days, Estimate, Frequency, Minutes, Odds, OddsRisk, PerYear, Percent, Question, RiskEstimates,
    Share, Shift, YearLength, error_budget,
};
use serde_json::Value;

fn oracle(text: &str) -> Value {
    serde_json::from_str(text).expect("an oracle file")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn rows<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("rows")
}

#[track_caller]
fn close(what: &str, ours: f64, theirs: f64, within: f64) {
    let off = (ours - theirs).abs();
    assert!(
        off <= within,
        "{what}: {ours} is not {theirs} (off {off:e})"
    );
}

fn ends(value: &Value) -> Option<(f64, f64)> {
    value
        .is_object()
        .then(|| (number(&value["low"]), number(&value["high"])))
}

fn minutes(value: &Value) -> Estimate<Minutes> {
    match ends(value) {
        Some((low, high)) => Estimate::Lognormal {
            low: Minutes::new(low),
            high: Minutes::new(high),
        },
        None => Estimate::Point(Minutes::new(number(value))),
    }
}

fn risk(row: &Value) -> OddsRisk {
    let impact = match ends(&row["impact"]) {
        Some((low, high)) => Estimate::Uniform {
            low: Share::new(low),
            high: Share::new(high),
        },
        None => Estimate::Point(Share::new(number(&row["impact"]))),
    };
    let ettf = match ends(&row["ettf"]) {
        Some((low, high)) => Estimate::Lognormal {
            low: Days::new(low),
            high: Days::new(high),
        },
        None => Estimate::Point(Days::new(number(&row["ettf"]))),
    };
    OddsRisk {
        estimates: RiskEstimates {
            ettd: minutes(&row["ettd"]),
            ettr: minutes(&row["ettr"]),
            impact,
            frequency: Frequency::Every(ettf),
        },
        shift: Shift::default(),
        doubted: false,
    }
}

fn risks(rows: &[Value]) -> Vec<OddsRisk> {
    rows.iter().map(risk).collect()
}

fn percent(share: &str) -> Percent {
    let text = format!("{:.5}", share.parse::<f64>().expect("a share") * 100.0);
    text.parse().expect("a percentage")
}

fn question(days: f64, targets: &[&str]) -> Question {
    let budget = |target: &&str| error_budget(percent(target), Days::new(days));
    Question {
        horizon: Days::new(days),
        year: YearLength::Days365,
        doubt: None,
        budgets: targets.iter().map(budget).collect(),
        quantiles: vec![0.99],
        each: false,
        error: Question::ERROR,
    }
}

fn keys(value: &Value) -> Vec<&str> {
    match value.as_object() {
        Some(map) => map.keys().map(String::as_str).collect(),
        None => Vec::new(),
    }
}

/// What an oracle says of one distribution.
fn check(case: &Value, days: f64, odds: &Odds) {
    let exact = odds.is_exact();
    let (probability, quantile) = if exact { (1e-9, 1e-9) } else { (1e-5, 1e-4) };
    let name = case["name"].as_str().unwrap_or("catalogue");
    for target in keys(&case["probabilityTargetMet"]) {
        let budget = error_budget(percent(target), Days::new(days));
        let theirs = number(&case["probabilityTargetMet"][target]);
        close(name, odds.kept(budget), theirs, probability);
    }
    for amount in keys(&case["probabilityAtMostMinutes"]) {
        let theirs = number(&case["probabilityAtMostMinutes"][amount]);
        let amount = Minutes::new(amount.parse().expect("minutes"));
        close(name, odds.kept(amount), theirs, probability);
    }
    for share in keys(&case["quantilesMinutes"]) {
        let theirs = number(&case["quantilesMinutes"][share]);
        let ours = odds
            .quantile(share.parse().expect("a share"))
            .expect("within reach");
        close(name, ours.get(), theirs, quantile * theirs);
    }
    if !case["mean"].is_null() {
        close(
            name,
            odds.mean().get(),
            number(&case["mean"]),
            1e-9 * odds.mean().get(),
        );
    }
}

#[test]
fn the_oracle_cases() {
    let file = oracle(include_str!("../data/odds.json"));
    for case in rows(&file, "cases") {
        let days = number(&case["horizonDays"]);
        let targets = keys(&case["probabilityTargetMet"]);
        let question = question(days, &targets);
        let odds = odds(&question, &risks(rows(case, "risks")), &mut Cache::new());
        let points = case["kind"].as_str().expect("a kind").starts_with("points");
        assert_eq!(odds.is_exact(), points);
        check(case, days, &odds);
    }
}

#[test]
fn the_catalogue() {
    let file = oracle(include_str!("../data/odds.json"));
    let table = oracle(include_str!("../data/risks.json"));
    let table = risks(rows(&table["catalogue"], "rows"));
    let expected = &file["catalogue"];
    for (key, days) in [("year", 365.0), ("days30", 30.0)] {
        let targets = keys(&expected[key]);
        let odds = odds(&question(days, &targets), &table, &mut Cache::new());
        assert!(odds.is_exact());
        for target in targets {
            let budget = error_budget(percent(target), Days::new(days));
            close(
                target,
                odds.kept(budget),
                number(&expected[key][target]),
                1e-9,
            );
        }
        if key == "year" {
            for share in keys(&expected["quantilesYear"]) {
                let ours = odds
                    .quantile(share.parse().expect("a share"))
                    .expect("reached");
                close(
                    share,
                    ours.get(),
                    number(&expected["quantilesYear"][share]),
                    1e-9,
                );
            }
        }
    }
}

/// A risk costing one of several amounts is as many risks costing one each: thinning.
fn thinned(rate: f64, severity: &Value) -> Vec<OddsRisk> {
    let of = |amount: &&str| {
        let share = number(&severity[*amount]);
        OddsRisk {
            estimates: RiskEstimates {
                ettd: Estimate::Point(Minutes::new(0.0)),
                ettr: Estimate::Point(Minutes::new(amount.parse().expect("an amount"))),
                impact: Estimate::Point(Share::new(1.0)),
                frequency: Frequency::Rate(Estimate::Point(PerYear::new(rate * share))),
            },
            shift: Shift::default(),
            doubted: false,
        }
    };
    keys(severity).iter().map(of).collect()
}

#[test]
fn compound_poisson_sums_of_the_textbook() {
    let file = oracle(include_str!("../data/compound.json"));
    for case in rows(&file, "cases") {
        let name = case["name"].as_str().expect("a name");
        let mut table = Vec::new();
        if !case["lognormal"].is_null() {
            let (median, sigma) = (
                number(&case["lognormal"]["median"]),
                number(&case["lognormal"]["sigma"]),
            );
            let width = (1.644_853_626_951_472_2 * sigma).exp();
            let mut one = thinned(number(&case["rate"]), &serde_json::json!({"1": 1.0})).remove(0);
            one.estimates.ettr = Estimate::Lognormal {
                low: Minutes::new(median / width),
                high: Minutes::new(median * width),
            };
            table.push(one);
        } else if let Some(merged) = case["merged"].as_array() {
            for one in merged {
                table.extend(thinned(number(&one["rate"]), &one["severity"]));
            }
        } else {
            table.extend(thinned(number(&case["rate"]), &case["severity"]));
        }
        let mut question = question(365.0, &[]);
        question.budgets = vec![Minutes::new(if table.len() == 1 { 530.0 } else { 4000.0 })];
        let odds = odds(&question, &table, &mut Cache::new());
        let within = case["tolerance"].as_f64().unwrap_or(1e-9);
        let kept = |amount: f64| odds.kept(Minutes::new(amount));
        for amount in keys(&case["pmf"]) {
            let place: f64 = amount.parse().expect("an amount");
            let mass = kept(place) - kept(place - 0.5);
            close(name, mass, number(&case["pmf"][amount]), within);
        }
        for amount in keys(&case["cdf"]) {
            let ours = kept(amount.parse().expect("an amount"));
            close(name, ours, number(&case["cdf"][amount]), within);
        }
        for amount in keys(&case["exceedance"]) {
            let ours = odds.exceedance(Minutes::new(amount.parse().expect("an amount")));
            close(name, ours, number(&case["exceedance"][amount]), within);
        }
    }
}
