//! What somebody wants to be told no longer, one word for each.

use crate::store::Storage;

const KEY: &str = "bad-minutes/quiet";

/// Whether it is said no longer.
pub fn is_quiet(storage: &dyn Storage, what: &str) -> bool {
    let known = storage.get(KEY).ok().flatten().unwrap_or_default();
    known.split(' ').any(|one| one == what)
}

/// Remembers it; where there is no storage it is said again.
pub fn add(storage: &dyn Storage, what: &str) {
    if is_quiet(storage, what) {
        return;
    }
    let known = storage.get(KEY).ok().flatten().unwrap_or_default();
    // Refused where there is no room: then it is said again.
    let _ = storage.set(KEY, format!("{known} {what}").trim());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStorage;

    #[test]
    fn what_is_quiet_is_kept() {
        let storage = MemoryStorage::default();
        assert!(!is_quiet(&storage, "copy"));
        add(&storage, "copy");
        add(&storage, "risks");
        add(&storage, "copy");
        assert!(is_quiet(&storage, "copy") && is_quiet(&storage, "risks"));
        assert!(!is_quiet(&storage, "journeys"));
    }
}
