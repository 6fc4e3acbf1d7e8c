//! One item of the review: what is asked, its answer, what was said about it in a line, and its details.

use leptos::prelude::*;

use crate::analysis::practice::readiness_rows::set_fixed;
use crate::app::browser::page;
use crate::app::features::readiness::answers::Answers;
use crate::app::features::readiness::details::Details;
use crate::app::features::readiness::review::{Item, Review, focus_answers, mark};
use crate::app::ui::{Button, Icon, IconSize, Level, Message, icons};
use crate::codec::checklist::joined::Which;
use crate::document::RowId;
use crate::document::names::systemic_name;
use crate::text::readiness::readiness_words as words;

/// An item.
#[component]
pub fn ItemLine(
    /// Which one.
    which: Which,
) -> impl IntoView {
    let review: Review = expect_context();
    let item = review.item(which);
    let is_open = Memo::new(move |_| review.opened.with(|open| open.contains(&which)));
    let level = Memo::new(move |_| item.with(|item| Some(item.as_ref()?.level.name())));
    let question = Memo::new(move |_| {
        item.with(|item| Some(item.as_ref()?.question.clone()))
            .unwrap_or_default()
    });
    let unreasoned =
        Memo::new(move |_| item.with(|item| words::answer_problem(&item.as_ref()?.said)));
    let toggle = move |_| match is_open.get_untracked() {
        true => review
            .opened
            .update(|open| open.retain(|one| *one != which)),
        false => review.open(which),
    };
    view! {
        <div class="ready-item" class:open=move || is_open.get() id=format!("item-{}", mark(which))>
            {move || level.get().map(|letter| view! { <Level letter attr:title="Level" /> })}
            <div class="ready-question">
                <span>{move || question.get()}</span>
                <Said which item />
                {move || unreasoned.get().map(|why| view! { <Message error=true>{why}</Message> })}
            </div>
            <Answers which item />
            <button
                type="button"
                class="ib small no-print"
                aria-expanded=move || is_open.get().to_string()
                aria-label=move || format!("Details of: {}", question.get())
                on:click=toggle
            >
                {move || {
                    let glyph = if is_open.get() { icons::DOWN } else { icons::RIGHT };
                    view! { <Icon glyph /> }
                }}
            </button>
            <Hidden which item />
            <Offers which />
            <Show when=move || is_open.get()>
                <Details which item />
            </Show>
        </div>
    }
}

/// What was said besides the answer: what is missing, who sees to it by when, which rows it lowers.
#[component]
fn Said(which: Which, item: Memo<Option<Item>>) -> impl IntoView {
    let review: Review = expect_context();
    let reason = move || {
        let reason = item.with(|item| Some(item.as_ref()?.said.reason.trim().to_owned()))?;
        (!reason.is_empty()).then(|| view! { <span class="muted">{reason}</span> })
    };
    let planned =
        Memo::new(move |_| item.with(|item| words::planned(&item.as_ref()?.said, &page::today())));
    let rows = Memo::new(move |_| {
        let names = review.read(which, |line, document| {
            Some(words::linked_names(line.said?, document))
        });
        names.flatten().filter(|names| !names.is_empty())
    });
    let planned_mark = move |(text, is_late): (String, bool)| {
        let glyph = if is_late { icons::CLOCK } else { icons::PERSON };
        view! {
            <span class="mark" class:big=is_late>
                <Icon glyph size=IconSize::Small />
                {text}
            </span>
        }
    };
    let rows_mark = |names: String| {
        view! {
            <span class="mark">
                <Icon glyph=icons::LINK size=IconSize::Small />
                {names}
            </span>
        }
    };
    view! {
        {reason}
        {move || {
            let (planned, rows) = (planned.get(), rows.get());
            (planned.is_some() || rows.is_some())
                .then(|| {
                    view! {
                        <span class="row wrap ready-said">
                            {planned.map(planned_mark)} {rows.map(rows_mark)}
                        </span>
                    }
                })
        }}
    }
}

/// Takes a hidden item back into the review.
#[component]
fn Hidden(which: Which, item: Memo<Option<Item>>) -> impl IntoView {
    let review: Review = expect_context();
    let is_hidden = move || item.with(|item| item.as_ref().is_some_and(|item| item.said.hidden));
    let name = move || item.with(|item| Some(item.as_ref()?.question.clone()));
    let back = move || {
        let edit = review.write(which, |one| one.hidden = false);
        review.workbook.edit(edit);
        // The button goes with what it took back.
        focus_answers(which);
    };
    view! {
        <Show when=is_hidden>
            <div class="ready-offer no-print">
                <span class="quiet">"Hidden from the review."</span>
                <Button
                    small=true
                    attr:aria-label=move || format!("Ask again: {}", name().unwrap_or_default())
                    on_press=back
                >
                    "Ask again"
                </Button>
            </div>
        </Show>
    }
}

/// What an answer says against what the table of systemic risks says: one press changes that table.
#[component]
fn Offers(which: Which) -> impl IntoView {
    let review: Review = expect_context();
    let against = Memo::new(move |_| {
        let against = review.read(which, |line, document| {
            let (fixed, ids) = line.said?.against(document)?;
            let named = ids.into_iter().map(|id| (id, systemic_name(id, document)));
            Some((fixed, named.collect::<Vec<_>>()))
        });
        against.flatten().unwrap_or_default()
    });
    move || {
        let (fixed, named) = against.get();
        let offer = |(id, name)| view! { <Offer which id name fixed /> };
        named.into_iter().map(offer).collect_view()
    }
}

#[component]
fn Offer(which: Which, id: RowId, name: String, fixed: bool) -> impl IntoView {
    let Review { workbook, .. } = expect_context();
    let (verb, stands) = match fixed {
        true => ("Switch to fixed", "still counts as present"),
        false => ("Switch to present", "counts as fixed"),
    };
    let label = format!("{verb}: {name}");
    let switch = move || {
        let edit = workbook
            .document
            .with_untracked(|document| set_fixed(document, id, fixed));
        workbook.edit(edit);
        // The button goes with what it offered.
        focus_answers(which);
    };
    view! {
        <div class="ready-offer no-print">
            <span>{format!("\u{201c}{name}\u{201d} {stands}.")}</span>
            <Button small=true attr:aria-label=label on_press=switch>
                {verb}
            </Button>
        </div>
    }
}
