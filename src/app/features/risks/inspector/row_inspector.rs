//! The details of the row in hand, and what can be done with it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::accepted::Acceptances;
use super::reach::{OwnImpacts, ReachField};
use crate::analysis::working::Why;
use crate::app::answer::mark::shape;
use crate::app::answer::sentence::set;
use crate::app::browser::page;
use crate::app::features::risks::grid::actions;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Ask, Button, Choice, IconButton, Inspector, Later, Mark, SelectField, TextArea, TextField,
    icons, lazy_part, ready, use_toasts,
};
use crate::document::names::row_name;
use crate::document::{Basis, BasisKind, Edit, Risk, RiskText, RowId};
use crate::text::answer::answer_odds;
use crate::text::answer::answer_words as words;
use crate::text::risks::observed::observed;

/// The inspector, while there is a row that somebody has begun.
#[component]
pub fn RowInspector() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let hand = Memo::new(move |_| {
        let id = grid.hand.get()?;
        let begun = workbook
            .with_document(|document| document.risk(id).is_some_and(|risk| !risk.is_blank()));
        (begun || grid.sheet.get()).then_some(id)
    });
    let any = move || hand.with(Option::is_some);
    view! {
        <Show when=any>
            <div class="in-hand" class:open=move || grid.sheet.get()>
                <Later load=load_inspector draw=move || ready(inspector(hand)) />
            </div>
        </Show>
    }
}

lazy_part! {
    /// Draws the details of the row in hand.
    fn inspector(hand: Memo<Option<RowId>>) -> AnyView, in details, loaded by load_inspector {
        view! { <Details hand /> }.into_any()
    }
}

/// Puts the focus on its first field, once it is there.
pub fn focus_inspector() {
    spawn_local(async {
        if load_inspector().await.is_ok() {
            page::focus_soon(".inspector .insp input");
        }
    });
}

#[component]
fn Details(hand: Memo<Option<RowId>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let risk = Memo::new(move |_| {
        let id = hand.get()?;
        workbook.with_document(|document| document.risk(id).cloned())
    });
    let name = move || {
        let id = hand.get();
        id.map_or(String::new(), |id| {
            workbook.with_document(|document| row_name(id, document))
        })
    };
    let close = move || {
        grid.sheet.set(false);
        if let Some(id) = hand.get_untracked() {
            grid.focus(id, 0);
        }
    };
    view! {
        <Inspector
            title=Signal::derive(name)
            badge=move || view! { <HandMark hand /> }
            actions=move || view! { <Actions hand /> }
            on_close=close
            on:focusin=move |_| workbook.enter_field()
        >
            <Fields hand risk />
            <Notes hand risk />
            <Effect hand />
            <OwnImpacts hand risk />
            <Acceptances hand risk />
        </Inspector>
    }
}

/// How the row stands against the chosen target.
#[component]
fn HandMark(hand: Memo<Option<RowId>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let mark = Memo::new(move |_| {
        let id = hand.get()?;
        workbook.with_analysis(|analysis| {
            let place = analysis.rows.iter().position(|row| row.id == id)?;
            *analysis.chosen()?.marks.get(place)?
        })
    });
    move || mark.get().map(|mark| view! { <Mark mark=shape(mark) /> })
}

#[component]
fn Actions(hand: Memo<Option<RowId>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let toaster = use_toasts();
    let with = move |act: &dyn Fn(RowId)| {
        if let Some(id) = hand.get_untracked() {
            act(id);
        }
    };
    // They have a page of their own.
    let mitigate = (!workbook.is_apart()).then(|| {
        view! {
            <Button
                small=true
                icon=icons::PLUS
                on_press=move || with(&|id| actions::add_mitigation(workbook, id))
            >
                "Add mitigation"
            </Button>
        }
    });
    let accept = move || hand.get().map(|id| actions::accept_name(workbook, id));
    view! {
        <Button
            small=true
            icon=icons::ACCEPT
            on_press=move || with(&|id| actions::toggle_accepted(workbook, id))
        >
            {accept}
        </Button>
        {mitigate}
        <IconButton
            icon=icons::COPY
            name="Duplicate"
            small=true
            on_press=move || with(&|id| actions::duplicate(grid, id))
        />
        <IconButton
            icon=icons::TRASH
            name="Delete risk"
            small=true
            danger=true
            on_press=move || with(&|id| actions::delete(grid, toaster, id))
        />
    }
}

