//! Ideas of a pre-mortem and rounds of estimates: what one press changes, and that one step takes it back.

use bad_minutes::analysis::analyse;
use bad_minutes::document::ideas::{promote, risk_named};
use bad_minutes::document::rounds::{Figure, agree, heard, with_round, without_round};
use bad_minutes::document::{
    BasisKind, Column, Edit, Engagement, EngagementId, Entry, Idea, Risk, RowId, Said,
};
use bad_minutes::grammar::cell;
use bad_minutes::text::activities::premortem_words::{Becomes, becomes, to_promote};
use bad_minutes::text::activities::round_clock::{announced, shown};

fn id(number: u8) -> RowId {
    RowId::from_random(&[0, 0, 0, 0, number])
}

/// One risk, one row nobody has filled, and these ideas.
fn with_ideas(texts: &[&str]) -> Engagement {
    let mut number = 100;
    let ids = || {
        number += 1;
        id(number)
    };
    let mut engagement = Engagement::new(EngagementId::from_random(&[7]), String::new(), ids);
    let mut risk = Risk::blank(id(0));
    risk.name = "Minor  defect".to_owned();
    engagement.risks = vec![risk, Risk::blank(id(1))];
    for (at, text) in texts.iter().enumerate() {
        let mut idea = Idea::blank(id(10 + at as u8));
        idea.text = (*text).to_owned();
        engagement.activities.ideas.push(idea);
    }
    engagement
}

fn names(engagement: &Engagement) -> Vec<&str> {
    engagement
        .risks
        .iter()
        .map(|risk| risk.name.as_str())
        .collect()
}

fn promote_all(engagement: &Engagement) -> Option<Edit> {
    let ids: Vec<RowId> = engagement
        .activities
        .ideas
        .iter()
        .map(|idea| idea.id)
        .collect();
    let mut number = 50;
    promote(engagement, &ids, || {
        number += 1;
        id(number)
    })
}

#[test]
fn a_risk_is_found_by_its_words() {
    let engagement = with_ideas(&[]);
    let check = |text: &str, expected: Option<u8>| {
        assert_eq!(risk_named(&engagement, text), expected.map(id), "{text:?}");
    };
    check("minor defect", Some(0));
    check(" MINOR\tdefect ", Some(0));
    check("minor", None);
    check("minor defects", None);
    check("", None);
    check("  ", None);
}

#[test]
fn promoting_all_is_one_step_and_doubles_nothing() {
    let mut engagement = with_ideas(&[
        "region fails",
        "minor defect",
        " ",
        "Region  fails",
        "keys leak",
    ]);
    let before = engagement.clone();
    let edit = promote_all(&engagement).expect("something to promote");
    let inverse = engagement.apply(edit).expect("an edit that fits");
    assert_eq!(
        names(&engagement),
        ["Minor  defect", "region fails", "keys leak", ""]
    );
    let links: Vec<Option<RowId>> = engagement
        .activities
        .ideas
        .iter()
        .map(|idea| idea.risk)
        .collect();
    assert_eq!(
        links,
        [Some(id(51)), Some(id(0)), None, Some(id(51)), Some(id(52))]
    );
    assert_eq!(promote_all(&engagement), None, "nothing is left");
    assert_eq!(to_promote(&engagement), None);
    assert_eq!(
        analyse(&engagement).counted,
        0,
        "no numbers, not in the total"
    );
    engagement.apply(inverse).expect("an edit that fits");
    assert_eq!(engagement, before);
}

