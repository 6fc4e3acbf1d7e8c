//! What stands beside the table of risks: how the total stands, and what each target can carry.

use crate::analysis::analyse::Standing;
use crate::analysis::{Analysis, Row, RowState, meter as meter_of};
use crate::document::names::{journey_name, row_name};
use crate::document::{BasisKind, Engagement, RowId};
use crate::grammar::number::plain;
use crate::math::{Mark, Minutes};
use crate::text::figures::{apart, figure, percent, shown};
use crate::text::words::{Tone, count, settled, verdict};

/// Pieces of a sentence, each with how it is set.
pub type Sentence = Vec<(String, Tone)>;

pub(super) fn plain_text(text: impl Into<String>) -> (String, Tone) {
    (text.into(), Tone::Plain)
}

pub(super) fn strong(text: impl Into<String>) -> (String, Tone) {
    (text.into(), Tone::Strong)
}

/// How the total stands against the chosen target: "425 over the 526 that 99.9% allows."
pub fn standing(engagement: &Engagement, analysis: &Analysis) -> Sentence {
    if analysis.counted == 0 {
        let elsewhere = |row: &Row| row.state == RowState::Elsewhere;
        return vec![plain_text(if analysis.rows.iter().any(elsewhere) {
            "No risk reaches it."
        } else if analysis.left_out > 0 {
            "No row is counted yet."
        } else {
            "Type or paste a first risk."
        })];
    }
    let Some(chosen) = engagement.chosen() else {
        return vec![plain_text("Choose a target to see its budget.")];
    };
    let Some(standing) = analysis.chosen() else {
        let text = chosen.percent.trim();
        return vec![
            strong(format!("The target \"{text}\" cannot be read")),
            plain_text(": write a percentage between 0 and 100, such as 99.9."),
        ];
    };
    let (budget, total) = (standing.rank.budget.get(), analysis.total.get());
    let allows = format!(
        " the {} that {} allows.",
        figure(budget),
        percent(&standing.percent)
    );
    let (gap, tone) = verdict(budget, total);
    let between = if tone == Tone::Good { " of" } else { "" };
    let mut sentence = vec![(gap, tone), plain_text(format!("{between}{allows}"))];
    if total > engagement.year.length().days().minutes().get() {
        sentence.push(strong(
            " That is more than a year has: incidents that overlap count one by one.",
        ));
    }
    sentence
}

/// What of the total rests on guesses: "493 of these (52%) rest on guesses."
pub fn guesses(analysis: &Analysis) -> Option<Sentence> {
    let guessed = analysis.guessed?.get();
    let total = analysis.total.get();
    if total <= 0.0 {
        return None;
    }
    let share = plain((guessed / total * 100.0).round());
    Some(vec![
        strong(figure(guessed)),
        plain_text(format!(" of these ({share}%) rest on guesses.")),
    ])
}

/// What the chosen target can carry: "At 99.9%: 24.4 accepted, 501 left for the other nine, which
/// need 926. Fix 425 or lower the target." All figures are minutes a year; the last is the
/// difference of the two before it as shown.
pub fn carries(standing: &Standing) -> Option<Sentence> {
    let marks = standing.marks.iter().flatten();
    let accepted = marks.filter(|mark| **mark == Mark::Accepted).count();
    if accepted + standing.others == 0 {
        return None;
    }
    let rank = standing.rank;
    let budget = rank.budget.get();
    let left = settled(rank.left().get(), budget);
    let needed = rank.needed.get();
    let mut words = vec![plain_text(format!("At {}: ", percent(&standing.percent)))];
    if accepted > 0 {
        words.push(strong(figure(rank.accepted.get())));
        words.push(plain_text(" accepted, "));
    }
    if left < 0.0 {
        words.push(strong(figure(-left)));
        words.push(plain_text(
            " over the budget. Accept less or lower the target.",
        ));
        return Some(words);
    }
    words.push(strong(figure(left)));
    let others = match (accepted, standing.others) {
        (_, 0) => {
            words.push(plain_text(" left."));
            return Some(words);
        }
        (0, 1) => " for the one risk, which needs ".to_owned(),
        (0, others) => format!(" for the {} risks, which need ", count(others)),
        (_, 1) => " left for the other one, which needs ".to_owned(),
        (_, others) => format!(" left for the other {}, which need ", count(others)),
    };
    words.push(plain_text(others));
    words.push(strong(figure(needed)));
    let over = settled(needed - left, budget) > 0.0;
    let gap = apart(needed, left);
    words.push(plain_text(match (over, gap.as_str()) {
        (true, "0") => ". A little too much.".to_owned(),
        (true, _) => format!(". Fix {gap} or lower the target."),
        (false, _) => format!(". The target holds on average, {gap} to spare."),
    }));
    Some(words)
}

