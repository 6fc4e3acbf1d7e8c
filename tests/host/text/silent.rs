//! Silent estimates: links, lines, what is pasted, and how far it lies apart.

use bad_minutes::analysis::analyse;
use bad_minutes::analysis::practice::silent::proposed;
use bad_minutes::app::route::Route;
use bad_minutes::codec::json;
use bad_minutes::codec::silent::{Asking, MOST_QUESTIONS, Pasted, Question, read_lines};
use bad_minutes::document::rounds::{Figure, heard};
use bad_minutes::document::{Column, Engagement, EngagementId, Entry, Risk, RowId, Said};
use bad_minutes::drawing::activities::silent_spread::{Axis, sentence, spread, times_lowest};
use bad_minutes::grammar::cell;
use bad_minutes::grammar::texts::one_line;
use bad_minutes::math::YearLength;
use bad_minutes::text::activities::silent_words::figure_name;
use proptest::prelude::*;

fn id(text: &str) -> RowId {
    text.parse().expect("an id")
}

fn figure(risk: &str, column: Column) -> Figure {
    Figure {
        risk: id(risk),
        column,
    }
}

/// All figures of one risk.
const RISK: &str = "k3j2h4g5";

fn asking(columns: &[Column]) -> Asking {
    let question = |column: &Column| Question {
        figure: figure(RISK, *column),
        name: "deploy & (rollback) #1".to_owned(),
    };
    Asking {
        of: "Checkout, 100%".to_owned(),
        questions: columns.iter().map(question).collect(),
    }
}

/// The line of somebody who is asked one figure.
fn line_of(column: Column, who: &str, estimate: &str) -> Result<String, String> {
    asking(&[column]).line(who, &[estimate.to_owned()])
}

/// An engagement with two risks, of which the first is `RISK`.
fn engagement() -> Engagement {
    let mut numbers = 0..;
    let mut engagement = Engagement::new(
        EngagementId::from_random(&[1]),
        "Checkout".to_owned(),
        || RowId::from_random(&[9, numbers.next().unwrap_or(0)]),
    );
    engagement.risks = [RISK, "bbbbbbbb"].map(|one| Risk::blank(id(one))).to_vec();
    engagement
}

fn said(all: &[(&str, &str)]) -> Vec<Said> {
    let one = |(who, estimate): &(&str, &str)| Said {
        who: (*who).to_owned(),
        estimate: (*estimate).to_owned(),
    };
    all.iter().map(one).collect()
}

/// Lines about the first risk's ETTR, and what was said of that.
fn paste(text: &str) -> (Vec<Said>, Vec<String>) {
    let pasted = read_lines(text, figure(RISK, Column::Ettr), &engagement());
    (said_of(&pasted, Column::Ettr), pasted.refused)
}

fn said_of(pasted: &Pasted, column: Column) -> Vec<Said> {
    let mut rounds = pasted.rounds.iter();
    let round = rounds.find(|(of, _)| *of == figure(RISK, column));
    round.map_or(Vec::new(), |(_, said)| said.clone())
}

#[test]
fn a_link_holds_its_questions() {
    let check = |columns: &[Column]| {
        let asked = asking(columns);
        let address = format!("#/estimate?{}", asked.query());
        let Ok(Route::Estimate(query)) = address.parse() else {
            panic!("{address} leads elsewhere");
        };
        assert_eq!(Asking::read(&query), Some(asked));
        assert_eq!(Route::Estimate(query).to_string(), address);
        assert!(!address.contains(['(', ' ']), "{address}");
    };
    Column::ALL.iter().for_each(|one| check(&[*one]));
    check(&Column::ALL);
    check(&[Column::Ettd; MOST_QUESTIONS]);
    let more = asking(&[Column::Ettd; MOST_QUESTIONS + 1]);
    assert_eq!(Asking::read(&more.query()), None);
}

#[test]
fn a_link_that_is_not_whole_asks_nothing() {
    let check = |query: &str| assert_eq!(Asking::read(query), None, "{query}");
    check("");
    check("of=x");
    check("risk=k3j2h4g5&of=x");
    check("column=ettr&name=x&of=x");
    check("risk=k3j2h4g&column=ettr&of=x");
    check("risk=k3j2h4g5&column=ett&of=x");
    check("risk=k3j2h4g5&column=ettr&name=%ff&of=x");
    // Cut between two questions, or in the second.
    check("risk=k3j2h4g5&column=ettr&name=x");
    check("risk=k3j2h4g5&column=ettr&name=x&risk=bbbbbbbb&name=y&of=x");
}

