//! An objective as a file has it, and what of it is another one here or is left out.

use std::collections::BTreeSet;

use crate::codec::slo_files::alerts::Rules;
use crate::document::records::record::MOST_CHARACTERS;
use crate::document::{Objective, Part};
use crate::grammar::query::Pair;
use crate::grammar::texts::one_line;

/// An objective in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Whose format it stands in: "OpenSLO".
    pub tool: &'static str,
    /// What its file calls it, for people.
    pub name: String,
    /// What its file calls it, for machines.
    pub slug: String,
    /// The journey it seems to be for; `None` for the whole service.
    pub journey: Option<String>,
    /// What is promised, in percent.
    pub percent: String,
    /// The rest, with no id, journey, target and alerts yet.
    pub objective: Objective,
    /// By which rules it alerts.
    pub rules: Rules,
    /// Whether its file says a window.
    pub says_window: bool,
    /// What is here other than in its file, in sentences.
    pub changed: Vec<String>,
    /// What is left out, in sentences.
    pub lost: Vec<String>,
}

impl Found {
    /// Takes the events of a pair of queries. The part is of this kind, unless it is counted as the rest.
    pub(super) fn count(&mut self, pair: Pair, part: Part) {
        for one in [&pair.part, &pair.total] {
            if let Some(labels) = &one.grouped {
                let said = format!("Its sum {labels}: events of all are counted together.");
                self.lost.push(said);
            }
        }
        let one = &mut self.objective;
        one.total_selector = pair.total.selector.to_string();
        one.part_selector = pair.part.selector.to_string();
        one.part = match (part, pair.is_rest) {
            (Part::Good, false) | (Part::Failed, true) => Part::Good,
            _ => Part::Failed,
        };
    }

    /// Keeps queries that are no selectors as words.
    pub(super) fn keep_as_words(&mut self, queries: &[(&str, &str)]) {
        let known = queries.iter().filter(|(_, query)| !query.trim().is_empty());
        let lines: Vec<_> = known
            .map(|(name, query)| format!("{name}: {}", query.trim()))
            .collect();
        if lines.is_empty() {
            return;
        }
        let text = &mut self.objective.specification;
        for line in lines {
            if !text.is_empty() {
                text.push('\n');
            }
            *text += &line;
        }
        self.changed.push(
            "Its queries are more than selectors of Prometheus. They stand as words in its specification, and no alert counts by them.".to_owned(),
        );
    }

    /// Puts names in one line, says each thing once, and cuts what is longer than a text may be here.
    pub(super) fn fit(&mut self) {
        self.name = one_line(&self.name);
        self.objective.owner = one_line(&self.objective.owner);
        self.journey = self.journey.as_deref().map(one_line);
        for list in [&mut self.changed, &mut self.lost] {
            let mut seen = BTreeSet::new();
            list.retain(|one| seen.insert(one.clone()));
        }
        let mut is_cut = false;
        let mut cut = |text: &mut String| {
            if let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) {
                text.truncate(end);
                is_cut = true;
            }
        };
        cut(&mut self.name);
        cut(&mut self.objective.specification);
        cut(&mut self.objective.owner);
        if let Some(journey) = &mut self.journey {
            cut(journey);
        }
        // A selector that is cut would select something else.
        let one = &mut self.objective;
        let too_long = |text: &String| text.chars().nth(MOST_CHARACTERS).is_some();
        if [&one.total_selector, &one.part_selector]
            .into_iter()
            .any(too_long)
        {
            one.total_selector.clear();
            one.part_selector.clear();
            self.lost.push(format!(
                "Its selectors: they have more than {MOST_CHARACTERS} characters."
            ));
        }
        if is_cut {
            self.lost.push(format!(
                "What its texts have beyond {MOST_CHARACTERS} characters."
            ));
        }
    }
}
