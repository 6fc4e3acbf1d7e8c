//! What the SLO calculator shows beside its sentences: figures, a line, blocks.

use crate::codec::link::calculator::{Ask, Field};
use crate::document::{Column, reading};
use crate::grammar::cell;
use crate::grammar::chain::{availability_text, read_named, target_text};
use crate::math::slo::burn::spend_of;
use crate::math::slo::{Chain, burn_rate, extra_nine, time_to_exhaustion};
use crate::math::{Days, Estimate, Minutes, Percent, Share, error_budget};
use crate::text::calculator::slo_answers::{span, target};
use crate::text::figures::figure;

/// What follows a field that was typed in: the downtime that the target allows in the window, none where that cannot
/// be told, or the highest target that allows the downtime, where that can be read.
pub fn follow(ask: &mut Ask, typed: Field) {
    let (days, _) = ask.window();
    match typed {
        Field::Target | Field::Window => {
            let target = target(ask).ok().flatten();
            let target = target.filter(|target| !target.is_extreme());
            let allowed = target.map(|target| span(error_budget(target, Days::new(days)).get()));
            ask.set(Field::Down, allowed.unwrap_or_default());
        }
        Field::Down => {
            let entry = cell::read(Column::Ettr, ask.get(Field::Down));
            let length = Days::new(days).minutes().get();
            if let Ok(Some(Estimate::Point(down))) = reading::duration(&entry)
                && 0.0 < down.get()
                && down.get() < length
            {
                let target = target_text(down.get() / length);
                if target.parse::<Percent>().is_ok() {
                    let target = target.trim_end_matches('%').to_owned();
                    ask.set(Field::Target, target);
                }
            }
        }
        Field::Errors | Field::Depends => {}
    }
}

/// How a budget burns.
#[derive(Clone, Debug, PartialEq)]
pub struct Burning {
    /// Budgets spent in one window.
    pub rate: f64,
    /// The window in words.
    pub window: String,
    budget: f64,
    lasts: f64,
    length: f64,
    hour: f64,
}

/// How the budget burns; `None` where target or errors cannot be read, or nothing burns.
pub fn burn(ask: &Ask) -> Option<Burning> {
    let (days, window) = ask.window();
    let errors: Percent = ask.get(Field::Errors).parse().ok()?;
    let target = target(ask).ok()??;
    let rate = burn_rate(Share::new(errors.of(1.0)), target).filter(|rate| *rate > 0.0)?;
    let days = Days::new(days);
    Some(Burning {
        rate,
        window,
        budget: error_budget(target, days).get(),
        lasts: time_to_exhaustion(days, rate)?.get(),
        length: days.minutes().get(),
        hour: spend_of(rate, Minutes::new(60.0), days).get(),
    })
}

impl Burning {
    /// Names and values: the rate, how long the budget lasts, what an hour spends.
    pub fn stats(&self) -> [(String, String); 3] {
        let hour = match self.hour < 1.0 {
            true => format!("{}%", figure(self.hour * 100.0)),
            false => "all of it".to_owned(),
        };
        [
            ("Burn rate".to_owned(), figure(self.rate)),
            (format!("{} last", span(self.budget)), span(self.lasts)),
            ("One hour spends".to_owned(), hour),
        ]
    }

    /// How long the budget lasts as a share of the window.
    pub fn share_of_window(&self) -> f64 {
        self.lasts / self.length
    }

    /// What is said where the line ends.
    pub fn spent_in(&self) -> String {
        match self.lasts <= self.length {
            true => format!("spent in {}", span(self.lasts)),
            false => format!("{}% spent", figure(self.rate * 100.0)),
        }
    }

    /// The chart in words.
    pub fn described(&self) -> String {
        format!(
            "At a burn rate of {} the budget of {} is {}.",
            figure(self.rate),
            self.window,
            self.spent_in()
        )
    }
}

/// A dependency, or several.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// One of them.
    One {
        /// Its name.
        name: String,
        /// What it holds: "99.95%".
        holds: String,
        /// Whether it holds less than one nine more than the target, where it is needed.
        is_low: bool,
    },
    /// All are needed.
    All(Vec<Link>),
    /// Any will do.
    Any(Vec<Link>),
}

