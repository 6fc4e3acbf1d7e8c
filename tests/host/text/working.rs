//! Every figure explains itself: each formula that is printed comes out as the figure that is shown.

use std::fs;

use bad_minutes::analysis::odds::{Ask, Told, Wanted};
use bad_minutes::analysis::report::KnownOdds;
use bad_minutes::analysis::working::Why;
use bad_minutes::analysis::{Analysis, OddsTable, analyse, objective_asks};
use bad_minutes::codec::json;
use bad_minutes::document::{Column, Engagement};
use bad_minutes::grammar::cell;
use bad_minutes::odds_worker::answering::Answering;
use bad_minutes::odds_worker::message;
use bad_minutes::report::working::{Formula, Known, OwnOdds, Working, working};
use bad_minutes::text::figures::figure;
use bad_minutes::text::odds_words::probability;
use proptest::prelude::*;

fn example(name: &str) -> Engagement {
    let path = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("an example");
    json::read(&text).expect("opens").engagement
}

/// What a printed line comes to, before its result: read with nothing of what printed it.
fn evaluated(line: &str) -> f64 {
    let (formula, _) = line.rsplit_once(" = ").expect("a result");
    let spaced = formula
        .replace('\u{202f}', "")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let (value, rest) = sum(&tokens);
    assert!(rest.is_empty(), "{line}: {rest:?}");
    value
}

