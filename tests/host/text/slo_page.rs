//! The SLO calculator: its addresses, and what it says.

use bad_minutes::app::route::Route;
use bad_minutes::codec::link::calculator::{Ask, Field, WINDOWS};
use bad_minutes::grammar::chain::target_text;
use bad_minutes::text::calculator::slo_answers::{
    Words, about_target, burning, dependencies, downtime, highest_target, no_window, span, target,
};
use bad_minutes::text::calculator::slo_figures::follow;
use proptest::prelude::*;

fn asked(fields: &[(Field, &str)]) -> Ask {
    let mut ask = Ask::default();
    for (field, text) in fields {
        ask.set(*field, (*text).to_owned());
    }
    ask
}

fn route(fragment: &str) -> Route {
    fragment.parse().expect("any fragment is a route")
}

#[test]
fn addresses() {
    let check = |fragment: &str, fields: &[(Field, &str)]| {
        assert_eq!(route(fragment), Route::Slo(asked(fields)), "{fragment}");
    };
    check("#/slo", &[]);
    check("#/slo/", &[]);
    check("#/slo?", &[]);
    check("#/slo/?target=99.95", &[(Field::Target, "99.95")]);
    check(
        "#/slo?target=&errors=2",
        &[(Field::Target, ""), (Field::Errors, "2")],
    );
    check(
        "#/slo?depends=a+99%20%26%0Ab%2098",
        &[(Field::Depends, "a 99 &\nb 98")],
    );
    check("#/slo?window=7&window=8&window=", &[(Field::Window, "8")]);
    check("#/slo?window=31d", &[(Field::Window, "31")]);
    check("#/slo?window=4%20weeks", &[(Field::Window, "28")]);
    check(
        "#/slo?target=99.5%&window=7",
        &[(Field::Target, "99.5%"), (Field::Window, "7")],
    );
    // What cannot be read stands there, to be seen.
    check(
        "#/slo?target=%&down=%zz&errors=%ff&depends=%2&=&&x=1&target",
        &[
            (Field::Target, "%"),
            (Field::Down, "%zz"),
            (Field::Errors, "%ff"),
            (Field::Depends, "%2"),
        ],
    );
    assert_eq!(route("#/slo/x"), Route::Unknown("#/slo/x".to_owned()));
    assert_eq!(
        route("#/quick?target=1"),
        Route::Unknown("#/quick?target=1".to_owned())
    );
    assert_eq!(
        Route::Slo(asked(&[(Field::Depends, "(ä 99)")])).to_string(),
        "#/slo?target=99.9&window=30&down=43.2%20min&errors=0.2&depends=%28%C3%A4%2099%29"
    );
}

#[test]
fn windows_of_any_length() {
    let check = |text: &str, expected: (f64, &str)| {
        let (days, words) = asked(&[(Field::Window, text)]).window();
        assert_eq!((days, words.as_str()), expected, "{text}");
    };
    check("7", (7.0, "7 days"));
    check("31", (31.0, "31 days"));
    check("30d", (30.0, "30 days"));
    check("90", (90.0, "a quarter (90 days)"));
    check("2 weeks", (14.0, "14 days"));
    for text in ["soon", "0", "-7", "1e9", "7 months"] {
        check(text, (30.0, "30 days"));
        let said = no_window(&asked(&[(Field::Window, text)])).expect("said");
        assert!(
            said.contains(text) && said.ends_with("what follows is for 30 days."),
            "{said}"
        );
    }
}

#[test]
fn spans() {
    let check = |minutes: f64, expected: &str| assert_eq!(span(minutes), expected);
    check(0.0, "0 min");
    check(0.5, "30.0 s");
    check(1e-9, "< 0.01 s");
    check(43.2, "43.2 min");
    check(525.6, "8 h 46 min");
    check(f64::INFINITY, "unknown");
    check(f64::NAN, "unknown");
}

#[test]
fn downtime_by_window() {
    let check = |text: &str, window: usize, expected: [&str; 3]| {
        let rows = downtime(text.parse().expect("a percentage"));
        assert_eq!(rows.len(), WINDOWS.len());
        assert_eq!(rows[window].1, expected, "{text}");
    };
    check("99.9", 0, ["8 h 46 min", "3 d 16 h", "36 d 12 h"]);
    check("99.9", 2, ["43.2 min", "7 h 12 min", "3 d"]);
    check("99.9", 5, ["1.44 min", "14.4 min", "2 h 24 min"]);
    check("90", 2, ["3 d", "all the time", "all the time"]);
    check("99.99999", 5, ["< 0.01 s", "0.09 s", "0.86 s"]);
    check("100", 2, ["none"; 3]);
    check("0", 2, ["all the time"; 3]);
    assert!(about_target("100".parse().expect("a percentage")).starts_with("100% allows nothing"));
    assert!(about_target("0".parse().expect("a percentage")).starts_with("0% allows everything"));
    assert_eq!(about_target("99.9".parse().expect("a percentage")), "");
}

