//! Which activities the charter plans, ticked where they happen.

use crate::app::old::view::field::tick;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::{Activity, Charter, Edit};

/// The choice; open at first while nothing is chosen yet.
pub fn activity_choice(workbook: Workbook) -> El {
    // A row is made once, and reads without following: no tick makes it anew and closes it.
    el("div").rows(|| vec![()], move |()| choice(workbook))
}

fn choice(workbook: Workbook) -> El {
    let any = move || workbook.with_document(|document| !document.charter.activities.is_empty());
    let mut fold = el("details.choice");
    if !any() {
        fold = fold.attr("open", "");
    }
    let note = move || {
        let text = match any() {
            true => {
                "As in the charter. The log stays when a tick is taken away; who does what goes with it, and Undo brings it back."
            }
            false => {
                "None is planned in the charter yet. Tick what you do together: each gets its tool and its log below."
            }
        };
        text.to_owned()
    };
    let ticks = Activity::ALL.map(|activity| {
        let planned =
            move || workbook.with_document(|document| document.charter.planned(activity).is_some());
        tick(activity.title(), planned, move |on| {
            let edit = charter_edit(workbook, |charter| {
                charter.plan(activity, on.then(String::new));
            });
            workbook.edit(edit);
        })
    });
    fold.child(el("summary").text("Choose activities"))
        .child(el("p.note").text_of(note))
        .child(
            el("div.choices")
                .attr("role", "group")
                .label("Activities")
                .children(ticks.into()),
        )
}

/// The edit that changes the charter.
pub fn charter_edit(workbook: Workbook, with: impl FnOnce(&mut Charter)) -> Edit {
    let mut charter = workbook.with_document(|document| document.charter.clone());
    with(&mut charter);
    Edit::SetCharter(Box::new(charter))
}
