//! Tables of journeys in and out.

use bad_minutes::codec::table::grid::grid_of;
use bad_minutes::codec::table::journeys::{is_journeys, read_journeys, write_journeys};
use bad_minutes::document::{Column, Engagement, Journey, RowId};
use bad_minutes::grammar::cell;
use proptest::prelude::*;

/// The practice's own table, as it stands in its wiki.
const SOURCE: &str = "\
| Critical User Journey | Interaction | Valid Event | Impact |
|---|---|---|---|
| Checkout | POST /checkout | HTTP 301 | 100% |
| Checkout | GET /checkout/new | HTTP 200 | 100% |
| Checkout | GET /orders/[id] | HTTP 200,404 | 0% |
| Add to cart | PUT /cart/[product_id] | HTTP 200 | 1-100% |
| View Product | GET /products/[id] | HTTP 200,404 | 1-100% |";

fn read(text: &str) -> Vec<Journey> {
    let mut count = 0_u16;
    read_journeys(&grid_of(text), || {
        count += 1;
        RowId::from_random(&count.to_be_bytes())
    })
}

/// Journey, request, valid event and impact of each interaction.
fn shown(journeys: &[Journey]) -> Vec<[String; 4]> {
    let rows = journeys.iter().flat_map(|journey| {
        journey.interactions.iter().map(|one| {
            [
                journey.name.clone(),
                one.request.clone(),
                one.valid_event.clone(),
                cell::show(Column::Impact, &one.impact),
            ]
        })
    });
    rows.collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let rows: Vec<String> = shown(&read(text))
        .iter()
        .map(|row| row.join(" | "))
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_source_table_comes_in_one_go() {
    check(
        SOURCE,
        &[
            "Checkout | POST /checkout | HTTP 301 | 100%",
            "Checkout | GET /checkout/new | HTTP 200 | 100%",
            "Checkout | GET /orders/[id] | HTTP 200,404 | 0%",
            "Add to cart | PUT /cart/[product_id] | HTTP 200 | 1 to 100%",
            "View Product | GET /products/[id] | HTTP 200,404 | 1 to 100%",
        ],
    );
    assert_eq!(read(SOURCE).len(), 3);
    assert!(is_journeys(&grid_of(SOURCE)));
}

#[test]
fn columns_come_in_any_order_and_a_blank_journey_goes_on() {
    check(
        "Impact,Valid event,Interaction,Journey\r\n100%,HTTP 200,GET /a,Browse\r\n5,,GET /b,\r\n...,...,...,...\r\n",
        &[
            "Browse | GET /a | HTTP 200 | 100%",
            "Browse | GET /b |  | 5%",
        ],
    );
}

#[test]
fn without_a_header_the_columns_are_in_the_usual_order() {
    check(
        "Checkout\tPOST /checkout\tHTTP 301\t100%\n\tGET /x\tHTTP 200\tmost",
        &[
            "Checkout | POST /checkout | HTTP 301 | 100%",
            "Checkout | GET /x | HTTP 200 | most",
        ],
    );
}

#[test]
fn a_table_of_risks_is_none_of_journeys() {
    assert!(!is_journeys(&grid_of(
        "Risk,ETTD,ETTR,Impact,ETTF\r\na,0,3,100%,7\r\n"
    )));
    assert!(read("").is_empty());
}

/// What a table can carry: names without the white space that cells are trimmed of.
fn carried(mut engagement: Engagement) -> Engagement {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut names: Vec<String> = Vec::new();
    for (place, journey) in engagement.journeys.iter_mut().enumerate() {
        journey.name = format!("{place} {}", tidy(&journey.name)).trim().to_owned();
        names.push(journey.name.clone());
        for one in &mut journey.interactions {
            one.request = format!("GET {}", tidy(&one.request)).trim().to_owned();
            one.valid_event = tidy(&one.valid_event);
            let impact = cell::show(Column::Impact, &one.impact);
            one.impact = cell::read(Column::Impact, &impact);
        }
    }
    engagement
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn out_and_in_is_the_same(engagement in crate::support::engagement()) {
        let engagement = carried(engagement);
        let back = read(&write_journeys(&engagement));
        prop_assert_eq!(shown(&back), shown(&engagement.journeys));
    }
}
