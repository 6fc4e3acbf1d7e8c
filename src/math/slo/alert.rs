//! Alerts on burn rates over a long and a short window.
//!
//! Source of the method and its usual figures: The Site Reliability Workbook, chapter 5.

use super::super::budget::Percent;
use super::super::units::{Days, Minutes, Share};
use super::burn::{burn_for, error_ratio_at, spend_of};

/// One alert: it fires while the budget burns faster than `burn` over both of its windows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Budgets spent in one window of the objective.
    pub burn: f64,
    /// The window that decides.
    pub long: Minutes,
    /// The window that ends it soon after the trouble ends.
    pub short: Minutes,
    /// Whether it wakes somebody; a ticket waits.
    pub pages: bool,
}

/// What is wrong with a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RuleFault {
    /// Even a total outage burns no faster than this.
    NeverFires(f64),
    /// It fires while less fails than the objective allows.
    FiresOnHealth,
    /// Its windows are none, or the short one is longer than the long one.
    Windows,
}

/// Share of the budget spent before it fires, hours of the long window, whether it pages.
const USUAL: [(f64, f64, bool); 4] = [
    (0.02, 1.0, true),
    (0.05, 6.0, true),
    (0.1, 24.0, false),
    (0.1, 72.0, false),
];

/// The usual four rules for an objective's window. None burns slower than 1: below that an alert fires
/// while all is well, so that over a short window it waits for more of the budget.
pub fn usual_rules(window: Days) -> [Rule; 4] {
    USUAL.map(|(spend, hours, pages)| {
        let long = Minutes::new(hours * 60.0);
        let burn = burn_for(Share::new(spend), long, window);
        Rule {
            burn: burn.max(1.0),
            long,
            short: Minutes::new(long.get() / 12.0),
            pages,
        }
    })
}

impl Rule {
    /// The share of the budget that is spent when it fires at exactly its burn rate.
    pub fn spend(&self, window: Days) -> Share {
        spend_of(self.burn, self.long, window)
    }

    /// The error ratio from which it fires; above 1 it never does.
    pub fn error_ratio(&self, target: Percent) -> f64 {
        error_ratio_at(self.burn, target)
    }

    /// What is wrong with it for a target.
    pub fn fault(&self, target: Percent) -> Option<RuleFault> {
        let windows = self.short.get() > 0.0 && self.short.get() <= self.long.get();
        let fires = self.error_ratio(target) <= 1.0;
        if !windows {
            Some(RuleFault::Windows)
        } else if !fires {
            Some(RuleFault::NeverFires(1.0 / target.left_to_fail().get()))
        } else if self.burn < 1.0 {
            Some(RuleFault::FiresOnHealth)
        } else {
            None
        }
    }

    /// From the first failure until it fires, when from then on this share fails:
    /// (1 - target) / error ratio * burn * long window. `None` when that is longer than the window: it never fires.
    pub fn detection_time(&self, target: Percent, error_ratio: Share) -> Option<Minutes> {
        let needed = self.error_ratio(target);
        let fires = error_ratio.get() > 0.0 && needed <= error_ratio.get();
        fires.then(|| Minutes::new(needed / error_ratio.get() * self.long.get()))
    }

    /// From the end of a total outage until it is quiet, when the outage filled the short window: that
    /// must hold fewer failures again. A single window is one whose short window is as long.
    pub fn reset_time(&self, target: Percent) -> Option<Minutes> {
        let needed = self.error_ratio(target);
        (needed <= 1.0).then(|| Minutes::new(self.short.get() * (1.0 - needed)))
    }
}

/// How soon somebody is paged when this share fails, by the quickest of the rules that page.
pub fn paged_after(rules: &[Rule], target: Percent, error_ratio: Share) -> Option<Minutes> {
    let mut soonest: Option<Minutes> = None;
    for rule in rules.iter().filter(|rule| rule.pages) {
        if rule.fault(target) == Some(RuleFault::Windows) {
            continue;
        }
        let found = rule.detection_time(target, error_ratio);
        soonest = match (soonest, found) {
            (Some(a), Some(b)) if b < a => Some(b),
            (None, b) => b,
            (a, _) => a,
        };
    }
    soonest
}
