//! The Activities page: what is next, the tools, the log and the actions.

use leptos::prelude::*;

use crate::app::answer::first_steps::FirstSteps;
use crate::app::features::activities::hub::cards::Cards;
use crate::app::features::activities::hub::choose::ChooseDialog;
use crate::app::features::activities::hub::review_card::ReviewCard;
use crate::app::features::activities::hub::tool_card::address;
use crate::app::features::activities::log::actions::{AllActions, NextActions};
use crate::app::features::activities::log::edits::{NextEntry, add_entry};
use crate::app::features::activities::log::list::{LogList, WholeLog};
use crate::app::route::ActivitiesView;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, Card, EmptyState, LinkButton, Menu, MenuItem, PageHead, PillTab, PillTabs, Popup, icons,
};
use crate::document::{Activity, Engagement};
use crate::text::answer::step_words;

/// So many entries stand on the overview.
const LATELY: usize = 5;

/// The overview, the log or the actions.
#[component]
pub fn HubPage(
    /// Which of them.
    view: Signal<ActivitiesView>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choosing = RwSignal::new(false);
    let tabs = move || {
        let views = [
            ActivitiesView::Overview,
            ActivitiesView::Log,
            ActivitiesView::Actions,
        ];
        let tab = |view: ActivitiesView| PillTab {
            name: view.name().to_owned(),
            href: address(workbook, view),
            count: workbook.with_document(|document| count(view, document)),
        };
        views.map(tab).to_vec()
    };
    let tabs = move || {
        view! {
            <PillTabs
                label="Views of the activities"
                tabs=Signal::derive(tabs)
                current=Signal::derive(move || address(workbook, view.get()))
            />
        }
    };
    view! {
        <PageHead title="Activities" tabs>
            <Button icon=icons::CHARTER on_press=move || choosing.set(true)>
                "Choose activities"
            </Button>
            <NewEntry />
        </PageHead>
        <ChooseDialog open=choosing />
        {move || match view.get() {
            ActivitiesView::Log => view! { <WholeLog /> }.into_any(),
            ActivitiesView::Actions => view! { <AllActions /> }.into_any(),
            _ => view! { <Overview choosing /> }.into_any(),
        }}
    }
}

/// How much there is in a view.
fn count(view: ActivitiesView, document: &Engagement) -> Option<usize> {
    let count = match view {
        ActivitiesView::Log => document.activities.log.len(),
        ActivitiesView::Actions => document.activities.open_actions().count(),
        _ => 0,
    };
    (count > 0).then_some(count)
}

/// Adds an entry to the log of one of the planned activities.
#[component]
fn NewEntry() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let next: NextEntry = expect_context();
    let popup = Popup::new();
    let planned = move || {
        let planned = |document: &Engagement| {
            let planned = document.charter.activities.iter();
            planned.map(|one| one.activity).collect::<Vec<_>>()
        };
        match workbook.with_document(planned) {
            none if none.is_empty() => Activity::ALL.to_vec(),
            planned => planned,
        }
    };
    let item = move |activity: Activity| {
        let add = move || add_entry(workbook, next, activity, String::new());
        view! {
            <MenuItem popup on_press=add>
                {activity.title()}
            </MenuItem>
        }
    };
    view! {
        <Button
            icon=icons::PLUS
            attr:aria-haspopup="menu"
            attr:aria-expanded=move || popup.is_open().to_string()
            on:click=move |event| popup.toggle(&event)
        >
            "Log entry"
        </Button>
        <Menu popup label="Log entry of">
            {planned().into_iter().map(item).collect_view()}
        </Menu>
    }
}

#[component]
fn Overview(choosing: RwSignal<bool>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = Memo::new(move |_| workbook.with_document(|one| !one.charter.activities.is_empty()));
    let has_review = Memo::new(move |_| {
        workbook.with_document(|document| document.charter.planned(Activity::Review).is_some())
    });
    let other = move || {
        let other = workbook.with_document(|one| one.charter.other_activities.trim().to_owned());
        let text = format!("Also agreed in the charter: {other}");
        (!other.is_empty()).then(|| view! { <p class="muted">{text}</p> })
    };
    let none = move || {
        view! {
            <EmptyState
                title="None is planned in the charter yet"
                example="For example: a production review every Monday, which fills its agenda from this engagement."
            >
                <Button icon=icons::CHARTER on_press=move || choosing.set(true)>
                    "Choose what you do together"
                </Button>
            </EmptyState>
            <FirstSteps say=step_words::ACTIVITIES />
        }
    };
    let all = Signal::derive(move || address(workbook, ActivitiesView::Actions));
    view! {
        <Show when=move || any.get() fallback=none>
            <div class="top2" class:alone=move || !has_review.get()>
                <Show when=move || has_review.get()>
                    <ReviewCard />
                </Show>
                <NextActions all />
            </div>
        </Show>
        <Cards />
        {other}
        <Lately />
    }
}

/// What was noted last.
#[component]
fn Lately() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let noted = Memo::new(move |_| workbook.with_document(|one| one.activities.log.len()));
    let all = move || {
        view! {
            <Show when=move || { noted.get() > LATELY }>
                <LinkButton
                    small=true
                    href=Signal::derive(move || address(workbook, ActivitiesView::Log))
                >
                    {move || format!("All {} entries", noted.get())}
                </LinkButton>
            </Show>
        }
    };
    view! {
        <Show when=move || { noted.get() > 0 }>
            <Card title="Lately" flush=true aside=all>
                <LogList most=LATELY />
            </Card>
        </Show>
    }
}
