//! The chart of how likely a year, or another window, costs more than so many bad minutes.

use wasm_bindgen_futures::spawn_local;

use super::field::tick;
use crate::app::browser::files;
use crate::app::desk::Desk;
use crate::app::odds_desk::OddsDesk;
use crate::app::signals::Signal;
use crate::app::view::{El, el, follow_value, set_attribute, svg};
use crate::format::chart::{self, HEIGHT, RIGHT, Scale, WIDTH, place};
use crate::format::figures::figure;
use crate::format::odds_words::{probability, window};
use crate::math::{Percent, error_budget};
use crate::model::{Wanted, Window};

/// What the chart is drawn from.
#[derive(Clone, PartialEq)]
struct Drawn {
    window: Window,
    log: bool,
    as_is: Vec<(f64, f64)>,
    mitigated: Vec<(f64, f64)>,
    /// Percentages, budgets, and whether the target is the headline's.
    budgets: Vec<(String, f64, bool)>,
}

/// The chart with what reads it, and its table.
pub fn odds_chart(desk: Desk, odds: OddsDesk) -> El {
    let log = Signal::new(false);
    let (is_log, set_log, log_of) = (log.clone(), log.clone(), log);
    let read = move || drawn(desk, odds, log_of.get());
    let picture = svg("svg.exceedance")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr(
            "viewBox",
            &format!("0 0 {} {}", place(WIDTH), place(HEIGHT)),
        )
        .attr("role", "img");
    let reading = Signal::new(None::<Drawn>);
    let (keep, read_at, table_of) = (reading.clone(), reading.clone(), reading);
    let shown = picture.clone();
    follow_value(read, move |drawn: &Option<Drawn>| {
        let label = drawn.as_ref().map_or(String::new(), describe);
        set_attribute(shown.element(), "aria-label", Some(&label));
        shown.fill(drawn.as_ref().map_or(Vec::new(), draw));
        keep.set(drawn.clone());
    });
    let saved = picture.clone();
    let save = move || {
        let name = desk.with_document(|document| document.name.clone());
        let name = files::file_name(&name, "odds.svg");
        let text = saved.element().outer_html();
        desk.try_browser(files::download(&name, "image/svg+xml", &text));
    };
    let pictured = picture.clone();
    let save_png = move || {
        let name = desk.with_document(|document| document.name.clone());
        let name = files::file_name(&name, "odds.png");
        let drawing = pictured.element().outer_html();
        spawn_local(async move {
            desk.try_browser(files::download_png(name, drawing, (WIDTH, HEIGHT)).await);
        });
    };
    el("div.chart")
        .child(picture)
        .child(reader(read_at))
        .child(
            el("p.actions")
                .child(tick(
                    "Logarithmic minutes",
                    move || is_log.get(),
                    move |on| set_log.set(on),
                ))
                .child(el("button").text("Download SVG").tap(save))
                .child(el("button").text("Download PNG").tap(save_png)),
        )
        .child(
            el("details")
                .child(el("summary").text("The curve as a table"))
                .child(el("div").part(move || curve_table(&table_of))),
        )
}

fn drawn(desk: Desk, odds: OddsDesk, log: bool) -> Option<Drawn> {
    let (window, year, targets, chosen) = desk.with_document(|document| {
        let chosen = document.chosen().map(|target| target.id);
        let (window, year) = (document.odds.window, document.year.length());
        (window, year, document.targets.clone(), chosen)
    });
    let curve = |wanted| {
        odds.answers.with(|answers| {
            let told = answers.told(wanted);
            told.map_or(Vec::new(), |told| told.curve.clone())
        })
    };
    let as_is = curve(Wanted::AsIs(window));
    if as_is.is_empty() {
        return None;
    }
    let mut budgets = Vec::new();
    for target in targets {
        if let Ok(percent) = target.percent.parse::<Percent>()
            && !percent.is_extreme()
        {
            let budget = error_budget(percent, window.days(year)).get();
            budgets.push((target.percent, budget, chosen == Some(target.id)));
        }
    }
    Some(Drawn {
        window,
        log,
        as_is,
        mitigated: curve(Wanted::Mitigated),
        budgets,
    })
}

impl Drawn {
    fn scale(&self) -> Scale {
        let end = |curve: &[(f64, f64)]| curve.last().map_or(0.0, |(x, _)| *x);
        Scale::new(end(&self.as_is).max(end(&self.mitigated)), self.log)
    }

    /// How likely so many minutes are gone beyond, as the table is and as it would be.
    fn at(&self, minutes: f64) -> String {
        let above = |curve| probability(chart::above(curve, minutes));
        let mut text = format!(
            "More than {} bad minutes in {}: {}",
            figure(minutes),
            window(self.window),
            above(&self.as_is)
        );
        if !self.mitigated.is_empty() {
            text += &format!("; with what is switched on: {}", above(&self.mitigated));
        }
        text
    }
}

