//! Which risks a mitigation changes, and which systemic risks it fixes.

use leptos::prelude::*;

use crate::app::features::mitigations::rows::change;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Chosen, Picker, PickerGroup, PickerOption};
use crate::document::picks::{Pick, picks, unpick};
use crate::document::{Mitigation, RowId, Scope};
use crate::text::scope_words::{PickGroup, chip, groups};

/// The chip with its picker.
#[component]
pub fn RowScope(id: RowId, row: Memo<Option<Mitigation>>, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let held = move || {
        row.with(|one| {
            one.as_ref()
                .map(|one| (one.scope.clone(), one.fixes.clone()))
        })
    };
    let says = move || {
        let (scope, fixes) = held().unwrap_or_default();
        workbook.with_document(|document| chip(&scope, &fixes, document))
    };
    let chosen = move || {
        let (scope, fixes) = held().unwrap_or_default();
        let picked = workbook.with_document(|document| picks(&scope, &fixes, document));
        picked.map_or(Chosen::All, |all| {
            Chosen::Some(all.into_iter().map(Pick::code).collect())
        })
    };
    let choose = move |chosen: Chosen| {
        let picked: Option<Vec<Pick>> = match &chosen {
            Chosen::All => None,
            Chosen::Some(codes) => Some(codes.iter().filter_map(|one| Pick::of(one)).collect()),
        };
        let (scope, fixes): (Scope, Vec<RowId>) = untrack(held).unwrap_or_default();
        let (scope, fixes) = workbook
            .document
            .with_untracked(|document| unpick(picked.as_deref(), &scope, &fixes, document));
        workbook.edit(change(workbook, id, |one| {
            one.scope = scope;
            one.fixes = fixes;
        }));
    };
    let options = move || {
        let groups = workbook.with_figures(|document, analysis| groups(document, analysis, true));
        groups.into_iter().map(shown).collect::<Vec<_>>()
    };
    view! {
        <Picker
            chip=Signal::derive(says)
            label=Signal::derive(move || format!("Risks changed by {}", called.get()))
            all_name="All risks"
            find="Find a risk or journey"
            groups=Signal::derive(options)
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
    }
}

fn shown(group: PickGroup) -> PickerGroup {
    let option = |(pick, name, figure): (Pick, String, String)| PickerOption {
        id: pick.code(),
        name,
        figure,
    };
    PickerGroup {
        name: group.name.to_owned(),
        options: group.picks.into_iter().map(option).collect(),
        in_all: group.in_all,
    }
}
