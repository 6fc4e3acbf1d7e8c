//! What is planned in the charter, and who did what in what was taken out.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::{Activity, Edit};

impl Workbook {
    /// Plans an activity, or takes it out. Who does what in it is kept while the tab lives, and comes back with it.
    pub fn plan_activity(&self, activity: Activity, on: bool) {
        let (id, mut charter, said) = self.document.with_untracked(|document| {
            let said = document.charter.planned(activity).map(str::to_owned);
            (document.id, Box::new(document.charter.clone()), said)
        });
        let key = (id, activity.name());
        let who = match (on, said) {
            (true, Some(said)) => Some(said),
            (true, None) => Some(self.state().taken_out.remove(&key).unwrap_or_default()),
            (false, said) => {
                self.state().taken_out.insert(key, said.unwrap_or_default());
                None
            }
        };
        charter.plan(activity, who);
        self.edit(Edit::SetCharter(charter));
    }
}
