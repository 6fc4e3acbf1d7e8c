//! What is said about an item besides its answer: proof, owner, date, rows, and the item's own words.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::browser::page;
use crate::app::features::readiness::review::{Item, Review, change, focus_answers, later};
use crate::app::features::readiness::rows::Rows;
use crate::app::ui::{
    Button, ButtonKind, Choice, Fold, SelectField, TextArea, TextField, TextKind, icons,
};
use crate::codec::checklist::joined::{Which, web_address};
use crate::document::{Area, Level, ReadinessItem, TextIn, text_in};
use crate::text::readiness::readiness_words as words;

/// What stands in an open item.
#[component]
pub fn Details(
    /// Which item.
    which: Which,
    /// The item as it is now.
    item: Memo<Option<Item>>,
) -> impl IntoView {
    let asked = item.with_untracked(|item| item.as_ref()?.asked);
    let why = asked.map(|asked| {
        view! {
            <p class="quiet">
                {asked.why.clone()} " " <b>"What convinces: "</b> {asked.convinces.clone()} " "
                {words::works_on(asked.column)}
            </p>
        }
    });
    let own = matches!(which, Which::Own(_)).then(|| view! { <OwnFields which item /> });
    let put = asked.map(|_| {
        view! {
            <Fold summary="Put the question differently">
                <Question which item />
            </Fold>
        }
    });
    view! {
        <div class="ready-details no-print">
            {why} {own} <Fields which item /> <Rows which item />
            <div class="row wrap between top0">{put} <Verbs which item /></div>
        </div>
    }
}

fn text_of(item: Memo<Option<Item>>, text: TextIn<ReadinessItem>) -> String {
    item.with(|item| Some(text.of(&item.as_ref()?.said).to_owned()))
        .unwrap_or_default()
}

fn name_of(item: Memo<Option<Item>>) -> String {
    item.with(|item| Some(item.as_ref()?.question.clone()))
        .unwrap_or_default()
}

/// A field for one of an item's texts, named after what is asked.
#[component]
fn TextOf(
    which: Which,
    item: Memo<Option<Item>>,
    #[prop(into)] name: Signal<&'static str>,
    text: TextIn<ReadinessItem>,
    #[prop(optional)] kind: TextKind,
    #[prop(optional)] placeholder: &'static str,
) -> impl IntoView {
    let review: Review = expect_context();
    view! {
        <TextField
            label=Signal::derive(move || name.get().to_owned())
            kind
            placeholder=placeholder
            value=Signal::derive(move || text_of(item, text))
            on:focusin=move |_| review.workbook.enter_field()
            on_input=move |typed: String| {
                review.workbook.edit_in_field(review.write(which, |one| text.set(one, typed)));
            }
        />
    }
}

#[component]
fn Fields(which: Which, item: Memo<Option<Item>>) -> impl IntoView {
    let review: Review = expect_context();
    let reason = move || {
        let answer = item.with(|item| item.as_ref()?.said.answer);
        words::reason_label(answer)
    };
    let address = Memo::new(move |_| {
        let evidence = text_of(item, text_in!(evidence));
        web_address(&evidence).map(str::to_owned)
    });
    let link = move || {
        let address = address.get()?;
        Some(view! {
            <a href=address target="_blank" rel="noopener noreferrer">
                "Open the evidence"
            </a>
        })
    };
    let placeholder = "https:// or words";
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            review.go_on(which, event.shift_key());
        }
        "Escape" => focus_answers(which),
        _ => {}
    };
    view! {
        <div class="ready-fields" role="group" aria-label=move || name_of(item) on:keydown=key>
            <TextOf which item name=Signal::derive(reason) text=text_in!(reason) />
            <div class="stack s">
                <TextOf which item name="Evidence" text=text_in!(evidence) placeholder />
                {link}
            </div>
            <TextOf which item name="Owner" text=text_in!(owner) />
            <TextOf which item name="Due" text=text_in!(due) kind=TextKind::Date />
        </div>
    }
}

