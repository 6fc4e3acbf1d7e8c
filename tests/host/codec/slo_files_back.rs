//! Objectives from files of other tools land in an engagement, and what this program writes comes back.

use bad_minutes::codec::slo_files::{Chosen, Whose, landing, read, whose};
use bad_minutes::document::{
    Edit, Engagement, EngagementId, Journey, Objective, Part, Sli, Span, Target,
};
use bad_minutes::report::rules::{Format, Watched, watch};
use proptest::prelude::*;

use super::slo_files::id;

fn engagement(names: &[String]) -> Engagement {
    let own = EngagementId::from_random(&[9; 16]);
    let mut count = 1000;
    let mut shop = Engagement::new(own, "Shop".to_owned(), || {
        count += 1;
        id(count)
    });
    for (place, name) in names.iter().enumerate() {
        let mut journey = Journey::blank(id(place as u32 + 1));
        journey.name.clone_from(name);
        shop.journeys.push(journey);
    }
    shop
}

/// Adds all that files hold.
fn landed(document: &Engagement, files: &[String]) -> Engagement {
    let files: Vec<_> = files
        .iter()
        .map(|one| (String::new(), one.clone()))
        .collect();
    let read = read(&files);
    assert_eq!(read.problems, [] as [&str; 0], "{files:?}");
    let whose: Vec<Whose> = read.found.iter().map(|one| whose(one, document)).collect();
    let chosen = read.found.iter().zip(&whose);
    let chosen: Vec<_> = chosen
        .map(|(found, whose)| Chosen {
            found,
            whose,
            window: found.objective.window,
        })
        .collect();
    let mut next = 5000;
    let edit = landing(&chosen, document, || {
        next += 1;
        id(next)
    });
    let mut after = document.clone();
    let back = after.apply(edit).expect("applies");
    let mut undone = after.clone();
    undone.apply(back).expect("undoes");
    assert_eq!(&undone, document);
    after
}

#[test]
fn what_is_missing_is_added_once() {
    let document = engagement(&["Requests".to_owned()]);
    let after = landed(
        &document,
        &[include_str!("../../data/slo-files/sloth.yaml").to_owned()],
    );
    let names: Vec<_> = after.journeys.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Requests", "checkout", "stock"]);
    let count = |percent: &str| {
        after
            .targets
            .iter()
            .filter(|one| one.percent == percent)
            .count()
    };
    assert_eq!(["99", "99.9", "99.95"].map(count), [1, 1, 1]);
    assert_eq!(after.objectives.len(), 4);
    assert_eq!(after.objectives[0].journey, Some(id(1)));
    assert_eq!(after.objectives[0].alerts.len(), 2);
    assert_eq!(after.objectives[1].alerts, []);
    let again = landed(
        &after,
        &[include_str!("../../data/slo-files/sloth.yaml").to_owned()],
    );
    assert_eq!(
        (again.journeys.len(), again.targets.len()),
        (3, after.targets.len())
    );
}

/// Everything of an objective that a format has a place for.
fn held(one: &Watched, has_window: bool) -> impl PartialEq + std::fmt::Debug + use<> {
    let specification: String = one.specification.chars().take(1050).collect();
    (
        (one.slug.clone(), one.journey.clone(), one.kind, one.target),
        (
            one.selectors.total.clone(),
            one.selectors.part.clone(),
            one.selectors.selects,
        ),
        has_window.then(|| {
            // Rounded to what a file has.
            let rules = one.rules.iter();
            let rule = |rule: &bad_minutes::math::slo::Rule| {
                (
                    (rule.burn * 1e6).round(),
                    rule.long.get(),
                    rule.short.get(),
                    rule.pages,
                )
            };
            let mut rules: Vec<_> = rules.map(rule).collect();
            rules.sort_by(|a, b| a.1.total_cmp(&b.1));
            (one.span, specification, rules)
        }),
    )
}

