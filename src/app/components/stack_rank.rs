//! Which risks each target can carry; pressing a mark accepts.

use leptos::prelude::*;

use super::risk_row::mark_class;
use crate::app::desk::Desk;
use crate::app::grid::RiskGrid;
use crate::app::view::{part, tap, text};
use crate::format::figures::figure;
use crate::format::words;
use crate::math::Mark;
use crate::model::{Edit, RowId};

/// Folded until asked for, so that it costs nothing while typing.
#[component]
pub fn StackRank(grid: RiskGrid) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = RwSignal::new(false);
    let sentence = move || {
        desk.analysis
            .with(|analysis| words::rank_sentence(analysis.chosen()?))
    };
    view! {
        <section class="fold">
            <h2><button class="head" aria-expanded=text(move || open.get().to_string())
                on:click=tap(move |_| open.update(|open| *open = !*open))>
                <span aria-hidden="true">{part(move || if open.get() { "▾ " } else { "▸ " })}</span>
                "What each target can carry"
            </button></h2>
            <p class="note">{part(sentence)}</p>
            {part(move || open.get().then(|| view! { <RankTable grid /> }))}
        </section>
    }
}

#[component]
fn RankTable(grid: RiskGrid) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let targets = Memo::new(move |_| {
        desk.analysis.with(|analysis| {
            let standing = |target: &crate::model::TargetFigures| {
                let standing = target.figures.as_ref().ok()?;
                Some((target.id, standing.percent.to_string(), standing.rank))
            };
            analysis
                .targets
                .iter()
                .filter_map(standing)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <p class="note">"Press a mark to accept that risk for that target, or to take it back."</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Stack rank, scrolls sideways">
        <table class="rank" aria-label="Stack rank">
            <thead><tr>
                <th scope="col">"Risk"</th>
                {part(move || targets.get().into_iter().map(|(_, percent, rank)| view! {
                    <th scope="col">{percent}"%"<small>{figure(rank.budget.get())}" min a year"</small></th>
                }).collect_view())}
            </tr></thead>
            <tbody>
                <For each=move || ranked(desk, grid) key=|id| *id let:id>
                    <RankRow id targets=Memo::new(move |_| targets.with(|all| all.iter().map(|one| (one.0, one.1.clone())).collect())) />
                </For>
            </tbody>
            <tfoot>
                <tr><th scope="row">"Accepted"</th>
                    {part(move || targets.get().into_iter().map(|(_, _, rank)| view! { <td>{figure(rank.accepted.get())}</td> }).collect_view())}</tr>
                <tr><th scope="row">"Left for the others"</th>
                    {part(move || targets.get().into_iter().map(|(_, _, rank)| {
                        let left = rank.left().get();
                        let text = if left < 0.0 { format!("{} too many", figure(-left)) } else { figure(left) };
                        view! { <td>{text}</td> }
                    }).collect_view())}</tr>
                <tr><th scope="row">"The others need"</th>
                    {part(move || targets.get().into_iter().map(|(_, _, rank)| {
                        let class = if rank.to_fix().is_some() { "bad" } else { "good" };
                        view! { <td class=class>{figure(rank.needed.get())}</td> }
                    }).collect_view())}</tr>
            </tfoot>
        </table>
        </div>
    }
}

/// The counted rows, in the order of the table above.
fn ranked(desk: Desk, grid: RiskGrid) -> Vec<RowId> {
    let counted: Vec<RowId> = desk.analysis.with(|analysis| {
        let rows = analysis.rows.iter().filter(|row| row.figures().is_some());
        rows.map(|row| row.id).collect()
    });
    grid.order
        .get()
        .into_iter()
        .filter(|id| counted.contains(id))
        .collect()
}

#[component]
fn RankRow(id: RowId, targets: Memo<Vec<(RowId, String)>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let name = Memo::new(move |_| desk.document.with(|document| words::row_name(id, document)));
    let mark_for = move |target: RowId| -> Option<Mark> {
        desk.analysis.with(|analysis| {
            let row = analysis.rows.iter().position(|row| row.id == id)?;
            let figures = analysis
                .targets
                .iter()
                .find(|one| one.id == target)?
                .figures
                .as_ref();
            *figures.ok()?.marks.get(row)?
        })
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {part(move || targets.get().into_iter().map(|(target, percent)| {
                let mark = Memo::new(move |_| mark_for(target).unwrap_or(Mark::Small));
                let accepted = move || mark.get() == Mark::Accepted;
                let accept = move |_| {
                    let accepted = mark.get_untracked() != Mark::Accepted;
                    desk.edit(Edit::SetAccepted { risk: id, target, accepted });
                };
                view! {
                    <td><button class=text(move || mark_class(mark.get()))
                        aria-pressed=text(move || accepted().to_string())
                        aria-label=text(move || format!("{}: accept {} at {percent}%", words::mark(mark.get()), name.get()))
                        on:click=tap(accept)>{part(move || words::mark(mark.get()))}</button></td>
                }
            }).collect_view())}
        </tr>
    }
}
