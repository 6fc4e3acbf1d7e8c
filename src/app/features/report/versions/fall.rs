//! From the one total to the other, risk by risk.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::comparison::Move;
use crate::app::features::report::versions::compared::Held;
use crate::app::ui::{Chart, ChartText, Drawing, TextAnchor, TextTone};
use crate::drawing::charts::waterfall::{Fall, Piece, Waterfall, two_lines, waterfall};
use crate::drawing::{line_path, px};
use crate::math::Minutes;
use crate::report::comparison::change_words;
use crate::report::comparison::comparison_words as words;
use crate::text::figures::{figure, percent};
use crate::text::words::Tone;

/// The most steps of the chart.
const MOST: usize = 6;
/// Less wide than this the steps are a list.
const NARROW: f64 = 560.0;

/// The card.
#[component]
pub fn FallCard(held: Arc<Held>) -> impl IntoView {
    let comparison = &held.comparison;
    let Some(gain) = words::gain(comparison) else {
        let says = words::headline(comparison, &held.before, &held.after);
        return view! {
            <section class="card" aria-label="What moved the total">
                <p role="status">{says}</p>
            </section>
        }
        .into_any();
    };
    let gaps = words::gaps(comparison).map(|(was, (is, tone))| {
        let class = if tone == Tone::Bad { "bad" } else { "good" };
        view! {
            <span class="muted">{was} <b class=class>{is}</b></span>
        }
    });
    let moves = comparison.moves(MOST);
    let label = change_words::fall_described(comparison, &moves, &held.before, &held.after);
    let draw = {
        let (held, moves) = (held.clone(), moves.clone());
        move |width: f64| match width < NARROW {
            true => Drawing::new(0.0, ()),
            false => drawn(&held, &moves, width),
        }
    };
    view! {
        <section class="card" aria-label="What moved the total">
            <header class="wrap">
                <p class="gain" role="status">
                    {gain}
                </p>
                <span class="grow"></span>
                {gaps}
            </header>
            <div class="fall-wide">
                <Chart label draw room=260.0 />
            </div>
            <Steps held moves />
        </section>
    }
    .into_any()
}

fn total(minutes: Option<Minutes>) -> f64 {
    minutes.map_or(0.0, Minutes::get)
}

fn drawn(held: &Held, moves: &[Move], width: f64) -> Drawing {
    let comparison = &held.comparison;
    let (before, after) = (&comparison.before, &comparison.after);
    let standing = after.analysis.chosen();
    let then = comparison.is_switched_on(true);
    let fall = Fall {
        before: total(before.total()),
        steps: moves.iter().map(|one| one.by).collect(),
        after: total(after.total()),
        then: then.then(|| total(after.mitigated())),
        budget: standing.map(|one| one.rank.budget.get()),
    };
    let laid = waterfall(&fall, width);
    let mut names = vec![(held.before.clone(), figure(fall.before))];
    names.extend(moves.iter().map(|one| change_words::moved(comparison, one)));
    names.push((held.after.clone(), figure(fall.after)));
    if let Some(then) = fall.then {
        let by = change_words::signed(then - fall.after);
        names.push((format!("With mitigations on: {}", figure(then)), by));
    }
    let last = moves.len() + 1;
    let kind = |at: usize| match at {
        0 => Kind::Total,
        at if at == last => Kind::Total,
        at if at > last => Kind::Then,
        at if moves[at - 1].by > 0.0 => Kind::More,
        _ => Kind::Fewer,
    };
    let pieces = laid.pieces.iter().zip(names).enumerate();
    let pieces = pieces
        .map(|(at, (piece, words))| piece_of(*piece, kind(at), words, &laid))
        .collect_view();
    let link = |ends: &[(f64, f64); 2]| view! { <path class="g" d=line_path(ends)></path> };
    let links = laid.links.iter().map(link).collect_view();
    let budget = laid.budget.zip(standing).map(|(y, one)| {
        let (budget, target) = (figure(one.rank.budget.get()), percent(&one.percent));
        let text = format!("{budget} allowed at {target}");
        view! {
            <path class="bm" d=line_path(&[(0.0, y), (width, y)])></path>
            <ChartText x=width y=y - 6.0 anchor=TextAnchor::End tone=TextTone::Strong text />
        }
    });
    let base = laid.base;
    let marks = view! {
        {links}
        {pieces}
        <path class="ax" d=line_path(&[(0.0, base), (width, base)])></path>
        {budget}
    };
    Drawing::new(base + 40.0, marks)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Total,
    Fewer,
    More,
    Then,
}

fn rect(class: &'static str, piece: Piece) -> impl IntoView {
    view! {
        <rect
            class=class
            x=px(piece.x)
            y=px(piece.top)
            width=px(piece.width)
            height=px(piece.bottom - piece.top)
        ></rect>
    }
}

fn piece_of(
    piece: Piece,
    kind: Kind,
    (name, figure): (String, String),
    laid: &Waterfall,
) -> impl IntoView + use<> {
    let middle = piece.x + piece.width / 2.0;
    let budget = laid.budget.unwrap_or(piece.top);
    let bars = match kind {
        Kind::Total => {
            let split = budget.clamp(piece.top, piece.bottom);
            let over = Piece {
                bottom: split,
                ..piece
            };
            let within = Piece {
                top: split,
                ..piece
            };
            view! {
                {(split > piece.top).then(|| rect("sg-over", over))}
                {rect("sg-keep", within)}
            }
            .into_any()
        }
        Kind::Fewer => rect("sg-keep", piece).into_any(),
        Kind::More => rect("sg-over", piece).into_any(),
        Kind::Then => rect("fall-then", piece).into_any(),
    };
    let (first, second) = two_lines(&name, laid.slot - 8.0, 11.0);
    let anchor = TextAnchor::Middle;
    view! {
        {bars}
        <ChartText x=middle y=piece.top - 7.0 anchor tone=TextTone::Strong text=figure />
        <ChartText x=middle y=laid.base + 16.0 anchor tone=TextTone::Tick text=first />
        <ChartText x=middle y=laid.base + 30.0 anchor tone=TextTone::Tick text=second />
    }
}

/// The same as a list, where there is no room for columns.
#[component]
fn Steps(held: Arc<Held>, moves: Vec<Move>) -> impl IntoView {
    let comparison = &held.comparison;
    let line = |name: String, figure: String, class: &'static str| {
        view! {
            <li class="row between">
                <span>{name}</span>
                <b class=class>{figure}</b>
            </li>
        }
    };
    let step = |one: &Move| {
        let (name, by) = change_words::moved(comparison, one);
        line(name, by, if one.by > 0.0 { "bad" } else { "good" })
    };
    let then = comparison.is_switched_on(true).then(|| {
        let then = total(comparison.after.mitigated());
        let name = format!("With mitigations on: {}", figure(then));
        let by = change_words::signed(then - total(comparison.after.total()));
        line(name, by, "fix")
    });
    view! {
        <ul class="plain fall-list">
            {line(held.before.clone(), change_words::minutes(comparison.before.total()), "")}
            {moves.iter().map(step).collect_view()}
            {line(held.after.clone(), change_words::minutes(comparison.after.total()), "")} {then}
        </ul>
    }
}
