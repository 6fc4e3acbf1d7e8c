//! What stands on top of each file of objectives.

use super::watched::Watched;
use crate::text::objectives::selector_words;

/// The head, the placeholders that are left in these objectives, with which no alert of theirs can fire, and whose
/// proposed selectors are coarse.
pub(crate) fn noted<'a>(
    head: &[String],
    watched: impl IntoIterator<Item = &'a Watched>,
) -> Vec<String> {
    let (mut lines, mut of_one) = (head.to_vec(), Vec::new());
    for one in watched {
        for said in selector_words::placeholders(&one.selectors) {
            if !lines.contains(&said) {
                lines.push(said);
            }
        }
        let coarse = selector_words::coarse(&one.selectors);
        of_one.extend(coarse.map(|coarse| format!("{}: {coarse}", one.title)));
        let waits = selector_words::waits(&one.selectors);
        of_one.extend(waits.map(|waits| format!("{}: {waits}", one.title)));
    }
    lines.extend(of_one);
    lines
}
