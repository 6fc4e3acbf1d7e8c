//! Generated engagements.

mod practice;

use std::collections::HashSet;

use bad_minutes::document::{
    Acceptance, Alert, BasisKind, Column, Engagement, EngagementId, Entry, Interaction, Journey,
    Mitigation, MitigationCell, Objective, Risk, RowId, Shape, Sli, Span, Systemic, Target, Unit,
    Year, reading,
};
use bad_minutes::math::YearLength;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Any engagement a person could have made: all kinds of entries, any text, distinct ids.
pub fn engagement() -> impl Strategy<Value = Engagement> {
    let targets = vec(
        (
            id(),
            select(vec!["99", "99.5", "99.9", "99.9995", "100", "soon"]),
        ),
        1..5,
    );
    let risks = vec((risk(), vec(any::<Index>(), 0..3)), 0..8);
    let head = (
        any::<[u8; 16]>(),
        text(),
        text(),
        select(Year::ALL.to_vec()),
    );
    let choice = (any::<Index>(), select(vec!["25", "10", "", "a quarter"]));
    (head, targets, risks, choice)
        .prop_map(|(head, targets, risks, choice)| {
            let mut seen = HashSet::new();
            let mut targets: Vec<Target> = targets
                .into_iter()
                .map(|(id, percent)| Target {
                    id,
                    percent: percent.to_owned(),
                })
                .collect();
            targets.retain(|target| seen.insert(target.id));
            let risks = risks.into_iter().filter_map(|(mut risk, accepted)| {
                for index in accepted {
                    let target = index.get(&targets).id;
                    risk.accept(Acceptance::new(target, None));
                }
                seen.insert(risk.id).then_some(risk)
            });
            Engagement {
                id: EngagementId::from_random(&head.0),
                name: head.1,
                author: head.2,
                year: head.3,
                too_big_percent: choice.1.to_owned(),
                chosen_target: choice.0.get(&targets).id,
                risks: risks.collect(),
                targets,
                ..Engagement::default()
            }
        })
        .prop_flat_map(|engagement| (Just(engagement), links()))
        .prop_map(|(engagement, links)| linked(engagement, links))
        .prop_flat_map(|engagement| (Just(engagement), practice::said()))
        .prop_map(|(engagement, said)| practice::with(engagement, &said))
}

/// What is linked to what, as places that are taken modulo how many there are.
type Links = (
    Vec<(RowId, String, Option<Index>, Vec<(RowId, String, Entry)>)>,
    Option<Index>,
    Vec<(Index, bool, Vec<(Index, Entry)>, Vec<Index>)>,
    Vec<(Systemic, Vec<Index>, Vec<Index>)>,
    Vec<(Mitigation, Vec<Index>, Vec<Index>, Vec<Index>)>,
    Vec<(Objective, Option<Index>, Option<Index>, Vec<Index>)>,
);

fn links() -> impl Strategy<Value = Links> {
    let impact = || entry(Column::Impact);
    let interactions = vec((id(), text(), impact()), 0..3);
    let journeys = vec(
        (id(), text(), option::of(any::<Index>()), interactions),
        0..4,
    );
    let cells = vec((any::<Index>(), impact()), 0..3);
    let reaches = vec(
        (
            any::<Index>(),
            any::<bool>(),
            cells,
            vec(any::<Index>(), 0..3),
        ),
        0..4,
    );
    let systemic = vec(
        (
            systemic(),
            vec(any::<Index>(), 0..3),
            vec(any::<Index>(), 0..3),
        ),
        0..4,
    );
    let mitigations = vec(
        (
            mitigation(),
            vec(any::<Index>(), 0..3),
            vec(any::<Index>(), 0..3),
            vec(any::<Index>(), 0..3),
        ),
        0..4,
    );
    let objectives = vec(
        (
            objective(),
            option::of(any::<Index>()),
            option::of(any::<Index>()),
            vec(any::<Index>(), 0..3),
        ),
        0..4,
    );
    (
        journeys,
        option::of(any::<Index>()),
        reaches,
        systemic,
        mitigations,
        objectives,
    )
}

