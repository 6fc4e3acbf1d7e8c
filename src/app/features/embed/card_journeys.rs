//! The card of journeys: the most critical first, with what each loses.

use leptos::prelude::*;

use crate::app::answer::sentence::set;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{HeadCell, Table};
use crate::report::card_words::{JourneyLine, journey_lines};

/// The journeys.
#[component]
pub fn Journeys() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let lines = Memo::new(move |_| workbook.with_document(journey_lines));
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    view! {
        <Show
            when=move || any.get()
            fallback=|| view! { <p class="muted">"No journey is listed yet."</p> }
        >
            <Table label="Journeys" attr:class="journey-lines">
                <thead>
                    <tr>
                        <HeadCell name="Interaction" />
                        <HeadCell name="A good answer" />
                        <HeadCell name="Users failed" num=true />
                    </tr>
                </thead>
                {move || lines.get().into_iter().map(body).collect_view()}
            </Table>
        </Show>
    }
}

/// A journey with its interactions under it.
fn body(line: JourneyLine) -> impl IntoView {
    let interaction = |[request, event, impact]: [String; 3]| {
        view! {
            <tr>
                <th scope="row">{request}</th>
                <td>{event}</td>
                <td class="num">{impact}</td>
            </tr>
        }
    };
    view! {
        <tbody>
            <tr class="journey">
                <th scope="rowgroup" colspan="3">
                    <b>
                        <bdi>{line.name}</bdi>
                    </b>
                    <p class="muted">{set(line.says)}</p>
                </th>
            </tr>
            {line.interactions.into_iter().map(interaction).collect_view()}
        </tbody>
    }
}