#[test]
fn the_line_to_send_back() {
    let check = |who: &str, estimate: &str, expected: Result<&str, &str>| {
        let line = line_of(Column::Ettr, who, estimate);
        let line = line.as_deref().map_err(String::as_str);
        assert_eq!(line, expected, "{who:?} {estimate:?}");
    };
    check("Ana", "60", Ok("estimate k3j2h4g5.ettr Ana: 60 #dsyy7s"));
    check("", "", Err(""));
    check("Ana", " ", Err(""));
    check(
        "",
        "60",
        Err("Write your name, so that the room can ask what you assume."),
    );
    check(
        "Ana",
        "soon",
        Err(
            "\"soon\" is not a duration: write minutes (5), 90s, 1h 30m, 2d, or a range such as 5 to 60.",
        ),
    );
}

#[test]
fn one_line_answers_several_questions() {
    let asked = asking(&Column::ALL);
    let line = |answers: [&str; 4]| asked.line("Ana; of ops: me", &answers.map(str::to_owned));
    let check = |answers: [&str; 4], expected: [Option<&str>; 4]| {
        let line = line(answers).expect("a line");
        let pasted = read_lines(
            &format!("10:32 {line}"),
            figure(RISK, Column::Ettr),
            &engagement(),
        );
        assert_eq!(pasted.refused, Vec::<String>::new(), "{line}");
        for (column, expected) in Column::ALL.into_iter().zip(expected) {
            let all: Vec<(&str, &str)> = expected
                .map(|one| ("Ana, of ops: me", one))
                .into_iter()
                .collect();
            assert_eq!(said_of(&pasted, column), said(&all), "{line}");
        }
    };
    check(
        ["5", "1 h 30 m", "1 to 30%", "2/month"],
        [Some("5"), Some("1h 30m"), Some("1 to 30%"), Some("2/month")],
    );
    check(["", "60", " ", ""], [None, Some("60"), None, None]);
    let wrong = line(["5", "soon", "", ""]).expect_err("no line");
    assert!(wrong.starts_with("Question 2: \"soon\" is not"), "{wrong}");
    let whole = line(["5", "60", "10%", "7"]).expect("a line");
    let cut = whole.replace("; k3j2h4g5.impact: 10%", "");
    let (heard, refused) = paste(&cut);
    assert_eq!(heard, []);
    assert_eq!(
        refused,
        ["Line 1: it is damaged or cut off: ask for it again, in full."]
    );
}

#[test]
fn what_is_said_of_risks_that_are_gone_is_named() {
    let mut asked = asking(&[Column::Ettd, Column::Ettr]);
    asked.questions[0].figure.risk = id("aaaaaaaa");
    let line = asked
        .line("Ana", &["5", "60"].map(str::to_owned))
        .expect("a line");
    let pasted = read_lines(&line, figure("bbbbbbbb", Column::Impact), &engagement());
    assert_eq!(said_of(&pasted, Column::Ettr), said(&[("Ana", "60")]));
    assert_eq!(
        pasted.says(),
        "1 estimate was read. Left out of what Ana says: 1 of 2 estimates, of risks that are not in this engagement."
    );
}

#[test]
fn a_line_pasted_twice_counts_once() {
    let line = line_of(Column::Ettr, "Ana", "60").expect("a line");
    let says = |text: &str| read_lines(text, figure(RISK, Column::Ettr), &engagement()).says();
    assert_eq!(
        says(&format!("{line}\n{line}\n{line}")),
        "1 estimate was read. Ana said 60 already."
    );
    assert_eq!(says(""), "No new estimate was read.");
}

#[test]
fn parts_of_a_broken_line_are_nobodys_estimates() {
    let asked = asking(&Column::ALL);
    let line = asked.line("Ana", &["5", "60", "10%", "7"].map(str::to_owned));
    let broken = line.expect("a line").replace("; ", "\n");
    let (heard, refused) = paste(&broken);
    assert_eq!(heard, []);
    assert_eq!(refused.len(), 4, "{refused:?}");
    let (heard, _) = paste("ettr: 60");
    assert_eq!(heard, said(&[("ettr", "60")]), "a name all the same");
}

