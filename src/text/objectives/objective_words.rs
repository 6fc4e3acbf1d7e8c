//! What is said of an objective at a glance: its title, its place in the list, its four figures.

use crate::analysis::objective::ObjectiveFigures;
use crate::document::names::journey_name;
use crate::document::{Engagement, Objective, Span};
use crate::grammar::chain::availability_text;
use crate::grammar::number::plain;
use crate::math::{Days, Minutes, Percent, error_budget};
use crate::text::figures::figure;
use crate::text::objectives::slo_words::{objective_name, sli, span};
use crate::text::words::{Tone, verdict};

/// What the page is about.
pub const ABOUT: &str =
    "What you promise for each journey, whether its risks allow it, and how you will know.";

/// What the alerts mean.
pub const ALERTS: &str = "Each fires while the budget burns faster than its rate over both windows. Detection is counted from the first failure, when so many of all fail from then on.";

/// How a measurement is typed.
pub const MEASURED: &str = "What was answered in the window: good of all, such as 97000 of 100000, or each status code's, such as 301: 97000; 500: 3000, which count as good where the valid event names their code. Interactions whose impact is 0% do not count.";

/// How dependencies are typed.
pub const DEPENDS: &str = "What the journey needs from others: & where all are needed, | where any will do, each with what it promises in percent. They count as independent of each other, which they seldom are in whole.";

/// What comes of adding mitigations.
pub const SAVES: &str = "How soon the quickest paging rule notices each risk, plus the time until somebody is at work. Tickets do not count, and an ETTD is never made longer or overwritten: what is added is a mitigation.";

/// The target as typed in the settings, where it may have its sign.
fn percent(objective: &Objective, engagement: &Engagement) -> Option<String> {
    let target = engagement.target(objective.target?)?;
    let percent = target.percent.trim().trim_end_matches('%').trim_end();
    (!percent.is_empty()).then(|| format!("{percent}%"))
}

/// Its title: "Checkout: 99.9% availability over 28 days".
pub fn title(objective: &Objective, engagement: &Engagement) -> String {
    let Some(percent) = percent(objective, engagement) else {
        return objective_name(objective, engagement);
    };
    let journey = journey(objective, engagement);
    let (kind, window) = (objective.kind.name(), span(objective.window));
    format!("{journey}: {percent} {kind} over {window}")
}

/// The journey it is for.
pub fn journey(objective: &Objective, engagement: &Engagement) -> String {
    match objective.journey {
        Some(id) => journey_name(id, engagement),
        None => "Whole service".to_owned(),
    }
}

/// Its line in the list: "Availability · 99.9% · 28 days".
pub fn line(objective: &Objective, engagement: &Engagement) -> String {
    let percent = percent(objective, engagement).unwrap_or_else(|| "no target yet".to_owned());
    let (kind, window) = (sli(objective.kind), span(objective.window));
    format!("{kind} · {percent} · {window}")
}

/// Whether its risks allow it, in a word or two.
pub fn is_affordable(total: Minutes, target: Percent, year: Days) -> (&'static str, Tone) {
    let (_, tone) = verdict(error_budget(target, year).get(), total.get());
    match tone {
        Tone::Good => ("affordable", tone),
        _ => ("not affordable", tone),
    }
}

/// What its risks cost, against the year's budget: "327 over the 526 that 99.9% allows".
pub fn risks_cost(total: Minutes, target: Percent, year: Days) -> (String, Tone) {
    let budget = error_budget(target, year).get();
    let (gap, tone) = verdict(budget, total.get());
    let of = if tone == Tone::Good { " of" } else { "" };
    let text = format!("{gap}{of} the {} that {target}% allows", figure(budget));
    (text, tone)
}

/// What is spent of a budget so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Spent {
    /// "36.8%".
    pub share_text: String,
    /// As a share of the budget.
    pub share: f64,
    /// How much of the window has passed, as a share.
    pub passed: f64,
    /// "day 21 of 28".
    pub day: String,
    /// "14.9 of 40.3 min".
    pub minutes: String,
    /// "burning at 0.49× the budget rate".
    pub burn: String,
}

