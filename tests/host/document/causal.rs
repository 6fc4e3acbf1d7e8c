//! The causal map: what is in it, where it stands, and how it leaves the page.

use bad_minutes::analysis::analyse;
use bad_minutes::analysis::practice::causal::{Kind, MOST_SHOWN, Map, causal_map};
use bad_minutes::document::{
    Arrow, Engagement, EngagementId, Entry, Journey, Node, Objective, Risk, RowId, Systemic, Unit,
};
use bad_minutes::drawing::activities::causal_layout::layers;
use bad_minutes::drawing::activities::causal_svg::{Picture, WIDTH, picture, wrapped};
use bad_minutes::text::activities::causal_words::{
    arrows, end_name, ends, left_out, mermaid, why_not,
};
use proptest::prelude::*;

fn id(number: u8) -> RowId {
    RowId::from_random(&[0, 0, 0, 0, number])
}

/// Two systemic risks over three risks, two journeys, one objective.
fn small() -> Engagement {
    let mut number = 100;
    let ids = || {
        number += 1;
        id(number)
    };
    let mut engagement = Engagement::new(EngagementId::from_random(&[7]), "Shop".to_owned(), ids);
    for (at, name) in ["deploy", "defect", "region"].into_iter().enumerate() {
        let mut risk = Risk::blank(id(at as u8));
        risk.name = name.to_owned();
        risk.ettr = Entry::number(10.0 * (at + 1) as f64);
        risk.ettd = Entry::number(0.0);
        risk.impact = Entry::Point {
            number: 100.0,
            unit: Some(Unit::Percent),
        };
        risk.ettf = Entry::number(30.0);
        engagement.risks.push(risk);
    }
    for (at, name) in ["Checkout", "Search"].into_iter().enumerate() {
        let mut journey = Journey::blank(id(10 + at as u8));
        journey.name = name.to_owned();
        engagement.journeys.push(journey);
    }
    for (at, name) in ["no playbooks", "nobody watches"].into_iter().enumerate() {
        let mut systemic = Systemic::blank(id(20 + at as u8));
        systemic.name = name.to_owned();
        engagement.systemic.push(systemic);
    }
    let mut objective = Objective::blank(id(30));
    objective.journey = Some(id(10));
    engagement.objectives.push(objective);
    engagement
}

fn drawn(engagement: &Engagement, all: bool) -> (Map, Picture) {
    let analysis = analyse(engagement);
    let map = causal_map(engagement, &analysis, all);
    let picture = picture(&map, engagement, &analysis);
    (map, picture)
}

fn pairs(engagement: &Engagement) -> Vec<String> {
    let (map, _) = drawn(engagement, false);
    let all = arrows(&map, engagement).into_iter();
    all.map(|(from, to)| format!("{from} -> {to}")).collect()
}

#[test]
fn arrows_follow_from_the_tables() {
    let mut engagement = small();
    assert_eq!(
        pairs(&engagement),
        [
            "no playbooks -> every risk",
            "nobody watches -> every risk",
            "every risk -> deploy",
            "every risk -> defect",
            "every risk -> region",
            "deploy -> every journey",
            "defect -> every journey",
            "region -> every journey",
            "every journey -> Checkout",
            "every journey -> Search",
            "Checkout -> availability of Checkout",
        ]
    );
    engagement.systemic[0].scope.all = false;
    engagement.systemic[0].scope.risks = vec![id(1)];
    engagement.systemic[1].fixed = true;
    engagement.risks[0].reach.all = false;
    engagement.risks[0].reach.set(id(11), Some(Entry::Empty));
    engagement.risks[1]
        .reach
        .set(id(10), Some(Entry::number(0.0)));
    engagement.risks[2].reach.all = false;
    engagement.objectives[0].journey = None;
    engagement.activities.nodes.push(Node {
        id: id(40),
        text: "haste".to_owned(),
    });
    engagement.activities.arrows.push(Arrow {
        from: id(40),
        to: id(0),
    });
    engagement.activities.arrows.push(Arrow {
        from: id(0),
        to: id(11),
    });
    assert_eq!(
        pairs(&engagement),
        [
            "no playbooks -> defect",
            "deploy -> Search",
            "defect -> Search",
            "Checkout -> the service",
            "Search -> the service",
            "the service -> availability of the service",
            "haste -> deploy",
        ]
    );
}

