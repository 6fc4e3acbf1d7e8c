//! Long tables: only the rows near the screen are drawn, and room is left for the others.
//!
//! Rows come in blocks that stand side by side for good, each drawn or left empty: a row that has the
//! focus is never moved, since that would take the focus away. The rows of a shorter table are all drawn, but not in
//! one frame.

use std::ops::Range;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::dom;
use crate::drawing::in_sight;

/// Up to so many rows are one block, which is always drawn.
const FEW: usize = 150;
/// Rows of a block in a longer table.
const BLOCK: usize = 8;
/// So many rows of a shorter table are drawn at once: what a screen shows. With each frame comes a block more.
const FIRST: usize = 16;
/// How high a row is until one is measured, in pixels.
const HEIGHT: f64 = 40.0;

/// Which rows of a table are drawn. Copies are about the same table.
#[derive(Clone, Copy)]
pub struct LongRows {
    /// The `<tbody>` of the rows.
    pub body: NodeRef<html::Tbody>,
    count: Signal<usize>,
    keep: Signal<Option<usize>>,
    seen: RwSignal<Range<usize>>,
    /// So many rows of a table that is not long may be drawn by now.
    first: RwSignal<usize>,
    /// A place far away that is drawn before all around it, and before what stood on the screen goes.
    brought: RwSignal<Option<usize>>,
    height: RwSignal<f64>,
    printing: RwSignal<bool>,
}

impl LongRows {
    /// For a table of `count` rows, of which the one to `keep` stays drawn while the page is scrolled.
    pub fn new(count: Signal<usize>, keep: Signal<Option<usize>>) -> Self {
        let rows = Self {
            body: NodeRef::new(),
            count,
            keep,
            seen: RwSignal::new(0..FIRST),
            first: RwSignal::new(FIRST),
            brought: RwSignal::new(None),
            height: RwSignal::new(HEIGHT),
            printing: RwSignal::new(false),
        };
        rows.follow();
        rows.grow();
        rows
    }

    /// Whether some rows may not be drawn: then each says its place by `aria-rowindex`.
    pub fn is_long(&self) -> bool {
        self.count.get() > FEW
    }

    /// How many blocks there are.
    pub fn blocks(&self) -> usize {
        match self.is_long() {
            true => self.count.get().div_ceil(BLOCK),
            false => 1,
        }
    }

    /// The places of the rows of a block, but for those that come with the next frames.
    pub fn rows_of(&self, block: usize) -> Range<usize> {
        let count = self.count.get();
        match self.is_long() {
            true => (block * BLOCK).min(count)..((block + 1) * BLOCK).min(count),
            false if self.printing.get() => 0..count,
            false => 0..count.min(self.first.get()),
        }
    }

    /// Whether a block is drawn.
    pub fn draws(&self, block: usize) -> bool {
        if !self.is_long() || self.printing.get() {
            return true;
        }
        let rows = self.rows_of(block);
        let has = |place: Option<usize>| place.is_some_and(|place| rows.contains(&place));
        let is_seen = |seen: &Range<usize>| rows.start < seen.end && seen.start < rows.end;
        has(self.keep.get()) || has(self.brought.get()) || self.seen.with(is_seen)
    }

    /// Draws the row at a place, wherever the page is scrolled: what gets the focus there scrolls to it.
    pub fn bring(&self, place: usize) {
        if !untrack(|| self.is_long()) {
            if self.first.get_untracked() <= place {
                self.first.set(place + BLOCK);
            }
        } else if !self.seen.with_untracked(|seen| seen.contains(&place)) {
            self.brought.set(Some(place));
            self.look_after();
        }
    }

    /// Draws the rest of a table that is not long: a block after each frame, so that the first one shows soon.
    fn grow(self) {
        Effect::new(move || {
            let (count, first) = (self.count.get(), self.first.get());
            // A few more, so that a row which is added is there at once.
            let enough = match self.is_long() {
                true => FIRST,
                false => count.max(FIRST) + BLOCK,
            };
            if first > enough {
                self.first.set(enough);
            } else if first < enough {
                after_paint(move || {
                    self.first.try_update(|first| *first += BLOCK);
                });
            }
        });
    }

    /// Looks again whenever the page is scrolled or has another size, or there are more rows.
    fn follow(self) {
        let look = move || self.look();
        let handles = [
            window_event_listener(leptos::ev::scroll, move |_| look()),
            window_event_listener(leptos::ev::resize, move |_| look()),
            window_event_listener(leptos::ev::beforeprint, move |_| self.printing.set(true)),
            window_event_listener(leptos::ev::afterprint, move |_| self.printing.set(false)),
        ];
        on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
        Effect::new(move || {
            self.body.track();
            self.count.track();
            look();
        });
    }

    /// Looks once the next frame is painted.
    fn look_after(self) {
        after_paint(move || {
            // The table may have gone with its page.
            if self.brought.try_set(None).is_none() {
                self.look();
            }
        });
    }

    fn look(self) {
        let count = self.count.get_untracked();
        let Some(body) = self.body.get_untracked().filter(|_| count > FEW) else {
            return;
        };
        if self.brought.get_untracked().is_some() {
            return;
        }
        let place = dom::anchor(&body);
        let rows: usize = untrack(|| {
            let drawn = (0..self.blocks()).filter(|block| self.draws(*block));
            drawn.map(|block| self.rows_of(block).len()).sum()
        });
        let mut height = self.height.get_untracked();
        if rows > 0 {
            // Rows are alike; on a phone nearly.
            let measured = (place.height - (count - rows) as f64 * height) / rows as f64;
            if (measured - height).abs() > 0.5 && measured > 0.0 {
                height = measured;
                self.height.set(height);
            }
        }
        let more = BLOCK as f64 * height;
        let room = dom::viewport().height + 2.0 * more;
        let now = in_sight(-place.top - more, room, height, count);
        if self.seen.with_untracked(|seen| *seen != now) {
            self.seen.set(now);
        }
    }
}

/// Acts once the next frame is painted.
fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// The room for the rows of a block that is not drawn.
#[component]
pub fn RoomForRows(
    /// Whose rows.
    rows: LongRows,
    /// Which block.
    block: usize,
    /// Over so many columns.
    columns: usize,
) -> impl IntoView {
    let height = move || format!("{}px", rows.rows_of(block).len() as f64 * rows.height.get());
    view! {
        <tr class="room" aria-hidden="true">
            <td class="full" colspan=columns data-l="" style:height=height></td>
        </tr>
    }
}
