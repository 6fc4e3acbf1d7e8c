//! What to do with a file whose engagement is kept here with other content.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Dialog};
use crate::document::Engagement;

/// Asks while there is such a file.
#[component]
pub fn ClashDialog() -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! { {move || workbook.clash.get().map(|theirs| view! { <Ask theirs /> })} }
}

#[component]
fn Ask(theirs: Engagement) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let open = RwSignal::new(true);
    let close = move || open.set(false);
    let forget = move || workbook.clash.set(None);
    let what = format!(
        "“{}” is in this browser with other content than the file's.",
        theirs.name
    );
    let theirs = StoredValue::new(theirs);
    let both = move || {
        forget();
        let mut copy = theirs.get_value();
        copy.id = page::new_id();
        copy.name = format!("{} (from a file)", copy.name);
        workbook.take_over(copy);
    };
    let replace = move || {
        forget();
        workbook.take_over(theirs.get_value());
    };
    let foot = move || {
        view! {
            <Button on_press=close>"Cancel"</Button>
            <Button on_press=replace>"Replace it with the file"</Button>
            <Button kind=ButtonKind::Primary on_press=both>"Keep both"</Button>
        }
    };
    view! {
        <Dialog open title="This engagement is already here" foot on_close=forget>
            <p>{what.clone()}</p>
        </Dialog>
    }
}
