//! One objective: what is promised, of what, and since when.

use leptos::prelude::Track;

use crate::analysis::objective::{ObjectiveFigures, figures};
use crate::app::browser::page;
use crate::app::features::objectives::objective_alerts::alerts;
use crate::app::features::objectives::objective_budget::budget;
use crate::app::features::objectives::objective_fit::fit;
use crate::app::features::objectives::objective_papers::objective_papers;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::{choice, text_field};
use crate::app::old::view::{El, el, follow};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::links::remove_objective;
use crate::document::names::journey_name;
use crate::document::{Edit, Engagement, Objective, RowId, Sli, Span, Target};
use crate::math::Percent;
use crate::report::objective::papers::specification;
use crate::text::slo_words as words;
use crate::text::slo_words::objective_name;

/// The section of one objective.
pub fn objective_section(workbook: Workbook, odds: OddsState, id: RowId) -> El {
    let title = move || {
        read(workbook, id, |document, one| {
            let name = objective_name(one, document);
            let target = one.target.and_then(|id| document.target(id));
            match target {
                Some(target) => {
                    // As typed in the settings, where it may have its sign.
                    let percent = target.percent.trim_end_matches('%');
                    format!("{name}, {percent}% over {}", words::span(one.window))
                }
                None => name,
            }
        })
        .unwrap_or_default()
    };
    let remove = move || {
        workbook.edit(workbook.with_document(|document| remove_objective(document, id)));
    };
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", called(workbook, id)))
        .tap(remove);
    el("section.fold.objective")
        .label_of(move || called(workbook, id))
        .child(el("h2").text_of(title))
        .child(form(workbook, id))
        .child(budget(workbook, id))
        .child(fit(workbook, odds, id))
        .child(alerts(workbook, id))
        .child(objective_papers(workbook, id))
        .child(el("p.actions").child(remove))
}

/// What an objective is called in labels.
pub(crate) fn called(workbook: Workbook, id: RowId) -> String {
    read(workbook, id, |document, one| objective_name(one, document)).unwrap_or_default()
}

/// Reads an objective, while it is there.
pub(crate) fn read<T>(
    workbook: Workbook,
    id: RowId,
    read: impl FnOnce(&Engagement, &Objective) -> T,
) -> Option<T> {
    workbook.with_document(|document| Some(read(document, document.objective(id)?)))
}

/// Reads its figures, while it is there.
pub(crate) fn with_figures<T>(
    workbook: Workbook,
    id: RowId,
    show: impl FnOnce(&ObjectiveFigures) -> T,
) -> Option<T> {
    read(workbook, id, |document, one| show(&figures(document, one)))
}

/// The edit that changes an objective.
pub(crate) fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Objective)) -> Edit {
    let mut objectives = workbook.with_document(|document| document.objectives.clone());
    if let Some(one) = objectives.iter_mut().find(|one| one.id == id) {
        with(one);
    }
    Edit::SetObjectives(objectives)
}

/// A labelled field for one of its texts.
pub(crate) fn field(
    workbook: Workbook,
    id: RowId,
    label: &str,
    pick: fn(&mut Objective) -> &mut String,
) -> (El, El) {
    let shown = move || {
        let mut one = read(workbook, id, |_, one| one.clone());
        one.as_mut()
            .map(|one| std::mem::take(pick(one)))
            .unwrap_or_default()
    };
    let input = text_field(workbook, shown, move |text| {
        change(workbook, id, |one| *pick(one) = text)
    });
    (el("label").text(label).child(input.clone()), input)
}

fn form(workbook: Workbook, id: RowId) -> El {
    let text = |label: &str, pick| field(workbook, id, label, pick);
    let day = |label: &str, pick| {
        let (label, input) = field(workbook, id, label, pick);
        input.attr("type", "date");
        label
    };
    let (place, place_input) = text("Measured at", |one| &mut one.measured_at);
    place_input.attr("placeholder", "Load balancer, client, prober …");
    let (specification_label, specification_input) =
        text("Specification", |one| &mut one.specification);
    specification_input.attr("placeholder", "As below, unless you say otherwise");
    let usual = move || {
        let text = read(workbook, id, |document, one| specification(one, document));
        text.unwrap_or_default()
    };
    el("div.fields")
        .child(
            el("label")
                .text("Journey")
                .child(journey_choice(workbook, id)),
        )
        .child(
            el("label")
                .text("What is measured")
                .child(sli_choice(workbook, id)),
        )
        .child(target_field(workbook, id))
        .child(
            el("label")
                .text("Window")
                .child(window_choice(workbook, id)),
        )
        .child(place)
        .child(text("Owner", |one| &mut one.owner).0)
        .child(day("Agreed on", |one| &mut one.agreed))
        .child(day("Look again by", |one| &mut one.review))
        .child(specification_label.class("wide"))
        .child(el("p.note.wide").text_of(usual))
        .child(
            text("Why this target", |one| &mut one.rationale)
                .0
                .class("wide"),
        )
}

