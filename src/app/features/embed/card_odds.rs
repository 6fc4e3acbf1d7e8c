//! The card of odds: in words, as a curve, and by target.

use crate::app::browser::page;
use crate::app::features::embed::card::{title, while_counted};
use crate::app::old::odds_chart::{Budget, Drawn, curve_table, drawn, picture};
use crate::app::old::odds_panel::{choices, sentences};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::text::figures::figure;
use crate::text::odds_words::{PENDING, probability, window};

/// The odds, while there is a risk to count.
pub(crate) fn odds_card(workbook: Workbook, odds: OddsState, edit: bool) -> El {
    while_counted(workbook, move || panel(workbook, odds, edit))
}

fn panel(workbook: Workbook, odds: OddsState, edit: bool) -> El {
    let says = move || match sentences(workbook, odds) {
        said if said.is_empty() => "The odds are being computed.".to_owned(),
        said => said,
    };
    let room = el("div");
    let size = size_of(&room);
    let (picture, reading) = picture(move || {
        let size = size.get();
        // Nothing fits where nothing is laid out yet.
        (size.0 > 0.0).then(|| drawn(workbook, odds, false, size))?
    });
    let (listed, table_of) = (reading.clone(), reading);
    el("div.odds")
        .child(el("p.says").attr("role", "status").text_of(says))
        .maybe(move || edit.then(|| choices(workbook)))
        .child(room)
        .child(picture)
        .child(el("div").part(move || {
            listed
                .with(|drawn| drawn.as_ref().map(by_target))
                .into_iter()
                .collect()
        }))
        .child(
            el("details")
                .child(el("summary").text("The curve as a table"))
                .child(el("div").part(move || curve_table(&table_of))),
        )
}

/// The size of a drawing as wide as the place has room, so that its words are as large as those beside it.
fn size_of(place: &El) -> Signal<(f64, f64)> {
    let size = Signal::new((0.0, 0.0));
    let measured = size.clone();
    page::on_width(place.element(), move |width| {
        measured.set((width, (width * 0.5).clamp(180.0, 280.0)));
    });
    size
}

/// How often each target holds.
fn by_target(drawn: &Drawn) -> El {
    let fixes = drawn.budgets.iter().any(|one| one.then.is_some());
    let mut head = el("tr")
        .child(title("Target", ""))
        .child(title(
            "Allows",
            &format!("bad minutes in {}", window(drawn.window)),
        ))
        .child(title("Holds", &format!("over {}", window(drawn.window))));
    if fixes {
        head = head.child(title("Holds then", "with what is switched on"));
    }
    let known = |p: Option<f64>| el("td").text(&p.map_or(PENDING.to_owned(), probability));
    let row = |one: &Budget| {
        let class = if one.chosen { "strong" } else { "" };
        let row = el("tr")
            .class(class)
            .child(
                el("th")
                    .attr("scope", "row")
                    .text(&format!("{}%", one.percent)),
            )
            .child(el("td").text(&figure(one.minutes)))
            .child(known(one.kept));
        match fixes {
            true => row.child(known(one.then)),
            false => row,
        }
    };
    el("table.figures")
        .label("How often each target holds")
        .child(el("thead").child(head))
        .child(el("tbody").children(drawn.budgets.iter().map(row).collect()))
}
