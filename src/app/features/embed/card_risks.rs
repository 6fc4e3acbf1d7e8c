//! The card of risks: the most costly first, to look at or to try other figures in.

use crate::app::features::embed::card::{name, title};
use crate::app::old::grid::RiskGrid;
use crate::app::old::odds_panel::headline;
use crate::app::old::paste_dialog::paste_dialog;
use crate::app::old::risk_row::mark_class;
use crate::app::old::risk_table::risk_table;
use crate::app::old::view::{El, el, follow_value};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::Column;
use crate::grammar::number::plain;
use crate::report::card_words::{BY_MINUTES, RiskLine, risk_lines};
use crate::text::figures::figure;
use crate::text::words;

/// The risks to type in, with what comes of it.
pub(crate) fn risks_to_edit(workbook: Workbook, odds: OddsState) -> Vec<El> {
    let grid = RiskGrid::new(workbook);
    grid.sort.set(Some(BY_MINUTES));
    let pasting = move || grid.paste.with(|paste| paste.iter().map(|_| ()).collect());
    let stands = move || {
        let pieces =
            workbook.with_figures(|document, analysis| words::answer(document, analysis).sentence);
        pieces.into_iter().map(|(text, _)| text).collect()
    };
    let mut all = vec![
        el("p.says")
            .text_of(stands)
            .text(" ")
            .text_of(move || headline(workbook, odds)),
    ];
    all.extend(risk_table(workbook, grid));
    all.push(el("div").rows(pasting, move |()| paste_dialog(workbook, grid)));
    all
}

/// What the table shows.
#[derive(PartialEq)]
struct Shown {
    lines: Vec<RiskLine>,
    total: Option<String>,
    left_out: Option<String>,
    at: String,
}

/// The risks to look at.
pub(crate) fn risks(workbook: Workbook) -> Vec<El> {
    let card = el("div.risks");
    let shown = card.clone();
    let read = move || {
        workbook.with_figures(|document, analysis| Shown {
            lines: risk_lines(document, analysis),
            total: (analysis.counted > 0).then(|| figure(analysis.total.get())),
            left_out: words::left_out(analysis),
            at: document
                .chosen()
                .map_or(String::new(), |target| format!("At {}%", target.percent)),
        })
    };
    follow_value(read, move |what: &Shown| shown.fill(drawn(what)));
    vec![card]
}

fn drawn(shown: &Shown) -> Vec<El> {
    if shown.lines.is_empty() {
        return vec![el("p.note").text("No risk is listed yet.")];
    }
    let mut table = el("table")
        .label("Risks")
        .child(el("thead").child(head(&shown.at)))
        .child(el("tbody").children(shown.lines.iter().flat_map(rows).collect()));
    if let Some(total) = &shown.total {
        let line = el("tr")
            .child(el("th").attr("scope", "row").text("Total"))
            .child(el("td.estimate").attr("colspan", "4"))
            .child(el("td.result").text(total))
            .child(el("td.share"))
            .child(el("td.marked"));
        table = table.child(el("tfoot").child(line));
    }
    let left_out = shown.left_out.iter().map(|text| el("p.bad").text(text));
    std::iter::once(table).chain(left_out).collect()
}

fn head(at: &str) -> El {
    let estimates =
        Column::ALL.map(|column| title(column.name(), words::unit(column)).class("estimate"));
    el("tr")
        .child(title("Risk", ""))
        .children(estimates.into())
        .child(title("Bad minutes", "a year").class("result"))
        .child(el("td.share"))
        .child(title(at, "").class("marked"))
}

/// A risk, and under it what cannot be read.
fn rows(line: &RiskLine) -> Vec<El> {
    let estimate = |(text, readable): &(String, bool)| {
        let class = if *readable {
            "estimate"
        } else {
            "estimate bad"
        };
        el("td").class(class).text(text)
    };
    let mut minutes = el("td.result").text(&line.minutes);
    if let Some(then) = &line.then {
        minutes = minutes.child(el("small.echo").text(&format!("then {then}")));
    }
    let bar = el("i").style("width", &(plain((line.share * 1e3).round() / 10.0) + "%"));
    let class = line.mark.map_or("quiet", mark_class);
    let row = el("tr")
        .child(el("th").attr("scope", "row").child(name(&line.name)))
        .children(line.cells.iter().map(estimate).collect())
        .child(minutes)
        .child(el("td.share").attr("aria-hidden", "true").child(bar))
        .child(el("td.marked").child(el("span").class(class).text(line.word)));
    if line.problems.is_empty() {
        return vec![row];
    }
    let problems = line.problems.iter().map(|text| el("p.problem").text(text));
    let said = el("td").attr("colspan", "8").children(problems.collect());
    vec![row, el("tr.says").child(said)]
}
