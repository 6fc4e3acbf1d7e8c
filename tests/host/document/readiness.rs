//! The readiness review: verdicts, and what links to rows do to figures (nothing).

use bad_minutes::analysis::practice::readiness_rows::{fit, rows, set_fixed};
use bad_minutes::analysis::{Linked, Tally, Verdict, analyse};
use bad_minutes::codec::checklist::asked::built_in;
use bad_minutes::codec::checklist::joined::{Show, Which, add_row, change, known_row, line, tally};
use bad_minutes::document::records::values::dates::is_date;
use bad_minutes::document::{
    Answer, Area, Edit, Engagement, EngagementId, Entry, Level, Objective, ReadinessItem, Risk,
    RowId, Systemic,
};
use bad_minutes::text::readiness::readiness_words as words;
use bad_minutes::text::readiness::verdict_words;
use proptest::prelude::*;
use proptest::sample::Index;

const TODAY: &str = "2026-06-15";

fn id(number: u8) -> RowId {
    RowId::from_random(&[number, 0, 0, 0, 1])
}

fn engagement() -> Engagement {
    let mut next = 100;
    Engagement::new(EngagementId::from_random(&[]), String::new(), || {
        next += 1;
        id(next)
    })
}

/// The place of a built-in item.
fn item(key: &str) -> Which {
    let place = built_in().iter().position(|one| one.key == key);
    Which::BuiltIn(place.expect(key))
}

fn said(answer: Answer, reason: &str, owner: &str, due: &str) -> ReadinessItem {
    ReadinessItem {
        answer: Some(answer),
        reason: reason.to_owned(),
        owner: owner.to_owned(),
        due: due.to_owned(),
        ..ReadinessItem::blank(id(1))
    }
}

#[test]
fn verdicts_follow_the_rule() {
    use Answer::{No, NotApplicable, Partly, Yes};
    let check = |items: &[(Level, Option<ReadinessItem>)], verdict: Verdict, sentence: &str| {
        let mut tally = Tally::default();
        for (level, said) in items {
            tally.count(*level, said.as_ref(), TODAY);
        }
        assert_eq!(verdict_words::verdict_sentence(&tally), sentence);
        assert_eq!(tally.verdict(), verdict);
    };
    let planned = |answer| Some(said(answer, "", "Ann", "2026-06-15"));
    let yes = || (Level::C, Some(said(Yes, "", "", "")));
    check(&[], Verdict::NothingAsked, "Nothing asked.");
    check(&[yes()], Verdict::Ready, "Ready: nothing is open.");
    check(
        &[yes(), (Level::B, None)],
        Verdict::Unfinished,
        "Not finished: 1 item has no answer yet.",
    );
    check(
        &[(Level::C, Some(said(NotApplicable, " ", "", ""))), yes()],
        Verdict::Unfinished,
        "Not finished: 1 item is \u{201c}not applicable\u{201d} without a reason, which counts as no answer.",
    );
    check(
        &[(Level::C, Some(said(NotApplicable, "no data", "", "")))],
        Verdict::Ready,
        "Ready: nothing is open.",
    );
    check(
        &[(Level::C, planned(No)), (Level::C, planned(No)), yes()],
        Verdict::NotReady,
        "Not ready: 2 items of level C are answered no.",
    );
    check(
        &[(Level::B, planned(No)), (Level::C, planned(Partly))],
        Verdict::OnCondition,
        "Ready on condition: 2 open items, each with an owner and a date.",
    );
    check(
        &[
            (Level::B, Some(said(No, "", "Ann", "soon"))),
            (Level::C, None),
        ],
        Verdict::NotReady,
        "Not ready: 1 open item has no owner or no date, 1 item has no answer yet.",
    );
    check(
        &[(Level::A, Some(said(Partly, "", "Ann", "2026-06-14")))],
        Verdict::NotReady,
        "Not ready: 1 item is overdue.",
    );
    check(
        &[(Level::A, Some(said(Yes, "", "Ann", "2026-06-14")))],
        Verdict::Ready,
        "Ready: nothing is open.",
    );
}

#[test]
fn days_of_the_calendar() {
    let check = |text: &str, expected: bool| assert_eq!(is_date(text), expected, "{text:?}");
    check("2026-12-01", true);
    check("2024-02-29", true);
    check("2026-02-29", false);
    check("2000-02-29", true);
    check("1900-02-29", false);
    check("2026-04-31", false);
    check("2026-13-01", false);
    check("2026-00-01", false);
    check("2026-1-1", false);
    check("2026-12-01T00", false);
    check("2026-12-01-", false);
    check("+026-12-01", false);
    check("soon", false);
    check("", false);
}

