//! Files of OpenSLO and Sloth as objectives: what they say, what of it is another one here, what is left out.

use std::time::{Duration, Instant};

use bad_minutes::codec::slo_files::{Found, MOST_BYTES, ReadFiles, read};
use bad_minutes::document::{RowId, Span};

pub(super) fn id(place: u32) -> RowId {
    RowId::from_random(&place.to_le_bytes().repeat(4))
}

fn text(text: &str) -> ReadFiles {
    read(&[(String::new(), text.to_owned())])
}

/// What is taken, in a line each.
fn lines(found: &[Found]) -> Vec<String> {
    let line = |one: &Found| {
        let objective = &one.objective;
        format!(
            "{}: {} of {}, {}% over {}; {:?} {} of {}; {} rules",
            one.name,
            objective.kind.name(),
            one.journey.as_deref().unwrap_or("the service"),
            one.percent,
            objective.window.name(),
            objective.part,
            objective.part_selector,
            objective.total_selector,
            one.rules.of(objective.window.days()).len(),
        )
    };
    found.iter().map(line).collect()
}

fn has(list: &[String], text: &str) {
    let found = list.iter().filter(|one| one.contains(text)).count();
    assert_eq!(found, 1, "{text}: {list:#?}");
}

#[test]
fn openslo_becomes_objectives() {
    let read = text(include_str!("../../data/slo-files/openslo.yaml"));
    assert_eq!(read.problems, [] as [&str; 0]);
    let bucket = r#"http_request_duration_seconds_bucket{job="shop",path="/search",le="0.3"}"#;
    let count = r#"http_request_duration_seconds_count{job="shop",path="/search"}"#;
    let expected = [
        format!(
            "Search is fast: most: latency of Search is fast, 99% over 28d; Good {bucket} of {count}; 1 rules"
        ),
        format!(
            "Search is fast: nearly all: latency of Search is fast, 99.9% over 28d; Good {bucket} of {count}; 1 rules"
        ),
        "basket: latency of basket, 99.5% over month; Failed  of ; 4 rules".to_owned(),
    ];
    assert_eq!(lines(&read.found), expected);
    let [first, _, basket] = &read.found[..] else {
        panic!("three");
    };
    assert_eq!(first.objective.owner, "search-team");
    assert_eq!(
        first.objective.specification,
        "Answers of search within 300 ms."
    );
    has(&first.changed, "Its alert over 1 h has one window");
    has(&first.lost, "Its labels: tier.");
    has(&first.lost, "Its annotations: wiki.");
    has(&first.lost, "alertAfter");
    has(&first.lost, "Its alert policy nowhere");
    has(&first.lost, "Who is notified");
    assert_eq!(
        basket.objective.specification,
        "Figure that has to be lte 2: avg:basket.latency{env:prod}"
    );
    has(&basket.changed, "Its budgeting method is Timeslices");
    has(&basket.changed, "Its window begins as on 2026-01-15");
    has(&basket.changed, "They stand as words");
    has(&basket.lost, "Its source is Datadog");
    has(&basket.lost, "Its time zone, America/New_York");
    has(&basket.lost, "Its slices of time: 0.95 of 1m");
}

#[test]
fn sloth_becomes_objectives() {
    let read = text(include_str!("../../data/slo-files/sloth.yaml"));
    assert_eq!(read.problems, [] as [&str; 0]);
    let expected = [
        r#"requests-availability: availability of requests, 99.95% over 30d; Failed http_requests_total{job="shop",code=~"(5..|429)"} of http_requests_total{job="shop"}; 2 rules"#,
        r#"requests-latency: latency of requests, 99% over 30d; Good http_request_duration_seconds_bucket{job="shop",le="0.3"} of http_request_duration_seconds_count{job="shop"}; 4 rules"#,
        "checkout: availability of checkout, 99.9% over 30d; Failed  of ; 4 rules",
        "stock: availability of stock, 99.9% over 30d; Failed  of ; 4 rules",
    ];
    assert_eq!(lines(&read.found), expected);
    assert!(read.found.iter().all(|one| !one.says_window));
    let [first, slow, checkout, stock] = &read.found[..] else {
        panic!("four");
    };
    assert_eq!(first.objective.owner, "shop-team");
    has(
        &first.lost,
        "The name, labels and annotations of its alerts",
    );
    has(&slow.lost, "Its sum by (job)");
    has(&checkout.changed, "They stand as words");
    assert!(
        checkout
            .objective
            .specification
            .starts_with("Failed events: sum(rate(a")
    );
    has(&stock.lost, "the plugin team/stock");
}

