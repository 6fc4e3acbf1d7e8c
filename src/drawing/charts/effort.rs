//! The chart of what each person-week buys: minutes left against effort, with its labels.

use crate::drawing::beside::{Rect, Wish, along, beside, leader};
use crate::drawing::labels::{cut_text, text_width};
use crate::drawing::scale::{Scale, ticks};

const LEFT: f64 = 44.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 18.0;
/// Room for the axis with its unit.
const BOTTOM: f64 = 36.0;
const SIZE: f64 = 12.0;

/// A mark with what is written at it.
#[derive(Clone, Debug, PartialEq)]
pub struct EffortPoint {
    /// Person-weeks.
    pub effort: f64,
    /// Minutes a year that are left.
    pub left: f64,
    /// The figures, in bold.
    pub text: String,
    /// What was added, after them.
    pub more: String,
}

/// A mark as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct EffortMark {
    /// Its middle.
    pub at: (f64, f64),
    /// Where its label begins, with its base line; `None` where there is no room.
    pub label: Option<(f64, f64)>,
    /// Where a line from the mark meets a label that stands away from it.
    pub leader: Option<(f64, f64)>,
    /// What it is.
    pub point: EffortPoint,
}

/// The chart as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct EffortChart {
    /// Effort to pixel.
    pub x: Scale,
    /// Minutes to pixel.
    pub y: Scale,
    /// From and to of the drawing's inside, in pixels from the left.
    pub span: (f64, f64),
    /// Where the axis is.
    pub axis: f64,
    /// The whole height.
    pub height: f64,
    /// Values of the effort with a tick.
    pub efforts: Vec<f64>,
    /// Values of the minutes with a line.
    pub minutes: Vec<f64>,
    /// The budget's line and where its words end, with their base line.
    pub budget: Option<(f64, (f64, f64))>,
    /// The steps, in their order.
    pub steps: Vec<EffortMark>,
    /// Marks that stand for themselves, in the order given.
    pub own: Vec<EffortMark>,
}

/// Lays the chart out in `width` pixels: a line through `steps`, `own` marks beside it, and the budget with its
/// words.
pub fn effort_chart(
    steps: &[EffortPoint],
    own: &[EffortPoint],
    budget: Option<(f64, &str)>,
    width: f64,
) -> EffortChart {
    let all = || steps.iter().chain(own);
    let most = |read: fn(&EffortPoint) -> f64| all().map(read).fold(0.0, f64::max);
    let reach = most(|one| one.effort).max(1.0) * 1.06;
    let highest = most(|one| one.left).max(budget.map_or(0.0, |(minutes, _)| minutes));
    let minutes = ticks((highest * 1.1).max(1e-6), 4);
    let top_value = highest
        .max(minutes.last().copied().unwrap_or(1.0))
        .max(1e-6);
    let height = if width < 500.0 { 300.0 } else { 268.0 };
    let axis = height - BOTTOM;
    let span = (LEFT, width - RIGHT);
    let x = Scale::new((0.0, reach), span);
    let y = Scale::new((0.0, top_value), (axis, TOP));
    let at = |one: &EffortPoint| (x.at(one.effort), y.at(one.left));
    let line: Vec<(f64, f64)> = steps.iter().map(at).collect();
    let mut taken = along(&line);
    let area = Rect {
        left: LEFT + 2.0,
        top: 0.0,
        right: width,
        foot: axis - 2.0,
    };
    let budget = budget.map(|(minutes, words)| {
        let at = y.at(minutes);
        taken.extend(along(&[(span.0, at), (span.1, at)]));
        (at, (span.1, at - 6.0), text_width(words, SIZE))
    });
    taken.extend(all().map(|one| Rect::around(at(one), 6.0)));
    if let Some((at, (end, _), words)) = budget {
        taken.push(Rect {
            left: end - words,
            top: at - 20.0,
            right: end,
            foot: at,
        });
    }
    // A name is cut where it would take too much of the width.
    let room = (width * 0.3).max(150.0);
    let named = |one: &EffortPoint| EffortPoint {
        more: cut_text(&one.more, room, SIZE),
        ..one.clone()
    };
    let steps: Vec<EffortPoint> = steps.iter().map(named).collect();
    // What is on now and what is enough matter most.
    let wish = |one: &EffortPoint| Wish {
        at: at(one),
        width: text_width(&one.text, SIZE) + text_width(&one.more, SIZE) + 5.0,
    };
    let wishes: Vec<Wish> = own.iter().chain(&steps).map(wish).collect();
    let mut labels = beside(&wishes, &taken, area).into_iter();
    let mut place = |one: &EffortPoint| {
        let label = labels.next().flatten();
        EffortMark {
            at: at(one),
            label,
            leader: label.and_then(|label| leader(&wish(one), label)),
            point: one.clone(),
        }
    };
    let own = own.iter().map(&mut place).collect();
    let steps = steps.iter().map(&mut place).collect();
    EffortChart {
        x,
        y,
        span,
        axis,
        height,
        efforts: ticks(reach, if width < 500.0 { 4 } else { 7 }),
        minutes,
        budget: budget.map(|(at, words, _)| (at, words)),
        steps,
        own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(effort: f64, left: f64, text: &str, more: &str) -> EffortPoint {
        EffortPoint {
            effort,
            left,
            text: text.to_owned(),
            more: more.to_owned(),
        }
    }

    fn example() -> (Vec<EffortPoint>, Vec<EffortPoint>) {
        let steps = vec![
            point(0.0, 951.0, "951 · 28%", "as it is"),
            point(5.0, 677.0, "677 · 54%", "+ Write and rehearse playbooks"),
            point(9.0, 560.0, "560 · 66%", "+ Roll back with one command"),
            point(11.0, 543.0, "543 · 68%", "+ Alert on the checkout SLO"),
            point(23.0, 479.0, "479 · 75%", "+ Second payment provider"),
            point(29.0, 474.0, "474 · 75%", "+ Canary one pod in twenty"),
        ];
        let own = vec![
            point(6.0, 812.0, "on now: 812 · 40%", ""),
            point(21.0, 496.0, "least effort: 496 · 73%", ""),
        ];
        (steps, own)
    }

    #[test]
    fn all_labels_of_the_example_have_a_place() {
        let (steps, own) = example();
        let chart = effort_chart(&steps, &own, Some((526.0, "budget of 99.9%: 526")), 800.0);
        assert_eq!(chart.steps.len(), 6);
        let marks = chart.steps.iter().chain(&chart.own);
        assert!(marks.clone().all(|mark| mark.label.is_some()), "{chart:?}");
        assert!(
            marks
                .clone()
                .all(|mark| mark.at.0 <= 780.0 && mark.at.1 >= TOP - 1e-9)
        );
        assert!(chart.axis < chart.height);
    }

    #[test]
    fn odd_input_is_drawn_without_panic() {
        effort_chart(&[], &[], None, 10.0);
        effort_chart(&[point(0.0, 0.0, "", "")], &[], Some((0.0, "")), 300.0);
    }
}
