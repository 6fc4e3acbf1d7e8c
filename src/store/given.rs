//! Copies of one engagement that came apart: which of two is newer, and the version from which both came. What is
//! given out as a file, or taken in from one, is kept for that, the last of each engagement.

use super::keys::{given_key, is_given, record_key};
use super::record::{includes, is_plain};
use super::shelf::{Held, read};
use super::storage::Storage;
use crate::codec::json;
use crate::codec::json::Stamp;
use crate::document::{Engagement, EngagementId};

/// A longer text is not kept: the records need the room.
const MOST_BYTES: usize = 300_000;

/// How a copy from outside stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It says the same.
    Same,
    /// It goes on from what is here.
    Newer,
    /// What is here goes on from it.
    Older,
    /// Both have changed since they were one, or nothing is known of that.
    Apart,
}

/// How the copy `there` stands to the one `here`, by what is known of their writing.
pub fn standing(
    (here, ours): (&Engagement, Option<&Stamp>),
    (there, theirs): (&Engagement, Option<&Stamp>),
) -> Standing {
    if here == there {
        return Standing::Same;
    }
    let known = |stamp: Option<&Stamp>| stamp.filter(|stamp| is_plain(stamp)).cloned();
    let (Some(ours), Some(theirs)) = (known(ours), known(theirs)) else {
        return Standing::Apart;
    };
    match (includes(&theirs, &ours), includes(&ours, &theirs)) {
        (true, false) => Standing::Newer,
        (false, true) => Standing::Older,
        // One record with two contents: somebody changed the file by hand.
        _ => Standing::Apart,
    }
}

/// What the record of an engagement says about its writing, as long as it says what `engagement` does.
pub fn stamp_of(storage: &dyn Storage, engagement: &Engagement) -> Option<Stamp> {
    let raw = storage.get(&record_key(engagement.id)).ok()??;
    let held = storage.reading().ok()?.record(engagement.id, &raw).ok()?;
    held.stamp.filter(|_| held.engagement == *engagement)
}

/// Keeps a version that is given out or taken in, to find later what two copies have changed since. Where there is no
/// room for it, the copies are compared without.
pub fn keep(storage: &dyn Storage, engagement: &Engagement, stamp: &Stamp) {
    let mut bare = engagement.clone();
    // What the copies have of these is compared as a whole.
    bare.snapshots.clear();
    let key = given_key(engagement.id);
    match json::write_record(&bare, stamp) {
        Ok(text) if text.len() <= MOST_BYTES => storage.set(&key, &text),
        // One that both copies have left behind is of no use.
        _ => storage.remove(&key),
    }
    .unwrap_or_default();
}

/// Gives up what is kept here when a record needs the room. Says whether there was anything.
pub(super) fn make_room(storage: &dyn Storage) -> bool {
    let keys = storage.keys().unwrap_or_default().into_iter();
    let given: Vec<String> = keys.filter(|key| is_given(key)).collect();
    let gone = given.iter().filter(|key| storage.remove(key).is_ok());
    gone.count() > 0
}

/// The version last given out or taken in.
fn kept(storage: &dyn Storage, id: EngagementId) -> Option<Held> {
    read(id, &storage.get(&given_key(id)).ok()??).ok()
}

