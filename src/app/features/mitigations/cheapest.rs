//! The mitigations of least effort that bring the total under the budget.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::analysis::{Plan, Wanted, is_quick, plan};
use crate::app::features::mitigations::rows::switch_on;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ask, Button, ButtonKind, Card, Icon, Note, NoteKind, icons};
use crate::document::RowId;
use crate::document::names::mitigation_name;
use crate::math::{Minutes, Percent};
use crate::text::figures::figure;
use crate::text::odds_words::{many, probability};
use crate::text::plans::{not_under, person_weeks, weeks};

/// The search for the least effort. It follows each edit where it is quick, and waits to be asked where it is not.
#[derive(Clone, Copy)]
pub struct Least {
    /// What was found: nothing yet, no choice, or a plan.
    pub found: Memo<Option<Option<Plan>>>,
    budget: Memo<Option<(Minutes, Percent)>>,
    asked: RwSignal<Option<Option<Plan>>>,
}

impl Least {
    /// The search beside a workbook.
    pub fn new(workbook: Workbook) -> Self {
        let asked = RwSignal::new(None);
        // Whatever changes, the answer may be another.
        Effect::new(move || {
            workbook.document.track();
            asked.set(None);
        });
        let budget = Memo::new(move |_| {
            workbook.with_analysis(|analysis| {
                let standing = analysis.chosen()?;
                Some((standing.rank.budget, standing.percent))
            })
        });
        let found = Memo::new(move |_| {
            let (budget, _) = budget.get()?;
            let quick = workbook
                .with_document(|document| is_quick(document).then(|| plan(document, budget)));
            quick.or_else(|| asked.get())
        });
        Self {
            found,
            budget,
            asked,
        }
    }

    fn search(self, workbook: Workbook) {
        if let Some((budget, _)) = self.budget.get_untracked() {
            let found = workbook
                .document
                .with_untracked(|document| plan(document, budget));
            self.asked.set(Some(found));
        }
    }
}

/// The card.
#[component]
pub fn Cheapest(least: Least) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let title = move || match least.budget.get() {
        Some((budget, _)) => format!("Cheapest way under {}", figure(budget.get())),
        None => "Cheapest way".to_owned(),
    };
    let body = move || match (least.budget.get(), least.found.get()) {
        (None, _) => view! { <p class="quiet">"Choose a target that can be read."</p> }.into_any(),
        (_, None) => {
            let press = move || least.search(workbook);
            view! { <Button on_press=press>"Find the cheapest way"</Button> }.into_any()
        }
        (Some((_, percent)), Some(None)) => {
            view! { <Note kind=NoteKind::Warn>{not_under(percent)}</Note> }.into_any()
        }
        (Some((_, percent)), Some(Some(plan))) => view! { <Found plan percent /> }.into_any(),
    };
    view! {
        <Card title=Signal::derive(title)>
            <div role="status">{body}</div>
        </Card>
    }
}

#[component]
fn Found(plan: Plan, percent: Percent) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    if plan.chosen.is_empty() {
        let text = format!("The budget of {percent}% holds as things stand: no effort is needed.");
        return view! { <p>{text}</p> }.into_any();
    }
    let kept = move || {
        workbook.with_document(|document| {
            let target = document.chosen()?.id;
            let kept = odds
                .answers
                .with(|answers| answers.kept(Wanted::Planned, target))?;
            Some((probability(kept), many(document.odds.window)))
        })
    };
    let often = move || {
        kept().map(|(kept, many)| {
            view! {
                ", " {percent.to_string()} "% holds in " <b class="fix">{kept}</b> " of " {many}
            }
        })
    };
    let chosen = plan.chosen.clone();
    view! {
        <ChoiceList chosen=plan.chosen />
        <p>
            <b>{person_weeks(plan.effort)}</b>
            ", "
            <Ask why=Why::Cheapest.to_string()>{figure(plan.total.get())} " left"</Ask>
            {often}
            "."
            {(!plan.exact).then_some(" Perhaps not the least: there are too many to try all.")}
        </p>
        <SwitchOn chosen />
    }
    .into_any()
}

/// The mitigations of a choice, with what each takes and whether it is on.
#[component]
pub fn ChoiceList(chosen: Vec<RowId>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let line = move |id: RowId| {
        let (name, on, effort) = workbook.with_figures(|document, analysis| {
            let mut all = document.mitigations.iter();
            let on = all.any(|one| one.id == id && one.on);
            let mut figures = analysis.mitigations.iter();
            let effort = figures.find(|one| one.id == id).and_then(|one| one.effort);
            (mitigation_name(id, document), on, effort)
        });
        let glyph = if on { icons::CHECK } else { icons::PLUS };
        let effort = effort.map_or(String::new(), weeks);
        let before = if on { "on · " } else { "" };
        view! {
            <li class="row top0">
                <Icon glyph />
                <span class="grow">{name}</span>
                <span class="quiet nowrap">{before} {effort}</span>
            </li>
        }
    };
    view! {
        <ul class="plain stack s plan">
            {move || chosen.iter().copied().map(line).collect_view()}
        </ul>
    }
}

/// Switches a choice on, and all others off.
#[component]
pub fn SwitchOn(chosen: Vec<RowId>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let wanted = chosen.clone();
    let is_on = move || {
        workbook.with_document(|document| {
            let differs = |one: &crate::document::Mitigation| {
                one.on != (wanted.contains(&one.id) || one.is_given())
            };
            !document.mitigations.iter().any(differs)
        })
    };
    view! {
        <footer>
            <Button
                kind=ButtonKind::Primary
                small=true
                disabled=Signal::derive(is_on)
                on_press=move || switch_on(workbook, &chosen)
            >
                "Switch these on"
            </Button>
        </footer>
    }
}
