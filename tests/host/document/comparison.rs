//! Saved versions and their comparison: what is kept, what is different, and what is said about it.

use bad_minutes::analysis::Wanted;
use bad_minutes::analysis::comparison::{Comparison, Turn, compare, comparison_asks};
use bad_minutes::codec::json;
use bad_minutes::codec::versions::{name_of_its_own, opened, saved, usual_name, version_name};
use bad_minutes::document::{
    Acceptance, Column, Edit, Engagement, EngagementId, Journey, Mitigation, Risk, RowId, Snapshot,
    Systemic,
};
use bad_minutes::document::{Doubt, Window};
use bad_minutes::grammar::cell;
use bad_minutes::report::comparison::change_words::{changes, lists, turns};
use bad_minutes::report::comparison::comparison_words::{
    figures, headline, leaves_out, markdown, odds_line, targets,
};
use proptest::prelude::*;

const TODAY: &str = "2026-11-24";

fn id(number: u8) -> RowId {
    RowId::from_random(&[number])
}

fn risk(number: u8, name: &str, cells: [&str; 4]) -> Risk {
    let mut risk = Risk::blank(id(number));
    risk.name = name.to_owned();
    for (column, text) in Column::ALL.into_iter().zip(cells) {
        *risk.entry_mut(column) = cell::read(column, text);
    }
    risk
}

/// The two risks of the source practice's table: 156.43 and 41.71 bad minutes a year.
fn shop() -> Engagement {
    let mut count = 100;
    let mut shop = Engagement::new(EngagementId::from_random(&[1]), "Shop".into(), || {
        count += 1;
        id(count)
    });
    shop.risks = vec![
        risk(1, "deployment downtime", ["0", "3", "100%", "7"]),
        risk(2, "minor defect", ["60", "60", "2%", "21"]),
    ];
    shop
}

fn with_version(mut shop: Engagement, name: &str) -> Engagement {
    shop.snapshots = saved(&shop, id(200), name, TODAY).expect("room");
    shop
}

fn said(comparison: &Comparison) -> String {
    headline(comparison, "First", "As it is now")
}

#[test]
fn a_version_is_the_engagement_without_its_versions() {
    let shop = with_version(with_version(shop(), "First"), "");
    let names: Vec<&str> = shop.snapshots.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["First", TODAY]);
    for version in &shop.snapshots {
        assert_eq!(version.taken, TODAY);
        let read = opened(version).expect("ours");
        assert_eq!(read.notes, [""; 0]);
        let mut bare = shop.clone();
        bare.snapshots.clear();
        assert_eq!(read.engagement, bare);
    }
    let kept = json::write(&shop).expect("finite");
    let read = json::read(&kept).expect("ours");
    assert_eq!(read.engagement.snapshots.len(), 2);
    assert_eq!(read.engagement.snapshots[0].file, shop.snapshots[0].file);
}

#[test]
fn versions_of_one_day_have_names_of_their_own() {
    let mut shop = shop();
    for expected in ["2026-11-24", "2026-11-24 (2)", "2026-11-24 (3)"] {
        assert_eq!(usual_name(&shop, TODAY), expected);
        shop = with_version(shop, "  ");
        assert_eq!(shop.snapshots.last().expect("saved").name, expected);
    }
    let check = |name: &str, taken: &str, expected: &str| {
        let mut version = Snapshot::blank(id(1));
        version.name = name.into();
        version.taken = taken.into();
        assert_eq!(version_name(&version), expected);
        assert_eq!(
            name_of_its_own(&version, &shop),
            format!("Shop ({expected})")
        );
    };
    check(" First ", TODAY, "First");
    check("", TODAY, "version of 2026-11-24");
    check("", " ", "version without a name");
}

#[test]
fn there_is_room_for_a_hundred_and_never_for_more_than_can_be_read_again() {
    let mut full = with_version(shop(), "one");
    full.snapshots = vec![full.snapshots[0].clone(); 100];
    let why = saved(&full, id(3), "", TODAY).expect_err("full");
    assert!(why.contains("100 are kept at most"), "{why}");

    let mut large = shop();
    for number in 0..50 {
        let mut version = Snapshot::blank(id(number));
        version.file = "x".repeat(100_000).into();
        large.snapshots.push(version);
    }
    let why = saved(&large, id(3), "", TODAY).expect_err("too large");
    assert!(why.contains("too large"), "{why}");
    large.snapshots.truncate(20);
    let kept = saved(&large, id(3), "", TODAY).expect("room");
    large.snapshots = kept;
    let text = json::write(&large).expect("finite");
    assert!(json::read(&text).is_ok());
}

