//! Edits and their inverses, undo and redo, and what more of a risk does to the total.

use bad_minutes::analysis::{Row, analyse};
use bad_minutes::document::limits::Full;
use bad_minutes::document::{
    Column, Edit, Engagement, EngagementId, Entry, History, Journey, Refused, Risk, RiskText,
    RowId, Visit, Year, links, reading,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Picks an edit for a document; `other` lends texts, entries and new rows.
fn edit(document: &Engagement, other: &Engagement, kind: u8, pick: [Index; 3]) -> Edit {
    let [one, two, three] = pick;
    let at = two.index(document.risks.len() + 1);
    let target = one.get(&document.targets).id;
    let lent = three.get(&other.targets).clone();
    let new_target = document.target(lent.id).is_none();
    if let (Some(_), Some(loan)) = (document.risks.first(), other.risks.first()) {
        let risk = one.get(&document.risks).id;
        let column = *two.get(&Column::ALL);
        let field = *two.get(&[RiskText::Name, RiskText::Owner, RiskText::Notes]);
        match kind % 12 {
            0 => {
                return Edit::MoveRisk {
                    risk,
                    to: at.min(document.risks.len() - 1),
                };
            }
            1 => {
                return Edit::SetText {
                    risk,
                    field,
                    text: loan.name.clone(),
                };
            }
            2 => {
                let entry = three.get(&other.risks).entry(column).clone();
                return Edit::SetEntry {
                    risk,
                    column,
                    entry,
                };
            }
            3 => return Edit::RemoveRisks(vec![risk]),
            4 => {
                let target = two.get(&document.targets).id;
                let first = &document.risks[0];
                let accepted = !first.is_accepted_for(target, document.scope);
                return Edit::SetAccepted {
                    risk: first.id,
                    accepted: first.accepted_with(target, document.scope, accepted),
                };
            }
            5 if document.risk(loan.id).is_none() => {
                let mut risk = loan.clone();
                // It names the other document's targets.
                risk.accepted.clear();
                return Edit::InsertRisks(vec![(at, risk)]);
            }
            _ => {}
        }
    }
    match kind % 12 {
        6 if document.targets.len() > 1 => Edit::RemoveTarget(target),
        7 if new_target => Edit::InsertTarget {
            at: two.index(document.targets.len() + 1),
            target: lent,
        },
        8 => Edit::ChooseTarget(target),
        9 => Edit::SetTarget {
            target,
            percent: lent.percent,
        },
        10 if !document.systemic.is_empty() => {
            links::remove_systemic(document, one.get(&document.systemic).id)
        }
        10 => Edit::SetYear(other.year),
        11 if !document.journeys.is_empty() => {
            links::remove_journey(document, one.get(&document.journeys).id)
        }
        11 => Edit::SetTooBig(other.too_big_percent.clone()),
        0..=3 => Edit::SetName(other.name.clone()),
        _ => Edit::SetAuthor(other.author.clone()),
    }
}

fn picks() -> impl Strategy<Value = Vec<(u8, [Index; 3])>> {
    vec((any::<u8>(), any::<[Index; 3]>()), 1..12)
}

#[test]
fn a_row_more_than_a_list_holds_is_refused_and_nothing_changes() {
    let id = |number: u16| RowId::from_random(&number.to_be_bytes());
    let mut document = Engagement::new(EngagementId::from_random(&[1]), String::new(), || id(1));
    let mut history = History::default();
    let rows = |from: u16, to: u16| {
        Edit::InsertRisks((from..to).map(|one| (0, Risk::blank(id(one)))).collect())
    };
    history
        .record(&mut document, rows(0, 4_999), None)
        .expect("room");
    let before = document.clone();
    let full = Refused::Full(Full {
        list: "risks",
        most: 5_000,
    });
    assert_eq!(
        history.record(&mut document, rows(5_000, 5_002), None),
        Err(full)
    );
    assert_eq!(document, before);
    history
        .record(&mut document, rows(5_000, 5_001), None)
        .expect("room for one");
    assert!(history.undo(&mut document) && document == before);
    let mut journeys: Vec<Journey> = (0..201).map(|one| Journey::blank(id(one))).collect();
    let full = Refused::Full(Full {
        list: "journeys",
        most: 200,
    });
    let edit = Edit::SetJourneys(journeys.clone());
    assert_eq!(history.record(&mut document, edit, None), Err(full));
    journeys.pop();
    let edit = Edit::SetJourneys(journeys);
    assert_eq!(history.record(&mut document, edit, None), Ok(()));
}

proptest! {
    #[test]
    fn an_inverse_takes_its_edit_back(
        before in crate::support::engagement(),
        other in crate::support::engagement(),
        picks in picks(),
    ) {
        let mut document = before.clone();
        for (kind, pick) in picks {
            let at_first = document.clone();
            let edit = edit(&document, &other, kind, pick);
            let inverse = document.apply(edit).expect("applies");
            let changed = document.clone();
            let again = document.apply(inverse).expect("takes back");
            prop_assert_eq!(document.clone(), at_first);
            document.apply(again).expect("applies again");
            prop_assert_eq!(document.clone(), changed);
        }
    }

    #[test]
    fn a_batch_changes_all_or_nothing(
        before in crate::support::engagement(),
        other in crate::support::engagement(),
        picks in picks(),
    ) {
        let mut scratch = before.clone();
        let mut edits = Vec::new();
        for (kind, pick) in picks {
            let edit = edit(&scratch, &other, kind, pick);
            scratch.apply(edit.clone()).expect("applies");
            edits.push(edit);
        }
        let mut document = before.clone();
        let inverse = document.apply(Edit::Batch(edits.clone())).expect("applies");
        prop_assert_eq!(&document, &scratch);
        document.apply(inverse).expect("takes back");
        prop_assert_eq!(document.clone(), before.clone());
        let nobody = RowId::from_random(b"nobody");
        edits.push(Edit::RemoveRisks(vec![nobody]));
        let mut document = before.clone();
        prop_assert!(document.apply(Edit::Batch(edits)).is_err());
        prop_assert_eq!(document.clone(), before.clone());
    }

    #[test]
    fn undo_leads_to_the_start_and_redo_to_the_end(
        before in crate::support::engagement(),
        other in crate::support::engagement(),
        picks in picks(),
    ) {
        let mut document = before.clone();
        let mut history = History::default();
        for (kind, pick) in picks {
            let edit = edit(&document, &other, kind, pick);
            history.record(&mut document, edit, None).expect("applies");
        }
        let end = document.clone();
        while history.undo(&mut document) {}
        prop_assert!(!history.can_undo());
        prop_assert_eq!(document.clone(), before.clone());
        while history.redo(&mut document) {}
        prop_assert!(!history.can_redo());
        prop_assert_eq!(document.clone(), end.clone());
    }

    #[test]
    fn a_visit_is_one_step(before in crate::support::engagement(), names in vec("[a-z]{1,5}", 1..6)) {
        let mut document = before.clone();
        let mut history = History::default();
        for name in &names {
            let edit = Edit::SetName(format!("{} {name}", before.name));
            history.record(&mut document, edit, Some(Visit(1))).expect("applies");
        }
        let mut back = document.clone();
        let mut undone = history.clone();
        prop_assert!(undone.undo(&mut back));
        prop_assert!(!undone.can_undo());
        prop_assert_eq!(&back, &before);
        let start = Edit::SetName(before.name.clone());
        history.record(&mut document, start, Some(Visit(1))).expect("applies");
        prop_assert!(!history.can_undo());
        prop_assert_eq!(document, before);
    }

    #[test]
    fn more_impact_is_never_fewer_bad_minutes(
        mut engagement in crate::support::engagement(),
        one in 0.0..100.0,
        two in 0.0..100.0,
    ) {
        let mut total = |impact: f64| {
            for risk in &mut engagement.risks {
                risk.impact = Entry::percent(impact);
            }
            analyse(&engagement).total
        };
        prop_assert!(total(f64::min(one, two)) <= total(f64::max(one, two)));
    }

    #[test]
    fn rows_sum_to_the_total(mut engagement in crate::support::engagement()) {
        engagement.year = Year::Days365;
        engagement.scope = None;
        let analysis = analyse(&engagement);
        let minutes = |row: &Row| Some(row.figures()?.bad_minutes.get());
        let sum: f64 = analysis.rows.iter().filter_map(minutes).sum();
        prop_assert!((sum - analysis.total.get()).abs() <= 1e-9 * sum.abs());
        for (risk, row) in engagement.risks.iter().zip(&analysis.rows) {
            let filled = Column::ALL.into_iter().all(|column| {
                let entry = risk.entry(column);
                !entry.is_empty() && reading::check(column, entry).is_ok()
            });
            prop_assert_eq!(row.figures().is_some(), filled);
        }
    }
}
