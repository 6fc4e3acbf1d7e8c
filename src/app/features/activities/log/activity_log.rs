//! The log of an activity: what was done, when, by whom, and what follows.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::browser::page;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::{bare_tick, text_area, text_field};
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::records::activities::ActionKey;
use crate::document::{Action, Activities, Activity, Edit, LogEntry, RowId};
use crate::text::activities::activity_words as words;
use crate::text::activities::activity_words::entry_line;

/// The log, the newest entry first and open.
pub fn activity_log(workbook: Workbook, activity: Activity) -> El {
    let held = Signal::new(false);
    let (holding, left) = (held.clone(), held.clone());
    let shown = Rc::new(RefCell::new(Vec::new()));
    let newest = shown.clone();
    let entries = move || {
        // A date that is being typed moves its entry only when the list is left.
        let held = held.get();
        let ids = workbook.with_document(|document| {
            let activities = &document.activities;
            activities.newest_first(activity, &shown.borrow(), held)
        });
        shown.replace(ids.clone());
        ids
    };
    let add = el("button.line")
        .attr("id", &format!("add-{}", activity.name()))
        .text("Add entry")
        .label(&format!("Add entry: {}", activity.title()))
        .tap(move || add_entry(workbook, activity, String::new()));
    let list = el("div")
        .on("focusin", move |_| {
            if !holding.get() {
                holding.set(true);
            }
        })
        .on_leave(move || left.set(false))
        .rows(entries, move |id| {
            entry(workbook, *id, newest.borrow().first() == Some(id))
        });
    el("div.log")
        .child(el("div.log-head").child(el("h3").text("Log")).child(add))
        .child(list)
}

/// Adds an entry of today, and puts the focus into it.
pub fn add_entry(workbook: Workbook, activity: Activity, notes: String) {
    let entry = new_entry(activity, notes);
    let id = entry.id;
    workbook.edit(changed(workbook, |activities| activities.log.push(entry)));
    when_drawn(move || {
        // An entry dated later is the one that stands open.
        page::unfold_around(&format!("#people-{id}"));
        page::focus(&format!("#people-{id}"));
    });
}

/// An entry of today.
pub fn new_entry(activity: Activity, notes: String) -> LogEntry {
    LogEntry {
        activity,
        date: page::today(),
        notes,
        ..LogEntry::blank(page::new_id())
    }
}

/// The edit that changes what was done together.
pub fn changed(workbook: Workbook, with: impl FnOnce(&mut Activities)) -> Edit {
    let mut activities = workbook.with_document(|document| document.activities.clone());
    with(&mut activities);
    Edit::SetActivities(activities)
}

/// Reads an entry, while it is there.
fn read<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&LogEntry) -> T) -> Option<T> {
    workbook.with_document(|document| document.activities.entry(id).map(read))
}

fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut LogEntry)) -> Edit {
    changed(workbook, |activities| {
        if let Some(entry) = activities.entry_mut(id) {
            with(entry);
        }
    })
}

fn called(workbook: Workbook, id: RowId) -> String {
    read(workbook, id, words::entry_name).unwrap_or_default()
}

fn entry(workbook: Workbook, id: RowId, open: bool) -> El {
    let text = move |pick: fn(&mut LogEntry) -> &mut String| {
        let read = move || {
            let mut entry = read(workbook, id, LogEntry::clone);
            let text = entry.as_mut().map(|entry| std::mem::take(pick(entry)));
            text.unwrap_or_default()
        };
        text_field(workbook, read, move |text| {
            change(workbook, id, |entry| *pick(entry) = text)
        })
    };
    let date = text(|entry| &mut entry.date)
        .attr("type", "date")
        .named("Date", move || called(workbook, id));
    let people = text(|entry| &mut entry.people)
        .attr("id", &format!("people-{id}"))
        .named("Who was there", move || called(workbook, id));
    let summary = el("summary").text_of(move || read(workbook, id, entry_line).unwrap_or_default());
    let mut drawn = el("details.entry");
    if open {
        drawn = drawn.attr("open", "");
    }
    let add = el("button.line")
        .attr("id", &format!("add-action-{id}"))
        .text("Add action")
        .label_of(move || format!("Add action: {}", called(workbook, id)))
        .tap(move || add_action(workbook, id));
    let delete = el("button")
        .text("Delete entry")
        .label_of(move || format!("Delete entry: {}", called(workbook, id)))
        .tap(move || delete_entry(workbook, id));
    drawn
        .child(summary)
        .child(
            el("div.fields")
                .child(el("label").text("Date").child(date))
                .child(el("label.wide").text("Who was there").child(people)),
        )
        .child(
            el("label.wide")
                .text("Notes")
                .child(notes_area(workbook, id)),
        )
        .child(el("pre.on-paper").text_of(move || notes(workbook, id)))
        .child(actions(workbook, id))
        .child(el("p.actions").child(add).child(delete))
}

