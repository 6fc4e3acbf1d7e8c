//! What was drawn, and the stopwatch of its drill: kept while the tab lives, wherever somebody goes in it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Interval;

use crate::analysis::practice::wheel::Weighting;
use crate::app::browser::page;
use crate::app::old::signals::Signal;
use crate::document::{EngagementId, RowId};
use crate::drawing::wheel_words::watched_minutes;

/// How often the stopwatch is shown anew.
const TICK_MS: u32 = 1000;

/// What was drawn, and with what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draw {
    /// The risk.
    pub risk: RowId,
    /// The seed.
    pub seed: u64,
    /// The weights.
    pub by: Weighting,
}

/// The state of the wheel. Copies share it.
#[derive(Clone)]
pub struct Wheel {
    engagement: EngagementId,
    /// What the weights are.
    pub by: Signal<Weighting>,
    /// The seed as typed.
    pub seed: Signal<String>,
    /// Why the seed cannot be used.
    pub problem: Signal<Option<String>>,
    /// What was drawn.
    pub drawn: Signal<Option<Draw>>,
    /// How often it was spun.
    pub turns: Signal<u32>,
    /// The log entry that holds the facilitator's script.
    pub script: Signal<Option<RowId>>,
    /// How long the drill took, as typed.
    pub minutes: Signal<String>,
    /// Why that cannot be kept.
    pub refused: Signal<Option<String>>,
    /// Milliseconds shown by the stopwatch.
    pub shown: Signal<f64>,
    /// Whether the stopwatch runs.
    pub runs: Signal<bool>,
    watch: Rc<RefCell<Watch>>,
}

/// The stopwatch by the browser's clock, so that a tab that sleeps loses nothing.
#[derive(Default)]
struct Watch {
    /// Milliseconds of earlier runs.
    before: f64,
    /// When this run began.
    since: f64,
    tick: Option<Interval>,
}

thread_local! {
    static WHEEL: RefCell<Option<Wheel>> = const { RefCell::new(None) };
}

impl Wheel {
    /// The wheel of an engagement; another engagement begins anew.
    pub fn of(engagement: EngagementId) -> Self {
        WHEEL.with_borrow_mut(|held| match held {
            Some(wheel) if wheel.engagement == engagement => wheel.clone(),
            _ => {
                if let Some(other) = held {
                    // Its clock would tick for nobody.
                    other.reset();
                }
                let new = Self::new(engagement);
                *held = Some(new.clone());
                new
            }
        })
    }

    fn new(engagement: EngagementId) -> Self {
        Self {
            engagement,
            by: Signal::new(Weighting::default()),
            seed: Signal::new(String::new()),
            problem: Signal::new(None),
            drawn: Signal::new(None),
            turns: Signal::new(0),
            script: Signal::new(None),
            minutes: Signal::new(String::new()),
            refused: Signal::new(None),
            shown: Signal::new(0.0),
            runs: Signal::new(false),
            watch: Rc::default(),
        }
    }

    /// Shows what was drawn; another risk begins another drill.
    pub fn show(&self, draw: Option<Draw>) {
        let risk = |draw: Option<Draw>| draw.map(|one| one.risk);
        if risk(self.drawn.get()) != risk(draw) {
            self.clear();
        }
        self.turns.update(|turns| *turns = turns.wrapping_add(1));
        self.drawn.set(draw);
    }

    /// Starts the stopwatch, or goes on.
    pub fn start(&self) {
        let mut watch = self.watch.borrow_mut();
        watch.since = page::milliseconds();
        let (shown, running) = (self.shown.clone(), self.watch.clone());
        watch.tick = Some(Interval::new(TICK_MS, move || {
            let so_far = running.borrow().so_far();
            shown.set(so_far);
        }));
        drop(watch);
        self.runs.set(true);
    }

    /// Stops the stopwatch, and says its time in minutes.
    pub fn stop(&self) {
        let mut watch = self.watch.borrow_mut();
        watch.before = watch.so_far();
        watch.tick = None;
        let time = watch.before;
        drop(watch);
        self.shown.set(time);
        self.runs.set(false);
        self.minutes.set(watched_minutes(time));
    }

    /// Sets the stopwatch back to none.
    pub fn reset(&self) {
        self.watch.replace(Watch::default());
        self.shown.set(0.0);
        self.runs.set(false);
        self.minutes.set(String::new());
        self.refused.set(None);
    }

    /// Ends the drill: what comes next is another one.
    pub fn clear(&self) {
        self.reset();
        self.script.set(None);
    }
}

impl Watch {
    fn so_far(&self) -> f64 {
        let run = match &self.tick {
            // A clock that is set back meanwhile takes nothing away.
            Some(_) => (page::milliseconds() - self.since).max(0.0),
            None => 0.0,
        };
        self.before + run
    }
}
