//! What the screen says about odds: plain words with their window.

use crate::analysis::Lever;
use crate::analysis::odds::{QUANTILES, Told};
use crate::document::{Doubt, Window};
use crate::grammar::number::plain;
use crate::math::{Minutes, YearLength};
use crate::text::figures::{figure, minutes_in_words};

/// The window's name for a choice and a table's head.
pub fn window(window: Window) -> &'static str {
    match window {
        Window::Year => "a year",
        Window::Quarter => "a quarter of the year",
        Window::Days30 => "30 days",
        Window::Days28 => "28 days",
    }
}

/// One of them and several, to count with.
pub(crate) fn counted(window: Window) -> (&'static str, &'static str) {
    match window {
        Window::Year => ("year", "years"),
        Window::Quarter => ("quarter", "quarters"),
        Window::Days30 => ("span of 30 days", "spans of 30 days"),
        Window::Days28 => ("span of 28 days", "spans of 28 days"),
    }
}

/// Several windows: "quarters".
pub fn many(window: Window) -> &'static str {
    counted(window).1
}

/// The mitigations that are on: "With 2 mitigations on".
pub fn with_mitigations(on: usize) -> String {
    match on {
        1 => "With 1 mitigation on".to_owned(),
        on => format!("With {on} mitigations on"),
    }
}

/// A lever's name.
pub fn lever(lever: Lever) -> &'static str {
    match lever {
        Lever::InstantDetection => "ETTD of zero",
        Lever::RepairHalved => "Half the ETTR",
        Lever::ImpactHalved => "Half the impact",
        Lever::HalfAsOften => "Half as often",
    }
}

/// How far off guesses could be, as a choice.
pub fn guesses(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::None => "exact",
        Doubt::Two => "a factor of 2",
        Doubt::Three => "a factor of 3",
    }
}

/// A doubt's name.
pub fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::None => "taken as given",
        Doubt::Two => "within a factor of 2",
        Doubt::Three => "within a factor of 3",
    }
}

/// What odds assume, in short.
pub fn assumed(doubt_of: Doubt) -> String {
    format!(
        "Odds assume that these are all that happens; guesses are {}{}.",
        doubt(doubt_of),
        match doubt_of {
            Doubt::None => "",
            Doubt::Two | Doubt::Three => ", nine times in ten",
        }
    )
}

/// What stands where odds are still on their way.
pub const PENDING: &str = "…";

/// A probability as a percentage: whole, with one more figure near the ends, where it counts. Never 0%
/// or 100% for what was not computed as such. A sign and its figure stay on one line.
pub fn probability(p: f64) -> String {
    let percent = p * 100.0;
    if !(0.0..=1.0).contains(&p) {
        crate::grammar::number::UNKNOWN.to_owned()
    } else if p == 0.0 || p == 1.0 {
        format!("{}%", plain(percent))
    } else if percent < 0.1 {
        "<\u{a0}0.1%".to_owned()
    } else if percent > 99.9 {
        ">\u{a0}99.9%".to_owned()
    } else if !(9.95..=90.05).contains(&percent) {
        format!("{}%", plain((percent * 10.0).round() / 10.0))
    } else {
        format!("{}%", plain(percent.round()))
    }
}

/// A probability as so many windows of ten, or of a hundred near the ends.
pub fn windows_of(p: f64, window: Window) -> String {
    let (_, many) = counted(window);
    let tens = (p * 10.0).round();
    let hundreds = (p * 100.0).round();
    // A tenth is said where it is one.
    if (1.0..=9.0).contains(&tens) && (p * 10.0 - tens).abs() <= 0.2 {
        format!("{} of 10 {many}", plain(tens))
    } else if hundreds < 1.0 {
        format!("fewer than 1 of 100 {many}")
    } else if hundreds > 99.0 {
        format!("more than 99 of 100 {many}")
    } else {
        format!("{} of 100 {many}", plain(hundreds))
    }
}

/// How often a target holds: "99.9% holds in 33 of 100 years".
pub fn holds(target: &str, p: f64, window: Window) -> String {
    format!("{target}% holds in {}", windows_of(p, window))
}

/// How often a target holds, in the bar: "holds in 28% of quarters".
pub fn holds_share(p: f64, window: Window) -> String {
    let (_, many) = counted(window);
    format!("holds in {} of {many}", probability(p))
}

