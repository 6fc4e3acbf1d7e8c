//! Cards in somebody else's page: a frame that needs no storage and leaves none behind.

use crate::app::components::card::card;
use crate::app::desk::Desk;
use crate::app::odds_desk::OddsDesk;
use crate::app::view::{El, el};
use crate::format::embed_ask::EmbedAsk;
use crate::format::share::{Shared, unpack};
use crate::format::words::estimate_line;

/// The page, from what its address asks.
pub fn embed(_desk: Desk, query: &str) -> El {
    let ask = EmbedAsk::read(query);
    match unpack(&ask.data) {
        Ok(shared) => cards(&ask, shared),
        Err(why) => {
            el("main.embed").child(el("p.problem").attr("role", "alert").text(&why.words()))
        }
    }
}

fn cards(ask: &EmbedAsk, shared: Shared) -> El {
    let own = Desk::apart(shared.engagement);
    let odds = OddsDesk::new(own);
    let cards = ask
        .show
        .iter()
        .map(|which| card(*which, own, odds, ask.edit));
    el("main.embed")
        .children(cards.collect())
        .child(el("p.estimate").text(&estimate_line(&shared.made, &shared.by)))
}
