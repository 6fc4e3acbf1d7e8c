//! What the screen says about odds: plain words with their window.

use super::figures::{figure, minutes_in_words};
use super::number::plain;
use crate::math::{Minutes, YearLength};
use crate::model::odds::{QUANTILES, Told};
use crate::model::{Doubt, Lever, Window};

/// The window's name for a choice and a table's head.
pub fn window(window: Window) -> &'static str {
    match window {
        Window::Year => "a year",
        Window::Quarter => "a quarter",
        Window::Days30 => "30 days",
        Window::Days28 => "28 days",
    }
}

/// One of them and several, to count with.
fn counted(window: Window) -> (&'static str, &'static str) {
    match window {
        Window::Year => ("year", "years"),
        Window::Quarter => ("quarter", "quarters"),
        Window::Days30 => ("span of 30 days", "spans of 30 days"),
        Window::Days28 => ("span of 28 days", "spans of 28 days"),
    }
}

/// A lever's name.
pub fn lever(lever: Lever) -> &'static str {
    match lever {
        Lever::InstantDetection => "Noticed at once",
        Lever::RepairHalved => "Repair halved",
        Lever::ImpactHalved => "Impact halved",
        Lever::HalfAsOften => "Half as often",
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

/// What stands where odds are still on their way.
pub const PENDING: &str = "…";

/// A probability as a percentage: whole, with one more figure near the ends, where it counts. Never 0%
/// or 100% for what was not computed as such.
pub fn probability(p: f64) -> String {
    let percent = p * 100.0;
    if !(0.0..=1.0).contains(&p) {
        super::figures::UNKNOWN.to_owned()
    } else if p == 0.0 || p == 1.0 {
        format!("{}%", plain(percent))
    } else if percent < 0.1 {
        "< 0.1%".to_owned()
    } else if percent > 99.9 {
        "> 99.9%".to_owned()
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
pub fn promise(told: &Told, confidence: f64, window: Window, year: YearLength) -> String {
    let often = often(confidence, window);
    let span = window.days(year).minutes().get();
    let Some(minutes) = told.quantiles.get(QUANTILES.len()).copied().flatten() else {
        return format!("What can be promised in {often} lies beyond what is computed.");
    };
    match target_for(minutes / span) {
        Some(target) => format!("{target}% can be promised in {often}."),
        None => format!("No target can be promised in {often}."),
    }
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

/// How far off the arithmetic is, which says nothing about the estimates.
pub fn error(told: &Told) -> String {
    let mut text = if told.exact {
        "The arithmetic is exact: all figures are points on a common step.".to_owned()
    } else {
        let off = match told.error {
            off if off < 1e-3 => format!("{} in a million", plain((off * 1e6).ceil().max(1.0))),
            off => format!("{} percentage points", plain((off * 1e3).ceil() / 10.0)),
        };
        format!("The arithmetic is off by at most {off} at any of these budgets.")
    };
    if told.beyond >= 1e-6 {
        text += &format!(
            " {} of the cases cost more than what is computed.",
            probability(told.beyond)
        );
    }
    text + " How far off the estimates are is another matter."
}
