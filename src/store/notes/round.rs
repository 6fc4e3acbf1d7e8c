//! The timed round that runs, so that its clock outlives a reload.

use crate::document::EngagementId;
use crate::store::Storage;

const KEY: &str = "bad-minutes/round";

/// When the round of an engagement ends, in milliseconds of the browser's clock, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    /// When it ends.
    pub ends: f64,
    /// How many minutes it has.
    pub minutes: f64,
}

/// The round of an engagement; `None` while none runs.
pub fn read(storage: &dyn Storage, engagement: EngagementId) -> Option<Round> {
    let text = storage.get(KEY).ok()??;
    let words: Vec<&str> = text.split(' ').collect();
    let [of, ends, minutes] = words.as_slice() else {
        return None;
    };
    let number = |text: &str| text.parse::<f64>().ok().filter(|one| one.is_finite());
    let is_it = of.parse() == Ok(engagement);
    let round = Round {
        ends: number(ends)?,
        minutes: number(minutes)?,
    };
    is_it.then_some(round)
}

/// Keeps the round of an engagement in the place of the one before, or none of it: that of another one goes on. Where
/// there is no room, it lives as long as its page.
pub fn write(storage: &dyn Storage, engagement: EngagementId, round: Option<Round>) {
    let _ = match round {
        None if read(storage, engagement).is_none() => Ok(()),
        None => storage.remove(KEY),
        Some(round) => {
            let text = format!("{engagement} {} {}", round.ends, round.minutes);
            storage.set(KEY, &text)
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStorage;

    #[test]
    fn a_round_is_read_as_it_was_written() {
        let storage = MemoryStorage::default();
        let [one, other] = [1, 2].map(|number| EngagementId::from_random(&[number; 33]));
        let round = Round {
            ends: 1_795_000_000_000.5,
            minutes: 5.0,
        };
        assert_eq!(read(&storage, one), None);
        write(&storage, one, Some(round));
        assert_eq!(read(&storage, one), Some(round));
        assert_eq!(read(&storage, other), None);
        write(&storage, other, None);
        assert_eq!(read(&storage, one), Some(round), "goes on");
        write(&storage, one, None);
        assert_eq!(read(&storage, one), None);
        storage.set(KEY, "x y z").expect("room");
        assert_eq!(read(&storage, one), None);
    }
}