#[test]
fn sloth_for_kubernetes_brings_its_windows() {
    let read = text(include_str!("../../data/slo-files/sloth-kubernetes.yaml"));
    assert_eq!(read.problems, [] as [&str; 0]);
    let expected = r#"pay-quality: quality of pay, 99.5% over 7d; Good pays_total{whole="yes"} of pays_total; 4 rules"#;
    assert_eq!(lines(&read.found), [expected]);
    has(&read.found[0].changed, "Its window of 14d becomes 7 days");
    let burns = read.found[0].rules.of(Span::Days7.days());
    let burns: Vec<f64> = burns.iter().map(|rule| rule.burn).collect();
    assert_eq!(burns, [13.44, 5.6, 2.8, 1.4]);
}

#[test]
fn a_share_says_of_what_it_is() {
    let check = |raw_type: &str, query: &str, expected: &str| {
        let read = text(&format!(
            "apiVersion: openslo/v1\nkind: SLO\nmetadata: {{name: pay}}\nspec:\n  objectives: [{{target: 0.9}}]\n  indicator:\n    spec:\n      ratioMetric:\n        {raw_type}\n        raw: {{metricSource: {{spec: {{query: \"{query}\"}}}}}}\n"
        ));
        let lines = lines(&read.found);
        let end = format!("; {expected}; 4 rules");
        assert!(lines[0].ends_with(&end), "{lines:?}");
    };
    check("rawType: success", "b / a", "Good b of a");
    check("rawType: failure", "b / a", "Failed b of a");
    check("rawType: failure", "1 - b / a", "Good b of a");
    check("rawType: success", "(a - b) / a", "Failed b of a");
    check("counter: false", "b / a", "Failed  of ");
    check("rawType: success", "b", "Failed  of ");
}

#[test]
fn problems_name_the_place() {
    let check = |input: &str, expected: &str| {
        let read = text(input);
        let found = read.problems.iter().any(|one| one.contains(expected));
        assert!(found, "{expected}: {:?}", read.problems);
    };
    let slo = |spec: &str| format!("apiVersion: openslo/v1\nkind: SLO\nspec: {spec}\n");
    check("hello", "Line 1: expected apiVersion");
    check("a: 1", "Line 1: expected apiVersion: openslo/v1");
    check(
        "apiVersion: openslo/v2alpha\nkind: SLO",
        "Line 1, apiVersion: expected openslo/v1",
    );
    check("apiVersion: openslo/v1", "Line 1: expected kind");
    check(
        "apiVersion: openslo/v1\nkind: Thing",
        "Line 2, kind: expected a kind",
    );
    check("apiVersion: openslo/v1\nkind: SLO", "Line 1: expected spec");
    check(
        "apiVersion: openslo/v1\nkind: Service",
        "only what an SLO names",
    );
    check("# nothing", "There is no objective in it");
    check(&slo("{}"), "Line 3, spec: expected objectives");
    check(
        &slo("{objectives: [{}]}"),
        "Line 3, spec.objectives[0]: expected target",
    );
    check(
        &slo("{objectives: [{target: 99.9}]}"),
        "Line 3, spec.objectives[0].target: expected a share between 0 and 1, such as 0.999, and there is \"99.9\"",
    );
    check(&slo("{objectives: [{target: [1]}]}"), "and there is a list");
    check(
        &slo("{indicatorRef: x, objectives: [{target: 0.9}]}"),
        "Line 3, spec.indicatorRef: expected the name of an SLI in these files",
    );
    check("version: prometheus/v1", "Line 1: expected slos");
    check(
        "version: prometheus/v1\nslos:\n- name: a",
        "Line 3, slos[0]: expected objective",
    );
    check(
        "version: prometheus/v1\nslos:\n- objective: 100",
        "Line 3, slos[0].objective: expected a percentage between 0 and 100, such as 99.9, and there is \"100\"",
    );
    check(
        "apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec: {sloPeriod: x}",
        "expected a span such as 1h",
    );
    let files = [
        ("a.yaml".to_owned(), "a: [".to_owned()),
        (
            "b.yaml".to_owned(),
            "version: prometheus/v1\nslos: [{name: a, objective: 99}]".to_owned(),
        ),
    ];
    let read = read(&files);
    assert!(
        read.problems[0].starts_with("a.yaml: Line 1"),
        "{:?}",
        read.problems
    );
    assert_eq!(read.found.len(), 1);
}

