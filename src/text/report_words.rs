//! What a report begins with, composed from the figures: its headline and its lead.

use crate::analysis::report::Case;
use crate::document::Window;
use crate::text::figures::{apart, figure};
use crate::text::odds_words::{counted, often, probability};
use crate::text::plans::person_weeks;
use crate::text::words::count;

/// The figures that the sentences are about.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many risks are counted.
    pub risks: usize,
    /// Bad minutes a year.
    pub total: f64,
    /// What the total counts: "bad minutes a year".
    pub unit: String,
    /// The chosen target, such as "99.9%", and the bad minutes it allows.
    pub target: Option<(String, f64)>,
    /// How often it holds, where that is known, and how often it should.
    pub kept: Option<(f64, f64)>,
    /// Over which window.
    pub window: Window,
}

/// The one sentence to take away.
pub fn headline(case: &Case, figures: &Figures) -> String {
    let target = figures.target.as_ref().map_or("", |(target, _)| target);
    match case {
        Case::Nothing => "Nothing is counted yet".to_owned(),
        Case::NoTarget => format!(
            "{} {}, and no target to hold them against",
            figure(figures.total),
            figures.unit
        ),
        Case::Holds => match figures.kept {
            Some((kept, wanted)) if kept < wanted => {
                let (_, many) = counted(figures.window);
                format!(
                    "{target} holds on average, but in {} of {many} only",
                    probability(kept)
                )
            }
            _ => format!("{target} holds as things stand"),
        },
        Case::WithFixes { fixes: 1, .. } => {
            format!(
                "{target} is out of reach as things stand; one fix brings the average under budget"
            )
        }
        Case::WithFixes { fixes, .. } => format!(
            "{target} is out of reach as things stand; {} fixes bring the average under budget",
            count(*fixes)
        ),
        Case::OutOfReach(..) => format!("{target} is out of reach, even with every fix listed"),
        Case::NoFixes => {
            format!("{target} is out of reach, and no fix with an effort is listed yet")
        }
    }
}

/// Two to four sentences below it.
pub fn lead(case: &Case, figures: &Figures) -> String {
    let found = match figures.risks {
        1 => "The one risk found costs".to_owned(),
        risks => format!("The {} risks found cost", count(risks)),
    };
    let cost = format!("{found} {} {}", figure(figures.total), figures.unit);
    let Some((_, budget)) = figures.target.as_ref().filter(|_| *case != Case::Nothing) else {
        return match case {
            Case::Nothing => {
                "No risk has all four figures, so there is nothing to decide on.".to_owned()
            }
            _ => format!(
                "{cost}. The chosen target cannot be read; a target is a percentage such as 99.9."
            ),
        };
    };
    let allows = format!("{cost}; the target allows {}", figure(*budget));
    match case {
        Case::Nothing | Case::NoTarget => cost,
        Case::Holds => {
            let left = format!("{allows}: {} are left.", apart(figures.total, *budget));
            match figures.kept {
                Some((kept, wanted)) if kept < wanted => {
                    format!("{left} You asked for {}.", often(wanted, figures.window))
                }
                _ => left,
            }
        }
        Case::WithFixes {
            fixes,
            effort,
            total,
            short,
        } => {
            let (what, bring) = match fixes {
                1 => ("One fix", "brings"),
                _ => ("", "bring"),
            };
            let what = match what {
                "" => format!("{} fixes", begun(&count(*fixes))),
                one => one.to_owned(),
            };
            let together = if *fixes == 1 { "" } else { " together" };
            let mut text = format!(
                "{allows}. {what}, {}{together}, {bring} that to {}.",
                person_weeks(*effort),
                figure(total.get())
            );
            if let Some((first, step)) = short {
                let (who, reach) = match first {
                    1 => ("first".to_owned(), "reaches"),
                    first => (format!("first {}", count(*first)), "reach"),
                };
                text += &format!(
                    " The {who} alone, {}, {reach} {}.",
                    person_weeks(step.effort),
                    figure(step.total.get())
                );
            }
            text
        }
        Case::OutOfReach(fixes, step) => {
            let all = match fixes {
                1 => "The one fix that helps".to_owned(),
                fixes => format!("All {} fixes that help", count(*fixes)),
            };
            let (together, leave) = match fixes {
                1 => ("", "leaves"),
                _ => (" together", "leave"),
            };
            let total = step.total.get();
            format!(
                "{allows}. {all}, {}{together}, {leave} {}, {} over.",
                person_weeks(step.effort),
                figure(total),
                apart(total, *budget)
            )
        }
        Case::NoFixes => format!(
            "{allows}: {} over. You can promise less, or list what could be done and what it takes.",
            apart(figures.total, *budget)
        ),
    }
}

