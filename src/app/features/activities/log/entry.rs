//! One entry of the log: a line, and its fields once it is opened.

use leptos::html;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::{NextEntry, change, changed, read};
use crate::app::features::activities::log::entry_actions::{EntryActions, add_action};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Badge, Button, ButtonKind, Icon, IconSize, TextArea, TextField, TextKind, Toast, Tone, icons,
    use_toasts,
};
use crate::document::records::record::Kind;
use crate::document::{Edit, LogEntry, RowId, TextIn, text_in};
use crate::text::activities::activity_words::{entry_day, entry_name, follows};

/// The entry.
#[component]
pub fn Entry(
    id: RowId,
    /// It stands among those of other activities.
    is_one_of: bool,
    /// It opens by itself when it is new.
    opens: bool,
) -> impl IntoView {
    let next: NextEntry = expect_context();
    let open = RwSignal::new(false);
    let node: NodeRef<html::Details> = NodeRef::new();
    Effect::new(move || {
        if opens && next.takes(id) {
            open.set(true);
            let field = format!("#people-{id}");
            page::focus_soon(&field);
        }
    });
    let toggled = move |_| {
        if let Some(node) = node.get_untracked() {
            open.set(node.open());
        }
    };
    view! {
        <div role="listitem">
            <details
                class="log-entry"
                id=format!("entry-{id}")
                node_ref=node
                prop:open=move || open.get()
                on:toggle=toggled
            >
                <summary>
                    <Line id is_one_of />
                </summary>
                <Show when=move || open.get()>
                    <Fields id />
                </Show>
            </details>
        </div>
    }
}

/// What stands in the log while the entry is closed.
#[component]
fn Line(id: RowId, is_one_of: bool) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let text =
        move |of: fn(&LogEntry) -> String| move || read(workbook, id, of).unwrap_or_default();
    let people = text(|entry| entry.people.trim().to_owned());
    let title = move || match is_one_of {
        true => read(workbook, id, |entry| entry.activity.title().to_owned()).unwrap_or_default(),
        false => match people() {
            who if who.is_empty() => "Nobody named".to_owned(),
            who => who,
        },
    };
    let state = move || {
        let (says, open) = read(workbook, id, follows)??;
        Some(match open {
            true => view! { <Badge tone=Tone::Warn>{says}</Badge> }.into_any(),
            false => view! {
                <span class="mark">
                    <Icon glyph=icons::CHECK size=IconSize::Small />
                    {says}
                </span>
            }
            .into_any(),
        })
    };
    view! {
        <time class="quiet">{text(entry_day)}</time>
        <span class="log-what">
            <b>{title}</b>
            {is_one_of.then(|| view! { " "<span class="quiet">{people}</span> })}
            <span class="log-notes muted">{text(|entry| entry.notes.trim().to_owned())}</span>
        </span>
        {state}
    }
}

#[component]
fn Fields(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let called = Memo::new(move |_| read(workbook, id, entry_name).unwrap_or_default());
    let delete = move || {
        let Some(entry) = untrack(|| read(workbook, id, LogEntry::clone)) else {
            return;
        };
        let edit = changed(workbook, |activities| {
            activities.log.retain(|entry| entry.id != id);
        });
        let kept = entry.clone();
        let back = workbook.delete_with_way_back((Kind::LogEntry, id), edit, move |now| {
            let mut activities = now.activities.clone();
            activities.log.push(kept.clone());
            Edit::SetActivities(activities)
        });
        let toast = Toast::done(format!("{} is deleted.", entry_name(&entry)));
        toasts.show(toast.action("Undo", move || back()));
        page::focus("#main");
    };
    view! {
        <div class="log-fields">
            <div class="log-who">
                <Text
                    id
                    called
                    name="Date"
                    kind=TextKind::Date
                    text=text_in!(date)
                    field=format!("date-{id}")
                />
                <Text
                    id
                    called
                    name="Who was there"
                    kind=TextKind::Text
                    text=text_in!(people)
                    field=format!("people-{id}")
                />
            </div>
            <NotesField id label=Signal::derive(move || format!("Notes of {}", called.get())) />
            <EntryActions entry=id called />
            <div class="row wrap">
                <Button
                    small=true
                    icon=icons::PLUS
                    attr:id=format!("add-action-{id}")
                    attr:aria-label=move || format!("Add action: {}", called.get())
                    on_press=move || add_action(workbook, id)
                >
                    "Add action"
                </Button>
                <Button
                    small=true
                    kind=ButtonKind::Quiet
                    attr:aria-label=move || format!("Delete entry: {}", called.get())
                    on_press=delete
                >
                    "Delete entry"
                </Button>
            </div>
        </div>
    }
}

#[component]
fn Text(
    id: RowId,
    called: Memo<String>,
    name: &'static str,
    kind: TextKind,
    text: TextIn<LogEntry>,
    #[prop(into)] field: String,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let value = move || read(workbook, id, |entry| text.of(entry).to_owned()).unwrap_or_default();
    let write = move |typed: String| {
        workbook.edit_in_field(change(workbook, id, |entry| text.set(entry, typed)));
    };
    view! {
        <div>
            <span class="lab" aria-hidden="true">
                {name}
            </span>
            <TextField
                label=Signal::derive(move || format!("{name} of {}", called.get()))
                hide_label=true
                kind=kind
                value=Signal::derive(value)
                id=field
                on:focusin=move |_| workbook.enter_field()
                on_input=write
            />
        </div>
    }
}

/// The notes of an entry; a drill shows them a second time.
#[component]
pub fn NotesField(
    /// Whose notes.
    id: RowId,
    /// What stands above it.
    #[prop(default = "Notes")]
    name: &'static str,
    /// The name of the field.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let notes = move || read(workbook, id, |entry| entry.notes.clone()).unwrap_or_default();
    let write = move |text: String| {
        workbook.edit_in_field(change(workbook, id, |entry| entry.notes = text));
    };
    view! {
        <div>
            <span class="lab" aria-hidden="true">
                {name}
            </span>
            <TextArea
                label=label
                hide_label=true
                rows=5
                value=Signal::derive(notes)
                on:focusin=move |_| workbook.enter_field()
                on_input=write
            />
        </div>
    }
}
