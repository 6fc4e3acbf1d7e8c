//! Mitigations: what they do to the figures, in any order, and the least effort that is enough.

use bad_minutes::analysis::{Finding, analyse, plan};
use bad_minutes::codec::json;
use bad_minutes::document::{
    Column, Edit, Engagement, EngagementId, Entry, Mitigation, MitigationCell, Risk, RowId, Scope,
    Systemic,
};
use bad_minutes::grammar::{cell, measures};
use bad_minutes::math::{Decision, Minutes, least_effort};
use bad_minutes::text::words;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

fn id(number: usize) -> RowId {
    RowId::from_random(&[number as u8 + 1])
}

/// The eight rows, whose total is 705.51 a year.
fn catalogue() -> Engagement {
    let oracle: Value =
        serde_json::from_str(include_str!("../../data/risks.json")).expect("an oracle file");
    let rows = oracle["catalogue"]["rows"]
        .as_array()
        .expect("rows")
        .clone();
    let mut engagement = Engagement::new(EngagementId::from_random(&[]), String::new(), || id(200));
    for (place, row) in rows.iter().enumerate() {
        let number = |key: &str| row[key].as_f64().expect("a number");
        engagement.risks.push(Risk {
            name: row["risk"].as_str().expect("a name").to_owned(),
            ettd: Entry::number(number("ettd")),
            ettr: Entry::number(number("ettr")),
            impact: Entry::percent(number("impact") * 100.0),
            ettf: Entry::number(number("ettf")),
            ..Risk::blank(id(place))
        });
    }
    engagement
}

/// A mitigation of all risks, or of those at some places, as typed.
fn typed(number: usize, cells: &[(MitigationCell, &str)], risks: Option<&[usize]>) -> Mitigation {
    let mut row = Mitigation::blank(id(100 + number));
    for (cell, text) in cells {
        *row.entry_mut(*cell) = measures::read(*cell, text);
    }
    row.scope = Scope {
        all: risks.is_none(),
        risks: risks.unwrap_or_default().iter().map(|at| id(*at)).collect(),
        journeys: Vec::new(),
    };
    row
}

const ETTD: MitigationCell = MitigationCell::Change(Column::Ettd);
const ETTR: MitigationCell = MitigationCell::Change(Column::Ettr);
const IMPACT: MitigationCell = MitigationCell::Change(Column::Impact);
const ETTF: MitigationCell = MitigationCell::Change(Column::Ettf);
const EFFORT: MitigationCell = MitigationCell::Effort;