#[test]
fn all_rounds_of_a_paste_are_one_edit() {
    let mut engagement = engagement();
    let lines = [("Ana", ["5", "60"]), ("Ben", ["10", "600"])].map(|(who, answers)| {
        let asked = asking(&[Column::Ettd, Column::Ettr]);
        asked
            .line(who, &answers.map(str::to_owned))
            .expect("a line")
    });
    let pasted = read_lines(&lines.join("\n"), figure(RISK, Column::Ettf), &engagement);
    assert_eq!(pasted.says(), "4 estimates were read.");
    let ids = std::cell::Cell::new(0);
    let new_id = || {
        ids.set(ids.get() + 1);
        RowId::from_random(&[7, ids.get()])
    };
    let inverse = engagement
        .apply(heard(&engagement, pasted.rounds, new_id))
        .expect("an edit that fits");
    let rounds = &engagement.activities.rounds;
    assert_eq!(
        rounds
            .iter()
            .map(|one| (one.column, one.said.clone()))
            .collect::<Vec<_>>(),
        [
            (Column::Ettd, said(&[("Ana", "5"), ("Ben", "10")])),
            (Column::Ettr, said(&[("Ana", "60"), ("Ben", "600")])),
        ]
    );
    engagement.apply(inverse).expect("an edit that fits");
    assert!(engagement.activities.rounds.is_empty());
}

#[test]
fn what_to_ask_is_proposed() {
    let shop = include_str!("../../../examples/complete-engagement.json");
    let mut shop = json::read(shop).expect("opens").engagement;
    let check = |shop: &Engagement, expected: &[&str]| {
        let figures = proposed(shop, &analyse(shop));
        let names = figures.iter().map(|one| figure_name(*one, shop));
        assert_eq!(names.collect::<Vec<_>>(), expected);
    };
    let guesses = [
        "ETTD of release breaks a large subset, unfamiliar rollback",
        "ETTR of unnoticed growth collapses the service",
        "ETTR of search answers slowly",
        "ETTD of config mishap cuts capacity",
    ];
    check(&shop, &guesses);
    // A round that is open comes first, and is asked once.
    let open = |shop: &Engagement, name: &str, column: Column| {
        let risk = shop
            .risks
            .iter()
            .find(|risk| risk.name == name)
            .expect("a risk")
            .id;
        let round = (Figure { risk, column }, said(&[("Ana", "5")]));
        heard(shop, vec![round], || id("cccccccc"))
    };
    for (name, column) in [
        ("minor defect", Column::Impact),
        ("config mishap cuts capacity", Column::Ettd),
    ] {
        let edit = open(&shop, name, column);
        shop.apply(edit).expect("an edit that fits");
    }
    check(
        &shop,
        &[
            "Impact of minor defect",
            guesses[3],
            guesses[0],
            guesses[1],
            guesses[2],
        ],
    );
    shop.risks.clear();
    check(&shop, &[]);
    check(&engagement(), &[]);
    let mut named = engagement();
    named.risks[1].name = "new".to_owned();
    check(&named, &["ETTR of new"]);
}

