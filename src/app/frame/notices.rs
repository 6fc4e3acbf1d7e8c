//! The messages of the workbook, shown as toasts.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::state::held::{Action, Notice};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Toast, Toasts, icons, use_toasts};

/// Shows each message of the workbook once, and takes away those that it withdraws.
#[component]
pub fn Notices() -> impl IntoView {
    follow_notices(expect_context());
    view! { <Toasts /> }
}

/// The same for a workbook of its own, beside which the toasts are shown already.
pub fn follow_notices(workbook: Workbook) {
    let toaster = use_toasts();
    let shown: StoredValue<Vec<(u64, u32)>> = StoredValue::new(Vec::new());
    Effect::new(move || {
        workbook.notices.with(|notices| {
            let gone = |number: u64| notices.iter().all(|notice| notice.number != number);
            let mut known = shown.get_value();
            known.retain(|(number, toast)| {
                if gone(*number) {
                    toaster.dismiss(*toast);
                }
                !gone(*number)
            });
            for notice in notices {
                if known.iter().all(|(number, _)| *number != notice.number) {
                    known.push((notice.number, toaster.show(toast(workbook, notice))));
                }
            }
            shown.set_value(known);
        });
    });
}

fn toast(workbook: Workbook, notice: &Notice) -> Toast {
    let text = notice.text.clone();
    let toast = match (notice.is_failure, &notice.action) {
        (true, _) => Toast::failed(text),
        (false, Some(Action::PutBack(_))) => Toast::done(text).icon(icons::TRASH),
        (false, Some(_)) => Toast::done(text).icon(icons::INFO),
        (false, None) => Toast::done(text),
    };
    let number = notice.number;
    let toast = match notice.action.clone() {
        None => toast,
        Some(action) => toast.action(action.label(), move || {
            workbook.close_notice(number);
            match &action {
                Action::PutBack(deleted) => workbook.put_back(deleted),
                Action::PutIn(merged) => workbook.put_in_other((**merged).clone()),
                Action::Open(id) => page::go(&Route::risks(*id).to_string()),
                Action::Update => workbook.update(),
            }
        }),
    };
    match notice.stays() {
        true => toast.stays(),
        false => toast,
    }
}
