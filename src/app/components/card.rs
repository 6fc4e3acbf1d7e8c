//! One card for a wiki page.

use super::answer::answer;
use crate::app::desk::Desk;
use crate::app::odds_desk::OddsDesk;
use crate::app::view::El;
use crate::format::embed_ask::Card;

/// What a card shows of the engagement on `desk`; `edit` says whether its figures may be changed.
pub fn card(which: Card, desk: Desk, odds: OddsDesk, edit: bool) -> El {
    let _ = (which, edit);
    answer(desk, odds)
}
