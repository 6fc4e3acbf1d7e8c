//! The charter in words: what is left out, what is wrong with its dates, and that a typed text does not break out.

use bad_minutes::document::records::values::dates::is_date;
use bad_minutes::document::{
    Activity, Charter, Edit, Engagement, EngagementId, RowId, SignOff, Status,
};
use bad_minutes::report::charter::charter_words::{date_problems, markdown, parts, sign_off_name};
use bad_minutes::report::charter::form::SECTIONS;
use bad_minutes::text::figures::period;

const TODAY: &str = "2026-11-24";

fn id(number: u8) -> RowId {
    RowId::from_random(&[number])
}

fn shop() -> Engagement {
    Engagement::new(EngagementId::from_random(&[1]), "Shop".into(), || id(9))
}

fn signed(name: &str, role: &str, date: &str) -> SignOff {
    SignOff {
        id: id(1),
        name: name.into(),
        role: role.into(),
        date: date.into(),
    }
}

#[test]
fn an_empty_charter_is_a_title_a_status_and_a_line() {
    let text = markdown(&shop(), TODAY);
    assert_eq!(
        text,
        "# Engagement charter: Shop\n\n- Status: Draft, being agreed\n\nEstimate, as of 2026-11-24\n"
    );
    let mut nameless = shop();
    nameless.name = " ".into();
    assert!(markdown(&nameless, TODAY).starts_with("# Engagement charter: no name yet\n"));
}

#[test]
fn what_was_said_is_there_under_its_heading_and_nothing_else() {
    let mut shop = shop();
    shop.author = "A. Person".into();
    let charter = &mut shop.charter;
    charter.status = Status::Active;
    charter.client = "Checkout team".into();
    charter.start = "2026-11-02".into();
    charter.out_of_scope = "  \n ".into();
    charter.pager_now = "Checkout on call".into();
    charter.pager_condition = "two quiet weeks\nand runbooks".into();
    charter.plan(Activity::Runbooks, Some("Ada writes, Ben reads".into()));
    charter.plan(Activity::Readiness, Some(String::new()));
    charter.worth_of_a_minute = "500 EUR".into();
    charter.sign_offs = vec![
        signed("Ada", "Head of Shop", "2026-11-03"),
        signed("", "SRE lead", ""),
        signed("", "", ""),
        signed("Ben", "", " "),
        signed("", "", "2026-11-05"),
    ];
    let expected = "\
# Engagement charter: Shop

- Status: Active, under way

## The engagement

- Client: Checkout team
- First day: 2026-11-02

## Who carries the pager

- Now: Checkout on call
- On which condition that changes: two quiet weeks<br>and runbooks

## Activities

- Production readiness review
- Runbooks: Ada writes, Ben reads

## What a bad minute is worth

- Worth of a bad minute: 500 EUR

## Sign-offs

- Signed on 2026-11-03: Ada, Head of Shop
- Not signed yet: SRE lead
- Not signed yet: Ben
- Signed on 2026-11-05: nobody named

Estimate, as of 2026-11-24, by A. Person
";
    assert_eq!(markdown(&shop, TODAY), expected);
}

#[test]
fn each_text_of_the_charter_has_one_field() {
    let mut charter = Charter::default();
    let mut number = 0;
    for section in &SECTIONS {
        for field in section.fields {
            number += 1;
            field.text.set(&mut charter, format!("text {number}"));
        }
    }
    let mut shop = shop();
    let mut expected = serde_json::to_value(&shop.charter).expect("plain");
    shop.apply(Edit::SetCharter(Box::new(charter)))
        .expect("no row is named");
    let found = serde_json::to_value(&shop.charter).expect("plain");
    let mut texts: Vec<&str> = Vec::new();
    for (key, value) in expected.as_object_mut().expect("an object") {
        if value == "" {
            let text = found[key].as_str().expect("a text");
            assert!(text.starts_with("text "), "{key} has a field");
            assert!(!texts.contains(&text), "{key} has a field of its own");
            texts.push(text);
        }
    }
    assert_eq!(texts.len(), number);
    let said: usize = parts(&shop.charter)
        .iter()
        .map(|part| part.said.len())
        .sum();
    assert_eq!(said, number);
}