fn sum<'a>(tokens: &'a [&'a str]) -> (f64, &'a [&'a str]) {
    let (mut value, mut rest) = product(tokens);
    while let [sign @ ("+" | "−"), after @ ..] = rest {
        let (term, next) = product(after);
        value = if *sign == "+" {
            value + term
        } else {
            value - term
        };
        rest = next;
    }
    (value, rest)
}

fn product<'a>(tokens: &'a [&'a str]) -> (f64, &'a [&'a str]) {
    let (mut value, mut rest) = one(tokens);
    while let [sign @ ("×" | "/"), after @ ..] = rest {
        let (factor, next) = one(after);
        value = if *sign == "×" {
            value * factor
        } else {
            value / factor
        };
        rest = next;
    }
    (value, rest)
}

fn one<'a>(tokens: &'a [&'a str]) -> (f64, &'a [&'a str]) {
    match tokens {
        ["(", inner @ ..] => {
            let (value, rest) = sum(inner);
            assert_eq!(rest.first(), Some(&")"));
            (value, &rest[1..])
        }
        [text, rest @ ..] => (amount(text), rest),
        [] => panic!("a value is missing"),
    }
}

fn amount(text: &str) -> f64 {
    let text = text.replace('\u{202f}', "");
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("no number: {text}"));
    match text.strip_suffix('%') {
        Some(percent) => number(percent) / 100.0,
        None => number(&text),
    }
}

/// The formula comes out as its result to the digits that are shown.
fn check(formula: &Formula) {
    check_line(&formula.line(), formula.result.label == "rounded down");
}

fn check_line(line: &str, is_down: bool) {
    let (_, result) = line.rsplit_once(" = ").expect("a result");
    let is = evaluated(line);
    assert_ne!(result, "unknown", "{line}");
    if let Some(bound) = result.strip_prefix("< ") {
        assert!(is > 0.0 && is < amount(bound), "{line} is {is}");
        return;
    }
    let bare = result.trim_end_matches('%').replace('\u{202f}', "");
    let decimals = bare
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let percent = if result.ends_with('%') { 100.0 } else { 1.0 };
    let unit = 10f64.powi(-i32::try_from(decimals).expect("few")) / percent;
    let off = is - amount(result);
    match is_down {
        true => assert!(off > -1e-9 && off < unit * 10.0, "{line} is {is}"),
        false => assert!(off.abs() <= unit * 0.5000001, "{line} is {is}"),
    }
}

/// What is answered about an engagement.
#[derive(Default)]
struct Answered {
    odds: KnownOdds,
    own: Vec<OwnOdds>,
    told: Vec<(Wanted, Told)>,
}

fn answered(engagement: &Engagement, analysis: &Analysis) -> Answered {
    let settings = &engagement.odds;
    let mut asks = OddsTable::of(engagement).asks(settings, true);
    asks.extend(objective_asks(engagement));
    let as_is = Wanted::AsIs(settings.window);
    let shown = |wanted: &Wanted| {
        let plain = matches!(wanted, Wanted::AsIs(_) | Wanted::Mitigation(_));
        *wanted == as_is || !plain
    };
    let mut odds = KnownOdds::default();
    let (mut own, mut all) = (Vec::new(), Vec::new());
    for (wanted, ask) in asks.into_iter().filter(|(wanted, _)| shown(wanted)) {
        let told = told(ask, wanted == as_is);
        for (target, kept) in engagement.targets.iter().zip(&told.kept) {
            odds.kept.push((wanted, target.id, *kept));
        }
        odds.error = odds.error.max(told.error);
        if wanted == Wanted::Each {
            let place = engagement
                .targets
                .iter()
                .position(|one| Some(one.id) == engagement.chosen().map(|one| one.id));
            let counted = analysis.rows.iter().filter(|row| row.figures().is_some());
            for (row, each) in counted.zip(&told.each) {
                own.push(OwnOdds {
                    risk: row.id,
                    happens: each.happens,
                    minutes: each.minutes,
                    without: each.without[place.expect("chosen")],
                });
            }
        }
        if wanted == as_is {
            odds.told = Some(told.clone());
        }
        all.push((wanted, told));
    }
    Answered {
        odds,
        own,
        told: all,
    }
}

fn told(mut ask: Ask, with_dots: bool) -> Told {
    ask.points = 0;
    ask.dots = if with_dots { ask.dots } else { 0 };
    let mut answering = Answering::default();
    assert!(answering.ask(&message::ask(1, &ask)));
    loop {
        if let Some(answer) = answering.step() {
            return message::told(&answer).expect("an answer").1;
        }
    }
}

/// The figure that the page shows where this can be asked.
fn shown(why: Why, known: &Known) -> Option<String> {
    let (engagement, analysis) = (known.engagement, known.analysis);
    let kept = |wanted: Wanted, target| {
        let mut all = known.odds.kept.iter();
        let found = all.find(|(asked, of, _)| *asked == wanted && Some(*of) == target);
        found.map(|(_, _, kept)| probability(*kept))
    };
    let chosen = engagement.chosen().map(|one| one.id);
    match why {
        // Then the page shows no sums.
        Why::Incidents | Why::Total | Why::Mitigated if analysis.counted == 0 => None,
        Why::Guessed if analysis.total.get() <= 0.0 => None,
        Why::Minutes(id) => {
            let row = analysis.rows.iter().find(|row| row.id == id)?;
            Some(figure(row.figures()?.bad_minutes.get()))
        }
        Why::Incidents => Some(figure(analysis.incidents.get())),
        Why::Total => Some(figure(analysis.total.get())),
        Why::Mitigated => Some(figure(analysis.mitigated?.total.get())),
        Why::Guessed => Some(figure(analysis.guessed?.get())),
        Why::Saved(id) => {
            let one = analysis.mitigations.iter().find(|one| one.id == id)?;
            let saved = one.saved?.get().abs();
            Some(figure(saved)).filter(|_| saved > 1e-9)
        }
        Why::Fixing(id) => {
            let one = analysis.systemic.iter().find(|one| one.id == id)?;
            Some(figure(one.saved?.get()))
        }
        Why::Holds => kept(Wanted::AsIs(engagement.odds.window), chosen),
        Why::HoldsMitigated => kept(Wanted::Mitigated, chosen),
        Why::TargetHolds(id) => kept(Wanted::AsIs(engagement.odds.window), Some(id)),
        Why::Own(id) => {
            let own = known.own.iter().find(|own| own.risk == id)?;
            Some(probability(own.without))
        }
        Why::Journey(id) => {
            let analysis = analyse(&engagement.scoped_to(Some(id)));
            (analysis.counted > 0).then(|| figure(analysis.total.get()))
        }
        Why::ObjectiveHolds(id) => kept(Wanted::Objective(id), engagement.objective(id)?.target),
        _ => None,
    }
}

/// Every figure that is asked explains itself; those that do, by what they are called.
fn walk(engagement: &Engagement, answered: &Answered) -> Vec<(Why, Working)> {
    let analysis = analyse(engagement);
    let told: Vec<(Wanted, &Told)> = answered.told.iter().map(|(of, told)| (*of, told)).collect();
    let known = Known {
        engagement,
        analysis: &analysis,
        odds: &answered.odds,
        own: &answered.own,
        told: &told,
    };
    let mut all = Vec::new();
    for why in Why::all(engagement) {
        assert_eq!(why.to_string().parse(), Ok(why));
        let found = working(why, &known);
        if let Some(shown) = shown(why, &known) {
            let title = &found
                .as_ref()
                .unwrap_or_else(|| panic!("{why} shows {shown}"))
                .title;
            assert!(title.contains(&shown), "{why}: {title} and {shown}");
        }
        let Some(found) = found else { continue };
        for formula in found
            .formula
            .iter()
            .chain(found.then.as_ref().map(|(_, then)| then))
        {
            check(formula);
        }
        for section in &found.sections {
            let is_down = section.title == "What its risks allow";
            for line in &section.lines {
                // What is said before a formula ends with a semicolon.
                let formula = line.text.rsplit("; ").next().unwrap_or_default();
                if let Some((_, result)) = formula.rsplit_once(" = ") {
                    assert!(line.figure.starts_with(result), "{why}: {line:?}");
                    check_line(formula, is_down);
                }
            }
        }
        let text = found.text();
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
        all.push((why, found));
    }
    all
}

#[test]
fn every_figure_of_the_complete_example_explains_itself() {
    let engagement = example("complete-engagement");
    let analysis = analyse(&engagement);
    let answered = answered(&engagement, &analysis);
    let all = walk(&engagement, &answered);
    let silent: Vec<String> = Why::all(&engagement)
        .into_iter()
        .filter(|why| all.iter().all(|(one, _)| one != why))
        .map(|why| why.to_string())
        .collect();
    // What is fixed already shows no figure, nor an objective that depends on nothing.
    let fixed = engagement.systemic.iter().filter(|one| one.fixed);
    let fixed = fixed.map(|one| Why::Fixing(one.id));
    let alone = engagement.objectives.iter();
    let alone = alone.filter(|one| one.depends.is_empty());
    let none = fixed.chain(alone.map(|one| Why::Ceiling(one.id)));
    let none: Vec<String> = none.map(|why| why.to_string()).collect();
    assert_eq!(silent, none);
    let row = |name: &str| {
        let risk = engagement.risks.iter().find(|risk| risk.name == name);
        let id = risk.expect("a risk").id;
        let found = all.iter().find(|(why, _)| *why == Why::Minutes(id));
        found.expect("a working").1.text()
    };
    let texts: Vec<String> = ["total", "gap", "holds", "would-hold"]
        .iter()
        .map(|name| {
            let found = all.iter().find(|(why, _)| why.to_string() == *name);
            found.expect("a working").1.text()
        })
        .collect();
    let objective = all.iter().find(|(why, _)| matches!(why, Why::Spent(_)));
    let saved = all.iter().find(|(why, _)| matches!(why, Why::Saved(_)));
    insta::assert_snapshot!(
        [
            row("config mishap cuts capacity"),
            texts.join("\n\n"),
            saved.expect("a working").1.text(),
            objective.expect("a working").1.text(),
        ]
        .join("\n\n")
    );
}

#[test]
fn every_journey_and_every_other_example_explains_itself() {
    for name in [
        "complete-engagement",
        "eight-row-catalogue",
        "source-practice",
    ] {
        let engagement = example(name);
        let scopes = engagement.journeys.iter().map(|one| Some(one.id));
        for scope in scopes.chain([None]) {
            let mut scoped = engagement.scoped_to(scope);
            walk(&scoped, &Answered::default());
            for one in &mut scoped.systemic {
                (one.included, one.fixed) = (!one.included, false);
            }
            for one in &mut scoped.mitigations {
                one.on = !one.on;
            }
            walk(&scoped, &Answered::default());
        }
    }
}

#[test]
fn every_shape_of_a_range_says_how_it_became_a_figure() {
    let check = |column: Column, typed: &str, how: &str, figure: &str| {
        let mut engagement = example("source-practice");
        engagement.risks.truncate(1);
        *engagement.risks[0].entry_mut(column) = cell::read(column, typed);
        let id = engagement.risks[0].id;
        let all = walk(&engagement, &Answered::default());
        let found = all.into_iter().find(|(why, _)| *why == Why::Minutes(id));
        let (_, working) = found.expect("a working");
        let cell = working.cells.iter().find(|cell| cell.column == column);
        let cell = cell.expect("a cell");
        assert_eq!((cell.how, cell.figure.as_str()), (how, figure), "{typed}");
    };
    check(Column::Ettr, "90s", "as typed", "1.50 min");
    check(
        Column::Ettr,
        "10 to 60",
        "9 of 10 fall in it, lognormal: its mean",
        "28.4 min",
    );
    check(
        Column::Ettr,
        "0 to 60",
        "95 of 100 stay below its end, exponential: its mean",
        "20.0 min",
    );
    check(
        Column::Ettr,
        "10 to 60 flat",
        "all in it equally likely: its middle",
        "35.0 min",
    );
    check(Column::Ettf, "120", "a year divided by it", "3.04 a year");
    check(Column::Ettf, "52/yr", "as typed", "52.0 a year");
    check(
        Column::Ettf,
        "30 to 60",
        "a year times the mean of 1 / ETTF",
        "8.80 a year",
    );
    check(
        Column::Ettf,
        "1 to 2/mo",
        "the mean of the rate",
        "17.4 a year",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_engagement_explains_itself(engagement in crate::support::engagement()) {
        walk(&engagement, &Answered::default());
    }
}
