//! Links that carry an engagement.

use std::collections::HashSet;
use std::fs;

use bad_minutes::analysis::analyse;
use bad_minutes::codec::json;
use bad_minutes::codec::link::share::{MOST_CHARACTERS, NotPacked, Unreadable, pack, unpack};
use bad_minutes::document::redaction::redacted;
use bad_minutes::document::{Engagement, RowId};
use bad_minutes::text::share::share_words::only_here;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use serde_json::Value;

fn example(name: &str) -> Engagement {
    let path = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("an example");
    json::read(&text).expect("opens").engagement
}

fn link_of(text: &str) -> String {
    format!(
        "1.{}",
        URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), 6))
    )
}

#[test]
fn lengths() {
    for (name, most) in [
        ("eight-row-catalogue", 2_000),
        ("complete-engagement", 8_000),
    ] {
        let link = pack(&example(name), "2026-11-24", "Priya").expect("finite");
        println!("{name}: {} characters", link.len());
        assert!(link.len() < most, "{name}: {}", link.len());
    }
}

#[test]
fn a_link_says_when_and_by_whom() {
    let link = pack(&example("source-practice"), "2026-11-24", "Priya").expect("finite");
    let shared = unpack(&link).expect("reads");
    assert_eq!(
        (shared.made.as_str(), shared.by.as_str()),
        ("2026-11-24", "Priya")
    );
    assert_eq!(shared.notes, Vec::<String>::new());
    let total = analyse(&shared.engagement).total;
    assert_eq!(total, analyse(&example("source-practice")).total);
}

/// Refused for this reason.
fn check_refused(link: &str, expected: &dyn Fn(&Unreadable) -> bool) {
    let refused = unpack(link).expect_err("refused");
    assert!(expected(&refused), "{refused:?}");
    assert!(!refused.words().is_empty());
}

#[test]
fn what_others_put_behind_a_link_is_none_of_it() {
    let link = pack(&example("complete-engagement"), "2026-03-01", "").expect("fits");
    let engagement = unpack(&link).expect("reads").engagement;
    for behind in [
        ".",
        ",",
        ")",
        ">",
        ").",
        "&utm_source=mail",
        "?utm_source=mail",
        " and so on",
        "\n",
        "%29",
        "\u{201d}",
    ] {
        let read = unpack(&format!("{link}{behind}"));
        assert_eq!(
            read.map(|shared| shared.engagement).as_ref(),
            Ok(&engagement),
            "{behind}"
        );
    }
}

#[test]
fn what_is_no_link_is_refused() {
    check_refused("", &|why| *why == Unreadable::Empty);
    for damaged in ["x", "1.", "1.!!!!", "1.AAAA", "one.AAAA", ".", "1.x.y"] {
        check_refused(damaged, &|why| *why == Unreadable::Damaged);
    }
    check_refused("3.AAAA", &|why| *why == Unreadable::Newer);
    check_refused("2.AAAA", &|why| *why == Unreadable::Locked);
    check_refused(&"1".repeat(MOST_CHARACTERS + 1), &|why| {
        *why == Unreadable::TooLarge
    });
    let file = r#"{"file":{"format":"bad-minutes","version":99,"engagement":{}}}"#;
    check_refused(&link_of(file), &|why| *why == Unreadable::Newer);
    check_refused(&link_of("{}"), &|why| matches!(why, Unreadable::Refused(_)));
    check_refused(&link_of(&"[".repeat(30)), &|why| {
        *why == Unreadable::Damaged
    });
    // A bomb: a few kilobytes that inflate to fifty million.
    check_refused(&link_of(&" ".repeat(50_000_000)), &|why| {
        *why == Unreadable::TooLarge
    });
}