#[track_caller]
fn says(found: &Result<Words, String>, expected: &[&str]) {
    let found = match found {
        Ok(words) => words.clone(),
        Err(message) => vec![format!("! {message}")],
    };
    assert_eq!(found, expected);
}

#[test]
fn the_target_itself() {
    let check = |text: &str, expected: Result<Option<&str>, &str>| {
        let found = target(&asked(&[(Field::Target, text)]));
        let found = found.map(|target| target.map(|target| target.to_string()));
        assert_eq!(
            found,
            expected
                .map(|text| text.map(str::to_owned))
                .map_err(str::to_owned)
        );
    };
    check(" 99.95 % ", Ok(Some("99.95")));
    check("", Ok(None));
    check("nonsense", Err("Expected a percentage such as 99.9."));
    check("99,9", Ok(Some("99.9")));
    check("99,9,5", Err("Expected a percentage such as 99.9."));
    check("101", Err("Expected no more than 100%."));
    check(
        "99.1234567890123",
        Err("Expected no more than twelve decimals."),
    );
}

#[test]
fn a_downtime_that_follows_a_target_is_all_that_the_target_allows() {
    let check = |target: &str, window: &str, expected: &[&str]| {
        let mut ask = asked(&[(Field::Target, target), (Field::Window, window)]);
        follow(&mut ask, Field::Target);
        says(&highest_target(&ask), expected);
    };
    check(
        "99.9",
        "365",
        &[
            "99.9% is the highest target that allows 8 h 46 min in a year (365 days).",
            "Of the targets people promise, 99.9% is the highest that does, with 8 h 46 min.",
        ],
    );
    check(
        "99.99",
        "1",
        &[
            "99.99% is the highest target that allows 8.64 s in a day.",
            "Of the targets people promise, 99.99% is the highest that does, with 8.64 s.",
        ],
    );
    check("100", "30", &[]);
}

#[test]
fn targets_for_downtimes() {
    let check = |down: &str, window: &str, expected: &[&str]| {
        says(
            &highest_target(&asked(&[(Field::Down, down), (Field::Window, window)])),
            expected,
        );
    };
    check(
        "43 min",
        "30",
        &[
            "99.90046% is the highest target that allows 43.0 min in 30 days.",
            "Of the targets people promise, 99.9% is the highest that does, with 43.2 min.",
        ],
    );
    check(
        "43.2",
        "30",
        &[
            "99.9% is the highest target that allows 43.2 min in 30 days.",
            "Of the targets people promise, 99.9% is the highest that does, with 43.2 min.",
        ],
    );
    check(
        "20d",
        "30",
        &["33.33% is the highest target that allows 20 d in 30 days."],
    );
    check(
        "30d",
        "30",
        &["That is all of 30 days: no target above 0% allows it."],
    );
    check(
        "2y",
        "365",
        &["! Expected a duration such as 43 min, 1h 30m or 90s."],
    );
    check(
        "0",
        "30",
        &["Only 100% allows no downtime at all, and nothing holds it."],
    );
    check("", "30", &[]);
    check(
        "1 to 5",
        "30",
        &["! Expected a duration such as 43 min, 1h 30m or 90s."],
    );
    check(
        "soon",
        "30",
        &["! Expected a duration such as 43 min, 1h 30m or 90s."],
    );
}

#[test]
fn burn_rates() {
    let check = |errors: &str, target: &str, expected: &[&str]| {
        says(
            &burning(&asked(&[(Field::Errors, errors), (Field::Target, target)])),
            expected,
        );
    };
    check(
        "0.2",
        "99.9",
        &[
            "The burn rate is 2.00; at 1 a budget lasts exactly its window.",
            "A full budget for 30 days, 43.2 min, is spent in 15 d.",
            "An hour of this spends 0.28% of it.",
        ],
    );
    check(
        "100",
        "99.9",
        &[
            "The burn rate is 1\u{202f}000; at 1 a budget lasts exactly its window.",
            "A full budget for 30 days, 43.2 min, is spent in 43.2 min.",
        ],
    );
    check(
        "0.1",
        "99.9",
        &[
            "The burn rate is 1.00; at 1 a budget lasts exactly its window.",
            "It is spent exactly at the end: 30 days of this takes all of its 43.2 min.",
            "An hour of this spends 0.14% of it.",
        ],
    );
    check(
        "0.05",
        "99.9",
        &[
            "The burn rate is 0.50; at 1 a budget lasts exactly its window.",
            "It lasts: 30 days of this spends 50.0% of its 43.2 min.",
        ],
    );
    check(
        "0",
        "99.9",
        &["While nothing fails, nothing of the budget is spent."],
    );
    check(
        "1",
        "100",
        &["A target of 100% has no budget to burn: it is broken by the first failure."],
    );
    check(
        "1",
        "0",
        &[
            "The burn rate is 0.01; at 1 a budget lasts exactly its window.",
            "It lasts: 30 days of this spends 1.00% of its 30 d.",
        ],
    );
    check(
        "1",
        "nonsense",
        &["That takes a target, in the field above."],
    );
    check(
        "nonsense",
        "99.9",
        &["! Expected a percentage such as 99.9."],
    );
    check("", "99.9", &[]);
}