/// Any objective, with no links yet.
fn objective() -> impl Strategy<Value = Objective> {
    let choices = (select(Sli::ALL.to_vec()), select(Span::ALL.to_vec()));
    let alert = (text(), any::<bool>()).prop_map(|(burn, pages)| Alert {
        burn,
        long: "1 h".to_owned(),
        short: "5 min".to_owned(),
        pages,
    });
    let texts = (text(), text(), text(), text(), text());
    (id(), choices, texts, vec(alert, 0..3)).prop_map(|(id, choices, texts, alerts)| {
        let mut one = Objective::blank(id);
        (one.kind, one.window) = choices;
        (
            one.specification,
            one.owner,
            one.traffic,
            one.depends,
            one.policy,
        ) = texts;
        one.alerts = alerts;
        one
    })
}

/// Any mitigation, with no links yet.
pub fn mitigation() -> impl Strategy<Value = Mitigation> {
    let change = |column: Column| {
        let factor = (1..300_u32).prop_map(|percent| Entry::Point {
            number: f64::from(percent) / 100.0,
            unit: Some(Unit::Times),
        });
        prop_oneof![2 => Just(Entry::Empty), 2 => factor, 1 => entry(column)]
    };
    let effort = prop_oneof![
        1 => Just(Entry::Empty),
        4 => (1..400_u32).prop_map(|tenths| Entry::number(f64::from(tenths) / 10.0)),
        1 => Just(Entry::Unread { text: "much".to_owned() }),
    ];
    let changes = (
        change(Column::Ettd),
        change(Column::Ettr),
        change(Column::Impact),
        change(Column::Ettf),
    );
    let flags = (any::<bool>(), any::<bool>());
    (id(), text(), changes, effort, flags).prop_map(|(id, name, changes, effort, (on, all))| {
        let mut row = Mitigation::blank(id);
        (row.name, row.effort, row.on, row.scope.all) = (name, effort, on, all);
        let changes = [changes.0, changes.1, changes.2, changes.3];
        for (column, change) in Column::ALL.into_iter().zip(changes) {
            *row.entry_mut(MitigationCell::Change(column)) = change;
        }
        row
    })
}

fn systemic() -> impl Strategy<Value = Systemic> {
    let minutes = || entry(Column::Ettd);
    let percent = prop_oneof![
        Just(Entry::Empty),
        (0..300_u32).prop_map(|percent| Entry::number(f64::from(percent))),
        Just(Entry::Unread {
            text: "often".to_owned()
        }),
    ];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (id(), text(), minutes(), minutes(), percent, flags).prop_map(
        |(id, name, ettd, ettr, more_often, (included, fixed, all))| {
            let mut row = Systemic::blank(id);
            (row.name, row.ettd, row.ettr, row.more_often) = (name, ettd, ettr, more_often);
            (row.included, row.fixed, row.scope.all) = (included, fixed, all);
            row
        },
    )
}

