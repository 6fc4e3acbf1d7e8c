//! The log: what was done, when, by whom, and what follows.

use leptos::prelude::*;

use crate::app::features::activities::log::edits::{NextEntry, add_entry};
use crate::app::features::activities::log::entry::Entry;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, Choice, EmptyState, SelectField, icons, leaves};
use crate::document::{Activity, RowId};

/// The entries of an activity, or all of them, the newest first. While somebody is in the list it keeps still:
/// a date that is being typed moves its entry only when the list is left.
#[component]
pub fn LogList(
    /// Whose entries; all where none is named.
    #[prop(optional_no_strip)]
    activity: Option<Activity>,
    /// No more than these.
    #[prop(default = usize::MAX)]
    most: usize,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let held = RwSignal::new(false);
    let ids = Memo::new(move |shown: Option<&Vec<RowId>>| {
        let shown = shown.map_or(&[][..], Vec::as_slice);
        let held = held.get();
        workbook.with_document(|document| document.activities.newest_first(activity, shown, held))
    });
    view! {
        <div
            class="log"
            role="list"
            aria-label="Log"
            on:focusin=move |_| held.set(true)
            on:focusout=move |event| held.set(!leaves(&event))
        >
            <For each=move || ids.get().into_iter().take(most) key=|id| *id let(id)>
                <Entry id is_one_of=activity.is_none() opens=most == usize::MAX />
            </For>
        </div>
    }
}

/// Everything that was noted, or what was noted of one activity.
#[component]
pub fn WholeLog() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let chosen = RwSignal::new(None::<Activity>);
    let noted = Memo::new(move |_| {
        workbook.with_document(|document| {
            let log = &document.activities.log;
            let is = |activity: &Activity| log.iter().any(|entry| entry.activity == *activity);
            Activity::ALL.into_iter().filter(is).collect::<Vec<_>>()
        })
    });
    let choices = move || {
        let all = Choice::new("", "All activities");
        let choice = |activity: Activity| Choice::new(activity.name(), activity.title());
        let mut choices = vec![all];
        choices.extend(noted.get().into_iter().map(choice));
        choices
    };
    let choose = move |name: String| {
        chosen.set(Activity::ALL.into_iter().find(|one| one.name() == name));
    };
    let none = || {
        view! {
            <EmptyState
                title="Nothing is noted yet"
                example="For example: a review on Monday, who was there, what was said, and what follows by when."
            >
                ""
            </EmptyState>
        }
    };
    let aside = move || {
        view! {
            <SelectField
                label="Of"
                inline=true
                choices=Signal::derive(choices)
                value=Signal::derive(move || chosen.get().map_or("", Activity::name).to_owned())
                on_choose=choose
            />
        }
    };
    let any = move || noted.with(|noted| !noted.is_empty());
    view! {
        <Show when=any fallback=none>
            <Card title="Log" flush=true aside>
                {move || view! { <LogList activity=chosen.get() /> }}
            </Card>
        </Show>
    }
}

/// The log of a tool.
#[component]
pub fn LogCard(
    /// Whose entries.
    activity: Activity,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = Memo::new(move |_| {
        workbook.with_document(|document| {
            let mut log = document.activities.log.iter();
            log.any(|entry| entry.activity == activity)
        })
    });
    view! {
        <Card title="Log" flush=true>
            <Show
                when=move || any.get()
                fallback=|| view! { <p class="muted log-none">"Nothing is noted yet."</p> }
            >
                <LogList activity=Some(activity) />
            </Show>
        </Card>
    }
}

/// Adds an entry of today.
#[component]
pub fn AddEntry(
    /// To the log of this activity.
    activity: Activity,
    /// 26 px high.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let next: NextEntry = expect_context();
    view! {
        <Button
            icon=icons::PLUS
            small=small
            attr:aria-label=format!("Log entry: {}", activity.title())
            on_press=move || add_entry(workbook, next, activity, String::new())
        >
            "Log entry"
        </Button>
    }
}
