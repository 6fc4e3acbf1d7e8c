//! A link that asks for its passphrase.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::{page, sealing};
use crate::app::features::share::share_lock::{passphrase_field, show_tick};
use crate::app::features::share::shared::{opened, ways};
use crate::app::old::message::brand;
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::codec::link::lock::{Locked, NEEDS_HTTPS, NOT_OPENED};
use crate::codec::link::share::{Shared, inflated};

/// What the form knows. Clones share it.
#[derive(Clone)]
struct Asking {
    link: Rc<Locked>,
    typed: Signal<String>,
    working: Signal<bool>,
    /// What was wrong with the last passphrase.
    wrong: Signal<String>,
    open: Signal<Option<Shared>>,
}

/// The page: the form, and in its place what the link carries once it is open.
pub fn locked(workbook: Workbook, link: Locked) -> El {
    let asking = Asking {
        link: Rc::new(link),
        typed: Signal::new(String::new()),
        working: Signal::new(false),
        wrong: Signal::new(String::new()),
        open: Signal::new(None),
    };
    let open = asking.open.clone();
    let form = asking.page();
    when_drawn(|| page::focus("#passphrase"));
    el("div").part(move || match open.get() {
        Some(shared) => {
            when_drawn(|| page::focus("#shared"));
            vec![opened(workbook, shared)]
        }
        None => vec![form.clone()],
    })
}

impl Asking {
    fn page(&self) -> El {
        let page = el("main.library")
            .child(brand())
            .child(el("h1").text("This link is locked"));
        let page = match sealing::is_there() {
            true => page
                .child(el("p").text("Whoever sent it has a passphrase for you. What the link carries is opened in this browser; nothing is sent or stored."))
                .child(self.form()),
            false => page.child(el("p.problem").attr("role", "alert").text(NEEDS_HTTPS)),
        };
        page.child(ways())
    }

    fn form(&self) -> El {
        let (shown, typed) = (self.typed.clone(), self.typed.clone());
        let (wrong, marked, changed) = (self.wrong.clone(), self.wrong.clone(), self.wrong.clone());
        let working = self.working.clone();
        let visible = Signal::new(false);
        let asked = self.clone();
        let field = passphrase_field("passphrase", &visible)
            .attr("aria-describedby", "passphrase-wrong")
            .aria_of("aria-invalid", move || {
                marked.with(|wrong| !wrong.is_empty())
            })
            .value_of(move || shown.get())
            .on_input(move |text| {
                typed.set(text);
                changed.set(String::new());
            });
        let says = move || match working.get() {
            true => "Opening… this takes a moment.".to_owned(),
            false => String::new(),
        };
        el("form.unlock")
            .on("submit", move |event| {
                event.prevent_default();
                asked.open();
            })
            .child(el("label.wide").text("Passphrase").child(field))
            .child(show_tick(&visible))
            .child(
                el("p.problem")
                    .attr("id", "passphrase-wrong")
                    .attr("role", "alert")
                    .text_of(move || wrong.get()),
            )
            .child(el("p").attr("role", "status").text_of(says))
            .child(el("p.actions").child(el("button.main").attr("type", "submit").text("Open")))
    }

    /// Tries what is typed, unless something is being tried.
    fn open(&self) {
        let passphrase = self.typed.get();
        if self.working.get() {
            return;
        }
        if passphrase.trim().is_empty() {
            self.wrong.set("Type the passphrase first.".to_owned());
            return page::focus("#passphrase");
        }
        self.working.set(true);
        self.wrong.set(String::new());
        let asking = self.clone();
        spawn_local(async move {
            let plain = sealing::unlock(&passphrase, &asking.link).await;
            asking.working.set(false);
            match plain.map(|plain| inflated(&plain)) {
                Ok(Ok(shared)) => asking.open.set(Some(shared)),
                Ok(Err(why)) => asking.wrong.set(why.words()),
                Err(_) => asking.wrong.set(NOT_OPENED.to_owned()),
            }
        });
    }
}
