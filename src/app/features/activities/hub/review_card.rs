//! The next production review: its agenda in a line for each topic.

use leptos::prelude::*;

use crate::app::answer::copies;
use crate::app::browser::page;
use crate::app::features::activities::hub::tool_card::{address, who};
use crate::app::route::{ActivitiesView, Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::icons::Glyph;
use crate::app::ui::{Button, ButtonKind, Icon, IconSize, LinkButton, icons, use_toasts};
use crate::codec::json;
use crate::document::{Activity, Engagement, Snapshot};
use crate::report::agenda_brief::{Line, lines};
use crate::report::agenda_words::{Place, markdown, topics};
use crate::text::activities::hub_words::last_held;

/// The newest saved version with what it holds; read once for each version.
pub fn before(workbook: Workbook) -> Memo<Option<(Snapshot, Engagement)>> {
    let newest = Memo::new(move |_| workbook.with_document(|one| one.snapshots.last().cloned()));
    Memo::new(move |_| {
        let newest = newest.get()?;
        let held = json::read(&newest.file).ok()?.engagement;
        Some((newest, held))
    })
}

/// The card.
#[component]
pub fn ReviewCard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let before = before(workbook);
    let agenda = Memo::new(move |_| {
        before.with(|before| {
            let before = before.as_ref().map(|(taken, held)| (taken, held));
            workbook.with_document(|document| lines(document, &page::today(), before))
        })
    });
    let says = move || match who(workbook, Activity::Review)() {
        who if who.is_empty() => "The agenda fills itself:".to_owned(),
        who => format!("{}. The agenda fills itself:", who.trim_end_matches('.')),
    };
    let last = move || workbook.with_document(|document| last_held(Activity::Review, document));
    let line = move |line: Line| view! { <AgendaLine line /> };
    view! {
        <section class="card" aria-label=Activity::Review.title()>
            <header>
                <Icon glyph=icons::CALENDAR size=IconSize::Large />
                <h2>{Activity::Review.title()}</h2>
                <span class="grow"></span>
                <span class="quiet nowrap">{last}</span>
            </header>
            <p class="muted">{says}</p>
            <ul class="plain agenda-lines">
                {move || agenda.get().into_iter().map(line).collect_view()}
            </ul>
            <footer>
                <LinkButton
                    kind=ButtonKind::Primary
                    icon=icons::ARROW
                    href=Signal::derive(move || address(workbook, ActivitiesView::Review))
                >
                    "Start the review"
                </LinkButton>
                <CopyAgenda before />
            </footer>
        </section>
    }
}

#[component]
fn AgendaLine(line: Line) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let (glyph, page) = place(line.place);
    view! {
        <li>
            <span class=if line.is_urgent { "bad" } else { "quiet" }>
                <Icon glyph />
            </span>
            <a class="grow" href=Route::Workbook(untrack(|| workbook.open_id()), page).to_string()>
                {line.text}
            </a>
            <span class="quiet">{line.aside}</span>
        </li>
    }
}

/// The picture of a topic, and where it is dealt with.
pub fn place(place: Place) -> (Glyph, Page) {
    match place {
        Place::Actions => (icons::CLOCK, Page::Activities(ActivitiesView::Actions)),
        Place::Risks => (icons::RISKS, Page::RISKS),
        Place::Objectives => (icons::TARGET, Page::Objectives),
        Place::Readiness => (icons::READINESS, Page::Readiness),
        Place::Calibration => (icons::RULER, Page::Activities(ActivitiesView::Calibration)),
    }
}

/// Copies the agenda as Markdown.
#[component]
pub fn CopyAgenda(
    /// The newest saved version, and what it holds.
    before: Memo<Option<(Snapshot, Engagement)>>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let copy = move || {
        let today = page::today();
        let text = before.with_untracked(|before| {
            let before = before.as_ref().map(|(taken, held)| (taken, held));
            workbook.document.with_untracked(|document| {
                markdown(document, &topics(document, &today, before), &today)
            })
        });
        copies::copy(toasts, text, None);
    };
    view! {
        <Button icon=icons::COPY on_press=copy>
            "Copy agenda"
        </Button>
    }
}
