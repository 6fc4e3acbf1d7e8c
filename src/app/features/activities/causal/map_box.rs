//! The map in a window that moves and zooms. Each place is a button; the one in hand shows its ways.

use leptos::prelude::*;
use leptos::{html, svg};
use web_sys::{KeyboardEvent, PointerEvent};

use crate::analysis::practice::causal::Kind;
use crate::app::features::activities::causal::state::MapState;
use crate::app::ui::{IconButton, icons};
use crate::drawing::activities::causal_svg::{Arrow, Node};
use crate::drawing::activities::pan::Pan;
use crate::drawing::odds::chart::place;
use crate::text::activities::causal_words::describe;

/// One press of a zoom button.
const STEP: f64 = 1.4;
/// One press of an arrow key, as a share of what is shown.
const MOVE: f64 = 0.15;

/// The window with its buttons and keys.
#[component]
pub fn MapBox() -> impl IntoView {
    let state: MapState = expect_context();
    let size = Memo::new(move |_| state.picture.with(|one| (one.width, one.height)));
    let pan = RwSignal::new(Pan::fit(size.get_untracked()));
    Effect::new(move || pan.update(|pan| *pan = pan.onto(size.get())));
    let fit = move || pan.set(Pan::fit(size.get_untracked()));
    let zoom = move |factor| pan.update(|pan| *pan = pan.zoomed(factor));
    let keys = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let go = |right, down| pan.update(|pan| *pan = pan.moved(right, down));
        match event.key().as_str() {
            "+" | "=" => zoom(STEP),
            "-" => zoom(1.0 / STEP),
            "f" | "F" => fit(),
            "ArrowLeft" => go(-MOVE, 0.0),
            "ArrowRight" => go(MOVE, 0.0),
            "ArrowUp" => go(0.0, -MOVE),
            "ArrowDown" => go(0.0, MOVE),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <section class="card flush map-box" aria-label="Map" on:keydown=keys>
            <Drawn pan />
            <div class="map-zoom">
                <IconButton
                    icon=icons::ZOOM_OUT
                    name="Zoom out"
                    keys="-"
                    on_press=move || zoom(1.0 / STEP)
                />
                <span aria-live="polite">{move || pan.get().percent()}</span>
                <IconButton icon=icons::ZOOM_IN name="Zoom in" keys="+" on_press=move || zoom(STEP) />
                <IconButton icon=icons::FIT name="Fit all of it" keys="F" on_press=fit />
            </div>
        </section>
    }
}

/// The drawing, which is dragged.
#[component]
fn Drawn(pan: RwSignal<Pan>) -> impl IntoView {
    let state: MapState = expect_context();
    let node: NodeRef<html::Div> = NodeRef::new();
    let held = RwSignal::new(None::<(i32, i32)>);
    let down = move |event: PointerEvent| held.set(Some((event.client_x(), event.client_y())));
    let drag = move |event: PointerEvent| {
        let Some(((x, y), node)) = held.get_untracked().zip(node.get_untracked()) else {
            return;
        };
        if event.buttons() == 0 {
            return held.set(None);
        }
        let (width, height) = (node.client_width().max(1), node.client_height().max(1));
        let share = |moved: i32, extent: i32| -f64::from(moved) / f64::from(extent);
        let right = share(event.client_x() - x, width);
        let down = share(event.client_y() - y, height);
        pan.update(|pan| *pan = pan.moved(right, down));
        held.set(Some((event.client_x(), event.client_y())));
    };
    let label = move || {
        let says = state.map.with(describe);
        format!("{says} The list below has each arrow.")
    };
    view! {
        <div
            node_ref=node
            class="map-window"
            on:pointerdown=down
            on:pointermove=drag
            on:pointerup=move |_| held.set(None)
            on:pointerleave=move |_| held.set(None)
        >
            <svg
                class="causal-map"
                class:has-choice=move || state.paths.with(Option::is_some)
                role="group"
                aria-label=label
                viewBox=move || pan.get().view_box()
            >
                {move || {
                    let picture = state.picture.get();
                    let arrows = picture.arrows.into_iter().enumerate();
                    let nodes = picture.nodes.into_iter().enumerate();
                    view! {
                        <g aria-hidden="true">
                            {arrows.map(|(at, one)| arrow(state, at, one)).collect_view()}
                        </g>
                        {nodes.map(|(at, one)| place_of(state, at, one)).collect_view()}
                    }
                }}
            </svg>
        </div>
    }
}

fn arrow(state: MapState, at: usize, arrow: Arrow) -> impl IntoView {
    let on = move || {
        state.paths.with(|paths| {
            let links = paths.as_ref().map(|paths| &paths.links);
            links.is_some_and(|links| links.get(at) == Some(&true))
        })
    };
    view! {
        <g class="arrow" class:own=arrow.own class:on=on>
            <path class="line" d=arrow.path></path>
            <path class="tip" d=arrow.tip></path>
        </g>
    }
}

fn place_of(state: MapState, at: usize, node: Node) -> impl IntoView {
    let on = move || {
        state.paths.with(|paths| {
            let places = paths.as_ref().map(|paths| &paths.places);
            places.is_some_and(|places| places.get(at) == Some(&true))
        })
    };
    let picked = move || state.picked.get() == Some(at);
    let press = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            state.pick(at);
        }
    };
    let (class, round) = match node.kind {
        Kind::Systemic => ("systemic", 6.0),
        Kind::Risk => ("risk", 6.0),
        Kind::Journey => ("journey", 6.0),
        Kind::Objective => ("objective", 6.0),
        Kind::Own => ("own", 6.0),
        Kind::EveryRisk | Kind::EveryJourney | Kind::Service => ("every", node.height / 2.0),
    };
    let text = |((x, y), anchor, line, is_head): ((f64, f64), &'static str, &str, bool)| {
        let class = if is_head { "head" } else { "name" };
        view! {
            <text class=class x=place(x) y=place(y) text-anchor=anchor>
                {line.to_owned()}
            </text>
        }
    };
    let words = node.words().into_iter().map(text).collect_view();
    view! {
        <g
            class=format!("place {class}")
            class:on=on
            class:picked=picked
            role="button"
            tabindex="0"
            aria-pressed=move || picked().to_string()
            on:click=move |_| state.pick(at)
            on:keydown=press
        >
            <rect
                x=place(node.x)
                y=place(node.y)
                width=place(node.width)
                height=place(node.height)
                rx=place(round)
            ></rect>
            // Its name says it all, also what is cut below.
            {svg::title().child(node.title)}
            {words}
        </g>
    }
}
