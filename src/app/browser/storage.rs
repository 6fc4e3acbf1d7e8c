//! localStorage behind the store's trait.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::page;
use crate::store::{MemoryStorage, Reading, Storage, StorageError};

/// Where documents are kept, and whether they outlive the tab.
#[derive(Clone)]
pub struct Kept {
    /// The storage itself.
    pub storage: Rc<dyn Storage>,
    /// False when the browser denies localStorage and memory stands in for it.
    pub lasting: bool,
}

struct Local {
    /// What was stored last: its key, and it as the browser has it and as a text. To make a text of what the browser has
    /// takes longer than to see that it is the same: 2 ms for 500 kB.
    last: RefCell<Option<(String, JsString, String)>>,
    reading: fn() -> Option<Reading>,
}

/// Finds localStorage, or memory where it is denied. `reading` gives what reads its records once that is loaded.
pub fn find(reading: fn() -> Option<Reading>) -> Kept {
    match area() {
        Ok(_) => Kept {
            storage: Rc::new(Local {
                reading,
                last: RefCell::default(),
            }),
            lasting: true,
        },
        Err(_) => Kept {
            storage: Rc::new(MemoryStorage::read_by(reading)),
            lasting: false,
        },
    }
}

/// Asked for each time: a browser can deny it, and take it away while the page is open. gloo-storage panics then.
fn area() -> Result<web_sys::Storage, StorageError> {
    match page::window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Denied),
    }
}

fn same(one: &JsString, other: &JsValue) -> bool {
    AsRef::<JsValue>::as_ref(one) == other
}

fn denied(_: JsValue) -> StorageError {
    StorageError::Denied
}

/// A method of localStorage by its name: web-sys's own ones take and give Rust's texts.
fn method(area: &web_sys::Storage, name: &str) -> Result<Function, StorageError> {
    let method = Reflect::get(area, &name.into()).map_err(denied)?;
    method.dyn_into().map_err(denied)
}

impl Storage for Local {
    fn reading(&self) -> Result<Reading, StorageError> {
        (self.reading)().ok_or(StorageError::NoReading)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let area = area()?;
        let get = method(&area, "getItem")?;
        let found = get.call1(&area, &key.into()).map_err(denied)?;
        Ok(match &*self.last.borrow() {
            Some((last, value, text)) if last == key && same(value, &found) => Some(text.clone()),
            _ => found.as_string(),
        })
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let area = area()?;
        let set = method(&area, "setItem")?;
        let text = JsString::from(value);
        set.call2(&area, &key.into(), &text).map_err(|error| {
            let name = Reflect::get(&error, &"name".into());
            match name.ok().and_then(|name| name.as_string()).as_deref() {
                Some("QuotaExceededError") => StorageError::Full,
                _ => StorageError::Denied,
            }
        })?;
        self.last
            .replace(Some((key.to_owned(), text, value.to_owned())));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        area()?.remove_item(key).map_err(denied)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let area = area()?;
        let length = area.length().map_err(denied)?;
        let key = |at| area.key(at).map_err(denied);
        let keys = (0..length).map(key).collect::<Result<Vec<_>, _>>()?;
        Ok(keys.into_iter().flatten().collect())
    }
}
