//! The program beside the page: it computes the odds, in a worker where one may run.
//! `web/odds.js` passes it questions and takes its answers.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exported {
    use std::cell::RefCell;

    use bad_minutes::odds_worker::answering::Answering;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static ANSWERING: RefCell<Answering> = RefCell::default();
    }

    /// Takes up a question; one not answered yet is dropped. Says whether it was a question.
    #[wasm_bindgen]
    pub fn ask(question: &str) -> bool {
        ANSWERING.with_borrow_mut(|answering| answering.ask(question))
    }

    /// Does a slice of the work; the answer, once it is known.
    #[wasm_bindgen]
    pub fn step() -> Option<String> {
        ANSWERING.with_borrow_mut(Answering::step)
    }
}