/// A word at the beginning of a sentence.
fn begun(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// How many risks that nobody has accepted are too big for a target.
pub fn too_big(risks: usize, target: &str) -> String {
    match risks {
        0 => format!("Of the risks that are not accepted, none is too big for {target} by itself."),
        1 => format!("One is too big for {target} and needs a decision:"),
        risks => format!(
            "{} are too big for {target} and need a decision:",
            begun(&count(risks))
        ),
    }
}

/// What came of it since a version was saved: "166 fewer", and whether that is good; `None` for the same.
pub fn since(before: f64, now: f64) -> Option<(String, bool)> {
    let apart = apart(before, now);
    match (apart.as_str(), now < before) {
        ("0", _) => None,
        (_, true) => Some((format!("{apart} fewer"), true)),
        (_, false) => Some((format!("{apart} more"), false)),
    }
}

/// How the odds moved: "99.9% holds in 28% of quarters, up from 17%."
pub fn holds_since(target: &str, before: f64, now: f64, window: Window) -> String {
    let (_, many) = counted(window);
    let (was, is) = (probability(before), probability(now));
    let moved = match (was == is, before < now) {
        (true, _) => "as before".to_owned(),
        (false, true) => format!("up from {was}"),
        (false, false) => format!("down from {was}"),
    };
    format!("{target} holds in {is} of {many}, {moved}.")
}

/// What became of the risks: "One risk is retired, one is new, two changed."
pub fn turned(retired: usize, added: usize, changed: usize) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for (number, one, many) in [
        (retired, "is retired", "are retired"),
        (added, "is new", "are new"),
        (changed, "changed", "changed"),
    ] {
        if number > 0 {
            let noun = match (said.is_empty(), number) {
                (true, 1) => " risk",
                (true, _) => " risks",
                (false, _) => "",
            };
            let verb = if number == 1 { one } else { many };
            said.push(format!("{}{noun} {verb}", count(number)));
        }
    }
    (!said.is_empty()).then(|| format!("{}.", begun(&said.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Step;
    use crate::math::Minutes;

    fn figures(total: f64, kept: Option<f64>) -> Figures {
        Figures {
            risks: 10,
            total,
            unit: "bad minutes a year".to_owned(),
            target: Some(("99.9%".to_owned(), 525.9)),
            kept: kept.map(|kept| (kept, 0.9)),
            window: Window::Quarter,
        }
    }

    fn step(effort: f64, total: f64) -> Step {
        Step {
            added: None,
            effort,
            total: Minutes::new(total),
        }
    }

    #[test]
    fn each_case_has_its_headline_and_lead() {
        let check = |case: Case, figures: Figures, title: &str, text: &str| {
            assert_eq!(headline(&case, &figures), title);
            assert_eq!(lead(&case, &figures), text);
        };
        check(
            Case::Nothing,
            figures(0.0, None),
            "Nothing is counted yet",
            "No risk has all four figures, so there is nothing to decide on.",
        );
        check(
            Case::NoTarget,
            Figures {
                target: None,
                risks: 1,
                ..figures(950.6, None)
            },
            "951 bad minutes a year, and no target to hold them against",
            "The one risk found costs 951 bad minutes a year. The chosen target cannot be read; a target is a percentage such as 99.9.",
        );
        check(
            Case::Holds,
            figures(400.2, Some(0.95)),
            "99.9% holds as things stand",
            "The ten risks found cost 400 bad minutes a year; the target allows 526: 126 are left.",
        );
        check(
            Case::Holds,
            figures(400.2, Some(0.62)),
            "99.9% holds on average, but in 62% of quarters only",
            "The ten risks found cost 400 bad minutes a year; the target allows 526: 126 are left. You asked for 90% of quarters.",
        );
        check(
            Case::WithFixes {
                fixes: 3,
                effort: 21.0,
                total: Minutes::new(496.4),
                short: Some((2, step(9.0, 560.3))),
            },
            figures(950.6, Some(0.28)),
            "99.9% is out of reach as things stand; three fixes bring the average under budget",
            "The ten risks found cost 951 bad minutes a year; the target allows 526. Three fixes, 21 person-weeks together, bring that to 496. The first two alone, 9 person-weeks, reach 560.",
        );
        check(
            Case::WithFixes {
                fixes: 1,
                effort: 1.0,
                total: Minutes::new(496.4),
                short: None,
            },
            figures(950.6, None),
            "99.9% is out of reach as things stand; one fix brings the average under budget",
            "The ten risks found cost 951 bad minutes a year; the target allows 526. One fix, 1 person-week, brings that to 496.",
        );
        check(
            Case::OutOfReach(5, step(29.0, 600.0)),
            figures(950.6, None),
            "99.9% is out of reach, even with every fix listed",
            "The ten risks found cost 951 bad minutes a year; the target allows 526. All five fixes that help, 29 person-weeks together, leave 600, 74 over.",
        );
        check(
            Case::NoFixes,
            figures(950.6, None),
            "99.9% is out of reach, and no fix with an effort is listed yet",
            "The ten risks found cost 951 bad minutes a year; the target allows 526: 425 over. You can promise less, or list what could be done and what it takes.",
        );
    }

    #[test]
    fn risks_that_are_too_big_are_counted() {
        let check = |risks: usize, expected: &str| {
            assert!(too_big(risks, "99.9%").starts_with(expected), "{risks}");
        };
        check(0, "Of the risks that are not accepted, none");
        check(1, "One is too big for 99.9% and needs");
        check(3, "Three are too big for 99.9% and need");
    }

    #[test]
    fn what_changed_is_said_from_the_figures_shown() {
        let check = |before: f64, now: f64, expected: Option<(&str, bool)>| {
            let expected = expected.map(|(text, good)| (text.to_owned(), good));
            assert_eq!(since(before, now), expected);
        };
        check(1117.2, 950.6, Some(("166 fewer", true)));
        check(526.0, 951.0, Some(("425 more", false)));
        check(950.6, 950.7, None);
        let check = |before: f64, now: f64, expected: &str| {
            assert_eq!(holds_since("99.9%", before, now, Window::Quarter), expected);
        };
        check(0.17, 0.28, "99.9% holds in 28% of quarters, up from 17%.");
        check(0.28, 0.17, "99.9% holds in 17% of quarters, down from 28%.");
        check(0.28, 0.281, "99.9% holds in 28% of quarters, as before.");
        let check = |counts: (usize, usize, usize), expected: Option<&str>| {
            let (retired, added, changed) = counts;
            assert_eq!(turned(retired, added, changed).as_deref(), expected);
        };
        check(
            (1, 1, 2),
            Some("One risk is retired, one is new, two changed."),
        );
        check((0, 3, 0), Some("Three risks are new."));
        check((0, 0, 0), None);
    }
}
