//! Generated engagements.

use std::collections::HashSet;

use bad_minutes::math::YearLength;
use bad_minutes::model::{
    Column, Engagement, EngagementId, Entry, Risk, RowId, Shape, Target, Unit, Year, reading,
};
use proptest::collection::vec;
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
    (head, targets, risks, choice).prop_map(|(head, targets, risks, choice)| {
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
                risk.accept(target);
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
        }
    })
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
