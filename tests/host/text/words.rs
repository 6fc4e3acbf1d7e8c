//! The sentences the screen says.

use bad_minutes::analysis::analyse;
use bad_minutes::document::{Acceptance, Column, Engagement, EngagementId, Problem, Risk, RowId};
use bad_minutes::grammar::cell::read;
use bad_minutes::grammar::problem::problem;
use bad_minutes::math::Mark;
use bad_minutes::text::answer::answer_words::{Sentence, carries, standing};
use bad_minutes::text::words::{Tone, echo, estimate_line, finding, left_out, mark, unit};

/// An engagement of rows with name, ETTD, ETTR, impact, ETTF, and whether the row is
/// accepted for the chosen target.
fn engagement(rows: &[(&str, [&str; 4], bool)]) -> Engagement {
    let mut next = 0u8;
    let mut ids = || {
        next += 1;
        RowId::from_random(&[next])
    };
    let id = EngagementId::from_random(&[]);
    let mut engagement = Engagement::new(id, "shop".to_owned(), &mut ids);
    let target = engagement.chosen_target;
    for (name, cells, accepted) in rows {
        let mut risk = Risk::blank(ids());
        risk.name = (*name).to_owned();
        for (column, text) in Column::ALL.into_iter().zip(cells) {
            *risk.entry_mut(column) = read(column, text);
        }
        if *accepted {
            risk.accepted.push(Acceptance::new(target, None));
        }
        engagement.risks.push(risk);
    }
    engagement
}

/// Costs `minutes` a year: one incident a year that fails everybody.
fn costing(minutes: &str) -> [&str; 4] {
    ["0", minutes, "100", "365"]
}

fn text_of(sentence: &Sentence) -> String {
    sentence.iter().map(|(text, _)| text.as_str()).collect()
}

#[track_caller]
fn check_standing(engagement: &Engagement, expected: &str) {
    let sentence = standing(engagement, &analyse(engagement));
    assert_eq!(text_of(&sentence), expected);
}

#[track_caller]
fn check_carries(rows: &[(&str, [&str; 4], bool)], expected: Option<&str>) {
    let analysis = analyse(&engagement(rows));
    let sentence = analysis.chosen().and_then(carries);
    assert_eq!(sentence.as_ref().map(text_of).as_deref(), expected);
}

#[track_caller]
fn check_findings(engagement: &Engagement, expected: &[&str]) {
    let findings = analyse(engagement).findings;
    let said: Vec<_> = findings.iter().map(|it| finding(it, engagement)).collect();
    assert_eq!(said, expected);
}

#[track_caller]
fn check_echo(column: Column, text: &str, expected: Option<&str>) {
    let mut engagement = engagement(&[("", ["", "", "", ""], false)]);
    *engagement.risks[0].entry_mut(column) = read(column, text);
    let reading = analyse(&engagement).rows[0].cells[column.index()];
    let said = echo(column, engagement.risks[0].entry(column), &reading);
    assert_eq!(said.as_deref(), expected, "{text}");
}

#[test]
fn the_total_stands_against_the_target() {
    check_standing(&engagement(&[]), "Type or paste a first risk.");
    let over = engagement(&[("a", costing("706"), false)]);
    check_standing(&over, "180 over the 526 that 99.9% allows.");
    let rows = [
        ("a", costing("199"), false),
        ("b", costing("x"), false),
        ("c", costing("y"), false),
    ];
    check_standing(&engagement(&rows), "327 left of the 526 that 99.9% allows.");
    check_standing(&engagement(&rows[1..2]), "No row is counted yet.");
    let exactly = engagement(&[("a", costing("525.6"), false)]);
    check_standing(&exactly, "0 left of the 526 that 99.9% allows.");
    let all_year = [("a", costing("525600"), false), ("b", costing("1"), false)];
    check_standing(
        &engagement(&all_year[..1]),
        "525\u{202f}074 over the 526 that 99.9% allows.",
    );
    check_standing(
        &engagement(&all_year),
        "525\u{202f}075 over the 526 that 99.9% allows. \
         That is more than a year has: incidents that overlap count one by one.",
    );
}

