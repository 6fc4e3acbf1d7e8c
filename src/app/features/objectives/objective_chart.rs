//! How soon each alert fires, against the share that fails. The table above says the same in figures.

use crate::app::features::objectives::objective::{called, with_figures};
use crate::app::old::view::drawing::{ACCENT, OTHER, curve, line, words};
use crate::app::old::view::{El, el, svg};
use crate::app::state::workbook::Workbook;
use crate::document::RowId;
use crate::drawing::chart::{HEIGHT, RIGHT, WIDTH, place};
use crate::drawing::detection as chart;
use crate::math::{Minutes, Percent, Rule};
use crate::text::figures::figure;

/// The chart, while there is a target to hold the alerts against.
pub fn alert_chart(workbook: Workbook, id: RowId) -> El {
    el("div.chart").maybe(move || {
        let (target, rules) = with_figures(workbook, id, |figures| {
            Some((*figures.target.as_ref().ok()?, figures.readable()))
        })??;
        let name = format!(
            "Alerts of {}. {}",
            called(workbook, id),
            chart::describe(&rules, target)
        );
        let picture =
            svg("svg.exceedance")
                .attr(
                    "viewBox",
                    &format!("0 0 {} {}", place(WIDTH), place(HEIGHT)),
                )
                .attr("role", "img")
                .label(&name)
                .children(drawing(&rules, target));
        let note = "How soon each rule fires (upwards), against the share that fails; lines that page are whole, tickets dashed.";
        Some(el("div").child(picture).child(el("p.note").text(note)))
    })
}

fn drawing(rules: &[Rule], target: Percent) -> Vec<El> {
    let (left, right) = (chart::x(0.0), WIDTH - RIGHT);
    let bottom = chart::y(Minutes::new(0.0));
    let mut all = Vec::new();
    for tick in chart::ratio_ticks() {
        all.push(words(
            "tick",
            (tick.at, bottom + 18.0),
            "middle",
            &tick.label,
        ));
    }
    for tick in chart::minute_ticks() {
        all.push(line("grid", (left, tick.at), (right, tick.at)).attr("stroke-opacity", "0.25"));
        all.push(words(
            "tick",
            (left - 8.0, tick.at + 4.0),
            "end",
            &tick.label,
        ));
    }
    all.push(line("axis", (left, bottom), (right, bottom)));
    for rule in rules {
        let path = chart::line(rule, target);
        if path.is_empty() {
            continue;
        }
        // Tickets are dashed. Each line is named where it begins: there they lie apart.
        all.push(match rule.pages {
            true => curve("as-is", &path, ACCENT),
            false => curve("mitigated", &path, OTHER).attr("stroke-dasharray", "7 4"),
        });
        let at = (
            chart::x(rule.error_ratio(target)) - 5.0,
            chart::y(rule.long) + 4.0,
        );
        all.push(words("tick", at, "end", &figure(rule.burn)));
    }
    all
}
