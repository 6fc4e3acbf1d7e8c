//! One engagement: frame, answer, and the Risks page.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::components::answer::Answer;
use crate::app::components::export::ExportMenu;
use crate::app::components::open_file::OpenFileButton;
use crate::app::components::paste_dialog::PasteDialog;
use crate::app::components::risk_table::RiskTable;
use crate::app::components::settings::Settings;
use crate::app::components::stack_rank::StackRank;
use crate::app::desk::{Desk, SaveState};
use crate::app::grid::{Pasted, RiskGrid, focus_when_there};
use crate::app::route::Route;
use crate::app::view::{flag, part, tap, text, typed};
use crate::format::words;
use crate::model::{Edit, Risk, Visit};

/// The workbook of the engagement on the desk.
#[component]
pub fn Workbook() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let grid = RiskGrid::new(desk);
    // An estimate nobody has typed in starts with the cursor in its first cell.
    let is_blank = desk
        .document
        .with_untracked(|document| document.risks.iter().all(Risk::is_blank));
    if is_blank && let Some(first) = grid.order.get_untracked().first() {
        focus_when_there(*first, 0);
    }
    Effect::new(move |_| {
        if let Some(table) = desk.table.get() {
            desk.table.set(None);
            grid.paste.set(Some(Pasted {
                grid: Some(table),
                at: None,
            }));
        }
    });
    let name = move || desk.document.with(|document| document.name.clone());
    let address = move || {
        desk.document
            .with(|document| Route::Risks(document.id).to_string())
    };
    let count = move || desk.analysis.with(|analysis| analysis.counted);
    let footer = move || {
        desk.document
            .with(|document| words::estimate_line(&page::today(), &document.author))
    };
    view! {
        <div class="app">
            <nav aria-label="Workbook">
                <p class="brand"><a href="#/">"Bad"<i>"·"</i>"Minutes"</a></p>
                <p class="current">{text(name)}</p>
                <a href=text(address) aria-current="page">"Risks "<span>{text(move || count().to_string())}</span></a>
                <a href="#/">"All engagements"</a>
                <a href="#/quick">"Quick estimate"</a>
            </nav>
            <main>
                <TopBar />
                <Answer />
                <h1>"Risks"</h1>
                <p class="lede">
                    "What fails users, how long until somebody notices and mends it, how many it hits, and how often. Ranges are welcome: "
                    <b>"5 to 60"</b>". "<span class="empty-only">{part(move || (count() == 0).then_some(
                        "For example: deployment downtime, 0, 3, 100%, 7. A table from a spreadsheet or a wiki can be pasted into the first cell.",
                    ))}</span>
                </p>
                <RiskTable grid />
                <StackRank grid />
                <Settings />
                <details class="fold keys">
                    <summary><h2>"Keys and cells"</h2></summary>
                    <p>"Tab goes right, and from ETTF to the next row. Enter goes down, to the column where the run of Tabs began, and on the last row adds one. Arrows move between cells; F2 or typing edits; Escape puts back what stood there; Delete clears. Shift+F10 opens the row's menu. Ctrl+Z undoes, Shift+Ctrl+Z does it again."</p>
                    <p>"Times: 5, 90s, 1h 30m, 2d. Ranges: 5 to 60, 5-60 min, and 5 to 60 flat for evenly spread. ETTF: 90, 2w, 6mo, weekly, 2/month, every 3 years, 1 in 4y."</p>
                </details>
                <p class="estimate">{text(footer)}</p>
                <PasteDialog grid />
            </main>
        </div>
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let visit = StoredValue::new(None::<Visit>);
    let rename = move |name| desk.edit_in(Edit::SetName(name), visit.get_value());
    view! {
        <div class="bar">
            <input class="title" type="text" aria-label="Engagement name" autocomplete="off"
                prop:value=text(move || desk.document.with(|document| document.name.clone()))
                on:focus=move |_| visit.set_value(Some(desk.begin_visit()))
                on:input=typed(rename) />
            <Saved />
            <button disabled=flag(move || !desk.can_undo.get()) on:click=tap(move |_| desk.undo())>"Undo"</button>
            <button disabled=flag(move || !desk.can_redo.get()) on:click=tap(move |_| desk.redo())>"Redo"</button>
            <OpenFileButton />
            <ExportMenu />
        </div>
    }
}

/// Whether the work is in storage, and what to do when it is not.
#[component]
fn Saved() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <span class="saved" role="status" data-saved=text(move || {
            matches!(desk.saved.get(), SaveState::Saved).to_string()
        })>
            {part(move || match desk.saved.get() {
                SaveState::Fresh if desk.is_lasting() => "Nothing to save yet".into_any(),
                SaveState::Saved => "Saved".into_any(),
                SaveState::Saving => "Saving".into_any(),
                SaveState::Fresh | SaveState::InTabOnly => view! {
                    <span class="bad">"Kept in this tab only: this browser does not allow storage here. Export JSON before you close it."</span>
                }.into_any(),
                SaveState::NotSaved(why) => view! {
                    <span class="bad">{format!("Not saved: {why} ")}</span>
                    <button class="line" on:click=tap(move |_| desk.export_json())>"Export JSON"</button>
                }.into_any(),
            })}
        </span>
    }
}
