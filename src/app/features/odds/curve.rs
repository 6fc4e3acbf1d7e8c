//! How likely a window costs more than so many bad minutes: the curve, read by a slider, saved as a picture.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::analysis::above;
use crate::analysis::working::Why;
use crate::app::answer::odds_picture::Pictured;
use crate::app::browser::files;
use crate::app::features::odds::curve_table::CurveTable;
use crate::app::features::odds::shown::{Budget, Shown};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Ask, BudgetLine, Button, Card, Chart, ChartText, CheckField, Curve, CurveTone, Drawing, Fold,
    TextAnchor, TextTone, XAxis, YGrid, icons,
};
use crate::drawing::odds::chart::Scale;
use crate::drawing::odds::exceedance::{LinePlace, covered, line_labels, mark_labels};
use crate::drawing::odds::odds_svg::{OddsPicture, SvgFile};
use crate::drawing::{self, Rect, Wish, bold_width, leader, line_path, px, text_width};
use crate::text::figures::figure;
use crate::text::odds_words as words;
use crate::text::odds_words::probability;

/// How high the chart is, without the unit under its axis.
const HEIGHT: f64 = 300.0;
/// Of its words, in pixels.
const SIZE: f64 = 12.0;

/// The card.
#[component]
pub fn CurveCard(shown: Memo<Shown>) -> impl IntoView {
    let log = RwSignal::new(false);
    let label = move || shown.with(described);
    let draw = move |width: f64| {
        shown.with(|shown| Drawing::new(HEIGHT + 16.0, drawn(shown, log.get(), width)))
    };
    let aside = move || view! { <SaveButtons shown log /> };
    view! {
        <Card title="How likely is it to cost more?" aside>
            <Chart label=Signal::derive(label) room=HEIGHT + 16.0 draw />
            <Reader shown />
            <div class="row between wrap">
                <div class="no-print">
                    <CheckField
                        label="Logarithmic scale"
                        checked=log
                        on_change=move |on| log.set(on)
                    />
                </div>
                <span class="quiet">
                    <Ask why=Why::Curve.to_string()>"The figures of the curve"</Ask>
                </span>
            </div>
            <Fold summary="The curve as a table">
                <CurveTable shown />
            </Fold>
        </Card>
    }
}

/// What the chart says, in words.
fn described(shown: &Shown) -> String {
    let known = |one: &Budget| Some((one.percent.to_string(), one.minutes, one.kept?));
    let budgets: Vec<_> = shown.budgets.iter().filter_map(known).collect();
    words::curve_described(shown.settings.window, &budgets)
}

/// The curves' points and whether they are stairs.
fn curves(shown: &Shown) -> [(&[(f64, f64)], bool); 2] {
    [&shown.as_is, &shown.mitigated].map(|told| match told {
        Some(told) => (told.curve.as_slice(), told.exact),
        None => (&[][..], false),
    })
}

fn drawn(shown: &Shown, log: bool, width: f64) -> impl IntoView + use<> {
    let [(as_is, stairs), (mitigated, fix_stairs)] = curves(shown);
    let end = |curve: &[(f64, f64)]| curve.last().map_or(0.0, |point| point.0);
    let scale = Scale::sized(end(as_is).max(end(mitigated)), log, (width, HEIGHT));
    let lines = [
        scale.places(as_is, stairs),
        scale.places(mitigated, fix_stairs),
    ];
    let (left, base) = (scale.x(0.0), scale.y(0.0));
    // The axes have their places as they are.
    let same = drawing::Scale::new((0.0, 1.0), (0.0, 1.0));
    let across = scale
        .probability_ticks()
        .into_iter()
        .map(|one| (one.at, one.label));
    let along = scale.ticks().into_iter().map(|one| (one.at, one.label));
    let budgets = BudgetWords::new(shown, &scale, &lines[0], width);
    let covered = covered(&budgets.lines, &budgets.places);
    let marks = marks(shown, &scale, &lines, &covered, width);
    let [as_line, fix_line] = lines;
    let shade = shown.chosen().map(|one| (scale.x(one.minutes), base));
    let as_curve = match shade {
        Some(shade) => view! { <Curve points=as_line shade /> }.into_any(),
        None => view! { <Curve points=as_line /> }.into_any(),
    };
    let fixes =
        (!fix_line.is_empty()).then(|| view! { <Curve points=fix_line tone=CurveTone::Fix /> });
    view! {
        <YGrid scale=same span=(left, scale.end()) ticks=across.collect() />
        <XAxis
            scale=same
            span=(left, scale.end())
            y=base
            ticks=along.collect()
            unit=format!("bad minutes in {}", words::window(shown.settings.window))
        />
        {fixes}
        {as_curve}
        {budget_lines(budgets, &scale)}
        {marks}
    }
}

