//! The curve in figures.

use leptos::prelude::*;

use crate::analysis::{above, shown_points};
use crate::app::features::odds::shown::Shown;
use crate::app::ui::{HeadCell, Table};
use crate::text::figures::figure;
use crate::text::odds_words::{probability, with_mitigations};

/// The table.
#[component]
pub fn CurveTable(shown: Memo<Shown>) -> impl IntoView {
    let then = move || {
        let on = shown.with(|shown| shown.mitigated.is_some().then_some(shown.on));
        on.map(|on| view! { <HeadCell name=with_mitigations(on) num=true /> })
    };
    let rows = move || {
        shown.with(|shown| {
            let Some(told) = &shown.as_is else {
                return Vec::new();
            };
            let row = |(minutes, beyond): (f64, f64)| {
                let mitigated = shown.mitigated.as_ref();
                let then = mitigated.map(|told| {
                    let beyond = above(&told.curve, told.exact, minutes);
                    view! { <td class="num">{probability(beyond)}</td> }
                });
                view! {
                    <tr>
                        <th scope="row" class="num">
                            {figure(minutes)}
                        </th>
                        <td class="num">{probability(beyond)}</td>
                        {then}
                    </tr>
                }
            };
            shown_points(told).map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <Table label="Exceedance curve" class:plain-t=true>
            <thead>
                <tr>
                    <HeadCell name="More than" unit="bad minutes" num=true />
                    <HeadCell name="As it is" num=true />
                    {then}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
