//! The line to the program beside the page that computes odds.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Sends questions. The program ends with it.
pub struct Line(Function);

impl Drop for Line {
    fn drop(&mut self) {
        // No question at all is the end; the start script throws nothing.
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Starts the program; `hear` takes each answer. `None` where the start script is not ours.
pub fn open(hear: impl Fn(Option<String>) + 'static) -> Option<Line> {
    let start = Reflect::get(&js_sys::global(), &"oddsLine".into()).ok()?;
    let start: Function = start.dyn_into().ok()?;
    let hear = Closure::<dyn Fn(JsValue)>::new(move |answer: JsValue| {
        // What is no answer means that the program could not be started.
        hear(answer.as_string());
    });
    let send = start
        .call1(&JsValue::UNDEFINED, &hear.into_js_value())
        .ok()?;
    send.dyn_into().ok().map(Line)
}

impl Line {
    /// Sends a question; one that is not answered yet is dropped for it.
    pub fn send(&self, question: &str) {
        // The start script throws nothing.
        let _ = self.0.call1(&JsValue::UNDEFINED, &question.into());
    }

    /// Drops the question that is not answered yet; nothing is answered until the next.
    pub fn rest(&self) {
        self.send("");
    }
}
