//! Which risks have a runbook, and where it is.

use crate::app::old::view::{El, el};
use crate::app::route::{ActivitiesView, Page, Route};
use crate::app::state::workbook::Workbook;
use crate::document::RowId;
use crate::text::activities::activity_words::{addresses, register_sentence};

/// How many risks have one, and the way to the register.
pub fn runbooks(workbook: Workbook) -> El {
    let address = move || {
        let page = Page::Activities(ActivitiesView::Runbooks);
        workbook.with_document(|document| Route::Workbook(document.id, page).to_string())
    };
    let link = el("a").attr_of("href", address).text("Go to Runbooks");
    el("div")
        .child(el("p").text_of(move || workbook.with_whole_service(register_sentence)))
        .child(el("p").child(link))
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
