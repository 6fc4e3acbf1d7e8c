//! Drawings of the answer: the meter of the risks, the twenty dots.

use leptos::prelude::*;

use super::bars::MiniMeter;
use super::chart::{BudgetLine, Chart, Drawing, XAxis};
use crate::app::ui::table::Ask;
use crate::drawing::{self, MeterMark, dot_plot, px, ticks};

/// What a [`Meter`] shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeterData {
    /// Sizes, such as the bad minutes of the risks, largest first.
    pub parts: Vec<f64>,
    /// Budgets.
    pub marks: Vec<MeterMark>,
    /// The text at the end, such as "951".
    pub total: String,
}

/// Risks by size in one bar: teal within the budget, vermilion beyond it, the mark between.
#[component]
pub fn Meter(
    /// The text alternative, such as "951 bad minutes in ten risks. Budget: 526 at 99.9%."
    #[prop(into)]
    label: Signal<String>,
    /// What it shows.
    #[prop(into)]
    data: Signal<MeterData>,
) -> impl IntoView {
    // Only what a change moves is set again: the bar has hundreds of segments.
    let two_lines =
        Memo::new(move |_| data.with(|data| data.marks.iter().any(|mark| !mark.name.is_empty())));
    let draw = move |width: f64| {
        let height = if two_lines.get() { 50.0 } else { 38.0 };
        Drawing::new(height, view! { <MeterMarks data width /> })
    };
    view! { <Chart label room=50.0 draw /> }
}

#[component]
fn MeterMarks(data: Signal<MeterData>, width: f64) -> impl IntoView {
    const TOP: f64 = 4.0;
    const HEIGHT: f64 = 14.0;
    let drawn = Memo::new(move |_| {
        data.with(|data| drawing::meter(&data.parts, &data.marks, &data.total, width))
    });
    let bar = move |over| drawn.with(|drawn| drawn.bar(over, TOP, HEIGHT));
    let end = Memo::new(move |_| drawn.with(|drawn| drawn.end));
    let lines = move |chosen, top, foot| {
        drawn.with(|drawn| {
            let marks = drawn.marks.iter().filter(|one| one.mark.chosen == chosen);
            let lines = marks.map(|one| drawing::line_path(&[(one.x, top), (one.x, foot)]));
            lines.collect::<String>()
        })
    };
    let labels =
        Memo::new(move |_| drawn.with(|drawn| data.with(|data| labels(drawn, &data.total))));
    let count = Memo::new(move |_| labels.with(Vec::len));
    // Each is there until there are fewer, and most keys set nothing of it but its place.
    let label = move |place: usize| {
        let read = move |pick: fn(&MarkLabel) -> String| {
            move || labels.with(|labels| labels.get(place).map(pick))
        };
        view! {
            <text
                class=read(|one| one.class.to_owned())
                x=read(|one| px(one.x))
                y=read(|one| px(one.y))
                text-anchor="middle"
            >
                {read(|one| one.text.clone())}
            </text>
        }
    };
    view! {
        <rect
            class="sg-rest"
            x=move || px(end.get())
            y=TOP
            width=move || px((width - end.get()).max(0.0))
            height=HEIGHT
        ></rect>
        <path class="sg-keep" d=move || bar(false)></path>
        <path class="sg-over" d=move || bar(true)></path>
        <path class="bm" d=move || lines(true, 0.0, 23.0)></path>
        <path class="bm other" d=move || lines(false, 2.0, 21.0)></path>
        {move || (0..count.get()).map(label).collect_view()}
    }
}

/// A text under the bar.
#[derive(Clone, PartialEq)]
struct MarkLabel {
    x: f64,
    y: f64,
    class: &'static str,
    text: String,
}

/// The budgets with what they belong to, and the total, where there is room for them.
fn labels(drawn: &drawing::Meter, total: &str) -> Vec<MarkLabel> {
    let label = |x, y, class, text: &str| MarkLabel {
        x,
        y,
        class,
        text: text.to_owned(),
    };
    let mut labels = Vec::new();
    for one in &drawn.marks {
        if let Some(x) = one.label {
            let class = if one.mark.chosen { "halo st" } else { "halo" };
            labels.push(label(x, 35.0, class, &one.mark.figure));
            labels.push(label(x, 47.0, "halo tk", &one.mark.name));
        }
    }
    labels.extend(drawn.total_label.map(|x| label(x, 35.0, "halo", total)));
    labels
}

/// What [`Dots`] show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DotsData {
    /// Twenty equally likely outcomes.
    pub outcomes: Vec<f64>,
    /// Those of the chart beside it, which has the same axis.
    pub beside: Vec<f64>,
    /// The budget they are held against.
    pub budget: f64,
    /// What is written at the budget's mark, such as "budget 131 min"; empty for none.
    pub budget_text: String,
    /// They are those with the mitigations that are on.
    pub fixes: bool,
}

