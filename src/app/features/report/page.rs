//! The Report page: the document that a sponsor reads, and saved versions held against each other.

use leptos::prelude::*;

use crate::app::answer::first_steps::FirstSteps;
use crate::app::browser::page;
use crate::app::features::report::composed::Composed;
use crate::app::features::report::head::copies::CopyMenu;
use crate::app::features::report::head::tabs::ViewTabs;
use crate::app::features::report::sheet::Sheet;
use crate::app::features::report::side::{Contents, FiguresFor, Include, Versions};
use crate::app::features::report::versions::page::VersionsView;
use crate::app::route::{Page, ReportView};
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{Button, ButtonKind, PageHead, icons};
use crate::text::answer::step_words;

/// The page with the view that its address names.
#[component]
pub fn ReportViews(
    /// Draws the curve of the odds.
    curve: ViewFn,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown = Memo::new(move |_| match workbook.screen.get() {
        Screen::Workbook(_, Page::Report(view)) => view,
        _ => ReportView::Sponsor,
    });
    move || match shown.get() {
        ReportView::Sponsor => view! { <ForSponsor curve=curve.clone() /> }.into_any(),
        ReportView::Versions => view! { <VersionsView /> }.into_any(),
    }
}

#[component]
fn ForSponsor(curve: ViewFn) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let none = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted == 0));
    let composed = Composed::new();
    view! {
        <PageHead title="Report" tabs=|| view! { <ViewTabs /> }>
            <CopyMenu report=composed.shown />
            <Button kind=ButtonKind::Primary icon=icons::PRINT on_press=page::print>
                "Print or PDF"
            </Button>
        </PageHead>
        <Show when=move || none.get()>
            <FirstSteps say=step_words::REPORT />
        </Show>
        <div class="report">
            <Sheet report=composed.shown curve />
            <aside class="no-print stack" aria-label="What the report has">
                <Include composed />
                <Versions />
                <FiguresFor />
                <Contents report=composed.shown />
            </aside>
        </div>
    }
}

/// The document alone, with its copies.
#[component]
pub fn ReportDocument(
    /// Draws the curve of the odds.
    curve: ViewFn,
) -> impl IntoView {
    let composed = Composed::new();
    view! {
        <div class="report alone">
            <div class="row wrap end no-print">
                <CopyMenu report=composed.shown />
                <Button icon=icons::PRINT on_press=page::print>
                    "Print or PDF"
                </Button>
            </div>
            <Sheet report=composed.shown curve />
        </div>
    }
}
