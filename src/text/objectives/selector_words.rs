//! What is said of the events that an objective counts in Prometheus.

use crate::analysis::selectors::{EVENTS, GOOD_EVENTS, JOB, SECONDS, Selectors, part_name};
use crate::document::Part;
use crate::grammar::selector::Selector;

/// What a placeholder stands for.
pub fn stands_for(placeholder: &str) -> &'static str {
    match placeholder {
        JOB => "put in the job of your scrape configuration",
        SECONDS => "put in the bound of a bucket that your histogram has, in seconds",
        EVENTS => "put in your counter of all events",
        GOOD_EVENTS => "put in your counter of the good events",
        _ => "put in your own",
    }
}

/// One sentence for each placeholder left: "JOB is a placeholder: put in the job …".
pub fn placeholders(selectors: &Selectors) -> Vec<String> {
    let sentence = |one: &'static str| format!("{one} is a placeholder: {}.", stands_for(one));
    selectors.placeholders().into_iter().map(sentence).collect()
}

/// That no alert fires, where a placeholder is left in the second selector alone: all events have a rate then,
/// and the ratio has none.
pub fn waits(selectors: &Selectors) -> Option<String> {
    let placeholder = selectors.placeholder_of_part()?;
    let part = part_name(selectors.selects).to_lowercase();
    Some(format!(
        "no alert can fire while {placeholder} stands in its {part}."
    ))
}

/// That what is proposed takes the answers of different requests together.
pub fn coarse(selectors: &Selectors) -> Option<&'static str> {
    const COARSE: &str = "Its requests are good with different codes, and one selector takes each code for good in all of them: type your own, or give each request an objective of its own.";
    selectors.is_coarse.then_some(COARSE)
}

/// Whether they are ready, in a sentence or two; nothing for what somebody typed.
pub fn state(selectors: &Selectors) -> Option<String> {
    let mut said = Vec::new();
    if selectors.is_proposed {
        said.push(PROPOSED.to_owned());
    }
    said.extend(coarse(selectors).map(str::to_owned));
    said.extend(placeholders(selectors));
    (!said.is_empty()).then(|| said.join(" "))
}

/// Where selectors come from that nobody typed.
pub const PROPOSED: &str = "Proposed from the journey's interactions: metric and labels are those of Prometheus' own clients.";

/// What a selector is while nobody types one.
pub fn proposed(selector: &Selector, selects: Option<Part>) -> String {
    let of = selects.map_or(String::new(), |part| {
        format!(" ({})", part_name(part).to_lowercase())
    });
    format!("Unless you type one{of}: {selector}")
}
