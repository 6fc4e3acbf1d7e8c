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
                    let stored = matches!(saved, Saved::Stored { .. } | Saved::Merged(_));
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
        prop_assert_eq!(kept.len(), 1, "all of it is in one record");
        for text in &written {
            let found = kept.iter().any(|document| texts(document).contains(&text.as_str()));
            prop_assert!(found, "{text} is in no stored engagement");
        }
    }
}

/// A write on its way to the other tab: its place in the common order, and the text.
type Write = (usize, Option<String>);

/// Two tabs in processes of their own: each sees the other's writes only when it hears of
/// them, and keeps its own when that is the later one.
struct Apart {
    tabs: [Tab; 2],
    common: MemoryStorage,
    queues: [Vec<Write>; 2],
    own: [usize; 2],
    clock: usize,
}

impl Apart {
    fn new() -> Self {
        let tabs = [1, 2].map(|number| Tab::open(&shop(), number));
        Self {
            tabs,
            common: shop(),
            queues: [Vec::new(), Vec::new()],
            own: [0; 2],
            clock: 0,
        }
    }

    /// Does something in one tab and passes its writes on.
    fn act(&mut self, tab: usize, act: impl FnOnce(&mut Tab)) {
        let view = self.tabs[tab].storage.clone();
        let key = record_key(id(1));
        let before = view.get(&key).expect("works");
        act(&mut self.tabs[tab]);
        let after = view.get(&key).expect("works");
        if let Some(text) = &after
            && after != before
        {
            self.clock += 1;
            self.own[tab] = self.clock;
            self.common.set(&key, text).expect("room");
            self.queues[1 - tab].push((self.clock, after));
        }
        let own = self.tabs[tab].session.key();
        if own != key {
            let text = view.get(&own).expect("works").expect("stored");
            self.common.set(&own, &text).expect("room");
        }
    }

    fn hear(&mut self, tab: usize) {
        if self.queues[tab].is_empty() {
            return;
        }
        let (time, raw) = self.queues[tab].remove(0);
        if let Some(text) = &raw
            && time > self.own[tab]
        {
            let view = &self.tabs[tab].storage;
            view.set(&record_key(id(1)), text).expect("room");
        }
        if self.tabs[tab].session.id() == id(1) {
            self.act(tab, |tab| drop(tab.hear(raw.as_deref())));
        }
    }

    fn save(&mut self, tab: usize) {
        if self.tabs[tab].dirty {
            self.act(tab, |tab| drop(tab.save()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_is_lost_between_two_processes(steps in prop::collection::vec(step(), 0..40)) {
        let mut apart = Apart::new();
        let mut written = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            match *step {
                Step::Edit(tab) | Step::Reload(tab) => {
                    let text = format!("edit {at}");
                    apart.tabs[tab].edit(&text);
                    written.push(text);
                }
                Step::Save(tab) => apart.save(tab),
                Step::Hear(tab) => apart.hear(tab),
            }
        }
        for tab in [0, 1, 0, 1] {
            apart.save(tab);
            while !apart.queues[tab].is_empty() {
                apart.hear(tab);
            }
        }
        let listing = store::list(&apart.common, NOW).expect("works");
        let kept: Vec<Engagement> = listing
            .engagements
            .iter()
            .map(|listed| open(&apart.common, listed.id))
            .collect();
        prop_assert_eq!(kept.len(), 1, "all of it is in one record");
        for text in &written {
            let found = kept.iter().any(|document| texts(document).contains(&text.as_str()));
            prop_assert!(found, "{text} is in no stored engagement");
        }
    }
}
