//! The two copies, what is chosen of each, and what comes of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::comparison::{Comparison, compare, comparison_asks};
use crate::app::state::held::Came;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::codec::json::Opened;
use crate::codec::merge::choices::{Copies, Difference, Side};
use crate::document::Engagement;
use crate::store::given;

/// What somebody chose. It outlives what is here, which another tab may change.
#[derive(Clone, Copy)]
pub struct Chosen {
    sides: RwSignal<Vec<Side>>,
    /// The copy that was held, and what differed.
    of: StoredValue<Option<(Came, Vec<Difference>)>>,
}

impl Chosen {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            sides: RwSignal::new(Vec::new()),
            of: StoredValue::new(None),
        }
    }

    /// Goes on with what was chosen where the same copy is held against what is here now; begins anew with another.
    fn go_on(self, came: &Came, copies: &Copies) {
        let now = Some((came.clone(), copies.differences.clone()));
        let before = self.of.get_value().filter(|(before, _)| before == came);
        let before = before.map_or(Vec::new(), |(_, differences)| differences);
        self.of.set_value(now);
        // Nothing that is shown yet depends on it.
        self.sides
            .update_untracked(|sides| *sides = copies.choices(&before, sides));
    }
}

/// Both copies. Clones share them.
#[derive(Clone, Copy)]
pub struct Held {
    /// What came from outside.
    pub came: StoredValue<Came>,
    /// Both, with what differs.
    pub copies: StoredValue<Copies>,
    /// Whether a version is known from which both came.
    pub has_base: bool,
    /// Whether it is known which copy was saved later.
    pub knows_newer: bool,
    /// The side that is chosen of each difference.
    pub choices: RwSignal<Vec<Side>>,
    /// What comes of the choices; `None` when nothing can be made of them.
    pub together: Memo<Option<Arc<Opened>>>,
    /// What is here, and what comes of the choices.
    pub comparison: Memo<Option<Arc<Comparison>>>,
}

impl Held {
    /// Holds what came from outside against what is here; asks for the odds of both. `None` where one of them has a
    /// figure that cannot be written.
    pub fn new(
        workbook: Workbook,
        odds: OddsState,
        here: Engagement,
        came: Came,
        chosen: Chosen,
    ) -> Option<Self> {
        let (ours, base) = workbook.with_storage(|storage| {
            let ours = given::stamp_of(storage, &here);
            let there = (&came.engagement, came.stamp.as_ref());
            let base = given::common(storage, (&here, ours.as_ref()), there);
            (ours, base)
        });
        let newer = match ours.as_ref().map(|stamp| stamp.saved.as_str()) {
            Some(here) if !here.is_empty() && !came.saved.is_empty() => {
                let is_later = came.saved.as_str() > here;
                Some(if is_later { Side::There } else { Side::Here })
            }
            _ => None,
        };
        let copies = Copies::new(base.as_ref(), &here, &came.engagement, newer)?;
        chosen.go_on(&came, &copies);
        let copies = StoredValue::new(copies);
        let choices = chosen.sides;
        let together = Memo::new(move |_| {
            let made = choices.with(|choices| copies.with_value(|both| both.together(choices)));
            made.map(Arc::new)
        });
        let comparison = Memo::new(move |_| {
            let opened = together.get()?;
            Some(Arc::new(compare(&here, &opened.engagement)))
        });
        odds.ask_while_shown(move || {
            let asks = comparison.with(|known| known.as_deref().map(comparison_asks));
            asks.unwrap_or_default()
        });
        Some(Self {
            came: StoredValue::new(came),
            copies,
            has_base: base.is_some(),
            knows_newer: newer.is_some(),
            choices,
            together,
            comparison,
        })
    }

    /// The choices to begin with.
    pub fn start(self) -> Vec<Side> {
        self.copies
            .with_value(|both| both.differences.iter().map(|one| one.start).collect())
    }

    /// Chooses a side of one difference.
    pub fn choose(self, at: usize, side: Side) {
        self.choices.update(|choices| {
            if let Some(choice) = choices.get_mut(at) {
                *choice = side;
            }
        });
    }
}