fn journey_choice(workbook: Workbook, id: RowId) -> El {
    let options = move || {
        workbook.with_document(|document| {
            let mut options = vec![(String::new(), "Whole service".to_owned())];
            for journey in &document.journeys {
                options.push((journey.id.to_string(), journey_name(journey.id, document)));
            }
            options
        })
    };
    let chosen = move || {
        let journey = read(workbook, id, |_, one| one.journey).flatten();
        journey.map_or(String::new(), |journey| journey.to_string())
    };
    choice(options, chosen, move |value| {
        workbook.edit(change(workbook, id, |one| one.journey = value.parse().ok()));
    })
}

fn sli_choice(workbook: Workbook, id: RowId) -> El {
    let options = || {
        let option = |kind: Sli| (kind.name().to_owned(), words::sli(kind).to_owned());
        Sli::ALL.map(option).into()
    };
    let chosen =
        move || read(workbook, id, |_, one| one.kind.name().to_owned()).unwrap_or_default();
    choice(options, chosen, move |value| {
        if let Some(kind) = Sli::ALL.into_iter().find(|one| one.name() == value) {
            workbook.edit(change(workbook, id, |one| one.kind = kind));
        }
    })
}

fn window_choice(workbook: Workbook, id: RowId) -> El {
    let options = || {
        let option = |window: Span| (window.name().to_owned(), words::span(window).to_owned());
        Span::ALL.map(option).into()
    };
    let chosen =
        move || read(workbook, id, |_, one| one.window.name().to_owned()).unwrap_or_default();
    choice(options, chosen, move |value| {
        if let Some(window) = Span::ALL.into_iter().find(|one| one.name() == value) {
            workbook.edit(change(workbook, id, |one| one.window = window));
        }
    })
}

/// A target is one of the engagement's, so that the risks are held against it; one typed here that is
/// none of them yet becomes one when the field is left.
fn target_field(workbook: Workbook, id: RowId) -> El {
    let refused = Signal::new(None::<String>);
    let (shown, kept, told) = (refused.clone(), refused.clone(), refused.clone());
    let stepped = refused.clone();
    follow(move || {
        workbook.stepped.track();
        stepped.set(None);
    });
    // The target that this field added last: one that is corrected leaves nothing behind.
    let added = Signal::new(None::<RowId>);
    let percent = move || {
        let target = read(workbook, id, |document, one| {
            Some(document.target(one.target?)?.percent.clone())
        });
        target.flatten().unwrap_or_default()
    };
    let input = el("input")
        .attr("type", "text")
        .attr("id", &format!("objective-{id}"))
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .value_of(move || shown.get().unwrap_or_else(percent))
        .aria_of("aria-invalid", move || told.get().is_some())
        .on_change(
            move |text| match set_target(workbook, id, &text, added.get()) {
                Some((edit, new)) => {
                    kept.set(None);
                    if new.is_some() {
                        added.set(new);
                    }
                    workbook.edit(edit);
                }
                None => kept.set(Some(text)),
            },
        );
    let problem = move || {
        let text = refused.get()?;
        let text = format!("\"{text}\" is not a percentage such as 99.9; the target is as it was.");
        Some(el("small.problem").text(&text))
    };
    el("label")
        .text("Target, percent")
        .child(input)
        .maybe(problem)
}

/// The edit that promises so many percent, or nothing for no text, and the target it adds; `None` when it is
/// no percentage. A target that was `added` only for this objective goes when another takes its place.
fn set_target(
    workbook: Workbook,
    id: RowId,
    text: &str,
    added: Option<RowId>,
) -> Option<(Edit, Option<RowId>)> {
    let percent = match text.trim() {
        "" => None,
        text => Some(text.parse::<Percent>().ok()?),
    };
    let (known, at, spare) = workbook.with_document(|document| {
        let is_it = |target: &&Target| percent.is_some() && target.percent.parse().ok() == percent;
        let known = document.targets.iter().find(is_it).map(|target| target.id);
        let own = document.objective(id).and_then(|one| one.target);
        let spare = own.filter(|own| added == Some(*own) && is_for_one(document, *own));
        (known, document.targets.len(), spare)
    });
    let mut edits = Vec::new();
    let mut new = None;
    let target = known.or_else(|| {
        let percent = percent?.to_string();
        let target = page::new_id();
        new = Some(target);
        let target = Target {
            id: target,
            percent,
        };
        edits.push(Edit::InsertTarget { at, target });
        new
    });
    edits.push(change(workbook, id, |one| one.target = target));
    if let Some(spare) = spare.filter(|spare| target != Some(*spare)) {
        edits.push(Edit::RemoveTarget(spare));
    }
    Some((Edit::Batch(edits), new))
}

/// Whether nothing but one objective names a target.
fn is_for_one(document: &Engagement, target: RowId) -> bool {
    let objectives = document.objectives.iter();
    let named = objectives.filter(|one| one.target == Some(target)).count();
    let journeys = document.journeys.iter();
    let mut accepted = document.risks.iter().flat_map(|risk| &risk.accepted);
    named == 1
        && document.chosen_target != target
        && journeys.filter(|one| one.target == Some(target)).count() == 0
        && accepted.all(|one| one.target != target)
}
