//! What the workbook says today of what a charter wants to reach by its end.

use crate::codec::checklist::joined::lines;
use crate::document::{Activity, Answer, Engagement, Level, Window};
use crate::text::odds_words::{many, probability};

/// One line: what is counted, and how much it is today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Such as "Drills in the log".
    pub what: String,
    /// Such as "1, on 2026-10-22".
    pub figure: String,
}

impl Fact {
    fn new(what: impl Into<String>, figure: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            figure: figure.into(),
        }
    }
}

/// Where things stand. `kept` is the probability that the chosen target holds in a window, where it is known.
pub fn today(engagement: &Engagement, kept: Option<(f64, Window)>) -> Vec<Fact> {
    [
        kept.and_then(|(p, window)| holds(engagement, p, window)),
        answered_no(engagement),
        Some(drills(engagement)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn holds(engagement: &Engagement, p: f64, window: Window) -> Option<Fact> {
    let target = engagement.chosen()?.percent.trim();
    let journey = engagement
        .scope
        .and_then(|id| engagement.journeys.iter().find(|one| one.id == id));
    let who = journey.map_or("The service", |journey| journey.name.trim());
    Some(Fact::new(
        format!("{who} holds {target}% in"),
        format!("{} of {}", probability(p), many(window)),
    ))
}

/// Nothing before a question of the review is answered: none would read as a success.
fn answered_no(engagement: &Engagement) -> Option<Fact> {
    let asked = lines(&engagement.readiness).into_iter();
    let answers: Vec<Answer> = asked
        .filter(|line| line.level() == Level::C && !line.is_hidden())
        .filter_map(|line| line.said?.answer)
        .collect();
    let no = answers.iter().filter(|answer| **answer == Answer::No);
    let figure = no.count().to_string();
    (!answers.is_empty()).then(|| Fact::new("Level C items answered no", figure))
}

fn drills(engagement: &Engagement) -> Fact {
    let drills = engagement.activities.log.iter();
    let drills: Vec<&str> = drills
        .filter(|entry| entry.activity == Activity::Wheel)
        .map(|entry| entry.date.as_str())
        .collect();
    let last = drills.iter().max().filter(|date| !date.is_empty());
    let figure = match (drills.len(), last) {
        (0, _) => "none".to_owned(),
        (1, Some(date)) => format!("1, on {date}"),
        (count, Some(date)) => format!("{count}, the last on {date}"),
        (count, None) => count.to_string(),
    };
    Fact::new("Drills in the log", figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::LogEntry;

    #[track_caller]
    fn check(engagement: &Engagement, kept: Option<f64>, expected: &[(&str, &str)]) {
        let kept = kept.map(|p| (p, Window::Quarter));
        let found = today(engagement, kept);
        let expected: Vec<Fact> = expected
            .iter()
            .map(|(what, figure)| Fact::new(*what, *figure))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn says_where_things_stand() {
        let text = include_str!("../../examples/complete-engagement.json");
        let mut whole = crate::codec::json::read(text)
            .expect("an example")
            .engagement;
        check(
            &whole,
            Some(0.28),
            &[
                ("The service holds 99.9% in", "28% of quarters"),
                ("Level C items answered no", "4"),
                ("Drills in the log", "1, on 2026-10-22"),
            ],
        );
        whole.scope = Some(whole.journeys[0].id);
        whole.activities.log.push(LogEntry {
            activity: Activity::Wheel,
            date: "2026-11-02".to_owned(),
            ..LogEntry::default()
        });
        whole.readiness.items.clear();
        let name = format!("{} holds 99.9% in", whole.journeys[0].name);
        check(
            &whole,
            Some(0.38),
            &[
                (&name, "38% of quarters"),
                ("Drills in the log", "2, the last on 2026-11-02"),
            ],
        );
        whole.activities.log.clear();
        check(&whole, None, &[("Drills in the log", "none")]);
    }
}
