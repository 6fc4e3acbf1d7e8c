//! The drill that is under way, so that its clock outlives a reload.

use crate::analysis::practice::wheel::Weighting;
use crate::document::{EngagementId, RowId};
use crate::store::Storage;

const KEY: &str = "bad-minutes/drill";

/// What was drawn, and the stopwatch of its drill.
#[derive(Clone, Debug, PartialEq)]
pub struct Drill {
    /// Which risk.
    pub risk: RowId,
    /// By which seed.
    pub seed: u64,
    /// By which weights.
    pub by: Weighting,
    /// The log entry with the facilitator's script.
    pub script: Option<RowId>,
    /// Milliseconds of earlier runs.
    pub before: f64,
    /// When this run began, by the browser's clock; `None` while the stopwatch stands.
    pub since: Option<f64>,
}

/// The drill of an engagement.
pub fn read(storage: &dyn Storage, engagement: EngagementId) -> Option<Drill> {
    let text = storage.get(KEY).ok()??;
    let words: Vec<&str> = text.split(' ').collect();
    let [of, risk, seed, by, script, before, since] = words.as_slice() else {
        return None;
    };
    let is_it = of.parse() == Ok(engagement);
    let drill = Drill {
        risk: risk.parse().ok()?,
        seed: seed.parse().ok()?,
        by: Weighting::ALL.into_iter().find(|one| one.name() == *by)?,
        script: script.parse().ok(),
        before: time(before)?,
        since: time(since),
    };
    is_it.then_some(drill)
}

fn time(text: &str) -> Option<f64> {
    let time = text.parse::<f64>().ok();
    time.filter(|time| time.is_finite() && *time >= 0.0)
}

/// Keeps the drill of an engagement in the place of the one before, or none of it: that of another one goes on. Where
/// there is no room, it lives as long as its page.
pub fn write(storage: &dyn Storage, engagement: EngagementId, drill: Option<&Drill>) {
    let Some(drill) = drill else {
        if read(storage, engagement).is_some() {
            let _ = storage.remove(KEY);
        }
        return;
    };
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let text = format!(
        "{engagement} {} {} {} {} {} {}",
        drill.risk,
        drill.seed,
        drill.by.name(),
        or_none(drill.script.map(|id| id.to_string())),
        drill.before,
        or_none(drill.since.map(|since| since.to_string())),
    );
    let _ = storage.set(KEY, &text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStorage;

    #[test]
    fn a_drill_is_read_as_it_was_written() {
        let storage = MemoryStorage::default();
        let engagement = EngagementId::from_random(&[1; 33]);
        let mut drill = Drill {
            risk: RowId::from_random(&[2; 17]),
            seed: u64::MAX,
            by: Weighting::LeastPractised,
            script: None,
            before: 1234.5,
            since: Some(1_795_000_000_000.0),
        };
        assert_eq!(read(&storage, engagement), None);
        write(&storage, engagement, Some(&drill));
        assert_eq!(read(&storage, engagement), Some(drill.clone()));
        drill.script = Some(RowId::from_random(&[3; 17]));
        drill.since = None;
        write(&storage, engagement, Some(&drill));
        assert_eq!(read(&storage, engagement), Some(drill.clone()));
        let other = EngagementId::from_random(&[4; 33]);
        assert_eq!(read(&storage, other), None, "another engagement's");
        write(&storage, other, None);
        assert_eq!(read(&storage, engagement), Some(drill), "goes on");
        write(&storage, engagement, None);
        assert_eq!(read(&storage, engagement), None);
    }

    #[test]
    fn what_is_no_drill_is_none() {
        let storage = MemoryStorage::default();
        let engagement = EngagementId::from_random(&[1; 33]);
        for text in ["", "a b c", "- - - - - - -"] {
            storage.set(KEY, text).expect("room");
            assert_eq!(read(&storage, engagement), None, "{text}");
        }
    }
}