#[test]
fn says_how_many_rows_are_left_out() {
    let check = |rows: &[_], expected: Option<&str>| {
        let said = left_out(&analyse(&engagement(rows)));
        assert_eq!(said.as_deref(), expected);
    };
    let rows = [("a", costing("x"), false), ("b", costing("y"), false)];
    check(&[], None);
    check(
        &rows[..1],
        Some("1 row is left out: it has a cell that cannot be read."),
    );
    check(
        &rows,
        Some("2 rows are left out: they have cells that cannot be read."),
    );
}

#[test]
fn sets_the_verdict_apart() {
    for (minutes, expected) in [
        ("706", ("180 over", Tone::Bad)),
        ("199", ("327 left", Tone::Good)),
    ] {
        let engagement = engagement(&[("a", costing(minutes), false)]);
        let sentence = standing(&engagement, &analyse(&engagement));
        assert!(sentence.contains(&(expected.0.to_owned(), expected.1)));
    }
}

#[test]
fn says_that_the_target_cannot_be_read() {
    let mut engagement = engagement(&[("a", costing("5"), false)]);
    engagement.targets[2].percent = "most".to_owned();
    check_standing(
        &engagement,
        "The target \"most\" cannot be read: \
         write a percentage between 0 and 100, such as 99.9.",
    );
    check_findings(
        &engagement,
        &["The target \"most\" is not a percentage: \
           write a percentage between 0 and 100, such as 99.9."],
    );
}

#[test]
fn a_target_carries_what_is_accepted_and_the_rest() {
    let seven = |each| [("b", costing(each), false); 7];
    let with = |accepted, each| {
        let mut rows = vec![("a", costing(accepted), true)];
        rows.extend(seven(each));
        rows
    };
    check_carries(&[], None);
    check_carries(
        &with("129", "82.4"),
        Some(
            "At 99.9%: 129 accepted, 397 left for the other seven, which need 577. \
             Fix 180 or lower the target.",
        ),
    );
    check_carries(
        &with("129", "42.8"),
        Some(
            "At 99.9%: 129 accepted, 397 left for the other seven, which need 300. \
             The target holds on average, 97 to spare.",
        ),
    );
    check_carries(
        &with("600", "10"),
        Some("At 99.9%: 600 accepted, 74.4 over the budget. Accept less or lower the target."),
    );
    check_carries(
        &seven("100"),
        Some("At 99.9%: 526 for the seven risks, which need 700. Fix 174 or lower the target."),
    );
    check_carries(
        &[("a", costing("300"), false)],
        Some(
            "At 99.9%: 526 for the one risk, which needs 300. \
             The target holds on average, 226 to spare.",
        ),
    );
    check_carries(
        &[("a", costing("300"), true)],
        Some("At 99.9%: 300 accepted, 226 left."),
    );
    check_carries(
        &[("b", costing("10"), false); 13],
        Some(
            "At 99.9%: 526 for the 13 risks, which need 130. \
             The target holds on average, 396 to spare.",
        ),
    );
}

#[test]
fn says_what_cells_count_as() {
    check_echo(Column::Ettd, "5 to 60", Some("counts as 23.0 min"));
    check_echo(Column::Ettd, "1.5h", Some("= 90 min"));
    check_echo(Column::Ettd, "90s", Some("= 1.50 min"));
    check_echo(Column::Ettd, "90", None);
    check_echo(Column::Ettd, "90m", None);
    check_echo(Column::Ettd, "", None);
    check_echo(Column::Ettd, "x", None);
    check_echo(Column::Impact, "1 to 100", Some("counts as 50.5%"));
    check_echo(Column::Impact, "50", None);
    check_echo(Column::Ettf, "2/month", Some("counts as every 15.2 days"));
    check_echo(Column::Ettf, "4y", Some("= 1\u{202f}460 days"));
    check_echo(Column::Ettf, "weekly", Some("= 7 days"));
    check_echo(Column::Ettf, "30d", None);
}

