//! Long tables: only the rows that can be seen are drawn, and room is left for the others.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;

use super::dom;
use crate::drawing::{Piece, pieces, seen};

/// Up to so many rows are drawn whether they can be seen or not.
const FEW: usize = 150;
/// Rows that are drawn beyond the screen, at both ends.
const MARGIN: usize = 16;
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
    drawn: Memo<Vec<Piece>>,
}

impl LongRows {
    /// For a table of `count` rows, of which the one to `keep` is drawn wherever it is.
    pub fn new(count: Signal<usize>, keep: Signal<Option<usize>>) -> Self {
        let seen = RwSignal::new(0..3 * MARGIN);
        let printing = RwSignal::new(false);
        let drawn = Memo::new(move |_| {
            let count = count.get();
            match count <= FEW || printing.get() {
                true => pieces(count, 0..count, None),
                false => pieces(count, seen.get(), keep.get()),
            }
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

    /// What is drawn, and what is left out.
    pub fn pieces(&self) -> Vec<Piece> {
        self.drawn.get()
    }

    /// The room for rows that are not drawn, in pixels.
    pub fn room(&self, left: &Range<usize>) -> f64 {
        left.len() as f64 * self.height.get()
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
            self.count.track();
            look();
        });
    }

    fn look(self) {
        let Some(body) = self.body.get_untracked() else {
            return;
        };
        let count = self.count.get_untracked();
        if count <= FEW {
            return;
        }
        let place = dom::anchor(&body);
        let (mut rows, mut left) = (0, 0);
        self.drawn.with_untracked(|pieces| {
            for piece in pieces {
                match piece {
                    Piece::Drawn(range) => rows += range.len(),
                    Piece::Left(range) => left += range.len(),
                }
            }
        });
        let mut height = self.height.get_untracked();
        if rows > 0 {
            // Rows are alike; on a phone nearly.
            let measured = (place.height - left as f64 * height) / rows as f64;
            if (measured - height).abs() > 0.5 && measured > 0.0 {
                height = measured;
                self.height.set(height);
            }
        }
        let now = seen(count, height, place.top, dom::viewport().height, MARGIN);
        if self.seen.with_untracked(|seen| *seen != now) {
            self.seen.set(now);
        }
    }
}

/// The room for rows that are not drawn.
#[component]
pub fn RoomForRows(
    /// Whose rows.
    rows: LongRows,
    /// Which of them.
    left: Range<usize>,
    /// Over so many columns.
    columns: usize,
) -> impl IntoView {
    let height = move || format!("{}px", rows.room(&left));
    view! {
        <tr class="room" aria-hidden="true">
            <td class="full" colspan=columns data-l="" style:height=height></td>
        </tr>
    }
}