#[test]
fn what_becomes_of_an_idea() {
    let mut engagement = with_ideas(&["region fails", "minor defect", " "]);
    let says =
        |engagement: &Engagement, number: u8| becomes(engagement, &analyse(engagement), id(number));
    assert_eq!(says(&engagement, 10), Becomes::New);
    let known = "\"Minor  defect\" is in the table of risks already.".to_owned();
    assert_eq!(says(&engagement, 11), Becomes::Known(id(0), known));
    assert_eq!(says(&engagement, 12), Becomes::Nothing);
    assert_eq!(says(&engagement, 99), Becomes::Nothing);
    assert!(
        to_promote(&engagement).is_some_and(|text| text.starts_with("2 ideas are no risks yet."))
    );
    let edit = promote(&engagement, &[id(10)], || id(51)).expect("an edit");
    engagement.apply(edit).expect("an edit that fits");
    let check = |engagement: &Engagement, expected: &str| {
        assert_eq!(says(engagement, 10), Becomes::Risk(expected.to_owned()));
    };
    check(
        &engagement,
        "In the table of risks: without numbers, so not in the total until it has some.",
    );
    for (column, text) in Column::ALL.into_iter().zip(["0", "30", "100", "365"]) {
        *engagement.risks[1].entry_mut(column) = cell::read(column, text);
    }
    check(
        &engagement,
        "In the table of risks: 30.0 bad minutes a year.",
    );
    engagement.risks[1].name = "zone fails".to_owned();
    engagement.risks[1].ettr = cell::read(Column::Ettr, "soon");
    check(
        &engagement,
        "In the table of risks as \"zone fails\": left out, since a cell cannot be read.",
    );
}

#[test]
fn a_round_ends_in_one_step() {
    let mut engagement = with_ideas(&[]);
    engagement.risks[0].basis.kind = Some(BasisKind::Drill);
    let said = |estimate: &str| {
        vec![Said {
            who: "Ana".to_owned(),
            estimate: estimate.to_owned(),
        }]
    };
    let figure = Figure {
        risk: id(0),
        column: Column::Ettr,
    };
    for estimate in ["60", "90"] {
        let edit = heard(&engagement, vec![(figure, said(estimate))], || id(60));
        engagement.apply(edit).expect("an edit that fits");
    }
    let rounds = &engagement.activities.rounds;
    assert_eq!((rounds.len(), &rounds[0].said), (1, &said("90")));
    assert_eq!(engagement.risks[0].ettr, Entry::Empty, "nobody has agreed");
    let edit = with_round(&engagement, id(60), |round| {
        round.dissent = "Ben: a day".to_owned()
    });
    engagement.apply(edit).expect("an edit that fits");
    let before = engagement.clone();
    let entry = cell::read(Column::Ettr, "60 to 1440");
    let edit = agree(
        &engagement,
        id(60),
        entry.clone(),
        "60 to 1440",
        "2026-11-24",
    )
    .expect("an edit");
    let inverse = engagement.apply(edit).expect("an edit that fits");
    assert_eq!(engagement.risks[0].ettr, entry);
    assert_eq!(engagement.risks[0].basis.kind, Some(BasisKind::Drill));
    assert_eq!(engagement.activities.open_round(figure), None);
    let round = &engagement.activities.rounds[0];
    assert_eq!(
        (round.agreed.as_str(), round.date.as_str()),
        ("60 to 1440", "2026-11-24")
    );
    // Another round begins beside the old one.
    let mut again = engagement.clone();
    let edit = heard(&again, vec![(figure, said("5"))], || id(61));
    again.apply(edit).expect("an edit that fits");
    assert_eq!(again.activities.rounds.len(), 2);
    again
        .apply(without_round(&again, id(60)))
        .expect("an edit that fits");
    assert_eq!(
        (again.activities.rounds.len(), &again.risks[0].ettr),
        (1, &entry)
    );
    engagement.apply(inverse).expect("an edit that fits");
    assert_eq!(engagement, before);
    assert_eq!(agree(&engagement, id(99), Entry::Empty, "", ""), None);
}

#[test]
fn the_clock_shows_seconds_and_says_little() {
    let check = |seconds: Option<f64>, seen: &str, said: &str| {
        assert_eq!(
            (shown(seconds, "5").as_str(), announced(seconds)),
            (seen, said)
        );
    };
    check(None, "5:00", "");
    check(Some(300.0), "5:00", "The clock runs.");
    check(Some(60.2), "1:01", "The clock runs.");
    check(Some(59.1), "1:00", "One minute left, or less.");
    check(Some(0.4), "0:01", "One minute left, or less.");
    check(
        Some(0.0),
        "0:00",
        "Time is up. What comes to mind now still counts.",
    );
    check(
        Some(-5.0),
        "0:00",
        "Time is up. What comes to mind now still counts.",
    );
}
