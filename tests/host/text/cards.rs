//! What the cards in somebody else's page say, line by line.

use std::fs;
use std::path::Path;

use bad_minutes::analysis::report::KnownOdds;
use bad_minutes::analysis::{Wanted, analyse};
use bad_minutes::codec::json;
use bad_minutes::document::{Column, Engagement, EngagementId, Objective, Risk, RowId, Sli};
use bad_minutes::grammar::cell;
use bad_minutes::math::Mark;
use bad_minutes::report::card_words::{for_journey, journey_lines, objective_lines, risk_lines};
use bad_minutes::text::odds_words::PENDING;
use bad_minutes::text::words::Tone;
use proptest::prelude::*;

fn read(name: &str) -> Engagement {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.json"));
    let text = fs::read_to_string(path).expect("a file");
    json::read(&text).expect("opens").engagement
}

fn empty() -> Engagement {
    let mut count = 0;
    Engagement::new(EngagementId::from_random(&[1]), String::new(), || {
        count += 1;
        RowId::from_random(&[count])
    })
}

fn risk(id: u8, name: &str, cells: [&str; 4]) -> Risk {
    let mut risk = Risk::blank(RowId::from_random(&[100, id]));
    risk.name = name.to_owned();
    for (column, text) in Column::ALL.into_iter().zip(cells) {
        *risk.entry_mut(column) = cell::read(column, text);
    }
    risk
}

fn said(pieces: &[(String, Tone)]) -> String {
    pieces.iter().map(|(text, _)| text.as_str()).collect()
}

#[test]
fn risks_come_by_cost_with_their_marks() {
    let engagement = read("eight-row-catalogue");
    let lines = risk_lines(&engagement, &analyse(&engagement));
    assert_eq!(lines.len(), 8);
    let minutes: Vec<&str> = lines.iter().map(|line| line.minutes.as_str()).collect();
    assert_eq!(&minutes[..2], ["129", "127"]);
    assert!((lines[0].share - 1.0).abs() < 1e-12);
    for line in &lines {
        assert_eq!(line.problems, Vec::<String>::new());
        assert!(
            line.cells
                .iter()
                .all(|(text, readable)| *readable && !text.is_empty())
        );
    }
}

#[test]
fn a_row_that_is_not_counted_says_why() {
    #[track_caller]
    fn check(cells: [&str; 4], word: &str, unread: [bool; 4], problems: usize) {
        let mut engagement = empty();
        engagement.risks = vec![
            risk(1, "", ["", "", "", ""]),
            risk(2, "odd", cells),
            risk(3, "plain", ["0", "3", "100%", "7"]),
        ];
        let lines = risk_lines(&engagement, &analyse(&engagement));
        let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(
            names,
            ["plain", "odd"],
            "blank rows stay out, others come last"
        );
        let odd = &lines[1];
        assert_eq!((odd.word, odd.minutes.as_str(), odd.share), (word, "", 0.0));
        assert_eq!(odd.cells.each_ref().map(|(_, readable)| !readable), unread);
        assert_eq!(odd.problems.len(), problems, "{:?}", odd.problems);
        assert!(odd.problems.iter().all(|text| text.ends_with('.')));
    }
    check(
        ["soon", "3", "100", "7"],
        "left out",
        [true, false, false, false],
        1,
    );
    check(
        ["soon", "3", "100", "never"],
        "left out",
        [true, false, false, true],
        2,
    );
    check(["1", "", "100", "7"], "not filled", [false; 4], 0);
}

#[test]
fn figures_for_one_journey_say_so() {
    let mut engagement = read("source-practice");
    assert_eq!(for_journey(&engagement), None);
    engagement.scope = Some(engagement.journeys[0].id);
    assert_eq!(
        for_journey(&engagement).as_deref(),
        Some("For the journey Checkout alone.")
    );
    let lines = risk_lines(&engagement, &analyse(&engagement));
    let words: Vec<&str> = lines.iter().map(|line| line.word).collect();
    assert_eq!(words, ["too big", "not reached"]);
    assert_eq!(lines[1].mark, None::<Mark>);
}

