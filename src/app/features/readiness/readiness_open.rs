//! What is open, with who sees to it by when.

use crate::app::browser::page;
use crate::app::features::readiness::readiness_details::field;
use crate::app::features::readiness::readiness_review::Review;
use crate::app::old::view::{El, el};
use crate::codec::checklist::joined::{Which, lines};
use crate::document::Answer;
use crate::text::readiness_words as words;

/// The section; not shown while nothing is answered partly or no.
pub fn open_items(review: &Review) -> El {
    let (counted, made) = (review.clone(), review.clone());
    let any = move || match open(&counted).is_empty() {
        true => Vec::new(),
        false => vec![()],
    };
    el("div").rows(any, move |()| section(&made))
}

/// The open items that the review asks.
fn open(review: &Review) -> Vec<Which> {
    review.workbook.with_document(|document| {
        let level = document.level();
        let lines = lines(&document.readiness);
        let is_open = |line: &&crate::codec::checklist::joined::Line| {
            line.is_asked(level) && line.said.is_some_and(|said| said.is_open())
        };
        lines
            .iter()
            .filter(is_open)
            .map(|line| line.which)
            .collect()
    })
}

fn section(review: &Review) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = ["Open item", "Answer", "Owner", "Due", "Lowers"].map(title);
    let (listed, made) = (review.clone(), review.clone());
    let table = el("table.sheet")
        .label("Open items")
        .child(el("thead").child(el("tr").children(titles.into())))
        .child(el("tbody").rows(move || open(&listed), move |which| row(&made, *which)));
    el("section.fold.open-items")
        .child(el("h2").text("Open items"))
        .child(table)
}

fn row(review: &Review, which: Which) -> El {
    let (named, told, late, lowers) = (
        review.clone(),
        review.clone(),
        review.clone(),
        review.clone(),
    );
    let answer = move || {
        let answer = told.said(which, |said, _| said.answer).flatten();
        answer.map(words::answer).unwrap_or_default().to_owned()
    };
    let overdue = move || {
        let is_late = late.said(which, |said, _| said.is_overdue(&page::today()));
        is_late
            .unwrap_or(false)
            .then(|| el("small.echo.bad").text("overdue"))
    };
    let lowers = move || {
        let names = lowers.said(which, words::linked_names);
        names.unwrap_or_default()
    };
    // The same fields stand in the item itself, which may be unfolded at the same time.
    let owner = field(
        review,
        which,
        |_| "Open: owner".to_owned(),
        |one| &mut one.owner,
    );
    let due = field(
        review,
        which,
        |_| "Open: due".to_owned(),
        |one| &mut one.due,
    );
    let cell = |label: &str| el("td").attr("data-label", label);
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .text_of(move || named.name(which)),
        )
        .child(
            cell("Answer")
                .attr_of("data-answer", {
                    let told = review.clone();
                    move || {
                        let answer = told.said(which, |said, _| said.answer).flatten();
                        answer.map_or("", Answer::name).to_owned()
                    }
                })
                .text_of(answer),
        )
        .child(cell("Owner").child(owner.attr("placeholder", "Who")))
        .child(cell("Due").child(due.attr("type", "date")).maybe(overdue))
        .child(cell("Lowers").text_of(lowers))
}
