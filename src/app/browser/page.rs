//! The window: its address, clock, chance, focus and printer.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::model::id::Id;

/// The fragment of the address, with its `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a fragment; the back button returns.
pub fn go(fragment: &str) {
    // Only a detached window refuses, and then nobody is looking.
    let _ = window().location().set_hash(fragment);
}

/// Replaces the address without a step in the history and without an event.
pub fn replace_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        // Refused after 200 calls in a row; the old address still leads to the same place.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
    }
}

/// A new random identity.
pub fn new_id<const LENGTH: usize>() -> Id<LENGTH> {
    let mut random = [0u8; 17];
    let filled = window()
        .crypto()
        .is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut random).is_ok());
    if !filled {
        random.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    Id::from_random(&random)
}

/// The time now, ISO 8601 in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Today's date where the person is, ISO 8601.
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

/// Opens the print dialog.
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = window().print();
}

/// Puts the focus on the first element the selector finds, with its text selected.
pub fn focus(selector: &str) {
    let Ok(Some(element)) = document().query_selector(selector) else {
        return;
    };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Shows the text that index.html keeps for the case that the program stops.
pub fn show_stopped() {
    if let Some(element) = document().get_element_by_id("stopped") {
        let _ = element.remove_attribute("hidden");
    }
}

/// Removes the line that index.html shows while the program loads.
pub fn remove_loading() {
    if let Some(element) = document().get_element_by_id("loading") {
        element.remove();
    }
}