/// The budgets that the chart holds, the headline's first, and where their words stand.
struct BudgetWords {
    budgets: Vec<Budget>,
    /// Each line's place, and the width of its words.
    lines: Vec<(f64, f64)>,
    places: Vec<Option<LinePlace>>,
}

impl BudgetWords {
    fn new(shown: &Shown, scale: &Scale, curve: &[(f64, f64)], width: f64) -> Self {
        let mut budgets: Vec<Budget> = shown.budgets.clone();
        budgets.retain(|one| scale.holds(one.minutes));
        budgets.sort_by_key(|one| !one.chosen);
        let lines: Vec<(f64, f64)> = budgets
            .iter()
            .map(|one| (scale.x(one.minutes), bold_width(&budget_words(one), SIZE)))
            .collect();
        let places = line_labels(&lines, curve, (span(scale).0, width));
        Self {
            budgets,
            lines,
            places,
        }
    }
}

/// From where to where the line of a budget goes.
fn span(scale: &Scale) -> (f64, f64) {
    (scale.y(1.0) - 8.0, scale.y(0.0))
}

fn budget_words(budget: &Budget) -> String {
    format!("{}%: budget {}", budget.percent, figure(budget.minutes))
}

fn budget_lines(words: BudgetWords, scale: &Scale) -> impl IntoView + use<> {
    let (top, base) = span(scale);
    let BudgetWords {
        budgets,
        lines,
        places,
    } = words;
    let line = |((one, (x, _)), place): ((Budget, (f64, f64)), Option<LinePlace>)| {
        let other = !one.chosen;
        let tone = if other {
            TextTone::Plain
        } else {
            TextTone::Strong
        };
        let over = one.kept.filter(|_| other);
        let words = place.map(|at| {
            let anchor = if at.left {
                TextAnchor::End
            } else {
                TextAnchor::Start
            };
            let more = over.map(|kept| {
                let text = format!("{} over", probability(1.0 - kept));
                view! { <ChartText x=at.x y=at.y + 16.0 anchor tone=TextTone::Tick text /> }
            });
            view! {
                <ChartText x=at.x y=at.y anchor tone text=budget_words(&one) />
                {more}
            }
        });
        view! {
            <BudgetLine x span=(top, base) other />
            {words}
        }
    };
    let all = budgets.into_iter().zip(lines).zip(places);
    all.map(line).collect_view()
}

