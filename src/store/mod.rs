//! Keeping documents: the storage trait, the shelf of records, and one tab's hold on one
//! of them. Time, random ids and the browser's storage are handed in.

mod bases;
pub mod drill;
mod entry;
pub mod given;
mod incoming;
mod index;
pub mod journal;
mod keys;
pub mod left;
mod memory;
mod outcome;
pub mod quiet;
mod reading;
mod record;
pub mod round;
mod session;
mod shelf;
mod storage;

pub use entry::Entry;
pub use index::Listed;
pub use keys::{INDEX_KEY, record_id, record_key};
pub use memory::MemoryStorage;
pub use outcome::{Incoming, Saved};
pub use session::Session;
pub use shelf::{Held, Listing, Unreadable, holds_any, list, open, put_back, raw, remove};
pub use storage::{Reading, Storage, StorageError};
