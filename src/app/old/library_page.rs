//! The library: the engagements kept in this browser.

use leptos::prelude::Track;

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::old::signals::Signal;

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::page;
use crate::app::features::library::examples;
use crate::app::features::library::examples::EXAMPLES;
use crate::app::old::message::{download_bytes, link};
use crate::app::old::open_file::open_file_button;
use crate::app::old::view::{El, Read, el, follow, reader, when_drawn};
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::document::{Edit, Engagement, EngagementId};
use crate::grammar::search::{called, has};
use crate::store::{self, Listed, Listing, StorageError, Unreadable};
use crate::text::figures::{figure, period};

/// All engagements, and the ways to begin one.
pub fn library(workbook: Workbook) -> El {
    let search = Signal::new(String::new());
    let listing = Signal::new(Ok(Listing::default()));
    let read = listing.clone();
    follow(move || {
        workbook.shelf_changed.track();
        read.set(workbook.with_storage(|storage| store::list(storage, &page::now())));
    });
    let shelf = Shelf {
        listing,
        search,
        renaming: Signal::new(None),
        shown: Rc::default(),
    };
    let (all, some, broken, table_of) =
        (shelf.clone(), shelf.clone(), shelf.clone(), shelf.clone());
    let nothing = move || {
        let none = !all.is_empty() && all.found().is_empty();
        none.then(|| el("p").text("No engagement has this in its name."))
    };
    let failure = move || {
        let error = broken
            .listing
            .with(|listing| listing.as_ref().err().copied());
        error.map(|error| el("p.bad").text(&error.to_string()))
    };
    // There or not: its rows follow the listing by themselves.
    let tables = move || {
        if some.is_empty() {
            Vec::new()
        } else {
            vec![()]
        }
    };
    let search = shelf.search.clone();
    let unreadable = move || {
        shelf.listing.with(|listing| match listing {
            Ok(listing) => {
                let all = listing.unreadable.iter();
                all.map(|one| unreadable_row(workbook, one)).collect()
            }
            Err(_) => Vec::new(),
        })
    };
    let unsaved = move || {
        workbook.shelf_changed.track();
        let all = workbook.unsaved();
        all.iter().map(|one| unsaved_row(workbook, one)).collect()
    };
    let actions = el("p.actions")
        .child(
            el("button.main")
                .text("New engagement")
                .tap(move || workbook.take_over_new()),
        )
        .child(link("#/quick", "Quick estimate").class("button line"))
        .child(link("#/slo", "SLO calculator").class("button line"))
        .child(open_file_button(workbook));
    let field = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .on_input(move |text| search.set(text));
    el("main.library")
        .child(brand())
        .child(el("h1").text("Engagements"))
        .child(el("p.lede").text("Kept in this browser only; nothing is sent anywhere. Export a file to keep one for good or to pass it on."))
        .child(actions)
        .part(unsaved)
        .child(el("label.search").text("Search ").child(field))
        .maybe(failure)
        .maybe(nothing)
        .rows(tables, move |()| shelf_table(workbook, table_of.clone()))
        .part(unreadable)
        .child(el("h2").text("Examples"))
        .child(examples_list(workbook))
}

/// The program's name, leading home.
pub fn brand() -> El {
    let name = link("#/library", "Bad")
        .child(el("i").text("·"))
        .text("Minutes");
    el("p.brand").child(name)
}

/// What the shelf holds, or why it cannot be read, and what is searched for on it.
#[derive(Clone)]
struct Shelf {
    listing: Signal<Result<Listing, StorageError>>,
    search: Signal<String>,
    /// The engagement whose name is being typed.
    renaming: Signal<Option<EngagementId>>,
    /// The rows shown last.
    shown: Rc<RefCell<Vec<Listed>>>,
}

impl Shelf {
    fn is_empty(&self) -> bool {
        self.listing.with(|listing| {
            listing
                .as_ref()
                .is_ok_and(|listing| listing.engagements.is_empty())
        })
    }

    /// The engagements whose name holds what is searched for. While a name is typed they stay as they
    /// are, whatever another tab stores: a row drawn anew would take the field away.
    fn found(&self) -> Vec<Listed> {
        if self.renaming.get().is_some() {
            return self.shown.borrow().clone();
        }
        let wanted = page::lower_case(self.search.get().trim());
        let mut all = self.listing.with(|listing| match listing {
            Ok(listing) => listing.engagements.clone(),
            Err(_) => Vec::new(),
        });
        all.retain(|one| has(&page::lower_case(&one.name), &wanted));
        self.shown.replace(all.clone());
        all
    }
}

