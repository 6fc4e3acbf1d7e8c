//! The Risks page: what fails users, and what stands behind it.

use leptos::prelude::{Get, Set};

use crate::app::old::acceptances::acceptances;
use crate::app::old::grid::{Pasted, RiskGrid, focus_when_there};
use crate::app::old::mitigations_table::mitigations_section;
use crate::app::old::odds_panel::odds_section;
use crate::app::old::paste_dialog::paste_dialog;
use crate::app::old::risk_table::risk_table;
use crate::app::old::settings::settings;
use crate::app::old::stack_rank::stack_rank;
use crate::app::old::systemic_table::systemic_section;
use crate::app::old::view::{El, el, follow};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::Risk;

/// What stands under the page's title.
pub fn risks(workbook: Workbook, odds: OddsState, grid: RiskGrid) -> Vec<El> {
    grid.reset();
    // An estimate nobody has typed in starts with the cursor in its first cell.
    let is_blank = workbook.with_document(|document| document.risks.iter().all(Risk::is_blank));
    if is_blank && let Some(first) = grid.order().first() {
        focus_when_there(*first, 0);
    }
    follow(move || {
        if let Some(table) = workbook.table.get() {
            workbook.table.set(None);
            grid.paste.set(Some(Pasted::outside(Some(table))));
        }
    });
    let pasting = move || grid.paste.with(|paste| paste.iter().map(|_| ()).collect());
    let dialog = el("div").rows(pasting, move |()| paste_dialog(workbook, grid));
    let mut page = vec![lede(workbook)];
    page.extend(risk_table(workbook, grid));
    page.extend([
        odds_section(workbook, odds),
        stack_rank(workbook, grid),
        acceptances(workbook),
        systemic_section(workbook),
        mitigations_section(workbook, odds),
        settings(workbook),
        keys_and_cells(),
        dialog,
    ]);
    page
}

fn lede(workbook: Workbook) -> El {
    let example = move || {
        let none = workbook.with_analysis(|analysis| analysis.counted == 0);
        if none {
            "For example: deployment downtime, 0, 3, 100%, 7. A table from a spreadsheet or a wiki can be pasted into the first cell."
        } else {
            ""
        }
        .to_owned()
    };
    el("p.lede")
        .text("What fails users, how long until somebody notices and mends it, how many it hits, and how often. Ranges are welcome: ")
        .child(el("b").text("5 to 60"))
        .text(". ")
        .child(el("span.empty-only").text_of(example))
}

fn keys_and_cells() -> El {
    el("details.fold.keys")
        .child(el("summary").child(el("h2").text("Keys and cells")))
        .child(el("p").text("Tab goes right, and from ETTF to the next row. Enter goes down, to the column where the run of Tabs began, and on the last row adds one. Arrows move between cells; F2 or typing edits; Escape puts back what stood there; Delete clears. Shift+F10 opens the row's menu. Ctrl+Z undoes, Shift+Ctrl+Z does it again."))
        .child(el("p").text("Times: 5, 90s, 1h 30m, 2d. Ranges: 5 to 60, 5-60 min, and 5 to 60 flat for evenly spread. ETTF: 90, 2w, 6mo, weekly, 2/month, every 3 years, 1 in 4y."))
}