/// The last version known from which both copies came: one that was given out or taken in, or one saved in both.
pub fn common(
    storage: &dyn Storage,
    (here, ours): (&Engagement, Option<&Stamp>),
    (there, theirs): (&Engagement, Option<&Stamp>),
) -> Option<Engagement> {
    let given = || {
        let held = kept(storage, here.id)?;
        let stamp = held.stamp?;
        let both = [ours?, theirs?];
        let all = both
            .iter()
            .all(|one| is_plain(one) && includes(one, &stamp));
        let mut base = held.engagement;
        // Those that both have are no news.
        base.snapshots.clone_from(&here.snapshots);
        base.snapshots.retain(|one| there.snapshots.contains(one));
        all.then_some(base)
    };
    let saved = || {
        let mut versions = here.snapshots.iter().rev();
        let version = versions.find(|one| there.snapshots.contains(one))?;
        let mut base = json::read(&version.file).ok()?.engagement;
        base.id = here.id;
        base.snapshots.clone_from(&here.snapshots);
        base.snapshots.retain(|one| there.snapshots.contains(one));
        Some(base)
    };
    given().or_else(saved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Entry, Risk, RowId};
    use crate::store::{MemoryStorage, Session};

    fn shop() -> Engagement {
        let id = |number: u8| RowId::from_random(&[number, 2, 3, 4, 5]);
        let mut next = 0;
        let mut shop = Engagement::new(EngagementId::from_random(&[9]), "Shop".to_owned(), || {
            next += 1;
            id(next)
        });
        shop.risks.push(Risk::blank(id(100)));
        shop
    }

    fn with_ettr(minutes: f64) -> Engagement {
        let mut shop = shop();
        shop.risks[0].ettr = Entry::number(minutes);
        shop
    }

    /// One person's browser.
    struct Browser {
        storage: MemoryStorage,
        session: Session,
    }

    impl Browser {
        fn new(writer: &str) -> Self {
            Self {
                storage: MemoryStorage::default(),
                session: Session::new(shop().id, writer.to_owned()),
            }
        }

        fn save(&mut self, engagement: &Engagement) {
            let fork = EngagementId::from_random(&[77]);
            let now = "2026-01-01T00:00:00Z";
            self.session.save(&self.storage, engagement, now, fork);
        }

        fn stamp(&self, engagement: &Engagement) -> Option<Stamp> {
            stamp_of(&self.storage, engagement)
        }

        /// A file as this browser gives it out.
        fn give(&self, engagement: &Engagement) -> (Engagement, Option<Stamp>) {
            let stamp = self.stamp(engagement).expect("stored");
            keep(&self.storage, engagement, &stamp);
            (engagement.clone(), Some(stamp))
        }

        /// Takes over what came from another one.
        fn take(&mut self, (engagement, stamp): &(Engagement, Option<Stamp>)) {
            let stamp = stamp.as_ref().expect("stamped");
            self.session.learn(stamp);
            keep(&self.storage, engagement, stamp);
            self.save(engagement);
        }

        fn standing(&self, here: &Engagement, came: &(Engagement, Option<Stamp>)) -> Standing {
            let ours = self.stamp(here);
            standing((here, ours.as_ref()), (&came.0, came.1.as_ref()))
        }

        fn common(
            &self,
            here: &Engagement,
            came: &(Engagement, Option<Stamp>),
        ) -> Option<Engagement> {
            let ours = self.stamp(here);
            common(
                &self.storage,
                (here, ours.as_ref()),
                (&came.0, came.1.as_ref()),
            )
        }
    }

    #[test]
    fn a_file_there_and_back_is_newer_then_older_then_apart() {
        let (mut ana, mut ben) = (Browser::new("aaaaaaaa"), Browser::new("bbbbbbbb"));
        ana.save(&with_ettr(1.0));
        let sent = ana.give(&with_ettr(1.0));
        assert_eq!(ana.standing(&with_ettr(1.0), &sent), Standing::Same);
        ben.take(&sent);
        ben.save(&with_ettr(2.0));
        let back = ben.give(&with_ettr(2.0));
        assert_eq!(ana.standing(&with_ettr(1.0), &back), Standing::Newer);
        assert_eq!(ben.standing(&with_ettr(2.0), &sent), Standing::Older);
        ana.save(&with_ettr(3.0));
        assert_eq!(ana.standing(&with_ettr(3.0), &back), Standing::Apart);
        assert_eq!(ana.common(&with_ettr(3.0), &back), Some(with_ettr(1.0)));
        // Once both are together, what comes of them is newer than either.
        ana.take(&(with_ettr(4.0), back.1.clone()));
        let again = ana.give(&with_ettr(4.0));
        assert_eq!(ben.standing(&with_ettr(2.0), &again), Standing::Newer);
        ben.save(&with_ettr(5.0));
        assert_eq!(ben.standing(&with_ettr(5.0), &again), Standing::Apart);
    }

    #[test]
    fn a_file_changed_by_hand_or_of_no_known_writing_is_apart() {
        let mut ana = Browser::new("aaaaaaaa");
        ana.save(&with_ettr(1.0));
        let (_, stamp) = ana.give(&with_ettr(1.0));
        let check = |stamp: Option<Stamp>| {
            let came = (with_ettr(2.0), stamp);
            assert_eq!(ana.standing(&with_ettr(1.0), &came), Standing::Apart);
        };
        check(stamp.clone());
        check(None);
        let stamp = stamp.expect("stamped");
        for (writer, revision) in [("aaaaaaaa", u64::MAX), ("a b:1", 2), ("", 9)] {
            check(Some(Stamp {
                writer: writer.to_owned(),
                revision,
                ..stamp.clone()
            }));
        }
        check(Some(Stamp {
            after: "aaaaaaaa:18446744073709551615".to_owned(),
            ..stamp
        }));
    }

    #[test]
    fn what_an_earlier_program_stored_can_be_gone_on_from() {
        for before in [
            "",
            "\"revision\":1,\"writer\":\"earlier\",\"after\":\"\",\"saved\":\"\",",
        ] {
            let (mut ana, mut ben) = (Browser::new("aaaaaaaa"), Browser::new("bbbbbbbb"));
            let text = json::write_compact(&with_ettr(1.0)).expect("finite");
            let text = text.replace("\"engagement\":", &format!("{before}\"engagement\":"));
            ana.storage
                .set(&record_key(shop().id), &text)
                .expect("room");
            let held = read(shop().id, &text).expect("ours");
            ana.session = Session::opened(shop().id, "aaaaaaaa".to_owned(), &held);
            ana.save(&with_ettr(2.0));
            let sent = ana.give(&with_ettr(2.0));
            ben.take(&sent);
            ben.save(&with_ettr(3.0));
            let back = ben.give(&with_ettr(3.0));
            assert_eq!(ana.standing(&with_ettr(2.0), &back), Standing::Newer);
        }
    }

    #[test]
    fn a_version_saved_in_both_is_common() {
        let mut base = with_ettr(1.0);
        let id = RowId::from_random(&[55]);
        base.snapshots =
            crate::codec::versions::saved(&base, id, "first", "2026-01-01").expect("room");
        let (mut here, mut there) = (base.clone(), base.clone());
        here.risks[0].ettr = Entry::number(2.0);
        there.risks[0].ettr = Entry::number(3.0);
        let storage = MemoryStorage::default();
        assert_eq!(common(&storage, (&here, None), (&there, None)), Some(base));
        assert_eq!(
            common(&storage, (&here, None), (&with_ettr(3.0), None)),
            None
        );
    }

    #[test]
    fn what_was_kept_gives_way_to_a_record() {
        let mut ana = Browser::new("aaaaaaaa");
        ana.save(&with_ettr(1.0));
        ana.give(&with_ettr(1.0));
        ana.storage.set_quota(Some(ana.storage.used() + 100));
        let mut long = with_ettr(2.0);
        long.charter.purpose = "x".repeat(300);
        ana.save(&long);
        assert!(ana.stamp(&long).is_some(), "it is stored");
        assert_eq!(ana.storage.get(&given_key(shop().id)), Ok(None));
    }

    #[test]
    fn what_was_kept_goes_with_the_engagement_and_never_breaks() {
        let mut ana = Browser::new("aaaaaaaa");
        ana.save(&with_ettr(1.0));
        let sent = ana.give(&with_ettr(1.0));
        ana.save(&with_ettr(2.0));
        for damaged in ["", "?", "AAAA"] {
            ana.storage
                .set(&given_key(shop().id), damaged)
                .expect("room");
            assert_eq!(ana.common(&with_ettr(2.0), &sent), None);
        }
        super::super::remove(&ana.storage, shop().id).expect("there");
        assert_eq!(ana.storage.get(&given_key(shop().id)), Ok(None));
    }
}