fn shelf_table(workbook: Workbook, shelf: Shelf) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = el("tr")
        .child(title("Name"))
        .child(title("Status"))
        .child(title("Target"))
        .child(title("Bad minutes").child(el("small").text("a year")))
        .child(title("Last edited"))
        .child(el("td"));
    let renaming = shelf.renaming.clone();
    let row = move |one: &Listed| shelf_row(workbook, one, renaming.clone());
    let body = el("tbody").rows(move || shelf.found(), row);
    el("table.shelf")
        .label("Engagements")
        .child(el("thead").child(titles))
        .child(body)
}

fn shelf_row(workbook: Workbook, one: &Listed, renaming: Signal<Option<EngagementId>>) -> El {
    let id = one.id;
    let name = match one.name.trim() {
        "" => "(no name)".to_owned(),
        _ => one.name.clone(),
    };
    let edited = one.edited.get(..16).unwrap_or(&one.edited);
    let edited = format!("{} UTC", edited.replace('T', " "));
    let total = one.total.map_or("–".to_owned(), figure);
    let verb = |verb: &str, act: Read<()>| {
        el("button")
            .label(&format!("{verb} {name}"))
            .text(verb)
            .tap(move || act.call(()))
    };
    let (is_renaming, asked) = (renaming.clone(), renaming.clone());
    let rename = move || {
        asked.set(Some(id));
        when_drawn(move || page::focus(&format!("#rename-{id}")));
    };
    let listed = name.clone();
    let verbs = el("td.verbs")
        .child(verb("Rename", reader(rename)))
        .child(verb("Duplicate", reader(move || duplicate(workbook, id))))
        .child(verb("Delete", reader(move || workbook.delete(id, &listed))));
    let old = one.name.clone();
    let named = el("td").maybe(move || {
        Some(match is_renaming.get() == Some(id) {
            true => rename_field(workbook, id, &old, renaming.clone()),
            false => link(&Route::risks(id).to_string(), &name),
        })
    });
    let target = format!("{}%", one.target);
    el("tr")
        .child(named)
        .child(
            el("td").attr("data-label", "Status").child(
                el("div")
                    .text(one.status.name())
                    .child(el("div.note").text(&period(&one.days))),
            ),
        )
        .child(el("td").attr("data-label", "Target").text(&target))
        .child(
            el("td.result")
                .attr("data-label", "Bad minutes a year")
                .text(&total),
        )
        .child(el("td").attr("data-label", "Last edited").text(&edited))
        .child(verbs)
}

fn rename_field(
    workbook: Workbook,
    id: EngagementId,
    old: &str,
    renaming: Signal<Option<EngagementId>>,
) -> El {
    let (closed, left) = (renaming.clone(), renaming.clone());
    // Escape takes the field away, and its going counts as a change as well.
    let rename = move |name: String| {
        if renaming.get() == Some(id) {
            renaming.set(None);
            workbook.change_kept(id, Edit::SetName(name));
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            closed.set(None);
        }
    };
    el("input")
        .attr("type", "text")
        .label("New name")
        .attr("id", &format!("rename-{id}"))
        .attr("autocomplete", "off")
        .attr("value", old)
        .on_key(key)
        .on_change(rename)
        .on("blur", move |_| left.set(None))
}

fn unsaved_row(workbook: Workbook, unsaved: &Engagement) -> El {
    let id = unsaved.id;
    let name = called(&unsaved.name);
    let copy = unsaved.clone();
    el("p.unsaved")
        .text("Not saved: ")
        .child(el("b").text(name))
        .text(" is kept in this tab only. ")
        .child(link(&Route::risks(id).to_string(), "Open").label(&format!("Open {name}")))
        .text(" ")
        .child(
            el("button.line")
                .label(&format!("Export JSON of {name}"))
                .text("Export JSON")
                .tap(move || workbook.export(&copy)),
        )
}

fn unreadable_row(workbook: Workbook, unreadable: &Unreadable) -> El {
    let kept = format!(
        "{} It is kept as it is ({} bytes). ",
        unreadable.reason, unreadable.bytes
    );
    el("p.unreadable")
        .child(el("b").text("Something stored here cannot be read. "))
        .text(&kept)
        .child(download_bytes(workbook, &unreadable.key))
}

fn examples_list(workbook: Workbook) -> El {
    let example = |&(name, address): &(&str, &'static str)| {
        let button = el("button.line").text(name);
        el("li").child(button.tap(move || spawn_local(examples::open(workbook, address))))
    };
    el("ul.examples").children(EXAMPLES.iter().map(example).collect())
}

fn duplicate(workbook: Workbook, id: EngagementId) {
    if let Some(mut copy) = workbook.kept(id) {
        copy.id = page::new_id();
        copy.name = format!("{} (copy)", copy.name);
        workbook.store_new(&copy);
    }
}
