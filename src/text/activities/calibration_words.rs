//! What happened beside what was estimated, in words.

use crate::analysis::practice::calibration::{
    Calibration, Happened, OBSERVED, Observed, RiskEvidence, Watched,
};
use crate::document::Column;
use crate::grammar::number::plain;
use crate::text::figures::{figure, grouped_in};

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
        " You can be 9 in 10 sure of {} to {} a year",
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

/// What happened against what was expected, for the head of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Bad minutes that happened.
    pub happened: String,
    /// Bad minutes that the risks expect.
    pub expected: Option<String>,
    /// The one as a share of the other.
    pub share: f64,
    /// How many incidents in how many days, and what of them is not known.
    pub aside: String,
}

/// The head, while it is said how long was watched and something of it is known.
pub fn headline(calibration: &Calibration) -> Option<Headline> {
    let Watched::For(days) = calibration.watched else {
        return None;
    };
    let happened = &calibration.happened;
    let count = match happened.incidents {
        1 => "1 incident".to_owned(),
        many => format!("{} incidents", plain(f64::from(many))),
    };
    let expected = calibration.expected.map(|minutes| minutes.get());
    Some(Headline {
        happened: figure(happened.minutes),
        expected: expected.map(figure),
        share: expected.map_or(0.0, |expected| happened.minutes / expected),
        aside: format!(
            "{count} in {} days.{}",
            plain(days.get()),
            lacking(happened.unknown)
        ),
    })
}

/// How a risk's estimate stands to how often it happened: a word, and whether it is to be looked at.
pub fn stands(evidence: &RiskEvidence) -> Option<(&'static str, bool)> {
    let ((low, high), rate) = evidence.rate.zip(evidence.expected_rate)?;
    Some(match rate {
        _ if rate < low => ("more often than estimated", true),
        _ if rate > high => ("rarer than estimated", true),
        _ => ("as often as estimated", false),
    })
}

/// How often something happened.
pub fn count(times: f64) -> String {
    plain(times)
}

/// What was expected, such as "of 14.5".
pub fn expected(expected: Option<f64>) -> String {
    expected.map_or(String::new(), |expected| format!("of {}", figure(expected)))
}

/// What a table of incidents is.
pub const PASTE: &str = "A table from a spreadsheet or a CSV file: date, minutes to detect, minutes to resolve, share of users, risk. A header may put them in another order. Names that are none of the risks are kept as what is not listed.";

/// What came of a pasted table.
pub fn pasted(added: usize, left: usize) -> String {
    match (added, left) {
        (1, 0) => "One incident was added.".to_owned(),
        (0, _) => "No incident was added: see what is said below the box.".to_owned(),
        (added, 0) => format!("{added} incidents were added."),
        (added, _) => format!("{added} were added; the others stay in the box."),
    }
}

/// A figure of what happened and the one that was expected, such as "4" and "of 14.5".
pub fn against(happened: Option<f64>, expected: Option<f64>) -> (String, String) {
    (
        happened.map_or(String::new(), figure),
        self::expected(expected),
    )
}

/// A scale in words, such as "1 to 300".
pub fn scale(low: f64, high: f64) -> String {
    grouped_in(&format!("{} to {}", plain(low), plain(high)))
}

/// What a strip shows, for who does not see it.
pub fn strip(name: &str, band: Option<(f64, f64)>, mean: Option<f64>, seen: &[f64]) -> String {
    let mut says = Vec::new();
    if let Some((low, high)) = band {
        says.push(format!("{} to {}", figure(low), figure(high)));
    }
    if let Some(mean) = mean {
        says.push(format!("the estimate counts as {}", figure(mean)));
    }
    if !seen.is_empty() {
        let seen: Vec<String> = seen.iter().map(|value| figure(*value)).collect();
        says.push(format!("observed {}", seen.join(", ")));
    }
    match says.is_empty() {
        true => format!("{name}: nothing is known"),
        false => format!("{name}: {}", says.join("; ")),
    }
}

/// What happened that is none of the risks, from a count and the names.
pub fn unlisted(names: &[String]) -> Option<(String, String)> {
    let head = match names.len() {
        0 => return None,
        1 => "One incident matches no risk:".to_owned(),
        many => format!("{} incidents match no risk:", plain(many as f64)),
    };
    Some((head, format!("{}. What else is missing?", names.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::{Days, Minutes};

    #[test]
    fn the_head_holds_what_happened_against_what_was_expected() {
        let mut calibration = Calibration {
            watched: Watched::For(Days::new(304.0)),
            risks: Vec::new(),
            unlisted: Happened::default(),
            happened: Happened {
                incidents: 8,
                minutes: 197.0,
                unknown: 1,
            },
            expected: Some(Minutes::new(788.0)),
        };
        let head = headline(&calibration).expect("a head");
        assert_eq!(head.happened, "197");
        assert_eq!(head.expected.as_deref(), Some("788"));
        assert_eq!(head.share, 0.25);
        assert_eq!(
            head.aside,
            "8 incidents in 304 days. One of them lacks a figure: its minutes are not known."
        );
        calibration.watched = Watched::Unsaid;
        assert_eq!(headline(&calibration), None);
    }

    #[test]
    fn figures_stand_against_each_other() {
        let check = |happened, expected, said: (&str, &str)| {
            let found = against(happened, expected);
            assert_eq!((found.0.as_str(), found.1.as_str()), said);
        };
        check(Some(4.0), Some(14.5), ("4.00", "of 14.5"));
        check(Some(0.0), None, ("0", ""));
        check(None, None, ("", ""));
    }

    #[test]
    fn what_came_of_a_paste_is_said() {
        let check = |added, left, expected: &str| assert_eq!(pasted(added, left), expected);
        check(1, 0, "One incident was added.");
        check(3, 0, "3 incidents were added.");
        check(3, 1, "3 were added; the others stay in the box.");
        check(
            0,
            1,
            "No incident was added: see what is said below the box.",
        );
    }

    #[test]
    fn a_strip_says_what_it_shows() {
        let check = |band, mean, seen: &[f64], expected: &str| {
            assert_eq!(strip("ETTD", band, mean, seen), expected);
        };
        check(None, None, &[], "ETTD: nothing is known");
        check(
            Some((20.0, 240.0)),
            Some(100.0),
            &[30.0, 95.0],
            "ETTD: 20.0 to 240; the estimate counts as 100; observed 30.0, 95.0",
        );
    }

    #[test]
    fn what_is_not_listed_is_named() {
        let names = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            unlisted(&names).map(|(head, tail)| format!("{head} {tail}"))
        };
        assert_eq!(names(&[]), None);
        assert_eq!(
            names(&["DNS"]).as_deref(),
            Some("One incident matches no risk: DNS. What else is missing?")
        );
        assert_eq!(
            names(&["DNS", "CDN"]).as_deref(),
            Some("2 incidents match no risk: DNS, CDN. What else is missing?")
        );
    }
}
