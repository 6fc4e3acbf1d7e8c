//! Which two states are compared, and what that comes to.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::comparison::{Comparison, compare, comparison_asks};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Choice;
use crate::codec::versions::{opened, version_name};
use crate::document::{Engagement, RowId, Snapshot};

/// What the engagement as it is now is called among the versions.
const NOW: &str = "As it is now";
/// Its value in a choice.
const NOW_VALUE: &str = "now";

/// One of the states to choose from.
#[derive(Clone, Copy, PartialEq)]
pub enum Which {
    /// A version; the one saved last for one that is not there any more.
    Version(Option<RowId>),
    /// The engagement as it is.
    Now,
}

/// A comparison with the names of its two states.
#[derive(PartialEq)]
pub struct Held {
    /// What is different.
    pub comparison: Comparison,
    /// The first state.
    pub before: String,
    /// The second.
    pub after: String,
}

/// Nothing while no version is saved; `Err` says which one cannot be read.
pub type Found = Option<Result<Arc<Held>, String>>;

/// The two states and what they come to. Copies share it.
#[derive(Clone, Copy)]
pub struct Compared {
    /// The first state.
    pub before: RwSignal<Which>,
    /// The second.
    pub after: RwSignal<Which>,
    /// What they come to.
    pub found: Memo<Found>,
}

impl Compared {
    /// The version saved last and the engagement as it is now; follows both, and asks for their odds.
    pub fn new() -> Self {
        let workbook: Workbook = expect_context();
        let odds: OddsState = expect_context();
        let before = RwSignal::new(Which::Version(None));
        let after = RwSignal::new(Which::Now);
        let found = Memo::new(move |_| {
            workbook.with_document(|document| {
                let any = !document.snapshots.is_empty();
                any.then(|| hold(document, before.get(), after.get()).map(Arc::new))
            })
        });
        odds.ask_while_shown(move || match found.get() {
            Some(Ok(held)) => comparison_asks(&held.comparison),
            _ => Vec::new(),
        });
        Self {
            before,
            after,
            found,
        }
    }

    /// Compares a version with the engagement as it is now.
    pub fn with_now(self, version: RowId) {
        self.before.set(Which::Version(Some(version)));
        self.after.set(Which::Now);
    }
}

impl Which {
    /// Its value in a choice.
    pub fn value(self, document: &Engagement) -> String {
        version(document, self).map_or(NOW_VALUE.to_owned(), |one| one.id.to_string())
    }

    /// The state with this value.
    pub fn of(value: &str) -> Self {
        match value {
            NOW_VALUE => Self::Now,
            id => Self::Version(id.parse().ok()),
        }
    }
}

/// What there is to choose from.
pub fn states(document: &Engagement) -> Vec<Choice> {
    let choice = |one: &Snapshot| {
        let (name, taken) = (version_name(one), one.taken.trim());
        let text = match name.starts_with(taken) {
            true => name,
            false => format!("{name}, {taken}"),
        };
        Choice::new(one.id.to_string(), text)
    };
    let now = Choice::new(NOW_VALUE, NOW);
    let versions = document.snapshots.iter().map(choice);
    versions.chain([now]).collect()
}

fn hold(document: &Engagement, before: Which, after: Which) -> Result<Held, String> {
    let ((before, name_before), (after, name_after)) =
        (state(document, before)?, state(document, after)?);
    Ok(Held {
        comparison: compare(&before, &after),
        before: name_before,
        after: name_after,
    })
}

/// A state with its name.
fn state(document: &Engagement, which: Which) -> Result<(Engagement, String), String> {
    match version(document, which) {
        Some(version) => Ok((opened(version)?.engagement, version_name(version))),
        None => Ok((document.clone(), NOW.to_owned())),
    }
}

fn version(document: &Engagement, which: Which) -> Option<&Snapshot> {
    let Which::Version(id) = which else {
        return None;
    };
    let all = &document.snapshots;
    all.iter().find(|one| Some(one.id) == id).or(all.last())
}
