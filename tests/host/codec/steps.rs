//! Undo while another tab changes the same document.

use proptest::prelude::*;

use bad_minutes::codec::merge::carry;
use bad_minutes::codec::merge::merge;
use bad_minutes::codec::merge::steps::Steps;
use bad_minutes::document::{Column, Edit, Engagement, Entry, Journey, RiskText};

use crate::merge::{changed, changes, done, id, shop};

/// A tab: its document and what it has done.
struct Tab {
    document: Engagement,
    steps: Steps,
    /// What both tabs had last.
    common: Engagement,
}

impl Tab {
    fn open() -> Self {
        Self {
            document: shop(),
            steps: Steps::default(),
            common: shop(),
        }
    }

    fn edit(&mut self, edit: Edit) {
        let recorded = self.steps.record(&mut self.document, edit, None);
        assert_eq!(recorded, Ok(()));
    }

    /// What another tab has made of the document that both had.
    fn hear(&mut self, theirs: &Engagement) {
        let merged = merge(&self.common, &self.document, theirs).expect("they go together");
        self.steps.come_in(&self.document, carry);
        self.document = merged.engagement;
        self.common = self.document.clone();
    }

    /// Says how many steps there were.
    fn undo_all(&mut self) -> usize {
        let all = (0..99).take_while(|_| self.steps.undo(&mut self.document));
        let count = all.count();
        assert!(!self.steps.can_undo());
        count
    }

    fn redo_all(&mut self) {
        while self.steps.redo(&mut self.document) {}
        assert!(!self.steps.can_redo());
    }
}

fn ettr(number: f64) -> Edit {
    Edit::SetEntry {
        risk: id(1),
        column: Column::Ettr,
        entry: Entry::number(number),
    }
}

fn owner(text: &str) -> Edit {
    Edit::SetText {
        risk: id(1),
        field: RiskText::Owner,
        text: text.to_owned(),
    }
}

#[test]
fn own_steps_are_taken_back_and_nothing_else() {
    let mut tab = Tab::open();
    tab.edit(ettr(7.0));
    tab.hear(&changed(|shop| shop.risks[0].notes = "theirs".into()));
    tab.edit(owner("Ana"));
    let with_all = tab.document.clone();
    assert!(tab.steps.undo(&mut tab.document));
    assert_eq!(tab.document.risks[0].owner, "");
    assert_eq!(tab.document.risks[0].ettr, Entry::number(7.0));
    assert_eq!(tab.undo_all(), 1);
    let theirs = changed(|shop| shop.risks[0].notes = "theirs".into());
    assert_eq!(tab.document, theirs);
    tab.redo_all();
    assert_eq!(tab.document, with_all);
    // A new step ends what could be done again, also of before.
    tab.undo_all();
    tab.edit(owner("Bo"));
    assert!(!tab.steps.can_redo());
    assert_eq!(tab.undo_all(), 1);
    assert_eq!(tab.document, theirs);
}

#[test]
fn a_list_that_was_changed_as_a_whole_keeps_what_the_other_added() {
    let mut tab = Tab::open();
    let mut journeys = shop().journeys;
    journeys[0].name = "mine".into();
    tab.edit(Edit::SetJourneys(journeys));
    let theirs = changed(|shop| shop.journeys.push(Journey::blank(id(13))));
    tab.hear(&theirs);
    assert_eq!(tab.document.journeys.len(), 3);
    assert_eq!(tab.undo_all(), 1);
    assert_eq!(tab.document, theirs);
}

#[test]
fn what_the_other_has_changed_since_stands() {
    let mut tab = Tab::open();
    tab.edit(owner("Ana"));
    tab.edit(ettr(7.0));
    let seen = tab.document.clone();
    tab.hear(&seen);
    let mut theirs = tab.document.clone();
    theirs.risks[0].ettr = Entry::number(99.0);
    tab.hear(&theirs);
    // The step that the other wrote over is passed over.
    assert!(tab.steps.undo(&mut tab.document));
    assert_eq!(tab.document.risks[0].ettr, Entry::number(99.0));
    assert_eq!(tab.document.risks[0].owner, "");
    assert!(!tab.steps.undo(&mut tab.document));
}

#[test]
fn a_row_that_the_other_removed_does_not_come_back() {
    let mut tab = Tab::open();
    tab.edit(ettr(7.0));
    let seen = tab.document.clone();
    tab.hear(&seen);
    let mut theirs = tab.document.clone();
    theirs
        .apply(Edit::RemoveRisks(vec![id(1)]))
        .expect("is there");
    tab.hear(&theirs);
    assert_eq!(tab.undo_all(), 0);
    assert_eq!(tab.document, theirs);
}

fn in_order(mut document: Engagement) -> Engagement {
    document.risks.sort_by_key(|risk| risk.id);
    document.journeys.sort_by_key(|journey| journey.id);
    document
}

proptest! {
    #[test]
    fn all_of_ones_own_is_taken_back_and_all_of_the_others_stays(
        first in changes(), theirs in changes(), second in changes(),
    ) {
        let mut tab = Tab::open();
        for upto in 1..=first.len() {
            tab.edit(Edit::SetAll(Box::new(done(0, &first[..upto]))));
        }
        let theirs = done(1, &theirs);
        tab.hear(&theirs);
        for (number, (_, value)) in second.iter().enumerate() {
            if tab.document.risk(id(1)).is_some() {
                tab.edit(match number % 2 {
                    0 => ettr(1000.0 + f64::from(*value)),
                    _ => owner(&format!("owner {number}")),
                });
            }
        }
        let with_all = tab.document.clone();
        tab.undo_all();
        prop_assert_eq!(in_order(tab.document.clone()), in_order(theirs));
        tab.redo_all();
        prop_assert_eq!(in_order(tab.document), in_order(with_all));
    }
}
