//! The choice of what rows are grouped by, and how they are.

use std::collections::HashMap;

use leptos::prelude::*;

use super::grid::groups::{GroupBy, GroupHead, Grouped};
use super::grid::risk_grid::RiskGrid;
use crate::analysis::Analysis;
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
const GROUPS: [GroupBy; 4] = [
    GroupBy {
        name: "mark",
        group: |document, analysis, rows, before| {
            let called = |_: &Risk, one: Option<Mark>, _: &Engagement| {
                format!("Mark: {}", one.map_or("not counted", mark))
            };
            grouped(document, analysis, rows, before, called)
        },
        draw,
    },
    GroupBy {
        name: "owner",
        group: |document, analysis, rows, before| {
            let called = |risk: &Risk, _: Option<Mark>, _: &Engagement| match risk.owner.trim() {
                "" => "Owner: none".to_owned(),
                owner => format!("Owner: {owner}"),
            };
            grouped(document, analysis, rows, before, called)
        },
        draw,
    },
    GroupBy {
        name: "basis",
        group: |document, analysis, rows, before| {
            let called = |risk: &Risk, _: Option<Mark>, _: &Engagement| {
                let kind = risk.basis.kind.unwrap_or(BasisKind::Guess);
                format!("Based on: {}", basis(kind))
            };
            grouped(document, analysis, rows, before, called)
        },
        draw,
    },
    GroupBy {
        name: "journeys",
        group: |document, analysis, rows, before| {
            let called = |risk: &Risk, _: Option<Mark>, document: &Engagement| {
                format!("Reaches: {}", reached(risk, document))
            };
            grouped(document, analysis, rows, before, called)
        },
        draw,
    },
];

/// What the rows are grouped by, each group with its sum.
#[component]
pub fn Grouping() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let any = Memo::new(move |_| workbook.with_document(|document| !document.journeys.is_empty()));
    let choices = move || {
        let all = GROUPS.iter().take(if any.get() { 4 } else { 3 });
        let all = all.map(|by| Choice::new(by.name, format!("By {}", by.name)));
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
                grid.group_by.set(GROUPS.into_iter().find(|by| by.name == name));
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
    let index = move || {
        let below = grid.long.is_long().then(|| grid.table_row(id));
        below.flatten().map(|below| (below - 1).to_string())
    };
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
    document: &Engagement,
    analysis: &Analysis,
    mut rows: Vec<RowId>,
    before: Option<&Grouped>,
    called: fn(&Risk, Option<Mark>, &Engagement) -> String,
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
            false => called(risk, mark, document),
        });
        names.insert(risk.id, name);
    }
    gather(&mut rows, &names);
    let name = |risk: &Risk| names.get(&risk.id).map(|name| (risk.id, name.clone()));
    Grouped {
        by: "",
        heads: heads(analysis, &rows, &names),
        rows,
        names: document.risks.iter().filter_map(name).collect(),
    }
}

/// Puts the rows of each group together, in the order of the groups' first rows; rows that nobody has filled are last.
fn gather(rows: &mut [RowId], names: &HashMap<RowId, String>) {
    let mut places: HashMap<&str, usize> = HashMap::from([("", usize::MAX)]);
    for name in rows.iter().filter_map(|id| names.get(id)) {
        let next = places.len();
        places.entry(name).or_insert(next);
    }
    let place = |id: &RowId| names.get(id).map(|name| places[name.as_str()]);
    rows.sort_by_key(place);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> RowId {
        RowId::from_random(&[number; 17])
    }

    #[test]
    fn rows_of_a_group_stand_together_in_the_order_of_its_first() {
        let check = |groups: &[&str], expected: &[usize]| {
            let ids: Vec<RowId> = (1..).map(id).take(groups.len()).collect();
            let named = ids.iter().copied();
            let names = named.zip(groups.iter().map(|name| (*name).to_owned()));
            let mut rows = ids.clone();
            gather(&mut rows, &names.collect());
            let expected: Vec<RowId> = expected.iter().map(|at| ids[*at]).collect();
            assert_eq!(rows, expected, "{groups:?}");
        };
        check(&["b", "a", "b", "a", "c"], &[0, 2, 1, 3, 4]);
        check(&["", "a", "", "b", "a"], &[1, 4, 3, 0, 2]);
    }
}
