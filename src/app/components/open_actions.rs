//! All that is still to be done, over all activities.

use super::activity_log::change_action;
use super::field::tick_of;
use crate::app::browser::page;
use crate::app::desk::Desk;
use crate::app::view::{El, el, when_drawn};
use crate::format::activity_words::{due, entry_name, open_sentence};
use crate::model::{Action, LogEntry, RowId};

/// Where the list begins, for those who are led here.
pub const OPEN_ACTIONS: &str = "#open-actions";

/// The list, what is due first at the top; done is said here.
pub fn open_actions(desk: Desk) -> El {
    let sentence = move || desk.with_document(|document| open_sentence(document, &page::today()));
    let heading = el("h2")
        .attr("id", "open-actions")
        .attr("tabindex", "-1")
        .text("Open actions");
    el("section.fold.open-actions")
        .label("Open actions")
        .child(heading)
        .child(el("p").attr("role", "status").text_of(sentence))
        .child(el("ul").rows(move || keys(desk), move |key| row(desk, *key)))
}

/// An action with the entry it stands in.
type Key = (RowId, RowId);

fn keys(desk: Desk) -> Vec<Key> {
    desk.with_document(|document| {
        let open = document.activities.due_first();
        open.iter()
            .map(|(entry, action)| (entry.id, action.id))
            .collect()
    })
}

fn read<T>(desk: Desk, (entry, id): Key, read: impl FnOnce(&LogEntry, &Action) -> T) -> Option<T> {
    desk.with_document(|document| {
        let entry = document.activities.entry(entry)?;
        let action = entry.actions.iter().find(|one| one.id == id)?;
        Some(read(entry, action))
    })
}

fn row(desk: Desk, key: Key) -> El {
    let what = move || {
        let text = read(desk, key, |_, action| action.what.trim().to_owned());
        text.unwrap_or_default()
    };
    let done = move |done: bool| {
        // Decided before the row goes: the one below takes its place.
        let keys = keys(desk);
        let at = keys.iter().position(|one| *one == key).unwrap_or_default();
        let next = keys.get(at + 1).or(keys.get(at.wrapping_sub(1))).copied();
        desk.edit(change_action(desk, key.0, key.1, |action| {
            action.done = done;
        }));
        when_drawn(move || {
            page::focus(&match next {
                Some((_, id)) => format!("#open-{id} input"),
                None => OPEN_ACTIONS.to_owned(),
            });
        });
    };
    let owner = move || {
        let text = read(desk, key, |_, action| action.owner.trim().to_owned());
        match text.unwrap_or_default() {
            owner if owner.is_empty() => "nobody's yet".to_owned(),
            owner => owner,
        }
    };
    let when = move || {
        let found = read(desk, key, |_, action| due(action, &page::today()));
        let (text, overdue) = found.unwrap_or_default();
        let class = if overdue { "span.bad" } else { "span" };
        vec![el(class).text(&text)]
    };
    let place = move || read(desk, key, |entry, _| entry_name(entry)).unwrap_or_default();
    el("li")
        .attr("id", &format!("open-{}", key.1))
        .child(tick_of(what, || false, done))
        .child(
            el("span.note")
                .child(el("span").text_of(owner))
                .text(" · ")
                .child(el("span").part(when))
                .text(" · ")
                .child(el("span").text_of(place)),
        )
}
