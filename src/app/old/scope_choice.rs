//! Which risks something is about: all of them, chosen ones, or those of chosen journeys.

use crate::app::old::view::field::{choice, tick_of};
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::names::{journey_name, row_name};
use crate::document::{Edit, Engagement, RowId, Scope};

/// A record's choice of risks: how to read it and the edit that changes it.
#[derive(Clone, Copy)]
pub struct ScopeOf {
    /// The open engagement.
    pub workbook: Workbook,
    /// The record.
    pub id: RowId,
    /// Its choice; `None` when the record is gone.
    pub read: fn(&Engagement, RowId) -> Option<&Scope>,
    /// The edit that gives it another.
    pub write: fn(&Engagement, RowId, Scope) -> Edit,
}

impl ScopeOf {
    fn get(self) -> Scope {
        let read = self
            .workbook
            .with_document(|document| (self.read)(document, self.id).cloned());
        read.unwrap_or_default()
    }

    fn change(self, change: impl FnOnce(&mut Scope)) {
        let mut scope = self.get();
        change(&mut scope);
        let edit = self
            .workbook
            .with_document(|document| (self.write)(document, self.id, scope));
        self.workbook.edit(edit);
    }

    /// Whether risks are chosen one by one.
    pub fn is_chosen(self) -> bool {
        !self.get().all
    }

    /// All risks or chosen ones.
    pub fn choice(self) -> El {
        let options = || {
            let option = |value: &str, name: &str| (value.to_owned(), name.to_owned());
            vec![option("all", "all risks"), option("some", "chosen risks")]
        };
        let chosen = move || if self.get().all { "all" } else { "some" }.to_owned();
        let choose = move |value: String| self.change(|scope| scope.all = value == "all");
        choice(options, chosen, choose)
    }

    /// The risks and journeys to choose from.
    pub fn ticks(self) -> El {
        let workbook = self.workbook;
        let journeys = move || {
            workbook.with_document(|document| document.journeys.iter().map(|one| one.id).collect())
        };
        let risks = move || {
            workbook.with_document(|document| {
                let risks = document.risks.iter().filter(|risk| !risk.is_blank());
                risks.map(|risk| risk.id).collect()
            })
        };
        let risk_tick = move |risk: &RowId| {
            let risk = *risk;
            let name = move || workbook.with_document(|document| row_name(risk, document));
            self.tick(name, risk, |scope| &mut scope.risks)
        };
        let journey_tick = move |journey: &RowId| {
            let journey = *journey;
            let name = move || {
                let name = workbook.with_document(|document| journey_name(journey, document));
                format!("every risk of {name}")
            };
            self.tick(name, journey, |scope| &mut scope.journeys)
        };
        el("div.ticks")
            .rows(journeys, journey_tick)
            .rows(risks, risk_tick)
    }

    fn tick(
        self,
        name: impl Fn() -> String + 'static,
        what: RowId,
        list: fn(&mut Scope) -> &mut Vec<RowId>,
    ) -> El {
        let holds = move || list(&mut self.get()).contains(&what);
        tick_of(name, holds, move |on| {
            self.change(|scope| {
                let chosen = list(scope);
                chosen.retain(|known| *known != what);
                if on {
                    chosen.push(what);
                }
            });
        })
    }
}
