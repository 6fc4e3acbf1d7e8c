//! Which risks are accepted: for what, by whom, why, and until when.

use crate::app::browser::page;
use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::names::row_name;
use crate::document::{Acceptance, Edit, RowId};
use crate::text::words;

/// An acceptance: its risk, target and journey.
type Key = (RowId, RowId, Option<RowId>);

/// The table of what is accepted; not shown while nothing is.
pub fn acceptances(workbook: Workbook) -> El {
    let any = move || {
        if keys(workbook).is_empty() {
            Vec::new()
        } else {
            vec![()]
        }
    };
    el("div").rows(any, move |()| {
        let title = |text: &str| el("th").attr("scope", "col").text(text);
        let titles = ["Risk", "Accepted for", "By", "Because", "Look again by"].map(title);
        let table = el("table.sheet")
            .label("Accepted risks")
            .child(el("thead").child(el("tr").children(titles.into()).child(el("td"))))
            .child(el("tbody").rows(
                move || keys(workbook),
                move |key| acceptance_row(workbook, *key),
            ));
        el("section.fold.accepted")
            .child(el("h2").text("Accepted risks"))
            .child(table)
    })
}

fn keys(workbook: Workbook) -> Vec<Key> {
    workbook.with_document(|document| {
        let mut keys = Vec::new();
        for risk in &document.risks {
            let own = risk.accepted.iter();
            keys.extend(own.map(|one| (risk.id, one.target, one.journey)));
        }
        keys
    })
}

fn acceptance_row(workbook: Workbook, key: Key) -> El {
    let (risk, target, journey) = key;
    let called = move || workbook.with_document(|document| row_name(risk, document));
    let about =
        move || workbook.with_document(|document| words::accepted_for(target, journey, document));
    let field = move |what: &'static str, pick: fn(&mut Acceptance) -> &mut String| {
        let read = move || with(workbook, key, |one| std::mem::take(pick(one))).unwrap_or_default();
        let field = text_field(workbook, read, move |text| {
            let mut accepted = accepted_of(workbook, risk);
            if let Some(one) = find(&mut accepted, key) {
                *pick(one) = text;
            }
            Edit::SetAccepted { risk, accepted }
        });
        field.label_of(move || format!("{what} {} for {}", called(), about()))
    };
    let review = field("Look again by:", |one| &mut one.review).attr("type", "date");
    let overdue = move || {
        let overdue = with(workbook, key, |one| one.is_overdue(&page::today())).unwrap_or(false);
        overdue.then(|| el("small.echo.bad").text("review is overdue"))
    };
    let take_back = el("button")
        .text("Take back")
        .label_of(move || format!("Take back: {} for {}", called(), about()))
        .tap(move || {
            let edit = workbook.with_document(|document| {
                let risk = document.risk(risk)?;
                Some(Edit::SetAccepted {
                    risk: risk.id,
                    accepted: risk.accepted_with(target, journey, false),
                })
            });
            if let Some(edit) = edit {
                workbook.edit(edit);
            }
        });
    let cell = |label: &str| el("td").attr("data-label", label);
    el("tr")
        .child(el("th").attr("scope", "row").text_of(called))
        .child(cell("Accepted for").text_of(about))
        .child(
            cell("By").child(field("Who accepts", |one| &mut one.who).attr("placeholder", "Who")),
        )
        .child(
            cell("Because")
                .child(field("Why accepted:", |one| &mut one.why).attr("placeholder", "Why")),
        )
        .child(cell("Look again by").child(review).maybe(overdue))
        .child(el("td.verbs").child(take_back))
}

fn accepted_of(workbook: Workbook, risk: RowId) -> Vec<Acceptance> {
    workbook.with_document(|document| {
        let risk = document.risk(risk);
        risk.map(|risk| risk.accepted.clone()).unwrap_or_default()
    })
}

fn find(accepted: &mut [Acceptance], (_, target, journey): Key) -> Option<&mut Acceptance> {
    let mut all = accepted.iter_mut();
    all.find(|one| (one.target, one.journey) == (target, journey))
}

fn with<T>(workbook: Workbook, key: Key, read: impl FnOnce(&mut Acceptance) -> T) -> Option<T> {
    find(&mut accepted_of(workbook, key.0), key).map(read)
}