/// Checks what a mitigation of the eight rows saves.
#[track_caller]
fn check_saved(cells: &[(MitigationCell, &str)], risks: Option<&[usize]>, expected: f64) {
    let mut engagement = catalogue();
    engagement.mitigations.push(typed(0, cells, risks));
    let saved = analyse(&engagement).mitigations[0]
        .saved
        .expect("read")
        .get();
    assert!(
        (saved - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "{cells:?} saves {saved}, not {expected}"
    );
}

#[test]
fn a_mitigation_saves_the_difference() {
    // Half as often, or half the users: half of 705.5111.
    check_saved(&[(ETTF, "x2")], None, 705.511_111_111_111 / 2.0);
    check_saved(&[(IMPACT, "half")], None, 705.511_111_111_111 / 2.0);
    // The row that is unseen for a day, seen after an hour: (1440 - 60) * 2 % * 365 / 90.
    check_saved(&[(ETTD, "1h")], Some(&[1]), 1380.0 * 0.02 * 365.0 / 90.0);
    check_saved(&[(ETTD, "x0")], Some(&[1]), 1440.0 * 0.02 * 365.0 / 90.0);
    check_saved(&[(ETTR, "-90%")], Some(&[5]), 510.0 * 0.9 * 365.0 / 1460.0);
    // A change for the worse is told as one.
    check_saved(&[(ETTD, "1h")], Some(&[3]), -55.0);
    check_saved(&[], None, 0.0);
}

#[test]
fn cells_read_and_show() {
    #[track_caller]
    fn check(cell: MitigationCell, text: &str, shown: &str) {
        let entry = measures::read(cell, text);
        assert!(!matches!(entry, Entry::Unread { .. }), "{text} is not read");
        assert_eq!(measures::show(cell, &entry), shown, "{text}");
        assert_eq!(measures::read(cell, shown), entry, "{shown} comes back");
    }
    #[track_caller]
    fn check_unread(cell: MitigationCell, text: &str) {
        let expected = Entry::Unread {
            text: text.to_owned(),
        };
        assert_eq!(measures::read(cell, text), expected);
    }
    check(ETTD, "x0.5", "x0.5");
    check(ETTD, " X 0.5 ", "x0.5");
    check(ETTD, "×2", "x2");
    check(ETTR, "*0.25", "x0.25");
    check(ETTR, "half", "x0.5");
    check(IMPACT, "-90%", "x0.1");
    check(IMPACT, "\u{2212}100%", "x0");
    check(IMPACT, "20", "20%");
    check(ETTD, "5 to 60", "5 to 60");
    check(ETTF, "x2", "x2");
    check(ETTF, "weekly", "1w");
    check(EFFORT, "2", "2");
    check(EFFORT, "3d", "3d");
    check(EFFORT, "1 to 4", "1 to 4");
    check_unread(ETTD, "x");
    check_unread(ETTD, "x0.5 x");
    check_unread(ETTD, "-120%");
    check_unread(ETTF, "x0");
    check_unread(ETTF, "half");
    check_unread(ETTF, "-50%");
    check_unread(EFFORT, "0");
    check_unread(EFFORT, "x2");
    check_unread(EFFORT, "5h");
    // A risk's own cell takes no factor.
    assert!(matches!(
        cell::read(Column::Ettd, "x0.5"),
        Entry::Unread { .. }
    ));
}

#[test]
fn what_cannot_be_read_is_said_and_changes_nothing() {
    let mut engagement = catalogue();
    let mut row = typed(0, &[(ETTD, "soon"), (ETTF, "x2"), (EFFORT, "much")], None);
    row.name = "alerts".to_owned();
    row.on = true;
    engagement.mitigations.push(row);
    let analysis = analyse(&engagement);
    assert_eq!(analysis.mitigations[0].saved, None);
    let total = analysis.mitigated.as_ref().map(|one| one.total);
    assert_eq!(total, Some(analysis.total));
    let is_ours = |one: &&Finding| matches!(one, Finding::MitigationUnread { .. });
    let said: Vec<String> = analysis
        .findings
        .iter()
        .filter(is_ours)
        .map(|one| words::finding(one, &engagement))
        .collect();
    assert_eq!(
        said,
        [
            "\"soon\" as ETTD of alerts is not a duration: write minutes (5), 90s, 1h 30m, 2d, or a range such as 5 to 60, or a factor such as x0.5. It changes nothing until then.",
            "\"much\" as Effort of alerts cannot be read: write person-weeks above 0, such as 2, 3d or 1 to 4."
        ]
    );
}

#[test]
fn a_factor_is_advised_in_the_direction_that_helps() {
    let mut engagement = catalogue();
    engagement
        .mitigations
        .push(typed(0, &[(ETTF, "half")], None));
    let analysis = analyse(&engagement);
    let said = words::finding(&analysis.findings[0], &engagement);
    assert!(
        said.contains("or a factor such as x2 for half as often."),
        "{said}"
    );
}

#[test]
fn ranks_by_minutes_for_each_person_week() {
    let mut engagement = catalogue();
    let rows = [
        (&[(ETTF, "x2"), (EFFORT, "4")][..], None),
        (&[(ETTD, "1h"), (EFFORT, "1")][..], Some(&[1][..])),
        (&[(ETTD, "1h"), (EFFORT, "1")][..], Some(&[3][..])),
        (&[(ETTR, "half")][..], None),
    ];
    for (place, (cells, risks)) in rows.into_iter().enumerate() {
        engagement.mitigations.push(typed(place, cells, risks));
    }
    let ranks: Vec<_> = analyse(&engagement)
        .mitigations
        .iter()
        .map(|one| one.rank)
        .collect();
    assert_eq!(ranks, [Some(2), Some(1), None, None]);
}

#[test]
fn the_least_effort_names_the_fixes() {
    let mut engagement = catalogue();
    let rows = [
        (&[(ETTF, "x2"), (EFFORT, "6")][..], None),
        (&[(ETTD, "1h"), (EFFORT, "2")][..], Some(&[1][..])),
        (&[(ETTR, "half"), (EFFORT, "3")][..], Some(&[2, 3][..])),
        (&[(ETTR, "5"), (EFFORT, "9")][..], None),
    ];
    for (place, (cells, risks)) in rows.into_iter().enumerate() {
        engagement.mitigations.push(typed(place, cells, risks));
    }
    // 705.5 less 111.9 less 120.8 is under 525.6, and neither alone is.
    let found = plan(&engagement, Minutes::new(525.6)).expect("some are enough");
    assert_eq!(found.chosen, [id(101), id(102)]);
    assert_eq!((found.effort, found.exact), (5.0, true));
    assert!(found.total < Minutes::new(525.6));
    assert_eq!(plan(&engagement, Minutes::new(1.0)), None);
    let nothing = plan(&engagement, Minutes::new(1000.0)).expect("it holds already");
    assert_eq!((nothing.chosen.len(), nothing.effort), (0, 0.0));
}

#[test]
fn beyond_twenty_measures_the_answer_says_it_is_not_exact() {
    let efforts = [1.0; 21];
    let made = |decisions: &[Decision]| {
        let made = decisions.iter().filter(|one| **one != Decision::No);
        100.0 - made.count() as f64
    };
    let found = least_effort(&efforts, 95.0, 1_000_000, &made).expect("five are enough");
    assert_eq!((found.chosen.len(), found.exact), (5, false));
    let found = least_effort(&efforts[..20], 95.0, 1_000_000, &made).expect("five are enough");
    assert_eq!((found.chosen.len(), found.exact), (5, true));
    // A search that is not allowed its steps gives what it has, and says so.
    let found = least_effort(&efforts[..20], 95.0, 3, &made).expect("five are enough");
    assert_eq!((found.chosen.len(), found.exact), (5, false));
}

/// The total with some of the mitigations switched on and no other.
fn total_with(engagement: &Engagement, on: impl Fn(usize) -> bool) -> f64 {
    let mut changed = engagement.clone();
    for (place, one) in changed.mitigations.iter_mut().enumerate() {
        one.on = on(place);
    }
    let analysis = analyse(&changed);
    let mitigated = analysis.mitigated.map(|one| one.total);
    mitigated.unwrap_or(analysis.total).get()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_never_matters(engagement in crate::support::engagement(), seed in any::<u64>()) {
        let mut shuffled = engagement.clone();
        let count = shuffled.mitigations.len().max(1);
        shuffled.mitigations.rotate_left(seed as usize % count);
        if seed % 2 == 0 {
            shuffled.mitigations.reverse();
        }
        let (one, other) = (analyse(&engagement), analyse(&shuffled));
        let total = |analysis: &bad_minutes::analysis::Analysis| {
            analysis.mitigated.as_ref().map_or(0.0, |one| one.total.get())
        };
        prop_assert!((total(&one) - total(&other)).abs() <= 1e-9 * total(&one));
    }

    #[test]
    fn what_is_off_changes_nothing_and_saved_is_a_difference(engagement in crate::support::engagement()) {
        let now = analyse(&engagement);
        let mut none = engagement.clone();
        none.mitigations.clear();
        let bare = analyse(&none);
        prop_assert_eq!(now.total, bare.total);
        for (ours, theirs) in now.rows.iter().zip(&bare.rows) {
            prop_assert_eq!(&ours.state, &theirs.state);
            let shown = now.mitigated.is_some() && ours.figures().is_some();
            prop_assert_eq!(ours.mitigated.is_some(), shown);
        }
        let is_on = |place: usize| engagement.mitigations[place].on;
        for (place, figures) in now.mitigations.iter().enumerate() {
            let with = total_with(&engagement, |other| other == place || is_on(other));
            let without = total_with(&engagement, |other| other != place && is_on(other));
            if let Some(saved) = figures.saved {
                let scale = with.max(without).max(1.0);
                prop_assert!((saved.get() - (without - with)).abs() <= 1e-9 * scale);
            }
        }
        if let Some(mitigated) = &now.mitigated {
            let rows = now.rows.iter().filter_map(|row| row.mitigated);
            let rows: f64 = rows.map(Minutes::get).sum();
            prop_assert_eq!(rows, mitigated.total.get());
            prop_assert!(rows.is_finite() && rows >= 0.0);
        }
    }

    #[test]
    fn the_least_effort_agrees_with_trying_every_choice(
        engagement in crate::support::engagement(),
        extra in vec(crate::support::mitigation(), 0..9),
        share in 0.1..1.0,
    ) {
        let mut engagement = engagement;
        for (place, mut row) in extra.into_iter().enumerate() {
            row.id = id(60 + place);
            row.scope.all = true;
            engagement.mitigations.push(row);
        }
        engagement.mitigations.truncate(12);
        let budget = analyse(&engagement).total.get() * share;
        let figures = analyse(&engagement).mitigations;
        let usable: Vec<usize> = (0..figures.len())
            .filter(|at| figures[*at].effort.is_some() && figures[*at].saved.is_some())
            .collect();
        let mut least = f64::INFINITY;
        for choice in 0..1_u32 << usable.len() {
            let given = |place: usize| engagement.mitigations[place].is_given();
            let chosen = |place: usize| {
                given(place) || usable.iter().position(|at| *at == place).is_some_and(|bit| choice >> bit & 1 == 1)
            };
            let effort = (0..figures.len()).filter(|at| chosen(*at) && !given(*at));
            let effort: f64 = effort.filter_map(|at| figures[at].effort).sum();
            if effort < least && total_with(&engagement, chosen) <= budget {
                least = effort;
            }
        }
        let found = plan(&engagement, Minutes::new(budget));
        prop_assert!(found.as_ref().is_none_or(|one| one.exact));
        let effort = found.map_or(f64::INFINITY, |one| one.effort);
        prop_assert!(effort == least || (effort - least).abs() < 1e-9, "{effort} is not {least}");
    }

    #[test]
    fn they_come_back_from_json(engagement in crate::support::engagement()) {
        let text = json::write(&engagement).expect("finite");
        let opened = json::read(&text).expect("our own");
        prop_assert_eq!(opened.notes, Vec::<String>::new());
        prop_assert_eq!(opened.engagement, engagement);
    }
}

#[test]
fn a_fix_of_a_systemic_risk_counts_once_however_often_it_is_planned() {
    let mut engagement = catalogue();
    let mut overload = Systemic::blank(id(90));
    overload.ettd = Entry::number(30.0);
    overload.included = false;
    engagement.systemic.push(overload);
    for place in 0..2 {
        let mut row = Mitigation::blank(id(100 + place));
        row.fixes = vec![id(90)];
        row.on = true;
        engagement.mitigations.push(row);
    }
    let analysis = analyse(&engagement);
    let alone = analysis.total.get() - 705.511_111_111_111;
    assert!((alone - 127.725).abs() < 1e-9);
    let mitigated = analysis.mitigated.expect("both are on").total.get();
    assert!((mitigated - 705.511_111_111_111).abs() < 1e-9);
    // The other one fixes it as well.
    assert_eq!(analysis.mitigations[0].saved, Some(Minutes::new(0.0)));
    // Taking the systemic risk away takes it out of the mitigations in the same step.
    let before = engagement.clone();
    let edit = bad_minutes::document::links::remove_systemic(&engagement, id(90));
    let inverse = engagement.apply(edit).expect("it is there");
    assert!(
        engagement
            .mitigations
            .iter()
            .all(|one| one.fixes.is_empty())
    );
    engagement.apply(inverse).expect("it was there");
    assert_eq!(engagement, before);
}

#[test]
fn acceptances_are_for_a_target_and_a_journey() {
    let mut engagement = catalogue();
    let journey = bad_minutes::document::Journey::blank(id(80));
    engagement.journeys.push(journey);
    let target = engagement.chosen_target;
    let accepted = engagement.risks[0].accepted_with(target, Some(id(80)), true);
    let edit = Edit::SetAccepted {
        risk: id(0),
        accepted,
    };
    engagement.apply(edit).expect("it is there");
    let others = |engagement: &Engagement| analyse(engagement).chosen().expect("a target").others;
    assert_eq!(others(&engagement), 8);
    engagement.scope = Some(id(80));
    assert_eq!(others(&engagement), 7);
    let edit = bad_minutes::document::links::remove_journey(&engagement, id(80));
    engagement.apply(edit).expect("it is there");
    assert!(engagement.risks[0].accepted.is_empty());
}

#[test]
fn choices_come_by_effort_and_are_all_there_up_to_ten() {
    let mut engagement = catalogue();
    for place in 0..4 {
        let effort = ["4", "1", "2", ""][place];
        engagement
            .mitigations
            .push(typed(place, &[(ETTF, "x2"), (EFFORT, effort)], None));
    }
    let (choices, exact) = bad_minutes::analysis::choices(&engagement);
    let efforts: Vec<f64> = choices.iter().map(|one| one.effort).collect();
    assert!(exact);
    assert_eq!(efforts, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    assert_eq!(choices[3].chosen, [id(101), id(102)]);
    for place in 4..20 {
        let cells = [(ETTF, "x1.01"), (EFFORT, "3")];
        engagement
            .mitigations
            .push(typed(place, &cells, Some(&[place % 8])));
    }
    let (choices, exact) = bad_minutes::analysis::choices(&engagement);
    assert!(!exact);
    assert_eq!(choices.len(), 20, "none, and one more each time");
    assert_eq!(
        choices[1].chosen,
        [id(101)],
        "what brings most for its effort"
    );
}
