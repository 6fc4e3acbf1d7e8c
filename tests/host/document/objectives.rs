//! Objectives: what is typed, what it comes to, and what paging would do.

use bad_minutes::analysis::alerting::{PagedAfter, paging, propose};
use bad_minutes::analysis::objective::figures;
use bad_minutes::analysis::{Wanted, objective_asks};
use bad_minutes::document::links::{remove_interaction, remove_journey};
use bad_minutes::document::records::objective::usual_alerts;
use bad_minutes::document::{
    Alert, Edit, Engagement, EngagementId, Entry, Interaction, Journey, Objective, Risk, RowId,
    Span,
};
use bad_minutes::drawing::charts::detection::Detection;
use bad_minutes::grammar::objective::{amount, counts, ratio, rule, span};
use bad_minutes::math::slo::{Counts, LowTraffic, usual_rules};
use bad_minutes::math::{Days, Minutes};
use bad_minutes::text::objectives::slo_words as words;

fn ids() -> impl FnMut() -> RowId {
    let mut count = 0_u8;
    move || {
        count += 1;
        RowId::from_random(&[count])
    }
}

/// The source's checkout: what is bought fails the journey, a look at orders does not.
fn shop() -> Engagement {
    let mut id = ids();
    let mut shop = Engagement::new(EngagementId::from_random(&[]), "Shop".to_owned(), &mut id);
    let interaction = |id, request: &str, valid: &str, impact: f64| Interaction {
        id,
        request: request.to_owned(),
        valid_event: valid.to_owned(),
        impact: Entry::percent(impact),
    };
    let mut checkout = Journey::blank(id());
    checkout.name = "Checkout".to_owned();
    checkout.interactions = vec![
        interaction(id(), "POST /checkout", "HTTP 301", 100.0),
        interaction(id(), "GET /orders", "HTTP 200,404", 0.0),
    ];
    let risk = |id, name: &str, ettd: f64, impact: f64| Risk {
        name: name.to_owned(),
        ettd: Entry::number(ettd),
        ettr: Entry::number(60.0),
        impact: Entry::percent(impact),
        ettf: Entry::number(90.0),
        ..Risk::blank(id)
    };
    shop.risks = vec![
        risk(id(), "Total outage", 30.0, 100.0),
        risk(id(), "Noticed at once", 1.0, 100.0),
        risk(id(), "A hundredth", 600.0, 1.0),
        risk(id(), "Another total outage", 45.0, 100.0),
    ];
    let mut objective = Objective::blank(id());
    objective.journey = Some(checkout.id);
    objective.target = Some(shop.chosen_target);
    objective.window = Span::Days30;
    shop.journeys.push(checkout);
    shop.objectives.push(objective);
    shop
}