#[test]
fn the_level_follows_the_strictest_objective() {
    let check = |percents: &[&str], level: Level, because: &str| {
        let mut document = engagement();
        for (at, percent) in percents.iter().enumerate() {
            let target = id(at as u8 + 1);
            document.targets.push(bad_minutes::document::Target {
                id: target,
                percent: (*percent).to_owned(),
            });
            let mut one = Objective::blank(id(at as u8 + 50));
            one.target = Some(target);
            document.objectives.push(one);
        }
        assert_eq!(document.level(), level);
        let says = words::suggestion(&document);
        assert!(
            says.starts_with(&format!("Suggested: {}, since {because}", level.name())),
            "{says}"
        );
        assert_eq!(words::level_problem(&document), None);
    };
    check(
        &[],
        Level::A,
        "no objective promises a target yet, and the risks are held against 99.9%",
    );
    check(
        &["99", "99.95%", "99.5"],
        Level::A,
        "the strictest objective is 99.95%",
    );
    check(&["99", "soon"], Level::B, "the strictest objective is 99%");
    check(&["95"], Level::C, "the strictest objective is 95%");
    let mut document = engagement();
    document.readiness.level = Some(Level::B);
    assert!(words::level_problem(&document).is_some());
    document.readiness.level_reason = "internal".to_owned();
    assert_eq!(words::level_problem(&document), None);
}

#[test]
fn hidden_items_and_stricter_levels_do_not_count() {
    let mut document = engagement();
    let count = |document: &Engagement| tally(document, None, TODAY).asked;
    assert_eq!(count(&document), built_in().len());
    document.readiness.level = Some(Level::C);
    let of_c = built_in()
        .iter()
        .filter(|one| one.level == Level::C)
        .count();
    assert_eq!(count(&document), of_c);
    document.readiness = change(&document.readiness, item("backups"), id(1), |one| {
        one.hidden = true
    });
    assert_eq!(count(&document), of_c - 1);
    let of_data = built_in()
        .iter()
        .filter(|one| one.area == Area::Data && one.level == Level::C);
    assert_eq!(
        tally(&document, Some(Area::Data), TODAY).asked,
        of_data.count() - 1
    );
}

#[test]
fn the_filters_hold_what_they_say() {
    let check = |said: Option<ReadinessItem>, to_answer: bool, open: bool, overdue: bool| {
        let mut document = engagement();
        if let Some(said) = said {
            document.readiness.items.push(ReadinessItem {
                item: "backups".to_owned(),
                ..said
            });
        }
        let line = line(&document.readiness, item("backups")).unwrap();
        assert!(Show::All.holds(&line, TODAY));
        assert_eq!(Show::ToAnswer.holds(&line, TODAY), to_answer);
        assert_eq!(Show::Open.holds(&line, TODAY), open);
        assert_eq!(Show::Overdue.holds(&line, TODAY), overdue);
    };
    let past = "2020-01-01";
    check(None, true, false, false);
    check(Some(said(Answer::Yes, "", "", past)), false, false, false);
    check(Some(said(Answer::No, "", "", past)), false, true, true);
    check(
        Some(said(Answer::Partly, "", "", TODAY)),
        false,
        true,
        false,
    );
    // Without a reason it does not stand: it is to be answered, and late.
    let unreasoned = said(Answer::NotApplicable, "", "", past);
    check(Some(unreasoned), true, false, true);
    let reasoned = said(Answer::NotApplicable, "so", "", past);
    check(Some(reasoned), false, false, false);
}

#[test]
fn names_that_fit_come_first() {
    let check = |name: &str, words: &[&str], expected: usize| {
        assert_eq!(fit(name, words), expected, "{name:?} {words:?}");
    };
    check("An expired certificate", &["Are certificates renewed?"], 1);
    check("deployment downtime", &["Is there a way to deploy?"], 1);
    check("minor defect", &["Are certificates renewed?"], 0);
    check("no playbooks ", &["No playbooks"], usize::MAX);
    check("", &[""], 0);
    check("the service is down", &["Does the service go down?"], 0);
    check("Größe der Datenbank", &["größer? Datenbank"], 2);
    let mut document = engagement();
    let risk = |number, name: &str| Risk {
        name: name.to_owned(),
        ..Risk::blank(id(number))
    };
    document.risks = vec![
        risk(1, "minor defect"),
        risk(2, "certificate expires"),
        risk(3, ""),
    ];
    document.systemic.push(Systemic {
        name: "No playbooks".to_owned(),
        ..Systemic::blank(id(4))
    });
    let (fitting, others) = rows(&document, &["Are certificates renewed?"]);
    assert_eq!(fitting, [Linked::Risk(id(2))]);
    assert_eq!(others, [Linked::Systemic(id(4)), Linked::Risk(id(1))]);
}

