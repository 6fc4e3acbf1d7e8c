//! Long tables: only the rows that can be seen are drawn, and room is left for the others.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;

use super::dom;
use crate::drawing::{in_sight, with_kept};

/// Up to so many rows are drawn whether they can be seen or not.
const FEW: usize = 150;
/// Rows that are drawn beyond the screen, at both ends.
const MARGIN: usize = 16;
/// What has the focus stays drawn until it is so many rows off the screen.
const FAR: usize = 300;
/// How high a row is until one is measured, in pixels.
const HEIGHT: f64 = 40.0;

/// Which rows of a table are drawn. Copies are about the same table.
#[derive(Clone, Copy)]
pub struct LongRows {
    /// The `<tbody>` of the rows.
    pub body: NodeRef<html::Tbody>,
    count: Signal<usize>,
    seen: RwSignal<Range<usize>>,
    height: RwSignal<f64>,
    printing: RwSignal<bool>,
    drawn: Memo<Range<usize>>,
}

impl LongRows {
    /// For a table of `count` rows, of which the one to `keep` stays drawn while the page is scrolled.
    pub fn new(count: Signal<usize>, keep: Signal<Option<usize>>) -> Self {
        let seen = RwSignal::new(0..3 * MARGIN);
        let printing = RwSignal::new(false);
        let drawn = Memo::new(move |_| {
            let count = count.get();
            if count <= FEW || printing.get() {
                return 0..count;
            }
            let range = with_kept(seen.get(), keep.get(), FAR);
            range.start.min(count)..range.end.min(count)
        });
        let rows = Self {
            body: NodeRef::new(),
            count,
            seen,
            height: RwSignal::new(HEIGHT),
            printing,
            drawn,
        };
        rows.follow();
        rows
    }

    /// Whether some rows may not be drawn: then each says its place by `aria-rowindex`.
    pub fn is_long(&self) -> bool {
        self.count.get() > FEW
    }

    /// The places of the rows that are drawn.
    pub fn drawn(&self) -> Range<usize> {
        self.drawn.get()
    }

    /// Draws the rows around a place, wherever the page is scrolled: what gets the focus there scrolls to it.
    pub fn bring(&self, place: usize) {
        if !self.drawn.with_untracked(|drawn| drawn.contains(&place)) {
            let from = place.saturating_sub(2 * MARGIN);
            self.seen.set(from..from + 4 * MARGIN);
        }
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

    fn look(self) {
        let count = self.count.get_untracked();
        let Some(body) = self.body.get_untracked().filter(|_| count > FEW) else {
            return;
        };
        let place = dom::anchor(&body);
        let rows = self.drawn.with_untracked(ExactSizeIterator::len);
        let mut height = self.height.get_untracked();
        if rows > 0 {
            // Rows are alike; on a phone nearly.
            let measured = (place.height - (count - rows) as f64 * height) / rows as f64;
            if (measured - height).abs() > 0.5 && measured > 0.0 {
                height = measured;
                self.height.set(height);
            }
        }
        let more = MARGIN as f64 * height;
        let room = dom::viewport().height + 2.0 * more;
        let now = in_sight(-place.top - more, room, height, count);
        if self.seen.with_untracked(|seen| *seen != now) {
            self.seen.set(now);
        }
    }
}

/// The room for the rows before those that are drawn, or after them.
#[component]
pub fn RoomForRows(
    /// Whose rows.
    rows: LongRows,
    /// Those after.
    #[prop(optional)]
    after: bool,
    /// Over so many columns.
    columns: usize,
) -> impl IntoView {
    let left = Memo::new(move |_| match after {
        true => rows.count.get().saturating_sub(rows.drawn().end),
        false => rows.drawn().start,
    });
    let height = move || format!("{}px", left.get() as f64 * rows.height.get());
    view! {
        <Show when=move || left.get() != 0>
            <tr class="room" aria-hidden="true">
                <td class="full" colspan=columns data-l="" style:height=height></td>
            </tr>
        </Show>
    }
}