/// What was measured, spends; `None` while nothing is.
pub fn spent(figures: &ObjectiveFigures) -> Option<Spent> {
    let found = figures.consumption()?;
    let elapsed = figures.measured.elapsed.as_ref().ok()?.get();
    let window = figures.window.get().max(elapsed);
    Some(Spent {
        share_text: format!("{}%", figure(found.consumed.get() * 100.0)),
        share: found.consumed.get(),
        passed: elapsed / window,
        day: format!("day {} of {}", plain(elapsed), plain(window)),
        minutes: format!(
            "{} of {} min",
            figure(found.failed.get()),
            figure(found.budget.get())
        ),
        burn: format!("burning at {}× the budget rate", figure(found.burn)),
    })
}

/// Which part of the window was measured: "Measured, 21 of 28 days".
pub fn measured_over(figures: &ObjectiveFigures) -> String {
    let window = figures.window.get();
    match &figures.measured.elapsed {
        Ok(days) if days.get() != window => {
            format!("Measured, {} of {} days", plain(days.get()), plain(window))
        }
        _ => "Measured".to_owned(),
    }
}

/// The share of good events that was measured, and what it was counted from.
pub fn measured_share(figures: &ObjectiveFigures) -> Option<(String, String)> {
    let share = (*figures.measured.share.as_ref().ok()?)?;
    let counts = figures.measured.counts.map_or(String::new(), |counts| {
        format!("{} good of {}", figure(counts.good), figure(counts.valid))
    });
    Some((availability_text(1.0 - share.get()), counts))
}

/// In which windows it holds or not: "28-day windows".
pub fn windows(window: Span) -> String {
    match window {
        Span::Month => "calendar months".to_owned(),
        Span::Quarter => "calendar quarters".to_owned(),
        _ => format!("{}-day windows", plain(window.days().get())),
    }
}

/// How many risks an alert does nothing for.
pub fn stay(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("One other is noticed as soon today and stays as it is.".to_owned()),
        count => Some(format!(
            "{count} others are noticed as soon today and stay as they are."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{EngagementId, Journey, RowId, Target};

    fn id(place: u8) -> RowId {
        RowId::from_random(&[place; 5])
    }

    #[test]
    fn an_objective_has_a_title_and_a_line() {
        let own = EngagementId::from_random(&[9; 16]);
        let mut engagement = Engagement::new(own, String::new(), || id(99));
        let mut journey = Journey::blank(id(1));
        journey.name = "Checkout".to_owned();
        engagement.journeys.push(journey);
        let check = |typed: &str, window: Span, expected: [&str; 2]| {
            let mut engagement = engagement.clone();
            engagement.targets.push(Target {
                id: id(5),
                percent: typed.to_owned(),
            });
            let mut objective = Objective::blank(id(2));
            objective.journey = Some(id(1));
            objective.window = window;
            objective.target = Some(id(5));
            let found = [
                title(&objective, &engagement),
                line(&objective, &engagement),
            ];
            assert_eq!(found, expected.map(str::to_owned));
        };
        check(
            "99.9%",
            Span::Days28,
            [
                "Checkout: 99.9% availability over 28 days",
                "Availability · 99.9% · 28 days",
            ],
        );
        check(
            "",
            Span::Month,
            [
                "Checkout: availability",
                "Availability · no target yet · a calendar month",
            ],
        );
    }

    #[test]
    fn the_gap_is_that_of_the_figures_shown() {
        let check = |total: f64, expected: &str, word: &str| {
            let target = "99.9".parse().expect("a percentage");
            let (total, year) = (Minutes::new(total), Days::new(365.0));
            assert_eq!(risks_cost(total, target, year).0, expected);
            assert_eq!(is_affordable(total, target, year).0, word);
        };
        check(
            853.4,
            "327 over the 526 that 99.9% allows",
            "not affordable",
        );
        check(100.0, "426 left of the 526 that 99.9% allows", "affordable");
    }
}
