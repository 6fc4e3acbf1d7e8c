//! All that is still to be done, over all activities.

use std::cell::RefCell;

use crate::app::browser::page;
use crate::app::features::activities::log::activity_log::change_action;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::{text_field, tick_of};
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::records::activities::ActionKey;
use crate::document::{Action, LogEntry};
use crate::text::activities::activity_words::{due, entry_name, open_sentence};

/// Where the list begins, for those who are led here.
pub const OPEN_ACTIONS: &str = "#open-actions";

/// The list, what is due first at the top. Done, owner and date are said here, as a review needs it.
pub fn open_actions(workbook: Workbook) -> El {
    let sentence =
        move || workbook.with_document(|document| open_sentence(document, &page::today()));
    let heading = el("h2")
        .attr("id", "open-actions")
        .attr("tabindex", "-1")
        .text("Open actions");
    let any = move || match workbook
        .with_document(|document| document.activities.open_actions().count())
    {
        0 => Vec::new(),
        _ => vec![()],
    };
    el("section.fold.open-actions")
        .label("Open actions")
        .child(heading)
        .child(el("p").attr("role", "status").text_of(sentence))
        .rows(any, move |()| table(workbook))
}

fn table(workbook: Workbook) -> El {
    let held = Signal::new(false);
    let (holding, left) = (held.clone(), held.clone());
    let shown = RefCell::new(Vec::new());
    let keys = move || {
        // A date that is being typed moves its row only when the list is left.
        let held = held.get();
        let keys =
            workbook.with_document(|document| document.activities.due_first(&shown.borrow(), held));
        shown.replace(keys.clone());
        keys
    };
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = ["Action", "Owner", "Due", "From"].map(title);
    let body = el("tbody")
        .on("focusin", move |_| {
            if !holding.get() {
                holding.set(true);
            }
        })
        .on_leave(move || left.set(false))
        .rows(keys, move |key| row(workbook, *key));
    el("table.sheet")
        .label("Open actions")
        .child(el("thead").child(el("tr").children(titles.into())))
        .child(body)
}

fn read<T>(
    workbook: Workbook,
    key: ActionKey,
    read: impl FnOnce(&LogEntry, &Action) -> T,
) -> Option<T> {
    workbook.with_document(|document| {
        let (entry, action) = document.activities.action(key)?;
        Some(read(entry, action))
    })
}

fn row(workbook: Workbook, key: ActionKey) -> El {
    let what = move || {
        let text = read(workbook, key, |_, action| action.what.trim().to_owned());
        text.unwrap_or_default()
    };
    let done = move |done: bool| {
        // Decided before the row goes: the one below takes its place.
        let next = workbook.with_document(|document| {
            let keys = document.activities.due_first(&[], false);
            let at = keys.iter().position(|one| *one == key)?;
            let before = || keys.get(at.checked_sub(1)?);
            keys.get(at + 1).or_else(before).copied()
        });
        workbook.edit(change_action(workbook, key, |action| action.done = done));
        when_drawn(move || {
            page::focus(&match next {
                Some((_, id)) => format!("#open-{id} input"),
                None => OPEN_ACTIONS.to_owned(),
            });
        });
    };
    let text = move |name: &'static str, pick: fn(&mut Action) -> &mut String| {
        let read = move || {
            let mut action = read(workbook, key, |_, action| action.clone());
            let text = action.as_mut().map(|action| std::mem::take(pick(action)));
            text.unwrap_or_default()
        };
        let write = move |text| change_action(workbook, key, |action| *pick(action) = text);
        text_field(workbook, read, write).named(name, what)
    };
    let when = move || {
        let found = read(workbook, key, |_, action| due(action, &page::today()))?;
        let class = if found.1 {
            "small.echo.bad"
        } else {
            "small.echo"
        };
        Some(el(class).text(&found.0))
    };
    let place = move || read(workbook, key, |entry, _| entry_name(entry)).unwrap_or_default();
    let cell = |label: &str| el("td").attr("data-label", label);
    let owner = text("Owner", |action| &mut action.owner).attr("placeholder", "nobody's yet");
    let due = text("Due", |action| &mut action.due).attr("type", "date");
    el("tr")
        .attr("id", &format!("open-{}", key.1))
        .child(
            el("th")
                .attr("scope", "row")
                .child(tick_of(what, || false, done)),
        )
        .child(cell("Owner").child(owner))
        .child(cell("Due").child(due).maybe(when))
        .child(cell("From").child(el("small.note").text_of(place)))
}