/// The words of an item, to be put differently.
#[component]
fn Question(which: Which, item: Memo<Option<Item>>) -> impl IntoView {
    let review: Review = expect_context();
    let shown = move || item.with(|item| Some(item.as_ref()?.typed.clone()));
    let write = move |text: String| {
        let asked = item.with_untracked(|item| item.as_ref()?.asked);
        let is_built_in = asked.is_some_and(|asked| asked.question == text);
        let own = if is_built_in { String::new() } else { text };
        let edit = review.write(which, |one| one.question = own);
        review.workbook.edit_in_field(edit);
    };
    view! {
        <TextArea
            label="Question, put so that yes is good"
            rows=2
            value=Signal::derive(move || shown().unwrap_or_default())
            on:focusin=move |_| review.workbook.enter_field()
            on_input=write
        />
    }
}

/// Words, area and level of one of the team's own items.
#[component]
fn OwnFields(which: Which, item: Memo<Option<Item>>) -> impl IntoView {
    let review: Review = expect_context();
    let areas = Area::ALL.map(|one| Choice::new(one.name(), one.title()));
    let levels = Level::ALL.map(|one| Choice::new(one.name(), words::level(one)));
    let area = move || item.with(|item| Some(item.as_ref()?.area.name().to_owned()));
    let level = move || item.with(|item| Some(item.as_ref()?.level.name().to_owned()));
    let choose_area = move |value: String| {
        if let Some(area) = Area::ALL.into_iter().find(|one| one.name() == value) {
            let edit = review.write(which, |one| one.area = area);
            review.workbook.edit(edit);
            review.unfold(area);
            // It stands elsewhere now.
            later(move || focus_answers(which));
        }
    };
    let choose_level = move |value: String| {
        if let Some(level) = Level::ALL.into_iter().find(|one| one.name() == value) {
            let edit = review.write(which, |one| one.level = level);
            review.workbook.edit(edit);
        }
    };
    view! {
        <Question which item />
        <div class="ready-fields">
            <SelectField
                label="Area"
                choices=areas.to_vec()
                value=Signal::derive(move || area().unwrap_or_default())
                on_choose=choose_area
            />
            <SelectField
                label="Asked from level"
                choices=levels.to_vec()
                value=Signal::derive(move || level().unwrap_or_default())
                on_choose=choose_level
            />
        </div>
    }
}

/// Takes an item out of the review, or away.
#[component]
fn Verbs(which: Which, item: Memo<Option<Item>>) -> impl IntoView {
    let review: Review = expect_context();
    let is_hidden = move || item.with(|item| item.as_ref().is_some_and(|item| item.said.hidden));
    let hide = move || {
        // The item may go now: the focus goes on before it does.
        if !review.go_on(which, false) {
            review.go_on(which, true);
        }
        let edit = review.write(which, |one| one.hidden = true);
        review.workbook.edit(edit);
    };
    let own = match which {
        Which::Own(id) => Some(id),
        Which::BuiltIn(_) => None,
    };
    let delete = own.map(|id| {
        let remove = move || {
            let area = item.with_untracked(|item| Some(item.as_ref()?.area.name()));
            let edit = change(review.workbook, |readiness| {
                readiness.items.retain(|one| one.id != id);
            });
            review.workbook.edit(edit);
            page::focus(&format!("#add-{}", area.unwrap_or_default()));
        };
        view! {
            <Button
                kind=ButtonKind::Quiet
                small=true
                icon=icons::TRASH
                attr:aria-label=move || format!("Delete: {}", name_of(item))
                on_press=remove
            >
                "Delete"
            </Button>
        }
    });
    view! {
        <div class="row">
            <Show when=move || !is_hidden()>
                <Button
                    kind=ButtonKind::Quiet
                    small=true
                    attr:aria-label=move || format!("Hide: {}", name_of(item))
                    on_press=hide
                >
                    "Hide"
                </Button>
            </Show>
            {delete}
        </div>
    }
}