#[test]
fn objectives_say_whether_the_risks_allow_them() {
    let engagement = read("complete-engagement");
    let lines = objective_lines(&engagement, &KnownOdds::default());
    let first = &lines[0];
    assert_eq!(first.name, "Checkout: availability");
    assert_eq!((first.target.as_str(), first.window), ("99.9%", "28 days"));
    assert_eq!(first.budget, "40.3 min");
    assert_eq!(first.holds, PENDING);
    assert_eq!(
        said(&first.says),
        "Its risks cost 853 bad minutes a year, 327 more than the 526 that 99.9% allows."
    );
    assert_eq!(first.says[0].1, Tone::Bad);

    let objective = &engagement.objectives[0];
    let target = objective.target.expect("a target");
    let kept = vec![(Wanted::Objective(objective.id), target, 0.625)];
    let known = KnownOdds {
        kept,
        ..KnownOdds::default()
    };
    assert_eq!(objective_lines(&engagement, &known)[0].holds, "63%");
    let failed = KnownOdds {
        failed: true,
        ..KnownOdds::default()
    };
    assert_eq!(objective_lines(&engagement, &failed)[0].holds, "not known");
}

#[test]
fn an_objective_without_target_or_risks_promises_nothing() {
    let mut engagement = empty();
    let mut objective = Objective::blank(RowId::from_random(&[9]));
    objective.target = None;
    objective.kind = Sli::Latency;
    engagement.objectives = vec![objective];
    let [line] = &objective_lines(&engagement, &KnownOdds::default())[..] else {
        panic!("one line");
    };
    assert_eq!(
        (
            line.target.as_str(),
            line.budget.as_str(),
            line.holds.as_str()
        ),
        ("not said yet", "", "")
    );
    engagement.objectives[0].target = Some(engagement.chosen_target);
    let [line] = &objective_lines(&engagement, &KnownOdds::default())[..] else {
        panic!("one line");
    };
    assert_eq!(line.holds, "");
    assert_eq!(
        said(&line.says),
        "No risk that reaches it is counted yet. Risks are counted as minutes in which users are failed; they say nothing more of latency."
    );
}

#[test]
fn journeys_say_what_they_lose() {
    #[track_caller]
    fn check(engagement: &Engagement, expected: &[&str]) {
        let lines = journey_lines(engagement);
        let found: Vec<String> = lines.iter().map(|line| said(&line.says)).collect();
        assert_eq!(found, expected);
    }
    let mut source = read("source-practice");
    check(
        &source,
        &[
            "156 bad minutes a year, 370 left of the budget of 99.9%.",
            "198 bad minutes a year, 328 left of the budget of 99.9%.",
            "198 bad minutes a year, 328 left of the budget of 99.9%.",
        ],
    );
    let lines = journey_lines(&source);
    assert_eq!(
        lines[0].interactions[2],
        ["GET /orders/[id]", "HTTP 200,404", "0%"]
    );
    source.risks.push(risk(1, "odd", ["soon", "1", "1", "1"]));
    let cut = " 1 row is left out: it has a cell that cannot be read.";
    let lines = journey_lines(&source);
    assert!(lines.iter().all(|line| said(&line.says).ends_with(cut)));
    source.risks.truncate(2);
    source.targets[3].percent = "99.99".to_owned();
    source.chosen_target = source.targets[3].id;
    let tight = journey_lines(&source);
    assert_eq!(
        said(&tight[1].says),
        "198 bad minutes a year, 145 over the budget of 99.99%."
    );
    source.risks.clear();
    check(&source, &["No risk that reaches it is counted yet."; 3]);
    source.journeys.clear();
    check(&source, &[]);
}

proptest! {
    #[test]
    fn lines_fall_and_stay_within_the_bar(
        rows in prop::collection::vec((".{0,12}", "[0-9]{0,3}|soon", "[0-9]{1,3}", "[0-9]{1,2}", "[0-9]{1,3}"), 0..12),
    ) {
        let mut engagement = empty();
        for (place, (name, ettd, ettr, impact, ettf)) in rows.iter().enumerate() {
            engagement.risks.push(risk(place as u8, name, [ettd, ettr, impact, ettf]));
        }
        let analysis = analyse(&engagement);
        let lines = risk_lines(&engagement, &analysis);
        prop_assert!(lines.windows(2).all(|pair| pair[0].share >= pair[1].share));
        prop_assert!(lines.iter().all(|line| (0.0..=1.0).contains(&line.share)));
        let left_out = lines.iter().filter(|line| line.word == "left out");
        prop_assert_eq!(left_out.count(), analysis.left_out);
        prop_assert!(lines.iter().all(|line| line.problems.is_empty() || line.word == "left out"));
    }
}
