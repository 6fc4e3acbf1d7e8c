//! Whatever two tabs do in whatever order, no edit is lost.

use proptest::prelude::*;

use super::*;

/// What can happen to two tabs.
#[derive(Clone, Debug)]
enum Step {
    Edit(usize),
    Save(usize),
    Hear(usize),
    Reload(usize),
}

fn step() -> impl Strategy<Value = Step> {
    (0..4, 0..2usize).prop_map(|(kind, tab)| match kind {
        0 => Step::Edit(tab),
        1 => Step::Save(tab),
        2 => Step::Hear(tab),
        _ => Step::Reload(tab),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_is_lost_between_two_tabs(steps in prop::collection::vec(step(), 0..40)) {
        let (storage, one, two) = two_tabs();
        let mut tabs = [one, two];
        let mut events: [Vec<Option<String>>; 2] = [Vec::new(), Vec::new()];
        let mut written = vec!["first".to_owned()];
        let mut writers = 2;
        // The last steps are those of closing both tabs.
        let closing = [Step::Save(0), Step::Save(1)];
        for (at, step) in steps.iter().chain(&closing).enumerate() {
            match *step {
                Step::Edit(tab) => {
                    let text = format!("edit {at}");
                    tabs[tab].edit(&text);
                    written.push(text);
                }
                Step::Save(tab) if !tabs[tab].dirty => {}
                Step::Save(tab) => {
                    let key = record_key(id(1));
                    let before = storage.get(&key).expect("works");
                    let saved = tabs[tab].save();
                    let stored = matches!(saved, Saved::Stored { .. } | Saved::Forked { .. });
                    prop_assert!(stored, "{saved:?}");
                    let after = storage.get(&key).expect("works");
                    if after != before {
                        events[1 - tab].push(after);
                    }
                }
                Step::Hear(tab) => {
                    if !events[tab].is_empty() {
                        let raw = events[tab].remove(0);
                        // After a fork the page no longer listens to the old key.
                        if tabs[tab].session.id() == id(1) {
                            tabs[tab].hear(raw.as_deref());
                        }
                    }
                }
                Step::Reload(tab) => {
                    // A page saves its pending edits before it goes.
                    if tabs[tab].dirty {
                        tabs[tab].save();
                        let after = storage.get(&record_key(id(1))).expect("works");
                        events[1 - tab].push(after);
                    }
                    events[tab].clear();
                    writers += 1;
                    tabs[tab] = Tab::open(&storage, writers);
                }
            }
        }
        let listing = store::list(&storage, NOW).expect("works");
        prop_assert_eq!(listing.unreadable.len(), 0);
        let kept: Vec<Engagement> = listing
            .engagements
            .iter()
            .map(|listed| open(&storage, listed.id))
            .collect();
        for text in &written {
            let found = kept.iter().any(|document| texts(document).contains(&text.as_str()));
            prop_assert!(found, "{text} is in no stored engagement");
        }
    }
}