#[track_caller]
fn check_counts(text: &str, valid_event: &str, expected: Option<(f64, f64)>) {
    let found = counts(text, valid_event).expect("readable");
    let expected = expected.map(|(good, valid)| Counts { good, valid });
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check_refused(text: &str, valid_event: &str, says: &str) {
    let found = counts(text, valid_event).expect_err(text);
    assert!(found.contains(says), "{found}");
}

#[test]
fn a_deleted_journey_says_what_goes_with_it() {
    let mut shop = shop();
    let checkout = shop.journeys[0].id;
    let said = |shop: &Engagement| words::gone_with_journey(checkout, shop);
    let expected = "Checkout is deleted with its objective. Undo brings all of it back.";
    assert_eq!(said(&shop).as_deref(), Some(expected));
    shop.objectives.clear();
    assert_eq!(said(&shop), None);
}

#[test]
fn counted_answers() {
    check_counts("", "HTTP 200", None);
    check_counts("97000 of 100000", "", Some((97_000.0, 100_000.0)));
    check_counts("97 000/100 000", "", Some((97_000.0, 100_000.0)));
    check_counts(
        "301: 97000; 500: 3000",
        "HTTP 301",
        Some((97_000.0, 100_000.0)),
    );
    check_counts(
        "301: 97,000, 500: 3,000",
        "HTTP 301",
        Some((97_000.0, 100_000.0)),
    );
    check_counts("200: 5; 404: 2; 503: 1", "HTTP 2xx, 404", Some((7.0, 8.0)));
    check_counts("2xx: 5\n5xx: 1", "HTTP 2xx", Some((5.0, 6.0)));
    check_counts(
        "200: 97; 500: 3",
        "HTTP 200 within 500 ms",
        Some((97.0, 100.0)),
    );
    check_counts("200: 97; 404: 3", "HTTP 200, not 404", Some((97.0, 100.0)));
    check_refused("5 of 4", "", "more good answers than answers");
    check_refused("many", "", "good of all");
    check_refused("301: 5", "whatever", "names no status code");
    check_refused("301: five", "HTTP 301", "status code and how many");
    check_refused("301 302: 5", "HTTP 301", "status code and how many");
    check_refused("-3 of 4", "", "good of all");
}

#[test]
fn typed_amounts() {
    assert_eq!(amount(""), Ok(None));
    assert_eq!(amount("1 000 000"), Ok(Some(1e6)));
    assert!(amount("-1").is_err() && amount("5 apples").is_err() && amount("NaN").is_err());
    assert_eq!(span("1 h"), Ok(Some(Minutes::new(60.0))));
    assert_eq!(span("5"), Ok(Some(Minutes::new(5.0))));
    assert!(span("5-10").is_err() && span("soon").is_err());
    assert_eq!(
        ratio("99.85").expect("a share").map(|one| one.get()),
        Some(0.9985)
    );
    assert!(ratio("101").is_err() && ratio("most").is_err());
    let alert = |burn: &str, long: &str, short: &str| Alert {
        burn: burn.to_owned(),
        long: long.to_owned(),
        short: short.to_owned(),
        pages: true,
    };
    let read = rule(&alert("14.4", "1 h", "5 min")).expect("a rule");
    assert_eq!(
        (read.burn, read.long.get(), read.short.get()),
        (14.4, 60.0, 5.0)
    );
    assert!(
        rule(&alert("", "1 h", "5"))
            .expect_err("no burn")
            .contains("burn rate")
    );
}

#[test]
fn usual_alerts_are_read_as_the_usual_rules() {
    for days in [7.0, 28.0, 30.0, 90.0] {
        let window = Days::new(days);
        let typed = usual_alerts(window, bad_minutes::grammar::number::plain);
        for (alert, usual) in typed.iter().zip(usual_rules(window)) {
            assert_eq!(rule(alert), Ok(usual));
        }
    }
}

#[test]
fn what_cannot_fail_the_journey_does_not_flatter_it() {
    let mut shop = shop();
    let [checkout, orders] = [0, 1].map(|at| shop.journeys[0].interactions[at].id);
    let objective = &mut shop.objectives[0];
    objective.set_answers(checkout, "301: 97000; 500: 3000".to_owned());
    objective.set_answers(orders, "200: 900000".to_owned());
    let found = figures(&shop, &shop.objectives[0]);
    let share = found
        .measured
        .share
        .as_ref()
        .expect("measured")
        .expect("counted");
    assert_eq!(share.get(), 0.97, "not 0.997");
    let lines = words::measured(&found);
    assert!(lines[0].starts_with("Measured: 97%"), "{lines:?}");
    assert!(lines[2].contains("overspent"), "{lines:?}");
}

#[track_caller]
fn says(change: impl FnOnce(&mut Engagement), expected: &str) {
    let mut shop = shop();
    change(&mut shop);
    let found = figures(&shop, &shop.objectives[0]);
    let mut lines = words::measured(&found);
    lines.extend(found.target.clone().err());
    if let (Ok(target), Ok(Some(events))) = (&found.target, &found.events) {
        lines.push(words::allowed_events(*target, *events));
    }
    let text = lines.join("\n");
    assert!(text.contains(expected), "{text}");
    for word in ["NaN", "inf", "unknown"] {
        assert!(!text.contains(word), "{text}");
    }
}

#[test]
fn extremes_have_words() {
    let target = |percent: &'static str| {
        move |shop: &mut Engagement| {
            let chosen = shop.chosen_target;
            for target in &mut shop.targets {
                if target.id == chosen {
                    target.percent = percent.to_owned();
                }
            }
        }
    };
    says(target("100"), "leaves no budget");
    says(target("0"), "promises nothing");
    says(target("soon"), "not a percentage");
    says(|shop| shop.objectives[0].target = None, "No target");
    says(
        |shop| shop.objectives[0].traffic = "0".to_owned(),
        "Without traffic",
    );
    says(
        |shop| shop.objectives[0].ratio = "100".to_owned(),
        "Nothing fails",
    );
    says(
        |shop| shop.objectives[0].ratio = "99.95".to_owned(),
        "never spends more",
    );
    says(
        |shop| shop.objectives[0].ratio = "99".to_owned(),
        "overspent by",
    );
    says(
        |shop| shop.objectives[0].ratio = "99.9".to_owned(),
        "just kept",
    );
    let month = |shop: &mut Engagement| {
        let objective = &mut shop.objectives[0];
        objective.window = Span::Month;
        (objective.ratio, objective.elapsed) = ("99.902".to_owned(), "31".to_owned());
    };
    says(month, "never spends more");
    says(
        |shop| {
            shop.objectives[0].ratio = "99.5".to_owned();
            shop.objectives[0].elapsed = "3".to_owned();
        },
        "gone in",
    );
    says(
        |shop| {
            shop.objectives[0].ratio = "99.5".to_owned();
            shop.objectives[0].elapsed = "0".to_owned();
        },
        "more than 0",
    );
    let nothing = |shop: &mut Engagement| {
        let id = shop.journeys[0].interactions[0].id;
        shop.objectives[0].set_answers(id, "0 of 0".to_owned());
    };
    says(nothing, "nothing was measured");
}

