//! One objective: its title, its four figures, its parts.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::objectives::alerts::Alerts;
use crate::app::features::objectives::budget::Budget;
use crate::app::features::objectives::definition::Definition;
use crate::app::features::objectives::dependencies::Dependencies;
use crate::app::features::objectives::figures::Figures;
use crate::app::features::objectives::papers::Papers;
use crate::app::features::objectives::record::{Objectives, called, read};
use crate::app::ui::{
    Button, IconButton, Menu, MenuItem, Popup, Tab, TabPanel, Tabs, Toast, icons, use_toasts,
};
use crate::document::links::remove_objective;
use crate::document::records::record::Kind;
use crate::document::{Edit, RowId};
use crate::text::objectives::objective_words::title;

/// Ties the tabs to their parts.
const PARTS: &str = "objective";

/// The objective in hand.
#[component]
pub fn ObjectiveView(id: RowId) -> impl IntoView {
    let objectives: Objectives = expect_context();
    let workbook = objectives.workbook;
    let name = move || called(workbook, id);
    let title = move || read(workbook, id, |document, one| title(one, document));
    let popup = Popup::new();
    let tab = objectives.tab;
    let chosen = Signal::derive(move || tab.get());
    let tabs = [
        ("definition", "Definition"),
        ("alerts", "Alerts"),
        ("budget", "Budget"),
        ("dependencies", "Dependencies"),
        ("documents", "Documents"),
    ];
    view! {
        <section class="stack objective" aria-label=name>
            <div class="row wrap objective-head">
                <h2>{title}</h2>
                <span class="row wrap end">
                    <Button
                        small=true
                        icon=icons::EXPORT
                        attr:aria-haspopup="dialog"
                        on_press=move || objectives.exporting.set(true)
                    >
                        "Export alerts"
                    </Button>
                    <Button
                        small=true
                        icon=icons::FILE
                        on_press=move || tab.set("documents".to_owned())
                    >
                        "SLO document"
                    </Button>
                    <IconButton
                        icon=icons::PENCIL
                        name="Edit definition"
                        small=true
                        on_press=move || objectives.edit_definition()
                    />
                    <IconButton
                        icon=icons::MORE
                        name=Signal::derive(move || format!("More for {}", name()))
                        small=true
                        attr:aria-haspopup="menu"
                        on:click=move |event: MouseEvent| popup.toggle(&event)
                    />
                </span>
            </div>
            <MoreMenu id popup />
            <Figures id />
            <Tabs
                id=PARTS
                label="Parts of the objective"
                tabs=tabs.map(|(value, name)| Tab::new(value, name)).to_vec()
                chosen
                on_choose=move |value| tab.set(value)
            />
            <TabPanel id=PARTS value="definition" chosen>
                <Definition id />
            </TabPanel>
            <TabPanel id=PARTS value="alerts" chosen>
                <Alerts id />
            </TabPanel>
            <TabPanel id=PARTS value="budget" chosen>
                <Budget id />
            </TabPanel>
            <TabPanel id=PARTS value="dependencies" chosen>
                <Dependencies id />
            </TabPanel>
            <TabPanel id=PARTS value="documents" chosen>
                <Papers id />
            </TabPanel>
        </section>
    }
}

#[component]
fn MoreMenu(id: RowId, popup: Popup) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let toasts = use_toasts();
    let delete = move || {
        let before = workbook.document.get_untracked();
        let Some(at) = before.objectives.iter().position(|one| one.id == id) else {
            return;
        };
        let name = untrack(|| called(workbook, id));
        let gone = before.objectives[at].clone();
        let back = workbook.delete_with_way_back(
            (Kind::Objective, id),
            remove_objective(&before, id),
            move |now| {
                let mut objectives = now.objectives.clone();
                objectives.insert(at.min(objectives.len()), gone.clone());
                Edit::SetObjectives(objectives)
            },
        );
        let toast = Toast::done(format!("Deleted {name}.")).icon(icons::TRASH);
        toasts.show(toast.action("Undo", move || back()));
        page::focus("#add-objective");
    };
    view! {
        <Menu popup label=Signal::derive(move || format!("Actions for {}", called(workbook, id)))>
            <MenuItem popup icon=icons::TRASH danger=true on_press=delete>
                "Delete"
            </MenuItem>
        </Menu>
    }
}
