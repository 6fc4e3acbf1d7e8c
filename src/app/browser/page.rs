//! The window: its address, clock, chance, focus and printer.

use std::cmp::Ordering;

use leptos::prelude::request_animation_frame;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Event, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Window,
};

use crate::document::records::values::id::Id;

/// The window. The program runs in one, never in a worker.
pub fn window() -> Window {
    web_sys::window().expect("a window")
}

/// Its document.
pub fn document() -> Document {
    window().document().expect("a window's document")
}

/// The fragment of the address, with its `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address of a fragment of this page, to send to somebody.
pub fn address_of(fragment: &str) -> String {
    let location = window().location();
    let address = location.href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
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

/// Changes between the usual size and one that is read from the back of a room.
pub fn toggle_large() {
    if let Some(root) = document().document_element() {
        // Only a name that is none is refused.
        let _ = root.toggle_attribute("data-large");
    }
}

/// Whether whoever looks at it has not asked for less movement.
pub fn welcomes_motion() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    !asked.ok().flatten().is_some_and(|asked| asked.matches())
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

/// The browser's clock, in milliseconds.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// A number from 0 up to, but not including, 1, as chance has it.
pub fn chance() -> f64 {
    js_sys::Math::random()
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

/// A text in lower case, in whatever alphabet.
pub fn lower_case(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Which of two names comes first, as the person's language orders them.
pub fn compare_names(a: &str, b: &str) -> Ordering {
    let order =
        js_sys::JsString::from(a).locale_compare(b, &js_sys::Array::new(), &js_sys::Object::new());
    order.cmp(&0)
}

/// Loads the page again.
pub fn reload() {
    // Only a detached window refuses, and then nobody is looking.
    let _ = window().location().reload();
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

/// Puts the focus on what an edit is about to draw: once it is there, and before the next key can go elsewhere.
pub fn focus_soon(selector: &str) {
    let selector = selector.to_owned();
    spawn_local(async move {
        tick().await;
        match has(&selector) {
            true => focus(&selector),
            // Rows of a long table may take a frame to come.
            false => request_animation_frame(move || focus(&selector)),
        }
    });
}

/// Presses the first element the selector finds.
pub fn press(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        element.click();
    }
}

/// Scrolls to the first element the selector finds, where its top is not in the upper half of the window.
pub fn reveal(selector: &str) {
    let Ok(Some(element)) = document().query_selector(selector) else {
        return;
    };
    let height = window().inner_height().ok().and_then(|it| it.as_f64());
    let top = element.get_bounding_client_rect().top();
    if height.is_some_and(|height| !(0.0..height / 2.0).contains(&top)) {
        element.scroll_into_view();
    }
}

/// Whether the selector finds something.
pub fn has(selector: &str) -> bool {
    let found = document().query_selector(selector);
    found.is_ok_and(|found| found.is_some())
}

/// What stands in the fields that the selector finds.
pub fn values_of(selector: &str) -> impl Iterator<Item = String> {
    let found = document().query_selector_all(selector).ok();
    let at = move |place| found.as_ref().and_then(|all| all.item(place));
    (0..).map_while(at).map(|field| {
        let input = field.dyn_ref::<HtmlInputElement>();
        let area = field.dyn_ref::<HtmlTextAreaElement>();
        let value = input.map(HtmlInputElement::value);
        value.or_else(|| Some(area?.value())).unwrap_or_default()
    })
}

/// Puts the focus on the main part of the page and shows its top, unless the focus is in it already.
pub fn focus_main() {
    let Ok(Some(main)) = document().query_selector("#main") else {
        return;
    };
    let now = document().active_element();
    // The address may change a moment after somebody has opened the search for the next thing.
    let is_searching = has("dialog:popover-open");
    if is_searching || main.contains(now.as_ref().map(|now| now.as_ref())) {
        return;
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(main) = main.dyn_ref::<HtmlElement>() {
        let stay = FocusOptions::new();
        stay.set_prevent_scroll(true);
        // Refused only where nothing can have the focus.
        let _ = main.focus_with_options(&stay);
    }
}

/// Listens to an event of the window for as long as the page lives.
pub fn on_window(event: &str, run: impl Fn(Event) + 'static) {
    let run = Closure::<dyn Fn(Event)>::new(run).into_js_value();
    // Only a listener that is no function is refused.
    let _ = window().add_event_listener_with_callback(event, run.unchecked_ref());
}

/// Runs on an event before anything in the page hears of it. Where it says so, nothing does.
pub fn before_page(event: &str, stops: impl Fn(&Event) -> bool + 'static) {
    let run = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if stops(&event) {
            event.stop_immediate_propagation();
        }
    });
    let run = run.into_js_value();
    // Only a listener that is no function is refused.
    let _ = window().add_event_listener_with_callback_and_bool(event, run.unchecked_ref(), true);
}

/// Whether this page is the one file that carries the whole program: a host's page names its version.
pub fn is_one_file() -> bool {
    let named = document().query_selector("meta[name=version]");
    matches!(named, Ok(None))
}

/// Puts a text where the caret of a field is, or over what is selected in it.
pub fn put_in(field: &HtmlInputElement, text: &str) -> Result<(), JsValue> {
    let start = field.selection_start()?.unwrap_or_default();
    let end = field.selection_end()?.unwrap_or(start);
    let before = field.value().encode_utf16().count();
    field.set_range_text_with_start_and_end(text, start, end)?;
    let after = field.value().encode_utf16().count();
    let caret = end + after as u32 - before as u32;
    field.set_selection_range(caret, caret)
}

/// Takes away the line that index.html shows while the program loads.
pub fn remove_loading_line() {
    if let Some(loading) = document().get_element_by_id("loading") {
        loading.remove();
    }
}

/// An ISO time in UTC as the person's own clock shows it, such as "2026-01-02 04:04"; as it is when it is none.
pub fn local_time(iso: &str) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return iso.to_owned();
    }
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}