#[test]
fn the_costliest_risks_are_shown_and_those_with_arrows() {
    let mut engagement = small();
    for number in 50..70 {
        let mut risk = engagement.risks[2].clone();
        (risk.id, risk.name) = (id(number), format!("big {number}"));
        engagement.risks.push(risk);
    }
    let shows = |engagement: &Engagement, all: bool| {
        let (map, _) = drawn(engagement, all);
        let is_risk =
            |place: &&bad_minutes::analysis::practice::causal::Place| place.kind == Kind::Risk;
        let ids: Vec<_> = map
            .places
            .iter()
            .filter(is_risk)
            .filter_map(|place| place.id)
            .collect();
        (ids, left_out(&map, all))
    };
    let (ids, says) = shows(&engagement, false);
    assert_eq!(ids.len(), MOST_SHOWN);
    assert!(!ids.contains(&id(0)));
    assert_eq!(
        says.as_deref(),
        Some("Shown are those that cost most; 8 risks are left out.")
    );
    engagement.activities.arrows.push(Arrow {
        from: id(0),
        to: id(10),
    });
    let (ids, _) = shows(&engagement, false);
    assert!(ids.contains(&id(0)), "{ids:?}");
    let (ids, says) = shows(&engagement, true);
    assert_eq!((ids.len(), says), (23, None));
}

#[test]
fn an_empty_table_says_so() {
    let mut engagement = small();
    engagement.risks.clear();
    engagement.systemic.clear();
    engagement.journeys.clear();
    engagement.objectives.clear();
    let (map, picture) = drawn(&engagement, false);
    assert_eq!((picture.nodes.len(), picture.arrows.len()), (0, 0));
    assert!(picture.width.is_finite() && picture.height.is_finite());
    let says = left_out(&map, false).expect("a sentence");
    assert!(says.starts_with("Nothing to draw yet"), "{says}");
}

#[test]
fn causes_stand_left_of_effects_even_in_circles() {
    let mut engagement = small();
    engagement.activities.nodes.push(Node {
        id: id(40),
        text: "haste".to_owned(),
    });
    for (from, to) in [
        (id(40), id(0)),
        (id(0), id(40)),
        (id(0), id(1)),
        (id(10), id(0)),
        (id(1), id(1)),
    ] {
        engagement.activities.arrows.push(Arrow { from, to });
    }
    let (map, picture) = drawn(&engagement, false);
    let x = |at: usize| picture.nodes[at].x;
    let back: Vec<_> = map
        .links
        .iter()
        .filter(|link| x(link.from) >= x(link.to))
        .collect();
    assert!(back.iter().all(|link| link.own), "{back:?}");
    assert_eq!(
        back.len(),
        3,
        "the circles and the arrow to itself: {back:?}"
    );
}

#[test]
fn barycentres_uncross_what_can_be_uncrossed() {
    let mut engagement = small();
    engagement.systemic.clear();
    engagement.objectives.clear();
    for (risk, journey) in [(0, 11), (1, 10), (2, 11)] {
        engagement.risks[risk].reach.all = false;
        engagement.risks[risk]
            .reach
            .set(id(journey), Some(Entry::Empty));
    }
    let (map, _) = drawn(&engagement, false);
    assert_eq!(layers(&map).crossings(), 0);
}

