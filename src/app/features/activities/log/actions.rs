//! All that follows from what was done together: what is open, the first due first, and what is done.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::{action_name, read_action, tick};
use crate::app::features::activities::log::entry_actions::ActionText;
use crate::app::features::activities::log::new_action::NewAction;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Avatar, Badge, Card, HeadCell, LinkButton, Table, TextKind, Tone, leaves};
use crate::document::records::activities::ActionKey;
use crate::document::{Action, text_in};
use crate::text::activities::activity_words as words;

/// So many stand on the overview.
const SHOWN: usize = 5;

/// How many are open, in words, and how many of them overdue.
fn open_badge(workbook: Workbook) -> impl Fn() -> Option<AnyView> + Send + Sync + 'static {
    move || {
        let late = workbook.with_document(|document| {
            let open = document.activities.open_actions();
            open.filter(|(_, one)| one.is_overdue(&page::today()))
                .count()
        });
        (late > 0)
            .then(|| view! { <Badge tone=Tone::Bad>{format!("{late} overdue")}</Badge> }.into_any())
    }
}

/// What is due first, on the overview.
#[component]
pub fn NextActions(
    /// Where all of them are.
    #[prop(into)]
    all: Signal<String>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let keys = Memo::new(move |_| {
        workbook.with_document(|document| document.activities.due_first(&[], false))
    });
    let first = Signal::derive(move || {
        keys.with(|keys| keys.iter().take(SHOWN).copied().collect::<Vec<_>>())
    });
    let any = Memo::new(move |_| keys.with(|keys| !keys.is_empty()));
    let more = move || match keys.with(Vec::len) {
        many if many > SHOWN => format!("All {many} actions"),
        _ => "Add action".to_owned(),
    };
    let badge = open_badge(workbook);
    let aside = move || {
        view! {
            {badge}
            <LinkButton href=all small=true>
                {more}
            </LinkButton>
        }
    };
    view! {
        <Card title="Open actions" aside flush=true>
            <p class="vh" role="status">
                {move || workbook.with_document(|one| words::open_sentence(one, &page::today()))}
            </p>
            <Show
                when=move || any.get()
                fallback=|| view! { <p class="muted log-none">"Nothing is open."</p> }
            >
                <ActionTable keys=first />
            </Show>
        </Card>
    }
}

/// Some of the open actions, to be ticked.
#[component]
pub fn ActionTable(
    /// Which, in this order.
    #[prop(into)]
    keys: Signal<Vec<ActionKey>>,
) -> impl IntoView {
    view! {
        <Table label="Open actions" attr:class="acts">
            <ActionHead last="Due" brief=true />
            <tbody>
                <For each=move || keys.get() key=|key| *key let(key)>
                    <ActionLine key among=keys />
                </For>
            </tbody>
        </Table>
    }
}

#[component]
fn ActionLine(key: ActionKey, among: Signal<Vec<ActionKey>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let owner = move || {
        let owner = read_action(workbook, key, |_, one| one.owner.trim().to_owned());
        let owner = owner.filter(|owner| !owner.is_empty())?;
        Some(view! {
            <Avatar name=owner.clone() />
            " "
            {owner}
        })
    };
    view! {
        <tr class="hov">
            <Tick key among />
            <What key />
            <td class="hide-s nowrap">{owner}</td>
            <td class="nowrap">
                <Due key />
            </td>
        </tr>
    }
}

/// The tick of an open action among those shown. What is below takes its place, and the focus.
#[component]
fn Tick(key: ActionKey, among: Signal<Vec<ActionKey>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let press = move |done: bool| {
        let next = among.with_untracked(|keys| {
            let at = keys.iter().position(|one| *one == key)?;
            let before = || keys.get(at.checked_sub(1)?);
            keys.get(at + 1).or_else(before).copied()
        });
        tick(workbook, key, done);
        page::focus_soon(&match next {
            Some((_, id)) => format!("#open-{id}"),
            None => "#main".to_owned(),
        });
    };
    view! {
        <td class="sw2">
            <input
                type="checkbox"
                id=format!("open-{}", key.1)
                aria-label=move || action_name(workbook, key)
                prop:checked=move || read_action(workbook, key, |_, one| one.done).unwrap_or(false)
                on:change:target=move |event| press(event.target().checked())
            />
        </td>
    }
}

