//! An activity that is a talk, or has a page elsewhere: who, what the charter says, where to begin.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::hub::tool_card::{FigureCard, who};
use crate::app::features::activities::log::list::AddEntry;
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::icons::Glyph;
use crate::app::ui::{Fold, LinkButton, icons};
use crate::document::Activity;
use crate::text::activities::activity_words::{charter_says, purpose, questions};
use crate::text::activities::hub_words::{readiness, talk};

/// The card.
#[component]
pub fn TalkCard(
    /// Which activity.
    activity: Activity,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let says = move || {
        workbook.with_document(|document| match activity {
            Activity::Readiness => readiness(document, &page::today()),
            activity => talk(activity, document),
        })
    };
    let lines = move || {
        let lines = workbook.with_document(|one| charter_says(activity, &one.charter));
        let line = |line: String| view! { <p>{line}</p> };
        lines.into_iter().map(line).collect_view()
    };
    let questions = questions(activity);
    let talk = (!questions.is_empty()).then(|| {
        let item = |question: &&'static str| view! { <li>{*question}</li> };
        view! {
            <Fold summary="Questions to start from">
                <ul>{questions.iter().map(item).collect_view()}</ul>
            </Fold>
        }
    });
    view! {
        <FigureCard glyph=picture(activity) title=activity.title() says=Signal::derive(says)>
            <div class="muted grow">
                <p>{purpose(activity)}</p>
                {lines}
                {talk}
            </div>
            <footer>
                <Way activity />
                <span class="quiet cut">{who(workbook, activity)}</span>
            </footer>
        </FigureCard>
    }
}

#[component]
fn Way(activity: Activity) -> impl IntoView {
    let workbook: Workbook = expect_context();
    match activity {
        Activity::Readiness => {
            let href = move || Route::Workbook(workbook.open_id(), Page::Readiness).to_string();
            view! {
                <LinkButton small=true href=Signal::derive(href)>
                    "Go to Readiness"
                </LinkButton>
            }
            .into_any()
        }
        activity => view! { <AddEntry activity small=true /> }.into_any(),
    }
}

fn picture(activity: Activity) -> Glyph {
    match activity {
        Activity::Readiness => icons::READINESS,
        Activity::Responsibility => icons::BELL,
        Activity::Human => icons::PERSON,
        _ => icons::PEOPLE,
    }
}
