//! The arithmetic of a chart of detection time against error ratio, both logarithmic.

use std::f64::consts::LN_10;

use crate::math::slo::Rule;
use crate::math::{Minutes, Percent, Share};
use crate::text::figures::figure;

/// How high the chart is, with the unit under its axis.
pub const HEIGHT: f64 = 264.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 18.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 40.0;
/// Error ratios that are drawn, in powers of ten below all.
const DECADES: f64 = 4.0;
/// Points of a line.
const POINTS: usize = 60;
/// Minutes that are drawn: from half a minute to a week.
const FROM: f64 = 0.5;
const TO: f64 = 10_080.0;

/// Where things stand in a chart of this width.
#[derive(Clone, Copy, Debug)]
pub struct Detection {
    width: f64,
}

impl Detection {
    /// A chart so many pixels wide.
    pub fn new(width: f64) -> Self {
        Self { width }
    }

    /// From and to, in pixels.
    pub fn span(self) -> (f64, f64) {
        (LEFT, (self.width - RIGHT).max(LEFT + 1.0))
    }

    /// Where the axis of the error ratios is.
    pub fn base(self) -> f64 {
        HEIGHT - BOTTOM
    }

    /// Where an error ratio stands.
    pub fn x(self, ratio: f64) -> f64 {
        let share = 1.0 + ratio.max(1e-12).ln() / (DECADES * LN_10);
        let (left, right) = self.span();
        left + share.clamp(0.0, 1.0) * (right - left)
    }

    /// Where a detection time stands.
    pub fn y(self, minutes: Minutes) -> f64 {
        let share = (minutes.get().max(FROM) / FROM).ln() / (TO / FROM).ln();
        TOP + (1.0 - share.clamp(0.0, 1.0)) * (self.base() - TOP)
    }

    /// The ticks along the error ratios: places and texts.
    pub fn ratio_ticks(self) -> Vec<(f64, String)> {
        let tick = |(percent, label): (f64, &str)| (self.x(percent / 100.0), label.to_owned());
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
    pub fn minute_ticks(self) -> Vec<(f64, String)> {
        let tick =
            |(minutes, label): (f64, &str)| (self.y(Minutes::new(minutes)), label.to_owned());
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

    /// A rule's points, from the error ratio from which it fires up to all; none when it never does.
    pub fn points(self, rule: &Rule, target: Percent) -> Vec<(f64, f64)> {
        let least = rule.error_ratio(target).max((-DECADES * LN_10).exp());
        if least > 1.0 || rule.fault(target).is_some() {
            return Vec::new();
        }
        let ratio = |point| match point {
            // From the least to all in equal factors; the last is all, whatever rounding says.
            POINTS => 1.0,
            _ => least * (-least.ln() * point as f64 / POINTS as f64).exp(),
        };
        let point = |ratio: f64| {
            let minutes = rule.detection_time(target, Share::new(ratio))?;
            Some((self.x(ratio), self.y(minutes)))
        };
        (0..=POINTS).map(ratio).filter_map(point).collect()
    }
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
