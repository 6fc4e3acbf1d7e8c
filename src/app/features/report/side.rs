//! Beside the report: what it has, where that is, and what its figures are for.

use leptos::prelude::*;

use crate::app::answer::choices::{ScopeChoice, TargetChoice};
use crate::app::browser::page;
use crate::app::features::report::composed::Composed;
use crate::app::features::report::versions::save::SaveVersion;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, CheckField};
use crate::codec::versions::last_version;
use crate::report::format::blocks::{About, Part, Report};

/// Leads to each section.
#[component]
pub fn Contents(report: Memo<Report>) -> impl IntoView {
    let sections = Memo::new(move |_| {
        report.with(|report| {
            let sections = report.sections.iter();
            let named = sections.map(|one| (one.about, one.name.clone()));
            named.collect::<Vec<_>>()
        })
    });
    let line = |(about, name): (About, String)| {
        // The address names the page, so that a jump within it must not change it.
        let go = move |_| {
            let heading = format!("#{}", heading_id(about));
            page::reveal(&heading);
            page::focus(&heading);
        };
        view! {
            <li>
                <button type="button" on:click=go>
                    {name}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !sections.with(Vec::is_empty)>
            <Card title="In this report" class="contents">
                <ul class="plain">{move || sections.get().into_iter().map(line).collect_view()}</ul>
            </Card>
        </Show>
    }
}

/// The id of a section's heading.
pub fn heading_id(about: About) -> String {
    format!("report-{}", about as u8)
}

/// Chooses the parts of the report.
#[component]
pub fn Include(composed: Composed) -> impl IntoView {
    let parts = composed.parts;
    let choice = move |part: Part| {
        let choose = move |on| {
            parts.update(|parts| match on {
                true => parts.push(part),
                false => parts.retain(|one| *one != part),
            });
        };
        view! {
            <CheckField
                label=part.name()
                checked=Signal::derive(move || parts.with(|parts| parts.contains(&part)))
                on_change=choose
            />
        }
    };
    view! {
        <Show when=move || composed.offered.with(|offered| !offered.is_empty())>
            <Card title="Include">
                <fieldset class="plain stack s">
                    <legend class="vh">"Parts of the report"</legend>
                    {move || composed.offered.get().into_iter().map(choice).collect_view()}
                </fieldset>
            </Card>
        </Show>
    }
}

/// The version saved last, and a way to save one.
#[component]
pub fn Versions() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let last = Memo::new(move |_| {
        workbook.with_document(|document| document.snapshots.last().map(last_version))
    });
    view! {
        <Card title="Versions">
            <div class="stack s">
                <p class="quiet">{move || last.get().unwrap_or("None saved yet.".to_owned())}</p>
                <div>
                    <SaveVersion />
                </div>
            </div>
        </Card>
    }
}

/// Chooses the target and the scope.
#[component]
pub fn FiguresFor() -> impl IntoView {
    view! {
        <Card title="Figures" class="report-figures">
            <ScopeChoice />
            <TargetChoice />
        </Card>
    }
}
