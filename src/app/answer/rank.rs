//! Which risks each target can carry.

use leptos::prelude::*;

use crate::analysis::TargetFigures;
use crate::app::answer::mark::shape;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Mark;
use crate::document::names::row_name;
use crate::document::{Edit, RowId};
use crate::math::{Mark as Standing, Rank};
use crate::text::figures::figure;
use crate::text::words;

/// How a mark is used.
pub const HOW: &str =
    "Press a mark to accept that risk for that target, or to withdraw the acceptance.";

/// Accepts a risk for a target, for what the figures are for, or takes that back.
pub fn set_accepted(workbook: Workbook, risk: RowId, target: RowId, accepted: bool) {
    let edit = workbook.with_document(|document| {
        let found = document.risk(risk)?;
        let accepted = found.accepted_with(target, document.scope, accepted);
        Some(Edit::SetAccepted { risk, accepted })
    });
    if let Some(edit) = edit {
        workbook.edit(edit);
    }
}

/// The marks of the counted risks for each target, and the sums.
#[component]
pub fn RankTable(
    /// The rows in their order, of which the counted ones are shown.
    #[prop(into)]
    order: Signal<Vec<RowId>>,
    /// Pressing a mark accepts.
    edit: bool,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let targets = Memo::new(move |_| workbook.with_analysis(|analysis| columns(&analysis.targets)));
    let counted = Memo::new(move |_| {
        let mut order = order.get();
        workbook.with_analysis(|analysis| {
            let counted = analysis.rows.iter().filter(|row| row.figures().is_some());
            let counted: Vec<RowId> = counted.map(|row| row.id).collect();
            order.retain(|id| counted.contains(id));
        });
        order
    });
    let keys = Memo::new(move |_| {
        targets.with(|all| {
            all.iter()
                .map(|(id, percent, _)| (*id, percent.clone()))
                .collect::<Vec<_>>()
        })
    });
    let head = |(_, percent, rank): (RowId, String, Rank)| {
        view! {
            <th scope="col">
                {format!("{percent}%")}
                <small>{format!("{} min a year", figure(rank.budget.get()))}</small>
            </th>
        }
    };
    view! {
        <div class="sideways" tabindex="0" role="region" aria-label="Stack rank, scrolls sideways">
            <table class="rank-table" aria-label="Stack rank">
                <thead>
                    <tr>
                        <th scope="col">"Risk"</th>
                        {move || targets.get().into_iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || counted.get() key=|id| *id let(id)>
                        <RankRow id keys edit />
                    </For>
                </tbody>
                <Sums targets />
            </table>
        </div>
    }
}

/// What is accepted, what that leaves, what the others need.
#[component]
fn Sums(targets: Memo<Vec<(RowId, String, Rank)>>) -> impl IntoView {
    let line = move |name: &'static str, cell: fn(&Rank) -> (String, &'static str)| {
        let cells = move || {
            let cell = |(_, _, rank): &(RowId, String, Rank)| {
                let (text, class) = cell(rank);
                view! { <td class=class>{text}</td> }
            };
            targets.with(|all| all.iter().map(cell).collect_view())
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells}
            </tr>
        }
    };
    view! {
        <tfoot>
            {line("Accepted", |rank| (figure(rank.accepted.get()), ""))}
            {line("Left for the others", |rank| match rank.left().get() {
                left if left < 0.0 => (format!("{} too many", figure(-left)), "bad"),
                left => (figure(left), ""),
            })}
            {line("The others need", |rank| {
                let class = if rank.to_fix().is_some() { "bad" } else { "good" };
                (figure(rank.needed.get()), class)
            })}
        </tfoot>
    }
}

/// The targets that can be read, each with its percentage and its budget.
fn columns(targets: &[TargetFigures]) -> Vec<(RowId, String, Rank)> {
    let column = |target: &TargetFigures| {
        let standing = target.figures.as_ref().ok()?;
        Some((target.id, standing.percent.to_string(), standing.rank))
    };
    targets.iter().filter_map(column).collect()
}

#[component]
fn RankRow(id: RowId, keys: Memo<Vec<(RowId, String)>>, edit: bool) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = move || workbook.with_document(|document| row_name(id, document));
    let cell = move |target, percent| match edit {
        true => view! { <RankMark id target percent /> }.into_any(),
        false => {
            let mark = move || mark_of(workbook, id, target);
            view! { <Mark mark=Signal::derive(move || shape(mark())) /> }.into_any()
        }
    };
    view! {
        <tr>
            <th scope="row">
                <bdi>{name}</bdi>
            </th>
            // A mark keeps its button, and the focus, while budgets change at every key.
            <For each=move || keys.get() key=|key| key.clone() let((target, percent))>
                <td>
                    {cell(target, percent)}
                </td>
            </For>
        </tr>
    }
}

/// How a risk stands against a target.
fn mark_of(workbook: Workbook, id: RowId, target: RowId) -> Standing {
    let found = workbook.with_analysis(|analysis| {
        let row = analysis.rows.iter().position(|row| row.id == id)?;
        let target = analysis.targets.iter().find(|one| one.id == target)?;
        *target.figures.as_ref().ok()?.marks.get(row)?
    });
    found.unwrap_or(Standing::Small)
}

#[component]
fn RankMark(id: RowId, target: RowId, percent: String) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let mark = Memo::new(move |_| mark_of(workbook, id, target));
    let accepted = move || mark.get() == Standing::Accepted;
    let label = move || {
        let name = workbook.with_document(|document| row_name(id, document));
        format!("{}: accept {name} at {percent}%", words::mark(mark.get()))
    };
    view! {
        <button
            type="button"
            class="rank-mark"
            aria-pressed=move || accepted().to_string()
            aria-label=label
            on:click=move |_| set_accepted(workbook, id, target, !accepted())
        >
            <Mark mark=Signal::derive(move || shape(mark.get())) />
        </button>
    }
}
