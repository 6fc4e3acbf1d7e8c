//! The answer first: one figure, one sentence, one bar.

use crate::analysis::{Meter, meter};
use crate::app::old::odds_panel::headline;
use crate::app::old::view::field::choice;
use crate::app::old::view::{El, el, follow_value, set_attribute};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::names::journey_name;
use crate::document::{Edit, Journey, RowId, Target};
use crate::grammar::number::plain;
use crate::text::figures::figure;
use crate::text::words;
use crate::text::words::{Answer, Tone};

/// The answer for the chosen target, with its choice.
pub fn answer(workbook: Workbook, odds: OddsState) -> El {
    answer_with(workbook, odds, true)
}

/// The answer, with or without the choice of target and journey.
pub fn answer_with(workbook: Workbook, odds: OddsState, choices: bool) -> El {
    let total = el("output.big")
        .attr("data-total", "")
        .label("Total bad minutes per year");
    let unit = el("span.unit");
    let states = el("p.states");
    let scopes = move || match workbook.with_document(|document| document.journeys.is_empty()) {
        true => Vec::new(),
        false => vec![()],
    };
    let mut beside = el("div.beside")
        .child(states.clone())
        .child(el("p.states").text_of(move || headline(workbook, odds)));
    if choices {
        let choices = el("div.choices")
            .rows(scopes, move |()| choose_scope(workbook))
            .child(choose_target(workbook));
        beside = beside.child(choices);
    }
    let section = el("section.answer")
        .label("Answer")
        .child(
            el("div.figure")
                .child(total.clone())
                .text(" ")
                .child(unit.clone()),
        )
        .child(beside)
        .child(budget_meter(workbook));
    let show = move |answer: &Answer| {
        total.show(&answer.total);
        unit.show(&answer.unit);
        let mut spans: Vec<El> = answer.sentence.iter().map(span).collect();
        if let Some(left_out) = &answer.left_out {
            spans.push(el("span").text(" "));
            spans.push(el("span.bad").text(left_out));
        }
        states.fill(spans);
    };
    let read = move || workbook.with_figures(words::answer);
    follow_value(read, show);
    section
}

/// A piece of a sentence.
pub(crate) fn span((text, tone): &(String, Tone)) -> El {
    let class = match tone {
        Tone::Plain => "",
        Tone::Strong => "strong",
        Tone::Good => "strong good",
        Tone::Bad => "strong bad",
    };
    el("span").class(class).text(text)
}

fn choose_target(workbook: Workbook) -> El {
    let choose = move |value: String| {
        if let Ok(id) = value.parse() {
            workbook.edit(target_edit(workbook, id));
        }
    };
    let options = move || {
        workbook.with_document(|document| {
            let option = |one: &Target| (one.id.to_string(), format!("{}%", one.percent));
            document.targets.iter().map(option).collect()
        })
    };
    let chosen = move || {
        let chosen = workbook.with_document(|document| document.chosen().map(|target| target.id));
        chosen.map_or(String::new(), |id| id.to_string())
    };
    let select = choice(options, chosen, choose);
    el("label.choose").text("Target ").child(select)
}

/// A target is chosen for what the figures are for: the service or one journey.
fn target_edit(workbook: Workbook, target: RowId) -> Edit {
    workbook.with_document(|document| {
        let Some(scope) = document.scope else {
            return Edit::ChooseTarget(target);
        };
        let mut journeys = document.journeys.clone();
        for journey in journeys.iter_mut().filter(|journey| journey.id == scope) {
            journey.target = Some(target);
        }
        Edit::SetJourneys(journeys)
    })
}

/// The whole service, or one journey. Not shown while there are no journeys.
fn choose_scope(workbook: Workbook) -> El {
    let options = move || {
        workbook.with_document(|document| {
            let whole = (String::new(), "the whole service".to_owned());
            let option = |one: &Journey| (one.id.to_string(), journey_name(one.id, document));
            let journeys = document.journeys.iter().map(option);
            std::iter::once(whole).chain(journeys).collect()
        })
    };
    let chosen = move || {
        let scope = workbook.with_document(|document| document.scope);
        scope.map_or(String::new(), |id| id.to_string())
    };
    let choose = move |value: String| workbook.edit(Edit::ChooseScope(value.parse().ok()));
    let select = choice(options, chosen, choose);
    el("label.choose").text("For ").child(select)
}

/// Every risk a segment, every budget a mark.
fn budget_meter(workbook: Workbook) -> El {
    let bar = el("div.meter").attr("role", "img");
    let shown = bar.clone();
    let read = move || workbook.with_analysis(|analysis| (meter(analysis), analysis.total.get()));
    let show = move |(layout, total): &(Meter, f64)| {
        let described = describe(&figure(*total), layout);
        set_attribute(shown.element(), "aria-label", Some(&described));
        shown.fill(draw_meter(layout));
    };
    follow_value(read, show);
    bar
}

fn describe(total: &str, layout: &Meter) -> String {
    let mut text = format!("{total} bad minutes a year");
    for (place, mark) in layout.marks.iter().enumerate() {
        let before = if place == 0 { "; " } else { ", " };
        let budget = figure(mark.budget.get());
        text += &format!("{before}{}% allows {budget}", mark.percent);
    }
    text
}

fn draw_meter(layout: &Meter) -> Vec<El> {
    let percent = |share: f64| plain((share * 1e5).round() / 1e3) + "%";
    let mut drawn = Vec::new();
    for (place, segment) in layout.segments.iter().enumerate() {
        let faded = 1.0 - 0.58 * (place as f64 / 8.0).min(1.0);
        let span = el("span.segment")
            .style("left", &percent(segment.start))
            .style("width", &percent(segment.width))
            .style("opacity", &plain(faded));
        drawn.push(span);
    }
    for mark in &layout.marks {
        let class = match (mark.chosen, mark.at > 0.7) {
            (true, false) => "mark",
            (true, true) => "mark late",
            (false, false) => "mark other",
            (false, true) => "mark other late",
        };
        let label = match (mark.labelled, mark.chosen) {
            (true, true) => format!("{}% · {}", mark.percent, figure(mark.budget.get())),
            (true, false) => format!("{}%", mark.percent),
            (false, _) => String::new(),
        };
        let mark = el("span")
            .class(class)
            .style("left", &percent(mark.at))
            .child(el("span").text(&label));
        drawn.push(mark);
    }
    drawn
}
