//! What another tab changed, in the document that is open here.

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::state::held::{Action, Came};
use crate::app::state::workbook::Workbook;
use crate::app::ui::lazy_part;
use crate::codec::merge::Merged;
use crate::document::{Column, Edit, Engagement};
use crate::store::given;
use crate::store::given::Standing;
use crate::text::together::merge_words::clashed;

impl Workbook {
    /// Shows the document with what another tab changed. Undo still takes back what this tab did, and that alone.
    pub(in crate::app::state) fn show_merged(&self, merged: Merged) {
        let engagement = merged.engagement.clone();
        self.keep_typing_into(&engagement);
        // What brought both together is loaded.
        if let Ok(reading) = self.with_storage(|storage| storage.reading()) {
            let mut steps = std::mem::take(&mut self.state().steps);
            self.with_document(|document| steps.come_in(document, reading.carry));
            self.state().steps = steps;
        }
        self.put(engagement);
        self.offer_other(merged);
    }

    /// Lets go of what is being typed in a cell that changes: the field shows the new value then.
    fn keep_typing_into(&self, engagement: &Engagement) {
        let typing = self
            .state()
            .typing
            .as_ref()
            .map(|typing| (typing.row, typing.column));
        let stays = typing.is_none_or(|(row, column)| {
            self.with_document(|document| {
                let [before, after] = [document, engagement].map(|one| one.risk(row));
                match (
                    before,
                    after,
                    column.checked_sub(1).and_then(|at| Column::ALL.get(at)),
                ) {
                    (Some(before), Some(after), Some(&column)) => {
                        before.entry(column) == after.entry(column)
                    }
                    (Some(before), Some(after), None) => before.name == after.name,
                    _ => false,
                }
            })
        });
        if !stays {
            self.set_typing(None);
        }
    }

    /// Says which fields both tabs changed, and offers the values that do not stand.
    pub(in crate::app::state) fn offer_other(&self, merged: Merged) {
        let workbook = *self;
        // What brought both together is loaded, and this with it.
        spawn_local(async move { drop(offered(workbook, merged).await) });
    }

    /// How a copy from outside stands to what is here.
    pub fn standing(&self, came: &Came) -> Standing {
        let Some(here) = self.kept(came.engagement.id) else {
            return Standing::Apart;
        };
        let ours = self.with_storage(|storage| given::stamp_of(storage, &here));
        given::standing(
            (&here, ours.as_ref()),
            (&came.engagement, came.stamp.as_ref()),
        )
    }

    /// Keeps a copy from outside as an engagement of its own, and opens it.
    pub fn keep_beside(&self, came: &Came) {
        let mut copy = came.engagement.clone();
        copy.id = page::new_id();
        let source = if came.file.is_empty() { "link" } else { "file" };
        copy.name = format!("{} (from a {source})", copy.name);
        self.take_over(copy);
    }

    /// Puts in what comes of a copy from outside and what is here, as one step, and shows it.
    pub fn bring_together(&self, together: Engagement, came: &Came) {
        let route = Route::risks(together.id);
        self.follow(route.clone());
        // Another tab may have deleted it meanwhile: what is open then is another one, and this is a record anew.
        if self.open_id() != together.id {
            return self.take_over_from(together, came.stamp.clone());
        }
        if self.try_edit(Edit::SetAll(Box::new(together))) {
            if let Some(stamp) = &came.stamp {
                self.state().session.learn(stamp);
                self.with_storage(|storage| given::keep(storage, &came.engagement, stamp));
            }
            self.flush();
        }
        page::go(&route.to_string());
    }

    /// Puts in what another tab has in the fields that both changed, as one step.
    pub fn put_in_other(&self, merged: Merged) {
        let workbook = *self;
        // As above.
        spawn_local(async move { drop(put_in(workbook, merged).await) });
    }
}

lazy_part! {
    /// Says which fields both tabs changed, and offers the values that do not stand.
    fn offered(workbook: Workbook, merged: Merged) -> (), in work {
        let said = clashed(&merged.clashes);
        if !said.is_empty() {
            let action = merged
                .other
                .is_some()
                .then(|| Action::PutIn(Box::new(merged)));
            workbook.notify(said, action);
        }
    }
}

lazy_part! {
    /// Puts in what another tab has in the fields that both changed, as one step.
    fn put_in(workbook: Workbook, merged: Merged) -> (), in work {
        let id = merged.engagement.id;
        let all = workbook.kept(id).and_then(|now| merged.with_others(&now));
        if let Some(all) = all {
            let edit = Edit::SetAll(Box::new(all));
            match workbook.open_id() == id {
                true => workbook.edit(edit),
                false => workbook.change_kept(id, edit),
            }
        }
    }
}
