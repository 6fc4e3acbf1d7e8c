//! The charter as it is printed, in place of its form: what was said, and lines to sign on.

use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::{Charter, SignOff};
use crate::report::charter_words::{parts, status};

/// A charter in which nobody is named yet still has room for so many signatures.
const BLANK_LINES: usize = 2;

/// Seen on paper alone.
pub fn charter_paper(workbook: Workbook) -> El {
    el("div.on-paper.charter-paper").part(move || {
        workbook.with_document(|document| {
            let charter = &document.charter;
            let status = format!("Status: {}", status(charter.status));
            let mut paper = vec![el("p.strong").text(&document.name), el("p").text(&status)];
            for part in parts(charter) {
                paper.push(el("h2").text(part.title));
                let mut list = el("dl");
                for (name, text) in &part.said {
                    list = list.child(el("dt").text(name)).child(el("dd").text(text));
                }
                paper.push(list);
            }
            paper.push(el("h2").text("Sign-offs"));
            paper.push(signatures(charter));
            paper
        })
    })
}

fn signatures(charter: &Charter) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = ["Name", "Role", "Date", "Signature"].map(title);
    let line = |texts: [&str; 3]| {
        let cells = texts.map(|text| el("td").text(text));
        el("tr").children(cells.into()).child(el("td"))
    };
    let named = |one: &SignOff| line([one.name.as_str(), one.role.as_str(), one.date.as_str()]);
    let mut lines: Vec<El> = charter.sign_offs.iter().map(named).collect();
    while lines.len() < BLANK_LINES && charter.sign_offs.is_empty() {
        lines.push(line([""; 3]));
    }
    el("table")
        .child(el("thead").child(el("tr").children(titles.into())))
        .child(el("tbody").children(lines))
}