/// What an edit did to a figure, with its sign, as the difference of what was shown and is shown;
/// `None` when nothing that is shown changed.
pub fn change(before: f64, now: f64) -> Option<String> {
    if shown(before) == shown(now) || !before.is_finite() || !now.is_finite() {
        return None;
    }
    let sign = if now > before { "+" } else { "\u{2212}" };
    Some(format!("{sign}{}", apart(now, before)))
}

/// What a mark means, in a sentence; `percent` is the share from which a risk is too big.
pub fn mark_means(mark: Mark, percent: &str, target: &str) -> String {
    let percent = percent.trim();
    match mark {
        Mark::TooBig => {
            format!("Too big: alone it takes {percent}% or more of what {target}% allows.")
        }
        Mark::Caution => {
            format!("Caution: it is close to {percent}% of what {target}% allows.")
        }
        Mark::Accepted => {
            format!("Accepted: the team carries it at {target}%, whatever its size.")
        }
        Mark::Small => format!("Small: well below {percent}% of what {target}% allows."),
    }
}

/// What an estimate rests on.
pub fn basis(kind: BasisKind) -> &'static str {
    match kind {
        BasisKind::Guess => "a guess",
        BasisKind::Incidents => "incidents",
        BasisKind::Drill => "a drill",
        BasisKind::Vendor => "a vendor's figure",
    }
}

/// What uses a target: "Checkout, 1 acceptance"; empty when nothing does.
pub fn used_by(target: RowId, engagement: &Engagement) -> String {
    let journeys = engagement.journeys.iter();
    let journeys = journeys.filter(|one| one.target == Some(target));
    let mut users: Vec<String> = journeys
        .map(|one| journey_name(one.id, engagement))
        .collect();
    let of_target = |one: &&crate::document::Acceptance| one.target == target;
    let risks = engagement.risks.iter();
    let counted = |number: usize, one: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {one}s")),
    };
    let accepted = risks
        .map(|risk| risk.accepted.iter().filter(of_target).count())
        .sum();
    users.extend(counted(accepted, "acceptance"));
    let objectives = engagement.objectives.iter();
    let objectives = objectives.filter(|one| one.target == Some(target)).count();
    users.extend(counted(objectives, "objective"));
    users.join(", ")
}

/// From when a risk is marked at a budget: "at 99.9%: from 131; caution from 105".
pub fn too_big_from(target: &str, too_big: Minutes, caution: Minutes) -> String {
    format!(
        "at {}%: from {}; caution from {}",
        target.trim(),
        figure(too_big.get()),
        figure(caution.get())
    )
}

/// The meter in words: "951 bad minutes in ten risks. Budgets: 526 at 99.9%, 263 at 99.95%."
pub fn meter(total: f64, risks: usize, budgets: &[(&str, f64)]) -> String {
    let risks = match risks {
        1 => "one risk".to_owned(),
        risks => format!("{} risks", count(risks)),
    };
    let mut text = format!("{} bad minutes in {risks}.", figure(total));
    for (place, (target, budget)) in budgets.iter().enumerate() {
        let before = if place == 0 { " Budgets: " } else { ", " };
        text += &format!("{before}{} at {target}", figure(*budget));
    }
    if !budgets.is_empty() {
        text.push('.');
    }
    text
}

