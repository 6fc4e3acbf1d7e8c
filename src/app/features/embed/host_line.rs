//! The line to the page around a frame.

use js_sys::{JSON, Reflect};
use leptos::ev;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::Window;

use crate::app::browser::page::window;
use crate::app::browser::plain::plain;
use crate::codec::host_message::{MARK, Wrong, id_of};

/// A message from the page around: its id, and itself.
pub type Heard = (Option<Value>, Result<Value, Wrong>);

/// The page around this one; `None` when there is none.
fn around() -> Option<Window> {
    let here = window();
    let parent = here.parent().ok()??;
    let is_around = JsValue::from(&parent) != JsValue::from(&here);
    is_around.then_some(parent)
}

/// Sends a message, given as JSON, to the page around if its origin is `to`; "*" is any.
pub fn tell(to: &str, text: &str) {
    if let (Some(around), Ok(message)) = (around(), JSON::parse(text)) {
        // A page of another origin gets nothing, and nobody else is to know.
        let _ = around.post_message(&message, to);
    }
}

/// Hears what the page around says as long as the owner stands, if its origin is what `host` gives.
/// Everybody else, and what is not meant for a frame, is not answered: who knows whom the answer would
/// go to.
pub fn hear(host: impl Fn() -> Option<String> + 'static, run: impl Fn(Heard) + 'static) {
    let Some(around) = around() else {
        return;
    };
    let parent = JsValue::from(&around);
    let handle = window_event_listener(ev::message, move |event| {
        let source = event.source().map_or(JsValue::NULL, JsValue::from);
        if source == parent && host() == Some(event.origin()) {
            run_if_meant(&event.data(), &run);
        }
    });
    on_cleanup(move || handle.remove());
}

fn run_if_meant(data: &JsValue, run: &impl Fn(Heard)) {
    let get = |key: &str| Reflect::get(data, &key.into()).unwrap_or(JsValue::UNDEFINED);
    if !data.is_object() || get(MARK).is_undefined() {
        return;
    }
    // Read by itself: an answer to what can't be read names it too.
    let id = plain(&get("id")).ok().and_then(id_of);
    run((id, plain(data)));
}
