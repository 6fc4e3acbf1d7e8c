//! What a link carries, to look at: nothing of it is stored unless somebody saves a copy.

use super::library::brand;
use super::message::link;
use super::report::written;
use crate::app::browser::page;
use crate::app::components::answer::answer;
use crate::app::desk::Desk;
use crate::app::odds_desk::OddsDesk;
use crate::app::view::{El, el};
use crate::format::share::{Shared, shared_line, unpack};
use crate::format::words::estimate_line;

/// The page.
pub fn shared(desk: Desk, data: &str) -> El {
    match unpack(data) {
        Ok(shared) => opened(desk, shared),
        Err(why) => el("main.library")
            .child(brand())
            .child(el("h1").text("This link can't be opened"))
            .child(el("p").text(&why.words()))
            .child(ways()),
    }
}

fn ways() -> El {
    el("p")
        .child(link("#/library", "All engagements"))
        .text(" · ")
        .child(link("#/quick", "Quick estimate"))
}

fn opened(desk: Desk, shared: Shared) -> El {
    let own = Desk::apart(shared.engagement.clone());
    let odds = OddsDesk::new(own);
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
        desk.take_over(copy);
    };
    el("main.library.shared")
        .child(brand())
        .child(el("h1").text(name))
        .child(answer(own, odds))
        .child(el("p").text(&says))
        .child(el("p.actions").child(el("button.line").text("Save a copy").tap(save)))
        .children(notes.collect())
        .children(written(desk, own, odds))
        .child(el("p.estimate").text(&estimate_line(&shared.made, &shared.by)))
        .child(ways())
}
