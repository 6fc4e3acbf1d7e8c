//! The items of an area, or of all: which of them are shown, then one line each.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::readiness::item::ItemLine;
use crate::app::features::readiness::review::{Review, change, later, mark, tone};
use crate::app::ui::{Badge, Button, ButtonKind, CheckField, Chip, Choice, Segments, icons};
use crate::codec::checklist::joined::{Show as Shown, Which, lines, tally};
use crate::document::{Area, ReadinessItem};
use crate::text::readiness::readiness_words as words;
use crate::text::readiness::verdict_words;

/// The list.
#[component]
pub fn ItemList() -> impl IntoView {
    let review: Review = expect_context();
    let tallies = Memo::new(move |_| {
        let area = review.area.get();
        let workbook = review.workbook;
        workbook.with_document(|document| tally(document, area, &page::today()))
    });
    let title = move || review.area.get().map_or("All areas", Area::title);
    let reasons = move || verdict_words::short_reasons(&tallies.get());
    let area = |area: Area| view! { <AreaItems area /> };
    view! {
        <section class="card flush ready-list" id="items" aria-labelledby="items-title">
            <header>
                <h2 id="items-title">{title}</h2>
                <span class="quiet hide-s grow">{reasons}</span>
                <Filters />
            </header>
            <Nothing />
            <div class:all-areas=move || review.area.get().is_none()>{Area::ALL.map(area)}</div>
            <More />
        </section>
    }
}

/// Which items are shown. Choosing once more takes away what was answered meanwhile.
#[component]
fn Filters() -> impl IntoView {
    let review: Review = expect_context();
    let counts = Memo::new(move |_| Shown::OFFERED.map(|show| review.count(show)));
    let reason = Memo::new(move |_| {
        let show = review.show.get();
        (!Shown::OFFERED.contains(&show)).then_some(show)
    });
    let position = move || {
        let show = review.show.get();
        let place = Shown::OFFERED.into_iter().position(|one| one == show);
        place.map_or(String::new(), |place| place.to_string())
    };
    let choose = move |value: String| {
        let place = value.parse().ok();
        if let Some(show) = place.and_then(|place: usize| Shown::OFFERED.get(place)) {
            review.choose(*show);
        }
    };
    let again = move |_| review.let_go();
    let segments = move || {
        let counts = counts.get();
        let choice = |(place, show): (usize, Shown)| {
            let name = format!("{} {}", words::show(show), counts[place]);
            Choice::new(place.to_string(), name)
        };
        let choices: Vec<Choice> = Shown::OFFERED.into_iter().enumerate().map(choice).collect();
        view! {
            <Segments
                label="Items shown"
                choices
                value=Signal::derive(position)
                on_choose=choose
                small=true
                on:click=again
            />
        }
    };
    view! {
        <div class="row wrap no-print">
            {move || {
                reason
                    .get()
                    .map(|show| {
                        view! {
                            <Chip
                                on=true
                                on_remove=Callback::new(move |()| review.choose(Shown::All))
                                remove_name="Show all items"
                            >
                                {words::show(show)}
                            </Chip>
                        }
                    })
            }} {segments}
        </div>
    }
}

/// Says so where a filter holds nothing.
#[component]
fn Nothing() -> impl IntoView {
    let review: Review = expect_context();
    let says = Memo::new(move |_| {
        let areas = match review.area.get() {
            Some(area) => vec![area],
            None => Area::ALL.into(),
        };
        let is_empty = areas.into_iter().all(|area| review.shown(area).is_empty());
        is_empty.then(|| words::nothing(review.show.get()))
    });
    view! {
        <p class="quiet ready-nothing" role="status" hidden=move || says.get().is_none()>
            {move || says.get()}
        </p>
    }
}

/// The items of one area. All areas are there, for the paper; the page shows what is chosen.
#[component]
fn AreaItems(area: Area) -> impl IntoView {
    let review: Review = expect_context();
    let shown = Memo::new(move |_| review.shown(area));
    let answered = review.tally(Some(area));
    let is_away = move || {
        let is_other = review.area.get().is_some_and(|chosen| chosen != area);
        let is_filtered = review.show.get() != Shown::All && review.area.get().is_none();
        is_other || (is_filtered && shown.with(Vec::is_empty))
    };
    let id = format!("area-{}", area.name());
    view! {
        <div
            class="ready-area"
            role="group"
            id=id.clone()
            hidden=is_away
            aria-labelledby=format!("{id}-title")
        >
            <header class="row wrap">
                <h3 id=format!("{id}-title")>{area.title()}</h3>
                <Badge tone=Signal::derive(move || tone(&answered.get()))>
                    {move || verdict_words::verdict(&answered.get())}
                </Badge>
                <span class="quiet">{move || verdict_words::progress(&answered.get())}</span>
            </header>
            <For each=move || shown.get() key=|which| *which let(which)>
                <ItemLine which />
            </For>
            <p class="ready-add no-print">
                <Button
                    kind=ButtonKind::Quiet
                    small=true
                    icon=icons::PLUS
                    attr:id=format!("add-{}", area.name())
                    attr:aria-label=format!("Add item: {}", area.title())
                    on_press=move || add_item(review, area)
                >
                    "Add item"
                </Button>
            </p>
        </div>
    }
}

/// Adds one of the team's own items, to be put into words.
fn add_item(review: Review, area: Area) {
    let id = page::new_id();
    let level = review
        .workbook
        .document
        .with_untracked(|document| document.level());
    let edit = change(review.workbook, |readiness| {
        readiness.items.push(ReadinessItem {
            area,
            level,
            ..ReadinessItem::blank(id)
        });
    });
    let which = Which::Own(id);
    review.open(which);
    review.keep(which);
    review.workbook.edit(edit);
    later(move || page::focus(&format!("#item-{} textarea", mark(which))));
}

/// The items that nobody is asked: of a stricter level, or taken out.
#[component]
fn More() -> impl IntoView {
    let review: Review = expect_context();
    let counts = Memo::new(move |_| {
        review.workbook.with_document(|document| {
            let level = document.level();
            let lines = lines(&document.readiness);
            let above = lines
                .iter()
                .filter(|line| !level.asks(line.level()))
                .count();
            let hidden = lines.iter().filter(|line| line.is_hidden()).count();
            (above, hidden, level.name())
        })
    });
    let above = move || {
        let (above, _, level) = counts.get();
        words::show_above(above, level)
    };
    let hidden = move || words::show_hidden(counts.get().1);
    view! {
        <footer class="row wrap no-print" hidden=move || counts.with(|(above, hidden, _)| above + hidden == 0)>
            <Show when=move || counts.with(|(above, ..)| 0 < *above)>
                <CheckField
                    label=Signal::derive(above)
                    checked=review.above
                    on_change=move |on| review.above.set(on)
                />
            </Show>
            <Show when=move || counts.with(|(_, hidden, _)| 0 < *hidden)>
                <CheckField
                    label=Signal::derive(hidden)
                    checked=review.hidden
                    on_change=move |on| review.hidden.set(on)
                />
            </Show>
        </footer>
    }
}