/// What somebody typed as a name is only a name.
#[test]
fn names_of_all_kinds_come_in() {
    let check = |name: &str, expected: &str| {
        let typed = serde_json::to_string(name).expect("a text");
        let read = text(&format!(
            "apiVersion: openslo/v1\nkind: SLO\nmetadata: {{name: x, displayName: {typed}, labels: {{team: {typed}}}}}\nspec: {{objectives: [{{target: 0.9}}]}}\n"
        ));
        assert_eq!(read.problems, [] as [&str; 0], "{name}");
        let found = &read.found[0];
        assert_eq!(found.journey.as_deref(), Some(expected));
        assert_eq!([&found.name, &found.objective.owner], [expected, expected]);
    };
    check("Say \"pay\" & 'go'", "Say \"pay\" & 'go'");
    check("one\r\n two\u{2028}three", "one two three");
    check("{{ .window }} {1} [x]", "{{ .window }} {1} [x]");
    check(
        "<img src=x onerror=alert(1)>",
        "<img src=x onerror=alert(1)>",
    );
    check("🫖🏴󠁧󠁢󠁳󠁣󠁴󠁿 tea", "🫖🏴󠁧󠁢󠁳󠁣󠁴󠁿 tea");
    check("دفع الفاتورة", "دفع الفاتورة");
    check("null", "null");
    check("=1+1", "=1+1");
}

/// Each is refused with a reason, and before it could take the time it is made to take.
#[test]
fn hostile_files_are_refused_at_once() {
    let check = |input: &str, expected: &str| {
        let start = Instant::now();
        let read = text(input);
        let took = start.elapsed();
        assert!(
            read.problems.iter().any(|one| one.contains(expected)),
            "{:?}",
            read.problems
        );
        // Of a build that is not made for speed, on a machine that does something else as well.
        assert!(took < Duration::from_millis(2000), "{took:?}: {expected}");
    };
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let before = format!("*a{}, ", level - 1).repeat(9);
        bomb += &format!("a{level}: &a{level} [{before}]\n");
    }
    check(&bomb, "Line 1: an anchor");
    check("a: &a\n  b: *a\n", "an anchor");
    check("a: !!python/object/apply:os.system [ls]\n", "the tag");
    check(
        &"a: 1\n".repeat(2_000_000),
        "a file of objectives has at most 1 MB",
    );
    check(&"[".repeat(MOST_BYTES), "nested deeper");
    check(&"{a: ".repeat(MOST_BYTES / 4), "nested deeper");
    check(&"- ".repeat(MOST_BYTES / 2), "nested deeper");
    check(&"---\n".repeat(MOST_BYTES / 4), "more than");
    check(&format!("a: \"{}", "x".repeat(MOST_BYTES - 10)), "no YAML");
    check(&"? ".repeat(MOST_BYTES / 2), "Line 1");
}
