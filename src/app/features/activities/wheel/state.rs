//! What was drawn, and the stopwatch of its drill. It is kept in the browser, so that a reload, or a look at
//! another page, stops no drill.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::analysis::practice::wheel::{Sector, Weighting, sectors, spin};
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::document::RowId;
use crate::drawing::activities::wheel_words as words;
use crate::store::notes::drill::{self, Drill};

/// Seeds made here are short enough to be read out.
const SEEDS: f64 = 1_000_000.0;
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

/// The stopwatch by the browser's clock, so that a tab that sleeps loses nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Watch {
    /// Milliseconds of earlier runs.
    before: f64,
    /// When this run began.
    since: Option<f64>,
}

impl Watch {
    /// Milliseconds at a time of the browser's clock. A clock that is set back takes nothing away.
    fn at(self, now: f64) -> f64 {
        self.before + self.since.map_or(0.0, |since| (now - since).max(0.0))
    }
}

/// The state of the wheel's page.
#[derive(Clone, Copy)]
pub struct Wheel {
    workbook: Workbook,
    /// What the weights are.
    pub by: RwSignal<Weighting>,
    /// The seed as typed.
    pub seed: RwSignal<String>,
    /// Why the seed cannot be used.
    pub problem: RwSignal<Option<String>>,
    /// What was drawn.
    pub drawn: RwSignal<Option<Draw>>,
    /// How often it was spun.
    pub turns: RwSignal<u32>,
    /// The log entry that holds the facilitator's script.
    pub script: RwSignal<Option<RowId>>,
    /// How long it took to notice, as typed.
    pub detect: RwSignal<String>,
    /// How long it took to resolve, as typed.
    pub resolve: RwSignal<String>,
    /// Why that cannot be kept.
    pub refused: RwSignal<Option<String>>,
    /// The log entry of the drill, while its time is kept as evidence.
    pub kept: Memo<Option<RowId>>,
    /// The incident as which it was kept, and its log entry.
    evidence: RwSignal<Option<(RowId, RowId)>>,
    watch: RwSignal<Watch>,
    now: RwSignal<f64>,
}

impl Wheel {
    /// The state as it was left.
    pub fn provide(workbook: Workbook) -> Self {
        let id = workbook.document.with_untracked(|document| document.id);
        let left = workbook.with_storage(|storage| drill::read(storage, id));
        let draw = left.as_ref().map(|drill| Draw {
            risk: drill.risk,
            seed: drill.seed,
            by: drill.by,
        });
        let watch = left.as_ref().map(|drill| Watch {
            before: drill.before,
            since: drill.since,
        });
        let watch = watch.unwrap_or_default();
        let seed = draw.map_or(String::new(), |draw| draw.seed.to_string());
        let stands = watch.since.is_none() && watch.before > 0.0;
        let resolve = match stands {
            true => words::watched_minutes(watch.before),
            false => String::new(),
        };
        let evidence = RwSignal::new(None);
        let kept = Memo::new(move |_| {
            let (incident, entry) = evidence.get()?;
            // It may have been undone, or deleted.
            let is_there = workbook.with_document(|document| {
                let mut incidents = document.evidence.incidents.iter();
                incidents.any(|one| one.id == incident)
            });
            is_there.then_some(entry)
        });
        let wheel = Self {
            workbook,
            by: RwSignal::new(draw.map_or(Weighting::default(), |draw| draw.by)),
            seed: RwSignal::new(seed),
            problem: RwSignal::new(None),
            drawn: RwSignal::new(draw),
            turns: RwSignal::new(0),
            script: RwSignal::new(left.and_then(|drill| drill.script)),
            detect: RwSignal::new(String::new()),
            resolve: RwSignal::new(resolve),
            refused: RwSignal::new(None),
            kept,
            evidence,
            watch: RwSignal::new(watch),
            now: RwSignal::new(page::milliseconds()),
        };
        wheel.keep_in_browser();
        wheel.follow_clock();
        provide_context(wheel);
        wheel
    }

