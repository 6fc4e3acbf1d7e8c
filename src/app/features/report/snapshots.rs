//! Saved versions of the engagement: taken, listed, opened, held against each other.

use crate::analysis::comparison::Side;
use crate::app::browser::{files, page};
use crate::app::features::report::comparison::{Compared, comparison};
use crate::app::old::signals::Signal;
use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, Read, el, reader, when_drawn};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::codec::versions::{name_of_its_own, opened, saved, usual_name, version_name};
use crate::document::{Edit, RowId, Snapshot};
use crate::report::comparison_words::minutes;

/// The section with its table and the comparison.
pub fn snapshots(workbook: Workbook, odds: OddsState) -> El {
    let compared = Compared::new(workbook, odds);
    let (rows, shown) = (compared.clone(), compared);
    let any = move || match ids(workbook).is_empty() {
        true => Vec::new(),
        false => vec![()],
    };
    el("section.fold.versions")
        .child(el("h2").text("Saved versions"))
        .child(el("p.note").text("A version is the whole engagement as it is at a moment, kept inside it and in its file. Save one before something changes, and see later what that bought."))
        .child(save_form(workbook))
        .rows(any, move |()| {
            let title = |text: &str| el("th").attr("scope", "col").text(text);
            let titles = [
                title("Name"),
                title("Saved on"),
                title("Bad minutes a year").class("number"),
            ];
            let compared = rows.clone();
            let row = move |id: &RowId| version_row(workbook, *id, compared.clone());
            let table = el("table.sheet")
                .label("Saved versions")
                .child(el("thead").child(el("tr").children(titles.into()).child(el("td"))))
                .child(el("tbody").rows(move || ids(workbook), row));
            el("div").child(table).child(comparison(workbook, odds, shown.clone()))
        })
}

fn ids(workbook: Workbook) -> Vec<RowId> {
    workbook.with_document(|document| document.snapshots.iter().map(|one| one.id).collect())
}

fn save_form(workbook: Workbook) -> El {
    let (name, told) = (Signal::new(String::new()), Signal::new(String::new()));
    let (shown, typed, said) = (name.clone(), name.clone(), told.clone());
    let field = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr_of("placeholder", move || {
            workbook.with_document(|document| usual_name(document, &page::today()))
        })
        .value_of(move || shown.get())
        .on_input(move |text| typed.set(text));
    let save = move || {
        let versions = workbook
            .with_document(|document| saved(document, page::new_id(), &name.get(), &page::today()));
        match versions {
            Ok(versions) => {
                let last = versions.last().map(version_name).unwrap_or_default();
                workbook.edit(Edit::SetSnapshots(versions));
                name.set(String::new());
                told.set(format!("Saved the version \"{last}\"."));
            }
            Err(why) => told.set(why),
        }
    };
    let by_key = save.clone();
    let field = field.on_key(move |event| {
        if event.key() == "Enter" {
            by_key();
        }
    });
    let button = el("button.line")
        .attr("id", "save-version")
        .text("Save a version")
        .tap(save);
    el("div.fields.save")
        .child(el("label").text("Name of the version").child(field))
        .child(button)
        .child(
            el("span.note")
                .attr("role", "status")
                .text_of(move || said.get()),
        )
}

/// Reads a version, while it is there.
fn read<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&Snapshot) -> T) -> Option<T> {
    workbook.with_document(|document| {
        let mut all = document.snapshots.iter();
        all.find(|one| one.id == id).map(read)
    })
}

fn version_row(workbook: Workbook, id: RowId, compared: Compared) -> El {
    let called = move || read(workbook, id, version_name).unwrap_or_default();
    let shown = move || read(workbook, id, |one| one.name.clone()).unwrap_or_default();
    let name = text_field(workbook, shown, move |text| {
        let mut all = workbook.with_document(|document| document.snapshots.clone());
        if let Some(one) = all.iter_mut().find(|one| one.id == id) {
            one.name = text;
        }
        Edit::SetSnapshots(all)
    });
    let name = name
        .attr("id", &format!("version-{id}"))
        .named("Name", called);
    let taken = read(workbook, id, |one| one.taken.clone()).unwrap_or_default();
    // A version never changes, so that it is read once for its row.
    let total = read(workbook, id, opened)
        .map(|opened| opened.map(|opened| minutes(Side::of(&opened.engagement).total())));
    let cell = |label: &str| el("td").attr("data-label", label);
    let verb = |text: &'static str, say: &'static str, act: Read<()>| {
        el("button")
            .text(text)
            .label_of(move || format!("{text} {}{say}", called()))
            .tap(move || act.call(()))
    };
    let compare = move || {
        compared.with_now(id);
        page::focus("#compare-before");
    };
    let mut row = el("tr")
        .child(cell("Name").child(name))
        .child(cell("Saved on").text(&taken));
    let mut verbs = el("td.verbs");
    match total {
        Some(Err(why)) => row = row.child(el("td.problem").text(&why)),
        total => {
            let total = total.and_then(Result::ok).unwrap_or_default();
            row = row.child(cell("Bad minutes a year").class("number").text(&total));
            verbs = verbs
                .child(verb("Compare", " with as it is now", reader(compare)))
                .child(verb(
                    "Open",
                    " as an engagement of its own",
                    reader(move || open(workbook, id)),
                ));
        }
    }
    row.child(
        verbs
            .child(verb("Download", "", reader(move || download(workbook, id))))
            .child(verb("Delete", "", reader(move || delete(workbook, id)))),
    )
}

fn open(workbook: Workbook, id: RowId) {
    let found = workbook.with_document(|document| {
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
    let found = workbook.with_document(|document| {
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
    let mut all = workbook.with_document(|document| document.snapshots.clone());
    let at = all.iter().position(|one| one.id == id).unwrap_or(0);
    all.retain(|one| one.id != id);
    let next = all.get(at).or(all.last());
    let focus = match next {
        Some(next) => format!("#version-{}", next.id),
        None => "#save-version".to_owned(),
    };
    workbook.edit(Edit::SetSnapshots(all));
    when_drawn(move || page::focus(&focus));
}
