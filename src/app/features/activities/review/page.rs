//! The weekly production review: its agenda, filled from the engagement.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::hub::review_card::{CopyAgenda, before};
use crate::app::features::activities::hub::tool_head::ToolHead;
use crate::app::features::activities::log::edits::{NextEntry, add_entry};
use crate::app::features::activities::log::list::LogCard;
use crate::app::features::activities::review::topic::{Quiet, TopicCard};
use crate::app::route::ActivitiesView;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Split, icons};
use crate::document::Activity;
use crate::report::agenda_words::{Topic, notes, topics};

/// The page: a card for each topic, in the order in which they are talked about, and one for those that need nothing.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let next: NextEntry = expect_context();
    let before = before(workbook);
    let agenda = Memo::new(move |_| {
        before.with(|before| {
            let before = before.as_ref().map(|(taken, held)| (taken, held));
            workbook.with_document(|document| topics(document, &page::today(), before))
        })
    });
    let start = move || {
        let notes = agenda.with_untracked(|agenda| notes(agenda));
        add_entry(workbook, next, Activity::Review, notes);
    };
    let side = || view! { <LogCard activity=Activity::Review /> };
    let cards = move || {
        let (quiet, open): (Vec<_>, Vec<_>) = agenda.get().into_iter().partition(|one| one.empty);
        let card = |(at, topic): (usize, Topic)| view! { <TopicCard number=at + 1 topic /> };
        view! {
            {open.into_iter().enumerate().map(card).collect_view()}
            <Quiet topics=quiet />
        }
    };
    view! {
        <ToolHead view=ActivitiesView::Review>
            <CopyAgenda before />
            <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=start>
                "Start a review"
            </Button>
        </ToolHead>
        <Split side side_label="What was noted">
            <section class="stack m" aria-label="Agenda">
                {cards}
            </section>
        </Split>
    }
}
