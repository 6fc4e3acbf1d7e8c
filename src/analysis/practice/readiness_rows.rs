//! Between an item of the readiness review and the rows it is about: which names fit, and what an
//! answer says of a systemic risk. Nothing here changes a figure.

use std::cmp::Ordering;

use crate::document::edit::Edit;
use crate::document::records::engagement::Engagement;
use crate::document::records::readiness::{Answer, ReadinessItem};
use crate::document::records::values::id::RowId;
use crate::math::order::ordered;

/// A row that an item may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// A risk.
    Risk(RowId),
    /// A systemic risk.
    Systemic(RowId),
}

/// Words that say nothing about what a row is about.
const EMPTY_WORDS: [&str; 24] = [
    "service", "services", "somebody", "nobody", "nothing", "takes", "take", "down", "does",
    "with", "without", "what", "when", "where", "which", "that", "this", "there", "their", "than",
    "them", "until", "every", "other",
];

/// From this length on a word tells what a row is about.
const LEAST_LETTERS: usize = 4;

/// How well a name fits: how many of its words are in `words`, where "deploy" is also in
/// "deployment"; a name that is the same throughout fits best.
pub fn fit(name: &str, words: &[&str]) -> usize {
    let mut found = 0;
    for text in words {
        if !name.trim().is_empty() && name.trim().eq_ignore_ascii_case(text.trim()) {
            return usize::MAX;
        }
    }
    let texts = || words.iter().flat_map(|text| told(text));
    for word in told(name) {
        let is_same = |other: &str| begins(word, other) || begins(other, word);
        found += usize::from(texts().any(is_same));
    }
    found
}

fn told(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    words.filter(|word| {
        let is_empty = |known: &&str| known.eq_ignore_ascii_case(word);
        word.len() >= LEAST_LETTERS && !EMPTY_WORDS.iter().any(is_empty)
    })
}

fn begins(long: &str, short: &str) -> bool {
    let start = long.get(..short.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(short))
}

/// The rows that an item may be about: those whose names fit `words`, the best first, and all others
/// in their order. Systemic risks come before risks that fit as well. Rows without a name are none.
pub fn rows(engagement: &Engagement, words: &[&str]) -> (Vec<Linked>, Vec<Linked>) {
    let mut all = Vec::new();
    for one in &engagement.systemic {
        all.push((Linked::Systemic(one.id), &one.name));
    }
    for risk in &engagement.risks {
        all.push((Linked::Risk(risk.id), &risk.name));
    }
    all.retain(|(_, name)| !name.trim().is_empty());
    let fits: Vec<usize> = all.iter().map(|(_, name)| fit(name, words)).collect();
    let order = ordered(all.len(), &|a, b| -> Ordering { fits[b].cmp(&fits[a]) });
    let mut fitting = Vec::new();
    let mut others = Vec::new();
    for at in order {
        let list = if fits[at] > 0 {
            &mut fitting
        } else {
            &mut others
        };
        list.push(all[at].0);
    }
    (fitting, others)
}

impl ReadinessItem {
    /// Whether it is about a row.
    pub fn is_about(&self, row: Linked) -> bool {
        match row {
            Linked::Risk(id) => self.risks.contains(&id),
            Linked::Systemic(id) => self.systemic.contains(&id),
        }
    }

    /// Says whether it is about a row.
    pub fn link(&mut self, row: Linked, is_about: bool) {
        let (list, id) = match row {
            Linked::Risk(id) => (&mut self.risks, id),
            Linked::Systemic(id) => (&mut self.systemic, id),
        };
        list.retain(|known| *known != id);
        if is_about {
            list.push(id);
        }
    }

    /// The systemic risks it is about that stand against its answer, and whether they should be
    /// fixed: present ones while the answer is yes, fixed ones while it is no. Each can be switched,
    /// and none is switched by itself.
    pub fn against(&self, engagement: &Engagement) -> Option<(bool, Vec<RowId>)> {
        let should_be = match self.answer? {
            Answer::Yes => true,
            Answer::No => false,
            Answer::Partly | Answer::NotApplicable => return None,
        };
        let all = engagement.systemic.iter();
        let stand = all.filter(|one| one.fixed != should_be && self.systemic.contains(&one.id));
        Some((should_be, stand.map(|one| one.id).collect()))
    }
}

/// Says that a systemic risk is fixed, or present.
pub fn set_fixed(engagement: &Engagement, id: RowId, fixed: bool) -> Edit {
    let mut systemic = engagement.systemic.clone();
    for one in &mut systemic {
        if one.id == id {
            one.fixed = fixed;
        }
    }
    Edit::SetSystemic(systemic)
}
