//! What stands on top of each file of objectives.

use super::watched::Watched;
use crate::text::objectives::selector_words;

/// The head, and the placeholders that are left in these objectives: with one, no alert of theirs can fire.
pub(crate) fn noted<'a>(
    head: &[String],
    watched: impl IntoIterator<Item = &'a Watched>,
) -> Vec<String> {
    let (mut lines, mut waiting) = (head.to_vec(), Vec::new());
    for one in watched {
        for said in selector_words::placeholders(&one.selectors) {
            if !lines.contains(&said) {
                lines.push(said);
            }
        }
        let waits = selector_words::waits(&one.selectors);
        waiting.extend(waits.map(|waits| format!("{}: {waits}", one.title)));
    }
    lines.extend(waiting);
    lines
}