#[test]
fn a_dependency_may_take_exactly_the_budget() {
    for text in ["99", "99.5", "99.9", "99.95", "99.99"] {
        let target = text.parse().expect("a percentage");
        let chain = bad_minutes::grammar::chain::read(text).expect("a chain");
        let said = words::ceiling(chain.missing(), Some(target));
        assert!(said.contains("exactly the budget"), "{said}");
    }
}

#[test]
fn low_traffic_is_said_where_a_failure_pages() {
    let target = "99.9".parse().expect("a percentage");
    let window = Days::new(30.0);
    let said = |per_hour| {
        let low = LowTraffic::of(per_hour, target, window).expect("traffic");
        words::low_traffic(&low, &usual_rules(window))
    };
    assert!(said(10.0).expect("low").contains("13.9%"));
    assert!(said(0.1).expect("lower").contains("more than the budget"));
    // A failure in 6 h burns at 1.67 there, and one in an hour at 10: neither is what its rule needs.
    assert_eq!(said(100.0), None);
    assert_eq!(said(100_000.0), None);
}

#[test]
fn paging_proposes_mitigations_and_overwrites_nothing() {
    let mut shop = shop();
    let target = "99.9".parse().expect("a percentage");
    let rules = usual_rules(Days::new(30.0));
    let journey = shop.objectives[0].journey;
    let found = paging(&shop, journey, &rules, target, Minutes::new(5.0));
    let then: Vec<PagedAfter> = found.iter().map(|one| one.then).collect();
    // A total outage fires the first rule after 14.4 * 0.001 * 60 = 0.864 minutes.
    let after = Minutes::new(5.87);
    let expected = [
        PagedAfter::Sooner(after),
        PagedAfter::NotSooner(after),
        // 6 * 0.001 / 0.01 * 6 h: the second rule, the first needs 1.44 % to fail.
        PagedAfter::Sooner(Minutes::new(221.0)),
        PagedAfter::Sooner(after),
    ];
    assert_eq!(then, expected);
    let risks = shop.risks.clone();
    let mut next = 200_u8;
    let edit = propose(
        &shop,
        &found,
        &|after| format!("Page, {}", after.get()),
        || {
            next += 1;
            RowId::from_random(&[next])
        },
    );
    shop.apply(edit.expect("something to gain"))
        .expect("applies");
    assert_eq!(shop.risks, risks, "estimates stay as they are");
    let [quick, slow] = &shop.mitigations[..] else {
        panic!("one for each time");
    };
    assert_eq!(quick.scope.risks, [risks[0].id, risks[3].id]);
    assert_eq!(quick.ettd, Entry::number(5.87));
    assert_eq!(slow.ettd, Entry::number(221.0));
    assert!(!quick.on && !slow.on);
    assert_eq!(quick.name, "Page, 5.87");
    let again = propose(&shop, &found, &|_| String::new(), ids());
    assert_eq!(again, None, "they are there already");
}

