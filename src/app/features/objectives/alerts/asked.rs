//! Detection for an error ratio of one's own choosing; a question, so it is kept nowhere.

use leptos::prelude::*;

use crate::app::features::objectives::record::{Objectives, called, with_figures};
use crate::app::ui::{Card, TextField, TextKind};
use crate::document::RowId;
use crate::text::objectives::slo_words::detection_at;

/// The question and its answer.
#[component]
pub fn Asked(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let asked = RwSignal::new(String::new());
    let answer = Memo::new(move |_| {
        let text = asked.get();
        with_figures(workbook, id, |figures| {
            let target = figures.target.as_ref().ok()?;
            Some(detection_at(&text, &figures.rules, *target))
        })
        .flatten()
        .unwrap_or(Ok(None))
    });
    view! {
        <Card label="Detection for another share">
            <TextField
                label="Detection when so many fail, in percent"
                kind=TextKind::Figure
                placeholder="such as 5"
                value=asked
                error=Signal::derive(move || answer.get().err())
                on_input=move |text: String| asked.set(text)
            />
            <p role="status" aria-label=move || format!("Detection of {}", called(workbook, id))>
                {move || answer.get().ok().flatten()}
            </p>
        </Card>
    }
}
