//! What the figures are counted with: year, targets, the "too big" line, the author.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::desk::Desk;
use crate::app::view::{flag, maybe, tap, text, typed};
use crate::model::{Edit, RowId, Target, Visit, Year};

/// Folded away, since the defaults are the practice's own.
#[component]
pub fn Settings() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let visit = StoredValue::new(None::<Visit>);
    let begin = move |_| visit.set_value(Some(desk.begin_visit()));
    let write = move |edit| desk.edit_in(edit, visit.get_value());
    let targets = Memo::new(move |_| {
        desk.document.with(|document| {
            document
                .targets
                .iter()
                .map(|target| target.id)
                .collect::<Vec<_>>()
        })
    });
    let add = move |_| {
        let at = targets.with_untracked(Vec::len);
        let target = Target {
            id: page::new_id(),
            percent: "99.99".to_owned(),
        };
        desk.edit(Edit::InsertTarget {
            at,
            target,
            accepted: Vec::new(),
        });
    };
    let set_year = move |value: String| {
        if let Some(year) = Year::ALL.into_iter().find(|year| year.name() == value) {
            desk.edit(Edit::SetYear(year));
        }
    };
    view! {
        <details class="fold settings">
            <summary><h2>"Targets and settings"</h2></summary>
            <div class="fields" on:focusin=begin>
                <fieldset>
                    <legend>"Targets compared"</legend>
                    <For each=move || targets.get() key=|id| *id let:id>
                        <TargetField id visit />
                    </For>
                    <button class="line" on:click=tap(add)>"Add target"</button>
                </fieldset>
                <label>"Length of the year, for incidents and budgets"
                    <select prop:value=text(move || desk.document.with(|document| document.year.name()))
                        on:change=typed(set_year)>
                        <option value="365">"365 days"</option>
                        <option value="365.25">"365.25 days"</option>
                    </select>
                </label>
                <label>"One risk is too big from this share of a budget, in percent"
                    <input type="text" inputmode="decimal" autocomplete="off"
                        prop:value=text(move || desk.document.with(|document| document.too_big_percent.clone()))
                        on:input=typed(move |value| write(Edit::SetTooBig(value))) />
                </label>
                <label>"Your name, under every copied or printed answer"
                    <input type="text" autocomplete="name"
                        prop:value=text(move || desk.document.with(|document| document.author.clone()))
                        on:input=typed(move |value| write(Edit::SetAuthor(value))) />
                </label>
            </div>
        </details>
    }
}

#[component]
fn TargetField(id: RowId, visit: StoredValue<Option<Visit>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let percent = move || {
        desk.document.with(|document| {
            document
                .target(id)
                .map_or(String::new(), |target| target.percent.clone())
        })
    };
    let alone = move || desk.document.with(|document| document.targets.len() == 1);
    let unread = move || {
        desk.analysis.with(|analysis| {
            analysis
                .targets
                .iter()
                .any(|target| target.id == id && target.figures.is_err())
        })
    };
    let write = move |percent| {
        desk.edit_in(
            Edit::SetTarget {
                target: id,
                percent,
            },
            visit.get_value(),
        );
    };
    view! {
        <p class="target">
            <input type="text" inputmode="decimal" autocomplete="off"
                aria-label=text(move || format!("Target {} in percent", percent()))
                aria-invalid=maybe(move || unread().then_some("true"))
                prop:value=text(percent)
                on:input=typed(write) />
            "%"
            <button disabled=flag(alone) aria-label=text(move || format!("Remove target {}%", percent()))
                on:click=tap(move |_| desk.edit(Edit::RemoveTarget(id)))>"Remove"</button>
        </p>
    }
}
