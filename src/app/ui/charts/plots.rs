//! Comparisons as lines with ends: before and after, and what would change the answer.

use leptos::prelude::*;

use super::chart::{BudgetLine, Chart, ChartText, Drawing, TextAnchor, TextTone};
use crate::drawing::{Scale, area_path, cut_text, line_path, px, right_of, text_width};

/// Without and with: a ring, a line, a dot, in the line of a table. The figures stand beside it.
#[component]
pub fn BeforeAfter(
    /// Where it was, from 0 to 1.
    #[prop(into)]
    before: Signal<f64>,
    /// Where it is then, from 0 to 1.
    #[prop(into)]
    after: Signal<f64>,
) -> impl IntoView {
    let scale = Scale::new((0.0, 1.0), (4.0, 88.0));
    let from = move || scale.within(before.get());
    let to = move || scale.within(after.get());
    view! {
        <svg class="before-after" viewBox="0 0 92 14" aria-hidden="true" focusable="false">
            <path class="g" d="M4 7H88"></path>
            <path class="c-fix" d=move || line_path(&[(from(), 7.0), (to(), 7.0)])></path>
            <circle class="from" cx=move || px(from()) cy="7" r="3"></circle>
            <circle class="df" cx=move || px(to()) cy="7" r="4"></circle>
        </svg>
    }
}

/// The axis of [`Lollipops`] is at least so long, in odds: what is said alike is drawn alike.
const LEAST_APART: f64 = 0.02;

/// One line of [`Lollipops`].
#[derive(Clone, Debug, PartialEq)]
pub struct Lollipop {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// Its value as a figure.
    pub figure: String,
}

/// What [`Lollipops`] show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LollipopData {
    /// The value now.
    pub now: f64,
    /// What is written at it, such as "28% now".
    pub now_text: String,
    /// What it would be, by what.
    pub rows: Vec<Lollipop>,
}

/// From the value now to what it would be: a line and a dot for each row. Where there is no room
/// for the names beside the lines, they stand above them.
#[component]
pub fn Lollipops(
    /// The text alternative: the rows with their figures.
    #[prop(into)]
    label: Signal<String>,
    /// What they show.
    #[prop(into)]
    data: Signal<LollipopData>,
) -> impl IntoView {
    let draw = move |width: f64| {
        let LollipopData {
            now,
            now_text,
            rows,
        } = data.get();
        let wide = width >= 400.0;
        let step = if wide { 23.0 } else { 40.0 };
        let names = rows.iter().map(|row| text_width(&row.name, 12.0));
        let widest = names.fold((width * 0.5).min(260.0) - 14.0, f64::max);
        let from = if wide {
            (widest + 14.0).min(width * 0.62)
        } else {
            12.0
        };
        let values = rows.iter().map(|row| row.value).chain([now]);
        let (low, high) = values.fold((now, now), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let high = high.max(low + LEAST_APART);
        let scale = Scale::new((low, high), (from, width - 48.0));
        let height = 22.0 + step * rows.len() as f64;
        let row = move |(place, row): (usize, Lollipop)| {
            let top = 22.0 + step * place as f64;
            let name_width = if wide { from - 14.0 } else { width };
            let (name_y, y) = if wide {
                (top + 13.5, top + 9.5)
            } else {
                (top + 10.0, top + 22.0)
            };
            let ends = [(scale.at(now), y), (scale.at(row.value), y)];
            let end = scale.at(row.value);
            view! {
                <ChartText x=0.0 y=name_y text=cut_text(&row.name, name_width, 12.0) />
                <path class="c-keep" d=line_path(&ends)></path>
                <circle class="dk" cx=px(end) cy=px(y) r="5"></circle>
                <ChartText x=end + 10.0 y=y + 4.0 tone=TextTone::Strong text=row.figure />
            }
        };
        let at = scale.at(now);
        let anchor = if at < 40.0 {
            TextAnchor::Start
        } else {
            TextAnchor::Middle
        };
        let line = wide.then(|| view! { <BudgetLine x=at span=(16.0, height) other=true /> });
        let marks = view! {
            {line}
            <ChartText x=at y=10.0 anchor tone=TextTone::Tick text=now_text />
            {rows.into_iter().enumerate().map(row).collect_view()}
        };
        Drawing::new(height, marks)
    };
    view! { <Chart label room=200.0 draw /> }
}

/// Which curve it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurveTone {
    /// As it is: solid.
    #[default]
    Keep,
    /// With fixes: dashed.
    Fix,
}

/// A curve inside a [`Chart`], with the part beyond the budget shaded.
#[component]
pub fn Curve(
    /// Points in pixels.
    points: Vec<(f64, f64)>,
    /// Which curve it is.
    #[prop(optional)]
    tone: CurveTone,
    /// Shade what is right of this, in pixels, down to the second number.
    #[prop(optional)]
    shade: Option<(f64, f64)>,
) -> impl IntoView {
    let class = match tone {
        CurveTone::Keep => "as",
        CurveTone::Fix => "fx",
    };
    let area = shade.map(|(from, base)| {
        let beyond = right_of(&points, from);
        view! { <path class="of" d=area_path(&beyond, base)></path> }
    });
    view! {
        {area}
        <path class=class d=line_path(&points)></path>
    }
}

/// How much of its colour a cell of a heat table has, for `--p`: of a share from 0 to 1.
pub fn heat(share: f64) -> String {
    format!("{}%", (8.0 + 46.0 * share.clamp(0.0, 1.0)).round())
}

/// A `<td>` of a heat table: the larger, the darker, with its figure always printed.
#[component]
pub fn HeatCell(
    /// From 0 to 1; none is not reached: a dash without colour.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// The figure.
    #[prop(into)]
    figure: Signal<String>,
    /// It is the chosen one.
    #[prop(optional, into)]
    chosen: Signal<bool>,
) -> impl IntoView {
    let mixed = move || share.get().map(heat);
    view! {
        <td
            class="num"
            class:h=move || share.get().is_some()
            class:quiet=move || share.get().is_none()
            class:chosen=move || chosen.get()
            style=("--p", mixed)
        >
            {move || if share.get().is_some() { figure.get() } else { "–".to_owned() }}
        </td>
    }
}
