//! Bars: against a budget, beside a figure, in shares.

use leptos::prelude::*;

fn percent(share: f64) -> String {
    let share = if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    };
    format!("{}%", (share * 1000.0).round() / 10.0)
}

/// A share that is used up, with a mark where it should be.
#[component]
pub fn ShareMeter(
    /// The text alternative, such as "36.8% of the budget spent, day 21 of 28".
    #[prop(into)]
    label: Signal<String>,
    /// The filled share, from 0 to 1; more than 1 is filled in the colour for too much.
    #[prop(into)]
    share: Signal<f64>,
    /// The mark, from 0 to 1.
    #[prop(optional, into)]
    mark: Signal<Option<f64>>,
    /// 6 px high instead of 12.
    #[prop(optional)]
    thin: bool,
) -> impl IntoView {
    view! {
        <span class="meter" class:thin=thin role="img" aria-label=move || label.get()>
            <i class:over=move || 1.0 < share.get() style:width=move || percent(share.get())></i>
            {move || mark.get().map(|at| view! { <u style:left=percent(at)></u> })}
        </span>
    }
}

/// A total against its budget in one line: what is within, what is over, the mark between.
#[component]
pub fn MiniMeter(
    /// The text alternative; none where a text beside it says the same.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The total.
    #[prop(into)]
    total: Signal<f64>,
    /// The budget.
    #[prop(into)]
    budget: Signal<f64>,
) -> impl IntoView {
    // A little more than the longer of the two, so that the mark is not the end.
    let longest = move || total.get().max(budget.get()) * 1.08;
    let part = move |value: f64| percent(value / longest());
    view! {
        <span
            class="meter thin mini"
            role=label.map(|_| "img")
            aria-label=move || label.map(|label| label.get())
            aria-hidden=label.is_none().then_some("true")
        >
            <i class="over" style:width=move || part(total.get())></i>
            <i style:width=move || part(total.get().min(budget.get()))></i>
            <u style:left=move || part(budget.get())></u>
        </span>
    }
}

/// What colour a [`Bar`] has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarTone {
    /// As it is.
    #[default]
    Keep,
    /// Too big alone.
    Over,
    /// Of a fix.
    Fix,
}

/// A figure with a bar behind it, all on one scale. The text is the figure.
#[component]
pub fn Bar(
    /// The figure.
    #[prop(into)]
    figure: Signal<String>,
    /// Its share of the longest bar, from 0 to 1.
    #[prop(into)]
    share: Signal<f64>,
    /// What is left of it with the mitigations that are on, from 0 to 1 of the bar: the rest is
    /// pale.
    #[prop(optional, into)]
    left: Signal<Option<f64>>,
    /// Its colour.
    #[prop(optional, into)]
    tone: Signal<BarTone>,
    /// Shown as a tip, such as "16.1 with the mitigations that are on".
    #[prop(optional, into)]
    tip: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <span
            class="bar-in"
            class:of-fix=move || tone.get() == BarTone::Fix
            data-tip=move || tip.get()
        >
            <b>{move || figure.get()}</b>
            <i
                class:big=move || tone.get() == BarTone::Over
                class:part=move || left.get().is_some()
                style:width=move || percent(share.get())
            >
                {move || left.get().map(|left| view! { <u style:width=percent(left)></u> })}
            </i>
        </span>
    }
}

/// What a piece of a [`ShareBar`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareTone {
    /// Yes.
    Yes,
    /// Partly: hatched.
    Partly,
    /// No.
    No,
    /// Does not apply.
    Rest,
}

/// Answers as one bar; what is missing stays empty. Say the counts beside it.
#[component]
pub fn ShareBar(
    /// The text alternative, such as "53 yes, 6 partly, 8 no, 8 to answer".
    #[prop(into)]
    label: Signal<String>,
    /// The pieces with their shares of the whole, from 0 to 1.
    #[prop(into)]
    parts: Signal<Vec<(ShareTone, f64)>>,
) -> impl IntoView {
    let piece = |(tone, share): (ShareTone, f64)| {
        let class = match tone {
            ShareTone::Yes => "y",
            ShareTone::Partly => "p",
            ShareTone::No => "n",
            ShareTone::Rest => "z",
        };
        view! { <i class=class style:width=percent(share)></i> }
    };
    view! {
        <span class="stackbar" role="img" aria-label=move || label.get()>
            {move || parts.get().into_iter().map(piece).collect_view()}
        </span>
    }
}

/// From what is now to what it would be: a lever.
#[component]
pub fn Lever(
    /// What would change, such as "Half as often".
    #[prop(into)]
    name: Signal<String>,
    /// The share now, from 0 to 1.
    #[prop(into)]
    now: Signal<f64>,
    /// The share then, from 0 to 1.
    #[prop(into)]
    then: Signal<f64>,
    /// The share then, in words.
    #[prop(into)]
    figure: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="lev">
            <span>{move || name.get()}</span>
            <span class="t" aria-hidden="true">
                <i class="gain" style:width=move || percent(then.get())></i>
                <i style:width=move || percent(now.get().min(then.get()))></i>
            </span>
            <b>{move || figure.get()}</b>
        </div>
    }
}

/// What stands on a [`RangeBar`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RangeMark {
    /// A point of what happened: a filled dot.
    Happened(f64),
    /// A point of a drill: a ring.
    Drill(f64),
    /// A point of what somebody said: an indigo dot.
    Said(f64),
}

/// A range as a band, its mean as a mark, and points. All places are from 0 to 1.
#[component]
pub fn RangeBar(
    /// The text alternative.
    #[prop(into)]
    label: Signal<String>,
    /// The band; none where there is no range.
    #[prop(into)]
    band: Signal<Option<(f64, f64)>>,
    /// The mean.
    #[prop(optional, into)]
    mean: Signal<Option<f64>>,
    /// The points.
    #[prop(optional, into)]
    marks: Signal<Vec<RangeMark>>,
    /// The band is a proposal.
    #[prop(optional)]
    fix: bool,
) -> impl IntoView {
    let point = |mark: RangeMark| {
        let (class, at) = match mark {
            RangeMark::Happened(at) => ("", at),
            RangeMark::Drill(at) => ("drill", at),
            RangeMark::Said(at) => ("said", at),
        };
        view! { <b class=class style:left=percent(at)></b> }
    };
    view! {
        <span class="rng" role="img" aria-label=move || label.get()>
            {move || {
                band.get()
                    .map(|(low, high)| {
                        view! {
                            <i
                                class:fix=fix
                                style:left=percent(low)
                                style:width=percent(high - low)
                            ></i>
                        }
                    })
            }}
            {move || mean.get().map(|at| view! { <u style:left=percent(at)></u> })}
            {move || marks.get().into_iter().map(point).collect_view()}
        </span>
    }
}
