//! The link that carries the engagement, made anew with each choice.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::{page, sealing};
use crate::app::features::share::share_choices::{Choices, chosen_of};
use crate::app::features::share::share_lock::LockChoice;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::codec::link::lock::judged;
use crate::codec::link::share::{NotPacked, Parts, deflated, pack};
use crate::document::Engagement;

/// How long nothing must have been typed before a link is locked: the browser works half a second at it.
const LOCK_AFTER_MS: u32 = 300;

/// The link, as far as it is made.
#[derive(Clone, PartialEq)]
pub enum Made {
    /// To be copied.
    Link(String),
    /// Not there yet, or not to be had: why.
    Not(String),
}

impl Made {
    /// The link; empty while there is none.
    pub fn link(&self) -> &str {
        match self {
            Self::Link(link) => link,
            Self::Not(_) => "",
        }
    }

    fn of(link: Result<String, String>) -> Self {
        match link {
            Ok(link) => Self::Link(link),
            Err(why) => Self::Not(why),
        }
    }
}

/// Follows the choices and the document. A link that is to be locked is not there until it is, and what was begun for
/// an older choice comes to nothing.
pub fn followed(workbook: Workbook, choices: Choices, lock: LockChoice) -> RwSignal<Made> {
    let made = RwSignal::new(Made::Not(String::new()));
    let turn = StoredValue::new(0_u32);
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let (parts, hidden) = (choices.parts.get(), choices.hidden.get());
        turn.update_value(|turn| *turn += 1);
        let now = turn.get_value();
        waiting.set_value(None);
        let Some(passphrase) = lock.wanted() else {
            return made.set(Made::of(link_of(workbook, parts, hidden)));
        };
        if let Err(missing) = judged(&passphrase) {
            return made.set(Made::Not(missing.to_owned()));
        }
        made.set(Made::Not("The link is being locked…".to_owned()));
        // Followed here, so that a change of the document locks anew.
        let plain = packed_of(workbook, parts, hidden, deflated);
        let begin = move || {
            spawn_local(async move {
                let link = match plain {
                    Ok(plain) => locked_link(&passphrase, &plain).await,
                    Err(wrong) => Err(wrong.to_string()),
                };
                // The dialog may be closed meanwhile.
                if turn.try_get_value() == Some(now) {
                    made.set(Made::of(link));
                }
            });
        };
        waiting.set_value(Some(Timeout::new(LOCK_AFTER_MS, begin)));
    });
    made
}

async fn locked_link(passphrase: &str, plain: &[u8]) -> Result<String, String> {
    match sealing::lock(passphrase, plain).await {
        Ok(locked) => Ok(page::address_of(&Route::View(locked.write()).to_string())),
        Err(_) => {
            Err("The browser could not lock the link. Export the JSON file instead.".to_owned())
        }
    }
}

fn link_of(workbook: Workbook, parts: Parts, hidden: bool) -> Result<String, String> {
    match packed_of(workbook, parts, hidden, pack) {
        Ok(data) => Ok(page::address_of(&Route::View(data).to_string())),
        Err(wrong) => Err(wrong.to_string()),
    }
}

/// What a link is made of, by either way of packing.
fn packed_of<T>(
    workbook: Workbook,
    parts: Parts,
    hidden: bool,
    pack: impl FnOnce(&Engagement, &str, &str) -> Result<T, NotPacked>,
) -> Result<T, NotPacked> {
    workbook.with_document(|document| {
        let by = if hidden { "" } else { &document.author };
        pack(&chosen_of(document, parts, hidden), &page::today(), by)
    })
}