/// One of the meter's segments: "Certificate expires: 120 bad minutes a year, 13% of all"; the last may be all small risks
/// together.
pub fn segment(engagement: &Engagement, analysis: &Analysis, place: usize) -> Option<String> {
    let segments = meter_of(analysis).segments;
    let segment = segments.get(place)?;
    let costly = |row: &&Row| {
        row.figures()
            .is_some_and(|figures| figures.bad_minutes.get() > 0.0)
    };
    let rest = || {
        analysis
            .rows
            .iter()
            .filter(costly)
            .count()
            .saturating_sub(place)
    };
    let name = match segment.risk.map(|risk| row_name(risk, engagement)) {
        Some(name) => name,
        None if rest() == 1 => "one smaller risk".to_owned(),
        None => format!("{} smaller risks", count(rest())),
    };
    let whole: f64 = segments.iter().map(|segment| segment.width).sum();
    let share = segment.width / whole;
    let minutes = figure(analysis.total.get() * share);
    let share = figure(100.0 * share);
    Some(format!(
        "{name}: {minutes} bad minutes a year, {share}% of all"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::document::{Column, Risk};
    use crate::grammar::cell;

    fn id(number: u8) -> RowId {
        RowId::from_random(&[number; 17])
    }

    fn engagement(risks: &[(&str, [&str; 4])]) -> Engagement {
        let mut next = 0;
        let mut engagement = Engagement::new(
            crate::document::EngagementId::from_random(&[9; 17]),
            String::new(),
            || {
                next += 1;
                id(next)
            },
        );
        for (place, (name, cells)) in risks.iter().enumerate() {
            let mut risk = Risk::blank(id(100 + place as u8));
            risk.name = (*name).to_owned();
            for (column, text) in Column::ALL.into_iter().zip(cells) {
                *risk.entry_mut(column) = cell::read(column, text);
            }
            engagement.risks.push(risk);
        }
        engagement
    }

    fn said(sentence: &Sentence) -> String {
        sentence.iter().map(|(text, _)| text.as_str()).collect()
    }

    const LARGE: (&str, [&str; 4]) = ("a", ["0", "950.4", "100%", "365"]);
    const SMALL: (&str, [&str; 4]) = ("b", ["0", "24.4", "100%", "365"]);

    #[test]
    fn the_gap_is_that_of_the_figures_shown() {
        let check = |risks: &[(&str, [&str; 4])], text: &str| {
            let document = engagement(risks);
            assert_eq!(said(&standing(&document, &analyse(&document))), text);
        };
        check(&[], "Type or paste a first risk.");
        check(&[LARGE], "424 over the 526 that 99.9% allows.");
        check(
            &[("a", ["0", "950.6", "100%", "365"])],
            "425 over the 526 that 99.9% allows.",
        );
        check(&[SMALL], "502 left of the 526 that 99.9% allows.");
        check(
            &[("a", ["0", "525.9", "100%", "365"])],
            "just over the 526 that 99.9% allows.",
        );
    }

    #[test]
    fn segments_have_names() {
        let document = engagement(&[SMALL, LARGE, ("", ["", "", "", ""])]);
        let analysis = analyse(&document);
        let check = |place: usize, text: Option<&str>| {
            let said = segment(&document, &analysis, place);
            assert_eq!(said.as_deref(), text);
        };
        check(0, Some("a: 950 bad minutes a year, 97.5% of all"));
        check(1, Some("b: 24.4 bad minutes a year, 2.50% of all"));
        check(2, None);
        // What follows the largest forty, but for what costs nothing.
        let few = |rest: usize| {
            let mut risks = vec![LARGE; 40];
            risks.extend(vec![SMALL; rest]);
            risks.push(("free", ["0", "0", "100%", "365"]));
            let document = engagement(&risks);
            segment(&document, &analyse(&document), 40)
        };
        let starts =
            |rest, text: &str| assert!(few(rest).is_some_and(|said| said.starts_with(text)));
        starts(1, "one smaller risk: 24.4 bad minutes");
        starts(3, "three smaller risks: 73.2 bad minutes");
    }

    #[test]
    fn what_a_target_carries_adds_up() {
        let check = |accepted: bool, risks: &[(&str, [&str; 4])], text: &str| {
            let mut document = engagement(risks);
            if accepted {
                let target = document.chosen_target;
                let last = document.risks.len() - 1;
                document.risks[last].accepted =
                    document.risks[last].accepted_with(target, None, true);
            }
            let analysis = analyse(&document);
            let said = analysis.chosen().and_then(carries).map(|one| said(&one));
            assert_eq!(said.unwrap_or_default(), text);
        };
        check(false, &[], "");
        check(
            true,
            &[("a", ["0", "926.3", "100%", "365"]), SMALL],
            "At 99.9%: 24.4 accepted, 501 left for the other one, which needs 926. Fix 425 or lower the target.",
        );
        check(
            false,
            &[SMALL],
            "At 99.9%: 526 for the one risk, which needs 24.4. The target holds on average, 502 to spare.",
        );
        check(
            true,
            &[LARGE],
            "At 99.9%: 950 accepted, 425 over the budget. Accept less or lower the target.",
        );
    }

    #[test]
    fn changes_have_a_sign() {
        let check = |before: f64, now: f64, text: Option<&str>| {
            assert_eq!(change(before, now).as_deref(), text);
        };
        check(950.9, 885.4, Some("\u{2212}66"));
        check(885.4, 950.9, Some("+66"));
        check(951.1, 950.9, None);
    }
}