#[test]
fn pasted_lines_are_read_or_named() {
    let good = line_of(Column::Ettr, "Ana", "1 440").expect("a line");
    let check = |text: &str, expected: &[(&str, &str)], refused: &[&str]| {
        let (heard, why) = paste(text);
        assert_eq!(heard, said(expected), "{text}");
        assert_eq!(why, refused, "{text}");
    };
    check("", &[], &[]);
    check(" \n\n", &[], &[]);
    check(&good, &[("Ana", "1440")], &[]);
    check(&format!("[10:32] Ana: > {good}  "), &[("Ana", "1440")], &[]);
    check(
        &good
            .to_uppercase()
            .replace("ANA", "Ana")
            .replace("K3J2H4G5.ETTR", "k3j2h4g5.ettr"),
        &[("Ana", "1440")],
        &[],
    );
    check(
        "Ana: 60\nBen: 510\nCleo: 1 440",
        &[("Ana", "60"), ("Ben", "510"), ("Cleo", "1440")],
        &[],
    );
    check(
        "60\n510\n1 440",
        &[("Line 1", "60"), ("Line 2", "510"), ("Line 3", "1440")],
        &[],
    );
    check(
        "Ana: 60\n\nhello\nBen: ",
        &[("Ana", "60")],
        &[
            "Line 3: \"hello\" is no line from the link, nor a name and an estimate such as Ana: 60.",
            "Line 4: Ben gives no estimate: write it after the colon.",
        ],
    );
    check(
        "Ben: soon",
        &[],
        &[
            "Line 1: Ben's \"soon\" is not a duration: write minutes (5), 90s, 1h 30m, 2d, or a range such as 5 to 60.",
        ],
    );
    check(
        ": 60",
        &[],
        &["Line 1: \": 60\" has no name before its colon: write it as Ana: 60."],
    );
    check(
        &good.replace("1440", "1441"),
        &[],
        &["Line 1: it is damaged or cut off: ask for it again, in full."],
    );
    check(
        "estimate k3j2h4g5.ettr Ana: 60",
        &[],
        &["Line 1: it is damaged or cut off: ask for it again, in full."],
    );
    // A line is about the figure that it names, whichever is looked at.
    let other = line_of(Column::Ettd, "Ana", "5").expect("a line");
    check(&other, &[], &[]);
    let mut elsewhere = asking(&[Column::Ettr]);
    elsewhere.questions[0].figure.risk = id("aaaaaaaa");
    let elsewhere = elsewhere.line("Ana", &["5".to_owned()]).expect("a line");
    check(
        &elsewhere,
        &[],
        &["Line 1: it is about a risk that is not in this engagement."],
    );
}

#[test]
fn a_second_line_replaces_the_first_and_says_so() {
    let mut engagement = engagement();
    let ettr = figure(RISK, Column::Ettr);
    let before = said(&[("Ana", "60"), ("Ben", "510")]);
    let edit = heard(&engagement, vec![(ettr, before)], || id("cccccccc"));
    engagement.apply(edit).expect("an edit that fits");
    let pasted = read_lines("ana: 90\nBen: 510\nAna: 95", ettr, &engagement);
    assert_eq!(
        said_of(&pasted, Column::Ettr),
        said(&[("Ana", "95"), ("Ben", "510")])
    );
    assert_eq!(
        pasted.notes,
        [
            "ana said 60 before, and 90 now.",
            "Ben said 510 already.",
            "Ana said 90 before, and 95 now."
        ]
    );
    assert_eq!(pasted.heard, 2);
}

#[test]
fn a_round_holds_no_more_people_than_a_document() {
    let lines: String = (0..300).map(|at| format!("P{at}: 60\n")).collect();
    let (heard, refused) = paste(&lines);
    assert_eq!(heard.len(), 200);
    assert_eq!(
        refused,
        ["Line 201 and those after it: a round holds 200 people at most."]
    );
}

#[test]
fn how_far_estimates_lie_apart() {
    let check = |column: Column, all: &[&str], proposal: &str, says: &str| {
        let named: Vec<Said> = said(&all.iter().map(|one| ("A", *one)).collect::<Vec<_>>());
        let found = spread(column, &named, YearLength::Days365).expect("a spread");
        assert_eq!(found.proposal, proposal, "{all:?}");
        assert_eq!(sentence(&found), says, "{all:?}");
        let entry = cell::read(column, &found.proposal);
        assert!(!matches!(entry, Entry::Unread { .. }), "{proposal}");
    };
    let ettr = |all: &[&str], proposal: &str, says: &str| check(Column::Ettr, all, proposal, says);
    ettr(
        &["60", "510"],
        "60 to 510",
        "510 is 8.5 times 60: talk about what each assumes.",
    );
    ettr(
        &["510", "60", "1440"],
        "60 to 1440",
        "1440 is 24 times 60: talk about what each assumes.",
    );
    ettr(&["60"], "60", "One estimate so far: wait for the others.");
    ettr(
        &["60", "60"],
        "60",
        "All 2 say 60: ask what they all assume.",
    );
    ettr(
        &["60", "70"],
        "60 to 70",
        "70 is 1.17 times 60: close together.",
    );
    ettr(
        &["0", "60"],
        "0 to 60",
        "From 0 to 60: talk about what each assumes.",
    );
    ettr(&["0", "0"], "0", "All 2 say 0: ask what they all assume.");
    ettr(
        &["30 to 90", "60", "1d"],
        "30 to 1440m",
        "1d is 48 times 30m: talk about what each assumes.",
    );
    ettr(
        &["60", "soon", ""],
        "60",
        "One estimate so far: wait for the others.",
    );
    let ettf = |all: &[&str], proposal: &str, says: &str| check(Column::Ettf, all, proposal, says);
    ettf(
        &["2/month", "1/month"],
        "1 to 2/month",
        "2/month and 1/month are apart by a factor of 2: talk about what each assumes.",
    );
    ettf(
        &["2/month", "30"],
        "15.2 to 30",
        "2/month and 30d are apart by a factor of 1.97: close together.",
    );
    check(
        Column::Impact,
        &["1%", "50"],
        "1 to 50%",
        "50% is 50 times 1%: talk about what each assumes.",
    );
    assert_eq!(
        spread(Column::Ettr, &said(&[("A", "soon")]), YearLength::Days365),
        None
    );
}

