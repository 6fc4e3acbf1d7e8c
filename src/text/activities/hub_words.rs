//! What the cards of the Activities page say: one figure each, what it is of, and a sentence.

use crate::analysis::Analysis;
use crate::analysis::practice::attention;
use crate::analysis::practice::calibration::{Watched, calibrate};
use crate::analysis::practice::wheel::{Weighting, sectors};
use crate::document::{Activity, Engagement};
use crate::text::activities::activity_words::counted;
use crate::text::figures::{figure, grouped_in};

/// So much of an idea is quoted.
const QUOTED: usize = 40;

/// What a card says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardSays {
    /// The figure, such as "4 of 10".
    pub figure: String,
    /// What it is of; empty where the figure says it all.
    pub about: String,
}

impl CardSays {
    fn new(figure: impl Into<String>, about: impl Into<String>) -> Self {
        Self {
            figure: figure.into(),
            about: about.into(),
        }
    }
}

/// How many risks have a runbook.
pub fn runbooks(engagement: &Engagement, analysis: &Analysis) -> CardSays {
    let named = engagement.risks.iter().zip(&analysis.rows);
    let named: Vec<_> = named.filter(|(risk, _)| !risk.is_blank()).collect();
    let (mut with, mut minutes) = (0, 0.0);
    for (risk, row) in &named {
        if !risk.runbook.trim().is_empty() {
            with += 1;
            minutes += row.figures().map_or(0.0, |row| row.bad_minutes.get());
        }
    }
    let total = analysis.total.get();
    let about = match total > 0.0 {
        true => format!("risks, {}% of the minutes", figure(minutes / total * 100.0)),
        false => "risks; none has figures yet".to_owned(),
    };
    match named.len() {
        0 => CardSays::new("No risk yet", ""),
        all => CardSays::new(format!("{with} of {all}"), about),
    }
}

/// The bad minutes of each risk as a share of all, and whether it has a runbook; the dearest first.
pub fn runbook_shares(engagement: &Engagement, analysis: &Analysis) -> Vec<(bool, f64)> {
    let total = analysis.total.get();
    let mut shares = Vec::new();
    for (risk, row) in engagement.risks.iter().zip(&analysis.rows) {
        let minutes = row.figures().map_or(0.0, |row| row.bad_minutes.get());
        if minutes > 0.0 && total > 0.0 {
            shares.push((!risk.runbook.trim().is_empty(), minutes / total));
        }
    }
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    shares
}

/// How often something was rehearsed, and what never was.
pub fn wheel(engagement: &Engagement, analysis: &Analysis) -> CardSays {
    let sectors = sectors(engagement, analysis, Weighting::Equal);
    let drills: usize = sectors.iter().map(|one| one.drills).sum();
    let never = sectors.iter().filter(|one| one.drills == 0).count();
    let last = sectors.iter().map(|one| one.last.trim()).max();
    let never = match never {
        0 => "each risk was rehearsed".to_owned(),
        1 => "1 risk never rehearsed".to_owned(),
        never => format!("{never} risks never rehearsed"),
    };
    match (drills, last) {
        (0, _) => CardSays::new("No drill yet", ""),
        (_, None | Some("")) => CardSays::new(counted(drills, "drill"), never),
        (_, Some(last)) => CardSays::new(counted(drills, "drill"), format!("last {last}; {never}")),
    }
}

/// How many ideas are no risk yet.
pub fn premortem(engagement: &Engagement) -> CardSays {
    let ideas = engagement.activities.ideas.iter();
    let said: Vec<_> = ideas.filter(|one| !one.text.trim().is_empty()).collect();
    let open: Vec<_> = said.iter().filter(|one| one.risk.is_none()).collect();
    let all = said.len();
    match (all, open.as_slice()) {
        (0, _) => CardSays::new("No idea yet", ""),
        (1, []) => CardSays::new("1 idea", "is a risk now"),
        (all, []) => CardSays::new(counted(all, "idea"), "are all risks now"),
        (all, [first, rest @ ..]) => {
            let verb = if rest.is_empty() { "is" } else { "are" };
            let no = if rest.is_empty() {
                "no risk"
            } else {
                "no risks"
            };
            CardSays::new(
                counted(rest.len() + 1, "idea"),
                format!("of {all} {verb} {no} yet: “{}”", cut(first.text.trim())),
            )
        }
    }
}

fn cut(text: &str) -> String {
    match text.chars().count() > QUOTED {
        true => text.chars().take(QUOTED - 1).collect::<String>() + "…",
        false => text.to_owned(),
    }
}

/// What the last round said.
pub fn silent(engagement: &Engagement) -> CardSays {
    let Some(round) = engagement.activities.rounds.last() else {
        return CardSays::new("No estimate yet", "");
    };
    let said = round.said.iter().map(|one| one.estimate.trim());
    let said: Vec<String> = said.map(grouped_in).collect();
    let agreed = match round.agreed.trim() {
        "" => "Nothing is agreed yet.".to_owned(),
        agreed => format!("Agreed: {}.", grouped_in(agreed)),
    };
    CardSays::new(
        counted(said.len(), "estimate"),
        format!(
            "of one {}: {}. {agreed}",
            round.column.name(),
            said.join(", ")
        ),
    )
}

