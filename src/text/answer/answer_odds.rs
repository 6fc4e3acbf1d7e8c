//! What stands about odds beside the table of risks: how often the target holds, and what a risk does to that.

use crate::document::Window;
use crate::grammar::number::plain;
use crate::text::answer::answer_words::{Sentence, plain_text, strong};
use crate::text::figures::figure;
use crate::text::odds_words::{counted, probability};

/// What an edit did to a probability: "+1 pt".
pub fn change_of_odds(before: f64, now: f64) -> Option<String> {
    let points = (now * 100.0).round() - (before * 100.0).round();
    if points == 0.0 || !points.is_finite() {
        return None;
    }
    let sign = if points > 0.0 { "+" } else { "\u{2212}" };
    Some(format!("{sign}{} pt", plain(points.abs())))
}

/// How often a target holds: "99.9% holds in 28% of quarters".
pub fn holds(target: &str, p: f64, window: Window) -> String {
    let (_, many) = counted(window);
    format!("{}% holds in {} of {many}", target.trim(), probability(p))
}

/// The same with the mitigations that are on, as a sentence: "99.9% holds in 28% of quarters, in 40%
/// with 2 mitigations on."
pub fn holds_then(target: &str, p: f64, then: Option<(usize, f64)>, window: Window) -> String {
    let then = then.map(|(on, p)| {
        let many = if on == 1 { "" } else { "s" };
        format!(", in {} with {on} mitigation{many} on", probability(p))
    });
    format!("{}{}.", holds(target, p, window), then.unwrap_or_default())
}

/// What a dot is, without the full stop.
pub fn dots(window: Window) -> String {
    let (_, many) = counted(window);
    format!("Each dot is one of 20 equally likely {many}")
}

/// How many dots stand at the end of the axis since they lie beyond it; nothing for none.
pub fn beyond(dots: usize) -> Option<String> {
    match dots {
        0 => None,
        1 => Some("one lies beyond the axis".to_owned()),
        dots => Some(format!("{dots} lie beyond the axis")),
    }
}

/// The dots in words.
pub fn dots_alternative(outcomes: &[f64], budget: f64, window: Window) -> String {
    let within = outcomes.iter().filter(|one| **one <= budget).count();
    let (_, many) = counted(window);
    format!(
        "{} equally likely {many} by their bad minutes: {within} within the budget of {}, {} over.",
        outcomes.len(),
        figure(budget),
        outcomes.len() - within
    )
}

/// What a risk does to the odds: "22% of quarters see it at least once, costing 157 when they do.
/// Without it 99.9% would hold in 35%."
pub fn effect(
    target: &str,
    (happens, minutes, without): (f64, f64, f64),
    window: Window,
) -> Sentence {
    let (_, many) = counted(window);
    vec![
        strong(probability(happens)),
        plain_text(format!(" of {many} see it at least once, costing ")),
        strong(figure(minutes)),
        plain_text(format!(
            " when they do. Without it {}% would hold in ",
            target.trim()
        )),
        strong(probability(without)),
        plain_text("."),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_holds_so_often_and_so_often_with_mitigations() {
        let check = |then, text: &str| {
            assert_eq!(holds_then("99.9", 0.28, then, Window::Quarter), text);
        };
        check(None, "99.9% holds in 28% of quarters.");
        check(
            Some((1, 0.4)),
            "99.9% holds in 28% of quarters, in 40% with 1 mitigation on.",
        );
        check(
            Some((2, 0.4)),
            "99.9% holds in 28% of quarters, in 40% with 2 mitigations on.",
        );
    }

    #[test]
    fn odds_are_said_with_their_window() {
        assert_eq!(
            holds("99.9", 0.284, Window::Quarter),
            "99.9% holds in 28% of quarters"
        );
        let said = effect("99.9", (0.22, 157.0, 0.35), Window::Quarter);
        let said: String = said.into_iter().map(|(text, _)| text).collect();
        assert_eq!(
            said,
            "22% of quarters see it at least once, costing 157 when they do. Without it 99.9% would hold in 35%."
        );
        assert_eq!(
            dots_alternative(&[1.0, 2.0, 3.0], 2.0, Window::Year),
            "3 equally likely years by their bad minutes: 2 within the budget of 2.00, 1 over."
        );
    }

    #[test]
    fn a_change_has_a_sign() {
        assert_eq!(change_of_odds(0.281, 0.29).as_deref(), Some("+1 pt"));
        assert_eq!(change_of_odds(0.281, 0.28), None);
    }
}
