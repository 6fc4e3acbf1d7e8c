//! How to read and change the log.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::route::{ActivitiesView, Page, Route};
use crate::app::state::workbook::Workbook;
use crate::document::records::activities::ActionKey;
use crate::document::{Action, Activities, Activity, Edit, LogEntry, RowId};

/// The entry that is opened next and takes the focus. The Activities page has one.
#[derive(Clone, Copy)]
pub struct NextEntry(RwSignal<Option<RowId>>);

impl NextEntry {
    /// None yet.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// Opens this entry.
    pub fn open(self, id: RowId) {
        self.0.set(Some(id));
    }

    /// Whether it is this one, which is then no longer next.
    pub fn takes(self, id: RowId) -> bool {
        let is_it = self.0.get() == Some(id);
        if is_it {
            self.0.set(None);
        }
        is_it
    }
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

/// Adds an entry of today and opens it: where its log is shown, else in the whole log.
pub fn add_entry(workbook: Workbook, next: NextEntry, activity: Activity, notes: String) {
    let entry = new_entry(activity, notes);
    let id = entry.id;
    workbook.edit(changed(workbook, |activities| activities.log.push(entry)));
    next.open(id);
    let shown = untrack(|| workbook.page());
    let shows = matches!(shown, Page::Activities(view) if has_log_of(view, activity));
    if !shows {
        let log = Page::Activities(ActivitiesView::Log);
        page::go(&Route::Workbook(untrack(|| workbook.open_id()), log).to_string());
    }
}

/// The activity of a tool.
pub const fn activity_of(view: ActivitiesView) -> Option<Activity> {
    match view {
        ActivitiesView::Overview
        | ActivitiesView::Log
        | ActivitiesView::Actions
        | ActivitiesView::Calibration => None,
        ActivitiesView::Review => Some(Activity::Review),
        ActivitiesView::Runbooks => Some(Activity::Runbooks),
        ActivitiesView::Wheel => Some(Activity::Wheel),
        ActivitiesView::Premortem | ActivitiesView::Silent => Some(Activity::Premortem),
        ActivitiesView::Map => Some(Activity::Map),
    }
}

fn has_log_of(view: ActivitiesView, activity: Activity) -> bool {
    view == ActivitiesView::Log || activity_of(view) == Some(activity)
}

/// The edit that changes what was done together.
pub fn changed(workbook: Workbook, with: impl FnOnce(&mut Activities)) -> Edit {
    let mut activities = workbook
        .document
        .with_untracked(|document| document.activities.clone());
    with(&mut activities);
    Edit::SetActivities(activities)
}

/// The edit that changes an entry.
pub fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut LogEntry)) -> Edit {
    changed(workbook, |activities| {
        if let Some(entry) = activities.entry_mut(id) {
            with(entry);
        }
    })
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

/// Reads an entry, while it is there.
pub fn read<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&LogEntry) -> T) -> Option<T> {
    workbook.with_document(|document| document.activities.entry(id).map(read))
}

/// Reads an action with its entry, while it is there.
pub fn read_action<T>(
    workbook: Workbook,
    key: ActionKey,
    read: impl FnOnce(&LogEntry, &Action) -> T,
) -> Option<T> {
    workbook.with_document(|document| {
        let (entry, action) = document.activities.action(key)?;
        Some(read(entry, action))
    })
}

/// What an action is called.
pub fn action_name(workbook: Workbook, key: ActionKey) -> String {
    let what = read_action(workbook, key, |_, action| action.what.trim().to_owned());
    match what.unwrap_or_default() {
        what if what.is_empty() => "action".to_owned(),
        what => what,
    }
}

/// Ticks an action as done today, or opens it again.
pub fn tick(workbook: Workbook, key: ActionKey, done: bool) {
    let tick = |action: &mut Action| action.tick(done, &page::today());
    workbook.edit(change_action(workbook, key, tick));
}
