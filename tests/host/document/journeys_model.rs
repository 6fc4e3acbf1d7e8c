//! Journeys: whom a risk reaches, and what removing one takes along.

use bad_minutes::analysis::analyse;
use bad_minutes::document::links::{link, move_journey, remove_interaction, remove_journey};
use bad_minutes::document::{
    Edit, Engagement, EngagementId, Entry, Interaction, Journey, Reached, Risk, RowId, Systemic,
};
use bad_minutes::report::format::markup::markdown;

fn id(number: u8) -> RowId {
    RowId::from_random(&[number])
}

const CHECKOUT: u8 = 10;
const ORDERS_PAGE: u8 = 12;
const FAILURE: u8 = 50;

/// Checkout with a page whose failure does not fail it, and one risk: 60 minutes of 100 % every
/// 30 days.
fn shop() -> Engagement {
    let mut engagement = Engagement::new(EngagementId::from_random(&[]), String::new(), || id(200));
    let mut checkout = Journey::blank(id(CHECKOUT));
    checkout.name = "Checkout".to_owned();
    for (number, request, impact) in [
        (11, "POST /orders", 100.0),
        (ORDERS_PAGE, "GET /orders/[id]", 0.0),
    ] {
        let mut one = Interaction::blank(id(number));
        one.request = request.to_owned();
        one.impact = Entry::percent(impact);
        checkout.interactions.push(one);
    }
    let mut browse = Journey::blank(id(20));
    browse.name = "Browse".to_owned();
    engagement.journeys = vec![checkout, browse];
    engagement.risks.push(Risk {
        ettd: Entry::number(0.0),
        ettr: Entry::number(60.0),
        impact: Entry::percent(100.0),
        ettf: Entry::number(30.0),
        ..Risk::blank(id(FAILURE))
    });
    engagement
}

fn total(engagement: &Engagement, scope: Option<u8>) -> f64 {
    let mut scoped = engagement.clone();
    scoped.scope = scope.map(id);
    analyse(&scoped).total.get()
}

#[test]
fn a_failure_of_what_a_journey_does_not_need_costs_it_nothing() {
    let mut shop = shop();
    assert!((total(&shop, Some(CHECKOUT)) - 730.0).abs() < 1e-9);
    let edit = link(&shop, id(FAILURE), id(ORDERS_PAGE), true).expect("the risk is there");
    let before = shop.clone();
    let inverse = shop.apply(edit).expect("a good edit");
    assert!((total(&shop, None) - 730.0).abs() < 1e-9);
    assert_eq!(total(&shop, Some(CHECKOUT)), 0.0);
    assert!((total(&shop, Some(20)) - 730.0).abs() < 1e-9);
    shop.apply(inverse).expect("a good edit");
    assert_eq!(shop, before);
}

#[test]
fn a_link_proposes_the_smaller_impact_and_never_overwrites() {
    let mut shop = shop();
    shop.journeys[0].interactions[0].impact = Entry::percent(40.0);
    shop.risks[0].impact = Entry::percent(30.0);
    let edit = link(&shop, id(FAILURE), id(11), true).expect("the risk is there");
    shop.apply(edit).expect("a good edit");
    assert_eq!(shop.risks[0].reaches(id(CHECKOUT)), Reached::AsOwn);

    shop.risks[0]
        .reach
        .set(id(CHECKOUT), Some(Entry::percent(5.0)));
    let edit = link(&shop, id(FAILURE), id(ORDERS_PAGE), true).expect("the risk is there");
    shop.apply(edit).expect("a good edit");
    assert_eq!(
        shop.risks[0].reach.cell(id(CHECKOUT)),
        Some(&Entry::percent(5.0))
    );
}

#[test]
fn a_list_of_journeys_that_empties_does_not_become_all() {
    let mut shop = shop();
    shop.risks[0].reach.all = false;
    shop.risks[0].reach.set(id(CHECKOUT), Some(Entry::Empty));
    assert!((total(&shop, Some(CHECKOUT)) - 730.0).abs() < 1e-9);
    shop.apply(remove_journey(&shop, id(CHECKOUT)))
        .expect("a good edit");
    assert!(shop.risks[0].reach.journeys.is_empty());
    assert_eq!(total(&shop, Some(20)), 0.0);
}

#[test]
fn removing_takes_every_link_along_and_comes_back_whole() {
    let mut shop = shop();
    shop.scope = Some(id(CHECKOUT));
    let edit = link(&shop, id(FAILURE), id(ORDERS_PAGE), true).expect("the risk is there");
    shop.apply(edit).expect("a good edit");
    let mut systemic = Systemic::blank(id(60));
    systemic.scope.journeys = vec![id(CHECKOUT), id(20)];
    shop.apply(Edit::SetSystemic(vec![systemic]))
        .expect("a good edit");
    let before = shop.clone();

    let inverse = shop
        .apply(remove_journey(&shop, id(CHECKOUT)))
        .expect("a good edit");
    assert_eq!(shop.scope, None);
    assert!(shop.risks[0].interactions.is_empty());
    assert_eq!(shop.systemic[0].scope.journeys, [id(20)]);
    shop.apply(inverse).expect("a good edit");
    assert_eq!(shop, before);

    let inverse = shop
        .apply(remove_interaction(&shop, id(ORDERS_PAGE)))
        .expect("a good edit");
    assert!(shop.risks[0].interactions.is_empty());
    shop.apply(inverse).expect("a good edit");
    assert_eq!(shop, before);
}

#[test]
fn removing_a_target_frees_the_journeys_held_to_it() {
    let mut shop = shop();
    shop.targets[0].id = id(70);
    shop.journeys[0].target = Some(id(70));
    let before = shop.clone();
    let inverse = shop
        .apply(Edit::RemoveTarget(id(70)))
        .expect("it is not the last");
    assert_eq!(shop.journeys[0].target, None);
    shop.apply(inverse).expect("a good edit");
    assert_eq!(shop, before);
}

#[test]
fn journeys_move() {
    let mut shop = shop();
    shop.apply(move_journey(&shop, id(20), 0).expect("it is there"))
        .expect("a good edit");
    assert_eq!(shop.journeys[0].name, "Browse");
}

#[test]
fn what_leaves_the_page_names_the_journey_or_is_for_the_whole_service() {
    let mut shop = shop();
    let edit = link(&shop, id(FAILURE), id(ORDERS_PAGE), true).expect("the risk is there");
    shop.apply(edit).expect("a good edit");
    shop.risks[0].name = "page down".to_owned();
    shop.scope = Some(id(CHECKOUT));
    let copied = markdown(&shop, &analyse(&shop), "2026-01-02");
    assert!(
        copied.contains("0 bad minutes a year for Checkout."),
        "{copied}"
    );
    assert!(copied.contains("not reached"), "{copied}");
    let whole = shop.of_whole_service();
    let copied = markdown(&whole, &analyse(&whole), "2026-01-02");
    assert!(copied.contains("730 bad minutes a year."), "{copied}");
}
