//! How the odds of each target moved.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::app::features::report::versions::compared::Held;
use crate::app::state::odds::OddsState;
use crate::app::ui::{Card, HeadCell, Legend, LegendMark, Table};
use crate::report::comparison::comparison_words as words;
use crate::report::comparison::comparison_words::Line;
use crate::text::odds_words::{probability, with_mitigations};

/// P(target met) before, now, and with what is switched on, as far as it is known.
#[derive(Clone, PartialEq)]
struct Moved {
    target: String,
    kept: [Option<f64>; 2],
    with: [Option<f64>; 2],
}

fn moved(odds: OddsState, held: &Held) -> Vec<Moved> {
    let comparison = &held.comparison;
    odds.answers.with(|answers| {
        let targets = words::targets(comparison).into_iter().enumerate();
        let of = |(place, target): (usize, String)| {
            let kept = |later, mitigated| {
                let told = answers.told(Wanted::Compared { later, mitigated })?;
                told.kept.get(place).copied()
            };
            let as_is = [false, true].map(|later| kept(later, false));
            // A state in which nothing is switched on holds as it is.
            let with = [false, true].map(|later| match comparison.is_switched_on(later) {
                true => kept(later, true),
                false => as_is[usize::from(later)],
            });
            Moved {
                target,
                kept: as_is,
                with,
            }
        };
        targets.map(of).collect()
    })
}

/// How the odds of each target moved, in lines for copies and the table of figures.
pub fn odds_lines(odds: OddsState, held: &Held) -> Vec<Line> {
    let mut lines = Vec::new();
    for one in moved(odds, held) {
        let [was, is] = one.kept;
        lines.push(words::odds_line(&one.target, false, was, is));
        if held.comparison.any_switched_on() {
            let [was, is] = one.with;
            lines.push(words::odds_line(&one.target, true, was, is));
        }
    }
    lines
}

/// The card.
#[component]
pub fn OddsCard(held: Arc<Held>) -> impl IntoView {
    let odds: OddsState = expect_context();
    let on = held.comparison.after.analysis.mitigated.map(|one| one.on);
    let all = {
        let held = held.clone();
        Memo::new(move |_| moved(odds, &held))
    };
    let title = move || {
        let chosen = held.comparison.after.engagement.chosen();
        let percent = chosen.map_or("", |one| one.percent.trim_end_matches('%'));
        all.with(|all| {
            let one = all.iter().find(|one| one.target == percent)?;
            let (was, is) = (one.kept[0]?, one.kept[1]?);
            Some(words::odds_title(percent, was, is, &held.comparison))
        })
        .unwrap_or_else(|| "How often each target holds".to_owned())
    };
    let mut entries = vec![
        (LegendMark::Before, "then".to_owned()),
        (LegendMark::Within, "now".to_owned()),
    ];
    if on.is_some() {
        entries.push((LegendMark::Fix, "with what is on".to_owned()));
    }
    view! {
        <Card title=Signal::derive(title) flush=true>
            <Table label="Odds compared">
                <thead>
                    <tr>
                        <HeadCell name="Target" />
                        <HeadCell name="Then" num=true />
                        <th scope="col">
                            <span class="vh">"From then to now"</span>
                        </th>
                        <HeadCell name="Now" num=true />
                        {on.map(|on| view! { <HeadCell name=with_mitigations(on) num=true /> })}
                        <HeadCell name="Points" num=true />
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        let all = all.get().into_iter();
                        all.map(|one| view! { <OddsRow one on=on.is_some() /> }).collect_view()
                    }}
                </tbody>
            </Table>
            <div class="pad">
                <Legend entries />
            </div>
        </Card>
    }
}

#[component]
fn OddsRow(one: Moved, on: bool) -> impl IntoView {
    let shown = |odds: Option<f64>| odds.map_or("–".to_owned(), probability);
    let [was, is] = one.kept;
    let then = on.then(|| one.with[1]).flatten();
    let points = words::points(was, is);
    let class = match was.zip(is) {
        Some((was, is)) if is > was => "num good",
        Some((was, is)) if is < was => "num bad",
        _ => "num",
    };
    view! {
        <tr>
            <th scope="row">{format!("{}%", one.target)}</th>
            <td class="num muted">{shown(was)}</td>
            <td class="odds-track">
                <Track was is then />
            </td>
            <td class="num">
                <b>{shown(is)}</b>
            </td>
            {on.then(|| view! { <td class="num fix">{shown(then)}</td> })}
            <td class=class>{points}</td>
        </tr>
    }
}

/// Then, now, and with what is switched on, on one line.
#[component]
fn Track(was: Option<f64>, is: Option<f64>, then: Option<f64>) -> impl IntoView {
    let at = |share: f64| format!("{}%", (share * 1000.0).round() / 10.0);
    let bar = |class: &'static str, from: Option<f64>, to: Option<f64>| {
        from.zip(to).map(|(from, to)| {
            let (left, width) = (from.min(to), (to - from).abs());
            view! { <i class=class style:left=at(left) style:width=at(width)></i> }
        })
    };
    let dot = |class: &'static str, share: Option<f64>| {
        share.map(|share| view! { <b class=class style:left=at(share)></b> })
    };
    view! {
        <span class="dbl" aria-hidden="true">
            {bar("now", was, is)} {bar("fix", is, then)} {dot("", was)} {dot("now", is)}
            {dot("fix", then)}
        </span>
    }
}
