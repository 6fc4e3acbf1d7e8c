//! What is said under the table: one message a row, then what is about no single row.

use leptos::prelude::*;

use crate::analysis::Finding;
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Later, Message, lazy_part, ready};
use crate::text::row_words::{RowMessage, row_messages};
use crate::text::words;

/// More messages than these are counted only: F8 goes from one cell to the next.
const MOST: usize = 20;

/// The messages.
#[component]
pub fn Said() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let messages = Memo::new(move |_| workbook.with_figures(row_messages));
    let general = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            // Systemic risks and mitigations have tables of their own.
            let general = |finding: &&Finding| match finding {
                Finding::SystemicUnread { .. } | Finding::MitigationUnread { .. } => false,
                finding => finding.risk().is_none(),
            };
            let findings = analysis.findings.iter().filter(general);
            findings
                .map(|finding| words::finding(finding, document))
                .collect::<Vec<_>>()
        })
    });
    let any = move || !(messages.with(Vec::is_empty) && general.with(Vec::is_empty));
    view! {
        <Show when=any>
            <Later load=load_messages draw=move || ready(all_messages(messages, general)) />
        </Show>
    }
}

lazy_part! {
    /// Draws the messages.
    fn all_messages(messages: Memo<Vec<RowMessage>>, general: Memo<Vec<String>>) -> AnyView, in details, loaded by load_messages {
        view! { <Messages messages general /> }.into_any()
    }
}

#[component]
fn Messages(messages: Memo<Vec<RowMessage>>, general: Memo<Vec<String>>) -> impl IntoView {
    let shown = move || messages.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>());
    let errors = move || messages.with(|all| all.iter().filter(|one| one.is_error).count());
    let more = move || {
        let more = messages.with(Vec::len).saturating_sub(MOST);
        (more > 0).then(|| view! { <Message>{format!("{more} more rows to look at.")}</Message> })
    };
    let next = move || {
        (errors() > 0).then(|| {
            view! {
                <Button small=true kind=ButtonKind::Quiet on_press=go_to_unread>
                    "Next unreadable cell "
                    <kbd>"F8"</kbd>
                </Button>
            }
        })
    };
    view! {
        <div class="said">
            <For each=shown key=|one| one.clone() let(one)>
                <About one />
            </For>
            {more}
            {move || general.get().into_iter().map(|text| view! { <Message>{text}</Message> }).collect_view()}
            {next}
        </div>
    }
}

#[component]
fn About(one: RowMessage) -> impl IntoView {
    let RowMessage {
        risk,
        is_error,
        text,
    } = one;
    view! {
        <div id=format!("said-{risk}") class:hints=!is_error>
            <Message error=is_error>{text}</Message>
        </div>
    }
}

/// Puts the focus on the next cell of the table that cannot be read, from where it is now.
pub fn go_to_unread() {
    let document = page::document();
    let Ok(found) = document.query_selector_all(".risks .c") else {
        return;
    };
    let cells = (0..found.length()).filter_map(|at| found.item(at));
    let cells: Vec<web_sys::Element> = cells
        .filter_map(|node| wasm_bindgen::JsCast::dyn_into(node).ok())
        .collect();
    let now = document.active_element();
    let from = cells.iter().position(|cell| Some(cell) == now.as_ref());
    let from = from.map_or(0, |at| at + 1);
    let mut after = cells[from..].iter().chain(&cells[..from]);
    let unread = after.find(|cell| cell.get_attribute("aria-invalid").as_deref() == Some("true"));
    if let Some(input) =
        unread.and_then(|cell| wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlInputElement>(cell))
    {
        // Refused only for what is not shown.
        let _ = input.focus();
        input.select();
    }
}
