//! The table of risks with its head, its total and the buttons under it.

use wasm_bindgen::JsCast;

use crate::analysis::{Analysis, Finding, SortKey};
use crate::app::old::grid::{Pasted, RiskGrid};
use crate::app::old::risk_row::risk_row;
use crate::app::old::view::{El, el, follow_value, set_attribute};
use crate::app::state::workbook::Workbook;
use crate::document::Column;
use crate::text::figures::figure;
use crate::text::words;

/// The risks.
pub fn risk_table(workbook: Workbook, grid: RiskGrid) -> Vec<El> {
    let order = move || grid.order();
    let table = el("table.grid")
        .label("Risks")
        .on_key(move |event| grid.key(&event))
        .on("focusin", move |event| grid.entered(&event))
        .on("focusout", move |event| grid.left(&event))
        .on("mouseup", move |event| grid.pressed(&event))
        .on("input", move |event| grid.typed(&event))
        .on("paste", move |event| grid.pasted(event.unchecked_ref()))
        .child(head(workbook, grid))
        .rows(order, move |id| risk_row(workbook, grid, *id))
        .child(foot(workbook));
    let paste = move || {
        grid.paste.set(Some(Pasted::outside(None)));
    };
    let actions = el("p.actions")
        .child(
            el("button.line")
                .attr("id", "add-risk")
                .text("Add risk")
                .tap(move || grid.add_row(0)),
        )
        .child(
            el("button")
                .attr("id", "paste")
                .text("Paste a table")
                .tap(paste),
        );
    let about_all = el("div").part(move || about_all(workbook));
    vec![table, about_all, actions]
}

fn head(workbook: Workbook, grid: RiskGrid) -> El {
    let sort = move |key, name: &str, unit: &str| sort_head(grid, key, name, unit);
    let chosen = move || {
        workbook.with_document(|document| {
            let percent = document.chosen().map(|target| target.percent.as_str());
            percent.map_or(String::new(), |percent| format!("At {percent}%"))
        })
    };
    let estimates = Column::ALL.into_iter().map(|column| {
        let key = SortKey::Estimate(column);
        sort(key, column.name(), words::unit(column))
    });
    let titles = el("tr")
        .child(sort(SortKey::Name, "Risk", ""))
        .children(estimates.collect())
        .child(sort(SortKey::Incidents, "Incidents", "a year"))
        .child(sort(SortKey::BadMinutes, "Bad minutes", "a year"))
        .child(el("td.share"))
        .child(el("th.marked").attr("scope", "col").text_of(chosen))
        .child(el("td.more"));
    el("thead").child(titles)
}

/// A column's head: pressing it sorts.
fn sort_head(grid: RiskGrid, key: SortKey, name: &str, unit: &str) -> El {
    let arrow = el("span").attr("aria-hidden", "true");
    let mut button = el("button.head")
        .text(name)
        .child(arrow.clone())
        .tap(move || grid.toggle_sort(key));
    if !unit.is_empty() {
        button = button.child(el("small").text(unit));
    }
    let head = el("th").attr("scope", "col").child(button);
    let shown = head.clone();
    let read = move || {
        let sort = grid.sort.get().filter(|sort| sort.key == key);
        sort.map(|sort| sort.descending)
    };
    let show = move |descending: &Option<bool>| {
        let (word, sign) = match descending {
            Some(true) => (Some("descending"), " ↓"),
            Some(false) => (Some("ascending"), " ↑"),
            None => (None, ""),
        };
        set_attribute(shown.element(), "aria-sort", word);
        arrow.show(sign);
    };
    follow_value(read, show);
    head
}

fn foot(workbook: Workbook) -> El {
    let total = move |pick: fn(&Analysis) -> f64| {
        workbook.with_analysis(|analysis| {
            if analysis.counted == 0 {
                return String::new();
            }
            figure(pick(analysis))
        })
    };
    let left_out = move || workbook.with_analysis(words::left_out).unwrap_or_default();
    let line = el("tr")
        .child(el("th").attr("scope", "row").text("Total"))
        .child(el("td.left-out").attr("colspan", "4").text_of(left_out))
        .child(
            el("td")
                .attr("data-label", "Incidents")
                .text_of(move || total(|analysis| analysis.incidents.get())),
        )
        .child(
            el("td.result")
                .attr("data-label", "Bad minutes")
                .text_of(move || total(|analysis| analysis.total.get())),
        )
        .child(el("td").attr("colspan", "3"));
    el("tfoot").child(line)
}

/// What was noticed that is about no single row.
fn about_all(workbook: Workbook) -> Vec<El> {
    workbook.with_figures(|document, analysis| {
        // Systemic risks and mitigations have tables of their own.
        let general = |finding: &&Finding| match finding {
            Finding::SystemicUnread { .. } | Finding::MitigationUnread { .. } => false,
            finding => finding.risk().is_none(),
        };
        let findings = analysis.findings.iter().filter(general);
        findings
            .map(|finding| el("p.hint").text(&words::finding(finding, document)))
            .collect()
    })
}
