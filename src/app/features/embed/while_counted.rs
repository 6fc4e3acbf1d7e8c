//! What a card shows while nothing is counted.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::report::card_words::NOTHING_COUNTED;
use crate::text::words::left_out;

/// What is drawn while a risk is counted; a sentence while none is.
#[component]
pub fn WhileCounted(children: ChildrenFn) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted > 0));
    let why = move || workbook.with_analysis(left_out);
    view! {
        <Show
            when=move || any.get()
            fallback=move || {
                view! {
                    <p class="muted">
                        {NOTHING_COUNTED} " " <span class="bad">{why}</span>
                    </p>
                }
            }
        >
            {children()}
        </Show>
    }
}