/// What happened in the time watched, beside what was expected.
pub fn calibration(engagement: &Engagement) -> CardSays {
    let found = calibrate(engagement);
    let all = engagement.evidence.incidents.iter();
    let incidents = all.filter(|one| !one.drill).count();
    let about = match (found.watched, found.expected) {
        (Watched::For(_), Some(expected)) => format!(
            "{} bad minutes observed, {} expected",
            figure(found.happened.minutes),
            figure(expected.get())
        ),
        (Watched::For(_), None) => {
            format!("{} bad minutes observed", figure(found.happened.minutes))
        }
        _ => "Say how long was watched, and they tell how often.".to_owned(),
    };
    match incidents {
        0 => CardSays::new("No incident yet", ""),
        incidents => CardSays::new(counted(incidents, "incident"), about),
    }
}

/// How many items of the readiness review wait; `today` is an ISO date.
pub fn readiness(engagement: &Engagement, today: &str) -> CardSays {
    let waits = attention::readiness(engagement, today);
    let late = if waits.is_urgent {
        "at least one overdue"
    } else {
        ""
    };
    match waits.count {
        0 => CardSays::new("Nothing is open", ""),
        open => CardSays::new(counted(open, "open item"), late),
    }
}

/// How often an activity without a tool was held.
pub fn talk(activity: Activity, engagement: &Engagement) -> CardSays {
    let log = engagement.activities.log.iter();
    let own: Vec<_> = log.filter(|one| one.activity == activity).collect();
    let last = own.iter().map(|one| one.date.trim()).max();
    match (own.len(), last) {
        (0, _) => CardSays::new("Not held yet", ""),
        (held, None | Some("")) => CardSays::new(entries(held), ""),
        (held, Some(last)) => CardSays::new(entries(held), format!("last {last}")),
    }
}

fn entries(number: usize) -> String {
    match number {
        1 => "1 entry".to_owned(),
        number => format!("{number} entries"),
    }
}

/// When a review was held last; `None` before the first.
pub fn last_held(activity: Activity, engagement: &Engagement) -> Option<String> {
    let log = engagement.activities.log.iter();
    let dates = log.filter(|one| one.activity == activity);
    let last = dates.map(|one| one.date.trim()).max()?;
    (!last.is_empty()).then(|| format!("last held {last}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::document::{Idea, LogEntry, Risk, Round, RowId, Said};

    fn id(number: u8) -> RowId {
        RowId::from_random(&[number; 17])
    }

    #[track_caller]
    fn check(found: &CardSays, figure: &str, about: &str) {
        assert_eq!(*found, CardSays::new(figure, about));
    }

    #[test]
    fn nothing_yet() {
        let none = Engagement::default();
        let analysis = analyse(&none);
        check(&runbooks(&none, &analysis), "No risk yet", "");
        check(&wheel(&none, &analysis), "No drill yet", "");
        check(&premortem(&none), "No idea yet", "");
        check(&silent(&none), "No estimate yet", "");
        check(&calibration(&none), "No incident yet", "");
        check(&talk(Activity::Team, &none), "Not held yet", "");
        check(&readiness(&none, "2026-11-24"), "Nothing is open", "");
        assert_eq!(last_held(Activity::Review, &none), None);
    }

    #[test]
    fn ideas_are_counted_until_they_are_risks() {
        let mut one = Engagement::default();
        for (number, risk) in [(1, None), (2, Some(id(9)))] {
            let mut idea = Idea::blank(id(number));
            idea.text = "keys leak".to_owned();
            idea.risk = risk;
            one.activities.ideas.push(idea);
        }
        check(
            &premortem(&one),
            "1 idea",
            "of 2 is no risk yet: “keys leak”",
        );
        one.activities.ideas.remove(0);
        check(&premortem(&one), "1 idea", "is a risk now");
    }

    #[test]
    fn the_last_round_is_said() {
        let mut one = Engagement::default();
        let mut round = Round::blank(id(1), id(2), crate::document::Column::Ettr);
        round.said = ["60", "510"]
            .map(|estimate| Said {
                who: String::new(),
                estimate: estimate.to_owned(),
            })
            .to_vec();
        one.activities.rounds.push(round);
        check(
            &silent(&one),
            "2 estimates",
            "of one ETTR: 60, 510. Nothing is agreed yet.",
        );
    }

    #[test]
    fn what_has_no_tool_counts_its_entries() {
        let mut one = Engagement::default();
        for date in ["2026-11-02", "2026-11-09"] {
            let mut entry = LogEntry::blank(id(3));
            entry.activity = Activity::Team;
            entry.date = date.to_owned();
            one.activities.log.push(entry);
        }
        check(&talk(Activity::Team, &one), "2 entries", "last 2026-11-09");
        let held = last_held(Activity::Team, &one);
        assert_eq!(held.as_deref(), Some("last held 2026-11-09"));
    }

    #[test]
    fn a_risk_without_figures_has_a_runbook_too() {
        let mut one = Engagement::default();
        let mut risk = Risk::blank(id(1));
        risk.name = "x".to_owned();
        risk.runbook = "wiki".to_owned();
        one.risks.push(risk);
        let analysis = analyse(&one);
        check(
            &runbooks(&one, &analysis),
            "1 of 1",
            "risks; none has figures yet",
        );
        assert_eq!(runbook_shares(&one, &analysis), []);
    }
}
