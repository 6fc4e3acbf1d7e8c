//! The line to the program beside the page that computes odds.

use js_sys::{Float64Array, Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Sends questions.
pub struct Line(Function);

/// Starts the program; `hear` takes each answer. `None` where the start script is not ours.
pub fn open(hear: impl Fn(Vec<f64>) + 'static) -> Option<Line> {
    let start = Reflect::get(&js_sys::global(), &"oddsLine".into()).ok()?;
    let start: Function = start.dyn_into().ok()?;
    let hear = Closure::<dyn Fn(JsValue)>::new(move |answer: JsValue| {
        // What is no answer means that the program could not be started.
        let answer: Option<Float64Array> = answer.dyn_into().ok();
        hear(answer.map_or_else(Vec::new, |numbers| numbers.to_vec()));
    });
    let send = start
        .call1(&JsValue::UNDEFINED, &hear.into_js_value())
        .ok()?;
    send.dyn_into().ok().map(Line)
}

impl Line {
    /// Sends a question; one that is not answered yet is dropped for it.
    pub fn send(&self, question: &[f64]) {
        let question = Float64Array::from(question);
        // The start script throws nothing.
        let _ = self.0.call1(&JsValue::UNDEFINED, &question);
    }
}