#[test]
fn each_is_compared_with_the_lowest() {
    let all = said(&[("Cleo", "1 440"), ("Ana", "60"), ("Ben", "510")]);
    let found = spread(Column::Ettr, &all, YearLength::Days365).expect("a spread");
    let lines: Vec<(String, String)> = (found.dots.iter())
        .map(|dot| (dot.who.clone(), times_lowest(&found, dot)))
        .collect();
    let expected = [("Ana", ""), ("Ben", "8.5"), ("Cleo", "24")];
    assert_eq!(
        lines,
        expected.map(|(who, text)| (who.to_owned(), text.to_owned()))
    );
    let axis = Axis::of(&found);
    let places: Vec<f64> = found.dots.iter().map(|dot| axis.x(dot.low)).collect();
    assert!(places.is_sorted() && places[0] < places[2], "{places:?}");
    // Equal ratios, equal distances.
    assert!((axis.x(120.0) - axis.x(60.0) - axis.x(1440.0) + axis.x(720.0)).abs() < 1e-9);
    assert!(axis.ticks().len() >= 2, "{:?}", axis.ticks());
}

proptest! {
    #[test]
    fn any_name_and_estimate_round_trip(name in any::<String>(), minutes in 0..1_000_000_000_u32, range in any::<bool>()) {
        let estimate = if range { format!("{minutes} to {}", u64::from(minutes) + 7) } else { minutes.to_string() };
        // A semicolon parts answers, so a name has a comma for it.
        let name = one_line(&name).replace(';', ",");
        prop_assume!(!name.is_empty());
        // A range may reach beyond the longest duration, and then there is no line.
        let Ok(line) = line_of(Column::Ettr, &name, &estimate) else { return Ok(()) };
        let (heard, refused) = paste(&line);
        prop_assert_eq!(refused, Vec::<String>::new());
        prop_assert_eq!(heard, said(&[(&name, &estimate)]));
    }

    #[test]
    fn any_flipped_character_is_noticed(name in "[A-Za-z:.# é]{1,12}", minutes in 1..5000_u32, at in any::<prop::sample::Index>(), by in any::<char>()) {
        prop_assume!(!one_line(&name).is_empty());
        let line = line_of(Column::Ettr, &name, &minutes.to_string()).expect("a line");
        let mut letters: Vec<char> = line.chars().collect();
        let at = at.index(letters.len());
        letters[at] = by;
        let flipped: String = letters.into_iter().collect();
        let (before, _) = paste(&line);
        for one in paste(&flipped).0 {
            prop_assert_eq!(&one, &before[0], "{}", flipped);
        }
    }

    #[test]
    fn no_paste_panics(text in any::<String>(), column in prop::sample::select(Column::ALL.to_vec())) {
        let pasted = read_lines(&text, figure(RISK, column), &engagement());
        if let Some(found) = spread(column, &said_of(&pasted, column), YearLength::Days365) {
            let axis = Axis::of(&found);
            for dot in &found.dots {
                prop_assert!(axis.x(dot.low).is_finite() && axis.x(dot.high).is_finite());
            }
            prop_assert!(axis.ticks().len() < 40);
        }
        let _ = Asking::read(&text);
    }
}
