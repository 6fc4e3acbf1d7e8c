//! What follows when somebody changes an input: the page's figures of the changed engagement.

use bad_minutes::analysis::analyse;
use bad_minutes::analysis::objective;
use bad_minutes::codec::checklist::joined::tally;
use bad_minutes::document::{Engagement, Entry, Level};
use serde_json::{Value, json};

use super::expected::total_line;
use super::reader::Read;

/// One change each: the cell, what is typed there, the cell to look at and the figure that it then has.
pub(super) fn changes(service: &Engagement, found: &Read) -> Vec<Value> {
    let total = |changed: &Engagement| {
        let column = found.column("Risks", "Bad Minutes/Year");
        json!([
            "Risks",
            total_line(service),
            column,
            analyse(changed).total.get()
        ])
    };
    let at = |sheet: &str, line: u32, title: &str, typed: Value| {
        json!([sheet, line, found.column(sheet, title), typed])
    };
    let change = |with: fn(&mut Engagement)| {
        let mut changed = service.clone();
        with(&mut changed);
        changed
    };
    let slower = change(|one| one.risks[0].ettr = Entry::number(60.0));
    let fixed = change(|one| one.systemic[0].fixed = true);
    let on_top = change(|one| one.systemic[1].included = false);
    let longer = change(|one| one.year = bad_minutes::document::Year::Days365_25);
    let mut all = vec![
        json!([at("Risks", 1, "ETTR (minutes)", json!(60)), total(&slower)]),
        json!([at("Systemic", 1, "Fixed", json!("yes")), total(&fixed)]),
        json!([
            at("Systemic", 2, "In the estimates already", json!("no")),
            total(&on_top)
        ]),
        json!([["Targets", 0, 1, 365.25], total(&longer)]),
    ];

    let measured = change(|one| {
        one.objectives[1].ratio = "99.5".to_owned();
    });
    let spent = objective::figures(&measured, &measured.objectives[1]).consumption();
    let column = found.column("Objectives", "Budget remaining (minutes)");
    all.push(json!([
        at("Objectives", 2, "Measured good", json!(0.995)),
        [
            "Objectives",
            2,
            column,
            spent.expect("measured").remaining.get()
        ],
    ]));
    let strict = change(|one| one.readiness.level = Some(Level::C));
    let asked = tally(&strict, None, "2026-11-29").asked;
    all.push(json!([
        ["Readiness", 0, 1, "C"],
        ["Readiness", 1, 1, asked]
    ]));
    all
}
