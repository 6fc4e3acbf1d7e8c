//! Keeping documents: the storage trait, the shelf of records, and one tab's hold on one
//! of them. Time, random ids and the browser's storage are handed in.

mod bases;
mod entry;
pub mod given;
mod incoming;
mod index;
pub mod journal;
mod keys;
pub mod left;
pub mod notes;
mod outcome;
mod record;
mod session;
mod shelf;
mod storage;

pub use entry::Entry;
pub use index::Listed;
pub use keys::{INDEX_KEY, PREFIX, record_id, record_key};
pub use outcome::{Incoming, Saved};
pub use session::Session;
pub use shelf::{Held, Listing, Unreadable, holds_any, list, open, put_back, raw, remove};
pub use storage::memory::MemoryStorage;
pub use storage::{Reading, Storage, StorageError};