/// What nine windows in ten cost at most; `None` when that lies beyond what is computed.
pub fn nine_in_ten(told: &Told, window: Window) -> Option<String> {
    let place = QUANTILES.iter().position(|p| *p == 0.9)?;
    let minutes = (*told.quantiles.get(place)?)?;
    let (_, many) = counted(window);
    if minutes == 0.0 {
        return Some(format!("Nine {many} in ten cost no bad minutes."));
    }
    let long = minutes_in_words(Minutes::new(minutes));
    let long = long.map_or(String::new(), |long| format!(" ({long})"));
    let minutes = figure(minutes);
    Some(format!(
        "Nine {many} in ten cost at most {minutes} bad minutes{long}."
    ))
}

/// The highest target that is kept with the confidence asked for, rounded down.
pub fn would_hold_in(told: &Told, confidence: f64, window: Window, year: YearLength) -> String {
    let often = often(confidence, window);
    let span = window.days(year).minutes().get();
    let Some(minutes) = told.quantiles.get(QUANTILES.len()).copied().flatten() else {
        return format!("What would hold in {often} lies beyond what is computed.");
    };
    if minutes == 0.0 {
        return format!("No bad minute in {often}.");
    }
    match target_for(minutes / span) {
        Some(target) => format!("{target}% would hold in {often}."),
        None => format!("No target would hold in {often}."),
    }
}

/// The minutes that so many windows stay under, with the wanted confidence; `None` beyond what is computed.
pub fn stay_under(told: &Told) -> Option<f64> {
    told.quantiles.get(QUANTILES.len()).copied().flatten()
}

/// The minutes that nine windows in ten cost at most; `None` beyond what is computed.
pub fn ninth(told: &Told) -> Option<f64> {
    let place = QUANTILES.iter().position(|p| *p == 0.9)?;
    *told.quantiles.get(place)?
}

/// The highest target that would hold with the confidence asked for: "99.66%".
pub fn would_hold(told: &Told, window: Window, year: YearLength) -> String {
    let span = window.days(year).minutes().get();
    match stay_under(told) {
        None => "beyond what is computed".to_owned(),
        Some(0.0) => "no bad minute".to_owned(),
        Some(minutes) => match target_for(minutes / span) {
            Some(target) => format!("{target}%"),
            None => "no target".to_owned(),
        },
    }
}

/// What twenty dots are: "Twenty quarters, equally likely".
pub fn twenty(window: Window) -> String {
    format!("Twenty {}, equally likely", many(window))
}

/// At the budget's mark on the curve: "72% of quarters go over".
pub fn go_over(kept: f64, window: Window) -> String {
    format!("{} of {} go over", probability(1.0 - kept), many(window))
}

/// The same with the mitigations that are on: "60% with 2 mitigations on".
pub fn go_over_then(kept: f64, on: usize) -> String {
    let with = with_mitigations(on).replacen('W', "w", 1);
    format!("{} {with}", probability(1.0 - kept))
}

/// At the wanted confidence: "90% of quarters stay under 435".
pub fn stay_under_words(minutes: f64, confidence: f64, window: Window) -> String {
    format!(
        "{} stay under {}",
        often(confidence, window),
        figure(minutes)
    )
}

/// How likely so many minutes are gone beyond, as it is and as it would be.
pub fn beyond(minutes: f64, window_of: Window, as_is: f64, mitigated: Option<f64>) -> String {
    let then = mitigated.map_or(String::new(), |then| {
        format!("; with the mitigations that are on {}", probability(then))
    });
    format!(
        "More than {} bad minutes in {}: {}{then}",
        figure(minutes),
        window(window_of),
        probability(as_is)
    )
}

/// What the chart of the curve shows, with (percent, minutes, P(kept)) of each budget.
pub fn curve_described(window_of: Window, budgets: &[(String, f64, f64)]) -> String {
    let mut text = format!(
        "How likely {} costs more than so many bad minutes.",
        window(window_of)
    );
    for (percent, minutes, kept) in budgets {
        let beyond = probability(1.0 - kept);
        text += &format!(" Beyond the {} of {percent}%: {beyond}.", figure(*minutes));
    }
    text
}

