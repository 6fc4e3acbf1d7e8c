//! The checklist: which items are shown, and the items area by area.

use crate::app::browser::page;
use crate::app::features::readiness::readiness_item::item;
use crate::app::features::readiness::readiness_review::{Review, mark};
use crate::app::features::readiness::readiness_verdict::{change, tone};
use crate::app::old::view::field::tick_of;
use crate::app::old::view::{El, el, when_drawn};
use crate::codec::checklist::joined::{Show, Which, lines, tally};
use crate::document::{Area, ReadinessItem};
use crate::text::readiness_words as words;

/// The section.
pub fn checklist(review: &Review) -> El {
    let none = review.clone();
    let none = move || {
        let text = match none.show.get() {
            Show::All => return None,
            Show::Open => "Nothing is open.",
            Show::Overdue => "Nothing is overdue.",
        };
        let is_empty = none.shown(None).is_empty();
        is_empty.then(|| el("p.note").attr("role", "status").text(text))
    };
    let areas = Area::ALL.map(|one| area(review, one));
    el("section.fold.checklist")
        .child(el("h2").text("Checklist"))
        .child(
            el("p.note.keys")
                .text("With the focus on an answer: Y, P, N and A answer yes, partly, no and not applicable, Delete takes the answer back, Enter goes to the next item and Shift+Enter to the one before."),
        )
        .child(filters(review))
        .maybe(none)
        .children(areas.into())
}

fn filters(review: &Review) -> El {
    let group = el("div.filters").attr("role", "group").label("Items shown");
    for show in Show::ALL {
        let (counted, pressed, choose) = (review.clone(), review.clone(), review.clone());
        let is_chosen = move || pressed.show.with(|chosen| *chosen == show).to_string();
        let button = el("button.line")
            .attr_of("aria-pressed", is_chosen)
            .text_of(move || format!("{} ({})", show.name(), counted.count(show)))
            .tap(move || choose.choose(show));
        group.append(&button);
    }
    let (unfold, told) = (review.clone(), review.clone());
    let are_open = move || told.open.with(|open| open.len() == Area::ALL.len());
    let is_open = are_open.clone();
    let fold = el("button")
        .text_of(move || if are_open() { "Fold all" } else { "Unfold all" }.to_owned())
        .tap(move || {
            let open = if is_open() {
                Vec::new()
            } else {
                Area::ALL.into()
            };
            unfold.open.set(open);
        });
    group
        .child(fold)
        .children(vec![above(review), hidden(review)])
}

/// The items that a stricter review would ask.
fn above(review: &Review) -> El {
    let count = move |review: &Review| {
        review.workbook.with_document(|document| {
            let level = document.level();
            let lines = lines(&document.readiness);
            let above = lines.iter().filter(|line| !level.asks(line.level()));
            (above.count(), level.name())
        })
    };
    let (named, some) = (review.clone(), review.clone());
    let name = move || {
        let (count, level) = count(&named);
        let items = if count == 1 { "item" } else { "items" };
        format!("Show {count} {items} that level {level} does not ask")
    };
    let (shown, set) = (review.clone(), review.clone());
    tick_of(name, move || shown.above.get(), move |on| set.above.set(on))
        .flag_of("hidden", move || count(&some).0 == 0)
}

/// The items that somebody took out.
fn hidden(review: &Review) -> El {
    let count = move |review: &Review| {
        review.workbook.with_document(|document| {
            let lines = lines(&document.readiness);
            lines.iter().filter(|line| line.is_hidden()).count()
        })
    };
    let (named, some) = (review.clone(), review.clone());
    let name = move || {
        let count = count(&named);
        let items = if count == 1 { "item" } else { "items" };
        format!("Show {count} hidden {items}")
    };
    let (shown, set) = (review.clone(), review.clone());
    tick_of(
        name,
        move || shown.hidden.get(),
        move |on| set.hidden.set(on),
    )
    .flag_of("hidden", move || count(&some) == 0)
}

fn area(review: &Review, area: Area) -> El {
    let workbook = review.workbook;
    let count =
        move || workbook.with_document(|document| tally(document, Some(area), &page::today()));
    let (opened, toggled) = (review.clone(), review.clone());
    let fold = el("details.area").flag_of("open", move || {
        opened.open.with(|open| open.contains(&area))
    });
    let seen = fold.element().clone();
    let fold = fold.on("toggle", move |_| {
        let is_open = seen.has_attribute("open");
        if is_open != toggled.open.with(|open| open.contains(&area)) {
            toggled.open.update(|open| {
                open.retain(|one| *one != area);
                if is_open {
                    open.push(area);
                }
            });
        }
    });
    let summary = el("summary")
        .child(el("h3").text(area.title()))
        .child(el("span.note").text_of(move || words::progress(&count())))
        .child(
            el("span")
                .attr_of("class", move || tone(&count()).to_owned())
                .text_of(move || words::verdict(&count()).to_owned()),
        );
    let (some, shown, made, add) = (
        review.clone(),
        review.clone(),
        review.clone(),
        review.clone(),
    );
    let add = el("button")
        .attr("id", &format!("add-{}", area.name()))
        .text("Add item")
        .label(&format!("Add item: {}", area.title()))
        .tap(move || add_item(&add, area));
    fold.flag_of("hidden", move || {
        let is_filtered = some.show.with(|show| *show != Show::All);
        is_filtered && some.shown(Some(area)).is_empty()
    })
    .child(summary)
    .child(el("p.note").text_of(move || words::verdict_sentence(&count())))
    .child(el("div").rows(
        move || shown.shown(Some(area)),
        move |which: &Which| item(&made, *which),
    ))
    .child(el("p.actions").child(add))
}

/// Adds one of the team's own items, to be put into words.
fn add_item(review: &Review, area: Area) {
    let id = page::new_id();
    let level = review.workbook.with_document(|document| document.level());
    review.workbook.edit(change(review.workbook, |readiness| {
        readiness.items.push(ReadinessItem {
            area,
            level,
            ..ReadinessItem::blank(id)
        });
    }));
    let field = format!("#words-{}", mark(Which::Own(id)));
    when_drawn(move || page::focus(&field));
}
