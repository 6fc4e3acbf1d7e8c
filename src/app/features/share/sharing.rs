//! The two ways to give an engagement away: a link, or cards in a page.

use crate::app::features::share::embed_dialog::embed_dialog;
use crate::app::features::share::share_choices::Choices;
use crate::app::features::share::share_dialog::share_dialog;
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::codec::link::share::Parts;

/// The dialog of the link, and in its place the one of cards once that is asked for. `open` is set to false
/// when it is closed.
pub fn sharing(workbook: Workbook, odds: OddsState, open: Signal<bool>) -> El {
    let embeds = Signal::new(false);
    // Who hid the words in one means the other as well.
    let hidden = Signal::new(false);
    let asked = embeds.clone();
    // Rows and not a part: what a dialog reads while it is made must not make it anew.
    let dialog = move |embeds: &bool| {
        let (open, hidden) = (open.clone(), hidden.clone());
        match embeds {
            false => share_dialog(
                workbook,
                open,
                Choices::new(Parts::ALL, hidden),
                asked.clone(),
            ),
            true => embed_dialog(workbook, odds, Choices::new(Parts::NONE, hidden), open),
        }
    };
    el("div").rows(move || vec![embeds.get()], dialog)
}
