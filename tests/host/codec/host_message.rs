//! What a frame and the page around it say to each other.

use std::fs;

use bad_minutes::analysis::analyse;
use bad_minutes::codec::host_message::{Asked, Told, VERSION, Wrong, id_of, read, write};
use bad_minutes::codec::json;
use bad_minutes::codec::json::{MOST_BYTES, Refusal};
use bad_minutes::codec::link::share::{Unreadable, pack};
use proptest::prelude::*;
use serde_json::{Value, json};

fn file() -> String {
    let path = format!(
        "{}/examples/eight-row-catalogue.json",
        env!("CARGO_MANIFEST_DIR")
    );
    fs::read_to_string(path).expect("an example")
}

fn file_value() -> Value {
    serde_json::from_str(&file()).expect("JSON")
}

/// Followed, or refused for this reason.
fn check(mut message: Value, expected: Result<&str, Wrong>) {
    let shown = message.to_string().chars().take(80).collect::<String>();
    let told = read(&mut message).map(|asked| match asked {
        Asked::Get => "get",
        Asked::Load(_) => "load",
    });
    assert_eq!(told, expected, "{shown}");
}

#[test]
fn what_is_asked() {
    check(json!({"bad-minutes": 1, "type": "get"}), Ok("get"));
    check(
        json!({"bad-minutes": 1, "type": "get", "id": 5, "more": []}),
        Ok("get"),
    );
    for engagement in [file_value(), Value::from(file())] {
        check(
            json!({"bad-minutes": 1, "type": "load", "engagement": engagement}),
            Ok("load"),
        );
    }
}

#[test]
fn what_is_not_followed() {
    for version in [json!(2), json!("1"), json!(null), json!(1.5), json!({})] {
        check(
            json!({"bad-minutes": version, "type": "get"}),
            Err(Wrong::Version),
        );
    }
    for kind in [
        json!("save"),
        json!("changed"),
        json!(1),
        json!(null),
        json!(["get"]),
    ] {
        check(json!({"bad-minutes": 1, "type": kind}), Err(Wrong::Type));
    }
    check(json!({"bad-minutes": 1}), Err(Wrong::Type));
    for load in [
        json!({}),
        json!({"engagement": null}),
        json!({"engagement": [1]}),
        json!({"engagement": 3}),
        json!({"data": 3}),
        json!({"data": {}}),
        json!({"data": "1.x", "engagement": file_value()}),
    ] {
        let mut message = json!({"bad-minutes": 1, "type": "load"});
        let keys = message.as_object_mut().expect("an object");
        keys.extend(load.as_object().expect("an object").clone());
        check(message, Err(Wrong::Load));
    }
}

#[test]
fn a_load_comes_in_by_the_door_of_all_files() {
    let load = |key: &str, value: Value| json!({"bad-minutes": 1, "type": "load", key: value});
    check(
        load("engagement", json!({"format": "other"})),
        Err(Wrong::File(Refusal::NotOurs)),
    );
    check(
        load(
            "engagement",
            json!({"format": "bad-minutes", "version": 99, "engagement": {}}),
        ),
        Err(Wrong::File(Refusal::Newer { version: 99 })),
    );
    let long = " ".repeat(MOST_BYTES + 1);
    check(
        load("engagement", Value::from(long)),
        Err(Wrong::File(Refusal::TooLarge {
            bytes: MOST_BYTES + 1,
        })),
    );
    // A page that begins without a file.
    check(
        load(
            "engagement",
            json!({"format": "bad-minutes", "version": 1, "engagement": {"name": "Checkout"}}),
        ),
        Ok("load"),
    );
    check(load("data", json!("")), Err(Wrong::Link(Unreadable::Empty)));
    check(
        load("data", json!("1.AAAA")),
        Err(Wrong::Link(Unreadable::Damaged)),
    );
}

#[test]
fn what_is_loaded_has_the_same_figures_either_way() {
    let engagement = json::read(&file()).expect("opens").engagement;
    let data = pack(&engagement, "2026-11-24", "Priya").expect("finite");
    for (key, value, made, by) in [
        ("engagement", file_value(), "", engagement.author.as_str()),
        ("engagement", Value::from(file()), "", &engagement.author),
        ("data", Value::from(data), "2026-11-24", "Priya"),
    ] {
        let mut message = json!({"bad-minutes": 1, "type": "load", key: value});
        let Ok(Asked::Load(loaded)) = read(&mut message) else {
            panic!("{key} is not loaded");
        };
        assert_eq!(
            analyse(&loaded.engagement).total,
            analyse(&engagement).total
        );
        assert_eq!((loaded.made.as_str(), loaded.by.as_str()), (made, by));
        assert_eq!(loaded.notes, Vec::<String>::new());
    }
}

fn check_written(told: Told, id: Option<Value>, expected: Value) {
    let text = write(told, id);
    let written: Value = serde_json::from_str(&text).expect(&text);
    assert_eq!(written, expected);
}

#[test]
fn what_the_frame_says() {
    check_written(
        Told::Ready,
        None,
        json!({"bad-minutes": 1, "type": "ready"}),
    );
    check_written(
        Told::Height(240),
        None,
        json!({"bad-minutes": 1, "type": "height", "height": 240}),
    );
    check_written(
        Told::Loaded(vec!["a \"note\"".to_owned()]),
        Some(json!("a")),
        json!({"bad-minutes": 1, "type": "loaded", "id": "a", "notes": ["a \"note\""]}),
    );
    check_written(
        Told::File(file()),
        Some(json!(7)),
        json!({"bad-minutes": 1, "type": "file", "id": 7, "file": file_value()}),
    );
    check_written(
        Told::Changed(file()),
        None,
        json!({"bad-minutes": 1, "type": "changed", "file": file_value()}),
    );
    check_written(
        Told::Error(Wrong::Version),
        None,
        json!({
            "bad-minutes": 1, "type": "error", "versions": [VERSION],
            "reason": "This frame speaks version 1: \"bad-minutes\": 1.",
        }),
    );
    let wrong = Wrong::NothingShown;
    let reason = wrong.words();
    check_written(
        Told::Error(wrong),
        Some(json!(1.5)),
        json!({"bad-minutes": 1, "type": "error", "id": 1.5, "reason": reason}),
    );
}

#[test]
fn an_answer_repeats_a_plain_id() {
    for (id, is_one) in [
        (json!(1), true),
        (json!(-0.5), true),
        (json!("load-1"), true),
        (json!(""), true),
        (json!("x".repeat(200)), true),
        (json!("x".repeat(201)), false),
        (json!(null), false),
        (json!(true), false),
        (json!([1]), false),
        (json!({"id": 1}), false),
    ] {
        assert_eq!(id_of(id.clone()).is_some(), is_one, "{id}");
    }
}

/// Any JSON, a few levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z.1 \"{]{0,12}".prop_map(Value::from),
        Just(json!("bad-minutes")),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        let key = prop_oneof![
            Just("format".to_owned()),
            Just("version".to_owned()),
            Just("engagement".to_owned()),
            Just("risks".to_owned()),
            "[a-z]{1,6}",
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(key, inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_message_is_followed_or_refused_with_words(
        kind in prop_oneof![Just("load"), Just("get"), Just("other")],
        key in prop_oneof![Just("engagement"), Just("data"), Just("else")],
        value in any_json(),
    ) {
        let mut message = json!({"bad-minutes": 1, "type": kind, key: value});
        if let Err(wrong) = read(&mut message) {
            prop_assert!(!wrong.words().is_empty());
        }
    }
}
