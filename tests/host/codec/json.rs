//! The JSON envelope: what is written reads back, and nothing that is read panics.

use bad_minutes::codec::json;
use bad_minutes::codec::json::{Migration, Refusal, Stamp};
use bad_minutes::document::{Column, Engagement, EngagementId, Entry, Risk, RowId};
use bad_minutes::grammar::cell::read;
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "(99|aaaaaaaa|point|range|empty|unread|%|min|uniform|.{0,4})".prop_map(Value::from),
    ];
    let key = "(id|name|year|targets|risks|chosenTarget|percent|ettd|impact|ettf|accepted|target|\
               kind|number|unit|low|high|shape|text|writer|revision|.{0,3})";
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map(key, inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn opened(engagement: Value) -> json::Opened {
    let envelope = json!({"format": "bad-minutes", "version": 1, "engagement": engagement});
    json::read(&envelope.to_string()).expect("an envelope opens")
}

/// The layout of a file and of a stored record.
#[derive(Serialize)]
struct Derived<'a> {
    format: &'a str,
    version: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    writer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<&'a str>,
    engagement: &'a Engagement,
}

/// The same JSON with all letters after U+00FF as escapes.
fn escaped(text: &str) -> String {
    let one = |letter: char| match letter {
        '\u{100}'.. => letter
            .encode_utf16(&mut [0; 2])
            .iter()
            .map(|unit| format!("\\u{unit:04x}"))
            .collect(),
        _ => letter.to_string(),
    };
    text.chars().map(one).collect()
}

proptest! {
    #[test]
    fn files_and_records_have_these_keys_in_this_order(
        engagement in crate::support::engagement(),
    ) {
        let mut derived = Derived {
            format: "bad-minutes",
            version: json::VERSION,
            revision: None,
            writer: None,
            after: None,
            saved: None,
            engagement: &engagement,
        };
        let file = serde_json::to_string_pretty(&derived).expect("finite") + "\n";
        prop_assert_eq!(json::write(&engagement).expect("finite"), file);

        let stamp = Stamp { revision: 7, writer: "w".into(), after: "a:6".into(), saved: String::new() };
        derived.revision = Some(7);
        (derived.writer, derived.after, derived.saved) = (Some("w"), Some("a:6"), Some(""));
        let record = serde_json::to_string(&derived).expect("finite");
        let written = json::write_record(&engagement, &stamp).expect("finite");
        // In a record all letters after U+00FF are escapes, or none.
        prop_assert_eq!(escaped(&written), escaped(&record));
    }

    #[test]
    fn what_is_written_reads_back(engagement in crate::support::engagement()) {
        let opened = json::read(&json::write(&engagement).expect("finite")).expect("opens");
        prop_assert_eq!(&opened.engagement, &engagement);
        prop_assert_eq!(opened.notes, Vec::<String>::new());
        prop_assert_eq!(opened.stamp, None);
    }

    #[test]
    fn a_record_reads_back_with_its_stamp(
        engagement in crate::support::engagement(),
        revision: u64,
        writer: String,
    ) {
        let stamp = Stamp { revision, writer, after: "b".into(), saved: "2026-01-02T03:04:05Z".into() };
        let text = json::write_record(&engagement, &stamp).expect("finite");
        let opened = json::read(&text).expect("opens");
        prop_assert_eq!(opened.engagement, engagement);
        prop_assert_eq!(opened.stamp, Some(stamp));
        prop_assert_eq!(opened.notes, Vec::<String>::new());
    }

    #[test]
    fn any_json_is_restored_and_then_stable(mut value in any_json()) {
        if !value.is_object() {
            value = json!({"risks": [value.clone()], "targets": value});
        }
        let once = opened(value);
        let text = json::write(&once.engagement).expect("finite");
        let twice = json::read(&text).expect("opens");
        prop_assert_eq!(twice.engagement, once.engagement);
        prop_assert_eq!(twice.notes, Vec::<String>::new());
    }

    #[test]
    fn a_cut_text_is_refused(engagement in crate::support::engagement(), at: proptest::sample::Index) {
        let text = json::write(&engagement).expect("finite");
        let text = text.trim_end();
        let end = text.floor_char_boundary(at.index(text.len()));
        let read = json::read(&text[..end]);
        prop_assert!(matches!(read, Err(Refusal::NotJson { cut_off: true, .. })), "{:?}", read);
    }
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let message = json::read(text).expect_err("refused").to_string();
    assert!(message.contains(expected), "{message}");
}

#[test]
fn refusals_say_what_is_wrong() {
    refused("", "ends in the middle (line 1, column 0)");
    refused("{\n  \"format\": \"bad-min", "ends in the middle (line 2");
    refused("Risk,ETTD", "not JSON (line 1, column 1)");
    refused("[]", "not a Bad Minutes file");
    refused(
        r#"{"format": "other", "version": 1}"#,
        "not a Bad Minutes file",
    );
    refused(
        r#"{"format": "bad-minutes", "version": 99}"#,
        "format version 99, this one reads up to 1",
    );
    refused(
        r#"{"format": "bad-minutes", "version": 0}"#,
        "a whole number from 1",
    );
    refused(
        r#"{"format": "bad-minutes", "version": 1}"#,
        "\u{201c}engagement\u{201d}",
    );
    refused(&" ".repeat(json::MOST_BYTES + 1), "5000001 bytes");
}

