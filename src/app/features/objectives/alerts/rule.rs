//! One alert: what it does, when it fires, and when it is quiet again.

use leptos::prelude::*;

use super::figure::short;
use crate::analysis::working::Why;
use crate::app::features::objectives::record::{Objectives, called, change, read, with_figures};
use crate::app::ui::{Ask, Badge, Icon, IconButton, IconSize, Tone, icons};
use crate::document::records::objective::usual_alerts;
use crate::document::{Alert, Edit, RowId, TextIn, text_in};
use crate::text::objectives::slo_words as words;

/// What an alert's row says of it.
#[derive(Clone, PartialEq)]
enum Judged {
    /// Why it cannot be computed.
    Wrong(String),
    /// Its figures, and what is wrong with it all the same.
    Figures(Vec<(String, String)>, Option<String>),
}

/// The row.
#[component]
pub fn RuleRow(id: RowId, place: usize, own: bool) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let alert = Memo::new(move |_| {
        read(workbook, id, |_, one| match one.alerts.is_empty() {
            true => usual_alerts(one.window.days(), short)
                .into_iter()
                .nth(place),
            false => one.alerts.get(place).cloned(),
        })
        .flatten()
        .unwrap_or_default()
    });
    let judged = Memo::new(move |_| {
        with_figures(workbook, id, |figures| {
            let rule = figures.rules.get(place)?;
            Some(match (rule, &figures.target) {
                (Err(text), _) => Judged::Wrong(text.clone()),
                (Ok(_), Err(_)) => Judged::Wrong("No target to hold it against.".to_owned()),
                (Ok(rule), Ok(target)) => Judged::Figures(
                    words::rule_cells(rule, *target, figures.window),
                    rule.fault(*target).map(words::fault),
                ),
            })
        })
        .flatten()
    });
    let fault = move || match judged.get() {
        Some(Judged::Figures(_, fault)) => fault,
        _ => None,
    };
    let columns = if own { "10" } else { "9" };
    view! {
        <tr>
            <Does id place own alert />
            <td class="num half" data-l="Burn rate">
                <TextOfRule id place own alert name="Burn rate" text=text_in!(burn) />
            </td>
            <td class="half nowrap" data-l="Over both">
                <span class="row windows">
                    <TextOfRule id place own alert name="Long window" text=text_in!(long) />
                    <span class="quiet">"and"</span>
                    <TextOfRule id place own alert name="Short window" text=text_in!(short) />
                </span>
            </td>
            {move || judged.get().map(|judged| figures(judged, id, place))}
            {own.then(|| view! { <RemoveCell id place /> })}
        </tr>
        {move || {
            fault()
                .map(|text| {
                    view! {
                        <tr class="sub">
                            <td class="full bad" colspan=columns>
                                {text}
                            </td>
                        </tr>
                    }
                })
        }}
    }
}

fn figures(judged: Judged, id: RowId, place: usize) -> AnyView {
    match judged {
        Judged::Wrong(text) => view! {
            <td class="full bad" colspan="6">
                {text}
            </td>
        }
        .into_any(),
        Judged::Figures(cells, _) => {
            // The first figure of the row answers for the others.
            let cell = |(at, (title, text)): (usize, (String, String))| {
                let never = text == "never";
                let shown = match at {
                    0 => {
                        let why = Why::Alert(id, place).to_string();
                        view! { <Ask why>{text}</Ask> }.into_any()
                    }
                    _ => text.into_any(),
                };
                view! {
                    <td class="num half" class:quiet=never data-l=title>
                        {shown}
                    </td>
                }
            };
            cells
                .into_iter()
                .enumerate()
                .map(cell)
                .collect_view()
                .into_any()
        }
    }
}

/// The name of a field of a rule.
fn name_of(what: &'static str, id: RowId, place: usize) -> Signal<String> {
    let Objectives { workbook, .. } = expect_context();
    Signal::derive(move || format!("{what} of rule {} of {}", place + 1, called(workbook, id)))
}

fn set(
    workbook: crate::app::state::workbook::Workbook,
    id: RowId,
    place: usize,
    with: impl FnOnce(&mut Alert),
) -> Edit {
    change(workbook, id, |one| {
        if let Some(alert) = one.alerts.get_mut(place) {
            with(alert);
        }
    })
}

#[component]
fn Does(id: RowId, place: usize, own: bool, alert: Memo<Alert>) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let pages = Memo::new(move |_| alert.with(|alert| alert.pages));
    let name = name_of("Pages", id, place);
    let badge = move || {
        let (glyph, word, tone) = match pages.get() {
            true => (icons::BELL, "Page", Tone::Bad),
            false => (icons::TICKET, "Ticket", Tone::Plain),
        };
        view! {
            <Badge tone>
                <Icon glyph size=IconSize::Small />
                {word}
            </Badge>
        }
    };
    let tick = own.then(|| {
        view! {
            <input
                type="checkbox"
                aria-label=move || name.get()
                data-tip="It pages somebody; else it opens a ticket"
                prop:checked=move || pages.get()
                on:change:target=move |event| {
                    let on = event.target().checked();
                    workbook.edit(set(workbook, id, place, |alert| alert.pages = on));
                }
            />
        }
    });
    view! {
        <td class="half" data-l="Does">
            <span class="row does">{tick} {badge}</span>
        </td>
    }
}

/// A text of a rule: to read while the rules are the usual ones, to type once they are one's own.
#[component]
fn TextOfRule(
    id: RowId,
    place: usize,
    own: bool,
    alert: Memo<Alert>,
    name: &'static str,
    text: TextIn<Alert>,
) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let shown = move || alert.with(|alert| text.of(alert).to_owned());
    if !own {
        let sign = if name == "Burn rate" { "×" } else { "" };
        return view! {
            <span class:strong=name == "Burn rate">{shown} {sign}</span>
        }
        .into_any();
    }
    let label = name_of(name, id, place);
    view! {
        <input
            class="in rule-text"
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-label=move || label.get()
            prop:value=shown
            on:focus=move |_| workbook.enter_field()
            on:input:target=move |event| {
                let typed = event.target().value();
                workbook.edit_in_field(set(workbook, id, place, |alert| text.set(alert, typed)));
            }
        />
    }
    .into_any()
}

#[component]
fn RemoveCell(id: RowId, place: usize) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let name = name_of("Rule", id, place);
    // Without any of its own the usual ones would come back: the last is changed, not taken out.
    let only = move || read(workbook, id, |_, one| one.alerts.len() == 1).unwrap_or(false);
    let remove = move || {
        workbook.edit(change(workbook, id, |one| {
            if place < one.alerts.len() {
                one.alerts.remove(place);
            }
        }));
    };
    view! {
        <td class="remove">
            <IconButton
                icon=icons::TRASH
                name=Signal::derive(move || format!("Delete: {}", name.get()))
                small=true
                danger=true
                disabled=Signal::derive(only)
                on_press=remove
            />
        </td>
    }
}