/// Outcomes as dots: filled within the budget, rings beyond it.
#[component]
pub fn Dots(
    /// The text alternative, such as "6 of 20 quarters within 131 bad minutes".
    #[prop(into)]
    label: Signal<String>,
    /// What they show.
    #[prop(into)]
    data: Signal<DotsData>,
    /// From a value of the axis to its text.
    #[prop(into)]
    tick_text: Callback<f64, String>,
) -> impl IntoView {
    let draw = move |width: f64| {
        let DotsData {
            outcomes,
            beside,
            budget,
            budget_text,
            fixes,
        } = data.get();
        let plot = dot_plot(&outcomes, &beside, budget, width);
        // The budget's line begins at its text, or within the picture: above it stands the heading.
        let (head, top) = if budget_text.is_empty() {
            (8.0, 0.0)
        } else {
            (18.0, 8.0)
        };
        let axis = head + plot.height + 6.0;
        let (radius, scale) = (plot.radius, plot.scale);
        let within = if fixes { "df" } else { "dk" };
        let dot = move |dot: drawing::Dot| {
            // A ring's stroke is half outside.
            let (class, radius) = if dot.over {
                ("do", radius - 0.9)
            } else {
                (within, radius)
            };
            view! { <circle class=class cx=px(dot.x) cy=px(axis + dot.y) r=px(radius)></circle> }
        };
        let steps = if width < 400.0 { 5 } else { 6 };
        let ticks = ticks(plot.max, steps).into_iter();
        let ticks = ticks.map(|value| (value, tick_text.run(value))).collect();
        let left = plot.budget > width * 0.6;
        let marks = view! {
            {plot.dots.into_iter().map(dot).collect_view()}
            <XAxis scale span=(4.0, width - 4.0) y=axis ticks />
            <BudgetLine x=plot.budget span=(top, axis + 4.0) text=budget_text left />
        };
        Drawing::new(axis + 20.0, marks)
    };
    view! { <Chart label room=100.0 draw /> }
}

/// A figure with its name above and a remark below, in a [`Stats`] row.
#[component]
pub fn Stat(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The figure.
    #[prop(into)]
    value: Signal<String>,
    /// Its unit, beside it.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// It is being computed: the old figure stays.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// What its colour says.
    #[prop(optional, into)]
    tone: Signal<crate::app::ui::Tone>,
    /// Which figure it is, where it can be asked.
    #[prop(optional, into)]
    why: Option<String>,
    /// The remark.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="kpi">
            <span class="lab">{move || label.get()}</span>
            <span class="v">
                <span class=move || tone.get().class() class:busy=move || pending.get()>
                    {asked(why, value)}
                </span>
                " "
                <small>{move || unit.get()}</small>
            </span>
            {children.map(|children| view! { <small class="quiet">{children()}</small> })}
        </div>
    }
}

/// A figure, which can be asked where it comes from where somebody says which one it is.
fn asked(why: Option<String>, value: Signal<String>) -> AnyView {
    match why {
        Some(why) => view! { <Ask why>{move || value.get()}</Ask> }.into_any(),
        None => (move || value.get()).into_any(),
    }
}

/// Up to four [`Stat`]s in a row.
#[component]
pub fn Stats(
    /// The figures.
    children: Children,
) -> impl IntoView {
    view! { <div class="kpis">{children()}</div> }
}

/// The answer of a page: 44 px, with its unit beside it.
#[component]
pub fn Figure(
    /// The figure.
    #[prop(into)]
    value: Signal<String>,
    /// Its unit; a line break makes two lines.
    #[prop(into)]
    unit: Signal<String>,
    /// Its name, read out.
    #[prop(optional, into)]
    label: Option<String>,
    /// It is being computed: the old figure stays.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Which figure it is, where it can be asked.
    #[prop(optional, into)]
    why: Option<String>,
    /// What the last edit did to it: a [`crate::app::ui::Delta`].
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="row figure">
            <output class="fig" aria-label=label class:busy=move || pending.get()>
                {asked(why, value)}
            </output>
            <span class="unit">
                {children.map(|children| children())}
                <span class="unit-text">{move || unit.get()}</span>
            </span>
        </div>
    }
}

/// The answer in the bar of every page: a link to where it is worked out.
#[component]
pub fn Readout(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// The total as a figure, such as "951".
    #[prop(into)]
    figure: Signal<String>,
    /// The total.
    #[prop(into)]
    total: Signal<f64>,
    /// The budget.
    #[prop(into)]
    budget: Signal<f64>,
    /// The gap, such as "425 over".
    #[prop(into)]
    gap: Signal<String>,
    /// The gap is a bad one.
    #[prop(into)]
    over: Signal<bool>,
    /// More, such as "99.9% holds 28% of quarters".
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <a class="readout" href=move || href.get()>
            <b>{move || figure.get()}</b>
            <MiniMeter total budget />
            <span class:bad=move || over.get() class:good=move || !over.get()>
                {move || gap.get()}
            </span>
            {children.map(|children| children())}
        </a>
    }
}