#[test]
fn a_file_is_never_larger_than_what_can_be_opened() {
    let mut number: u32 = 0;
    let mut new_id = || {
        number += 1;
        RowId::from_random(&number.to_le_bytes())
    };
    let id = EngagementId::from_random(&[]);
    let mut engagement = Engagement::new(id, "large".to_owned(), &mut new_id);
    let risk = |id| {
        let mut risk = Risk::blank(id);
        risk.notes = "n".repeat(400);
        risk.ettr = read(Column::Ettr, "20 to 90");
        risk
    };
    engagement.risks = (0..4900).map(|_| risk(new_id())).collect();
    let small = json::write_compact(&engagement).expect("finite numbers");
    assert!((3_000_000..json::MOST_BYTES).contains(&small.len()));
    let text = json::write(&engagement).expect("finite numbers");
    assert!(text.len() <= json::MOST_BYTES, "{} bytes", text.len());
    assert_eq!(json::read(&text).expect("opens").engagement, engagement);
}

#[test]
fn a_byte_order_mark_is_tolerated() {
    let text = "\u{feff}{\"format\": \"bad-minutes\", \"version\": 1, \"engagement\": {}}";
    assert_eq!(json::read(text).expect("opens").engagement.targets.len(), 4);
}

#[test]
fn repairs_name_their_place() {
    let opened = opened(json!({
        "id": "aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "name": 7,
        "colour": "red",
        "targets": [{"id": "tttttttt", "percent": "99"}, {"id": "tttttttt", "percent": "99.9"}],
        "chosenTarget": "zzzzzzzz",
        "risks": [
            {"id": "rrrrrrrr", "name": "a", "ettd": {"kind": "point", "number": -5.0}},
            {"id": "rrrrrrrr", "name": "b", "ettr": {"kind": "point", "number": 1, "unit": "ly"},
             "accepted": [{"target": "tttttttt"}, {"target": "uuuuuuuu"}]},
            "c",
        ],
    }));
    insta::assert_snapshot!(opened.notes.join("\n"));
    let engagement = opened.engagement;
    let [a, b, c] = &engagement.risks[..] else {
        panic!("three risks")
    };
    assert_eq!(
        a.ettd,
        Entry::Unread {
            text: r#"{"kind":"point","number":-5.0}"#.into()
        }
    );
    assert_eq!(b.accepted.len(), 1);
    assert!(b.is_accepted_for(engagement.targets[0].id, None));
    assert!(a.id != b.id && b.id != c.id && engagement.targets[0].id != engagement.targets[1].id);
    assert_eq!(engagement.chosen_target, engagement.targets[0].id);
}

#[test]
fn too_much_is_cut_with_a_note() {
    let long = "\u{e9}".repeat(20_001);
    let risks = vec![json!({"id": "x"}); 5_001];
    let opened = opened(json!({"name": long, "risks": risks}));
    assert_eq!(opened.engagement.name.chars().count(), 20_000);
    assert_eq!(opened.engagement.risks.len(), 5_000);
    assert!(opened.notes.len() < 300);
}

#[test]
fn numbers_without_a_notation_are_refused() {
    let mut engagement: Engagement = opened(json!({"risks": [{}]})).engagement;
    engagement.risks[0].ettr = Entry::number(f64::INFINITY);
    let error = json::write(&engagement).expect_err("refused");
    assert_eq!(error.place, "ETTR of risk 1");

    engagement.risks[0].ettr = Entry::Empty;
    let mitigation = json!({"mitigations": [{}, {"name": "a second site"}]});
    engagement.mitigations = opened(mitigation).engagement.mitigations;
    engagement.mitigations[1].effort = Entry::number(f64::NAN);
    let error = json::write(&engagement).expect_err("refused");
    assert_eq!(error.place, "Effort of mitigation 2");
}

#[test]
fn migrations_run_in_order_up_to_the_newest() {
    fn one(mut value: Value) -> Value {
        value["path"] = json!([value["version"], "one"]);
        value
    }
    fn two(mut value: Value) -> Value {
        value["path"] = json!([value["path"], value["version"], "two"]);
        value
    }
    let table: &[Migration] = &[one, two];
    let from = |version: u64| json::migrate(json!({"version": version}), table);
    assert_eq!(
        from(1),
        Ok(json!({"version": 3, "path": [[1, "one"], 2, "two"]}))
    );
    assert_eq!(from(2), Ok(json!({"version": 3, "path": [null, 2, "two"]})));
    assert_eq!(from(3), Ok(json!({"version": 3})));
    assert_eq!(from(4), Err(Refusal::Newer { version: 4 }));
}