#[test]
fn a_row_that_an_item_adds_waits_for_numbers() {
    let check = |key: &str, name: &str, is_systemic: bool| {
        let mut document = engagement();
        document.risks = vec![counted(1, "minor defect"), Risk::blank(id(2))];
        let before = analyse(&document).total;
        let edit = add_row(&document, item(key), id(9), id(10)).unwrap();
        let back = document.apply(edit).unwrap();
        let after = analyse(&document);
        assert_eq!(after.total, before);
        let line = line(&document.readiness, item(key)).unwrap();
        let said = line.said.unwrap();
        let linked = if is_systemic {
            Linked::Systemic(id(9))
        } else {
            Linked::Risk(id(9))
        };
        assert!(said.is_about(linked));
        assert_eq!(known_row(&document, &line), Some(linked));
        let uncounted = words::uncounted(said, &document, &after).unwrap();
        assert!(uncounted.contains(name), "{uncounted}");
        match is_systemic {
            true => assert!(document.systemic[0].included && !document.systemic[0].fixed),
            false => assert_eq!(document.risks[1].id, id(9), "before the empty row"),
        }
        document.apply(back).unwrap();
        assert_eq!((document.risks.len(), document.systemic.len()), (2, 0));
        assert_eq!(document.readiness.items.len(), 0);
    };
    check(
        "certificates",
        "An expired certificate takes the service down",
        false,
    );
    check("user-errors", "Nothing watches the service", true);
    assert_eq!(
        add_row(&engagement(), Which::Own(id(1)), id(2), id(3)),
        None
    );
}

fn counted(number: u8, name: &str) -> Risk {
    let entry = |number| Entry::Point { number, unit: None };
    Risk {
        name: name.to_owned(),
        ettd: entry(60.0),
        ettr: entry(60.0),
        impact: entry(2.0),
        ettf: entry(21.0),
        ..Risk::blank(id(number))
    }
}

#[test]
fn a_systemic_risk_is_switched_by_a_press_only() {
    let mut document = engagement();
    document.risks = vec![counted(1, "minor defect")];
    let mut watch = bad_minutes::document::common::COMMON[0].row(id(4));
    watch.included = true;
    document.systemic.push(watch);
    let before = analyse(&document).total;
    let which = item("user-errors");
    let answered = |document: &Engagement, answer| {
        change(&document.readiness, which, id(9), |one| {
            one.answer = Some(answer);
            one.link(Linked::Systemic(id(4)), true);
        })
    };
    let check = |document: &Engagement, against: Option<(bool, Vec<RowId>)>| {
        assert_eq!(document.readiness.items[0].against(document), against);
    };
    document.readiness = answered(&document, Answer::No);
    check(&document, Some((false, vec![])));
    document.readiness = answered(&document, Answer::Partly);
    check(&document, None);
    document.readiness = answered(&document, Answer::Yes);
    check(&document, Some((true, vec![id(4)])));
    assert_eq!(
        analyse(&document).total,
        before,
        "an answer changes no figure"
    );
    let back = document.apply(set_fixed(&document, id(4), true)).unwrap();
    check(&document, Some((true, vec![])));
    assert!(analyse(&document).total < before);
    document.readiness = answered(&document, Answer::No);
    check(&document, Some((false, vec![id(4)])));
    document.apply(back).unwrap();
    assert_eq!(analyse(&document).total, before);
}

#[test]
fn the_rows_of_an_item_are_named() {
    let mut document = engagement();
    document.risks = vec![counted(1, "minor defect"), counted(2, "")];
    let mut one = said(Answer::No, "no drill yet", "Ann", "2026-06-14");
    one.risks = vec![id(1), id(2), id(77)];
    assert_eq!(words::linked_names(&one, &document), "minor defect, row 2");
}

proptest! {
    #[test]
    fn nothing_in_a_review_changes_a_figure(
        document in crate::support::engagement(),
        which in 0..built_in().len(),
        row in any::<Index>(),
        answer in prop::sample::select(Answer::ALL.to_vec()),
    ) {
        let before = analyse(&document);
        let (mut fitting, others) = rows(&document, &["database"]);
        fitting.extend(others);
        let mut changed = document.clone();
        let readiness = change(&document.readiness, Which::BuiltIn(which), id(200), |one| {
            one.answer = Some(answer);
            if !fitting.is_empty() {
                one.link(*row.get(&fitting), true);
            }
        });
        changed.apply(Edit::SetReadiness(readiness)).unwrap();
        prop_assert_eq!(&analyse(&changed), &before);
        let edit = add_row(&changed, Which::BuiltIn(which), id(201), id(202)).unwrap();
        changed.apply(edit).unwrap();
        prop_assert_eq!(analyse(&changed).total, before.total);
    }
}
