//! How fast the budget burns.

use leptos::prelude::*;

use crate::app::features::calculator::asked::{AskField, ProblemOf};
use crate::app::features::calculator::form::Form;
use crate::app::ui::{Card, Chart, ChartText, Drawing, Stat, Stats, TextAnchor, TextTone, YGrid};
use crate::codec::link::calculator::{Ask, Field};
use crate::drawing::{Scale, line_path, px};
use crate::text::calculator::slo_answers as answers;
use crate::text::calculator::slo_figures::{Burning, burn};

/// How high the chart is.
const HEIGHT: f64 = 150.0;

fn problem(ask: &Ask) -> Option<String> {
    answers::burning(ask).err()
}

/// The card.
#[component]
pub fn BurnCard(form: Form) -> impl IntoView {
    let found = Memo::new(move |_| form.with(burn));
    let words = move || {
        let words = form.with(answers::burning).unwrap_or_default();
        words
            .into_iter()
            .map(|text| view! { <p>{text}</p> })
            .collect_view()
    };
    view! {
        <Card title="How fast the budget burns">
            <p class="inline wrap row">
                "When"
                <AskField
                    form
                    field=Field::Errors
                    label="Requests that fail, in percent"
                    problem
                    size="5"
                /> "% of requests fail"
            </p>
            <ProblemOf form field=Field::Errors problem />
            {move || found.get().map(|burning| view! { <Figures burning /> })}
            <div class="muted stack s" role="status" aria-label="How fast the budget burns">
                {words}
            </div>
        </Card>
    }
}

#[component]
fn Figures(burning: Burning) -> impl IntoView {
    let [rate, lasts, hour] = burning.stats();
    let stat = |(label, value): (String, String)| view! { <Stat label value /> };
    let label = burning.described();
    let draw = move |width: f64| Drawing::new(HEIGHT, drawn(&burning, width));
    view! {
        <Stats>{stat(rate)} {stat(lasts)} {stat(hour)}</Stats>
        <Chart label draw room=HEIGHT />
    }
}

/// What is left of the budget over the window: as it burns, and as it would at 1.
fn drawn(burning: &Burning, width: f64) -> impl IntoView + use<> {
    let (left, right, top, base) = (40.0, width - 8.0, 12.0, 126.0);
    let grid = Scale::new((1.0, 0.0), (top, base));
    let across = vec![
        (1.0, "100%".to_owned()),
        (0.5, String::new()),
        (0.0, "0%".to_owned()),
    ];
    let share = burning.share_of_window();
    let spent = left + (right - left) * share.min(1.0);
    // Slower than 1 something is left at the end.
    let end = top + (base - top) / share.max(1.0);
    let says = burning.spent_in();
    let beside = match spent > right - 120.0 {
        true => (spent - 10.0, TextAnchor::End),
        false => (spent + 10.0, TextAnchor::Start),
    };
    let even = line_path(&[(left, top), (right, base)]);
    let now = line_path(&[(left, top), (spent, end)]);
    view! {
        <YGrid scale=grid span=(left, right) ticks=across />
        <path class="burn-even" d=even></path>
        <path class="burn-now" d=now></path>
        <circle class="burn-end" cx=px(spent) cy=px(end) r="5"></circle>
        <ChartText x=beside.0 y=end - 10.0 anchor=beside.1 tone=TextTone::Over text=says />
        <ChartText x=left y=base + 18.0 tone=TextTone::Tick text="0" />
        <ChartText
            x=right
            y=base + 18.0
            anchor=TextAnchor::End
            tone=TextTone::Tick
            text=burning.window.clone()
        />
    }
}