#[test]
fn a_version_that_cannot_be_read_says_so_and_stays() {
    for file in [
        "",
        "{",
        "[]",
        "{\"format\":\"bad-minutes\",\"version\":999}",
        "\u{0}",
    ] {
        let mut version = Snapshot::blank(id(1));
        version.name = "Old".into();
        version.file = file.into();
        let why = opened(&version).expect_err("unreadable");
        assert!(
            why.starts_with("\"Old\" cannot be read and stays as it is"),
            "{why}"
        );
        let mut shop = shop();
        shop.snapshots.push(version);
        let text = json::write(&shop).expect("finite");
        let read = json::read(&text).expect("ours").engagement;
        assert_eq!(&*read.snapshots[0].file, file);
    }
}

#[test]
fn the_same_twice_is_the_same() {
    let comparison = compare(&shop(), &shop());
    assert!(comparison.is_same());
    assert_eq!(comparison.bought(), Some(0.0));
    assert_eq!(
        said(&comparison),
        "As many bad minutes a year as before: 198."
    );
    assert_eq!(lists(&comparison), []);
    assert_eq!(turns(&comparison), [""; 0]);
    let shown = figures(&comparison);
    assert_eq!(shown[0], ["Bad minutes a year", "198", "198", "the same"]);
    assert_eq!(shown[1], ["Risks counted", "2", "2", ""]);
    assert_eq!(
        shown[2],
        [
            "Target and its budget",
            "99.9%: 328 left",
            "99.9%: 328 left",
            ""
        ]
    );
}

#[test]
fn what_was_retired_added_and_changed_is_told_by_id() {
    let before = shop();
    let mut after = shop();
    after.risks.remove(0);
    after.risks[0].name = "small defect".into();
    after.risks[0].ettd = cell::read(Column::Ettd, "5");
    after.risks[0].impact = cell::read(Column::Impact, "1%");
    after
        .risks
        .insert(0, risk(3, "deployment downtime", ["0", "3", "100%", "7"]));
    after
        .risks
        .push(risk(4, "not filled yet", ["", "", "", ""]));
    after.risks.push(Risk::blank(id(5)));
    let comparison = compare(&before, &after);
    assert_eq!(comparison.retired, [id(1)]);
    assert_eq!(comparison.added, [id(3), id(4)]);
    assert_eq!(
        lists(&comparison),
        [
            ("Risks retired", vec!["deployment downtime: 156 bad minutes a year".to_owned()]),
            (
                "Risks added",
                vec![
                    "deployment downtime: 156 bad minutes a year".to_owned(),
                    "not filled yet: not counted".to_owned()
                ]
            ),
            (
                "Risks changed",
                vec!["small defect: was called \"minor defect\"; ETTD from 60 min to 5 min; Impact from 2% to 1%; bad minutes a year from 41.7 to 11.3".to_owned()]
            ),
        ]
    );
    // 60 + 60 minutes at 2 % became 5 + 60 at 1 %, 365 / 21 times a year.
    let bought = comparison.bought().expect("both are counted");
    let expected = (120.0 * 0.02 - 65.0 * 0.01) * 365.0 / 21.0;
    assert!((bought - expected).abs() < 1e-9, "{bought} and {expected}");
    assert_eq!(
        said(&comparison),
        "30.4 bad minutes a year bought: 198 before, 168 after."
    );
    assert_eq!(
        said(&compare(&after, &before)),
        "30.4 bad minutes a year more than before: 168 before, 198 after."
    );
    assert_eq!(figures(&compare(&after, &before))[0][3], "30.4 more");
}

#[test]
fn each_change_of_a_cell_has_words() {
    let check = |column: Column, from: &str, to: &str, expected: &str| {
        let (mut before, mut after) = (shop(), shop());
        *before.risks[1].entry_mut(column) = cell::read(column, from);
        *after.risks[1].entry_mut(column) = cell::read(column, to);
        let comparison = compare(&before, &after);
        let one = &comparison.changed[0];
        assert_eq!(one.columns, [column]);
        assert_eq!(changes(one, &comparison), expected);
    };
    check(Column::Ettd, "1h", "5 to 60", "ETTD from 1h to 5 to 60");
    check(Column::Ettr, "60", "90s", "ETTR from 60 min to 90s");
    check(Column::Ettf, "21", "weekly", "ETTF from 21 days to 1w");
    check(Column::Ettf, "", "21", "ETTF from empty to 21 days");
    check(Column::Impact, "2%", "soon", "Impact from 2% to soon");
}

