//! Names that YAML, PromQL and templates give a meaning of their own come out of every format as they are.

use bad_minutes::report::rules::{Format, machine_name, watch};
use serde_json::Value;

use super::rules_formats::{example, is_name, read};

/// All texts of a value, names of fields too.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| texts(one, found)),
        Value::Object(fields) => {
            for (key, one) in fields {
                found.push(key.clone());
                texts(one, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_format_takes_any_name() {
    let mut names: Vec<String> =
        serde_json::from_str(include_str!("../../data/hostile-names.json")).expect("names");
    let more = [
        "a\r\nb: c\n- d",
        "\"quoted\" and 'quoted'",
        "{{ .Labels.x }} ${HOME} }}",
        "دفع \u{202e}abc",
        "🫖🔥",
        "yes",
        "1e3",
        "~",
        "? a",
        "\u{0}\u{7f}\u{85}\u{feff}x",
    ];
    names.extend(more.map(str::to_owned));
    for name in &names {
        let mut shop = example();
        shop.name.clone_from(name);
        shop.journeys[0].name.clone_from(name);
        shop.risks[0].name.clone_from(name);
        shop.risks[0].runbook = format!("https://wiki/{name}");
        let found = watch(&shop, |_| true);
        let service = machine_name(name, "service");
        assert!(is_name(&service, 63), "{name:?}: {service}");
        let is_mark = |mark: &char| mark.is_control() || "\u{2028}\u{feff}".contains(*mark);
        let plain: String = name
            .chars()
            .map(|mark| if is_mark(&mark) { ' ' } else { mark })
            .collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        for format in Format::ALL {
            let head = [name.clone()];
            let first = format.write(&found.watched, &service, &head);
            let mut files = vec![first];
            let beside = format.beside(&found.watched, &service, "a.yaml", &head);
            files.extend(beside.into_iter().map(|file| file.text));
            let mut all = Vec::new();
            for file in &files {
                for document in read(file) {
                    texts(&document, &mut all);
                }
            }
            let code = format.code();
            let is_there = all.iter().any(|text| {
                // Templates and variables are written so that nothing stands for them.
                let text = text.replace("{{ \"{{\" }}", "{{").replace("$ {", "${");
                text.contains(&plain)
            });
            assert!(is_there, "{code} has no {plain:?} in {all:?}");
            let breaks = all.iter().find(|text| {
                let lines = text.contains("sum(") || text.contains("slo:");
                !lines && text.chars().any(|mark| is_mark(&mark))
            });
            assert_eq!(breaks, None, "{code}: {name:?}");
        }
    }
}
