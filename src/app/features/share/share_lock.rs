//! The part of the share dialog that locks a link with a passphrase.

use crate::app::browser::{page, sealing};
use crate::app::old::signals::Signal;
use crate::app::old::view::field::tick;
use crate::app::old::view::{El, el, when_drawn};
use crate::codec::link::lock::{NEEDS_HTTPS, PROTECTS, judged, suggestion};

/// What is chosen of the lock. Clones share it.
#[derive(Clone)]
pub struct LockChoice {
    /// Whether the link is to be locked.
    pub on: Signal<bool>,
    /// The passphrase typed so far.
    pub passphrase: Signal<String>,
    shown: Signal<bool>,
}

impl LockChoice {
    /// No lock.
    pub fn new() -> Self {
        Self {
            on: Signal::new(false),
            passphrase: Signal::new(String::new()),
            shown: Signal::new(false),
        }
    }

    /// The passphrase of a link that is to be locked.
    pub fn wanted(&self) -> Option<String> {
        self.on.get().then(|| self.passphrase.get())
    }

    /// The box to tick and what it brings.
    pub fn fields(&self) -> El {
        let part = el("fieldset").child(el("legend").text("Lock"));
        if !sealing::is_there() {
            return part.child(el("p.note").text(NEEDS_HTTPS));
        }
        let (is_on, set, on) = (self.on.clone(), self.on.clone(), self.on.clone());
        let choice = self.clone();
        part.child(tick(
            "Lock with a passphrase",
            move || is_on.get(),
            move |on| {
                set.set(on);
                if on {
                    when_drawn(|| page::focus("#passphrase"));
                }
            },
        ))
        .maybe(move || on.get().then(|| choice.field()))
    }

    fn field(&self) -> El {
        let (shown, typed, judge) = (
            self.passphrase.clone(),
            self.passphrase.clone(),
            self.passphrase.clone(),
        );
        let suggested = self.clone();
        let suggest = move || {
            // A browser without chance lends no cryptography either, and then nobody comes here.
            if let Ok(random) = sealing::random() {
                suggested.passphrase.set(suggestion(random));
                suggested.shown.set(true);
            }
        };
        let field = passphrase_field("passphrase", &self.shown)
            .attr("aria-describedby", "passphrase-hint")
            .value_of(move || shown.get())
            .on_input(move |text| typed.set(text));
        let hint = move || match judge.with(|text| judged(text)) {
            Ok(hint) | Err(hint) => hint.to_owned(),
        };
        el("div")
            .child(el("label.wide").text("Passphrase").child(field))
            .child(
                el("p.actions")
                    .child(show_tick(&self.shown))
                    .child(el("button.line").text("Suggest one").tap(suggest)),
            )
            .child(
                el("p.note")
                    .attr("id", "passphrase-hint")
                    .attr("role", "status")
                    .text_of(hint),
            )
            .child(el("p.note").text(PROTECTS))
    }
}

/// A field for a passphrase, which shows what is typed while `shown` is true.
pub fn passphrase_field(id: &str, shown: &Signal<bool>) -> El {
    let shown = shown.clone();
    let kind = move || match shown.get() {
        true => "text".to_owned(),
        false => "password".to_owned(),
    };
    el("input")
        .attr("id", id)
        .attr_of("type", kind)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
}

/// The box that shows a passphrase.
pub fn show_tick(shown: &Signal<bool>) -> El {
    let (is_shown, set) = (shown.clone(), shown.clone());
    tick(
        "Show the passphrase",
        move || is_shown.get(),
        move |on| set.set(on),
    )
}
