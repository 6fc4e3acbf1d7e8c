//! Silent estimates: a link out, lines back, and the spread between them.

use leptos::prelude::*;

use crate::app::features::activities::hub::tool_head::ToolHead;
use crate::app::features::activities::log::list::AddEntry;
use crate::app::features::activities::silent::asked::Asked;
use crate::app::features::activities::silent::list::AskedFigures;
use crate::app::features::activities::silent::past::PastRounds;
use crate::app::features::activities::silent::said::OpenRound;
use crate::app::features::activities::silent::send::Send;
use crate::app::features::activities::silent::take::TakeBack;
use crate::app::route::{ActivitiesView, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, EmptyState, LinkButton, Split};
use crate::document::rounds::Figure;
use crate::document::{Activity, RowId};
use crate::text::activities::silent_words::figure_name;

/// The page.
#[component]
pub fn SilentPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    Asked::provide(workbook);
    let any = Memo::new(move |_| {
        workbook.with_document(|document| document.risks.iter().any(|risk| !risk.is_blank()))
    });
    view! {
        <ToolHead view=ActivitiesView::Silent>
            <AddEntry activity=Activity::Premortem />
        </ToolHead>
        <Show when=move || any.get() fallback=|| view! { <NoRisk /> }>
            <Round />
        </Show>
    }
}

#[component]
fn NoRisk() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let risks = move || Route::risks(workbook.open_id()).to_string();
    view! {
        <EmptyState
            title="There is no risk to estimate yet"
            example="For example: minor defect. Each person then says alone how long it takes to resolve, and the spread starts the talk."
        >
            <LinkButton href=Signal::derive(risks)>"Add a risk"</LinkButton>
        </EmptyState>
    }
}

#[component]
fn Round() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let asked: Asked = expect_context();
    let open = Memo::new(move |_| -> Option<RowId> {
        let shown = asked.shown()?;
        workbook.with_document(|document| Some(document.activities.open_round(shown)?.id))
    });
    let side = || {
        view! {
            <Send />
            <TakeBack />
            <Card title="3 Look at the spread">
                <p class="muted">
                    "Ask the lowest and the highest first what they assume. Then agree on an honest range: it may be as wide as what was said."
                </p>
            </Card>
        }
    };
    let shown = Memo::new(move |_| asked.shown());
    view! {
        <Split side side_label="How a round goes">
            {move || match (open.get(), shown.get()) {
                (Some(id), _) => view! { <OpenRound id /> }.into_any(),
                (None, Some(figure)) => view! { <NotSaid figure /> }.into_any(),
                (None, None) => ().into_any(),
            }}
            <AskedFigures />
            <PastRounds />
        </Split>
    }
}

/// A figure that nobody has answered yet.
#[component]
fn NotSaid(figure: Figure) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = untrack(|| workbook.with_document(|document| figure_name(figure, document)));
    view! {
        <EmptyState
            title=format!("Nothing is said yet of {name}")
            example="Who speaks first sets the number for everybody. So send each person the link, and paste all lines at once."
        >
            ""
        </EmptyState>
    }
}
