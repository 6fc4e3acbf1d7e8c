//! The figures of an objective, from what is typed.

use crate::analysis::analyse::{Analysis, analyse};
use crate::document::{Engagement, Interaction, Objective, RowId, reading};
use crate::grammar::objective as read;
use crate::math::slo::{Consumption, Counts, LowTraffic, Rule, usual_rules};
use crate::math::{Days, Minutes, Percent, Share, error_budget};

/// Minutes from a page to a human at work, unless somebody says otherwise.
pub const USUAL_TO_HUMAN: f64 = 5.0;

/// What is known of an objective; texts say what is missing.
pub struct ObjectiveFigures {
    /// What is promised; neither 0 % nor 100 %.
    pub target: Result<Percent, String>,
    /// The window as it is counted.
    pub window: Days,
    /// Events in the window; `None` when no traffic is said.
    pub events: Result<Option<f64>, String>,
    /// What was measured.
    pub measured: Measured,
    /// The alerts, in their order, the usual ones when none are typed.
    pub rules: Vec<Result<Rule, String>>,
    /// From a page to a human at work.
    pub to_human: Result<Minutes, String>,
    /// What the journey depends on.
    pub ceiling: Result<Option<f64>, String>,
}

/// A measurement.
pub struct Measured {
    /// One for each interaction of the journey that counts, in its order.
    pub interactions: Vec<(RowId, Result<Option<Counts>, String>)>,
    /// The share of good events; `None` when nothing is measured.
    pub share: Result<Option<Share>, String>,
    /// What was counted together.
    pub counts: Option<Counts>,
    /// The part of the window that was measured.
    pub elapsed: Result<Days, String>,
}

/// Whether a failing interaction fails the journey: its impact is not 0 %.
pub fn is_valid(interaction: &Interaction) -> bool {
    match reading::impact(&interaction.impact) {
        Ok(Some(impact)) => impact.mean().get() > 0.0,
        _ => true,
    }
}

/// The figures of an objective.
pub fn figures(engagement: &Engagement, objective: &Objective) -> ObjectiveFigures {
    let window = objective.window.days();
    let per_day = read::amount(&objective.traffic);
    let rules = match objective.alerts.is_empty() {
        true => usual_rules(window).map(Ok).into(),
        false => objective.alerts.iter().map(read::rule).collect(),
    };
    let to_human = read::span(&objective.to_human);
    ObjectiveFigures {
        target: target(engagement, objective),
        window,
        events: per_day.map(|found| found.map(|per_day| per_day * window.get())),
        measured: measured(engagement, objective),
        rules,
        to_human: to_human.map(|found| found.unwrap_or(Minutes::new(USUAL_TO_HUMAN))),
        ceiling: ceiling(&objective.depends),
    }
}

/// The analysis of the risks that reach an objective's journey, or of all where it is for the whole service.
pub fn risks_behind(engagement: &Engagement, objective: &Objective) -> Analysis {
    analyse(&engagement.scoped_to(objective.journey))
}

fn ceiling(text: &str) -> Result<Option<f64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    crate::grammar::chain::read(text).map(|chain| Some(chain.missing()))
}

fn target(engagement: &Engagement, objective: &Objective) -> Result<Percent, String> {
    let target = objective.target.and_then(|id| engagement.target(id));
    let Some(target) = target else {
        return Err("No target is said yet.".to_owned());
    };
    match target.percent.parse::<Percent>() {
        Ok(percent) if !percent.is_extreme() => Ok(percent),
        Ok(percent) if percent.complement_of(1.0) == 0.0 => Err(
            "100% leaves no budget: a single failure breaks it, and no alert can come before that. Promise less."
                .to_owned(),
        ),
        Ok(_) => Err("0% promises nothing: everything may fail.".to_owned()),
        Err(_) => Err(format!("\"{}\" is not a percentage such as 99.9.", target.percent)),
    }
}

fn measured(engagement: &Engagement, objective: &Objective) -> Measured {
    let journey = objective.journey.and_then(|id| engagement.journey(id));
    let all = journey.map_or(&[][..], |journey| &journey.interactions);
    let mut interactions = Vec::new();
    let (mut sum, mut any, mut broken) = (Counts::default(), false, None);
    for one in all.iter().filter(|one| is_valid(one)) {
        let found = read::counts(objective.answers(one.id), &one.valid_event);
        match &found {
            Ok(Some(counts)) => {
                sum = sum.and(*counts);
                any = true;
            }
            Ok(None) => {}
            Err(text) => broken = Some(text.clone()),
        }
        interactions.push((one.id, found));
    }
    let typed = read::ratio(&objective.ratio);
    let share = match (broken, any, typed) {
        // One count that cannot be read would make the rest another measurement.
        (Some(text), _, _) => Err(text),
        (None, true, _) if sum.valid == 0.0 => {
            Err("Nothing was asked for, so that nothing was measured.".to_owned())
        }
        (None, true, _) => Ok(sum.share()),
        (None, false, typed) => typed,
    };
    let window = objective.window.days();
    let elapsed = read::amount(&objective.elapsed).and_then(|days| match days {
        None => Ok(window),
        Some(days) if days > 0.0 && days <= objective.window.between().1.get() => {
            Ok(Days::new(days))
        }
        Some(_) => {
            Err("Days measured: expected more than 0, and no more than the window has.".to_owned())
        }
    });
    Measured {
        interactions,
        share,
        counts: any.then_some(sum),
        elapsed,
    }
}

impl ObjectiveFigures {
    /// Minutes of the window that may fail.
    pub fn budget(&self) -> Option<Minutes> {
        let target = self.target.as_ref().ok()?;
        Some(error_budget(*target, self.window))
    }

    /// Why what it has consumed cannot be said, though something is typed.
    pub fn problem(&self) -> Option<&str> {
        let problem = self.target.as_ref().err();
        let problem = problem.or(self.measured.share.as_ref().err());
        let problem = problem.or(self.measured.elapsed.as_ref().err());
        problem.map(String::as_str)
    }

    /// What the measurement has consumed.
    pub fn consumption(&self) -> Option<Consumption> {
        let target = *self.target.as_ref().ok()?;
        let share = (*self.measured.share.as_ref().ok()?)?;
        let elapsed = *self.measured.elapsed.as_ref().ok()?;
        // A month may have a day more than it is counted as: its budget then has one more too.
        let window = Days::new(self.window.get().max(elapsed.get()));
        Consumption::of(share, target, window, elapsed)
    }

    /// What one failure does, when it does a lot.
    pub fn low_traffic(&self) -> Option<LowTraffic> {
        let target = *self.target.as_ref().ok()?;
        let events = (*self.events.as_ref().ok()?)?;
        LowTraffic::of(events / self.window.get() / 24.0, target, self.window)
    }

    /// The rules that can be read.
    pub fn readable(&self) -> Vec<Rule> {
        self.rules.iter().flatten().copied().collect()
    }
}
