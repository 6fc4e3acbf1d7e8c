//! Names that every receiver gives a meaning of its own, on their way out. `scripts/peers` has the receivers
//! themselves read what this writes into the folder that `PEERS_OUT` names.

use bad_minutes::analysis::analyse;
use bad_minutes::analysis::practice::causal::causal_map;
use bad_minutes::codec::table::csv::{Marks, neutralise, write_risks};
use bad_minutes::codec::table::grid::grid_of;
use bad_minutes::codec::table::paste::read_risks;
use bad_minutes::document::{Column, Engagement, EngagementId, Node, Risk, RowId};
use bad_minutes::grammar::cell;
use bad_minutes::report::format::markup::markdown;
use bad_minutes::text::activities::causal_words::{mermaid, place_name};

const TODAY: &str = "2026-11-24";

/// A risk for each name, with figures that decimal marks matter to, and each as a node of the causal map.
fn hostile() -> Engagement {
    let names: Vec<String> =
        serde_json::from_str(include_str!("../../data/hostile-names.json")).expect("names");
    let id = |kind: u8, at: usize| RowId::from_random(&[kind, u8::try_from(at).expect("few")]);
    let mut service = Engagement::new(EngagementId::from_random(&[]), String::new(), || id(0, 0));
    service.risks.clear();
    for (at, name) in names.into_iter().enumerate() {
        let mut risk = Risk::blank(id(1, at));
        let texts = [
            format!("{}", at + 1),
            format!("{}.5", at + 1),
            "2.5%".to_owned(),
            "36.125".to_owned(),
        ];
        for (column, text) in Column::ALL.into_iter().zip(texts) {
            *risk.entry_mut(column) = cell::read(column, &text);
        }
        service.activities.nodes.push(Node {
            id: id(2, at),
            text: name.clone(),
        });
        risk.name = name;
        service.risks.push(risk);
    }
    service
}

#[test]
fn hostile_names_go_out() {
    let service = hostile();
    let analysis = analyse(&service);
    let comma = write_risks(&service, &analysis, Marks::Comma);
    let semicolon = write_risks(&service, &analysis, Marks::Semicolon);
    for text in [&comma, &semicolon] {
        let back = read_risks(&grid_of(text), || RowId::from_random(&[]));
        let names: Vec<&String> = back.risks.iter().map(|risk| &risk.name).collect();
        let expected: Vec<&String> = service.risks.iter().map(|risk| &risk.name).collect();
        assert_eq!(names, expected);
    }
    let table = markdown(&service, &analysis, TODAY);
    let rows = table.lines().filter(|line| line.starts_with('|')).count();
    // A title, a rule, and the total.
    assert_eq!(rows, service.risks.len() + 3);
    let map = causal_map(&service, &analysis, true);
    let (flowchart, cut) = mermaid(&map, &service, TODAY);
    assert_eq!(cut, None);
    let Some(folder) = std::env::var_os("PEERS_OUT") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    let rows: Vec<_> = service
        .risks
        .iter()
        .zip(&analysis.rows)
        .enumerate()
        .map(|(at, (risk, row))| {
            let row = row.figures().expect("four figures");
            let (ettd, ettr) = (at as f64 + 1.0, at as f64 + 1.5);
            serde_json::json!({
                "name": risk.name,
                "cell": neutralise(&risk.name),
                "figures": [ettd, ettr, 0.025, 36.125, row.incidents.get(), row.bad_minutes.get()],
            })
        })
        .collect();
    let places: Vec<String> = map
        .places
        .iter()
        .map(|place| place_name(place, &service))
        .collect();
    let expected = serde_json::json!({ "rows": rows, "places": places });
    for (name, text) in [
        ("comma.csv", comma),
        ("semicolon.csv", semicolon),
        ("risks.md", table),
        ("map.mmd", flowchart),
        ("expected.json", expected.to_string()),
    ] {
        std::fs::write(folder.join(name), text).expect("a folder that can be written to");
    }
}
