//! The clock of a pre-mortem: it counts down, says little, and stops nobody.

use std::cell::Cell;

use gloo_timers::callback::Timeout;

use crate::app::browser::page;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::choice;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::EngagementId;
use crate::text::activities::round_clock::{CHOICES, USUAL, announced, shown};

/// How often the clock is looked at.
const TICK_MS: u32 = 500;

thread_local! {
    /// The round that runs: of which engagement, and when it ends. A look at another page stops no round.
    static RUNNING: Cell<Option<(EngagementId, f64)>> = const { Cell::new(None) };
}

/// When the round of the open engagement ends, in milliseconds of the clock.
fn ends(workbook: Workbook) -> Option<f64> {
    let running = RUNNING.get();
    running
        .filter(|(of, _)| *of == workbook.open_id())
        .map(|(_, at)| at)
}

/// Seconds left of the round; `None` while none runs.
fn left(workbook: Workbook) -> Option<f64> {
    Some((ends(workbook)? - page::milliseconds()) / 1000.0)
}

fn is_running(seconds: &Signal<Option<f64>>) -> bool {
    seconds.get().is_some_and(|left| left > 0.0)
}

/// The choice of minutes, the button, and the time left.
pub fn timer(workbook: Workbook, started: impl Fn() + 'static) -> El {
    if left(workbook).is_some_and(|left| left <= 0.0) {
        // It ended while nobody was here.
        RUNNING.set(None);
    }
    let minutes = Signal::new(USUAL.to_owned());
    let seconds = Signal::new(left(workbook));
    let (chosen, chooses) = (minutes.clone(), minutes.clone());
    let (runs, off, seen, heard) = (
        seconds.clone(),
        seconds.clone(),
        seconds.clone(),
        seconds.clone(),
    );
    let options = || {
        let option = |text: &&str| ((*text).to_owned(), format!("{text} minutes"));
        CHOICES.iter().map(option).collect()
    };
    let select = choice(options, move || chosen.get(), move |text| chooses.set(text))
        .flag_of("disabled", move || is_running(&off));
    let clock = el("span.clock");
    let on_page = clock.element().clone();
    if ends(workbook).is_some() {
        tick(workbook, on_page.clone(), seconds.clone());
    }
    let named = runs.clone();
    let button = el("button.line")
        .text_of(move || match is_running(&named) {
            true => "Stop the clock".to_owned(),
            false => "Start the clock".to_owned(),
        })
        .tap(move || {
            if is_running(&runs) {
                RUNNING.set(None);
                runs.set(None);
                return;
            }
            let minutes = minutes.with(|text| text.parse::<u32>().unwrap_or(5));
            let end = page::milliseconds() + f64::from(minutes) * 60_000.0;
            RUNNING.set(Some((workbook.open_id(), end)));
            tick(workbook, on_page.clone(), runs.clone());
            started();
        });
    el("p.actions.round")
        .child(el("label").text("Minutes ").child(select))
        .child(button)
        .child(clock.text_of(move || shown(seen.get())))
        // Each second is for eyes alone.
        .child(
            el("span.heard")
                .attr("role", "status")
                .text_of(move || announced(heard.get()).to_owned()),
        )
}

/// Looks at the clock, and again until the round is over or the page has gone.
fn tick(workbook: Workbook, on_page: web_sys::Element, seconds: Signal<Option<f64>>) {
    let now = left(workbook);
    seconds.set(now);
    if now.is_none_or(|left| left <= 0.0) {
        return;
    }
    Timeout::new(TICK_MS, move || {
        if on_page.is_connected() && is_running(&seconds) {
            tick(workbook, on_page, seconds);
        }
    })
    .forget();
}
