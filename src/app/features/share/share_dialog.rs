//! The dialog that makes a link which carries the engagement.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::{clipboard, files, page, sealing};
use crate::app::features::share::share_choices::{Choices, chosen_of};
use crate::app::features::share::share_lock::LockChoice;
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el, follow, modal};
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::codec::json;
use crate::codec::link::lock::judged;
use crate::codec::link::share::{NotPacked, Parts, deflated, pack};
use crate::document::Engagement;
use crate::text::share_words::{PRACTICAL_CHARACTERS, link_length, only_here};

/// How long nothing must have been typed before a link is locked: the browser works half a second at it.
const LOCK_AFTER_MS: u32 = 300;

/// What is chosen. Clones share it.
#[derive(Clone)]
struct Choice {
    parts: Signal<Parts>,
    hidden: Signal<bool>,
    lock: LockChoice,
}

/// The link, as far as it is made.
#[derive(Clone, PartialEq)]
enum Made {
    /// To be copied.
    Link(String),
    /// Not there yet, or not to be had: why.
    Not(String),
}

impl Made {
    fn link(&self) -> &str {
        match self {
            Self::Link(link) => link,
            Self::Not(_) => "",
        }
    }
}

/// The dialog; `open` is set to false when it is closed, and `embeds` to true when cards are wanted instead.
pub fn share_dialog(
    workbook: Workbook,
    open: Signal<bool>,
    choices: Choices,
    embeds: Signal<bool>,
) -> El {
    let what = choices.fields(
        "Journeys, risks, systemic risks, mitigations and objectives always do; saved versions never.",
    );
    let choice = Choice {
        parts: choices.parts,
        hidden: choices.hidden,
        lock: LockChoice::new(),
    };
    let cards = el("button.line")
        .text("Put it in a wiki or a web page")
        .tap(move || embeds.set(true));
    let made = Signal::new(Made::Not(String::new()));
    follow_choice(workbook, choice.clone(), made.clone());
    let close = move || {
        open.set(false);
        page::focus("#share");
    };
    let close_button = el("button").text("Close").tap(close.clone());
    let locked = choice.lock.on.clone();
    let who = move || {
        let who = match locked.get() {
            false => "Who has the link can read all of it.",
            true => "Who has the link and the passphrase can read all of it.",
        };
        format!("The link itself carries the engagement: nothing is sent to a server. {who}")
    };
    modal("share-link", "Share a link", close)
        .child(el("p").text_of(who))
        .child(what)
        .child(choice.lock.fields())
        .children(outcome(workbook, choice, made, [cards, close_button]))
}

/// The link, what is said of it, and what can be done.
fn outcome(workbook: Workbook, choice: Choice, made: Signal<Made>, others: [El; 2]) -> Vec<El> {
    let (shown, told, copied, waits, for_file) =
        (made.clone(), made.clone(), made.clone(), made.clone(), made);
    let here = only_here(&page::address_of(""));
    let field = el("textarea")
        .attr("rows", "4")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .value_of(move || shown.with(|made| made.link().to_owned()));
    let says = move || {
        told.with(|made| match made {
            Made::Link(link) => link_length(link.len()),
            Made::Not(why) => why.clone(),
        })
    };
    let copy = move || {
        let text = copied.with(|made| made.link().to_owned());
        spawn_local(async move {
            match clipboard::copy(text, None).await {
                Ok(()) => workbook.notify("The link is on the clipboard.", None),
                Err(_) => workbook.notify(
                    "The browser did not allow copying: select the link and copy it.",
                    None,
                ),
            }
        });
    };
    let file = move || {
        let choice = choice.clone();
        let is_long = for_file.with(|made| made.link().len() > PRACTICAL_CHARACTERS);
        let text = match choice.lock.on.get() {
            true => "Export as JSON instead, not locked",
            false => "Export as JSON instead",
        };
        (is_long || here.is_some()).then(|| {
            el("button.line")
                .text(text)
                .tap(move || export(workbook, choice.parts.get(), choice.hidden.get()))
        })
    };
    let copy = el("button.line")
        .text("Copy link")
        .flag_of("disabled", move || {
            waits.with(|made| made.link().is_empty())
        })
        .tap(copy);
    let mut all = vec![
        el("label.wide").text("Link").child(field),
        el("p").attr("role", "status").text_of(says),
    ];
    all.extend(here.map(|here| el("p.note").text(here)));
    all.push(
        el("p.actions")
            .child(copy)
            .maybe(file)
            .children(others.into()),
    );
    all
}

/// Makes the link anew with each choice. One that is to be locked is not there until it is, and what was begun for
/// an older choice comes to nothing.
fn follow_choice(workbook: Workbook, choice: Choice, made: Signal<Made>) {
    let turn = Rc::new(RefCell::new((0_u32, None::<Timeout>)));
    follow(move || {
        let (parts, hidden) = (choice.parts.get(), choice.hidden.get());
        let now = {
            let mut turn = turn.borrow_mut();
            turn.0 += 1;
            turn.1 = None;
            turn.0
        };
        let Some(passphrase) = choice.lock.wanted() else {
            return made.set(of(link_of(workbook, parts, hidden)));
        };
        if let Err(missing) = judged(&passphrase) {
            return made.set(Made::Not(missing.to_owned()));
        }
        made.set(Made::Not("The link is being locked…".to_owned()));
        // Followed here, so that a change of the document locks anew.
        let plain = packed_of(workbook, parts, hidden, deflated);
        let (made, begun) = (made.clone(), turn.clone());
        let lock = move || {
            spawn_local(async move {
                let link = match plain {
                    Ok(plain) => locked_link(&passphrase, &plain).await,
                    Err(wrong) => Err(wrong.to_string()),
                };
                if begun.borrow().0 == now {
                    made.set(of(link));
                }
            });
        };
        turn.borrow_mut().1 = Some(Timeout::new(LOCK_AFTER_MS, lock));
    });
}

fn of(link: Result<String, String>) -> Made {
    match link {
        Ok(link) => Made::Link(link),
        Err(why) => Made::Not(why),
    }
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

fn export(workbook: Workbook, parts: Parts, hidden: bool) {
    let chosen = workbook.with_document(|document| chosen_of(document, parts, hidden));
    match json::write(&chosen) {
        Ok(text) => {
            let name = files::file_name(&chosen.name, "bad-minutes.json");
            workbook.try_browser(files::download(&name, "application/json", &text));
        }
        Err(wrong) => workbook.notify(wrong.to_string(), None),
    }
}