#[test]
fn more_than_a_link_holds_is_refused_before_it_is_built() {
    let too_large = |why: &Unreadable| *why == Unreadable::TooLarge;
    let rows = |count: usize| {
        let rows = vec!["{}"; count].join(",");
        format!(
            r#"{{"file":{{"format":"bad-minutes","version":1,"engagement":{{"risks":[{rows}]}}}}}}"#
        )
    };
    check_refused(&link_of(&rows(1_000_000)), &too_large);
    check_refused(&link_of(&rows(150_000)), &too_large);
    check_refused(&link_of(&"[".repeat(100_000)), &too_large);
    let deep = format!(
        "{}{}",
        r#"{"file":"#.repeat(60),
        "0".to_owned() + &"}".repeat(60)
    );
    check_refused(&link_of(&deep), &too_large);
    // What stands in a text is no nesting.
    let quoted = format!(r#"{{"by":"{}\"[","file":{{}}}}"#, "[{,".repeat(100_000));
    check_refused(&link_of(&quoted), &|why| {
        matches!(why, Unreadable::Refused(_))
    });
}

#[test]
fn what_no_link_holds_is_not_packed() {
    let mut engagement = example("eight-row-catalogue");
    let one = engagement.risks[0].clone();
    // Texts that deflate to little, so that not the length is what stops it.
    engagement.risks = vec![one; 3_000];
    for risk in &mut engagement.risks {
        risk.notes = "x".repeat(1_000);
    }
    let wrong = pack(&engagement, "2026-11-24", "").expect_err("too large");
    assert_eq!(wrong, NotPacked::TooLarge);
    assert!(
        wrong.to_string().contains("Send the file instead"),
        "{wrong}"
    );
    engagement.risks.truncate(1_000);
    let link = pack(&engagement, "2026-11-24", "").expect("fits");
    assert_eq!(unpack(&link).expect("reads").engagement.risks.len(), 1_000);
}

#[test]
fn a_link_that_leads_nowhere_else_says_so() {
    let check = |address: &str, expected: Option<&str>| {
        let said = only_here(address);
        match expected {
            Some(part) => assert!(
                said.is_some_and(|said| said.contains(part)),
                "{address}: {said:?}"
            ),
            None => assert_eq!(said, None, "{address}"),
        }
    };
    check("file:///home/x/bad-minutes.html#/view", Some("from a file"));
    check("http://localhost:8080/", Some("from this machine"));
    check("http://localhost", Some("from this machine"));
    check("http://127.0.0.1:8080/#/e/x", Some("from this machine"));
    check("http://[::1]:8080/", Some("from this machine"));
    check("https://sre.example/localhost", None);
    check("https://localhost.example/", None);
    check("https://sre.example/?a=http://localhost/", None);
    check("https://sre.example", None);
    check("http://127.1.2.3/", Some("from this machine"));
    check("http://127.example.com/", None);
    check("http://app.localhost/", Some("from this machine"));
}

#[test]
fn a_link_that_was_cut_or_changed_is_refused() {
    let link = pack(&example("eight-row-catalogue"), "2026-11-24", "").expect("finite");
    for length in 0..link.len() {
        assert!(unpack(&link[..length]).is_err(), "cut at {length}");
    }
    for place in 0..link.len() {
        let mut changed = link.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("ASCII");
        // A few bits between the stream and its checksum mean nothing.
        let read = unpack(&changed);
        assert!(read.is_err() || read == unpack(&link), "changed at {place}");
    }
}

#[test]
fn a_redacted_engagement_keeps_figures_and_no_words() {
    let shop = example("complete-engagement");
    let redacted = redacted(&shop);
    let total = |one: &Engagement| analyse(one).total;
    assert_eq!(total(&redacted), total(&shop));
    assert_eq!(redacted.risks[0].name, "Risk 1");
    let hidden = json::write(&redacted).expect("finite");
    let value = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
    let mut words = HashSet::new();
    collect_words(
        &value(&json::write(&shop).expect("finite"))["engagement"],
        &mut words,
    );
    assert!(words.len() > 200, "{}", words.len());
    let mut left = HashSet::new();
    collect_words(&value(&hidden)["engagement"], &mut left);
    let mut shared: Vec<_> = left.intersection(&words).collect();
    shared.sort();
    // Only the document's own words are left.
    assert_eq!(
        shared,
        ["Journey", "Risk", "Systemic", "risk"]
            .iter()
            .filter(|w| words.contains(**w))
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_redacted_figure_is_a_figure() {
    let mut shop = example("complete-engagement");
    shop.objectives[0].traffic = "40 000 (Acme)".to_owned();
    shop.objectives[1].traffic = "900 a day".to_owned();
    shop.targets[0].percent = "as Bob says".to_owned();
    let redacted = redacted(&shop);
    assert_eq!(redacted.objectives[0].traffic, "");
    assert_eq!(redacted.targets[0].percent, "");
    assert_eq!(redacted.targets[1].percent, shop.targets[1].percent);
}

/// The words of what people typed: texts, except dates, ids and the document's own words.
fn collect_words(part: &Value, words: &mut HashSet<String>) {
    const OWN: [&str; 17] = [
        "id", "kind", "unit", "shape", "year", "window", "doubt", "status", "activity", "level",
        "area", "answer", "column", "item", "part", "target", "percent",
    ];
    match part {
        Value::Object(fields) => {
            for (key, field) in fields {
                if !OWN.contains(&key.as_str()) {
                    collect_words(field, words);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_words(item, words)),
        Value::String(text) => {
            let parts = text.split(|c: char| !c.is_alphabetic());
            let is_id = text.len() == 8 && text.parse::<RowId>().is_ok();
            words.extend(
                parts
                    .filter(|word| !is_id && word.len() > 3)
                    .map(str::to_owned),
            );
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn what_is_packed_is_unpacked(mut engagement in crate::support::engagement(), by in any::<String>()) {
        let link = pack(&engagement, "2026-11-24", &by).expect("finite");
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
        let shared = unpack(&link).expect("reads");
        prop_assert_eq!(&shared.notes, &Vec::<String>::new());
        prop_assert_eq!(&shared.by, &by);
        // Ids are renumbered, and lists that go by ids in order of them: the second time nothing changes.
        let second = pack(&shared.engagement, "2026-11-24", &by).expect("finite");
        let again = unpack(&second).expect("reads").engagement;
        prop_assert_eq!(&pack(&again, "2026-11-24", &by).expect("finite"), &second);
        prop_assert_eq!(analyse(&shared.engagement).total, analyse(&engagement).total);
        engagement.snapshots.clear();
        let plain = |one: &Engagement| one.risks.iter().map(|risk| (risk.name.clone(), risk.ettr.clone())).collect::<Vec<_>>();
        prop_assert_eq!(plain(&shared.engagement), plain(&engagement));
        prop_assert_eq!(&shared.engagement.charter.client, &engagement.charter.client);
        prop_assert_eq!(shared.engagement.systemic.len(), engagement.systemic.len());
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = unpack(&text);
        let _ = unpack(&format!("1.{text}"));
        let _ = unpack(&link_of(&text));
    }
}
