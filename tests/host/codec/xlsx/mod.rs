//! The spreadsheet, read back by another library. `scripts/peers` has LibreOffice compute what this writes into the
//! folder that `PEERS_OUT` names.

mod changes;
mod expected;
mod reader;

use bad_minutes::analysis::analyse;
use bad_minutes::codec::{json, xlsx};
use bad_minutes::document::{
    Answer, Area, Column, Engagement, Entry, Level, Mitigation, MitigationCell, Objective,
    ReadinessItem, Risk, RowId, Scope, Systemic, Worsening,
};
use bad_minutes::grammar::{cell, measures};

use changes::changes;
use expected::{figures, texts};
use reader::read;

fn complete() -> Engagement {
    let text = include_str!("../../../../examples/complete-engagement.json");
    json::read(text).expect("opens").engagement
}

/// Risks with every shape a cell takes, with hostile names, under systemic risks on top and taken away.
fn shapes() -> Engagement {
    let mut service = complete();
    let names: Vec<String> =
        serde_json::from_str(include_str!("../../../data/hostile-names.json")).expect("names");
    let cells = [
        ["5", "30", "25%", "90"],
        ["5 to 60", "1 h to 4 h", "10 to 50%", "30 to 365"],
        ["0 to 60", "20 to 90 flat", "1%", "30 to 90 flat"],
        ["1 to 2000", "0", "100%", "12 a year"],
        ["0.5", "2 d", "0.01%", "2 to 12 a year"],
        ["3", "4", "half", "1 to 3 a year flat"],
    ];
    for (at, name) in names.iter().enumerate() {
        let mut risk = Risk::blank(RowId::from_random(&[50, at as u8]));
        for (column, text) in Column::ALL.into_iter().zip(cells[at % cells.len()]) {
            *risk.entry_mut(column) = cell::read(column, text);
        }
        (risk.name, risk.owner, risk.notes) = (name.clone(), name.clone(), name.clone());
        service.risks.push(risk);
    }
    let mut unread = Risk::blank(RowId::from_random(&[51, 1]));
    unread.name = "=cmd|' /C calc'!A0".to_owned();
    unread.ettd = Entry::Unread {
        text: "=1+1".to_owned(),
    };
    unread.ettr = cell::read(Column::Ettr, "10 to 20");
    service.risks.push(unread);
    systemic(&mut service);
    mitigations(&mut service, &names);
    objectives(&mut service, &names);
    readiness(&mut service, &names);
    service
}

/// In the estimates and fixed, on top, of chosen risks, with ranges, and one that cannot be read.
fn systemic(service: &mut Engagement) {
    let chosen = |from: usize| Scope {
        all: false,
        risks: service.risks[from..].iter().map(|risk| risk.id).collect(),
        journeys: Vec::new(),
    };
    let (few, none) = (
        chosen(service.risks.len() - 20),
        chosen(service.risks.len()),
    );
    for (at, (texts, included, fixed, scope)) in [
        (["3", "20", "10"], true, true, Scope::default()),
        (["0 to 40", "5 to 60", "50"], true, true, few.clone()),
        (["10 to 20 flat", "", ""], true, true, few),
        (["5", "1 h", "200%"], false, false, Scope::default()),
        (["5", "", "7"], false, true, Scope::default()),
        (["9", "9", "9"], true, false, none),
        (["=1+1", "9", ""], false, false, Scope::default()),
        (["", "", ""], false, false, Scope::default()),
    ]
    .into_iter()
    .enumerate()
    {
        let mut one = Systemic::blank(RowId::from_random(&[52, at as u8]));
        one.name = format!("=SUM(A{at})\n\"\u{202e}{{x}}\"");
        for (what, text) in Worsening::ALL.into_iter().zip(texts) {
            let column = match what {
                Worsening::MoreOften => Column::Impact,
                Worsening::Ettd | Worsening::Ettr => Column::Ettd,
            };
            *one.entry_mut(what) = match text {
                "200%" => Entry::number(200.0),
                text => cell::read(column, text),
            };
        }
        (one.included, one.fixed, one.scope) = (included, fixed, scope);
        service.systemic.push(one);
    }
}

fn mitigations(service: &mut Engagement, names: &[String]) {
    let efforts = ["2", "1 to 3", "", "=2", "5 d", "2"];
    for (at, name) in names.iter().enumerate().take(18) {
        let mut one = Mitigation::blank(RowId::from_random(&[53, at as u8]));
        one.name = name.clone();
        one.on = at % 5 == 0;
        one.scope.risks = vec![service.risks[at % service.risks.len()].id];
        one.fixes = vec![service.systemic[at % service.systemic.len()].id];
        let effort = MitigationCell::Effort;
        *one.entry_mut(effort) = measures::read(effort, efforts[at % efforts.len()]);
        let ettr = MitigationCell::Change(Column::Ettr);
        *one.entry_mut(ettr) = measures::read(ettr, ["0.5x", "5 to 20", "=9", ""][at % 4]);
        service.mitigations.push(one);
    }
}

