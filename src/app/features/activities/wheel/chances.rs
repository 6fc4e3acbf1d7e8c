//! The chance of each risk to be drawn, and how well it is rehearsed.

use leptos::prelude::*;

use crate::analysis::practice::wheel::Sector;
use crate::app::features::activities::wheel::disc::drawn_place;
use crate::app::features::activities::wheel::state::Wheel;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{HeadCell, Icon, IconSize, Table, icons};
use crate::document::names::row_name;
use crate::drawing::activities::wheel_words as words;
use crate::text::figures::figure;

/// One risk: its number, name, chance and practice.
#[derive(Clone, PartialEq)]
struct Chance {
    place: usize,
    name: String,
    chance: String,
    practised: String,
}

/// The table.
#[component]
pub fn Chances() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let wheel: Wheel = expect_context();
    let rows = Memo::new(move |_| {
        let sectors = wheel.sectors();
        let row = |(place, sector): (usize, &_)| row(workbook, place, sector, &sectors);
        sectors.iter().enumerate().map(row).collect::<Vec<_>>()
    });
    let drawn = Memo::new(move |_| drawn_place(workbook, wheel));
    view! {
        <Table label="Chances" attr:class="chances">
            <thead>
                <tr>
                    <th scope="col" class="num">
                        <span class="vh">"Number"</span>
                    </th>
                    <HeadCell name="Risk" />
                    <HeadCell name="Chance" num=true />
                    <HeadCell name="Rehearsed" attr:class="hide-s" />
                </tr>
            </thead>
            <tbody>
                {move || rows.get().into_iter().map(|row| line(row, drawn)).collect_view()}
            </tbody>
        </Table>
    }
}

fn row(workbook: Workbook, place: usize, sector: &Sector, all: &[Sector]) -> Chance {
    Chance {
        place,
        name: workbook.with_document(|document| row_name(sector.risk, document)),
        chance: format!("{}%", figure(words::chance(sector, all))),
        practised: words::practised(sector),
    }
}

fn line(row: Chance, drawn: Memo<Option<usize>>) -> impl IntoView {
    let place = row.place;
    let is_drawn = move || drawn.get() == Some(place);
    let tick = move || {
        is_drawn().then(|| {
            view! {
                " "
                <Icon glyph=icons::CHECK size=IconSize::Small />
                <span class="vh">"drawn"</span>
            }
        })
    };
    view! {
        <tr class="hov" class:on=is_drawn>
            <td class="num muted">{place + 1}</td>
            <th scope="row" class="cut">
                {row.name}
                {tick}
            </th>
            <td class="num">{row.chance}</td>
            <td class="quiet nowrap hide-s">{row.practised}</td>
        </tr>
    }
}
