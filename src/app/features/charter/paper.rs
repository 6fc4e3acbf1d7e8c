//! The sheet.

use leptos::prelude::*;

use crate::app::features::charter::activities::Activities;
use crate::app::features::charter::fields::{NamedText, TextOf};
use crate::app::features::charter::sign_offs::SignOffs;
use crate::app::features::charter::today::Today;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, Message, icons};
use crate::report::charter::charter_words::date_problems;
use crate::report::charter::form::{SECTIONS, Section};

/// The id of a section's place on the page.
pub fn section_id(place: usize) -> String {
    format!("charter-{place}")
}

/// The sheet.
#[component]
pub fn Paper() -> impl IntoView {
    let (first, others) = (&SECTIONS[0], &SECTIONS[1..]);
    let row = |(place, section)| view! { <SectionRow place=place + 1 section /> };
    view! {
        <article class="paper charter-sheet" aria-label="Charter">
            <p class="ey">"Engagement charter"</p>
            <Engagement section=first />
            {others.iter().enumerate().map(row).collect_view()}
            <SignOffs id=section_id(SECTIONS.len()) />
        </article>
    }
}

/// Whom it is for, who works on it, when, and what for.
#[component]
fn Engagement(section: &'static Section) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let problems =
        Memo::new(move |_| workbook.with_document(|document| date_problems(&document.charter)));
    let [client, service, facts @ .., purpose] = section.fields else {
        return ().into_any();
    };
    let fact = |field| view! { <NamedText field /> };
    view! {
        <TextOf field=client class="t30" />
        <TextOf field=service class="lead muted" />
        <div class="charter-facts">{facts.iter().map(fact).collect_view()}</div>
        {move || {
            let problems = problems.get().into_iter();
            problems.map(|text| view! { <Message error=true>{text}</Message> }).collect_view()
        }}
        <section class="cl strong" id=section_id(0)>
            <h2>{purpose.label}</h2>
            <TextOf field=purpose class="lead" />
        </section>
    }
    .into_any()
}

#[component]
fn SectionRow(place: usize, section: &'static Section) -> impl IntoView {
    let is_pager = section.title == "Who carries the pager";
    let has_aims = section.title == "Working together";
    let fields = match section.fields {
        [only] if !section.activities => {
            view! { <TextOf field=only help=section.note /> }.into_any()
        }
        [now, close, when] if is_pager => view! {
            <div class="pager">
                <NamedText field=now />
                <Icon glyph=icons::ARROW />
                <NamedText field=when />
                <Icon glyph=icons::ARROW />
                <NamedText field=close />
            </div>
        }
        .into_any(),
        all => {
            let field = |field| view! { <NamedText field /> };
            view! { <div class="charter-two">{all.iter().map(field).collect_view()}</div> }
                .into_any()
        }
    };
    view! {
        <section class="cl" id=section_id(place)>
            <h2>{section.title}</h2>
            <div>
                {section.activities.then(|| view! { <Activities note=section.note /> })}
                {fields}
                {has_aims.then(|| view! { <Today /> })}
            </div>
        </section>
    }
}