fn objectives(service: &mut Engagement, names: &[String]) {
    let first = service.objectives[0].clone();
    let targets = ["90", "99.999", "100", "99.9999999", "=99"];
    for (at, name) in names.iter().enumerate().take(10) {
        let mut target = service.targets[0].clone();
        target.id = RowId::from_random(&[54, at as u8]);
        target.percent = targets[at % targets.len()].to_owned();
        let one = Objective {
            id: RowId::from_random(&[55, at as u8]),
            journey: None,
            target: Some(target.id),
            specification: name.clone(),
            measured_at: name.clone(),
            owner: name.clone(),
            rationale: name.clone(),
            ratio: ["", "99.97", "100", "=1"][at % 4].to_owned(),
            elapsed: ["", "3.5", "28"][at % 3].to_owned(),
            traffic: ["", "1000", "lots"][at % 3].to_owned(),
            counts: Vec::new(),
            ..first.clone()
        };
        service.targets.push(target);
        service.objectives.push(one);
    }
}

fn readiness(service: &mut Engagement, names: &[String]) {
    for (at, name) in names.iter().enumerate().take(16) {
        let answers = [
            None,
            Some(Answer::Yes),
            Some(Answer::Partly),
            Some(Answer::NotApplicable),
        ];
        service.readiness.items.push(ReadinessItem {
            area: Area::Data,
            level: Level::ALL[at % 3],
            question: name.clone(),
            answer: answers[at % 4],
            reason: ["", name.as_str()][at / 4 % 2].to_owned(),
            evidence: name.clone(),
            owner: name.clone(),
            due: name.clone(),
            hidden: at == 5,
            ..ReadinessItem::blank(RowId::from_random(&[56, at as u8]))
        });
    }
}

fn check(name: &str, service: &Engagement) {
    let analysis = analyse(service);
    let bytes = xlsx::write(service, &analysis, "2026-11-29").expect("written");
    let found = read(&bytes);
    let mut computed = Vec::new();
    for (sheet, line, column, value) in figures(service, &analysis, &found) {
        let now = found.value(sheet, line, column);
        assert_eq!(
            now,
            value.map(|value| value + 0.0),
            "{sheet} {line} {column}"
        );
        let formula = found.formula(sheet, line, column);
        assert!(!formula.is_empty(), "{sheet} {line} {column}");
        computed.push(serde_json::json!([sheet, line, column, value]));
    }
    // A person's texts are texts, and all there.
    let mut typed = Vec::new();
    for (sheet, line, title, text) in texts(service) {
        let column = found.column(sheet, title);
        let back = found.text(sheet, line, column);
        assert_eq!(back, text.replace("\r\n", "\n"), "{sheet} {line} {title}");
        assert_eq!(found.formula(sheet, line, column), "");
        if !text.is_empty() {
            typed.push(serde_json::json!([sheet, line, column]));
        }
    }
    let Some(folder) = std::env::var_os("PEERS_OUT") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    let changes = match name {
        "complete" => changes(service, &found),
        _ => Vec::new(),
    };
    let expected = serde_json::json!({ "figures": computed, "texts": typed, "changes": changes });
    std::fs::write(folder.join(format!("{name}.xlsx")), bytes).expect("written");
    std::fs::write(folder.join(format!("{name}.json")), expected.to_string()).expect("written");
}

#[test]
fn spreadsheets_go_out() {
    check("complete", &complete());
    check("shapes", &shapes());
    let mut year = shapes();
    year.year = bad_minutes::document::Year::Days365_25;
    year.targets[0].percent = "99.9999999".to_owned();
    check("year", &year);
    let mut none = complete();
    none.risks.clear();
    check("none", &none);
}

#[test]
fn a_journey_has_its_own_figures() {
    let mut service = complete();
    service.scope = Some(service.journeys[0].id);
    let analysis = analyse(&service);
    let bytes = xlsx::write(&service, &analysis, "2026-11-29").expect("written");
    let found = read(&bytes);
    let reached = analysis.rows.iter().filter(|row| row.figures().is_some());
    let total = reached.count() as u32 + 1;
    let column = found.column("Risks", "Bad Minutes/Year");
    assert_eq!(
        found.value("Risks", total, column),
        Some(analysis.total.get())
    );
    let about = &found.values["About"];
    let says = |text: &str| {
        about
            .used_cells()
            .any(|(_, _, cell)| cell.to_string().contains(text))
    };
    assert!(says(&service.journeys[0].name) && says("do not reach"));
}

#[test]
fn what_cannot_be_read_is_a_text_and_not_counted() {
    let service = shapes();
    let found = read(&xlsx::write(&service, &analyse(&service), "").expect("written"));
    let line = service.risks.iter().filter(|risk| !risk.is_blank()).count() as u32;
    assert_eq!(found.text("Risks", line, 1), "=1+1");
    assert_eq!(found.value("Risks", line, 6), None);
    assert!(found.value("Risks", line, 2).is_some_and(|it| it > 14.0));
}
