//! The part of the program that reads what is stored. Where something is, it comes before the app; else with the
//! first edit.

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::page;
use crate::app::browser::storage::Kept;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{lazy_part, ready};
use crate::codec::json::{self, Opened, Refusal};
use crate::store::journal::fold;
use crate::store::{self, Entry, Reading};

lazy_part! {
    /// What reads records.
    fn whole() -> Reading, in work, loaded by load {
        Reading::whole()
    }
}

lazy_part! {
    /// Puts back into the storage what a crash took out of it, and shows it. Gives what the journal has to take in.
    fn put_back(workbook: Workbook, journal: Vec<(String, String)>) -> Vec<Entry>, in work {
        let writer = workbook.writer();
        let mut folded = workbook.with_storage(|storage| {
            fold(storage, &journal, &page::now(), &writer, &mut page::new_id)
        });
        let entries = std::mem::take(&mut folded.entries);
        workbook.show_restored(folded);
        entries
    }
}

lazy_part! {
    /// Reads an engagement's file.
    fn read_file(text: String) -> Result<Opened, Refusal>, in work {
        json::read(&text)
    }
}

/// What reads records, once it is loaded.
pub fn reading() -> Option<Reading> {
    ready(whole())
}

/// Loads it, without waiting.
pub fn load_soon() {
    // Whoever needs it and has it not says so.
    spawn_local(async { drop(load().await) });
}

/// Does something once what is kept can be read: now, where there is nothing.
pub fn once_readable(kept: &Kept, then: impl FnOnce() + 'static) {
    match store::holds_any(&*kept.storage) {
        false => then(),
        true => spawn_local(async {
            // What cannot be read for want of it says so.
            drop(load().await);
            then();
        }),
    }
}