fn linked(mut engagement: Engagement, links: Links) -> Engagement {
    let (journeys, scope, reaches, systemic, mitigations, objectives) = links;
    let mut seen = HashSet::new();
    for (id, name, target, interactions) in journeys {
        if !seen.insert(id) {
            continue;
        }
        let mut journey = Journey::blank(id);
        journey.name = name;
        journey.target = target.map(|target| target.get(&engagement.targets).id);
        for (id, request, impact) in interactions {
            if seen.insert(id) {
                let mut one = Interaction::blank(id);
                (one.request, one.impact) = (request, impact);
                journey.interactions.push(one);
            }
        }
        engagement.journeys.push(journey);
    }
    let journeys: Vec<RowId> = engagement.journeys.iter().map(|one| one.id).collect();
    let all = engagement.journeys.iter().flat_map(|one| &one.interactions);
    let interactions: Vec<RowId> = all.map(|one| one.id).collect();
    let chosen = |places: Vec<Index>, ids: &[RowId]| {
        let mut chosen: Vec<RowId> = Vec::new();
        for place in places.into_iter().filter(|_| !ids.is_empty()) {
            let id = *place.get(ids);
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        chosen
    };
    engagement.scope = scope
        .filter(|_| !journeys.is_empty())
        .map(|place| *place.get(&journeys));
    for (risk, all, cells, links) in reaches {
        if engagement.risks.is_empty() {
            break;
        }
        let place = risk.index(engagement.risks.len());
        let risk = &mut engagement.risks[place];
        risk.reach.all = all;
        for (journey, impact) in cells.into_iter().filter(|_| !journeys.is_empty()) {
            risk.reach.set(*journey.get(&journeys), Some(impact));
        }
        risk.interactions = chosen(links, &interactions);
        risk.basis.kind = BasisKind::ALL.get(place % 5).copied();
        risk.basis.who = "all of us".to_owned();
        let kept: Vec<Acceptance> = std::mem::take(&mut risk.accepted);
        for mut one in kept {
            one.journey = journeys.get(place % 3).copied();
            one.why = "cheaper than a fix".to_owned();
            one.review = "2026-12-01".to_owned();
            risk.accept(one);
        }
    }
    let risks: Vec<RowId> = engagement.risks.iter().map(|risk| risk.id).collect();
    for (mut row, some_risks, some_journeys) in systemic {
        if seen.insert(row.id) {
            row.scope.risks = chosen(some_risks, &risks);
            row.scope.journeys = chosen(some_journeys, &journeys);
            engagement.systemic.push(row);
        }
    }
    let systemic: Vec<RowId> = engagement.systemic.iter().map(|one| one.id).collect();
    for (mut row, some_risks, some_journeys, fixes) in mitigations {
        if seen.insert(row.id) {
            row.scope.risks = chosen(some_risks, &risks);
            row.scope.journeys = chosen(some_journeys, &journeys);
            row.fixes = chosen(fixes, &systemic);
            engagement.mitigations.push(row);
        }
    }
    for (mut row, journey, target, counted) in objectives {
        if seen.insert(row.id) {
            let mut journey = journey.filter(|_| !journeys.is_empty());
            row.journey = journey.take().map(|place| *place.get(&journeys));
            row.target = target.map(|place| place.get(&engagement.targets).id);
            for one in chosen(counted, &interactions) {
                row.set_answers(one, "97 of 100".to_owned());
            }
            engagement.objectives.push(row);
        }
    }
    engagement
}

fn id() -> impl Strategy<Value = RowId> {
    any::<[u8; 5]>()
        .no_shrink()
        .prop_map(|random| RowId::from_random(&random))
}

fn risk() -> impl Strategy<Value = Risk> {
    let entries = (
        entry(Column::Ettd),
        entry(Column::Ettr),
        entry(Column::Impact),
        entry(Column::Ettf),
    );
    (id(), text(), entries, text(), text()).prop_map(|(id, name, entries, owner, notes)| {
        let (ettd, ettr, impact, ettf) = entries;
        Risk {
            name,
            ettd,
            ettr,
            impact,
            ettf,
            owner,
            notes,
            ..Risk::blank(id)
        }
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z]{1,9}( [a-z]{1,9}){0,3}",
        "[-=+@'\"|,;\t\r\n{}<>&\\\\*_ a]{0,12}",
        any::<String>(),
    ]
}

fn entry(column: Column) -> BoxedStrategy<Entry> {
    let number = || {
        prop_oneof![
            4 => (0..2000_u32).prop_map(f64::from),
            2 => (0..100_000_u32).prop_map(|cents| f64::from(cents) / 100.0),
            1 => 0.0..1e6,
            1 => 0.0..1.0,
        ]
    };
    let unit = || {
        let units: Vec<_> = Unit::ALL.into_iter().map(Some).collect();
        prop_oneof![Just(None), select(units)]
    };
    let shape = select(vec![Shape::Lognormal, Shape::Exponential, Shape::Uniform]);
    let point = (number(), unit()).prop_map(|(number, unit)| Entry::Point { number, unit });
    let range = (number(), number(), unit(), shape, any::<bool>()).prop_map(
        move |(one, two, unit, shape, usual)| {
            let (low, high) = (one.min(two), one.max(two));
            let shape = if usual {
                Shape::usual(column, low)
            } else {
                shape
            };
            Entry::Range {
                low,
                high,
                unit,
                shape,
            }
        },
    );
    let valid = move |entry: Entry| {
        let fits = reading::check(column, &entry).is_ok()
            && (column != Column::Ettf
                || reading::frequency(&entry, YearLength::Days365_25).is_ok());
        if fits { entry } else { Entry::number(1.0) }
    };
    prop_oneof![
        1 => Just(Entry::Empty),
        6 => point.prop_map(valid),
        4 => range.prop_map(valid),
        1 => "[a-z]{1,5} [?!|=]{1,3}".prop_map(|text| Entry::Unread { text }),
    ]
    .boxed()
}
