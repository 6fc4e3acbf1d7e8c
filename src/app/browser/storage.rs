//! localStorage behind the store's trait.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::page;
use crate::store::{MemoryStorage, Storage, StorageError};

/// Where documents are kept, and whether they outlive the tab.
#[derive(Clone)]
pub struct Kept {
    /// The storage itself.
    pub storage: Rc<dyn Storage>,
    /// False when the browser denies localStorage and memory stands in for it.
    pub lasting: bool,
}

struct Local;

/// Finds localStorage, or memory where it is denied.
pub fn find() -> Kept {
    match area() {
        Ok(_) => Kept {
            storage: Rc::new(Local),
            lasting: true,
        },
        Err(_) => Kept {
            storage: Rc::new(MemoryStorage::default()),
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

fn denied(_: JsValue) -> StorageError {
    StorageError::Denied
}

impl Storage for Local {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        area()?.get_item(key).map_err(denied)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        area()?.set_item(key, value).map_err(|error| {
            let name = Reflect::get(&error, &"name".into());
            match name.ok().and_then(|name| name.as_string()).as_deref() {
                Some("QuotaExceededError") => StorageError::Full,
                _ => StorageError::Denied,
            }
        })
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
