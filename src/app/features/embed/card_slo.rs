//! The card of objectives: what is promised, and whether the risks allow it.

use leptos::prelude::{Set, With};

use crate::app::features::embed::card::{name, sentence, title};
use crate::app::old::view::{El, el, follow_value};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::report::card_words::{ObjectiveLine, objective_lines};

/// The objectives.
pub(crate) fn objectives(workbook: Workbook, odds: OddsState) -> Vec<El> {
    odds.objectives.set(true);
    let card = el("div.lines");
    let shown = card.clone();
    let read = move || {
        let window = workbook.with_document(|document| document.odds.window);
        let known = odds.answers.with(|answers| answers.known_odds(window));
        workbook.with_document(|document| objective_lines(document, &known))
    };
    follow_value(read, move |lines: &Vec<ObjectiveLine>| {
        shown.fill(vec![drawn(lines)]);
    });
    vec![card]
}

fn drawn(lines: &[ObjectiveLine]) -> El {
    if lines.is_empty() {
        return el("p.note").text("Nothing is promised yet: no objective is listed.");
    }
    let head = el("tr")
        .child(title("Objective", ""))
        .child(title("Target", ""))
        .child(title("Window", ""))
        .child(title("Budget", ""))
        .child(title("Holds", "by its risks"));
    el("table")
        .label("Objectives")
        .child(el("thead").child(head))
        .children(lines.iter().map(body).collect())
}

fn body(line: &ObjectiveLine) -> El {
    let cell = |label: &str, text: &str| el("td").attr("data-label", label).text(text);
    let row = el("tr")
        .child(el("th").attr("scope", "row").child(name(&line.name)))
        .child(cell("Target", &line.target))
        .child(cell("Window", line.window))
        .child(cell("Budget", &line.budget))
        .child(cell("Holds", &line.holds));
    let said = el("td").attr("colspan", "5").child(sentence(&line.says));
    el("tbody").child(row).child(el("tr.says").child(said))
}