fn notes(workbook: Workbook, id: RowId) -> String {
    read(workbook, id, |entry| entry.notes.clone()).unwrap_or_default()
}

/// The field of an entry's notes; a drill shows it a second time.
pub fn notes_area(workbook: Workbook, id: RowId) -> El {
    let read = move || notes(workbook, id);
    let write = move |text| change(workbook, id, |entry| entry.notes = text);
    text_area(workbook, "6", read, write).named("Notes", move || called(workbook, id))
}

fn delete_entry(workbook: Workbook, id: RowId) {
    let activity = read(workbook, id, |entry| entry.activity);
    workbook.edit(changed(workbook, |activities| {
        activities.log.retain(|entry| entry.id != id);
    }));
    if let Some(activity) = activity {
        page::focus(&format!("#add-{}", activity.name()));
    }
}

/// The table of an entry's actions; not shown while there is none.
fn actions(workbook: Workbook, id: RowId) -> El {
    let keys = move || {
        let keys = |entry: &LogEntry| entry.actions.iter().map(|one| one.id).collect::<Vec<_>>();
        read(workbook, id, keys).unwrap_or_default()
    };
    let any = move || {
        if keys().is_empty() {
            Vec::new()
        } else {
            vec![()]
        }
    };
    el("div").rows(any, move |()| {
        let title = |text: &str| el("th").attr("scope", "col").text(text);
        let titles = ["Action", "Owner", "Due", "Done"].map(title);
        el("table.sheet")
            .label_of(move || format!("Actions: {}", called(workbook, id)))
            .child(el("thead").child(el("tr").children(titles.into()).child(el("td"))))
            .child(el("tbody").rows(keys, move |action| action_row(workbook, id, *action)))
    })
}

fn action_row(workbook: Workbook, entry: RowId, id: RowId) -> El {
    let key = (entry, id);
    let name = move || {
        let what = action(workbook, key, |action| action.what.trim().to_owned());
        let what = what.unwrap_or_default();
        match what.is_empty() {
            true => "action".to_owned(),
            false => what,
        }
    };
    let text = move |what: &'static str, pick: fn(&mut Action) -> &mut String| {
        let read = move || {
            let mut held = action(workbook, key, Action::clone);
            let text = held.as_mut().map(|action| std::mem::take(pick(action)));
            text.unwrap_or_default()
        };
        let write = move |text| change_action(workbook, key, |action| *pick(action) = text);
        text_field(workbook, read, write).named(what, name)
    };
    let what = text("Action", |action| &mut action.what)
        .attr("id", &format!("action-{id}"))
        .attr("placeholder", "What");
    let due = text("Due", |action| &mut action.due).attr("type", "date");
    let done = bare_tick(
        move || action(workbook, key, |action| action.done).unwrap_or(false),
        move |done| workbook.edit(change_action(workbook, key, |action| action.done = done)),
    );
    let overdue = move || {
        let overdue = action(workbook, key, |one| one.is_overdue(&page::today()));
        let overdue = overdue.unwrap_or(false);
        overdue.then(|| el("small.echo.bad").text("overdue"))
    };
    let delete = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", name()))
        .tap(move || delete_action(workbook, entry, id));
    let cell = |label: &str| el("td").attr("data-label", label);
    let owner = text("Owner", |action| &mut action.owner);
    el("tr")
        .child(el("th.name").attr("scope", "row").child(what))
        .child(cell("Owner").child(owner))
        .child(cell("Due").child(due).maybe(overdue))
        .child(cell("Done").child(done.named("Done", name)))
        .child(el("td.verbs").child(delete))
}

fn action<T>(workbook: Workbook, key: ActionKey, show: impl FnOnce(&Action) -> T) -> Option<T> {
    workbook.with_document(|document| Some(show(document.activities.action(key)?.1)))
}

/// The edit that changes an action.
pub fn change_action(workbook: Workbook, key: ActionKey, with: impl FnOnce(&mut Action)) -> Edit {
    change(workbook, key.0, |entry| {
        let mut all = entry.actions.iter_mut();
        if let Some(action) = all.find(|one| one.id == key.1) {
            with(action);
        }
    })
}

fn add_action(workbook: Workbook, entry: RowId) {
    let id = page::new_id();
    workbook.edit(change(workbook, entry, |entry| {
        entry.actions.push(Action::blank(id));
    }));
    when_drawn(move || page::focus(&format!("#action-{id}")));
}

fn delete_action(workbook: Workbook, entry: RowId, id: RowId) {
    let next = read(workbook, entry, |entry| {
        let at = entry.actions.iter().position(|one| one.id == id)?;
        let next = entry.actions.get(at + 1);
        let next = next.or_else(|| entry.actions.get(at.checked_sub(1)?));
        next.map(|one| one.id)
    });
    workbook.edit(change(workbook, entry, |entry| {
        entry.actions.retain(|one| one.id != id);
    }));
    page::focus(&match next.flatten() {
        Some(next) => format!("#action-{next}"),
        None => format!("#add-action-{entry}"),
    });
}