fn hostile_name() -> impl Strategy<Value = String> {
    let plain = "[A-Z][a-z]{1,12}( [a-z]{1,8}){0,3}";
    let hostile = prop::sample::select(vec![
        "Say \"pay\" & 'go'",
        "{{ .window }} [5m]",
        "دفع الفاتورة",
        "🫖 tea: #1",
        "- & * ! | > %",
        "a: b\nc: 99% x over y",
        "null",
        "\u{202e}evil\u{202c}",
        "Zone 2",
        "'''",
        "~",
    ]);
    prop_oneof![3 => plain, 1 => hostile.prop_map(str::to_owned)]
}

fn objectives() -> impl Strategy<Value = Engagement> {
    let names = prop::collection::btree_set(hostile_name(), 1..4);
    let one = (
        prop::option::of(0..4u32),
        prop::sample::select(Sli::ALL.to_vec()),
        prop::sample::select(vec!["99", "99.9", "99.95", "99.999", "90", "97.25"]),
        prop::sample::select(Span::ALL.to_vec()),
        prop::sample::select(Part::ALL.to_vec()),
        ("[a-z_]{1,8}", "[a-z\"\\\\\n{}é🫖 ]{0,6}"),
    );
    (names, prop::collection::vec(one, 1..5)).prop_map(|(names, all)| {
        let mut shop = engagement(&names.into_iter().collect::<Vec<_>>());
        for (place, (journey, kind, percent, window, part, (metric, value))) in
            all.into_iter().enumerate()
        {
            let target = Target {
                id: id(100 + place as u32),
                percent: percent.to_owned(),
            };
            let mut one = Objective::blank(id(200 + place as u32));
            one.journey = journey.and_then(|at| Some(shop.journeys.get(at as usize)?.id));
            (one.kind, one.window, one.part) = (kind, window, part);
            one.target = Some(target.id);
            let label = value
                .replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', "\\n");
            one.total_selector = format!("m_{metric}{{job=\"{label}\"}}");
            one.part_selector = format!("m_{metric}{{job=\"{label}\",code=\"5\"}}");
            shop.targets.push(target);
            shop.objectives.push(one);
        }
        shop
    })
}

/// The document without its objectives.
fn bare(shop: &Engagement) -> Engagement {
    let mut bare = shop.clone();
    bare.apply(Edit::SetObjectives(Vec::new()))
        .expect("applies");
    bare
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn openslo_comes_back(shop in objectives()) {
        let all = watch(&shop, |_| true).watched;
        let file = Format::OpenSlo.write(&all, "shop", &["Head".to_owned()]);
        let back = watch(&landed(&bare(&shop), &[file]), |_| true).watched;
        let held = |all: &[Watched]| all.iter().map(|one| held(one, true)).collect::<Vec<_>>();
        prop_assert_eq!(held(&back), held(&all));
    }

    #[test]
    fn sloth_comes_back(shop in objectives()) {
        // Sloth's windows are one set for a run.
        for objective in &shop.objectives {
            let all = watch(&shop, |id| id == objective.id).watched;
            let is_calendar = matches!(objective.window, Span::Month | Span::Quarter);
            let mut files = vec![Format::Sloth.write(&all, "shop", &[])];
            files.extend(Format::Sloth.beside(&all, "shop", "", &[]).into_iter().map(|one| one.text));
            let has_windows = files.len() == 2 && !is_calendar;
            let back = landed(&bare(&shop), &files);
            let back = watch(&back, |_| true).watched;
            let held = |all: &[Watched]| {
                let all = all.iter().map(|one| {
                    // It has no place for the specification.
                    let one = Watched { specification: String::new(), ..one.clone() };
                    held(&one, has_windows)
                });
                all.collect::<Vec<_>>()
            };
            prop_assert_eq!(held(&back), held(&all));
        }
    }

    #[test]
    fn nothing_panics(text in "(apiVersion|openslo/v1|kind|SLO|spec|objectives|target|slos|version|prometheus/v1|[:\\-\\[\\]{}&*!|>%@`'\" \n,0-9.a-z]){0,60}") {
        let _ = read(&[(String::new(), text)]);
    }
}
