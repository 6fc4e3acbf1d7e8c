//! The arithmetic of a chart of detection time against error ratio, both logarithmic.

use std::f64::consts::LN_10;

use crate::drawing::chart::{HEIGHT, RIGHT, Tick, WIDTH, place};
use crate::math::slo::Rule;
use crate::math::{Minutes, Percent, Share};
use crate::text::figures::figure;

const LEFT: f64 = 64.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 30.0;
/// Error ratios that are drawn, in powers of ten below all.
const DECADES: f64 = 4.0;
/// Points of a line.
const POINTS: usize = 60;
/// Minutes that are drawn: from six seconds to a week.
const FROM: f64 = 0.1;
const TO: f64 = 10_080.0;

/// Where an error ratio stands.
pub fn x(ratio: f64) -> f64 {
    let share = 1.0 + ratio.max(1e-12).ln() / (DECADES * LN_10);
    LEFT + share.clamp(0.0, 1.0) * (WIDTH - LEFT - RIGHT)
}

/// Where a detection time stands.
pub fn y(minutes: Minutes) -> f64 {
    let share = (minutes.get().max(FROM) / FROM).ln() / (TO / FROM).ln();
    TOP + (1.0 - share.clamp(0.0, 1.0)) * (HEIGHT - TOP - BOTTOM)
}

/// The ticks along the error ratios.
pub fn ratio_ticks() -> Vec<Tick> {
    let tick = |(percent, label): (f64, &str)| Tick {
        at: x(percent / 100.0),
        label: label.to_owned(),
    };
    let all = [
        (0.01, "0.01%"),
        (0.1, "0.1%"),
        (1.0, "1%"),
        (10.0, "10%"),
        (100.0, "100%"),
    ];
    all.map(tick).into()
}

/// The ticks along the minutes.
pub fn minute_ticks() -> Vec<Tick> {
    let tick = |(minutes, label): (f64, &str)| Tick {
        at: y(Minutes::new(minutes)),
        label: label.to_owned(),
    };
    let all = [
        (1.0, "1 min"),
        (10.0, "10 min"),
        (60.0, "1 h"),
        (360.0, "6 h"),
        (1440.0, "1 d"),
        (4320.0, "3 d"),
    ];
    all.map(tick).into()
}

/// A rule's line, from the error ratio from which it fires up to all; empty when it never does.
pub fn line(rule: &Rule, target: Percent) -> String {
    let least = rule.error_ratio(target).max((-DECADES * LN_10).exp());
    let mut path = String::new();
    if least > 1.0 || rule.fault(target).is_some() {
        return path;
    }
    for point in 0..=POINTS {
        // From the least to all in equal factors; the last is all, whatever rounding says.
        let ratio = match point {
            POINTS => 1.0,
            _ => least * (-least.ln() * point as f64 / POINTS as f64).exp(),
        };
        if let Some(minutes) = rule.detection_time(target, Share::new(ratio)) {
            let (x, y) = (place(x(ratio)), place(y(minutes)));
            path += if path.is_empty() { "M" } else { "L" };
            path += &format!("{x} {y}");
        }
    }
    path
}

/// The chart in words.
pub fn describe(rules: &[Rule], target: Percent) -> String {
    let mut text = "How soon each rule fires, against the share that fails.".to_owned();
    for rule in rules.iter().filter(|rule| rule.fault(target).is_none()) {
        text += &format!(
            " Burn rate {}: from {}% failing.",
            figure(rule.burn),
            figure(rule.error_ratio(target) * 100.0)
        );
    }
    text
}
