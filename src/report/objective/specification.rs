//! Which events an objective counts, and which of them are good.

use crate::document::{Engagement, Interaction, Objective, Sli, reading};
use crate::report::objective::promise::{NOT_SAID, journey_of};

/// Which events count and which are good, as plain text: the objective's own words, or what its kind
/// usually says.
pub fn specification(objective: &Objective, engagement: &Engagement) -> String {
    let own = objective.specification.trim();
    if !own.is_empty() {
        return own.to_owned();
    }
    let journey = match objective.journey {
        Some(_) => format!("\"{}\"", journey_of(objective, engagement)),
        None => "the whole service".to_owned(),
    };
    let requests = || requests(objective, engagement, &journey);
    match objective.kind {
        Sli::Availability => {
            let (counted, left_out) = interactions(objective, engagement);
            let mut text = requests();
            text += " An event is good when it is answered as agreed";
            let answers = counted.iter().map(|(name, one)| {
                let good = one.valid_event.trim();
                let good = if good.is_empty() { NOT_SAID } else { good };
                format!("{name}: {good}")
            });
            let answers: Vec<_> = answers.collect();
            if !answers.is_empty() {
                text += &format!(" ({})", answers.join("; "));
            }
            text.push('.');
            if !left_out.is_empty() {
                text += &format!(
                    " Not counted, since no user is failed with it: {}.",
                    left_out.join("; ")
                );
            }
            text
        }
        Sli::Latency => format!(
            "{} An event is good when its whole answer has arrived within the longest time agreed (that time: {NOT_SAID}).",
            requests()
        ),
        Sli::Quality => format!(
            "{} An event is good when its answer is whole: nothing is left out of it, and nothing stands in for what could not be fetched in time.",
            requests()
        ),
        Sli::Freshness => format!(
            "Valid events are all reads of the data that {journey} shows. An event is good when that data was, at that moment, no older than the greatest age agreed (that age: {NOT_SAID})."
        ),
        Sli::Correctness => format!(
            "Valid events are all results that {journey} makes and that are checked. An event is good when the result equals the one known beforehand, or found in a second way."
        ),
        Sli::Coverage => format!(
            "Valid events are all pieces of work that {journey} should have taken up. An event is good when the piece was worked through to its end, not skipped and not dropped."
        ),
        Sli::Throughput => format!(
            "Valid events are all minutes in which {journey} has work waiting. An event is good when in that minute at least the amount agreed was done (that amount: {NOT_SAID})."
        ),
        Sli::Durability => format!(
            "Valid events are all things kept for {journey} that nobody has deleted on purpose. An event is good when the thing can be read back whole."
        ),
    }
}

fn requests(objective: &Objective, engagement: &Engagement, journey: &str) -> String {
    let (counted, _) = interactions(objective, engagement);
    let names: Vec<_> = counted.into_iter().map(|(name, _)| name).collect();
    match names.is_empty() {
        true => format!(
            "Valid events are all requests of {journey} (which requests these are: {NOT_SAID})."
        ),
        false => format!(
            "Valid events are all requests of {journey} to: {}.",
            names.join("; ")
        ),
    }
}

/// The journey's interactions that fail its users, by name, and the names of those that do not.
fn interactions<'a>(
    objective: &Objective,
    engagement: &'a Engagement,
) -> (Vec<(String, &'a Interaction)>, Vec<String>) {
    let journey = objective.journey.and_then(|id| engagement.journey(id));
    let all = journey.map_or(&[][..], |journey| &journey.interactions);
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for (place, one) in all.iter().enumerate() {
        let name = match one.request.trim() {
            "" => format!("interaction {}", place + 1),
            request => request.to_owned(),
        };
        let impact = reading::impact(&one.impact).ok().flatten();
        if impact.is_some_and(|impact| impact.mean().get() <= 0.0) {
            left_out.push(name);
        } else {
            counted.push((name, one));
        }
    }
    (counted, left_out)
}