    fn keep_in_browser(self) {
        let id = self
            .workbook
            .document
            .with_untracked(|document| document.id);
        Effect::new(move || {
            let watch = self.watch.get();
            let script = self.script.get();
            let drill = self.drawn.get().map(|draw| Drill {
                risk: draw.risk,
                seed: draw.seed,
                by: draw.by,
                script,
                before: watch.before,
                since: watch.since,
            });
            self.workbook
                .with_storage(|storage| drill::write(storage, id, drill.as_ref()));
        });
    }

    fn follow_clock(self) {
        let runs = Memo::new(move |_| self.runs());
        Effect::new(move || {
            if runs.get() {
                let tick = Interval::new(TICK_MS, move || self.now.set(page::milliseconds()));
                // It goes with this run of the effect.
                StoredValue::new_local(tick);
            }
        });
    }

    /// The risks with their weights.
    pub fn sectors(self) -> Vec<Sector> {
        let by = self.by.get();
        self.workbook
            .with_whole_service(|document, analysis| sectors(document, analysis, by))
    }

    /// What was drawn, while its risk is in the table.
    pub fn draw(self) -> Option<Draw> {
        let draw = self.drawn.get()?;
        let is_there = self
            .workbook
            .with_document(|one| one.risk(draw.risk).is_some());
        is_there.then_some(draw)
    }

    /// Draws with a seed of chance.
    pub fn spin(self) {
        let seed = (page::chance() * SEEDS) as u64;
        self.seed.set(seed.to_string());
        self.draw_by_seed();
    }

    /// Draws with the seed that stands in the field.
    pub fn draw_by_seed(self) {
        let by = self.by.get_untracked();
        let seed = match self.seed.with_untracked(|text| words::seed(text)) {
            Ok(seed) => seed,
            Err(text) => return self.problem.set(Some(text)),
        };
        // What cannot be drawn is said already.
        self.problem.set(None);
        let drawn = drawn_from(&untrack(|| self.sectors()), seed);
        let risk = |draw: Option<Draw>| draw.map(|one| one.risk);
        let draw = drawn.map(|risk| Draw { risk, seed, by });
        if risk(self.drawn.get_untracked()) != risk(draw) || self.kept.get_untracked().is_some() {
            self.clear();
        }
        self.turns.update(|turns| *turns = turns.wrapping_add(1));
        self.drawn.set(draw);
    }

    /// Whether the stopwatch runs.
    pub fn runs(self) -> bool {
        self.watch.get().since.is_some()
    }

    /// Milliseconds that the stopwatch shows.
    pub fn shown(self) -> f64 {
        self.watch.get().at(self.now.get())
    }

    /// Starts the stopwatch, or goes on.
    pub fn start(self) {
        let now = page::milliseconds();
        self.now.set(now);
        self.watch.update(|watch| watch.since = Some(now));
    }

    /// Stops the stopwatch, and says its time in minutes.
    pub fn stop(self) {
        let time = self.watch.get_untracked().at(page::milliseconds());
        self.watch.set(Watch {
            before: time,
            since: None,
        });
        self.resolve.set(words::watched_minutes(time));
    }

    /// Notes that the drill is kept: as which incident, and in which log entry. What was typed stays, since it can be undone.
    pub fn keep(self, incident: RowId, entry: RowId) {
        self.watch.set(Watch::default());
        self.refused.set(None);
        self.evidence.set(Some((incident, entry)));
    }

    /// Sets the stopwatch back to none.
    pub fn reset(self) {
        self.watch.set(Watch::default());
        self.resolve.set(String::new());
        self.detect.set(String::new());
        self.refused.set(None);
    }

    /// Ends the drill: what comes next is another one.
    pub fn clear(self) {
        self.reset();
        self.script.set(None);
        self.evidence.set(None);
    }
}

/// What a seed draws now.
pub fn drawn_from(sectors: &[Sector], seed: u64) -> Option<RowId> {
    let weights: Vec<f64> = sectors.iter().map(|sector| sector.weight).collect();
    spin(&weights, seed).map(|at| sectors[at].risk)
}
