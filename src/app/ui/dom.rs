//! What components need of the page: ids, focus, extents.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, EventTarget, FocusEvent, FocusOptions, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, Node, ResizeObserver,
};

use crate::drawing::{Anchor, Size};

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// An id that no other element has.
pub(super) fn unique(name: &str) -> String {
    let number = NEXT.get();
    NEXT.set(number + 1);
    format!("{name}-{number}")
}

/// The element that has the focus.
pub(super) fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Focuses an element; one that cannot be focused is left as it is.
pub(super) fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Focuses an element without scrolling to it.
pub(super) fn focus_in_place(element: &HtmlElement) {
    let stay = FocusOptions::new();
    stay.set_prevent_scroll(true);
    let _ = element.focus_with_options(&stay);
}

/// Elements inside `root` that match, in their order.
pub(super) fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|place| found.item(place));
    elements.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Moves the focus among `stops`: by -1 or 1 with a turn at the ends, or to the first or last.
pub(super) fn step_focus(stops: &[HtmlElement], key: &str) -> bool {
    let now = focused();
    let at = stops.iter().position(|stop| Some(stop) == now.as_ref());
    let count = stops.len();
    let to = match (key, at) {
        ("ArrowDown" | "ArrowRight", Some(at)) => (at + 1) % count.max(1),
        ("ArrowUp" | "ArrowLeft", Some(at)) => (at + count.max(1) - 1) % count.max(1),
        ("ArrowDown" | "ArrowRight" | "Home", _) => 0,
        ("ArrowUp" | "ArrowLeft" | "End", _) => count.saturating_sub(1),
        _ => return false,
    };
    stops.get(to).map(focus).is_some()
}

/// Where an element is in the viewport.
pub(super) fn anchor(element: &Element) -> Anchor {
    let rect = element.get_bounding_client_rect();
    Anchor {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    }
}

/// The extent of the viewport.
pub(super) fn viewport() -> Size {
    let length = |value: Result<JsValue, JsValue>| value.ok().and_then(|it| it.as_f64());
    Size {
        width: length(window().inner_width()).unwrap_or(0.0),
        height: length(window().inner_height()).unwrap_or(0.0),
    }
}

/// Whether a native popover is shown.
pub(super) fn is_shown(popover: &Element) -> bool {
    popover.matches(":popover-open").unwrap_or_default()
}

/// Sets a custom property of an element to a length.
pub(super) fn set_length(element: &HtmlElement, name: &str, pixels: f64) {
    let text = format!("{}px", pixels.round());
    // Refused only where the property cannot be set at all.
    let _ = element.style().set_property(name, &text);
}

/// Keeps an input or a textarea at a text, as `use:keeps_text=text`. It is set only where the text is another than before,
/// since what was typed and refused stays, and where the field differs: setting it makes the browser lay the page out,
/// even to the same text, and moves the caret.
pub fn keeps_text(field: Element, text: Signal<String>) {
    Effect::new(move |before: Option<String>| {
        let text = text.get();
        if before.as_ref() == Some(&text) {
            return text;
        }
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            if input.value() != text {
                input.set_value(&text);
            }
        } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>()
            && area.value() != text
        {
            area.set_value(&text);
        }
        text
    });
}

/// Whether a `focusout` leaves the element that listens, and not one part of it for another.
pub fn leaves(event: &FocusEvent) -> bool {
    let node = |target: Option<EventTarget>| target?.dyn_into::<Node>().ok();
    let (home, to) = (node(event.current_target()), node(event.related_target()));
    home.is_none_or(|home| !home.contains(to.as_ref()))
}

/// Does something whenever an element's size changes, as long as its owner stands.
pub fn on_resize(node: NodeRef<leptos::html::Div>, act: impl Fn() + Copy + 'static) {
    Effect::new(move || {
        let Some(element) = node.get() else {
            return;
        };
        let changed = Closure::<dyn FnMut()>::new(act);
        let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else {
            return;
        };
        observer.observe(&element);
        let kept = StoredValue::new_local((observer, changed));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}

/// The width of an element, 0 until it is measured. Stops when its owner goes.
pub(super) fn watch_width(node: NodeRef<leptos::html::Div>) -> ReadSignal<f64> {
    let (width, set_width) = signal(0.0);
    on_resize(node, move || {
        let now = node
            .get_untracked()
            .map_or(0, |element| element.client_width());
        let was = width.try_get_untracked();
        if now > 0 && was.is_some_and(|was| was != f64::from(now)) {
            set_width.set(f64::from(now));
        }
    });
    width
}
