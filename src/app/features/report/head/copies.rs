//! Copies of the report for a wiki.

use leptos::prelude::*;

use crate::app::answer::copies::copy;
use crate::app::ui::{Icon, IconSize, Menu, MenuItem, Popup, icons, use_toasts};
use crate::report::format::blocks::Report;
use crate::report::format::html::html;
use crate::report::format::markdown::markdown;

/// The button and its menu.
#[component]
pub fn CopyMenu(
    /// What is copied.
    report: Memo<Report>,
) -> impl IntoView {
    let toasts = use_toasts();
    let popup = Popup::new();
    let as_markdown = move || copy(toasts, report.with_untracked(markdown), None);
    let as_html = move || {
        let text = report.with_untracked(html);
        copy(toasts, text.clone(), Some(text));
    };
    view! {
        <button
            type="button"
            class="btn"
            aria-haspopup="menu"
            aria-expanded=move || popup.is_open().to_string()
            on:click=move |event| popup.toggle(&event)
        >
            <Icon glyph=icons::COPY />
            "Copy for a wiki"
            <Icon glyph=icons::DOWN size=IconSize::Small />
        </button>
        <Menu popup label="Copies of the report">
            <MenuItem popup icon=icons::COPY on_press=as_markdown>
                "Copy report as Markdown"
            </MenuItem>
            <MenuItem popup icon=icons::COPY on_press=as_html>
                "Copy report as HTML"
            </MenuItem>
        </Menu>
    }
}
