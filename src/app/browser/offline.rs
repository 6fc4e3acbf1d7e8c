//! The worker that keeps the app for times without a network (sw.js): started, asked and told.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    HtmlMetaElement, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
};

use super::page;

/// What the worker downloads is not to compete with the page itself.
const START_AFTER_MS: u32 = 2_000;

/// A tab that comes back after this long asks the host for a new version.
const ASK_EVERY_MS: f64 = 3_600_000.0;

/// A worker that has not answered by then will not.
const LONGEST_ANSWER_MS: u32 = 3_000;

/// Starts the worker, soon. `newer` is told whether a version waits that this page does not run.
pub fn start(newer: impl Fn(bool) + 'static) {
    let (Some(version), Some(workers)) = (version(), workers()) else {
        return;
    };
    let start = move || {
        spawn_local(async move {
            let found = JsFuture::from(workers.register("sw.js")).await;
            // What is not given was refused: by a setting, a private window, or a host without the file.
            if let Some(found) = found.ok().and_then(|found| found.dyn_into().ok()) {
                listen(workers, found, version, newer);
            }
        })
    };
    Timeout::new(START_AFTER_MS, start).forget();
}

/// Loads the page again, as the newest version that is here: the person has agreed to it.
pub fn update() {
    let told = workers().and_then(|workers| Some((workers.controller()?, workers)));
    let Some((worker, workers)) = told else {
        return page::reload();
    };
    let deaf = workers.clone();
    let late = Timeout::new(LONGEST_ANSWER_MS, move || {
        // Whoever stays, since not all is stored, is not asked again by a late answer.
        deaf.set_onmessage(None);
        page::reload();
    });
    let late = Cell::new(Some(late));
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if event.data() == "agreed" && late.take().is_some() {
            page::reload();
        }
    });
    // The one listener of its kind: pressed again, it takes the place of the one before.
    workers.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    tell(&worker, "agree");
}

fn listen(
    workers: ServiceWorkerContainer,
    found: ServiceWorkerRegistration,
    version: String,
    newer: impl Fn(bool) + 'static,
) {
    let (asked, own) = (found.clone(), format!("{}sw.js", found.scope()));
    let name = version.clone();
    // Not the controller: a page that was loaded around the worker has none, and for a while that of
    // a copy in a folder above may be it.
    let introduce = move || {
        if let Some(worker) = asked.active() {
            tell(&worker, &name);
        }
    };
    introduce();
    let again = introduce.clone();
    on(&workers, "controllerchange", move |_| again());
    let here = workers.clone();
    on(&workers, "message", move |event| {
        match newest(&event, &own) {
            // It came after the page, or took the place of one that was ready.
            Some(newest) if newest == version => {
                introduce();
                newer(false);
            }
            // Without a controller the newer one is this page, and the worker is behind.
            Some(_) if here.controller().is_some() => newer(true),
            _ => {}
        }
    });
    // From the first time on: browsers ask on their own when a page is opened, but not each time.
    let last = Cell::new(0.0);
    let ask = move || {
        let now = page::milliseconds();
        if !page::document().hidden() && now - last.get() > ASK_EVERY_MS {
            last.set(now);
            if let Ok(update) = found.update() {
                settle(update);
            }
        }
    };
    ask();
    page::on_window("visibilitychange", move |_| ask());
}

/// The newest version, if that is what the worker of this address says. Those of folders above speak to all below.
fn newest(event: &MessageEvent, own: &str) -> Option<String> {
    let worker: ServiceWorker = event.source()?.unchecked_into();
    let newest = Reflect::get(&event.data(), &"newer".into()).ok()?;
    newest.as_string().filter(|_| worker.script_url() == own)
}

/// The version of this page; `None` where nothing was made to be kept, as in a single file.
fn version() -> Option<String> {
    let named = page::document().query_selector("meta[name=version]");
    let named: HtmlMetaElement = named.ok()??.dyn_into().ok()?;
    Some(named.content()).filter(|version| !version.is_empty())
}

/// What starts workers; `None` in a frame, which is part of somebody else's page, and where the
/// browser has no such thing, as at an address that is not secure.
fn workers() -> Option<ServiceWorkerContainer> {
    let window = page::window();
    let framed = window.top().ok()? != Some(window.clone());
    let workers = Reflect::get(&window.navigator(), &"serviceWorker".into()).ok()?;
    (!framed && workers.is_object()).then(|| workers.unchecked_into())
}

fn tell(worker: &ServiceWorker, word: &str) {
    // A text can always be sent.
    let _ = worker.post_message(&word.into());
}

fn on(workers: &ServiceWorkerContainer, event: &str, run: impl Fn(MessageEvent) + 'static) {
    let run = Closure::<dyn Fn(MessageEvent)>::new(run).into_js_value();
    // Only a listener that is no function is refused.
    let _ = workers.add_event_listener_with_callback(event, run.unchecked_ref());
}

/// Waits for what may fail without harm, as without a network.
fn settle(promise: Promise) {
    spawn_local(async move {
        let _: Result<JsValue, JsValue> = JsFuture::from(promise).await;
    });
}