#[test]
fn a_typed_text_begins_nothing_in_markdown() {
    let nasty = "# h\n- item\n| a | b |\n<b>[x](y)</b>\n\n---\n1. one";
    let mut shop = shop();
    shop.name = nasty.into();
    shop.author = nasty.into();
    for section in &SECTIONS {
        for field in section.fields {
            field.text.set(&mut shop.charter, nasty.into());
        }
    }
    for activity in Activity::ALL {
        shop.charter.plan(activity, Some(nasty.into()));
    }
    shop.charter.sign_offs.push(signed(nasty, nasty, nasty));
    let text = markdown(&shop, TODAY);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings.len(), 1 + SECTIONS.len() + 1, "{headings:?}");
    for line in text.lines().filter(|line| !line.is_empty()) {
        let ours = ["# Engagement charter: ", "## ", "- ", "Estimate, as of "];
        assert!(ours.iter().any(|one| line.starts_with(one)), "{line}");
        assert!(!line.contains("<b>") && !line.contains("[x]"), "{line}");
    }
}

#[test]
fn dates_that_cannot_be_are_said() {
    let check = |start: &str, end: &str, expected: &[&str]| {
        let charter = Charter {
            start: start.into(),
            end: end.into(),
            ..Charter::default()
        };
        assert_eq!(date_problems(&charter), expected, "{start:?} to {end:?}");
    };
    check("", "", &[]);
    check("2026-11-02", "", &[]);
    check("", "2026-11-02", &[]);
    check("2026-11-02", "2026-11-02", &[]);
    check("2026-11-02", "2026-12-11", &[]);
    check(
        "2026-11-02",
        "2026-11-01",
        &["The last day, 2026-11-01, is before the first, 2026-11-02."],
    );
    let kept = |name: &str, text: &str| {
        format!("The {name} day is kept as \"{text}\": write a date such as 2026-11-24 instead.")
    };
    check(
        "next spring",
        "2026-11-01",
        &[&kept("first", "next spring")],
    );
    check(
        "31.12.2026",
        "2026-02-29",
        &[&kept("first", "31.12.2026"), &kept("last", "2026-02-29")],
    );
}

#[test]
fn a_day_is_one_of_the_calendar() {
    let check = |text: &str, expected| assert_eq!(is_date(text), expected, "{text:?}");
    for text in [
        "2026-01-31",
        "2026-04-30",
        "2024-02-29",
        "2000-02-29",
        "0001-01-01",
    ] {
        check(text, true);
    }
    for text in [
        "",
        "-",
        "--",
        "2026-1-31",
        "2026-01-32",
        "2026-04-31",
        "2026-02-29",
        "1900-02-29",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "2026-01-01-",
        "2026-01-01T",
        "+026-01-01",
        "２０２６-01-01",
        " 2026-01-01",
    ] {
        check(text, false);
    }
}

#[test]
fn a_period_says_what_is_known() {
    let check = |start: &str, end: &str, expected: &str| {
        assert_eq!(period(&[start, end].map(str::to_owned)), expected);
    };
    check("", "", "");
    check("2026-11-02", " ", "from 2026-11-02");
    check("", "2026-12-11", "to 2026-12-11");
    check("2026-11-02", "2026-12-11", "2026-11-02 to 2026-12-11");
}

#[test]
fn a_signature_is_called_by_what_is_known_of_it() {
    let check = |name, role, expected: &str| {
        assert_eq!(sign_off_name(&signed(name, role, ""), 3), expected);
    };
    check("", " ", "sign-off 3");
    check("", "SRE lead", "SRE lead");
    check(" Ada ", "SRE lead", "Ada");
}
