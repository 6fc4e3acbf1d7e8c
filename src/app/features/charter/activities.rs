//! What is part of the engagement, and who does what in it.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::charter::fields::change;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ed, Icon, IconSize, Table, Toast, icons, use_toasts};
use crate::document::Activity;

/// The activities that are chosen, one a line, and the others to choose.
#[component]
pub fn Activities(note: &'static str) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let planned = Memo::new(move |_| {
        workbook.with_document(|document| {
            let planned = |one: &Activity| document.charter.planned(*one).is_some();
            Activity::ALL.into_iter().partition::<Vec<_>, _>(planned)
        })
    });
    let add = move |activity: Activity| {
        workbook.plan_activity(activity, true);
        let field = format!("#{} textarea", row_id(activity));
        page::focus_soon(&field);
    };
    let chip = move |activity: Activity| {
        view! {
            <button type="button" class="chip" on:click=move |_| add(activity)>
                <Icon glyph=icons::PLUS size=IconSize::Small />
                {activity.title()}
            </button>
        }
    };
    let any = move || planned.with(|(planned, _)| !planned.is_empty());
    view! {
        <Show when=any>
            <Table label="Activities" class:acts=true>
                <thead class="vh">
                    <tr>
                        <th scope="col">"Part of it"</th>
                        <th scope="col">"Activity"</th>
                        <th scope="col">"Who does what"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || planned.get().0 key=|one| one.name() let(activity)>
                        <Line activity />
                    </For>
                </tbody>
            </Table>
        </Show>
        <div class="row wrap not-planned">
            {move || {
                let others = planned.get().1;
                let says = if any() { "Not part of it:" } else { "Choose what is part of it:" };
                (!others.is_empty())
                    .then(|| {
                        view! {
                            <span class="quiet">{says}</span>
                            {others.into_iter().map(chip).collect_view()}
                        }
                    })
            }}
        </div>
        <p class="quiet">{note}</p>
    }
}

fn row_id(activity: Activity) -> String {
    format!("planned-{}", activity.name())
}

#[component]
fn Line(activity: Activity) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let who = move || {
        workbook.with_document(|document| {
            let who = document.charter.planned(activity);
            who.unwrap_or_default().to_owned()
        })
    };
    let remove = move || {
        workbook.plan_activity(activity, false);
        let toast = Toast::done(format!("Not part of it any more: {}.", activity.title()));
        toasts.show(toast.action("Undo", move || workbook.plan_activity(activity, true)));
    };
    view! {
        <tr id=row_id(activity)>
            <td>
                <input
                    type="checkbox"
                    aria-label=activity.title()
                    prop:checked=true
                    on:change=move |_| remove()
                />
            </td>
            <th scope="row">{activity.title()}</th>
            <td>
                <Ed
                    label=format!("Who does what: {}", activity.title())
                    placeholder="Who does what"
                    value=Signal::derive(who)
                    on:focusin=move |_| workbook.enter_field()
                    on_input=move |who: String| {
                        let edit = change(workbook, |charter| charter.plan(activity, Some(who)));
                        workbook.edit_in_field(edit);
                    }
                />
            </td>
        </tr>
    }
}