/// A text of the risk in hand.
fn read(risk: Memo<Option<Risk>>, pick: fn(&Risk) -> &String) -> Signal<String> {
    Signal::derive(move || {
        risk.with(|risk| {
            risk.as_ref()
                .map(|risk| pick(risk).clone())
                .unwrap_or_default()
        })
    })
}

fn write(workbook: Workbook, hand: Memo<Option<RowId>>, field: RiskText) -> Callback<String> {
    Callback::new(move |text| {
        if let Some(risk) = hand.get_untracked() {
            workbook.edit_in_field(Edit::SetText { risk, field, text });
        }
    })
}

/// Changes what the figures of the risk in hand rest on.
fn rest(
    workbook: Workbook,
    risk: Memo<Option<Risk>>,
    change: impl Fn(&mut Basis, String) + Send + Sync + 'static,
) -> Callback<String> {
    Callback::new(move |text| {
        if let Some(risk) = risk.get_untracked() {
            let (id, mut basis) = (risk.id, risk.basis);
            change(&mut basis, text);
            workbook.edit_in_field(Edit::SetBasis { risk: id, basis });
        }
    })
}

/// Who follows it up, what its figures rest on, whom it reaches.
#[component]
fn Fields(hand: Memo<Option<RowId>>, risk: Memo<Option<Risk>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let kinds = BasisKind::ALL.map(|kind| Choice::new(kind.name(), words::basis(kind)));
    let unsaid = Choice::new("", "nobody has said");
    let kinds: Vec<Choice> = std::iter::once(unsaid).chain(kinds).collect();
    let kind = move || {
        let kind = risk.with(|risk| risk.as_ref().and_then(|risk| risk.basis.kind));
        kind.map_or(String::new(), |kind| kind.name().to_owned())
    };
    view! {
        <TextField
            label="Owner"
            value=read(risk, |risk| &risk.owner)
            on_input=write(workbook, hand, RiskText::Owner)
        />
        <SelectField
            label="Based on"
            choices=kinds
            value=Signal::derive(kind)
            on_choose=rest(workbook, risk, |basis, name| basis.kind = BasisKind::named(&name))
        />
        <TextField
            label="Who said so"
            value=read(risk, |risk| &risk.basis.who)
            on_input=rest(workbook, risk, |basis, who| basis.who = who)
        />
        <TextField
            label="When"
            value=read(risk, |risk| &risk.basis.when)
            on_input=rest(workbook, risk, |basis, when| basis.when = when)
        />
        <ReachField hand risk />
    }
}

/// What the room said, where it says what to do, and what was observed.
#[component]
fn Notes(hand: Memo<Option<RowId>>, risk: Memo<Option<Risk>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let seen = move || {
        let id = hand.get()?;
        workbook.with_document(|document| observed(id, document))
    };
    view! {
        <TextField
            label="Runbook"
            value=read(risk, |risk| &risk.runbook)
            on_input=write(workbook, hand, RiskText::Runbook)
            attr:class="field wide"
        />
        <TextArea
            label="Notes"
            rows=1
            value=read(risk, |risk| &risk.notes)
            on_input=write(workbook, hand, RiskText::Notes)
            attr:class="field wide notes"
        />
        {move || seen().map(|text| view! { <p class="quiet wide seen">{text}</p> })}
    }
}

/// What the risk does to the odds.
#[component]
fn Effect(hand: Memo<Option<RowId>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let effect = Memo::new(move |_| {
        let id = hand.get()?;
        let (target, percent, window) = workbook.with_document(|document| {
            let target = document.chosen()?;
            Some((target.id, target.percent.clone(), document.odds.window))
        })?;
        let drivers = odds.answers.with(|answers| answers.drivers(target));
        let own = drivers.into_iter().find(|driver| driver.risk == id)?;
        let figures = (own.happens, own.minutes, own.without);
        Some((id, answer_odds::effect(&percent, figures, window)))
    });
    move || {
        let (id, effect) = effect.get()?;
        let ask = view! { <Ask why=Why::Own(id).to_string()>{set(effect)}</Ask> };
        Some(view! { <p class="quiet wide effect">{ask}</p> })
    }
}
