//! The figures agree with those computed elsewhere.

use bad_minutes::analysis::{Analysis, analyse};
use bad_minutes::document::{Engagement, EngagementId, Entry, Risk, RowId, Target, Year};
use bad_minutes::math::estimate::lognormal_parameters;
use bad_minutes::math::{Days, Estimate, Minutes, Percent, error_budget};
use serde_json::Value;

fn oracle(text: &str) -> Value {
    serde_json::from_str(text).expect("an oracle file")
}

fn risks_file() -> Value {
    oracle(include_str!("../../data/risks.json"))
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

/// A share such as 0.999 as the percentage a person would type.
fn percent(share: &Value) -> String {
    let text = format!("{:.5}", number(share) * 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn engagement(rows: &[Value], targets: &[Value]) -> Engagement {
    let mut count = 0_u8;
    let mut id = || {
        count += 1;
        RowId::from_random(&[count])
    };
    let mut engagement = Engagement::new(EngagementId::from_random(&[]), String::new(), &mut id);
    if !targets.is_empty() {
        let target = |row: &Value| Target {
            id: id(),
            percent: percent(&row["target"]),
        };
        engagement.targets = targets.iter().map(target).collect();
    }
    let risk = |row: &Value| Risk {
        ettd: Entry::number(number(&row["ettd"])),
        ettr: Entry::number(number(&row["ettr"])),
        impact: Entry::percent(number(&row["impact"]) * 100.0),
        ettf: Entry::number(number(&row["ettf"])),
        ..Risk::blank(id())
    };
    engagement.risks = rows.iter().map(risk).collect();
    engagement
}

fn check_rows(analysis: &Analysis, rows: &[Value]) {
    assert_eq!(analysis.counted, rows.len());
    for (ours, theirs) in analysis.rows.iter().zip(rows) {
        let ours = ours.figures().expect("counted");
        close(ours.incidents.get(), &theirs["incidentsPerYear"]);
        close(ours.bad_minutes.get(), &theirs["badMinutesPerYear"]);
    }
}

#[test]
fn the_source_table() {
    let file = risks_file();
    let source = &file["source"];
    let analysis = analyse(&engagement(rows(source, "rows"), &[]));
    check_rows(&analysis, rows(source, "rows"));
    close(analysis.total.get(), &source["total"]);
    for (at, row) in analysis.rows.iter().enumerate() {
        let row = row.figures().expect("counted");
        close(
            row.incidents.get().trunc(),
            &source["printed"]["incidents"][at],
        );
        close(
            row.bad_minutes.get().trunc(),
            &source["printed"]["badMinutes"][at],
        );
    }
}

#[test]
fn the_catalogue() {
    use bad_minutes::math::{Mark, Threshold};
    let file = risks_file();
    let catalogue = &file["catalogue"];
    let budgets = rows(catalogue, "budgets");
    let mut engagement = engagement(rows(catalogue, "rows"), budgets);
    let analysis = analyse(&engagement);
    check_rows(&analysis, rows(catalogue, "rows"));
    close(analysis.total.get(), &catalogue["total"]);
    for (ours, theirs) in analysis.targets.iter().zip(budgets) {
        let ours = ours.figures.as_ref().expect("a budget");
        close(ours.rank.budget.get(), &theirs["budgetMinutes"]);
        let line = Threshold::default().too_big_at(ours.rank.budget);
        close(line.get(), &theirs["tooBigAt"]);
        let too_big = ours
            .marks
            .iter()
            .filter(|mark| **mark == Some(Mark::TooBig));
        assert_eq!(too_big.count(), rows(theirs, "tooBig").len());
        assert_eq!(
            Value::from(ours.rank.to_fix().is_some()),
            theirs["overBudget"]
        );
    }
    engagement.year = Year::Days365_25;
    close(
        analyse(&engagement).total.get(),
        &catalogue["totalAt365_25"],
    );
}

#[test]
fn what_a_range_counts_as() {
    use bad_minutes::document::{Column, reading};
    use bad_minutes::grammar::cell;
    let file = risks_file();
    for row in rows(&file["ranges"], "rows") {
        let cell = row["cell"].as_str().expect("a cell");
        let mean = if cell.contains('%') {
            let read = reading::impact(&cell::read(Column::Impact, cell));
            read.expect("understood").expect("filled").mean().get()
        } else {
            let read = reading::duration(&cell::read(Column::Ettd, cell));
            read.expect("understood").expect("filled").mean().get()
        };
        close(mean, &row["mean"]);
    }
}

#[test]
fn lognormals() {
    let file = oracle(include_str!("../../data/lognormal.json"));
    for row in rows(&file, "rows") {
        let (low, high) = (number(&row["low"]), number(&row["high"]));
        let (mu, sigma) = lognormal_parameters(low, high);
        if !row["mu"].is_null() {
            close(mu, &row["mu"]);
            close(sigma, &row["sigma"]);
        }
        let (low, high) = (Minutes::new(low), Minutes::new(high));
        close(Estimate::Lognormal { low, high }.mean().get(), &row["mean"]);
    }
}

#[test]
fn budgets() {
    let file = oracle(include_str!("../../data/slo.json"));
    for row in rows(&file["outageMath"], "rows") {
        let target: Percent = percent(&row["target"]).parse().expect("a percentage");
        for (window, key) in [(365.0, "year"), (90.0, "quarter"), (28.0, "days28")] {
            close(error_budget(target, Days::new(window)).get(), &row[key]);
        }
    }
    let decimal = rows(&file["decimalTargets"], "rows");
    for row in decimal.iter().filter(|row| !row["yearMinutes"].is_null()) {
        let target: Percent = row["target"]
            .as_str()
            .expect("text")
            .parse()
            .expect("a percentage");
        close(
            error_budget(target, Days::new(365.0)).get(),
            &row["yearMinutes"],
        );
    }
}