#[test]
fn a_row_that_cannot_be_read_is_not_counted_and_never_nothing() {
    let before = shop();
    let mut after = shop();
    after.risks[0].ettr = cell::read(Column::Ettr, "soon");
    let comparison = compare(&before, &after);
    let (_, changed) = lists(&comparison).remove(0);
    assert_eq!(
        changed,
        [
            "deployment downtime: ETTR from 3 min to soon; bad minutes a year from 156 to not counted"
        ]
    );
    assert_eq!(leaves_out(&comparison.before, "First"), None);
    let text = leaves_out(&comparison.after, "As it is now").expect("one row");
    assert_eq!(
        text,
        "In \"As it is now\": 1 row is left out: it has a cell that cannot be read."
    );
    let mut none = shop();
    none.risks.clear();
    let comparison = compare(&before, &none);
    assert_eq!(comparison.bought(), None);
    assert_eq!(
        said(&comparison),
        "No row is counted in \"As it is now\": there is nothing to compare with."
    );
    assert_eq!(
        figures(&comparison)[0],
        ["Bad minutes a year", "198", "not counted", ""]
    );
    assert_eq!(figures(&comparison)[2][2], "99.9%: not counted");
    assert!(said(&compare(&none, &before)).contains("\"First\""));
}

#[test]
fn a_cost_that_changes_around_a_risk_is_said() {
    let before = shop();
    let mut after = shop();
    after
        .apply(Edit::SetYear(bad_minutes::document::Year::Days365_25))
        .expect("no row is named");
    let comparison = compare(&before, &after);
    assert_eq!(comparison.changed.len(), 2);
    assert_eq!(
        changes(&comparison.changed[0], &comparison),
        "the same estimates; a systemic risk, a journey or the year is different"
    );
}

fn mitigated(on: bool) -> Engagement {
    let mut shop = shop();
    let mut one = Mitigation::blank(id(10));
    one.name = "canary".into();
    one.on = on;
    one.scope.all = true;
    one.ettr = cell::read(Column::Ettr, "0");
    shop.mitigations.push(one);
    shop
}

#[test]
fn mitigations_switched_on_and_systemic_risks_fixed_are_told() {
    let mut before = mitigated(false);
    let mut after = mitigated(true);
    for (number, name) in [
        (20, "no playbooks"),
        (21, "access"),
        (22, "gone"),
        (23, "open again"),
    ] {
        let mut one = Systemic::blank(id(number));
        one.name = name.into();
        one.fixed = number == 23;
        before.systemic.push(one.clone());
        one.fixed = number == 20;
        if number != 22 {
            after.systemic.push(one);
        }
    }
    after.systemic.push(Systemic::blank(id(24)));
    let comparison = compare(&before, &after);
    assert_eq!(comparison.mitigations, [(id(10), Turn::SwitchedOn)]);
    assert_eq!(
        turns(&comparison),
        [
            "Mitigation switched on: canary",
            "Systemic risk fixed: no playbooks",
            "Systemic risk no longer fixed: open again",
            "Systemic risk added: systemic risk 4",
            "Systemic risk removed: gone",
        ]
    );
    let shown = figures(&comparison);
    // Without any repair only the 60 minutes of detection are left of the second risk.
    assert_eq!(
        shown[1],
        [
            "With the mitigations switched on",
            "198",
            "20.9",
            "177 fewer"
        ]
    );
    let back = compare(&after, &before);
    assert_eq!(back.mitigations, [(id(10), Turn::SwitchedOff)]);
    let mut without = before.clone();
    without.mitigations.clear();
    let gone = compare(&after, &without);
    assert_eq!(turns(&gone)[0], "Mitigation switched off: canary");
}

#[test]
fn a_risk_that_was_accepted_meanwhile_is_told() {
    let before = shop();
    let mut after = shop();
    let target = after.chosen_target;
    after.risks[0].accept(Acceptance::new(target, None));
    let comparison = compare(&before, &after);
    assert_eq!(comparison.changed[0].accepted, Some(true));
    let (title, lines) = lists(&comparison).remove(0);
    assert_eq!(title, "Risks changed");
    assert_eq!(lines, ["deployment downtime: accepted at 99.9%"]);
    let back = compare(&after, &before);
    assert_eq!(
        lists(&back)[0].1,
        ["deployment downtime: no longer accepted at 99.9%"]
    );
    after.chosen_target = after.targets[0].id;
    assert!(
        compare(&before, &after).is_same(),
        "at the target chosen now it is not"
    );
}

#[test]
fn a_comparison_is_of_the_whole_service() {
    let mut before = shop();
    before.journeys.push(Journey::blank(id(30)));
    before.scope = Some(id(30));
    before.risks[0].reach.all = false;
    let comparison = compare(&before, &shop());
    assert_eq!(comparison.bought(), Some(0.0));
}