/// The dependencies, and what they hold together; `None` while they cannot be read.
pub fn links(ask: &Ask) -> Option<(Link, String)> {
    let (chain, names) = read_named(ask.get(Field::Depends)).ok()?;
    let target = target(ask).ok().flatten();
    let each = target.filter(|one| !one.is_extreme()).and_then(extra_nine);
    let most = each.map(|each| each.left_to_fail().get() * (1.0 + 1e-9));
    let together = availability_text(chain.missing().clamp(0.0, 1.0));
    Some((link(&chain, &mut names.into_iter(), most), together))
}

fn link(chain: &Chain, names: &mut dyn Iterator<Item = String>, most: Option<f64>) -> Link {
    match chain {
        Chain::One(_) => Link::One {
            name: names.next().unwrap_or_default(),
            holds: availability_text(chain.missing()),
            is_low: most.is_some_and(|most| chain.missing() > most),
        },
        Chain::Series(parts) => Link::All(parts.iter().map(|one| link(one, names, most)).collect()),
        // They stand in for each other: none of them is needed by itself.
        Chain::Parallel(parts) => {
            Link::Any(parts.iter().map(|one| link(one, names, None)).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(fields: &[(Field, &str)]) -> Ask {
        let mut ask = Ask::default();
        for (field, text) in fields {
            ask.set(*field, (*text).to_owned());
        }
        ask
    }

    #[test]
    fn one_side_follows_the_other() {
        let check = |typed: Field, text: &str, target: &str, down: &str| {
            let mut ask = ask(&[(typed, text)]);
            follow(&mut ask, typed);
            assert_eq!(ask.get(Field::Target), target, "{text}");
            assert_eq!(ask.get(Field::Down), down, "{text}");
        };
        check(Field::Target, "99.95", "99.95", "21.6 min");
        check(Field::Window, "7", "99.9", "10.1 min");
        check(Field::Down, "1h", "99.8611", "1h");
        // A downtime of another target would be read as that of this one.
        check(Field::Target, "many nines", "many nines", "");
        check(Field::Target, "100", "100", "");
        // What cannot be read, or has no other side, leaves it as it is.
        check(Field::Down, "0", "99.9", "0");
        check(Field::Down, "40 d", "99.9", "40 d");
    }

    #[test]
    fn a_burn_has_its_figures() {
        let check = |errors: &str, expected: [&str; 4]| {
            let burning = burn(&ask(&[(Field::Errors, errors)])).expect("a burn");
            let [rate, lasts, hour] = burning.stats().map(|(_, value)| value);
            assert_eq!([rate, lasts, hour, burning.spent_in()], expected);
        };
        check("0.2", ["2.00", "15 d", "0.28%", "spent in 15 d"]);
        check("0.05", ["0.50", "60 d", "0.07%", "50.0% spent"]);
        check(
            "100",
            ["1\u{202f}000", "43.2 min", "all of it", "spent in 43.2 min"],
        );
        assert_eq!(burn(&ask(&[(Field::Errors, "0")])), None);
        assert_eq!(burn(&ask(&[(Field::Target, "100")])), None);
    }

    #[test]
    fn dependencies_keep_their_names() {
        let one = |name: &str, holds: &str, is_low: bool| Link::One {
            name: name.to_owned(),
            holds: holds.to_owned(),
            is_low,
        };
        let text = "login 99.99 & card pay 99.95 & (cdn-a 99 | cdn-b 99)";
        let (link, together) = links(&ask(&[(Field::Depends, text)])).expect("read");
        let any = Link::Any(vec![one("cdn-a", "99%", false), one("cdn-b", "99%", false)]);
        let all = [
            one("login", "99.99%", false),
            one("card pay", "99.95%", true),
            any,
        ];
        assert_eq!(link, Link::All(all.into()));
        assert_eq!(together, "99.93001%");
        assert_eq!(links(&ask(&[(Field::Depends, "a & b 9")])), None);
    }
}
