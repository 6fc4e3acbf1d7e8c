//! What is different from the version that was saved last, in short.

use crate::analysis::Wanted;
use crate::report::engagement::decisions::{chosen, plainly};
use crate::report::engagement::sources::{Since, Sources};
use crate::report::format::blocks::Block;
use crate::text::figures::{figure, percent};
use crate::text::report_words as words;
use crate::text::words::Tone;

/// The section's heading.
pub(crate) fn title(since: &Since) -> String {
    let (name, taken) = (since.name.trim(), since.taken.trim());
    match name.contains(taken) {
        true => format!("Since {name}"),
        false => format!("Since \u{201c}{name}\u{201d}, {taken}"),
    }
}

/// Minutes, odds and risks; nothing while no version is saved or one of the two counts nothing.
pub(crate) fn changed(sources: &Sources) -> Vec<Block> {
    let Some(since) = sources.since else {
        return Vec::new();
    };
    let comparison = &since.comparison;
    let (Some(was), Some(is)) = (comparison.before.total(), comparison.after.total()) else {
        return Vec::new();
    };
    let (was, is) = (was.get(), is.get());
    let mut text = vec![plainly(&format!(
        "{} now, {} then: ",
        figure(is),
        figure(was)
    ))];
    text.push(match words::since(was, is) {
        Some((said, true)) => (said, Tone::Good),
        Some((said, false)) => (said, Tone::Bad),
        None => plainly("the same"),
    });
    text.push(plainly("."));
    if let Some((id, standing)) = chosen(sources) {
        let kept = |later| {
            let mitigated = false;
            sources.odds.kept(Wanted::Compared { later, mitigated }, id)
        };
        let window = comparison.after.engagement.odds.window;
        match (kept(false), kept(true)) {
            (Some(before), Some(now)) => {
                let target = percent(&standing.percent);
                let holds = words::holds_since(&target, before, now, window);
                text.push(plainly(&format!(" {holds}")));
            }
            _ if sources.odds.pending => text.push(plainly(" The odds are being computed.")),
            _ => {}
        }
    }
    let counts = (
        comparison.retired.len(),
        comparison.added.len(),
        comparison.changed.len(),
    );
    if let Some(turned) = words::turned(counts.0, counts.1, counts.2) {
        text.push(plainly(&format!(" {turned}")));
    }
    vec![Block::Text(text)]
}
