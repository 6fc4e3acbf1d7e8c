//! Which of an objective's risks its alerts would see.

use leptos::prelude::*;

use crate::analysis::alerting::seen;
use crate::analysis::objective::figures;
use crate::app::features::objectives::record::Objectives;
use crate::document::{Engagement, RowId};
use crate::text::objectives::rules_words as words;

/// A paragraph for each of these objectives.
#[component]
pub fn SeenRisks(watched: Signal<Vec<RowId>>) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let lines = move || {
        let ids = watched.get();
        let lines: Vec<_> = workbook.with_document(|document| {
            let lines = ids.iter().filter_map(|id| said(document, *id));
            lines.collect()
        });
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        lines.collect_view()
    };
    view! {
        <div>
            <h3>"Which risks these alerts would see"</h3>
            <ul class="lost">{lines}</ul>
        </div>
    }
}

fn said(document: &Engagement, id: RowId) -> Option<String> {
    let objective = document.objective(id)?;
    let figures = figures(document, objective);
    let target = figures.target.as_ref().ok()?;
    let mut rules = figures.readable();
    rules.retain(|rule| rule.fault(*target).is_none());
    let found = seen(document, objective.journey, &rules, *target);
    Some(words::seen(objective, document, &found))
}
