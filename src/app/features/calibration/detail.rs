//! What the evidence about one risk says, and what estimate and evidence come to together.

use leptos::prelude::*;

use crate::analysis::practice::calibration::{RiskEvidence, total_with};
use crate::app::browser::page;
use crate::app::features::calibration::record::Compared;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, Tone};
use crate::document::names::row_name;
use crate::document::{BasisKind, Column, Edit, Entry, RowId, Taken};
use crate::grammar::cell;
use crate::text::activities::calibration_words as words;
use crate::text::figures::figure;

/// The evidence about a risk.
#[component]
pub fn Detail(
    /// Which risk.
    id: RowId,
) -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let evidence = compared.evidence(id);
    let name = Memo::new(move |_| workbook.with_document(|document| row_name(id, document)));
    let stands = Memo::new(move |_| evidence.with(|one| words::stands(one.as_ref()?)));
    let lines = move || {
        evidence
            .with(|one| one.as_ref().map(words::about_risk))
            .unwrap_or_default()
    };
    let badge = move || {
        let (word, is_off) = stands.get()?;
        let tone = if is_off { Tone::Warn } else { Tone::Plain };
        Some(view! { <Badge tone>{word}</Badge> })
    };
    view! {
        <section class="card" id=format!("evidence-{id}") tabindex="-1" aria-label=move || name.get()>
            <header>
                <h2>{move || name.get()}</h2>
                {badge}
            </header>
            <div class="evidence">
                <ul class="plain stack s">
                    {move || lines().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
                </ul>
                <Together id evidence name />
            </div>
        </section>
    }
}

/// What a cell would say.
#[derive(Clone, PartialEq)]
struct Proposal {
    column: Column,
    entry: Entry,
    now: String,
    proposed: String,
    kind: BasisKind,
}

fn proposals(workbook: Workbook, evidence: &RiskEvidence) -> Vec<Proposal> {
    let all = Column::ALL.into_iter().zip(&evidence.proposed);
    let observed = evidence.observed.iter().map(|one| one.values.len());
    let all_drills = evidence.drills as usize >= observed.max().unwrap_or_default();
    let proposal = |(column, entry): (Column, &Option<Entry>)| {
        let entry = entry.clone()?;
        let now = workbook.with_document(|document| {
            Some(cell::show(
                column,
                document.risk(evidence.risk)?.entry(column),
            ))
        })?;
        let proposed = cell::show(column, &entry);
        let kind = match column != Column::Ettf && all_drills {
            true => BasisKind::Drill,
            false => BasisKind::Incidents,
        };
        // The cell may say the same already.
        (now != proposed).then_some(Proposal {
            column,
            entry,
            now,
            proposed,
            kind,
        })
    };
    all.filter_map(proposal).collect()
}

#[component]
fn Together(id: RowId, evidence: Memo<Option<RiskEvidence>>, name: Memo<String>) -> impl IntoView {
    let compared: Compared = expect_context();
    let workbook = compared.workbook;
    let proposed = Memo::new(move |_| {
        evidence
            .with(|one| one.as_ref().map(|one| proposals(workbook, one)))
            .unwrap_or_default()
    });
    let total = Memo::new(move |_| {
        evidence.with(|one| {
            let one = one.as_ref()?;
            Some(workbook.with_document(|document| total_with(document, one)))
        })
    });
    let with_all = move || {
        let total = total.get()?;
        Some(format!(
            "The estimate counts as one incident. With all of these: {} bad minutes a year.",
            figure(total)
        ))
    };
    let line = move |one: Proposal| view! { <ProposalLine id name one /> };
    view! {
        <Show when=move || proposed.with(|all| !all.is_empty())>
            <div>
                <h3>"Estimate and evidence together"</h3>
                <ul class="plain proposals">
                    {move || proposed.get().into_iter().map(line).collect_view()}
                </ul>
                <p class="quiet">{with_all}</p>
            </div>
        </Show>
    }
}

#[component]
fn ProposalLine(id: RowId, name: Memo<String>, one: Proposal) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let unit = match one.column {
        Column::Ettf => " days",
        Column::Impact => "",
        Column::Ettd | Column::Ettr => " minutes",
    };
    let was = match one.now.as_str() {
        "" => "empty now".to_owned(),
        now => format!("now {now}"),
    };
    let text = format!("Use {} {}{unit} ({was})", one.column.name(), one.proposed);
    let label = move || format!("{text} for {}", name.get());
    let now = match one.now.as_str() {
        "" => "empty".to_owned(),
        now => now.to_owned(),
    };
    let proposed = format!("{}{unit}", one.proposed);
    let column = one.column.name();
    let taken = StoredValue::new(one);
    let take = move || {
        taken.with_value(|one| take(workbook, id, one));
        page::focus(&format!("#evidence-{id}"));
    };
    view! {
        <li>
            <span class="grow">
                <b>{column}</b>
                " "
                <span class="muted">{now}</span>
                " \u{2192} "
                <b class="fix">{proposed}</b>
            </span>
            <Button small=true attr:aria-label=label on_press=take>
                "Use"
            </Button>
        </li>
    }
}

/// Takes a proposal over, with the day and what it rests on.
fn take(workbook: Workbook, risk: RowId, one: &Proposal) {
    let known = workbook.document.with_untracked(|document| {
        let known = document.risk(risk)?;
        let cell = known.entry(one.column).clone();
        Some((cell, known.basis.clone(), document.evidence.clone()))
    });
    let Some((cell, mut basis, mut evidence)) = known else {
        return;
    };
    basis.kind = Some(one.kind);
    basis.when = page::today();
    let before = evidence.estimate(risk, one.column, &cell).clone();
    evidence.take(Taken {
        risk,
        column: one.column,
        before,
        after: one.entry.clone(),
    });
    workbook.edit(Edit::Batch(vec![
        Edit::SetEntry {
            risk,
            column: one.column,
            entry: one.entry.clone(),
        },
        Edit::SetBasis { risk, basis },
        Edit::SetEvidence(evidence),
    ]));
}
