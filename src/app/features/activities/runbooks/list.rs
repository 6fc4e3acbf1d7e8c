//! Which risks have a runbook, and where it is.

use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::names::row_name;
use crate::document::{Edit, RiskText, RowId};
use crate::text::activities::activity_words::{addresses, register, register_sentence};
use crate::text::figures::figure;

/// The register, the most costly risk first.
pub fn runbooks(workbook: Workbook) -> El {
    let keys = move || workbook.with_whole_service(register);
    let any = move || {
        if keys().is_empty() {
            Vec::new()
        } else {
            vec![()]
        }
    };
    let sentence = el("p").text_of(move || workbook.with_whole_service(register_sentence));
    el("div").child(sentence).rows(any, move |()| {
        let title = |text: &str| el("th").attr("scope", "col").text(text);
        let head = el("tr")
            .child(title("Risk"))
            .child(title("Bad minutes a year").class("number"))
            .child(title("Runbook: an address, or where it is"));
        el("table.sheet.runbooks")
            .label("Runbooks")
            .child(el("thead").child(head))
            .child(el("tbody").rows(keys, move |id| row(workbook, *id)))
    })
}

/// What stands in a risk's runbook.
pub fn runbook_of(workbook: Workbook, id: RowId) -> String {
    workbook.with_document(|document| {
        let risk = document.risk(id);
        risk.map_or(String::new(), |risk| risk.runbook.clone())
    })
}

/// Links to the web addresses in a text. They lead away, and say nothing of where from.
pub fn links(text: &str) -> Vec<El> {
    let mut links = Vec::new();
    for address in addresses(text) {
        let link = el("a")
            .attr("href", address)
            .attr("rel", "noreferrer noopener")
            .attr("target", "_blank")
            .text(address);
        links.push(el("small.echo").child(link));
    }
    links
}

fn row(workbook: Workbook, id: RowId) -> El {
    let name = move || workbook.with_document(|document| row_name(id, document));
    let minutes = move || {
        workbook.with_whole_service(|_, analysis| {
            let row = analysis.rows.iter().find(|row| row.id == id);
            let figures = row.and_then(|row| row.figures());
            figures.map_or("no figures yet".to_owned(), |one| {
                figure(one.bad_minutes.get())
            })
        })
    };
    let write = move |text| Edit::SetText {
        risk: id,
        field: RiskText::Runbook,
        text,
    };
    let field = text_field(workbook, move || runbook_of(workbook, id), write)
        .attr("placeholder", "none yet")
        .named("Runbook", name);
    el("tr")
        .child(el("th").attr("scope", "row").text_of(name))
        .child(
            el("td.number")
                .attr("data-label", "Bad minutes a year")
                .text_of(minutes),
        )
        .child(
            el("td")
                .attr("data-label", "Runbook")
                .child(field)
                .part(move || links(&runbook_of(workbook, id))),
        )
}
