//! The filter and the grouping above a table that is longer than a screen.

use leptos::prelude::*;

use super::grid::risk_grid::RiskGrid;
use super::grouping::Grouping;
use crate::analysis::Filter;
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, Choice, Later, SelectField, TextField, TextKind, lazy_part, ready,
};
use crate::document::names::journey_name;
use crate::document::{BasisKind, Engagement};
use crate::math::Mark;
use crate::text::answer::answer_words::basis;
use crate::text::words::mark;

/// Shorter tables need none.
const LONG: usize = 12;

const MARKS: [Mark; 4] = [Mark::TooBig, Mark::Caution, Mark::Accepted, Mark::Small];

/// The filter and the grouping, while the table is long, filtered or grouped.
#[component]
pub fn FilterBar() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let long = Memo::new(move |_| {
        workbook.with_document(|document| document.risks.len() > LONG)
            || grid.filter.with(Filter::is_on)
            || grid.group_by.with(Option::is_some)
    });
    view! {
        <Show when=move || long.get()>
            <Later load=load_filter draw=|| ready(filter()) />
        </Show>
    }
}

lazy_part! {
    /// Draws the filter.
    fn filter() -> AnyView, in details, loaded by load_filter {
        view! {
            <search class="filter row wrap">
                <Fields />
                <Grouping />
                <Count />
            </search>
        }
        .into_any()
    }
}

#[component]
fn Fields() -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let text = RwSignal::new(String::new());
    let filter = grid.filter;
    Effect::new(move || {
        if !filter.with(Filter::is_on) && !text.with_untracked(String::is_empty) {
            text.set(String::new());
        }
    });
    let find = move |typed: String| {
        filter.update(|filter| filter.text = page::lower_case(&typed));
        text.set(typed);
    };
    view! {
        <TextField
            label="Find a risk"
            hide_label=true
            kind=TextKind::Search
            placeholder="Name, owner, notes"
            value=text
            on_input=find
        />
        <Select
            label="Mark"
            choices=|_: &Engagement| MARKS.map(|one| (mark(one).to_owned(), mark(one).to_owned())).into()
            read=|filter: &Filter| filter.mark.map(|one| mark(one).to_owned())
            write=|filter: &mut Filter, value: String| {
                filter.mark = MARKS.into_iter().find(|one| mark(*one) == value);
            }
        />
        <Select
            label="Based on"
            choices=|_: &Engagement| {
                BasisKind::ALL.map(|one| (one.name().to_owned(), basis(one).to_owned())).into()
            }
            read=|filter: &Filter| filter.basis.map(|one| one.name().to_owned())
            write=|filter: &mut Filter, value: String| filter.basis = BasisKind::named(&value)
        />
        <Select
            label="Owner"
            choices=owners
            read=|filter: &Filter| filter.owner.clone()
            write=|filter: &mut Filter, value: String| {
                filter.owner = Some(value).filter(|owner| !owner.is_empty());
            }
        />
        <Select
            label="Reaches"
            choices=|document: &Engagement| {
                let journeys = document.journeys.iter();
                journeys.map(|one| (one.id.to_string(), journey_name(one.id, document))).collect()
            }
            read=|filter: &Filter| filter.journey.map(|one| one.to_string())
            write=|filter: &mut Filter, value: String| filter.journey = value.parse().ok()
        />
    }
}

fn owners(document: &Engagement) -> Vec<(String, String)> {
    let owners = document.risks.iter().map(|risk| risk.owner.trim());
    let mut owners: Vec<&str> = owners.filter(|owner| !owner.is_empty()).collect();
    owners.sort_unstable();
    owners.dedup();
    let owners = owners.into_iter();
    owners.map(|one| (one.to_owned(), one.to_owned())).collect()
}

/// One thing that rows may have in common; not shown while there is nothing to choose.
#[component]
fn Select(
    label: &'static str,
    choices: fn(&Engagement) -> Vec<(String, String)>,
    read: fn(&Filter) -> Option<String>,
    write: fn(&mut Filter, String),
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let all = Memo::new(move |_| workbook.with_document(choices));
    let options = move || {
        let any = Choice::new("", format!("{label}: any"));
        let own = all
            .get()
            .into_iter()
            .map(|(value, name)| Choice::new(value, name));
        std::iter::once(any).chain(own).collect::<Vec<_>>()
    };
    let any = move || !all.with(Vec::is_empty);
    view! {
        <Show when=any>
            <SelectField
                label=label
                hide_label=true
                slim=true
                choices=Signal::derive(options)
                value=Signal::derive(move || grid.filter.with(read).unwrap_or_default())
                on_choose=move |value: String| grid.filter.update(|filter| write(filter, value))
            />
        </Show>
    }
}

/// How many rows are shown, and the way back to all.
#[component]
fn Count() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let text = move || {
        let all = workbook.with_document(|document| document.risks.len());
        format!(
            "{} of {all} rows; the totals are of all",
            grid.order.with(Vec::len)
        )
    };
    view! {
        <Show when=move || grid.filter.with(Filter::is_on)>
            <span class="quiet" role="status">{text}</span>
            <Button
                small=true
                kind=ButtonKind::Quiet
                on_press=move || grid.filter.set(Filter::default())
            >
                "Show all"
            </Button>
        </Show>
    }
}