/// What is to be done, and where that was said.
#[component]
fn What(key: ActionKey) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let place =
        move || read_action(workbook, key, |entry, _| words::entry_name(entry)).unwrap_or_default();
    view! {
        <th scope="row" class="full">
            {move || action_name(workbook, key)}
            <br />
            <span class="quiet">{place}</span>
        </th>
    }
}

#[component]
fn Due(key: ActionKey) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let says = move || {
        let due = |one: &Action| words::due(one, &page::today());
        read_action(workbook, key, |_, one| due(one)).unwrap_or_default()
    };
    view! {
        <span class=move || if says().1 { "bad" } else { "muted" }>{move || says().0}</span>
    }
}

/// All actions, with a row for another.
#[component]
pub fn AllActions() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let done = Memo::new(move |_| {
        workbook.with_document(|document| document.activities.done_latest_first())
    });
    let any_done = Memo::new(move |_| done.with(|done| !done.is_empty()));
    let badge = open_badge(workbook);
    view! {
        <Card title="Open" flush=true aside=move || view! { {badge} }>
            <OpenTable />
            <NewAction />
        </Card>
        <Show when=move || any_done.get()>
            <Card title="Done" flush=true>
                <Table label="Done actions" deck=true attr:class="acts deck">
                    <ActionHead last="When" />
                    <tbody>
                        <For each=move || done.get() key=|key| *key let(key)>
                            <DoneRow key />
                        </For>
                    </tbody>
                </Table>
            </Card>
        </Show>
    }
}

#[component]
fn ActionHead(
    /// What the last column is called.
    last: &'static str,
    /// The owner is left out where there is little room.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">
                    <span class="vh">"Done"</span>
                </th>
                <HeadCell name="Action" />
                <HeadCell name="Owner" attr:class=brief.then_some("hide-s") />
                <HeadCell name=last />
            </tr>
        </thead>
    }
}

/// While somebody is in it, it keeps still: a date that is being typed moves its row when the table is left.
#[component]
fn OpenTable() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let held = RwSignal::new(false);
    let keys = Memo::new(move |shown: Option<&Vec<ActionKey>>| {
        let shown = shown.map_or(&[][..], Vec::as_slice);
        let held = held.get();
        workbook.with_document(|document| document.activities.due_first(shown, held))
    });
    let any = Memo::new(move |_| keys.with(|keys| !keys.is_empty()));
    view! {
        <p class="muted log-none" role="status">
            {move || workbook.with_document(|one| words::open_sentence(one, &page::today()))}
        </p>
        <Show when=move || any.get()>
            <Table label="Open actions" deck=true attr:class="acts deck">
                <ActionHead last="Due" />
                <tbody
                    on:focusin=move |_| held.set(true)
                    on:focusout=move |event| held.set(!leaves(&event))
                >
                    <For each=move || keys.get() key=|key| *key let(key)>
                        <OpenRow key among=keys.into() />
                    </For>
                </tbody>
            </Table>
        </Show>
    }
}

#[component]
fn OpenRow(key: ActionKey, among: Signal<Vec<ActionKey>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = Memo::new(move |_| action_name(workbook, key));
    view! {
        <tr class="hov">
            <Tick key among />
            <What key />
            <td data-l="Owner" class="half">
                <ActionText key name what="Owner" kind=TextKind::Text text=text_in!(owner) />
            </td>
            <td data-l="Due" class="half">
                <ActionText key name what="Due" kind=TextKind::Date text=text_in!(due) />
                <Due key />
            </td>
        </tr>
    }
}

#[component]
fn DoneRow(key: ActionKey) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let owner = move || read_action(workbook, key, |_, one| one.owner.clone()).unwrap_or_default();
    let when = move || read_action(workbook, key, |_, one| words::done(one)).unwrap_or_default();
    view! {
        <tr class="hov">
            <td class="sw2">
                <input
                    type="checkbox"
                    aria-label=move || format!("Done of {}", action_name(workbook, key))
                    prop:checked=true
                    on:change=move |_| tick(workbook, key, false)
                />
            </td>
            <What key />
            <td data-l="Owner" class="half">
                {owner}
            </td>
            <td data-l="When" class="half">
                <span class="mark">{when}</span>
            </td>
        </tr>
    }
}
