//! The clock of a pre-mortem: it counts down, says little, and stops nobody.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, Choice, Segments, ShareMeter, icons};
use crate::store::notes::round::{self, Round};
use crate::text::activities::round_clock::{CHOICES, USUAL, announced, shown};

/// How often the clock is looked at.
const TICK_MS: u32 = 500;

/// The round that runs, and the minutes of the next. A look at another page, or a reload, stops no round.
#[derive(Clone, Copy)]
struct Clock {
    workbook: Workbook,
    round: RwSignal<Option<Round>>,
    now: RwSignal<f64>,
    minutes: RwSignal<String>,
}

impl Clock {
    fn new(workbook: Workbook) -> Self {
        let id = workbook.document.with_untracked(|document| document.id);
        let now = page::milliseconds();
        let left = workbook.with_storage(|storage| round::read(storage, id));
        // One that ended while nobody was here is over.
        let left = left.filter(|round| round.ends > now);
        let minutes = left.map_or(USUAL.to_owned(), |round| round.minutes.to_string());
        let clock = Self {
            workbook,
            round: RwSignal::new(left),
            now: RwSignal::new(now),
            minutes: RwSignal::new(minutes),
        };
        let runs = Memo::new(move |_| clock.runs());
        Effect::new(move || {
            if runs.get() {
                let tick = Interval::new(TICK_MS, move || clock.now.set(page::milliseconds()));
                // It goes with this run of the effect.
                StoredValue::new_local(tick);
            }
        });
        clock
    }

    /// Seconds left of the round; `None` while there is none.
    fn left(self) -> Option<f64> {
        Some((self.round.get()?.ends - self.now.get()) / 1000.0)
    }

    fn runs(self) -> bool {
        self.left().is_some_and(|left| left > 0.0)
    }

    /// The part of the round that is left.
    fn share(self) -> f64 {
        match (self.left(), self.round.get()) {
            (Some(left), Some(round)) => (left / (round.minutes * 60.0)).clamp(0.0, 1.0),
            _ => 1.0,
        }
    }

    fn set(self, round: Option<Round>) {
        let id = self
            .workbook
            .document
            .with_untracked(|document| document.id);
        self.workbook
            .with_storage(|storage| round::write(storage, id, round));
        self.round.set(round);
    }

    fn start(self) {
        let minutes = self
            .minutes
            .with_untracked(|text| text.parse().unwrap_or(5.0));
        let now = page::milliseconds();
        self.now.set(now);
        self.set(Some(Round {
            ends: now + minutes * 60_000.0,
            minutes,
        }));
        page::focus("#new-idea");
    }
}

/// The time left, the minutes, and the button.
#[component]
pub fn RoundClock() -> impl IntoView {
    let clock = Clock::new(expect_context());
    let runs = Memo::new(move |_| clock.runs());
    let choices = CHOICES
        .map(|minutes| Choice::new(minutes, minutes))
        .to_vec();
    let choose = move |minutes: String| {
        clock.set(None);
        clock.minutes.set(minutes);
    };
    view! {
        <Card label="Clock" class="answer">
            <span class="lab">"Time left"</span>
            <output class="clock" role="timer" aria-label="Time left">
                {move || shown(clock.left(), &clock.minutes.get())}
            </output>
            <ShareMeter
                label="Time left"
                share=Signal::derive(move || clock.share())
                thin=true
            />
            // Each second is for eyes alone.
            <span class="muted" role="status">
                {move || announced(clock.left())}
            </span>
            <div class="row wrap">
                <Segments
                    label="Minutes"
                    small=true
                    choices=choices
                    value=clock.minutes
                    on_choose=choose
                    disabled=runs
                />
                <span class="quiet">"minutes"</span>
            </div>
            <footer>
                {move || match runs.get() {
                    true => view! {
                        <Button icon=icons::PAUSE on_press=move || clock.set(None)>
                            "Stop the clock"
                        </Button>
                    },
                    false => view! {
                        <Button icon=icons::PLAY on_press=move || clock.start()>
                            "Start the clock"
                        </Button>
                    },
                }}
            </footer>
        </Card>
    }
}