#[test]
fn dependencies_of_a_target() {
    let check = |depends: &str, target: &str, expected: &[&str]| {
        says(
            &dependencies(&asked(&[
                (Field::Depends, depends),
                (Field::Target, target),
            ])),
            expected,
        );
    };
    check(
        "login 99.99 & pay 99.95 & (cdn-a 99 | cdn-b 99)",
        "99.9",
        &[
            "Together they hold 99.93001%: 6 h 8 min of a year are lost before anything of your own fails.",
            "Of the budget of 99.9% they leave 2 h 38 min of a year for your own failures.",
            "The rule of the extra nine: for 99.9%, each dependency that is needed should hold 99.99%, so that ten of them take no more than the whole budget. Of these 3, 1 holds less.",
        ],
    );
    check(
        "99.99",
        "99.9",
        &[
            "Together they hold 99.99%: 52.6 min of a year are lost before anything of your own fails.",
            "Of the budget of 99.9% they leave 7 h 53 min of a year for your own failures.",
            "The rule of the extra nine: for 99.9%, each dependency that is needed should hold 99.99%, so that ten of them take no more than the whole budget. The one here does.",
        ],
    );
    check(
        "99",
        "100",
        &[
            "Together they hold 99%: 3 d 16 h of a year are lost before anything of your own fails.",
            "100% cannot be held on top of them: they take 3 d 16 h of a year more than it allows.",
        ],
    );
    check(
        "100",
        "100",
        &[
            "Together they hold 100%: no minutes of a year are lost before anything of your own fails.",
            "They take exactly what 100% allows, and leave nothing for your own failures.",
        ],
    );
    check(
        "99.9",
        "",
        &[
            "Together they hold 99.9%: 8 h 46 min of a year are lost before anything of your own fails.",
        ],
    );
    check(
        "pay",
        "99.9",
        &["! After `pay`: expected a percentage such as 99.9."],
    );
    check(" \n", "99.9", &[]);
}

proptest! {
    #[test]
    fn every_state_is_a_link(texts in prop::array::uniform4(any::<String>()), window in 0..WINDOWS.len()) {
        let [target, down, errors, depends] = &texts;
        let ask = asked(&[
            (Field::Target, target),
            (Field::Window, WINDOWS[window].0),
            (Field::Down, down),
            (Field::Errors, errors),
            (Field::Depends, depends),
        ]);
        prop_assert_eq!(Ask::read(&ask.query()), ask.clone());
        let link = Route::Slo(ask);
        prop_assert_eq!(route(&link.to_string()), link);
    }

    #[test]
    fn any_query_is_read(query in any::<String>()) {
        let _ = Ask::read(&query);
        let _ = route(&format!("#/slo?{query}"));
    }

    #[test]
    fn answers_are_never_nonsense(
        target_text in "(100|0|[0-9]{1,2}(\\.[0-9]{0,12})?|\\PC{0,6})",
        errors in "(100|0|0\\.0{0,11}1|[0-9]{1,2}(\\.[0-9]{0,4})?|\\PC{0,6})",
        down in "([0-9]{1,6} ?(s|min|h|d|w)?|1e[0-9]{1,3}|\\PC{0,6})",
        depends in "([a-z]{1,3} [0-9]{1,2}(\\.[0-9]{0,4})?[&|] ?){0,4}99",
        window in 0..WINDOWS.len(),
    ) {
        let ask = asked(&[
            (Field::Target, &target_text),
            (Field::Window, WINDOWS[window].0),
            (Field::Down, &down),
            (Field::Errors, &errors),
            (Field::Depends, &depends),
        ]);
        for answer in [highest_target(&ask), burning(&ask), dependencies(&ask)].into_iter().flatten() {
            let text = answer.join(" ");
            prop_assert!(!text.contains("NaN") && !text.contains("inf") && !text.contains("unknown"), "{}", text);
        }
        if let Ok(Some(target)) = target(&ask) {
            for (_, cells) in downtime(target) {
                prop_assert!(cells.iter().all(|cell| cell != "unknown"));
            }
        }
    }

    #[test]
    fn a_target_allows_what_it_was_made_for(missing in 1e-9..1.0f64) {
        let text = target_text(missing);
        if let Ok(target) = text.parse::<bad_minutes::math::Percent>() {
            prop_assert!(target.left_to_fail().get() >= missing * (1.0 - 1e-9));
        }
    }
}