/// Where the curves meet the budget, and where as many windows as wanted stay under.
fn marks(
    shown: &Shown,
    scale: &Scale,
    lines: &[Vec<(f64, f64)>; 2],
    covered: &[Rect],
    width: f64,
) -> impl IntoView + use<> {
    let settings = &shown.settings;
    let mut all: Vec<((f64, f64), &'static str, TextTone, String)> = Vec::new();
    if let Some(chosen) = shown.chosen().filter(|one| scale.holds(one.minutes)) {
        let x = scale.x(chosen.minutes);
        if let Some(kept) = chosen.kept {
            let text = words::go_over(kept, settings.window);
            all.push(((x, scale.y(1.0 - kept)), "dk", TextTone::Keep, text));
        }
        if let Some(then) = chosen.then {
            let text = words::go_over_then(then, shown.on);
            all.push(((x, scale.y(1.0 - then)), "df", TextTone::Fix, text));
        }
    }
    let under = shown.as_is.as_ref().and_then(words::stay_under);
    if let Some(minutes) = under.filter(|minutes| scale.holds(*minutes)) {
        let confidence = settings.confidence();
        let at = (scale.x(minutes), scale.y(1.0 - confidence));
        let text = words::stay_under_words(minutes, confidence, settings.window);
        all.push((at, "ring", TextTone::Plain, text));
    }
    let wish = |(at, _, tone, text): &((f64, f64), _, TextTone, String)| Wish {
        at: *at,
        width: match tone {
            TextTone::Plain => text_width(text, SIZE),
            _ => bold_width(text, SIZE),
        },
    };
    let wishes: Vec<Wish> = all.iter().map(wish).collect();
    let places = mark_labels(scale, &wishes, lines, covered, width);
    let tied = |(wish, place): (&Wish, &Option<(f64, f64)>)| {
        let end = leader(wish, (*place)?)?;
        Some(view! { <path class="ax" d=line_path(&[wish.at, end])></path> })
    };
    let ties = wishes.iter().zip(&places).map(tied).collect_view();
    let mark = |(((x, y), class, tone, text), place): (_, Option<(f64, f64)>)| {
        let words = place.map(|(x, y)| view! { <ChartText x y tone text /> });
        view! {
            <circle class=class cx=px(x) cy=px(y) r="4.5"></circle>
            {words}
        }
    };
    let marks = all.into_iter().zip(places).map(mark).collect_view();
    (ties, marks)
}

/// A slider that reads the curve point by point, by keys as well.
#[component]
fn Reader(shown: Memo<Shown>) -> impl IntoView {
    let at = RwSignal::new(50_u32);
    let reading = move || {
        shown.with(|shown| {
            let [(as_is, stairs), (mitigated, fix_stairs)] = curves(shown);
            let end = as_is.last().map_or(0.0, |point| point.0);
            let minutes = end * f64::from(at.get()) / 100.0;
            let then = (!mitigated.is_empty()).then(|| above(mitigated, fix_stairs, minutes));
            words::beyond(
                minutes,
                shown.settings.window,
                above(as_is, stairs, minutes),
                then,
            )
        })
    };
    view! {
        <div class="reader">
            <label class="inline">
                <span>"Read the curve"</span>
                <input
                    type="range"
                    min="0"
                    max="100"
                    prop:value=move || at.get().to_string()
                    aria-valuetext=reading
                    on:input:target=move |event| {
                        at.set(event.target().value().parse().unwrap_or(50));
                    }
                />
            </label>
            <output class="muted">{reading}</output>
        </div>
    }
}

#[component]
fn SaveButtons(shown: Memo<Shown>, log: RwSignal<bool>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let save = move || {
        let file = untrack(|| picture(workbook, &shown.get(), log.get()));
        let name = file_name(workbook, "odds.svg");
        workbook.try_browser(files::download(&name, "image/svg+xml", &file.text));
    };
    let save_png = move || {
        let file = untrack(|| picture(workbook, &shown.get(), log.get()));
        let name = file_name(workbook, "odds.png");
        spawn_local(async move {
            workbook.try_browser(files::download_png(name, file.text, file.size).await);
        });
    };
    view! {
        <span class="row no-print">
            <Button small=true icon=icons::EXPORT attr:aria-label="Download SVG" on_press=save>
                "SVG"
            </Button>
            <Button small=true icon=icons::EXPORT attr:aria-label="Download PNG" on_press=save_png>
                "PNG"
            </Button>
        </span>
    }
}

fn file_name(workbook: Workbook, end: &str) -> String {
    workbook
        .document
        .with_untracked(|document| files::file_name(&document.name, end))
}

/// The chart as it leaves the page.
fn picture(workbook: Workbook, shown: &Shown, log: bool) -> SvgFile {
    let [(as_is, stairs), (mitigated, fix_stairs)] = curves(shown);
    let mut budgets: Vec<Budget> = shown.budgets.clone();
    budgets.sort_by_key(|one| !one.chosen);
    let budget = |one: &Budget| (one.minutes, format!("{}%", one.percent));
    let picture = OddsPicture {
        as_is: as_is.to_vec(),
        mitigated: mitigated.to_vec(),
        stairs: (stairs, fix_stairs),
        budgets: budgets.iter().map(budget).collect(),
        log,
    };
    let shows = described(shown);
    workbook.with_document(|document| Pictured { picture, shows }.signed(document))
}
