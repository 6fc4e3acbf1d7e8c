//! The line to the page around a frame.

use js_sys::{JSON, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

use crate::app::browser::page::{on_window, window};
use crate::app::browser::plain::plain;
use crate::codec::host_message::{MARK, Wrong, id_of};

/// The page around this one.
#[derive(Clone)]
pub struct HostLine(Window);

/// A message from it: its id, and itself.
pub type Heard = (Option<Value>, Result<Value, Wrong>);

impl HostLine {
    /// The line; `None` when there is no page around.
    pub fn find() -> Option<Self> {
        let here = window();
        let parent = here.parent().ok()??;
        let is_around = JsValue::from(&parent) != JsValue::from(&here);
        is_around.then_some(Self(parent))
    }

    /// Sends a message, given as JSON, to the page if its origin is `to`; "*" is any.
    pub fn tell(&self, to: &str, text: &str) {
        if let Ok(message) = JSON::parse(text) {
            // A page of another origin gets nothing, and nobody else is to know.
            let _ = self.0.post_message(&message, to);
        }
    }

    /// Hears what the page around says, as long as its origin is what `host` gives. Everybody else, and
    /// what is not meant for a frame, is not answered: who knows whom the answer would go to.
    pub fn hear(&self, host: impl Fn() -> Option<String> + 'static, run: impl Fn(Heard) + 'static) {
        let parent = JsValue::from(&self.0);
        on_window("message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            let source = event.source().map_or(JsValue::NULL, JsValue::from);
            if source == parent && host() == Some(event.origin()) {
                run_if_meant(&event.data(), &run);
            }
        });
    }
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
