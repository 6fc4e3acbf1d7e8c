//! What a link carried, once it is open.

use leptos::prelude::*;

use super::shared_answer::SharedAnswer;
use crate::app::answer::objective_lines::ObjectiveLines;
use crate::app::answer::risk_lines::RiskLines;
use crate::app::browser::page;
use crate::app::state::held::Came;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, Card, LinkButton, Note, Tab, TabPanel, Tabs, TopBar, icons};
use crate::codec::link::adopt::adopt;
use crate::codec::link::share::Shared;
use crate::text::words::estimate_line;

/// Ties the tabs and their panels together.
const TABS: &str = "shared";

/// Where else to go.
#[component]
pub fn Ways() -> impl IntoView {
    view! {
        <div class="row wrap">
            <LinkButton href="#/library" icon=icons::LIBRARY>
                "All engagements"
            </LinkButton>
            <LinkButton href="#/quick" icon=icons::QUICK>
                "Quick estimate"
            </LinkButton>
        </div>
    }
}

/// The page of what a link carried.
#[component]
pub fn SharedOpened(
    /// What it carried.
    shared: Shared,
    /// Draws the report of the workbook in its context.
    report: ViewFn,
) -> impl IntoView {
    let home: Workbook = expect_context();
    let own = Workbook::apart(shared.engagement.clone());
    provide_context(own);
    provide_context(OddsState::new(own));
    let name = match shared.engagement.name.trim() {
        "" => "A shared engagement".to_owned(),
        name => name.to_owned(),
    };
    let estimate = estimate_line(&shared.made, &shared.by);
    let notes = shared.notes.clone();
    let shared = StoredValue::new(shared);
    let save = move || {
        let mut copy = shared.with_value(|shared| shared.engagement.clone());
        copy.id = page::new_id();
        home.take_over(copy);
    };
    // What is here of it, when the link is opened: a link has no ids of rows, so they are found by their names.
    let id = shared.with_value(|shared| shared.engagement.id);
    let is_here = home.has(id);
    let bring = move || {
        let Some(here) = home.kept(id) else {
            return;
        };
        let mut came = shared.with_value(|shared| Came {
            engagement: shared.engagement.clone(),
            stamp: None,
            file: String::new(),
            saved: shared.made.clone(),
        });
        // Versions stay at home.
        came.engagement.snapshots.clone_from(&here.snapshots);
        adopt(&mut came.engagement, &here, page::new_id);
        home.receive_copy(came);
    };
    let together = move || {
        is_here.then(|| {
            view! {
                <Button icon=icons::MERGE on_press=bring>
                    "Merge"
                    <span class="hide-s">" with your copy"</span>
                </Button>
            }
        })
    };
    let note = |text: String| view! { <Note>{text}</Note> };
    view! {
        <TopBar>
            <h1 class="cut" id="shared" tabindex="-1">
                {name}
            </h1>
            <Badge>"read only"</Badge>
            <span class="grow"></span>
            {together}
            <Button icon=icons::COPY on_press=save>
                "Save a copy"
            </Button>
        </TopBar>
        <main class="shared" id="main" tabindex="-1">
            <Views shared report />
            {notes.into_iter().map(note).collect_view()}
            <p class="foot">{estimate}</p>
        </main>
    }
}

/// What a link carries, in parts.
#[component]
fn Views(shared: StoredValue<Shared>, report: ViewFn) -> impl IntoView {
    let chosen = RwSignal::new("answer".to_owned());
    let objectives = shared.with_value(|shared| !shared.engagement.objectives.is_empty());
    let mut tabs = vec![
        Tab::new("answer", "Answer"),
        Tab::new("report", "Report"),
        Tab::new("risks", "Risks"),
    ];
    if objectives {
        tabs.push(Tab::new("objectives", "Objectives"));
    }
    let choose = move |value| chosen.set(value);
    view! {
        <Tabs id=TABS label="What was shared" tabs chosen on_choose=choose />
        <TabPanel id=TABS value="answer" chosen>
            <SharedAnswer shared on_all=move || chosen.set("risks".to_owned()) />
        </TabPanel>
        <TabPanel id=TABS value="report" chosen>
            {report.run()}
        </TabPanel>
        <TabPanel id=TABS value="risks" chosen>
            <Card title="Risks">
                <RiskLines />
            </Card>
        </TabPanel>
        {objectives
            .then(|| {
                view! {
                    <TabPanel id=TABS value="objectives" chosen>
                        <Card title="Objectives">
                            <ObjectiveLines />
                        </Card>
                    </TabPanel>
                }
            })}
    }
}
