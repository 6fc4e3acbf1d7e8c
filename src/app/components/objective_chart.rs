//! How soon each alert fires, against the share that fails. The table above says the same in figures.

use super::objective::{called, with_figures};
use crate::app::desk::Desk;
use crate::app::view::{El, el, svg};
use crate::format::chart::{HEIGHT, RIGHT, WIDTH, place};
use crate::format::figures::figure;
use crate::format::slo_chart as chart;
use crate::math::{Percent, Rule, Share};
use crate::model::RowId;

/// The chart, while there is a target to hold the alerts against.
pub fn alert_chart(desk: Desk, id: RowId) -> El {
    el("div.chart").maybe(move || {
        let (target, rules) = with_figures(desk, id, |figures| {
            Some((*figures.target.as_ref().ok()?, figures.readable()))
        })??;
        let name = format!(
            "Alerts of {}. {}",
            called(desk, id),
            chart::describe(&rules, target)
        );
        Some(
            svg("svg.exceedance.detection")
                .attr(
                    "viewBox",
                    &format!("0 0 {} {}", place(WIDTH), place(HEIGHT)),
                )
                .attr("role", "img")
                .label(&name)
                .children(drawing(&rules, target)),
        )
    })
}

fn drawing(rules: &[Rule], target: Percent) -> Vec<El> {
    let (left, right) = (chart::x(0.0), WIDTH - RIGHT);
    let bottom = chart::y(crate::math::Minutes::new(0.0));
    let line = |x1: f64, y1: f64, x2: f64, y2: f64| {
        svg("line")
            .attr("x1", &place(x1))
            .attr("y1", &place(y1))
            .attr("x2", &place(x2))
            .attr("y2", &place(y2))
    };
    let text = |x: f64, y: f64, anchor: &str, words: &str| {
        svg("text")
            .attr("x", &place(x))
            .attr("y", &place(y))
            .attr("text-anchor", anchor)
            .text(words)
    };
    let mut all = Vec::new();
    for tick in chart::ratio_ticks() {
        all.push(text(tick.at, bottom + 18.0, "middle", &tick.label));
    }
    for tick in chart::minute_ticks() {
        all.push(line(left, tick.at, right, tick.at));
        all.push(text(left - 8.0, tick.at + 4.0, "end", &tick.label));
    }
    all.push(line(left, bottom, right, bottom));
    for rule in rules {
        let path = chart::line(rule, target);
        if path.is_empty() {
            continue;
        }
        let class = if rule.pages { "as-is" } else { "mitigated" };
        all.push(svg(&format!("path.{class}")).attr("d", &path));
        if let Some(least) = rule.detection_time(target, Share::new(1.0)) {
            let words = figure(rule.burn);
            all.push(text(right + 2.0, chart::y(least) + 4.0, "start", &words));
        }
    }
    all
}