#[test]
fn odds_are_asked_of_both_about_the_later_ones_targets_and_settings() {
    let mut before = mitigated(false);
    before.odds.window = Window::Quarter;
    before.targets.truncate(1);
    let mut after = mitigated(true);
    after.targets[0].percent = "soon".into();
    after.odds.doubt = Doubt::Two;
    let comparison = compare(&before, &after);
    let asks = comparison_asks(&comparison);
    let wanted: Vec<Wanted> = asks.iter().map(|(wanted, _)| *wanted).collect();
    let asked = |later, mitigated| Wanted::Compared { later, mitigated };
    assert_eq!(
        wanted,
        [asked(false, false), asked(true, false), asked(true, true)]
    );
    assert_eq!(targets(&comparison), ["99.5", "99.9", "99.95"]);
    for (_, ask) in &asks {
        assert_eq!(ask.question.budgets.len(), 3);
        assert_eq!(ask.question.horizon.get(), 365.0);
        assert_eq!(ask.question.doubt, Some(2.0));
        assert_eq!((ask.points, ask.risks.len()), (0, 2));
    }
    assert_eq!(
        asks[0].1, asks[1].1,
        "without the mitigation they are the same"
    );
    let mut none = shop();
    none.risks.clear();
    assert_eq!(comparison_asks(&compare(&none, &none)), []);
}

#[test]
fn odds_moved_have_words() {
    let check = |before, after, expected: [&str; 4]| {
        assert_eq!(odds_line("99.9", false, before, after), expected);
    };
    check(
        Some(0.25),
        Some(0.75),
        ["99.9% holds", "25%", "75%", "50 points more often"],
    );
    check(
        Some(0.75),
        Some(0.745),
        ["99.9% holds", "75%", "75%", "0.5 points less often"],
    );
    check(
        Some(0.5),
        Some(0.5),
        ["99.9% holds", "50%", "50%", "hardly moved"],
    );
    check(Some(0.5), None, ["99.9% holds", "50%", "–", ""]);
    check(None, None, ["99.9% holds", "–", "–", ""]);
    assert_eq!(
        odds_line("99.9", true, None, None)[0],
        "99.9% holds, with the mitigations switched on"
    );
}

#[test]
fn the_copy_says_it_all_and_nothing_typed_breaks_out() {
    let nasty = "# a | b\n- c <i>";
    let before = shop();
    let mut after = mitigated(true);
    after.name = nasty.into();
    after.author = "A. Person".into();
    after.mitigations[0].name = nasty.into();
    after.risks[1].name = nasty.into();
    after.risks.remove(0);
    let comparison = compare(&before, &after);
    let odds = [odds_line("99.9", false, Some(0.25), Some(0.75))];
    let text = markdown(&comparison, (nasty, "As it is now"), &odds, TODAY);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    for line in &lines {
        let ours = [
            "# What changed: ",
            "## ",
            "- Risk ",
            "- Mitigation ",
            "| ",
            "Estimate, as of ",
        ];
        let is_ours =
            ours.iter().any(|one| line.starts_with(one)) || line.starts_with("156 bad minutes");
        assert!(is_ours, "{line}");
        assert!(!line.contains("<i>"), "{line}");
    }
    assert!(
        lines.contains(&"| 99.9% holds | 25% | 75% | 50 points more often |"),
        "{text}"
    );
    assert_eq!(
        lines.last(),
        Some(&"Estimate, as of 2026-11-24, by A. Person")
    );
}

proptest! {
    #[test]
    fn any_two_states_compare_without_nonsense(one in crate::support::engagement(), other in crate::support::engagement()) {
        // A name of three letters may say the same as an infinity.
        prop_assume!(!format!("{one:?} {other:?}").contains("inf "));
        for (before, after) in [(&one, &other), (&one, &one)] {
            let comparison = compare(before, after);
            prop_assert!(comparison.bought().is_none_or(f64::is_finite));
            let text = markdown(&comparison, ("a", "b"), &[], TODAY);
            prop_assert!(!text.contains("NaN") && !text.contains(" inf "));
        }
        prop_assert!(compare(&one, &one).is_same());
    }

    #[test]
    fn any_engagement_is_kept_as_a_version(one in crate::support::engagement()) {
        let versions = saved(&one, id(250), "v", TODAY).expect("room");
        let read = opened(versions.last().expect("saved")).expect("ours");
        let mut bare = one.clone();
        bare.snapshots.clear();
        prop_assert_eq!(read.engagement, bare);
    }
}
