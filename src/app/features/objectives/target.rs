//! The target of an objective.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::objectives::record::{TARGET_FIELD, change, read};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{TextField, TextKind};
use crate::document::{Edit, Engagement, RowId, Target};
use crate::math::Percent;

/// A target is one of the engagement's, so that the risks are held against it; one typed here that is
/// none of them yet becomes one when the field is left.
#[component]
pub fn TargetField(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let refused = RwSignal::new(None::<String>);
    Effect::new(move || {
        workbook.stepped.track();
        refused.set(None);
    });
    // The target that this field added last: one that is corrected leaves nothing behind.
    let added = StoredValue::new(None::<RowId>);
    let percent = move || {
        let target = read(workbook, id, |document, one| {
            Some(document.target(one.target?)?.percent.clone())
        });
        target.flatten().unwrap_or_default()
    };
    let change = move |text: String| match set_target(workbook, id, &text, added.get_value()) {
        Some((edit, new)) => {
            // What was typed otherwise is written as it is understood.
            refused.set(Some(text));
            refused.set(None);
            if new.is_some() {
                added.set_value(new);
            }
            workbook.edit(edit);
        }
        None => refused.set(Some(text)),
    };
    let problem = move || {
        let text = refused.get()?;
        Some(format!(
            "\"{text}\" is not a percentage such as 99.9; the target is as it was."
        ))
    };
    view! {
        <TextField
            label="Target, percent"
            kind=TextKind::Figure
            id=TARGET_FIELD
            value=Signal::derive(move || refused.get().unwrap_or_else(percent))
            error=Signal::derive(problem)
            on_change=change
        />
    }
}

/// The edit that promises so many percent, or nothing for no text, and the target it adds; `None` when it is
/// no percentage. A target that was `added` only for this objective goes when another takes its place.
fn set_target(
    workbook: Workbook,
    id: RowId,
    text: &str,
    added: Option<RowId>,
) -> Option<(Edit, Option<RowId>)> {
    let percent = match text.trim() {
        "" => None,
        text => Some(text.parse::<Percent>().ok()?),
    };
    let (known, at, spare) = workbook.document.with_untracked(|document| {
        let is_it = |target: &&Target| percent.is_some() && target.percent.parse().ok() == percent;
        let known = document.targets.iter().find(is_it).map(|target| target.id);
        let own = document.objective(id).and_then(|one| one.target);
        let spare = own.filter(|own| added == Some(*own) && is_for_one(document, *own));
        (known, document.targets.len(), spare)
    });
    let mut edits = Vec::new();
    let mut new = None;
    let target = known.or_else(|| {
        let percent = percent?.to_string();
        let target = page::new_id();
        new = Some(target);
        let target = Target {
            id: target,
            percent,
        };
        edits.push(Edit::InsertTarget { at, target });
        new
    });
    edits.push(change(workbook, id, |one| one.target = target));
    if let Some(spare) = spare.filter(|spare| target != Some(*spare)) {
        edits.push(Edit::RemoveTarget(spare));
    }
    Some((Edit::Batch(edits), new))
}

/// Whether nothing but one objective names a target.
fn is_for_one(document: &Engagement, target: RowId) -> bool {
    let objectives = document.objectives.iter();
    let named = objectives.filter(|one| one.target == Some(target)).count();
    let journeys = document.journeys.iter();
    let mut accepted = document.risks.iter().flat_map(|risk| &risk.accepted);
    named == 1
        && document.chosen_target != target
        && journeys.filter(|one| one.target == Some(target)).count() == 0
        && accepted.all(|one| one.target != target)
}