#[test]
fn names_are_wrapped_and_cut() {
    let check = |name: &str, expected: &[&str]| assert_eq!(wrapped(name, 2), expected, "{name}");
    check("", &[""]);
    check("deployment downtime", &["deployment downtime"]);
    check(
        "the database fails over and loses writes",
        &["the database fails over", "and loses writes"],
    );
    check(
        "one two three four five six seven eight nine ten eleven",
        &["one two three four five", "six seven eight nine t…"],
    );
    check(&"x".repeat(60), &[&"x".repeat(20), &("x".repeat(18) + "…")]);
}

#[test]
fn what_an_arrow_may_join() {
    let mut engagement = small();
    let names: Vec<String> = ends(&engagement)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(names[0], "systemic risk: no playbooks");
    assert_eq!(
        names.last().map(String::as_str),
        Some("objective: availability of Checkout")
    );
    assert_eq!(end_name(id(10), &engagement), "journey: Checkout");
    engagement.activities.arrows.push(Arrow {
        from: id(0),
        to: id(1),
    });
    let check = |from, to, expected: Option<&str>| {
        assert_eq!(why_not(from, to, &engagement).as_deref(), expected);
    };
    check(None, Some(id(0)), Some("Choose a cause and an effect."));
    check(
        Some(id(0)),
        Some(id(0)),
        Some("Nothing is its own cause: choose two."),
    );
    check(
        Some(id(0)),
        Some(id(1)),
        Some("That arrow is there already."),
    );
    check(Some(id(1)), Some(id(0)), None);
}

#[test]
fn mermaid_text() {
    let mut engagement = small();
    engagement.risks.truncate(1);
    engagement.systemic.truncate(1);
    engagement.journeys.truncate(1);
    engagement.risks[0].name = "say \"no\"; %%{x}".to_owned();
    engagement.activities.nodes.push(Node {
        id: id(40),
        text: "style x:#f00;".to_owned(),
    });
    engagement.activities.arrows.push(Arrow {
        from: id(40),
        to: id(0),
    });
    let (map, _) = drawn(&engagement, false);
    assert_eq!(
        mermaid(&map, &engagement, "2026-11-24").0,
        "flowchart LR\n\
        \x20 n0{{\"no playbooks\"}}\n\
        \x20 n1[\"say #34;no#34;#59; #37;#37;#123;x#125;\"]\n\
        \x20 n2([\"Checkout\"])\n\
        \x20 n3[[\"availability of Checkout\"]]\n\
        \x20 n4(\"style x#58;#35;f00#59;\")\n\
        \x20 n0 --> n1\n\
        \x20 n1 --> n2\n\
        \x20 n2 --> n3\n\
        \x20 n4 -.-> n1\n\
        \x20 classDef plain fill:none,stroke:none\n\
        \x20 asOf[\"Estimate, as of 2026-11-24\"]:::plain\n"
    );
}

#[test]
fn a_name_is_no_list_in_mermaid() {
    let mut engagement = small();
    engagement.risks.truncate(1);
    let mut check = |name: &str, label: &str| {
        engagement.risks[0].name = name.to_owned();
        let (map, _) = drawn(&engagement, false);
        let (text, cut) = mermaid(&map, &engagement, "2026-11-24");
        assert!(text.contains(&format!("[\"{label}\"]")), "{text}");
        assert_eq!(cut, None);
    };
    check("1. DNS fails", "1#46; DNS fails");
    check("- dash first", "#45; dash first");
    check("12) bracket", "12#41; bracket");
    check("+ plus", "#43; plus");
    check("a 1. b - c", "a 1. b - c");
    check("# head", "#35; head");
    check("> quote", "#62; quote");
}

