//! What happened beside what was estimated, in words.

use crate::analysis::practice::calibration::{
    Calibration, Happened, OBSERVED, Observed, RiskEvidence, Watched,
};
use crate::document::Column;
use crate::grammar::number::plain;
use crate::text::figures::figure;

/// What the evidence about one risk says, a sentence or two for each figure.
pub fn about_risk(evidence: &RiskEvidence) -> Vec<String> {
    let mut says = Vec::new();
    if let Some(happened) = &evidence.happened {
        says.push(frequency(evidence, happened));
        says.extend(cost(evidence, happened));
    }
    for (column, observed) in OBSERVED.iter().zip(&evidence.observed) {
        says.extend(figures(*column, observed));
    }
    let drills = match evidence.drills {
        0 => return says,
        1 => "One of them was a drill: it tells".to_owned(),
        many => format!("{} of them were drills: they tell", plain(f64::from(many))),
    };
    says.push(format!(
        "{drills} how long people take, not how often it happens."
    ));
    says
}

fn frequency(evidence: &RiskEvidence, happened: &Happened) -> String {
    let times = match happened.incidents {
        0 => "Did not happen".to_owned(),
        1 => "Happened once".to_owned(),
        2 => "Happened twice".to_owned(),
        many => format!("Happened {} times", plain(f64::from(many))),
    };
    let expects = evidence.expected.map_or(String::new(), |expected| {
        format!("; the estimate expects {}", figure(expected))
    });
    let mut text = format!("{times} in the time watched{expects}.");
    let Some((low, high)) = evidence.rate else {
        return text;
    };
    text.push_str(&format!(
        " What happened speaks, nine times in ten, for {} to {} a year",
        figure(low),
        figure(high)
    ));
    if let Some(rate) = evidence.expected_rate {
        let stands = match rate {
            _ if rate < low => "is below: it happens more often than estimated",
            _ if rate > high => "is above: it happens less often than estimated",
            _ => "is among them",
        };
        text.push_str(&format!("; the estimate's {} {stands}", figure(rate)));
    }
    text.push('.');
    text
}

fn cost(evidence: &RiskEvidence, happened: &Happened) -> Option<String> {
    if happened.incidents == 0 {
        return None;
    }
    let expects = evidence.expected_minutes.map_or(String::new(), |minutes| {
        format!("; the estimate expects {}", figure(minutes))
    });
    let unknown = lacking(happened.unknown);
    if happened.unknown == happened.incidents {
        return Some(format!("What that cost is not known.{unknown}"));
    }
    Some(format!(
        "Cost {} bad minutes{expects}.{unknown}",
        figure(happened.minutes)
    ))
}

fn lacking(unknown: u32) -> String {
    match unknown {
        0 => String::new(),
        1 => " One of them lacks a figure: its minutes are not known.".to_owned(),
        many => format!(
            " {} of them lack a figure: their minutes are not known.",
            plain(f64::from(many))
        ),
    }
}

fn figures(column: Column, observed: &Observed) -> Option<String> {
    let median = observed.median?;
    let unit = match column {
        Column::Impact => "%",
        _ => "",
    };
    let minutes = match column {
        Column::Impact => "",
        _ => " minutes",
    };
    let value = |value: f64| format!("{}{unit}", figure(value));
    let count = observed.values.len();
    let name = column.name();
    let mut text = format!(
        "{name}: {} observed, median {}{minutes}",
        plain(count as f64),
        value(median.median)
    );
    if median.low < median.high {
        text.push_str(&format!(
            ", between {} and {} ({}% sure)",
            value(median.low),
            value(median.high),
            plain((median.coverage * 100.0).floor())
        ));
    }
    text.push('.');
    if let Some(within) = observed.within {
        text.push_str(&format!(
            " {} of {} lie within the estimate's range, which is meant for nine in ten.",
            plain(within as f64),
            plain(count as f64)
        ));
    }
    Some(text)
}

/// What the evidence says about the list of risks as a whole.
pub fn overall(calibration: &Calibration) -> Vec<String> {
    let days = match calibration.watched {
        Watched::For(days) => days,
        Watched::Unsaid => {
            return vec!["Say how long was watched, and how often something happened can be held against the estimates too.".to_owned()];
        }
        Watched::Wrong => {
            return vec!["The time watched needs two dates, the first before the last.".to_owned()];
        }
    };
    let happened = &calibration.happened;
    let count = match happened.incidents {
        0 => "nothing that was entered happened".to_owned(),
        1 => "1 incident".to_owned(),
        many => format!("{} incidents", plain(f64::from(many))),
    };
    let incidents = match happened.incidents {
        0 => count,
        all if all == happened.unknown => format!("{count} happened; what they cost is not known"),
        _ => format!("{count} cost {} bad minutes", figure(happened.minutes)),
    };
    let expects = calibration.expected.map_or(String::new(), |minutes| {
        format!("; the risks expect {}", figure(minutes.get()))
    });
    let mut says = vec![format!(
        "In the {} days watched {incidents}{expects}.{}",
        plain(days.get()),
        lacking(happened.unknown)
    )];
    let unlisted = &calibration.unlisted;
    if unlisted.incidents > 0 {
        let minutes = match unlisted.unknown {
            0 => format!(", of {} bad minutes,", figure(unlisted.minutes)),
            _ => String::new(),
        };
        let them = match unlisted.incidents {
            1 => format!("One of them{minutes} is none"),
            many => format!("{} of them{minutes} are none", plain(f64::from(many))),
        };
        says.push(format!("{them} of the risks listed: what else is missing?"));
    }
    says
}
