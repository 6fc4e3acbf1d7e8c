//! The choice of what rows are grouped by, and how they are.

use std::collections::HashMap;

use leptos::prelude::*;

use super::grid::groups::{GroupBy, GroupHead, Grouped};
use super::grid::risk_grid::RiskGrid;
use crate::analysis::{Analysis, gather};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Choice, SelectField};
use crate::document::{BasisKind, Engagement, Risk, RowId};
use crate::math::Mark;
use crate::text::activities::activity_words::counted;
use crate::text::answer::answer_words::basis;
use crate::text::figures::figure;
use crate::text::journey_words::reached;
use crate::text::words::mark;

/// What rows can be grouped by; the last one where there are journeys.
const NAMES: [&str; 4] = ["mark", "owner", "basis", "journeys"];

/// What the group of a row is called.
fn called(by: &str, risk: &Risk, one: Option<Mark>, document: &Engagement) -> String {
    match by {
        "mark" => format!("Mark: {}", one.map_or("not counted", mark)),
        "owner" => match risk.owner.trim() {
            "" => "Owner: none".to_owned(),
            owner => format!("Owner: {owner}"),
        },
        "basis" => {
            let kind = risk.basis.kind.unwrap_or(BasisKind::Guess);
            format!("Based on: {}", basis(kind))
        }
        _ => format!("Reaches: {}", reached(risk, document)),
    }
}

/// What the rows are grouped by, each group with its sum.
#[component]
pub fn Grouping() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let any = Memo::new(move |_| workbook.with_document(|document| !document.journeys.is_empty()));
    let choices = move || {
        let all = NAMES.into_iter().take(if any.get() { 4 } else { 3 });
        let all = all.map(|name| Choice::new(name, format!("By {name}")));
        let none = Choice::new("", "Not grouped");
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            label="Group by"
            hide_label=true
            slim=true
            choices=Signal::derive(choices)
            value=Signal::derive(move || {
                grid.group_by.get().map_or(String::new(), |by| by.name.to_owned())
            })
            on_choose=move |name: String| {
                let name = NAMES.into_iter().find(|one| *one == name);
                let group = grouped;
                grid.group_by.set(name.map(|name| GroupBy { name, group, draw }));
            }
        />
    }
}

fn draw(id: RowId, head: GroupHead) -> AnyView {
    view! { <Head id head /> }.into_any()
}

/// What stands above the first row of a group.
#[component]
fn Head(id: RowId, head: GroupHead) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let index = move || grid.index(id).map(|below| (below - 1).to_string());
    let name = match head.name.as_str() {
        "" => "Not filled in yet".to_owned(),
        name => name.to_owned(),
    };
    view! {
        <tr class="group" aria-rowindex=index>
            <th class="full" scope="colgroup" colspan="6">
                {name}
                <span class="quiet">{counted(head.rows, "risk")}</span>
            </th>
            <td class="calc half" data-l="Bad min/yr">
                <span class="bar-in">
                    <b>{figure(head.minutes)}</b>
                </span>
            </td>
            <td class="hide-m"></td>
        </tr>
    }
}

/// Groups rows by what their groups are called. Those known `before` stay in theirs.
fn grouped(
    by: &'static str,
    document: &Engagement,
    analysis: &Analysis,
    rows: Vec<RowId>,
    before: Option<&Grouped>,
) -> Grouped {
    let before = before.into_iter().flat_map(|before| &before.names);
    let before: HashMap<RowId, &String> = before.map(|(id, name)| (*id, name)).collect();
    let chosen = analysis.chosen();
    let mut names: HashMap<RowId, String> = HashMap::new();
    for (place, risk) in document.risks.iter().enumerate() {
        let mark = chosen.and_then(|chosen| chosen.marks.get(place).copied()?);
        let known = before.get(&risk.id).map(|name| (*name).clone());
        let name = known.unwrap_or_else(|| match risk.is_blank() {
            true => String::new(),
            false => called(by, risk, mark, document),
        });
        names.insert(risk.id, name);
    }
    let rows = gather(&rows, &names);
    let name = |risk: &Risk| names.get(&risk.id).map(|name| (risk.id, name.clone()));
    Grouped {
        by,
        heads: heads(analysis, &rows, &names),
        rows,
        names: document.risks.iter().filter_map(name).collect(),
    }
}

fn heads(
    analysis: &Analysis,
    rows: &[RowId],
    names: &HashMap<RowId, String>,
) -> Vec<(RowId, GroupHead)> {
    let figures = analysis.rows.iter().map(|row| (row.id, row.figures()));
    let figures: HashMap<_, _> = figures.collect();
    let mut heads = Vec::new();
    for group in rows.chunk_by(|a, b| names.get(a) == names.get(b)) {
        let minutes = group.iter().filter_map(|id| figures.get(id).copied()?);
        let head = GroupHead {
            name: names.get(&group[0]).cloned().unwrap_or_default(),
            rows: group.len(),
            minutes: minutes.map(|figures| figures.bad_minutes.get()).sum(),
        };
        heads.push((group[0], head));
    }
    heads
}
