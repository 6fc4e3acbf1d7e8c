//! What a link carries, to look at: nothing of it is stored unless somebody saves a copy.

use crate::app::browser::page;
use crate::app::features::share::shared_locked::locked;
use crate::app::old::answer::answer;
use crate::app::old::later::later;
use crate::app::old::message::{brand, link};
use crate::app::old::on_demand::{OnDemand, Practice};
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::codec::link::lock::{Locked, is_locked};
use crate::codec::link::share::{Shared, Unreadable, unpack};
use crate::text::share_words::shared_line;
use crate::text::words::estimate_line;

/// The page.
pub fn shared(workbook: Workbook, data: &str) -> El {
    let read = match is_locked(data) {
        true => Locked::read(data).map(|link| locked(workbook, link)),
        false => unpack(data).map(|shared| opened(workbook, shared)),
    };
    read.unwrap_or_else(|why| refused(&why))
}

fn refused(why: &Unreadable) -> El {
    el("main.library")
        .child(brand())
        .child(el("h1").text("This link can't be opened"))
        .child(el("p").text(&why.words()))
        .child(ways())
}

/// Where else to go.
pub fn ways() -> El {
    el("p")
        .child(link("#/library", "All engagements"))
        .text(" · ")
        .child(link("#/quick", "Quick estimate"))
}

/// The page of what a link carried.
pub fn opened(workbook: Workbook, shared: Shared) -> El {
    let own = Workbook::apart(shared.engagement.clone());
    let odds = OddsState::new(own);
    let name = match shared.engagement.name.trim() {
        "" => "A shared engagement",
        name => name,
    };
    let says = shared_line(&shared.made, &shared.by);
    let notes = shared.notes.iter().map(|note| el("p.note").text(note));
    let engagement = shared.engagement.clone();
    let save = move || {
        let mut copy = engagement.clone();
        copy.id = page::new_id();
        workbook.take_over(copy);
    };
    // The answer needs less of the program than the report, and is what people come for.
    let report = OnDemand::Practice(Practice::Written(own, odds));
    el("main.library.shared")
        .child(brand())
        .child(
            el("h1")
                .attr("id", "shared")
                .attr("tabindex", "-1")
                .text(name),
        )
        .child(answer(own, odds))
        .child(el("p").text(&says))
        .child(el("p.actions").child(el("button.line").text("Save a copy").tap(save)))
        .children(notes.collect())
        .child(later(el("div"), workbook, report))
        .child(el("p.estimate").text(&estimate_line(&shared.made, &shared.by)))
        .child(ways())
}
