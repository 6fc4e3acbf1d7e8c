//! The page while nothing is answered: what a review is, its first item, and its areas.

use leptos::prelude::*;

use crate::app::answer::first_steps::FirstSteps;
use crate::app::features::readiness::review::Review;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Card, Guide, Icon, IconSize, Level, icons};
use crate::codec::checklist::asked::built_in;
use crate::codec::checklist::joined::lines;
use crate::document::{Answer, Area};
use crate::text::readiness::readiness_words as words;
use crate::text::readiness::verdict_words;

/// The page.
#[component]
pub fn FirstReview() -> impl IntoView {
    let review: Review = expect_context();
    let all = review.tally(None);
    let aside = move || view! { <span class="quiet">{verdict_words::progress(&all.get())}</span> };
    let title = format!("{} areas", Area::ALL.len());
    view! {
        <Guide
            say="Ask now what the service should have before people rely on it."
            start=|| view! { <Start /> }
        >
            <Example />
        </Guide>
        <Card title=title aside=aside flush=true>
            <ul class="plain ready-first">
                {Area::ALL.map(|area| view! { <FirstArea area /> })}
            </ul>
        </Card>
        <FirstSteps />
    }
}

#[component]
fn Start() -> impl IntoView {
    let review: Review = expect_context();
    let workbook: Workbook = expect_context();
    let asks = move || {
        workbook.with_document(|document| {
            let level = document.level();
            let lines = lines(&document.readiness);
            let asked = lines.iter().filter(|line| line.is_asked(level)).count();
            words::asks(level, asked, lines.len())
        })
    };
    view! {
        <p class="muted">{asks}</p>
        <div class="row wrap">
            <Button
                kind=ButtonKind::Primary
                icon=icons::ARROW
                on_press=move || review.begin(Area::Architecture)
            >
                "Answer the first item"
            </Button>
            <Button icon=icons::OPEN on_press=move || review.choose_file()>
                "Read checklist file"
            </Button>
        </div>
    }
}

/// The first item, as it looks.
#[component]
fn Example() -> impl IntoView {
    let first = built_in().first();
    first.map(|first| {
        view! {
            <div class="ghost one-column" aria-hidden="true">
                <span class="row top0">
                    <Level letter=first.level.name() />
                    <b>{first.question.clone()}</b>
                </span>
                <span class="seg small">
                    {Answer::ALL.map(|one| view! { <label>{words::answer(one)}</label> })}
                </span>
                <span class="quiet">{first.why.clone()} " " {words::works_on(first.column)}</span>
                <span class="quiet">
                    <kbd>"Y"</kbd>" "<kbd>"P"</kbd>" "<kbd>"N"</kbd>" "<kbd>"A"</kbd>" answer, "
                    <kbd>"Enter"</kbd>" next"
                </span>
            </div>
        }
    })
}

#[component]
fn FirstArea(area: Area) -> impl IntoView {
    let review: Review = expect_context();
    let tally = review.tally(Some(area));
    view! {
        <li>
            <button type="button" on:click=move |_| review.begin(area)>
                <span class="grow">{area.title()}</span>
                <span class="stackbar" aria-hidden="true"></span>
                <span class="quiet num">{move || verdict_words::progress(&tally.get())}</span>
                <Icon glyph=icons::RIGHT size=IconSize::Small />
            </button>
        </li>
    }
}