fn describe(drawn: &Drawn) -> String {
    let mut text = format!(
        "How likely {} costs more than so many bad minutes.",
        window(drawn.window)
    );
    for (percent, budget, _) in &drawn.budgets {
        let above = probability(chart::above(&drawn.as_is, *budget));
        text += &format!(" Beyond the {} of {percent}%: {above}.", figure(*budget));
    }
    text
}

fn draw(drawn: &Drawn) -> Vec<El> {
    let scale = drawn.scale();
    let (bottom, top) = (chart::y(0.0), chart::y(1.0));
    let line = |class: &str, from: (f64, f64), to: (f64, f64)| {
        svg(&format!("line.{class}"))
            .attr("x1", &place(from.0))
            .attr("y1", &place(from.1))
            .attr("x2", &place(to.0))
            .attr("y2", &place(to.1))
            .attr("stroke", "#8a8a8a")
    };
    let words = |class: &str, at: (f64, f64), text: &str| {
        svg(&format!("text.{class}"))
            .attr("x", &place(at.0))
            .attr("y", &place(at.1))
            .attr("font-size", "12")
            .attr("font-family", "sans-serif")
            .attr("fill", "#555555")
            .text(text)
    };
    let mut all = Vec::new();
    for tick in chart::probability_ticks() {
        all.push(
            line("grid", (scale.x(0.0), tick.at), (WIDTH - RIGHT, tick.at))
                .attr("stroke-opacity", "0.25"),
        );
        all.push(words("tick", (40.0, tick.at + 4.0), &tick.label).attr("text-anchor", "end"));
    }
    for tick in scale.ticks() {
        all.push(line("axis", (tick.at, bottom), (tick.at, bottom + 4.0)));
        all.push(
            words("tick", (tick.at, bottom + 18.0), &tick.label).attr("text-anchor", "middle"),
        );
    }
    for (percent, budget, chosen) in drawn.budgets.iter().filter(|one| scale.holds(one.1)) {
        let at = scale.x(*budget);
        let class = if *chosen { "budget chosen" } else { "budget" };
        let mark = line(class, (at, top), (at, bottom)).attr("stroke-dasharray", "3 3");
        all.push(mark);
        all.push(
            words("budget", (at, top - 6.0), &format!("{percent}%")).attr("text-anchor", "middle"),
        );
    }
    let curve = |class: &str, points: &[(f64, f64)], colour: &str| {
        svg(&format!("path.{class}"))
            .attr("d", &scale.path(points))
            .attr("fill", "none")
            .attr("stroke", colour)
            .attr("stroke-width", "2.5")
    };
    all.push(curve("as-is", &drawn.as_is, "#0b6e6e"));
    if !drawn.mitigated.is_empty() {
        all.push(curve("mitigated", &drawn.mitigated, "#7a4fb5").attr("stroke-dasharray", "7 4"));
    }
    all
}

/// A slider that reads the curve point by point, by keys as well.
fn reader(drawn: Signal<Option<Drawn>>) -> El {
    let at = Signal::new(50_u32);
    let moved = at.clone();
    let slider = el("input")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", "100")
        .attr("value", "50")
        .on_input(move |text| moved.set(text.parse().unwrap_or(50)));
    let text = move || {
        let at = f64::from(at.get()) / 100.0;
        drawn.with(|drawn| {
            drawn.as_ref().map_or(String::new(), |drawn| {
                let most = drawn.as_is.last().map_or(0.0, |(x, _)| *x);
                drawn.at(most * at)
            })
        })
    };
    el("div.reader")
        .child(el("label").text("Read the curve ").child(slider))
        .child(el("output").text_of(text))
}

/// Rows of the table beside the curve.
const ROWS: usize = 16;

fn curve_table(drawn: &Signal<Option<Drawn>>) -> Vec<El> {
    drawn.with(|drawn| {
        let Some(drawn) = drawn else {
            return Vec::new();
        };
        let title = |text: &str| el("th").attr("scope", "col").text(text);
        let mut head = el("tr")
            .child(title("More than, bad minutes"))
            .child(title("As it is"));
        if !drawn.mitigated.is_empty() {
            head = head.child(title("With what is switched on"));
        }
        let step = (drawn.as_is.len() / ROWS).max(1);
        let mut body = el("tbody");
        for (x, above) in drawn.as_is.iter().step_by(step) {
            let mut row = el("tr")
                .child(el("th").attr("scope", "row").text(&figure(*x)))
                .child(el("td").text(&probability(*above)));
            if !drawn.mitigated.is_empty() {
                let mitigated = chart::above(&drawn.mitigated, *x);
                row = row.child(el("td").text(&probability(mitigated)));
            }
            body = body.child(row);
        }
        let table = el("table.figures")
            .label("Exceedance curve")
            .child(el("thead").child(head))
            .child(body);
        vec![table]
    })
}
