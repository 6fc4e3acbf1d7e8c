//! The cards as a page will show them.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlIFrameElement};

use crate::app::browser::page;
use crate::app::features::share::embed_dialog_asked::Asked;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::tick;
use crate::app::old::view::{El, el, follow_value, set_attribute};
use crate::text::snippet::SANDBOX;

/// Choices may pause this long before the frame follows them.
const PAUSE_MS: u32 = 250;

/// The frame itself, in the same sandbox as in a page: it sees no storage, and changes nothing around it.
pub fn preview(asked: Asked) -> El {
    let narrow = Signal::new(false);
    let (is_narrow, set_narrow, width) = (narrow.clone(), narrow.clone(), narrow);
    let (high, titled) = (asked.clone(), asked.clone());
    let frame = el("iframe.preview")
        .attr("sandbox", SANDBOX)
        .attr("allow", "clipboard-write")
        .attr("referrerpolicy", "no-referrer")
        .attr_of("title", move || titled.full_title())
        .attr_of("height", move || high.height().to_string())
        .attr_of("width", move || {
            let width = if width.get() { "320" } else { "100%" };
            width.to_owned()
        });
    follow_address(asked, frame.element().clone());
    let slim = tick(
        "As narrow as a phone: 320 pixels",
        move || is_narrow.get(),
        move |on| set_narrow.set(on),
    );
    let section = el("section")
        .child(el("h3").text("Preview"))
        .child(slim)
        .child(frame);
    match is_cut_off() {
        true => section.child(el("p.note").text(
            "The browser says that there is no network. The preview may stay empty then: as in a wiki, it comes from the host.",
        )),
        false => section,
    }
}

/// Whether the frame may find no host. The page around it may well be kept for such times; a sandboxed frame is not.
fn is_cut_off() -> bool {
    page::address_of("").starts_with("http") && !page::window().navigator().on_line()
}

fn follow_address(asked: Asked, frame: Element) {
    let timer = RefCell::new(None::<Timeout>);
    // While nothing is chosen, the last cards stay.
    let read = move || asked.address().ok();
    follow_value(read, move |address| {
        let Some(address) = address.clone() else {
            return;
        };
        if !frame.has_attribute("src") {
            set_attribute(&frame, "src", Some(&address));
            return;
        }
        let frame = frame.clone();
        let later = Timeout::new(PAUSE_MS, move || replace(&frame, &address));
        timer.replace(Some(later));
    });
}

/// Leads the frame on, without a step in the history of the page around it.
fn replace(frame: &Element, address: &str) {
    let frame: &HtmlIFrameElement = frame.unchecked_ref();
    if let Some(window) = frame.content_window() {
        // Only an address that is none is refused.
        let _ = window.location().replace(address);
    }
}
