//! The Objectives page: what is promised of each journey, whether its risks allow it, and how it is watched.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::app::features::objectives::guide::FirstObjective;
use crate::app::features::objectives::imports::ImportDialog;
use crate::app::features::objectives::list::{AddMenu, ObjectiveList};
use crate::app::features::objectives::one::ObjectiveView;
use crate::app::features::objectives::record::Objectives;
use crate::app::features::objectives::rules::RulesDialog;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, LaterDialog, PageHead, icons, lazy_part, ready};
use crate::text::objectives::objective_words::ABOUT;

/// The page.
#[component]
pub fn ObjectivesPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let objectives = Objectives::new(workbook);
    provide_context(objectives);
    let any = Memo::new(move |_| objectives.shown.get().is_some());
    let about = move || {
        view! {
            <Show when=move || any.get()>
                <span class="muted hide-m">{ABOUT}</span>
            </Show>
        }
    };
    Effect::new(move || {
        if workbook.objectives_file.with(Option::is_some) {
            objectives.importing.set(true);
        }
    });
    let add = move |event: MouseEvent| objectives.adding.toggle(&event);
    view! {
        <PageHead title="Objectives" tabs=about>
            <Button
                icon=icons::OPEN
                attr:aria-haspopup="dialog"
                on_press=move || objectives.importing.set(true)
            >
                "Import objectives"
            </Button>
            <Show when=move || any.get()>
                <Button
                    kind=ButtonKind::Primary
                    icon=icons::PLUS
                    attr:id="add-objective"
                    attr:aria-haspopup="menu"
                    on:click=add
                >
                    "Add objective"
                </Button>
            </Show>
        </PageHead>
        <Show when=move || any.get() fallback=|| view! { <FirstObjective /> }>
            <div class="objectives">
                <ObjectiveList />
                // Keyed: another objective gets elements of its own, to which its menus are tied.
                <For each=move || objectives.shown.get() key=|id| *id let(id)>
                    <ObjectiveView id />
                </For>
            </div>
        </Show>
        <AddMenu />
        <LaterDialog
            asked=objectives.exporting
            load=load_rules
            draw=move || ready(rules_dialog(objectives.exporting))
            on_failed=move || objectives.exporting.set(false)
        />
        <LaterDialog
            asked=objectives.importing
            load=load_import
            draw=move || ready(import_dialog(objectives.importing))
            on_failed=move || objectives.importing.set(false)
        />
    }
}

lazy_part! {
    /// Draws the files of the tools that alert, which most visits to this page do without.
    fn rules_dialog(open: RwSignal<bool>) -> AnyView, in alerts, loaded by load_rules {
        view! { <RulesDialog open /> }.into_any()
    }
}

lazy_part! {
    /// Draws what reads the files of other tools.
    fn import_dialog(open: RwSignal<bool>) -> AnyView, in alerts, loaded by load_import {
        view! { <ImportDialog open /> }.into_any()
    }
}