#[test]
fn names_the_cell_that_cannot_be_read() {
    let rows = [
        ("minor defect", ["abc", "5", "101", "30"], false),
        (" ", ["5", "5", "50", "0"], false),
    ];
    check_findings(
        &engagement(&rows),
        &[
            "\"abc\" as ETTD of minor defect is not a duration: write minutes (5), 90s, 1h 30m, 2d, \
             or a range such as 5 to 60. This row is left out of the total.",
            "\"101\" as Impact of minor defect is more than all users: write percent (50), 0.5%, \
             or a range such as 1 to 100. This row is left out of the total.",
            "\"0\" as ETTF of row 2 is 0, and ETTF must be above it: write days (30), 6h, 2w, 6mo, \
             every 3 years, a rate such as 2/month, or a range such as 30 to 90. \
             This row is left out of the total.",
        ],
    );
}

#[test]
fn hints() {
    let rows = [("slip", ["1d", "2d", "0.5", "12h"], false)];
    check_findings(
        &engagement(&rows),
        &[
            "Impact of slip counts as 0.5%: write 0.5% if that is meant, or the percent of all users.",
            "ETTD of slip is longer than its ETTF: it fails again before anyone notices.",
        ],
    );
    let rows = [("storm", ["0", "5", "1", "0.01 to 1000"], false)];
    check_findings(
        &engagement(&rows),
        &[
            "ETTF of storm is so wide a range that what it counts as lies outside it: \
           narrow it, or write flat after it.",
        ],
    );
    let rows = [("outage", costing("1d"), false)];
    check_findings(
        &engagement(&rows),
        &[
            "One incident of outage costs 1\u{202f}440 minutes, more than a whole year's budget of 526.",
        ],
    );
    let mut alike = engagement(&[("a", costing("5"), false); 3]);
    alike.too_big_percent = "none".to_owned();
    let said = analyse(&alike).findings;
    let said: Vec<_> = said.iter().map(|it| finding(it, &alike)).collect();
    assert_eq!(
        said[0],
        "The share of the budget from which a risk is too big, \"none\", \
         is not a percentage above 0: 25% is used."
    );
    assert_eq!(
        said[1],
        "ETTD is the same in every row: is that known, or was it filled in?"
    );
}

#[test]
fn every_problem_says_what_is_expected() {
    for column in Column::ALL {
        for reason in [
            Problem::NotUnderstood,
            Problem::Negative,
            Problem::Zero,
            Problem::TooLarge,
            Problem::TooSmall,
            Problem::Above100Percent,
            Problem::WrongUnit,
            Problem::LowNotBelowHigh,
            Problem::RangeFromZero,
            Problem::WrongShape,
        ] {
            let text = problem(column, reason);
            assert!(text.contains(": write ") && !text.contains('!'), "{text}");
        }
    }
    assert_eq!(
        problem(Column::Ettd, Problem::NotUnderstood),
        "is not a duration: write minutes (5), 90s, 1h 30m, 2d, or a range such as 5 to 60"
    );
}

/// Every example in a message must itself read.
#[test]
fn examples_in_messages_read() {
    for (column, examples) in [
        (Column::Ettd, &["5", "90s", "1h 30m", "2d", "5 to 60"][..]),
        (Column::Impact, &["50", "0.5%", "1 to 100"]),
        (
            Column::Ettf,
            &[
                "30",
                "6h",
                "2w",
                "6mo",
                "every 3 years",
                "2/month",
                "30 to 90",
            ],
        ),
    ] {
        let text = problem(column, Problem::NotUnderstood);
        for example in examples {
            assert!(text.contains(example), "{text} has {example}");
            assert_eq!(
                bad_minutes::grammar::cell::problem_of(column, example),
                None
            );
        }
    }
}

#[test]
fn small_words() {
    let units = Column::ALL.map(unit);
    assert_eq!(units, ["minutes", "minutes", "of users", "days"]);
    let marks = [Mark::Small, Mark::Caution, Mark::TooBig, Mark::Accepted].map(mark);
    assert_eq!(marks, ["small", "caution", "too big", "accepted"]);
    assert_eq!(
        estimate_line("2026-11-23", "Ann"),
        "Estimate, as of 2026-11-23, by Ann"
    );
    assert_eq!(
        estimate_line("2026-11-23", " "),
        "Estimate, as of 2026-11-23"
    );
}
