//! On a page that is still empty: what it is for, which pages are begun, what comes next, and the complete example.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::analysis::practice::steps::{Step, next};
use crate::app::route::{Page, Route};
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{Button, Card, Icon, IconSize, LinkButton, icons};
use crate::text::answer::step_words::about;
use crate::text::library_words::EXAMPLES;

/// The page of a step.
const fn page_of(step: Step) -> Page {
    match step {
        Step::Charter => Page::Charter,
        Step::Journeys => Page::Journeys,
        Step::Risks => Page::RISKS,
        Step::Objectives => Page::Objectives,
        Step::Readiness => Page::Readiness,
    }
}

/// The card.
#[component]
pub fn FirstSteps(
    /// What the page is for, where the page does not say it itself.
    #[prop(optional)]
    say: &'static str,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let here = untrack(|| match workbook.screen.get() {
        Screen::Workbook(_, page) => Some(page),
        _ => None,
    });
    let step_here = Step::ALL
        .into_iter()
        .find(|step| Some(page_of(*step)) == here);
    let address = move |step| Route::Workbook(workbook.open_id(), page_of(step)).to_string();
    let line = move |step: Step| {
        let begun = Memo::new(move |_| {
            workbook.with_figures(|document, analysis| step.is_begun(document, analysis.counted))
        });
        let mark = move || {
            let (glyph, class) = match begun.get() {
                true => (icons::CHECK, "good"),
                false => (icons::MINUS, "quiet"),
            };
            view! {
                <span class=class>
                    <Icon glyph size=IconSize::Small />
                </span>
            }
        };
        view! {
            <li class="row">
                {mark} <a href=address(step) aria-current=(step_here == Some(step)).then_some("page")>
                    {page_of(step).name()}
                </a>
                <span class="vh">{move || if begun.get() { ", begun" } else { ", not begun" }}</span>
            </li>
        }
    };
    let coming = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| next(document, analysis.counted, step_here))
    });
    let go_on = move || {
        let step = coming.get()?;
        Some(view! {
            <p class="muted">"Next: " {about(step)}</p>
            <LinkButton href=address(step) small=true icon=icons::ARROW>
                {format!("Open {}", page_of(step).name())}
            </LinkButton>
        })
    };
    let example = move || {
        let page = here.unwrap_or(Page::RISKS);
        spawn_local(workbook.open_example(EXAMPLES[0].address, page));
    };
    view! {
        <div class="no-print">
            <Card label="The way through an engagement">
                <div class="stack s">
                    {(!say.is_empty()).then(|| view! { <p>{say}</p> })}
                    <ol class="plain row wrap" aria-label="Pages">
                        {Step::ALL.map(line)}
                    </ol>
                    <div class="row wrap">
                        {go_on} <Button small=true icon=icons::OPEN on_press=example>
                            "Open the complete example"
                        </Button>
                    </div>
                </div>
            </Card>
        </div>
    }
}
