//! The spreadsheet, read back by another library. `scripts/peers` has LibreOffice compute what this writes into the
//! folder that `PEERS_OUT` names.

use std::collections::BTreeMap;
use std::io::Cursor;

use bad_minutes::analysis::{Analysis, analyse};
use bad_minutes::codec::{json, xlsx};
use bad_minutes::document::{Column, Engagement, Entry, Risk, RowId};
use bad_minutes::grammar::cell;
use calamine::{Data, Range, Reader, Xlsx};

struct Read {
    values: BTreeMap<String, Range<Data>>,
    formulas: BTreeMap<String, Range<String>>,
}

fn read(bytes: &[u8]) -> Read {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("opens");
    let (mut values, mut formulas) = (BTreeMap::new(), BTreeMap::new());
    for name in book.sheet_names() {
        values.insert(name.clone(), book.worksheet_range(&name).expect("a sheet"));
        formulas.insert(name.clone(), book.worksheet_formula(&name).expect("one"));
    }
    Read { values, formulas }
}

impl Read {
    /// The column of this title in the row of titles.
    fn column(&self, sheet: &str, row: u32, title: &str) -> u32 {
        let range = &self.values[sheet];
        let mut columns = 0..range.width() as u32;
        let found = columns.find(|at| self.text(sheet, row, *at) == title);
        found.unwrap_or_else(|| panic!("no {title} in {sheet}"))
    }

    fn value(&self, sheet: &str, row: u32, column: u32) -> Option<f64> {
        match self.values[sheet].get_value((row, column)) {
            Some(Data::Float(number)) => Some(*number),
            Some(Data::Int(number)) => Some(*number as f64),
            _ => None,
        }
    }

    fn text(&self, sheet: &str, row: u32, column: u32) -> String {
        match self.values[sheet].get_value((row, column)) {
            Some(Data::String(text)) => text.clone(),
            _ => String::new(),
        }
    }

    fn formula(&self, sheet: &str, row: u32, column: u32) -> String {
        let found = self.formulas[sheet].get_value((row, column));
        found.cloned().unwrap_or_default()
    }
}

fn complete() -> Engagement {
    let text = include_str!("../../../examples/complete-engagement.json");
    json::read(text).expect("opens").engagement
}

/// Risks with every shape a cell takes, with hostile names, under systemic risks on top and taken away.
fn shapes() -> Engagement {
    let mut service = complete();
    let names: Vec<String> =
        serde_json::from_str(include_str!("../../data/hostile-names.json")).expect("names");
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
    service
}

/// What the file has to say, by sheet, row and title.
fn expected(service: &Engagement, analysis: &Analysis) -> Vec<(&'static str, u32, String, f64)> {
    let mut all = Vec::new();
    let rows = analysis.rows.iter().zip(&service.risks);
    let rows = rows.filter(|(_, risk)| !risk.is_blank());
    // Without risks one row is left to type one in.
    let mut last = 1;
    for (line, (row, _)) in (1..).zip(rows) {
        last = line;
        let Some(figures) = row.figures() else {
            continue;
        };
        let mut figure = |title: &str, value: f64| {
            all.push(("Risks", line, title.to_owned(), value));
        };
        figure("Incidents/Year", figures.incidents.get());
        figure("Bad Minutes/Year", figures.bad_minutes.get());
        figure(
            "Share of total",
            figures.bad_minutes.get() / analysis.total.get(),
        );
        for target in analysis
            .targets
            .iter()
            .filter_map(|one| one.figures.as_ref().ok())
        {
            let share = figures.bad_minutes.get() / target.rank.budget.get();
            figure(&format!("Share of budget at {}%", target.percent), share);
        }
    }
    let mut total = |title: &str, value| all.push(("Risks", last + 1, title.to_owned(), value));
    total("Incidents/Year", analysis.incidents.get());
    total("Bad Minutes/Year", analysis.total.get());
    let targets = analysis
        .targets
        .iter()
        .filter_map(|one| one.figures.as_ref().ok());
    for (line, target) in (5..).zip(targets) {
        let rank = target.rank;
        for (title, value) in [
            ("Error budget (minutes a year)", rank.budget.get()),
            ("Accepted risks", rank.accepted.get()),
            ("Budget remaining", rank.left().get()),
            ("The other risks need", rank.needed.get()),
            ("To fix", rank.to_fix().map_or(0.0, |fix| fix.get())),
            (
                "Share spent by all risks",
                analysis.total.get() / rank.budget.get(),
            ),
        ] {
            all.push(("Targets", line, title.to_owned(), value));
        }
    }
    all
}

fn check(name: &str, service: &Engagement) {
    let analysis = analyse(service);
    let bytes = xlsx::write(service, &analysis, "2026-11-29").expect("written");
    let found = read(&bytes);
    let mut figures = Vec::new();
    for (sheet, line, title, value) in expected(service, &analysis) {
        let titles = if sheet == "Risks" { 0 } else { 4 };
        let column = found.column(sheet, titles, &title);
        let now = found.value(sheet, line, column);
        assert_eq!(now, Some(value + 0.0), "{sheet} {line} {title}");
        let formula = found.formula(sheet, line, column);
        assert!(!formula.is_empty(), "{sheet} {line} {title}");
        figures.push(serde_json::json!([sheet, line, column, value]));
    }
    // A person's texts are texts, and all there.
    let written = service.risks.iter().filter(|risk| !risk.is_blank());
    for (line, risk) in (1..).zip(written) {
        for (title, text) in [
            ("Risk", &risk.name),
            ("Owner", &risk.owner),
            ("Notes", &risk.notes),
        ] {
            let column = found.column("Risks", 0, title);
            let back = found.text("Risks", line, column);
            assert_eq!(back, text.replace("\r\n", "\n"), "{line} {title}");
            assert_eq!(found.formula("Risks", line, column), "");
        }
    }
    let Some(folder) = std::env::var_os("PEERS_OUT") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    let total = service
        .risks
        .iter()
        .filter(|risk| !risk.is_blank())
        .count()
        .max(1)
        + 1;
    let expected = serde_json::json!({ "figures": figures, "total": total });
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
    let column = found.column("Risks", 0, "Bad Minutes/Year");
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
