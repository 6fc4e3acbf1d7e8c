//! The wheel as a drawing: a slice for each risk, as large as its chance.

use leptos::prelude::*;

use crate::analysis::practice::wheel::place_on;
use crate::app::features::activities::wheel::state::Wheel;
use crate::app::state::workbook::Workbook;
use crate::document::names::row_name;
use crate::drawing::activities::wheel_words::{Slice, slices};
use crate::drawing::odds::chart::place;

/// Whole turns before the wheel stops.
const TURNS: f64 = 3.0;

/// The place on the wheel of what was drawn.
pub fn drawn_place(workbook: Workbook, wheel: Wheel) -> Option<usize> {
    let draw = wheel.drawn.get()?;
    workbook.with_document(|document| place_on(document, draw.risk))
}

/// The drawing; nothing while nothing can be drawn.
#[component]
pub fn Disc() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let wheel: Wheel = expect_context();
    let all = Memo::new(move |_| slices(&wheel.sectors()));
    let drawn = Memo::new(move |_| drawn_place(workbook, wheel));
    let turn = Memo::new(move |_| {
        let at = drawn.get()?;
        let turn = all.with(|all| all.iter().find(|one| one.at == at).map(|one| one.turn))?;
        Some(f64::from(wheel.turns.get()) * TURNS * 360.0 + turn)
    });
    let rotate = move || {
        turn.get()
            .map_or(String::new(), |turn| format!("rotate({}deg)", place(turn)))
    };
    let label = move || {
        let what = "The wheel has a slice for each risk, as large as its chance; the table of chances says the same in figures.";
        match wheel.draw() {
            Some(draw) => {
                let name = workbook.with_document(|document| row_name(draw.risk, document));
                format!("{what} Drawn: {name}.")
            }
            None => what.to_owned(),
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <svg class="disc" viewBox="-104 -112 208 216" role="img" aria-label=label>
                <g class="turning" style:transform=rotate>
                    {move || {
                        let turned = turn.get().unwrap_or_default();
                        all.get().into_iter().map(|one| slice(one, drawn, turned)).collect_view()
                    }}
                </g>
                <circle class="hub" r="22"></circle>
                <path class="pointer" d="M-8 -112H8L0 -92Z"></path>
            </svg>
        </Show>
    }
}

/// A slice with its number, which stays upright where the wheel stops.
fn slice(slice: Slice, drawn: Memo<Option<usize>>, turned: f64) -> impl IntoView {
    let at = slice.at;
    let (x, y) = slice.middle;
    let number = slice.roomy.then(|| {
        let upright = format!("rotate({} {} {})", place(-turned), place(x), place(y));
        view! {
            <text
                class=format!("n{}", at % 4)
                x=place(x)
                y=place(y)
                transform=upright
                text-anchor="middle"
                dominant-baseline="central"
            >
                {at + 1}
            </text>
        }
    });
    view! {
        <g class:drawn=move || drawn.get() == Some(at)>
            <path class=format!("slice s{}", at % 4) d=slice.path></path>
            {number}
        </g>
    }
}