/// What the dots say: "28% within budget, 6 in 20".
pub fn dots_within(dots: &[f64], budget: f64) -> String {
    let within = dots.iter().filter(|one| **one <= budget).count();
    format!("within budget, {within} in {}", dots.len())
}

/// On what all odds rest: it is said once, beside the first of them and in the report's foot.
pub const CONDITION: &str = "If these are the only risks, and they strike independently of each other, each at random times (a Poisson process).";

/// What cannot be shown when the program that computes odds is not there.
pub const FAILED: &str = "The odds could not be computed: the program that does it could not be loaded, or has stopped. The next change tries again.";

/// How the odds are computed; none of them is off by more than `most`.
pub fn method(told: &Told, most: f64, doubt: Doubt) -> String {
    let guesses = match doubt {
        Doubt::None => "Guesses are taken as given.",
        Doubt::Two => "Guesses are taken to be within a factor of 2, nine times in ten.",
        Doubt::Three => "Guesses are taken to be within a factor of 3, nine times in ten.",
    };
    format!(
        "From the whole distribution of the table, not by sampling. {} {guesses}",
        error(told, most)
    )
}

/// A confidence with its window: "90% of years".
pub fn often(confidence: f64, window: Window) -> String {
    let (_, many) = counted(window);
    format!("{}% of {many}", plain((confidence * 1e6).round() / 1e4))
}

/// The target that leaves a share of the time to fail, in percent, rounded down at the second figure
/// of what it leaves: 0.2176% is left by 99.78%, and allowed by 99.78. `None` when nothing is left.
pub fn target_for(share: f64) -> Option<String> {
    if !(0.0..1.0).contains(&share) {
        return None;
    }
    // In units of 10^-decimals percent, with two figures of what may fail.
    let mut decimals = 0;
    let mut scale = 100.0;
    while share * scale < 10.0 && decimals < 8 {
        scale *= 10.0;
        decimals += 1;
    }
    let unit = 10_u64.pow(decimals);
    // What is left of a quotient that is a whole number is no more minute.
    let fails = (share * scale * (1.0 - 1e-12)).ceil() as u64;
    let holds = (100 * unit).saturating_sub(fails);
    if holds == 0 {
        return None;
    }
    let digits = (holds % unit).to_string();
    let padded = "0".repeat(decimals as usize - digits.len().min(decimals as usize)) + &digits;
    let fraction = padded.trim_end_matches('0');
    let whole = holds / unit;
    Some(if decimals == 0 || fraction.is_empty() {
        whole.to_string()
    } else {
        format!("{whole}.{fraction}")
    })
}

/// Less is what roundings leave.
const ROUNDINGS: f64 = 1e-9;

/// How far off the arithmetic is, which says nothing about the estimates; no probability that is shown is off
/// by more than `most`.
pub fn error(told: &Told, most: f64) -> String {
    let mut text = if told.exact && most <= ROUNDINGS {
        "The arithmetic is exact: all figures are points on a common step.".to_owned()
    } else {
        let off = match most {
            off if off < 1e-3 => format!("{} in a million", plain((off * 1e6).ceil().max(1.0))),
            off => format!(
                "{} percentage points",
                plain((off * 1e3).ceil().min(1e3) / 10.0)
            ),
        };
        format!("The arithmetic is off by at most {off} in any of these odds.")
    };
    if told.beyond >= 1e-6 {
        text += &format!(
            " {} of the cases cost more than what is computed.",
            probability(told.beyond)
        );
    }
    text + " How far off the estimates are is another matter."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_said() {
        let dots: Vec<f64> = (0..20).map(|place| f64::from(place) * 10.0).collect();
        assert_eq!(dots_within(&dots, 55.0), "within budget, 6 in 20");
    }

    #[test]
    fn what_would_hold_is_a_target() {
        let check = |minutes: Option<f64>, expected: &str| {
            let mut told = Told {
                quantiles: vec![None; QUANTILES.len()],
                ..Told::default()
            };
            told.quantiles.push(minutes);
            let text = would_hold(&told, Window::Year, YearLength::default());
            assert_eq!(text, expected);
        };
        check(Some(1144.0), "99.78%");
        check(Some(0.0), "no bad minute");
        check(None, "beyond what is computed");
        check(Some(1e9), "no target");
    }
}
