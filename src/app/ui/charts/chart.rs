//! Charts: a frame that knows its width, and the marks that charts share.

use leptos::html;
use leptos::prelude::*;

use crate::app::ui::dom;
use crate::drawing::{Scale, line_path, px};

/// A chart as its frame draws it.
pub struct Drawing {
    /// How high it is, in pixels.
    pub height: f64,
    /// What is in it: SVG elements.
    pub marks: AnyView,
}

impl Drawing {
    /// A drawing of `height` pixels.
    pub fn new(height: f64, marks: impl IntoAny) -> Self {
        let marks = marks.into_any();
        Self { height, marks }
    }
}

/// Gives a chart the width it has, so that its text is never scaled, and draws it again when that
/// or what `draw` reads changes.
#[component]
pub fn Chart(
    /// The text alternative: what the chart says.
    #[prop(into)]
    label: Signal<String>,
    /// How high it is before it is measured, so that nothing jumps.
    #[prop(default = 120.0)]
    room: f64,
    /// From the width in pixels to the drawing.
    #[prop(into)]
    draw: Callback<f64, Drawing>,
) -> impl IntoView {
    let node: NodeRef<html::Div> = NodeRef::new();
    let width = dom::watch_width(node);
    let drawn = move || {
        let wide = width.get();
        if wide <= 0.0 {
            return None;
        }
        let Drawing { height, marks } = draw.run(wide);
        Some(view! {
            <svg
                class="svg"
                role="img"
                aria-label=move || label.get()
                width=px(wide)
                height=px(height)
                viewBox=format!("0 0 {} {}", px(wide), px(height))
            >
                {marks}
            </svg>
        })
    };
    view! {
        <div
            class="chart"
            node_ref=node
            style:min-height=move || (width.get() <= 0.0).then(|| format!("{room}px"))
        >
            {drawn}
        </div>
    }
}

/// Where a label's place is: at its start, middle or end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextAnchor {
    /// It begins there.
    #[default]
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// How a label looks: a class of `style/ui/charts.css`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextTone {
    /// Plain.
    #[default]
    Plain,
    /// Of an axis: small and quiet.
    Tick,
    /// Bold.
    Strong,
    /// Bold, as it is.
    Keep,
    /// Bold, over.
    Over,
    /// Bold, of a fix.
    Fix,
}

/// A label in a chart with a halo in the colour of the surface.
#[component]
pub fn ChartText(
    /// Its place.
    x: f64,
    /// Its base line.
    y: f64,
    /// What of it is at its place.
    #[prop(optional)]
    anchor: TextAnchor,
    /// How it looks.
    #[prop(optional)]
    tone: TextTone,
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let anchor = match anchor {
        TextAnchor::Start => "start",
        TextAnchor::Middle => "middle",
        TextAnchor::End => "end",
    };
    let class = match tone {
        TextTone::Plain => "halo",
        TextTone::Tick => "halo tk",
        TextTone::Strong => "halo st",
        TextTone::Keep => "halo kt",
        TextTone::Over => "halo ot",
        TextTone::Fix => "halo ft",
    };
    view! {
        <text class=class x=px(x) y=px(y) text-anchor=anchor>
            {text}
        </text>
    }
}

/// The axis at the foot: a line, its ticks with their texts, the unit under them.
#[component]
pub fn XAxis(
    /// Value to pixel.
    scale: Scale,
    /// From and to, in pixels.
    span: (f64, f64),
    /// Where the line is.
    y: f64,
    /// Values and what is written at them.
    ticks: Vec<(f64, String)>,
    /// The unit, such as "bad minutes in a quarter"; empty for none.
    #[prop(optional, into)]
    unit: String,
) -> impl IntoView {
    let (from, to) = span;
    let tick = move |(value, text): (f64, String)| {
        let x = scale.at(value);
        let anchor = match x - from < 2.0 {
            true => TextAnchor::Start,
            false => TextAnchor::Middle,
        };
        view! { <ChartText x y=y + 16.0 anchor tone=TextTone::Tick text /> }
    };
    let middle = (from + to) / 2.0;
    view! {
        <path class="ax" d=line_path(&[(from, y), (to, y)])></path>
        {ticks.into_iter().map(tick).collect_view()}
        {(!unit.is_empty()).then(move || view! {
            <ChartText
                x=middle
                y=y + 32.0
                anchor=TextAnchor::Middle
                tone=TextTone::Tick
                text=unit
            />
        })}
    }
}

/// Lines across with their values at the left.
#[component]
pub fn YGrid(
    /// Value to pixel.
    scale: Scale,
    /// From and to, in pixels.
    span: (f64, f64),
    /// Values and what is written at them.
    ticks: Vec<(f64, String)>,
) -> impl IntoView {
    let (from, to) = span;
    let tick = move |(value, text): (f64, String)| {
        let y = scale.at(value);
        view! {
            <path class="g" d=line_path(&[(from, y), (to, y)])></path>
            <ChartText
                x=from - 8.0
                y=y + 4.0
                anchor=TextAnchor::End
                tone=TextTone::Tick
                text
            />
        }
    };
    ticks.into_iter().map(tick).collect_view()
}

/// A budget: a line in ink with its value beside it. Another budget than the chosen one is dashed.
#[component]
pub fn BudgetLine(
    /// Where it is.
    x: f64,
    /// From and to, in pixels.
    span: (f64, f64),
    /// Not the chosen one.
    #[prop(optional)]
    other: bool,
    /// What it is, such as "budget 131 min".
    #[prop(optional, into)]
    text: String,
    /// The words stand left of it, because there is no room at the right.
    #[prop(optional)]
    left: bool,
) -> impl IntoView {
    let (top, foot) = span;
    let (beside, anchor) = match left {
        true => (-6.0, TextAnchor::End),
        false => (6.0, TextAnchor::Start),
    };
    let tone = if other {
        TextTone::Plain
    } else {
        TextTone::Strong
    };
    view! {
        <path class=if other { "bo" } else { "bm" } d=line_path(&[(x, top), (x, foot)])></path>
        {(!text.is_empty())
            .then(move || view! { <ChartText x=x + beside y=top + 4.0 anchor tone text /> })}
    }
}

/// One entry of a legend; label lines directly where there is room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendMark {
    /// A filled dot: within the budget.
    Within,
    /// A ring: over it.
    Over,
    /// A filled dot of a fix.
    Fix,
    /// A quiet ring: as it was.
    Before,
}

/// A legend under a chart.
#[component]
pub fn Legend(
    /// Its entries.
    entries: Vec<(LegendMark, String)>,
    /// What stands at its right, such as a link or the unit.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let entry = |(mark, text): (LegendMark, String)| {
        let (class, radius) = match mark {
            LegendMark::Within => ("dk", "5"),
            LegendMark::Over => ("do", "4.5"),
            LegendMark::Fix => ("df", "5"),
            LegendMark::Before => ("was", "4"),
        };
        view! {
            <span>
                <svg class="svg key" viewBox="0 0 12 12" aria-hidden="true">
                    <circle class=class cx="6" cy="6" r=radius></circle>
                </svg>
                {text}
            </span>
        }
    };
    view! {
        <div class="legend">
            {entries.into_iter().map(entry).collect_view()}
            {children.map(|children| view! { <span class="grow"></span> {children()} })}
        </div>
    }
}
