//! The view of the versions: which two, what moved, how the odds moved, what changed, and the versions.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::answer::copies::copy;
use crate::app::browser::page;
use crate::app::features::report::head::tabs::ViewTabs;
use crate::app::features::report::versions::changes::{Changes, Twin};
use crate::app::features::report::versions::compared::{Compared, Held, Which, states};
use crate::app::features::report::versions::fall::FallCard;
use crate::app::features::report::versions::list::VersionList;
use crate::app::features::report::versions::odds::{OddsCard, odds_lines};
use crate::app::features::report::versions::save::SaveVersion;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, EmptyState, Icon, Note, NoteKind, PageHead, SelectField, icons, use_toasts,
};
use crate::document::Engagement;
use crate::report::comparison::comparison_words as words;
use crate::text::odds_words::window;

/// The view.
#[component]
pub fn VersionsView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let compared = Compared::new();
    let any = Memo::new(move |_| workbook.with_document(has_versions));
    let results = move || match compared.found.get() {
        None => ().into_any(),
        Some(Err(why)) => view! { <Note kind=NoteKind::Error>{why}</Note> }.into_any(),
        Some(Ok(held)) => view! { <Results held /> }.into_any(),
    };
    view! {
        <PageHead title="Report" tabs=|| view! { <ViewTabs /> }>
            <Show when=move || any.get()>
                <CopyButton compared />
            </Show>
            <SaveVersion primary=true />
        </PageHead>
        <Show when=move || any.get() fallback=|| view! { <Nothing /> }>
            <Choose compared />
            {results}
            <VersionList compared />
        </Show>
    }
}

fn has_versions(document: &Engagement) -> bool {
    !document.snapshots.is_empty()
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState
            title="No version saved yet"
            example="A version is the whole engagement as it is at a moment, kept inside it and in its file. Save one before something changes, and see later what that bought."
        >
            ""
        </EmptyState>
    }
}

/// From which state to which.
#[component]
fn Choose(compared: Compared) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Memo::new(move |_| workbook.with_document(states));
    let select = move |id: &'static str, label: &'static str, which: RwSignal<Which>| {
        let value = move || workbook.with_document(|document| which.get().value(document));
        view! {
            <SelectField
                label
                choices
                value=Signal::derive(value)
                on_choose=move |value: String| which.set(Which::of(&value))
                attr:id=id
            />
        }
    };
    let about = move || {
        let found = compared.found.get()?.ok()?;
        let settings = &found.comparison.after.engagement.odds;
        Some(format!(
            "Whole service; the odds of both are over {}, with the settings of \u{201c}{}\u{201d}.",
            window(settings.window),
            found.after
        ))
    };
    view! {
        <div class="compare-from">
            {select("compare-before", "From", compared.before)}
            <span class="quiet arrow">
                <Icon glyph=icons::ARROW />
            </span>
            {select("compare-after", "To", compared.after)} <p class="quiet">{about}</p>
        </div>
    }
}

#[component]
fn Results(held: Arc<Held>) -> impl IntoView {
    let comparison = &held.comparison;
    let sides = [
        (&comparison.before, &held.before),
        (&comparison.after, &held.after),
    ];
    let left_out = sides
        .into_iter()
        .filter_map(|(side, name)| words::leaves_out(side, name));
    let left_out = left_out
        .map(|text| view! { <Note kind=NoteKind::Warn>{text}</Note> })
        .collect_view();
    view! {
        <FallCard held=held.clone() />
        {left_out}
        <div class="cols2">
            <OddsCard held=held.clone() />
            <Changes held=held.clone() />
        </div>
        <Twin held />
    }
}

#[component]
fn CopyButton(compared: Compared) -> impl IntoView {
    let odds: OddsState = expect_context();
    let toasts = use_toasts();
    let press = move || {
        if let Some(Ok(held)) = compared.found.get_untracked() {
            let names = (held.before.as_str(), held.after.as_str());
            let lines = untrack(|| odds_lines(odds, &held));
            let text = words::markdown(&held.comparison, names, &lines, &page::today());
            copy(toasts, text, None);
        }
    };
    view! {
        <Button icon=icons::COPY on_press=press>
            "Copy"
            <span class="hide-s">" as Markdown"</span>
        </Button>
    }
}
