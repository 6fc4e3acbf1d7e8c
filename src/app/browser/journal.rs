//! The journal of `store::journal` in IndexedDB.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::page::window;
use crate::document::EngagementId;
use crate::store::Entry;
use crate::store::journal::bounds;

const DATABASE: &str = "bad-minutes";
const RECORDS: &str = "records";
const READS: &str = "readonly";
const WRITES: &str = "readwrite";
/// A browser that takes longer with a change is asked again: of what was asked while it clears a site's data, some
/// gets no answer.
const CHANGES_WITHIN_MS: u32 = 2500;

/// The journal. Its database is opened when it is first needed, and again after a failure. All
/// fails where the browser has no IndexedDB, or denies it.
#[derive(Default)]
pub struct Journal {
    opening: RefCell<Option<(IdbOpenDbRequest, Promise)>>,
    /// The change before. The next one waits for it, so that no old entry is put in after a newer one.
    turn: RefCell<Option<Promise>>,
    /// What hears that the browser has closed the database.
    closed: RefCell<Option<Function>>,
}

impl Journal {
    /// Calls `run` when the browser has closed the database, as it does when it clears a site's data: what was in
    /// there may be gone.
    pub fn when_closed(&self, run: impl Fn() + 'static) {
        let run = Closure::<dyn Fn()>::new(run).into_js_value();
        self.closed.replace(Some(run.unchecked_into()));
    }

    /// Puts entries in, and takes out what they replace. They are on disk when this is done.
    pub async fn put(&self, entries: &[Entry]) -> Result<(), JsValue> {
        self.change(|records| {
            for entry in entries {
                for replaced in &entry.replaces {
                    records.delete(&replaced.into())?;
                }
                let record = (&entry.key, &entry.text);
                let base = entry.base.as_ref().map(|(key, text)| (key, text));
                for (key, text) in base.into_iter().chain([record]) {
                    records.put_with_key(&JsString::from(&**text), &key.into())?;
                }
            }
            Ok(())
        })
        .await
    }

    /// Takes out all entries of an engagement.
    pub async fn remove(&self, id: EngagementId) -> Result<(), JsValue> {
        let [low, high] = bounds(id).map(JsValue::from);
        let range = IdbKeyRange::bound(&low, &high)?;
        self.change(|records| records.delete(&range).map(drop))
            .await
    }

    /// The keys of all entries.
    pub async fn keys(&self) -> Result<Vec<String>, JsValue> {
        let records = self.transaction(READS).await?.object_store(RECORDS)?;
        let keys: Array = answer(&records.get_all_keys()?).await?.unchecked_into();
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// These entries with their records, but for those that have gone since.
    pub async fn read(&self, keys: Vec<String>) -> Result<Vec<(String, String)>, JsValue> {
        let records = self.transaction(READS).await?.object_store(RECORDS)?;
        let ask = |key: String| Ok((records.get(&JsValue::from(&key))?, key));
        let asked: Vec<_> = keys.into_iter().map(ask).collect::<Result<_, JsValue>>()?;
        let mut entries = Vec::new();
        for (request, key) in asked {
            if let Some(text) = answer(&request).await?.as_string() {
                entries.push((key, text));
            }
        }
        Ok(entries)
    }

    /// Makes a change, on disk when this is done, after the one before it; if that fails, once more with the
    /// database opened anew.
    async fn change(
        &self,
        change: impl Fn(&IdbObjectStore) -> Result<(), JsValue>,
    ) -> Result<(), JsValue> {
        let mut over = None;
        let turn = Promise::new(&mut |done, _| over = Some(done));
        let before = self.turn.replace(Some(turn));
        if let Some(before) = before {
            JsFuture::from(before).await?;
        }
        let mut outcome = self.try_change(&change).await;
        if outcome.is_err() {
            self.opening.replace(None);
            outcome = self.try_change(&change).await;
        }
        if let Some(over) = over {
            over.call0(&JsValue::NULL)?;
        }
        outcome
    }

    async fn try_change(
        &self,
        change: impl Fn(&IdbObjectStore) -> Result<(), JsValue>,
    ) -> Result<(), JsValue> {
        let transaction = self.transaction(WRITES).await?;
        let database = transaction.db();
        let mut listening = None;
        let done = Promise::new(&mut |done, failed| {
            transaction.set_oncomplete(Some(&done));
            transaction.set_onabort(Some(&failed));
            listening = Some(failed);
        });
        change(&transaction.object_store(RECORDS)?)?;
        let Some(failed) = listening else {
            return in_time(done).await.map(drop);
        };
        // A database that closes does not end all its transactions.
        database.add_event_listener_with_callback("close", &failed)?;
        let outcome = in_time(done).await;
        database.remove_event_listener_with_callback("close", &failed)?;
        outcome.map(drop)
    }

    /// A transaction; the database is opened if it is not, and anew if the browser has closed it.
    async fn transaction(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let known = self.opening.borrow().clone();
        if let Some(known) = known {
            if let Ok(transaction) = self.start_in(known, mode).await {
                return Ok(transaction);
            }
            self.opening.replace(None);
        }
        let opening = open()?;
        self.opening.replace(Some(opening.clone()));
        let transaction = self.start_in(opening, mode).await;
        if transaction.is_err() {
            self.opening.replace(None);
        }
        transaction
    }

    /// Starts a transaction once the database is open.
    async fn start_in(
        &self,
        (request, opened): (IdbOpenDbRequest, Promise),
        mode: &str,
    ) -> Result<IdbTransaction, JsValue> {
        // A start waits for what was saved as long as it takes.
        match mode {
            READS => JsFuture::from(opened).await?,
            _ => in_time(opened).await?,
        };
        let database: IdbDatabase = request.result()?.unchecked_into();
        database.set_onclose(self.closed.borrow().as_ref());
        start(&database, mode)
    }
}

/// What a promise gives, if it does so soon.
async fn in_time(promise: Promise) -> Result<JsValue, JsValue> {
    let mut timer = None;
    let late = Promise::new(&mut |_, failed: Function| {
        let fail = move || drop(failed.call0(&JsValue::NULL));
        timer = Some(Timeout::new(CHANGES_WITHIN_MS, fail));
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await
}

fn open() -> Result<(IdbOpenDbRequest, Promise), JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let make = Closure::once_into_js(|event: Event| -> Result<(), JsValue> {
        let request: IdbOpenDbRequest = event.target().ok_or(JsValue::NULL)?.unchecked_into();
        let database: IdbDatabase = request.result()?.unchecked_into();
        database.create_object_store(RECORDS).map(drop)
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let opened = settled(&request);
    Ok((request, opened))
}

/// Starts a transaction that is complete only when it is on disk. web-sys has no options for it
/// yet, so the method is called by its name.
fn start(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let method: Function = Reflect::get(database, &"transaction".into())?.unchecked_into();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction = method.call3(database, &RECORDS.into(), &mode.into(), &options)?;
    Ok(transaction.unchecked_into())
}

fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    })
}

async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(settled(request)).await?;
    request.result()
}
