//! What an objective allows to fail, and what was measured of it.

use leptos::prelude::*;

use crate::analysis::objective::is_valid;
use crate::analysis::working::Why;
use crate::app::features::objectives::record::TextOf;
use crate::app::features::objectives::record::{Objectives, called, change, read, with_figures};
use crate::app::ui::{Ask, Card, HeadCell, Message, Table, TextField, TextKind};
use crate::document::{RowId, text_in};
use crate::text::objectives::objective_words::MEASURED;
use crate::text::objectives::slo_words as words;
use crate::text::objectives::slo_words::SHARES;

/// The part.
#[component]
pub fn Budget(id: RowId) -> impl IntoView {
    view! {
        <div class="stack m">
            <Allowance id />
            <Measurement id />
        </div>
    }
}

#[component]
fn Allowance(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let rows = Memo::new(move |_| {
        let target = with_figures(workbook, id, |figures| figures.target.clone())?;
        let window = read(workbook, id, |_, one| one.window)?;
        Some(target.map(|target| {
            let row = |name: &str, days| (name.to_owned(), words::allowance(target, days));
            let mut rows = vec![row(words::span(window), window.days())];
            let (shortest, longest) = window.between();
            if shortest != longest {
                rows.push(row("at the shortest", shortest));
                rows.push(row("at the longest", longest));
            }
            (rows, words::counted_as(window))
        }))
    });
    let shares = SHARES.map(|(_, users)| format!("While it fails {users}"));
    let row = move |(name, cells): (String, [String; 3])| {
        let titles = SHARES.map(|(_, users)| format!("While it fails {users}"));
        let cell = |(title, text): (String, String)| {
            view! {
                <td class="num full" data-l=title>
                    {text}
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row" class="full">
                    {name}
                </th>
                {titles.into_iter().zip(cells).map(cell).collect_view()}
            </tr>
        }
    };
    let events = move || {
        with_figures(workbook, id, |figures| {
            match (&figures.events, &figures.target) {
                (Ok(Some(events)), Ok(target)) => Some(words::allowed_events(*target, *events)),
                _ => None,
            }
        })
        .flatten()
    };
    let wrong = move || {
        with_figures(workbook, id, |figures| {
            figures.events.as_ref().err().cloned()
        })
        .flatten()
    };
    let titles = shares.map(|name| view! { <HeadCell name num=true /> });
    let body = move || match rows.get() {
        Some(Ok((rows, _))) => rows.into_iter().map(row).collect_view().into_any(),
        _ => ().into_any(),
    };
    let note = move || match rows.get()? {
        Err(text) => Some(view! { <Message error=true>{text}</Message> }.into_any()),
        Ok((_, Some(note))) => Some(view! { <p class="quiet">{note}</p> }.into_any()),
        Ok(_) => None,
    };
    let known = Memo::new(move |_| rows.with(|rows| matches!(rows, Some(Ok(_)))));
    let ask = move || {
        let why = Why::Allowed(id).to_string();
        known
            .get()
            .then(|| view! { <span class="quiet"><Ask why>"what may fail"</Ask></span> })
    };
    let aside = move || view! { {ask} };
    view! {
        <Card title="Error budget" aside>
            <Table
                label=""
                attr:aria-label=move || format!("Error budget of {}", called(workbook, id))
                deck=true
            >
                <thead>
                    <tr>
                        <HeadCell name="Window" />
                        {titles}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </Table>
            {note}
            <div class="objective-fields">
                <TextOf
                    id
                    label="Events a day"
                    kind=TextKind::Figure
                    error=Signal::derive(wrong)
                    help=Signal::derive(events)
                    text=text_in!(traffic)
                />
            </div>
        </Card>
    }
}

#[component]
fn Measurement(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let interactions = Memo::new(move |_| {
        read(workbook, id, |document, one| {
            let journey = one.journey.and_then(|id| document.journey(id));
            let all = journey.map_or(&[][..], |journey| &journey.interactions);
            let row = |one| (crate::document::Interaction::clone(one).id, is_valid(one));
            all.iter().map(row).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let lines = Memo::new(move |_| with_figures(workbook, id, words::measured).unwrap_or_default());
    let ask = move || {
        let why = [
            (Why::Measured(id), "what was good"),
            (Why::Spent(id), "what it spends"),
        ];
        let [good, spent] = why.map(|(why, text)| view! { <Ask why=why.to_string()>{text}</Ask> });
        let some = lines.with(|lines| !lines.is_empty());
        some.then(|| view! { <span class="quiet">{good} " · " {spent}</span> })
    };
    let aside = move || view! { {ask} };
    view! {
        <Card title="Measured" aside>
            <p class="quiet">{MEASURED}</p>
            <div class="objective-fields">
                <For each=move || interactions.get() key=|one| *one let((one, valid))>
                    <Answers id interaction=one valid />
                </For>
                <TextOf
                    id
                    label="Good events, percent, if not counted"
                    kind=TextKind::Figure
                    text=text_in!(ratio)
                />
                <TextOf
                    id
                    label="Days measured, if not the whole window"
                    kind=TextKind::Figure
                    text=text_in!(elapsed)
                />
            </div>
            <div role="status" class="stack s top0">
                {move || {
                    lines.get().into_iter().map(|text| view! { <p>{text}</p> }).collect_view()
                }}
            </div>
        </Card>
    }
}

#[component]
fn Answers(id: RowId, interaction: RowId, valid: bool) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let name = move || {
        let name = read(workbook, id, |document, one| {
            let journey = document.journey(one.journey?)?;
            let mut all = journey.interactions.iter();
            let found = all.find(|one| one.id == interaction)?;
            Some(match found.request.trim() {
                "" => "an interaction".to_owned(),
                request => request.to_owned(),
            })
        });
        name.flatten().unwrap_or_default()
    };
    if !valid {
        return view! {
            <p class="quiet not-counted">
                {move || format!("{}: not counted, its impact is 0%.", name())}
            </p>
        }
        .into_any();
    }
    let shown = move || {
        read(workbook, id, |_, one| one.answers(interaction).to_owned()).unwrap_or_default()
    };
    view! {
        <TextField
            label=Signal::derive(move || format!("Answers to {}", name()))
            value=Signal::derive(shown)
            on:focusin=move |_| workbook.enter_field()
            on_input=move |text: String| {
                let edit = change(workbook, id, |one| one.set_answers(interaction, text));
                workbook.edit_in_field(edit);
            }
        />
    }
    .into_any()
}
