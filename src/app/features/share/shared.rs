//! What a link carries, to look at: nothing of it is stored unless somebody saves a copy.

use leptos::prelude::*;

use super::shared_locked::SharedLocked;
use super::shared_opened::{SharedOpened, Ways};
use crate::app::ui::TopBar;
use crate::codec::link::lock::{Locked, is_locked};
use crate::codec::link::share::unpack;

/// The page.
#[component]
pub fn SharedPage(
    /// What stands in the address.
    data: String,
    /// Draws the report of the workbook in its context.
    report: ViewFn,
) -> impl IntoView {
    let read = match is_locked(&data) {
        true => Locked::read(&data).map(|link| view! { <SharedLocked link report /> }.into_any()),
        false => {
            let shared = unpack(&data);
            shared.map(|shared| view! { <SharedOpened shared report /> }.into_any())
        }
    };
    read.unwrap_or_else(|why| view! { <Refused why=why.words() /> }.into_any())
}

#[component]
fn Refused(why: String) -> impl IntoView {
    view! {
        <TopBar>
            <b>"Bad Minutes"</b>
        </TopBar>
        <main class="shared" id="main" tabindex="-1">
            <h1>"This link can't be opened"</h1>
            <p>{why}</p>
            <Ways />
        </main>
    }
}
