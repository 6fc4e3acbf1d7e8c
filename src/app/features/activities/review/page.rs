//! The weekly production review: its agenda, filled from the engagement.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::hub::review_card::{CopyAgenda, before, place};
use crate::app::features::activities::hub::tool_head::ToolHead;
use crate::app::features::activities::log::edits::{NextEntry, add_entry};
use crate::app::features::activities::log::list::LogCard;
use crate::app::route::{ActivitiesView, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Icon, Split, icons};
use crate::document::Activity;
use crate::report::agenda_words::{Place, Topic, notes, topics};

/// The page: a card for each topic, in the order in which they are talked about.
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
    let card = |(at, topic): (usize, Topic)| view! { <TopicCard number=at + 1 topic /> };
    view! {
        <ToolHead view=ActivitiesView::Review>
            <CopyAgenda before />
            <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=start>
                "Start a review"
            </Button>
        </ToolHead>
        <Split side side_label="What was noted">
            <section class="stack m" aria-label="Agenda">
                {move || agenda.get().into_iter().enumerate().map(card).collect_view()}
            </section>
        </Split>
    }
}

/// What there is to say of a topic, and the way to where it is dealt with.
#[component]
fn TopicCard(number: usize, topic: Topic) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let Topic {
        title,
        place: at,
        lines,
        empty,
    } = topic;
    let (glyph, to) = place(at);
    let address = Route::Workbook(untrack(|| workbook.open_id()), to).to_string();
    // Incidents are noted where there are none yet.
    let way = (!empty || at == Place::Calibration).then(|| {
        view! {
            <a href=address>
                <Icon glyph />
                {format!("Go to {}", to.title())}
            </a>
        }
    });
    let id = format!("topic-{number}");
    let line = |line: String| view! { <li>{line}</li> };
    view! {
        <article class="card topic" aria-labelledby=id>
            <header>
                <span class="number" aria-hidden="true">
                    {number}
                </span>
                <h2 id=format!("topic-{number}")>{title}</h2>
                <span class="grow"></span>
                {way}
            </header>
            <ul class="plain" class:muted=empty>
                {lines.into_iter().map(line).collect_view()}
            </ul>
        </article>
    }
}