#[test]
fn more_than_mermaid_draws_is_left_out_and_said() {
    let mut engagement = small();
    for at in 0..40_u8 {
        engagement.activities.nodes.push(Node {
            id: RowId::from_random(&[200, at]),
            text: format!("node {at}"),
        });
    }
    let ids: Vec<RowId> = engagement
        .activities
        .nodes
        .iter()
        .map(|one| one.id)
        .collect();
    for from in &ids {
        for to in ids.iter().filter(|to| *to != from) {
            let (from, to) = (*from, *to);
            engagement.activities.arrows.push(Arrow { from, to });
        }
    }
    let (map, _) = drawn(&engagement, true);
    let (text, cut) = mermaid(&map, &engagement, "2026-11-24");
    assert_eq!(text.matches("->").count(), 500);
    assert!(text.len() < 50_000);
    let cut = cut.expect("a word");
    assert!(
        cut.contains(&format!("500 of {} arrows", map.links.len())),
        "{cut}"
    );
    // Long names are cut before the places are.
    for node in &mut engagement.activities.nodes {
        node.text = "*".repeat(5000);
    }
    let (map, _) = drawn(&engagement, true);
    let (text, cut) = mermaid(&map, &engagement, "2026-11-24");
    assert!(text.len() < 50_000, "{}", text.len());
    assert!(cut.is_some());
}

/// What a label says once its entities are read.
fn read_label(label: &str) -> String {
    let mut parts = label.split('#');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once(';').expect("an entity ends");
        let code: u32 = code.parse().expect("an entity is a number");
        text.push(char::from_u32(code).expect("a character"));
        text.push_str(rest);
    }
    text
}

proptest! {
    #[test]
    fn any_text_stays_in_its_label(text in any::<String>()) {
        let mut engagement = small();
        engagement.risks.clear();
        engagement.systemic.clear();
        engagement.journeys.clear();
        engagement.objectives.clear();
        engagement.activities.nodes.push(Node { id: id(40), text: text.clone() });
        let (map, _) = drawn(&engagement, false);
        let written = mermaid(&map, &engagement, "2026-11-24").0;
        let lines: Vec<&str> = written.split('\n').collect();
        prop_assert_eq!(lines.len(), 5, "{}", written);
        let label = lines[1].strip_prefix("  n0(\"").and_then(|rest| rest.strip_suffix("\")"));
        let label = label.expect("the label stands between its quotes");
        prop_assert!(!label.contains(['"', '`', '<', '>', '{', '%', ':', '|', '\\']), "{}", label);
        let said = bad_minutes::grammar::texts::one_line(&text).replace(['\u{fffe}', '\u{ffff}'], "");
        let cut: String = said.chars().take(200).collect();
        if !said.is_empty() {
            let whole = cut.len() == said.len();
            let shown = read_label(label);
            prop_assert!(if whole { shown == said } else { shown.ends_with('\u{2026}') }, "{}", shown);
        }
    }

    #[test]
    fn the_same_map_and_no_box_over_another(engagement in crate::support::engagement(), links in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..30), all in any::<bool>()) {
        let mut engagement = engagement;
        let known = ends(&engagement);
        for (from, to) in links.iter().filter(|_| !known.is_empty()) {
            let (from, to) = (from.get(&known).0, to.get(&known).0);
            engagement.activities.arrows.push(Arrow { from, to });
        }
        let (map, first) = drawn(&engagement, all);
        prop_assert_eq!(&first, &drawn(&engagement.clone(), all).1);
        prop_assert_eq!(first.nodes.len(), map.places.len());
        prop_assert_eq!(first.arrows.len(), map.links.len());
        for (at, one) in first.nodes.iter().enumerate() {
            prop_assert!(one.x >= 0.0 && one.x + one.width <= first.width, "{one:?}");
            prop_assert!(one.y >= 0.0 && one.y + one.height <= first.height, "{one:?}");
            prop_assert!(one.width <= WIDTH && one.lines.len() <= 2);
            for other in &first.nodes[at + 1..] {
                let apart = one.x + one.width < other.x || other.x + other.width < one.x
                    || one.y + one.height < other.y || other.y + other.height < one.y;
                prop_assert!(apart, "{one:?} {other:?}");
            }
        }
        for arrow in &first.arrows {
            prop_assert!(!arrow.path.contains("unknown") && arrow.tip.starts_with('M'));
        }
    }
}
