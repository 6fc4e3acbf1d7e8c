//! What to do with a copy of an engagement that is kept here with other content.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::route::{Page, Route};
use crate::app::state::held::Came;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Dialog};
use crate::store::given::Standing;
use crate::text::together::together_words as words;

/// Asks while there is such a copy. Where both have changed, their page does.
#[component]
pub fn ClashDialog() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let standing = Memo::new(move |_| {
        let came = workbook.clash.get()?;
        Some(untrack(|| workbook.standing(&came)))
    });
    Effect::new(move || {
        if matches!(standing.get(), Some(Standing::Apart | Standing::Same)) {
            show_both(workbook);
        }
    });
    move || {
        let is_newer = match standing.get()? {
            Standing::Newer => true,
            Standing::Older => false,
            Standing::Apart | Standing::Same => return None,
        };
        let came = workbook.clash.get_untracked()?;
        Some(view! { <Ask came is_newer /> })
    }
}

/// Goes to the page that brings both together.
fn show_both(workbook: Workbook) {
    if let Some(came) = workbook.clash.get_untracked() {
        let id = came.engagement.id;
        workbook.other_copy.set(Some(came));
        workbook.clash.set(None);
        page::go(&Route::Workbook(id, Page::Together).to_string());
    }
}

#[component]
fn Ask(came: Came, is_newer: bool) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let open = RwSignal::new(true);
    let close = move || open.set(false);
    let forget = move || workbook.clash.set(None);
    let when = page::local_time(&came.saved);
    let (title, said) = words::one_is_newer(&came.engagement.name, &came.file, &when, is_newer);
    let came = StoredValue::new(came);
    let both = move || {
        forget();
        came.with_value(|came| workbook.keep_beside(came));
    };
    let take = move || {
        forget();
        came.with_value(|came| workbook.bring_together(came.engagement.clone(), came));
    };
    let foot = move || {
        let last = match is_newer {
            true => {
                view! { <Button kind=ButtonKind::Primary on_press=take>"Take the newer"</Button> }
            }
            false => {
                view! { <Button kind=ButtonKind::Primary on_press=close>"Keep what is here"</Button> }
            }
        };
        view! {
            {is_newer.then(|| view! { <Button on_press=close>"Cancel"</Button> })}
            <Button on_press=both>"Keep both"</Button>
            <Button on_press=move || show_both(workbook)>"See what differs"</Button>
            {last}
        }
    };
    view! {
        <Dialog open title foot on_close=forget>
            <p>{said.clone()}</p>
        </Dialog>
    }
}
