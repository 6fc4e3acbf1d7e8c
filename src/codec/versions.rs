//! Saved versions: an engagement kept inside itself as it was, and taken out again.

use crate::codec::json;
use crate::codec::json::{MOST_BYTES, Opened};
use crate::document::records::record::Record;
use crate::document::{Engagement, RowId, Snapshot};

/// The most versions one document holds.
const MOST_SNAPSHOTS: usize = Snapshot::MOST;

/// The most bytes of an engagement with its versions: what is larger could not be read again.
const MOST_WITH_VERSIONS: usize = MOST_BYTES / 5 * 4;

/// The engagement's versions with one more, of how it is now. Without a name it is called by the day, `today`, an
/// ISO date. `Err` says why there is no room for it.
pub fn saved(
    engagement: &Engagement,
    id: RowId,
    name: &str,
    today: &str,
) -> Result<Vec<Snapshot>, String> {
    if engagement.snapshots.len() >= MOST_SNAPSHOTS {
        return Err(format!(
            "No version was saved: {MOST_SNAPSHOTS} are kept at most. Download and delete one first."
        ));
    }
    let mut now = engagement.clone();
    let mut versions = std::mem::take(&mut now.snapshots);
    let file = json::write_compact(&now).map_err(|error| error.to_string())?;
    versions.push(Snapshot {
        id,
        name: match name.trim() {
            "" => usual_name(engagement, today),
            name => name.to_owned(),
        },
        taken: today.to_owned(),
        file: file.into(),
    });
    now.snapshots = versions;
    let whole = json::write(&now).map_err(|error| error.to_string())?;
    if whole.len() > MOST_WITH_VERSIONS {
        return Err(
            "No version was saved: the engagement with its versions would be too large to be read again. Download and delete a version first.".to_owned(),
        );
    }
    Ok(now.snapshots)
}

/// The name of a version that nobody named: the day, and which one of that day after the first.
pub fn usual_name(engagement: &Engagement, today: &str) -> String {
    let is_taken = |name: &str| engagement.snapshots.iter().any(|one| one.name == name);
    let mut name = today.to_owned();
    let mut number = 1;
    while is_taken(&name) {
        number += 1;
        name = format!("{today} ({number})");
    }
    name
}

/// What a version is called in sentences and choices.
pub fn version_name(version: &Snapshot) -> String {
    match (version.name.trim(), version.taken.trim()) {
        ("", "") => "version without a name".to_owned(),
        ("", taken) => format!("version of {taken}"),
        (name, _) => name.to_owned(),
    }
}

/// The version with the day on which it was saved: "2026-09-18, After the first workshop".
pub fn last_version(version: &Snapshot) -> String {
    let (name, taken) = (version_name(version), version.taken.trim());
    match name.contains(taken) {
        true => name,
        false => format!("{taken}, {name}"),
    }
}

/// The engagement as it was, with what was repaired in it; `Err` says why its text cannot be read.
pub fn opened(version: &Snapshot) -> Result<Opened, String> {
    json::read(&version.file).map_err(|refusal| {
        let name = version_name(version);
        format!("\"{name}\" cannot be read and stays as it is; it can be downloaded. {refusal}")
    })
}

/// A version as an engagement of its own, without its identity: what it is called.
pub fn name_of_its_own(version: &Snapshot, engagement: &Engagement) -> String {
    format!("{} ({})", engagement.name, version_name(version))
}
