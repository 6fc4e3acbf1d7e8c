//! Tooltips: the name of an icon button, the words behind an abbreviation.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::app::ui::dom;
use crate::drawing::{Align, Size, place};

/// An abbreviation such as ETTD, explained on hover and when it has the focus.
#[component]
pub fn Term(
    /// As it is written.
    #[prop(into)]
    name: String,
    /// What it stands for, in a sentence.
    #[prop(into)]
    means: String,
) -> impl IntoView {
    view! {
        <abbr class="term" tabindex="0" data-tip=means>
            {name}
        </abbr>
    }
}

/// Shows the text of whatever has `data-tip` when it is hovered or focused, with the keys in
/// `data-keys`. Mounted once, in the frame. Escape hides it; to a screen reader it is the
/// description of the focused element.
#[component]
pub fn Tips() -> impl IntoView {
    let id = dom::unique("tip");
    let shown = RwSignal::new(None::<(String, Option<String>)>);
    let tip: NodeRef<html::Div> = NodeRef::new();
    let owner = StoredValue::new_local(None::<Element>);
    let described = StoredValue::new(id.clone());
    let pointer = StoredValue::new(None::<[i32; 2]>);
    let hide = move || {
        if let Some(element) = owner.get_value() {
            described.with_value(|id| undescribe(&element, id));
        }
        owner.set_value(None);
        if let Some(tip) = tip.get_untracked() {
            // Refused when it is hidden already.
            let _ = tip.hide_popover();
        }
    };
    let show = move |element: Element, focused: bool| {
        let Some(text) = element
            .get_attribute("data-tip")
            .filter(|text| !text.is_empty())
        else {
            return;
        };
        hide();
        let described = focused.then(|| described.get_value());
        let named = element
            .get_attribute("aria-label")
            .is_some_and(|name| name == text);
        if let Some(id) = described.filter(|_| !named && !element.has_attribute("aria-describedby"))
        {
            let _ = element.set_attribute("aria-describedby", &id);
        }
        shown.set(Some((text, element.get_attribute("data-keys"))));
        owner.set_value(Some(element));
        request_animation_frame(move || show_at(tip, owner));
    };
    listen("pointerover", move |event| {
        // What comes to lie under a pointer that rests is not what it was pointed at.
        let place = place_of(event);
        if pointer.try_update_value(|last| last.replace(place)) == Some(Some(place)) {
            return;
        }
        match target(event) {
            Some(element) if Some(&element) == owner.get_value().as_ref() => {}
            Some(element) => show(element, false),
            None if owner.get_value().as_ref().is_some_and(has_focus) => {}
            None => hide(),
        }
    });
    listen("focusin", move |event| {
        match target(event).filter(by_keyboard) {
            Some(element) => show(element, true),
            None => hide(),
        }
    });
    listen("pointerdown", move |event| {
        pointer.set_value(Some(place_of(event)));
        hide();
    });
    listen("scroll", move |_| hide());
    listen("keydown", move |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if key.key() == "Escape" {
            hide();
        }
    });
    view! {
        // Read as a description alone: at the end of the page it belongs to nothing.
        <div id=id class="tip" role="tooltip" aria-hidden="true" popover="manual" node_ref=tip>
            {move || shown.get().map(|(text, keys)| view! {
                {text}
                {keys.map(|keys| view! { " " <kbd>{keys}</kbd> })}
            })}
        </div>
    }
}

fn listen(event: &str, act: impl Fn(&Event) + 'static) {
    let handle = window_event_listener_untyped(event, move |event| act(&event));
    on_cleanup(move || handle.remove());
}

fn target(event: &Event) -> Option<Element> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-tip]").ok().flatten()
}

/// Where the pointer of an event is, in pixels of the window.
fn place_of(event: &Event) -> [i32; 2] {
    let pointer: &PointerEvent = event.unchecked_ref();
    [pointer.client_x(), pointer.client_y()]
}

fn by_keyboard(element: &Element) -> bool {
    element.matches(":focus-visible").unwrap_or(false)
}

fn has_focus(element: &Element) -> bool {
    by_keyboard(element)
}

fn undescribe(element: &Element, id: &str) {
    if element.get_attribute("aria-describedby").as_deref() == Some(id) {
        let _ = element.remove_attribute("aria-describedby");
    }
}

fn show_at(tip: NodeRef<html::Div>, owner: StoredValue<Option<Element>, LocalStorage>) {
    let (Some(tip), Some(Some(element))) = (tip.get_untracked(), owner.try_get_value()) else {
        return;
    };
    if !element.is_connected() {
        return;
    }
    let tip: HtmlElement = tip.into();
    // Refused when it is shown already.
    let _ = tip.show_popover();
    let rect = tip.get_bounding_client_rect();
    let size = Size {
        width: rect.width(),
        height: rect.height(),
    };
    let (left, top) = place(dom::anchor(&element), size, dom::viewport(), Align::Middle);
    dom::set_length(&tip, "--x", left);
    dom::set_length(&tip, "--y", top);
}
