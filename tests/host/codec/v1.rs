//! What version 0.1.0 stored, exported and shared opens with the same content and the same figures.
//! The files under `tests/data/v1` were made by it and are never made again.

use std::fs;

use bad_minutes::analysis::analyse;
use bad_minutes::codec::checklist;
use bad_minutes::codec::json;
use bad_minutes::codec::link::embed::{Card, EmbedAsk, Theme};
use bad_minutes::codec::link::lock::{ITERATIONS, Locked};
use bad_minutes::codec::link::share::{Parts, unpack};
use bad_minutes::codec::table::grid::grid_of;
use bad_minutes::codec::table::incidents::{out, read};
use bad_minutes::codec::table::{csv, journeys, paste};
use bad_minutes::codec::versions;
use bad_minutes::document::redaction::redacted;
use bad_minutes::document::{Column, Engagement, RowId};
use bad_minutes::store::{self, MemoryStorage, Storage};
use serde_json::{Value, json};

const NAMES: [&str; 2] = ["complete-engagement", "whole-engagement"];
const NONE: [&str; 0] = [];

fn file(name: &str) -> String {
    let path = format!("{}/tests/data/v1/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).expect(&path)
}

fn value(name: &str) -> Value {
    serde_json::from_str(&file(name)).expect("JSON")
}

fn exported(name: &str) -> Engagement {
    let opened = json::read(&file(&format!("{name}.json"))).expect("opens");
    assert_eq!(opened.notes, NONE);
    opened.engagement
}

/// As it was stored and shared: by somebody who had said who they are.
fn signed(name: &str) -> Engagement {
    let mut engagement = exported(name);
    engagement.author = "Priya".to_owned();
    engagement
}

/// The figures, to the last digit.
#[track_caller]
fn check_figures(name: &str, which: &str, engagement: &Engagement) {
    let analysis = analyse(engagement);
    let rows = analysis.rows.iter();
    let minutes = rows.map(|row| row.figures().map(|row| row.bad_minutes.get()));
    let figures = json!({
        "total": analysis.total.get(),
        "counted": analysis.counted,
        "incidents": analysis.incidents.get(),
        "badMinutes": minutes.collect::<Vec<_>>(),
        "findings": analysis.findings.len(),
    });
    assert_eq!(figures, value("figures.json")[name][which], "{name}");
}

/// What is written now holds all that was written then: fields that came later may stand beside it.
#[track_caller]
fn check_holds(now: &str, then: &str) {
    fn holds(now: &Value, then: &Value) -> bool {
        match (now, then) {
            (Value::Object(now), Value::Object(then)) => then
                .iter()
                .all(|(key, then)| now.get(key).is_some_and(|now| holds(now, then))),
            (Value::Array(now), Value::Array(then)) => {
                now.len() == then.len() && now.iter().zip(then).all(|(now, then)| holds(now, then))
            }
            (now, then) => now == then,
        }
    }
    let value = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
    assert!(holds(&value(now), &value(then)), "something is lost");
}

/// The content with its ids numbered in the order in which they stand: links have their own ids.
fn numbered(engagement: &Engagement) -> String {
    let mut engagement = engagement.clone();
    engagement.snapshots.clear();
    let text = json::write(&engagement).expect("finite");
    let mut numbered = text.clone();
    for (number, part) in text.split("\"id\": \"").skip(2).enumerate() {
        let id = part.split('"').next().expect("an id");
        numbered = numbered.replace(&format!("\"{id}\""), &format!("#{number}"));
    }
    numbered
}

#[test]
fn exported_files() {
    for name in NAMES {
        let engagement = exported(name);
        check_figures(name, "figures", &engagement);
        check_figures(name, "whole service", &engagement.of_whole_service());
        let written = json::write(&engagement).expect("finite");
        check_holds(&written, &file(&format!("{name}.json")));
        for version in &engagement.snapshots {
            assert_eq!(versions::opened(version).expect("opens").notes, NONE);
        }
        let last = engagement.snapshots.last().expect("a version");
        let last = versions::opened(last).expect("opens").engagement;
        let mut before = engagement;
        before.snapshots.clear();
        assert!(
            last == before,
            "{name}: the version is as the engagement was"
        );
    }
}

#[test]
fn stored_records() {
    let storage = MemoryStorage::new();
    let stored = value("storage.json");
    for (key, text) in stored.as_object().expect("keys") {
        storage
            .set(key, text.as_str().expect("text"))
            .expect("room");
    }
    let listing = store::list(&storage, "2026-11-25T08:00:00Z").expect("the storage works");
    assert_eq!(listing.engagements.len(), NAMES.len());
    for name in NAMES {
        let expected = signed(name);
        let held = store::open(&storage, expected.id).expect("the storage works");
        let held = held.expect("it is stored").expect("it can be read");
        assert_eq!(held.notes, NONE);
        assert!(held.engagement == expected, "{name}");
        let stamp = held.stamp.expect("a record has one");
        assert_eq!(
            (stamp.revision, stamp.saved.as_str()),
            (2, "2026-11-24T10:05:00Z")
        );
        check_figures(name, "figures", &held.engagement);
        let mut listed = listing.engagements.iter();
        let listed = listed.find(|one| one.id == expected.id).expect("listed");
        assert_eq!(listed.name, expected.name);
        let key = store::record_key(expected.id);
        let again = json::write_record(&held.engagement, &stamp).expect("finite");
        check_holds(&again, stored[&key].as_str().expect("text"));
    }
}

#[test]
fn shared_links() {
    let links = value("links.json");
    for name in NAMES {
        let link = |which: &str| links[name][which].as_str().expect("a link").to_owned();
        let whole = signed(name);
        let cases = [
            ("shared", "figures", whole.clone(), "Priya"),
            ("redacted", "redacted", redacted(&whole), ""),
            ("without parts", "", Parts::NONE.of(&whole), "Priya"),
        ];
        for (which, figures, expected, by) in cases {
            let shared = unpack(&link(which)).expect("reads");
            assert_eq!(shared.notes, NONE);
            assert_eq!(
                (shared.made.as_str(), shared.by.as_str()),
                ("2026-11-24", by)
            );
            assert_eq!(
                numbered(&shared.engagement),
                numbered(&expected),
                "{name}: {which}"
            );
            if !figures.is_empty() {
                check_figures(name, figures, &shared.engagement);
            }
        }
        // The browser unlocks it; the passphrase is "correct horse battery staple".
        let locked = Locked::read(&link("locked")).expect("a lock");
        assert_eq!(locked.header.iterations, ITERATIONS);
        let ask = EmbedAsk::read(&link("embedded"));
        assert_eq!(ask.data, link("shared"));
        assert_eq!(ask.show, [Card::Risks, Card::Budget]);
        assert_eq!((ask.theme, ask.edit), (Theme::Dark, true));
        assert_eq!(ask.host.as_deref(), Some("https://wiki.example"));
        assert_eq!(ask.query(), link("embedded"));
    }
}

/// The same as then, behind the mark by which spreadsheets know UTF-8.
#[track_caller]
fn check_written(written: &str, then: &str) {
    assert_eq!(written.strip_prefix('\u{feff}'), Some(then));
}

#[test]
fn tables() {
    let id = || RowId::from_random(&[]);
    for name in NAMES {
        let engagement = exported(name);
        let table = |kind: &str| file(&format!("{name}.{kind}"));

        let text = table("risks.csv");
        let whole = engagement.of_whole_service();
        check_written(
            &csv::write_risks(&whole, &analyse(&whole), csv::Marks::Comma),
            &text,
        );
        let reading = paste::read_risks(&grid_of(&text), id);
        let risks = engagement.risks.iter().filter(|risk| !risk.is_blank());
        assert_eq!(reading.risks.len(), risks.clone().count());
        for (read, risk) in reading.risks.iter().zip(risks) {
            assert_eq!(
                (&read.name, &read.owner, &read.notes),
                (&risk.name, &risk.owner, &risk.notes)
            );
            for column in Column::ALL {
                assert_eq!(read.entry(column), risk.entry(column), "{}", risk.name);
            }
        }

        let text = table("journeys.csv");
        check_written(&journeys::write_journeys(&engagement), &text);
        let read = journeys::read_journeys(&grid_of(&text), id);
        let names = |all: &[bad_minutes::document::Journey]| -> Vec<(String, usize)> {
            let of =
                |one: &bad_minutes::document::Journey| (one.name.clone(), one.interactions.len());
            all.iter().map(of).collect()
        };
        assert_eq!(names(&read), names(&engagement.journeys));

        let text = table("incidents.csv");
        check_written(&out::write(&engagement), &text);
        let read = read::read_incidents(&text, &engagement, id);
        assert_eq!(read.problems, NONE);
        let risks = |all: &[bad_minutes::document::Incident]| -> Vec<_> {
            let of = |one: &bad_minutes::document::Incident| {
                (one.risk, one.date.clone(), one.resolve.clone(), one.drill)
            };
            all.iter().map(of).collect()
        };
        assert_eq!(
            risks(&read.incidents),
            risks(&engagement.evidence.incidents)
        );

        let text = table("checklist.csv");
        check_written(&checklist::csv::write(&engagement.readiness), &text);
        let given = checklist::csv::read(&text).expect("reads");
        let text = table("checklist.json");
        assert_eq!(checklist::json::write(&engagement.readiness), text);
        assert_eq!(
            given.len(),
            checklist::csv::read(&text).expect("reads").len()
        );
    }
}
