//! Alerts of other tools as rules here.

use crate::codec::slo_files::figures::{tidy, typed};
use crate::document::Alert;
use crate::math::slo::{Rule, usual_rules};
use crate::math::{Days, Minutes};

/// The share of its long window that an alert's short one has, where a file has one window alone.
///
/// Source: The Site Reliability Workbook, chapter 5.
const SHORT: f64 = 1.0 / 12.0;

/// Which rules an objective alerts by.
#[derive(Clone, Debug, PartialEq)]
pub enum Rules {
    /// The usual ones of its window, of which some may be switched off.
    Usual {
        /// Those that page are on.
        pages: bool,
        /// The others are.
        tickets: bool,
    },
    /// Its own.
    Own(Vec<Rule>),
}

impl Rules {
    /// All the usual ones.
    pub const USUAL: Self = Self::Usual {
        pages: true,
        tickets: true,
    };

    /// The rules for a window.
    pub fn of(&self, window: Days) -> Vec<Rule> {
        match self {
            Self::Own(rules) => rules.clone(),
            Self::Usual { pages, tickets } => {
                let on = |rule: &Rule| if rule.pages { *pages } else { *tickets };
                usual_rules(window).into_iter().filter(on).collect()
            }
        }
    }

    /// As somebody would type them; none where they are the usual ones.
    pub fn typed(&self, window: Days) -> Vec<Alert> {
        alerts(&self.of(window), window)
    }
}

/// The short window for a long one.
pub(super) fn short_of(long: Minutes) -> Minutes {
    Minutes::new(tidy(long.get() * SHORT))
}

/// Rules as somebody would type them; none where they are the usual ones of the window.
fn alerts(rules: &[Rule], window: Days) -> Vec<Alert> {
    let usual = usual_rules(window);
    let has = |rule: &Rule| usual.iter().any(|one| alike(one, rule));
    if rules.len() == usual.len() && rules.iter().all(has) && each_once(rules) {
        return Vec::new();
    }
    let typed = |rule: &Rule| Alert {
        burn: tidy(rule.burn).to_string(),
        long: typed(rule.long),
        short: typed(rule.short),
        pages: rule.pages,
    };
    rules.iter().map(typed).collect()
}

fn each_once(rules: &[Rule]) -> bool {
    let mut pairs = (0..rules.len()).flat_map(|at| (0..at).map(move |other| (at, other)));
    pairs.all(|(a, b)| !alike(&rules[a], &rules[b]))
}

/// Whether two rules differ by no more than rounding.
fn alike(a: &Rule, b: &Rule) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
    a.pages == b.pages
        && near(a.burn, b.burn)
        && near(a.long.get(), b.long.get())
        && near(a.short.get(), b.short.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_rules_need_no_row() {
        let days = Days::new(28.0);
        let usual = usual_rules(days);
        assert_eq!(alerts(&usual, days), []);
        let mut turned = usual;
        turned.reverse();
        assert_eq!(alerts(&turned, days), []);
        // Those of another window are rows.
        assert_eq!(alerts(&usual, Days::new(7.0)).len(), 4);
        assert_eq!(alerts(&usual[..3], days).len(), 3);
        assert_eq!(alerts(&[usual[0]; 4], days).len(), 4);
        let expected = Alert {
            burn: "13.44".to_owned(),
            long: "1 h".to_owned(),
            short: "5 min".to_owned(),
            pages: true,
        };
        assert_eq!(alerts(&usual[..1], days), [expected]);
        let paging = Rules::Usual {
            pages: true,
            tickets: false,
        };
        assert_eq!(Rules::USUAL.typed(days), []);
        assert_eq!(paging.typed(days), alerts(&usual[..2], days));
        assert_eq!(short_of(Minutes::new(60.0)).get(), 5.0);
    }
}
