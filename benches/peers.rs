//! Answers questions as the program beside the page does, each time with nothing remembered, and says how
//! long that took. `tests/bench/peers.mjs` gives it questions (`odds_worker::message`) and reads what it prints.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::io::{IsTerminal, Read, stdin};
    use std::time::Instant;

    use bad_minutes::odds_worker::answering::Answering;
    use serde_json::{Value, json};

    const RUNS: usize = 101;

    fn answer(question: &str) -> String {
        let mut answering = Answering::default();
        answering.ask(question);
        // Nothing of a question's size takes more slices.
        let found = (0..1_000_000).find_map(|_| answering.step());
        found.unwrap_or_default()
    }

    fn measured(question: &Value) -> Value {
        let question = question.to_string();
        let mut times = Vec::with_capacity(RUNS);
        let mut last = answer(&question);
        for _ in 0..RUNS {
            let began = Instant::now();
            last = answer(std::hint::black_box(&question));
            times.push(began.elapsed().as_secs_f64() * 1000.0);
        }
        let answer: Value = serde_json::from_str(&last).unwrap_or_default();
        json!({ "times": times, "answer": answer })
    }

    pub fn run() {
        let mut text = String::new();
        if stdin().is_terminal() || stdin().read_to_string(&mut text).is_err() {
            return;
        }
        let questions: Vec<Value> = serde_json::from_str(&text).unwrap_or_default();
        let answers: Vec<Value> = questions.iter().map(measured).collect();
        println!("{}", Value::Array(answers));
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::run();
}
