//! A storage that lasts as long as the page: the fallback where the browser has none.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Reading, Storage, StorageError};

/// Texts kept in memory. Clones share them, as tabs share the browser's storage.
#[derive(Clone, Debug)]
pub struct MemoryStorage(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    reading: fn() -> Option<Reading>,
    texts: RefCell<Vec<(String, String)>>,
    quota: Cell<Option<usize>>,
}

impl MemoryStorage {
    /// An empty storage without a limit, with what reads its records once that is there.
    pub fn read_by(reading: fn() -> Option<Reading>) -> Self {
        Self(Rc::new(Shared {
            reading,
            texts: RefCell::default(),
            quota: Cell::default(),
        }))
    }

    /// An empty storage without a limit.
    pub fn new() -> Self {
        Self::read_by(|| Some(Reading::whole()))
    }

    /// Sets how many UTF-16 units keys and values may take together from now on;
    /// `None` is no limit. What is stored already stays.
    pub fn set_quota(&self, quota: Option<usize>) {
        self.0.quota.set(quota);
    }

    /// How many UTF-16 units keys and values take together.
    pub fn used(&self) -> usize {
        let texts = self.0.texts.borrow();
        texts.iter().map(|(key, value)| units(key, value)).sum()
    }
}

impl Default for MemoryStorage {
    fn default() -> Self {
        Self::new()
    }
}

fn units(key: &str, value: &str) -> usize {
    key.encode_utf16().count() + value.encode_utf16().count()
}

impl Storage for MemoryStorage {
    fn reading(&self) -> Result<Reading, StorageError> {
        (self.0.reading)().ok_or(StorageError::NoReading)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let texts = self.0.texts.borrow();
        Ok(texts
            .iter()
            .find(|text| text.0 == key)
            .map(|text| text.1.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        if let Some(quota) = self.0.quota.get() {
            let old = self.get(key)?.map_or(0, |old| units(key, &old));
            if self.used() - old + units(key, value) > quota {
                return Err(StorageError::Full);
            }
        }
        let mut texts = self.0.texts.borrow_mut();
        match texts.iter_mut().find(|text| text.0 == key) {
            Some(text) => value.clone_into(&mut text.1),
            None => texts.push((key.to_owned(), value.to_owned())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.texts.borrow_mut().retain(|text| text.0 != key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self
            .0
            .texts
            .borrow()
            .iter()
            .map(|text| text.0.clone())
            .collect())
    }
}
