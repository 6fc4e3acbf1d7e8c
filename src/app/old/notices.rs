//! Messages of a frame's own workbook.

use leptos::prelude::Get;

use crate::app::browser::page;
use crate::app::old::view::{El, el};
use crate::app::route::Route;
use crate::app::state::notices::{Action, Notice};
use crate::app::state::workbook::Workbook;

/// The list of messages, announced to screen readers as they come.
pub fn notices(workbook: Workbook) -> El {
    el("div.notices").attr("role", "status").rows(
        move || workbook.notices.get(),
        move |notice| draw(workbook, notice),
    )
}

fn draw(workbook: Workbook, notice: &Notice) -> El {
    let number = notice.number;
    let close = move || workbook.close_notice(number);
    let mut drawn = el("p.notice").child(el("span").text(&notice.text));
    if let Some(action) = notice.action.clone() {
        let label = action.label();
        let run = move || {
            close();
            match &action {
                Action::PutBack(deleted) => workbook.put_back(deleted),
                Action::Open(id) => page::go(&Route::risks(*id).to_string()),
                Action::Update => workbook.update(),
            }
        };
        drawn = drawn.child(el("button.line").text(label).tap(run));
    }
    let button = el("button")
        .label("Close this message")
        .text("Close")
        .tap(close);
    drawn.child(button)
}
