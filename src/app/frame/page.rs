//! What every page needs of the window: its title, the focus when it is another, the way past the rail.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::state::workbook::{Screen, Workbook};
use crate::text::library_words::listed_name;

/// The first stop of the page, past rail and bar.
#[component]
pub fn SkipLink() -> impl IntoView {
    // The address names the page, so that a jump within it must not change it.
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        page::focus("#main");
    };
    view! {
        <a class="btn skip" href="#main" on:click=skip>
            "Skip to content"
        </a>
    }
}

/// Puts the focus on the page that is shown next, at its top, unless it takes the focus itself.
pub fn focus_main() {
    request_animation_frame(|| request_animation_frame(page::focus_main));
}

/// Names the page in the window's title. What stands in a frame, or comes by a link, names itself.
pub fn follow_title(workbook: Workbook) {
    let name = Memo::new(move |_| workbook.with_document(|document| document.name.clone()));
    Effect::new(move || {
        let of = |screen: &Screen| {
            Some(match screen {
                Screen::Library => "Engagements".to_owned(),
                Screen::Workbook(_, one) => {
                    format!("{} · {}", one.title(), listed_name(&name.get()))
                }
                Screen::Slo(_) => "SLO calculator".to_owned(),
                Screen::Estimate(_) => "Your estimate".to_owned(),
                Screen::NotFound(_) => "Not here".to_owned(),
                Screen::Unreadable { .. } => "Cannot be read".to_owned(),
                Screen::View(_) => "Shared engagement".to_owned(),
                Screen::Embed(_) => return None,
            })
        };
        if let Some(title) = workbook.screen.with(of) {
            page::document().set_title(&format!("{title} · Bad Minutes"));
        }
    });
}