#[test]
fn tickets_do_not_count_and_small_risks_say_so() {
    let shop = shop();
    let target = "99.9".parse().expect("a percentage");
    let mut rules = usual_rules(Days::new(30.0));
    rules[1].pages = false;
    let found = paging(&shop, None, &rules, target, Minutes::new(5.0));
    assert_eq!(found[2].then, PagedAfter::Never);
    for rule in &mut rules {
        rule.pages = false;
    }
    let found = paging(&shop, None, &rules, target, Minutes::new(5.0));
    assert!(found.iter().all(|one| one.then == PagedAfter::Never));
    assert_eq!(propose(&shop, &found, &|_| String::new(), ids()), None);
}

#[test]
fn the_chart_falls_from_where_a_rule_fires() {
    let target: bad_minutes::math::Percent = "99.9".parse().expect("a percentage");
    let chart = Detection::new(720.0);
    for rule in usual_rules(Days::new(30.0)) {
        let points = chart.points(&rule, target);
        let near = |a: f64, b: f64| (a - b).abs() <= 0.05;
        let (first, last) = (points[0], points[points.len() - 1]);
        assert!(
            near(first.0, chart.x(rule.error_ratio(target))),
            "{points:?}"
        );
        assert!(near(first.1, chart.y(rule.long)), "{points:?}");
        assert!(near(last.0, chart.x(1.0)), "{points:?}");
        // Down the drawing is sooner.
        assert!(
            points
                .windows(2)
                .all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1)
        );
    }
    let never = bad_minutes::math::Rule {
        burn: 2000.0,
        ..usual_rules(Days::new(30.0))[0]
    };
    assert_eq!(chart.points(&never, target), []);
}

#[test]
fn odds_are_asked_for_the_journey_and_window() {
    let mut shop = shop();
    let asks = objective_asks(&shop);
    assert_eq!(asks.len(), 1);
    assert_eq!(asks[0].0, Wanted::Objective(shop.objectives[0].id));
    assert_eq!(asks[0].1.question.horizon, Days::new(30.0));
    assert_eq!(asks[0].1.risks.len(), 4);
    let journey = shop.journeys[0].id;
    for risk in &mut shop.risks {
        risk.reach.set(journey, Some(Entry::percent(0.0)));
    }
    assert!(
        objective_asks(&shop).is_empty(),
        "nothing reaches the journey"
    );
}

#[test]
fn what_an_objective_names_takes_it_along() {
    let mut shop = shop();
    let (journey, interaction) = (shop.journeys[0].id, shop.journeys[0].interactions[0].id);
    shop.objectives[0].set_answers(interaction, "1 of 2".to_owned());
    let mut moved = shop.clone();
    moved.objectives[0].journey = None;
    moved
        .apply(remove_journey(&moved, journey))
        .expect("applies");
    assert!(
        moved.objectives[0].counts.is_empty(),
        "its answers went with the journey"
    );
    let before = shop.clone();
    let steps = [
        remove_interaction(&shop, interaction),
        Edit::RemoveTarget(shop.chosen_target),
        remove_journey(&shop, journey),
    ];
    let left = [(1, true, 0), (1, false, 1), (0, false, 0)];
    for (step, (objectives, promised, counted)) in steps.into_iter().zip(left) {
        let back = shop.apply(step).expect("applies");
        assert_eq!(shop.objectives.len(), objectives);
        if let Some(one) = shop.objectives.first() {
            assert_eq!(one.target.is_some(), promised);
            assert_eq!(one.counts.len(), counted);
        }
        shop.apply(back).expect("undoes");
        assert_eq!(shop, before);
    }
}
