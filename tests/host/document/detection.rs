//! Detection for an error ratio of one's own choosing, in words.

use bad_minutes::math::Days;
use bad_minutes::math::slo::{Rule, usual_rules};
use bad_minutes::text::objectives::slo_words::detection_at;

fn check(text: &str, target: &str, expected: Result<Option<&str>, &str>) {
    let rules: Vec<Result<Rule, ()>> = usual_rules(Days::new(30.0)).into_iter().map(Ok).collect();
    let target = target.parse().expect("a percentage");
    let found = detection_at(text, &rules, target);
    let found = found.as_ref().map(|text| text.as_deref());
    assert_eq!(found.map_err(String::as_str), expected);
}

#[test]
fn an_error_ratio_is_noticed_by_the_rules_it_is_large_enough_for() {
    // (1 - target) / ratio * burn * long window: 0.001 / 0.05 * 14.4 * 60 is 17.28 minutes.
    check(
        "5",
        "99.9",
        Ok(Some(
            "With 5% failing: rule 1 (page) after 17.3 min, rule 2 (page) after 43.2 min, rule 3 (ticket) after 86.4 min, rule 4 (ticket) after 86.4 min.",
        )),
    );
    check(
        "0.5%",
        "99.9",
        Ok(Some(
            "With 0.5% failing: rule 1 (page) never, rule 2 (page) never, rule 3 (ticket) after 864 min (14 h 24 min), rule 4 (ticket) after 864 min (14 h 24 min).",
        )),
    );
}

#[test]
fn no_text_zero_and_nonsense_have_words() {
    check("", "99.9", Ok(None));
    check(
        "0",
        "99.9",
        Ok(Some("While nothing fails, no rule has to notice.")),
    );
    let expected = "\"many\" is not a percentage from 0 to 100, such as 99.85.";
    check("many", "99.9", Err(expected));
    let none: [Result<Rule, ()>; 1] = [Err(())];
    let target = "99.9".parse().expect("a percentage");
    let found = detection_at("5", &none, target);
    assert_eq!(found, Ok(Some("No rule can be read.".to_owned())));
}
