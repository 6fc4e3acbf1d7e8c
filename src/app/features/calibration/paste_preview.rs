//! The incidents of a paste as they will count.

use leptos::prelude::*;

use crate::analysis::practice::calibration::OBSERVED;
use crate::app::features::calibration::pasted::Pasted;
use crate::app::features::calibration::record::Compared;
use crate::app::ui::{Message, Note, NoteKind};
use crate::document::names::row_name;
use crate::document::{Column, Incident};
use crate::text::activities::incident_words::{below, understood};
use crate::text::figures::figure;

/// Rows shown before they land; the line below says how many more there are.
const PREVIEW_ROWS: usize = 200;
/// Problems shown; the others stay in the box like these.
const MOST_PROBLEMS: usize = 20;

/// The preview.
#[component]
pub fn Preview() -> impl IntoView {
    let pasted: Pasted = expect_context();
    let count = move || pasted.read.with(|read| understood(read.incidents.len()));
    let notes = move || {
        let notes = pasted.read.with(|read| read.notes.clone());
        let line = |note: String| view! { <p>{note}</p> };
        (!notes.is_empty()).then(|| {
            view! {
                <Note kind=NoteKind::Warn>{notes.into_iter().map(line).collect_view()}</Note>
            }
        })
    };
    let problems = move || {
        pasted.read.with(|read| {
            let shown = read.problems.iter().take(MOST_PROBLEMS).cloned();
            let more = read.problems.len().saturating_sub(MOST_PROBLEMS);
            let more = (more > 0).then(|| format!("and {more} more rows"));
            let line = |text: String| view! { <Message error=true>{text}</Message> };
            shown.chain(more).map(line).collect_view()
        })
    };
    view! {
        <div>
            <h3>{count}</h3>
            <Rows />
        </div>
        {notes}
        <div role="status" aria-label="Incidents that could not be read">
            {problems}
        </div>
    }
}

#[component]
fn Rows() -> impl IntoView {
    let pasted: Pasted = expect_context();
    let compared: Compared = expect_context();
    let shown = move || {
        pasted.read.with(|read| {
            compared.workbook.with_document(|document| {
                let name = |one: &Incident| match one.risk {
                    Some(risk) => row_name(risk, document),
                    None => one.name.clone(),
                };
                let all = read.incidents.iter();
                let rows: Vec<_> = all
                    .clone()
                    .take(PREVIEW_ROWS)
                    .map(|one| (one.clone(), name(one)))
                    .collect();
                let unlisted: Vec<String> =
                    all.filter(|one| one.risk.is_none()).map(name).collect();
                let hidden = read.incidents.len() - rows.len();
                (rows, below(hidden, &unlisted))
            })
        })
    };
    let cell = |one: &Incident, column: Column| {
        let found = one.figure(column).ok().flatten();
        found.map_or(String::new(), |number| match column {
            Column::Impact => format!("{}%", figure(number)),
            _ => figure(number),
        })
    };
    let row = move |(one, name): (Incident, String)| {
        let drill = one.drill.then_some(" (drill)");
        let figures = OBSERVED.map(|column| view! { <td class="num">{cell(&one, column)}</td> });
        view! {
            <tr>
                <td>{one.date}</td>
                <td>{name} {drill}</td>
                {figures.collect_view()}
            </tr>
        }
    };
    let any = move || pasted.read.with(|read| !read.incidents.is_empty());
    let table = move || {
        let (rows, below) = shown();
        view! {
            <div
                class="sideways"
                tabindex="0"
                role="region"
                aria-label="What was understood: incidents"
            >
                <table class="plain-t" aria-label="Pasted incidents">
                    <thead>
                        <tr>
                            <th scope="col">"Date"</th>
                            <th scope="col">"Risk"</th>
                            <th scope="col" class="num">
                                "ETTD, min"
                            </th>
                            <th scope="col" class="num">
                                "ETTR, min"
                            </th>
                            <th scope="col" class="num">
                                "Users"
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            <p class="quiet">{below}</p>
        }
    };
    move || any().then(table)
}
