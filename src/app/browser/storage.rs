//! localStorage behind the store's trait.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};

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

/// Finds localStorage, or memory where it is denied. Probed through web-sys, because
/// gloo-storage panics in a sandboxed frame.
pub fn find() -> Kept {
    let found = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    match found {
        Some(_) => Kept {
            storage: Rc::new(Local),
            lasting: true,
        },
        None => Kept {
            storage: Rc::new(MemoryStorage::default()),
            lasting: false,
        },
    }
}

impl Storage for Local {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        LocalStorage::raw()
            .get_item(key)
            .map_err(|_| StorageError::Denied)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        LocalStorage::raw().set_item(key, value).map_err(|error| {
            let name = js_sys::Reflect::get(&error, &"name".into());
            match name.ok().and_then(|name| name.as_string()).as_deref() {
                Some("QuotaExceededError") => StorageError::Full,
                _ => StorageError::Denied,
            }
        })
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        LocalStorage::raw()
            .remove_item(key)
            .map_err(|_| StorageError::Denied)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let raw = LocalStorage::raw();
        let length = raw.length().map_err(|_| StorageError::Denied)?;
        Ok((0..length)
            .filter_map(|at| raw.key(at).ok().flatten())
            .collect())
    }
}
