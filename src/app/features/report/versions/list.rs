//! The versions that are saved.

use leptos::prelude::*;

use crate::analysis::comparison::Side;
use crate::app::browser::{files, page};
use crate::app::features::report::versions::compared::Compared;
use crate::app::features::report::versions::kept::set_versions;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, HeadCell, IconButton, Table, icons, keeps_text};
use crate::codec::versions::{name_of_its_own, opened, version_name};
use crate::document::{Edit, RowId, Snapshot};
use crate::report::comparison::change_words::minutes;

/// The card with their table.
#[component]
pub fn VersionList(compared: Compared) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let ids = Memo::new(move |_| {
        workbook.with_document(|document| {
            let all = document.snapshots.iter();
            all.map(|one| one.id).collect::<Vec<_>>()
        })
    });
    view! {
        <Card title="Saved versions" flush=true class="no-print">
            <Table label="Saved versions" deck=true>
                <thead>
                    <tr>
                        <HeadCell name="Name" />
                        <HeadCell name="Saved on" />
                        <HeadCell name="Bad minutes a year" num=true />
                        <th>
                            <span class="vh">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || ids.get()
                        key=|id| *id
                        children=move |id| view! { <VersionRow id compared /> }
                    />
                </tbody>
            </Table>
        </Card>
    }
}

/// Reads a version, while it is there.
fn read<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&Snapshot) -> T) -> Option<T> {
    workbook.with_document(|document| {
        let mut all = document.snapshots.iter();
        all.find(|one| one.id == id).map(read)
    })
}

#[component]
fn VersionRow(id: RowId, compared: Compared) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let called = Memo::new(move |_| read(workbook, id, version_name).unwrap_or_default());
    // A version never changes, so that it is read once for its row.
    let (taken, total) = untrack(|| {
        let total = read(workbook, id, opened)
            .map(|opened| opened.map(|opened| minutes(Side::of(&opened.engagement).total())));
        let taken = read(workbook, id, |one| one.taken.clone());
        (taken.unwrap_or_default(), total)
    });
    let (total, wrong) = match total {
        Some(Err(why)) => (None, Some(why)),
        total => (total.and_then(Result::ok), None),
    };
    let reads = total.map(|total| view! { <Reads id called total compared /> });
    let wrong = wrong.map(|why| {
        view! {
            <td class="bad full" colspan="2" data-l="">
                {why}
                " "
                <Rest id called />
            </td>
        }
    });
    view! {
        <tr>
            <td class="full" data-l="">
                <NameField id called />
            </td>
            <td class="nowrap half" data-l="Saved on">
                {taken}
            </td>
            {reads}
            {wrong}
        </tr>
    }
}

#[component]
fn NameField(id: RowId, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown = move || read(workbook, id, |one| one.name.clone()).unwrap_or_default();
    let set = move |text: String| {
        let mut all = workbook
            .document
            .with_untracked(|document| document.snapshots.clone());
        if let Some(one) = all.iter_mut().find(|one| one.id == id) {
            one.name = text;
        }
        workbook.edit_in_field(Edit::SetSnapshots(all));
    };
    view! {
        <input
            class="ed"
            type="text"
            autocomplete="off"
            id=format!("version-{id}")
            aria-label=move || format!("Name of {}", called.get())
            use:keeps_text=Signal::derive(shown)
            on:focus=move |_| workbook.enter_field()
            on:input:target=move |event| set(event.target().value())
        />
    }
}

/// What a version that can be read comes to, and what can be done with it.
#[component]
fn Reads(id: RowId, called: Memo<String>, total: String, compared: Compared) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let compare = move || {
        compared.with_now(id);
        page::focus("#compare-before");
    };
    let label = move |verb: &'static str, say: &'static str| {
        move || format!("{verb} {}{say}", called.get())
    };
    view! {
        <td class="num half" data-l="Bad minutes a year">
            {total}
        </td>
        <td class="full" data-l="">
            <span class="row end">
                <Button
                    small=true
                    attr:aria-label=label("Compare", " with as it is now")
                    on_press=compare
                >
                    "Compare"
                </Button>
                <Button
                    small=true
                    attr:aria-label=label("Open", " as an engagement of its own")
                    on_press=move || open(workbook, id)
                >
                    "Open"
                </Button>
                <Rest id called />
            </span>
        </td>
    }
}

/// What can be done with any version.
#[component]
fn Rest(id: RowId, called: Memo<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! {
        <IconButton
            icon=icons::EXPORT
            small=true
            name=Signal::derive(move || format!("Download {}", called.get()))
            on_press=move || download(workbook, id)
        />
        <IconButton
            icon=icons::TRASH
            small=true
            danger=true
            name=Signal::derive(move || format!("Delete {}", called.get()))
            on_press=move || delete(workbook, id)
        />
    }
}

fn open(workbook: Workbook, id: RowId) {
    let found = workbook.document.with_untracked(|document| {
        let version = document.snapshots.iter().find(|one| one.id == id)?;
        Some((opened(version), name_of_its_own(version, document)))
    });
    match found {
        Some((Ok(opened), name)) => {
            let mut engagement = opened.engagement;
            engagement.id = page::new_id();
            engagement.name = name;
            workbook.take_over(engagement);
            for note in opened.notes {
                workbook.notify(note, None);
            }
        }
        Some((Err(why), _)) => workbook.notify(why, None),
        None => {}
    }
}

/// The text as it is kept, readable or not.
fn download(workbook: Workbook, id: RowId) {
    let found = workbook.document.with_untracked(|document| {
        let version = document.snapshots.iter().find(|one| one.id == id)?;
        Some((name_of_its_own(version, document), version.file.clone()))
    });
    if let Some((name, text)) = found {
        let name = files::file_name(&name, "bad-minutes.json");
        workbook.try_browser(files::download(&name, "application/json", &text));
    }
}

/// The focus goes to the row that takes the place, or to the way to a new one.
fn delete(workbook: Workbook, id: RowId) {
    let mut focus = "#save-version".to_owned();
    set_versions(workbook, |all| {
        let at = all.iter().position(|one| one.id == id).unwrap_or(0);
        all.retain(|one| one.id != id);
        if let Some(next) = all.get(at).or(all.last()) {
            focus = format!("#version-{}", next.id);
        }
    });
    page::focus_soon(&focus);
}
