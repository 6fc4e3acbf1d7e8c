//! The Readiness page: whether the service is ready for production.

use leptos::prelude::*;

use crate::app::features::readiness::areas::Areas;
use crate::app::features::readiness::files::{Came, ChecklistMenu, FileChooser};
use crate::app::features::readiness::guide::FirstReview;
use crate::app::features::readiness::list::ItemList;
use crate::app::features::readiness::review::{Review, change};
use crate::app::features::readiness::sign_offs::SignOffs;
use crate::app::features::readiness::verdict::{HowItIsMade, Standard, VerdictCard};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Choice, PageHead, SelectField};
use crate::document::Level;
use crate::text::readiness::readiness_words as words;

/// The page.
#[component]
pub fn ReadinessPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let review = Review::new(workbook);
    provide_context(review);
    let about = || view! { <span class="muted hide-m">{words::ABOUT}</span> };
    view! {
        <PageHead title="Readiness" tabs=about>
            <LevelChoice />
            <Show when=move || review.has_begun()>
                <ChecklistMenu />
            </Show>
        </PageHead>
        <FileChooser />
        <Came />
        <Show
            when=move || review.has_begun()
            fallback=|| {
                view! {
                    <FirstReview />
                    <Standard />
                }
            }
        >
            <VerdictCard />
            <div class="readiness">
                <Areas />
                <ItemList />
            </div>
            <div class="cols2 ready-foot">
                <SignOffs />
                <HowItIsMade />
            </div>
            <p class="foot hide-s no-print">
                "With the focus on an answer: " <kbd>"Y"</kbd>" yes, " <kbd>"P"</kbd>" partly, "
                <kbd>"N"</kbd>" no, " <kbd>"A"</kbd>" not applicable, and why, " <kbd>"Delete"</kbd>
                " takes it back, " <kbd>"Enter"</kbd>" goes to the next item and "
                <kbd>"Shift Enter"</kbd>" to the one before."
            </p>
        </Show>
    }
}

#[component]
fn LevelChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = move || {
        let suggested = workbook.with_document(|document| document.suggested_level().name());
        let first = Choice::new("", format!("{suggested}, as suggested"));
        let levels = Level::ALL.map(|one| Choice::new(one.name(), words::level(one)));
        [first].into_iter().chain(levels).collect::<Vec<_>>()
    };
    let chosen = move || {
        let chosen = workbook.with_document(|document| document.readiness.level);
        chosen.map_or("", Level::name).to_owned()
    };
    let choose = move |value: String| {
        let level = Level::ALL.into_iter().find(|one| one.name() == value);
        workbook.edit(change(workbook, |readiness| readiness.level = level));
    };
    view! {
        <SelectField
            label="Level"
            inline=true
            slim=true
            choices=Signal::derive(choices)
            value=Signal::derive(chosen)
            on_choose=choose
        />
    }
}
