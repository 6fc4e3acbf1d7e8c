//! PromQL queries that count events.

use bad_minutes::grammar::query::{Query, read};

fn counted(text: &str) -> Option<String> {
    match read(text)? {
        Query::Events(one) => Some(one.selector.to_string()),
        _ => None,
    }
}

#[test]
fn events_are_found_in_their_rates() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(counted(text).as_deref(), expected, "{text}");
    };
    check("requests", Some("requests"));
    check("sum(requests)", Some("requests"));
    check("rate(requests[5m])", Some("requests"));
    check(
        "sum(rate(requests{job=\"a\"}[{{.window}}]))",
        Some("requests{job=\"a\"}"),
    );
    check(
        "sum ( increase ( requests{job='a}b)',c=~`\\d`} [ $__range ] ) )",
        Some(r#"requests{job="a}b)",c=~"\\d"}"#),
    );
    check("(sum(rate(requests[5m])) or vector(0))", Some("requests"));
    check("sum(rate(requests[5m]) or vector(0))", Some("requests"));
    check(
        "# all of them\nsum(rate(requests[5m])) # by job",
        Some("requests"),
    );
    check("sum by (job) (rate(requests[5m]))", Some("requests"));
    check("sum(rate(requests[5m])) without(pod)", Some("requests"));
    check("sum", Some("sum"));
    check("{__name__=\"requests\"}", Some("{__name__=\"requests\"}"));
    check("", None);
    check("(", None);
    check("sum(", None);
    check("sum by", None);
    check("sum(rate(requests[5m])", None);
    check("rate(requests)", None);
    check("rate(requests[5m:1m])", None);
    check("rate(requests[5m] offset 1w)", None);
    check("irate(requests[5m])", None);
    check("avg(rate(requests[5m]))", None);
    check("histogram_quantile(0.9, rate(requests[5m]))", None);
    check("sum(rate(requests[5m])) + sum(rate(others[5m]))", None);
    check("sum(rate(requests[5m])) * 100", None);
    check("requests or others", None);
    check("requests{", None);
    check("requests{job=\"a", None);
    check(&"(".repeat(100_000), None);
}

#[test]
fn labels_of_a_sum_are_kept_for_a_message() {
    let check = |text: &str, expected: Option<&str>| {
        let Some(Query::Events(one)) = read(text) else {
            panic!("{text}");
        };
        assert_eq!(one.grouped.as_deref(), expected);
    };
    check("sum(rate(a[5m]))", None);
    check("sum by (job, path) (rate(a[5m]))", Some("by (job, path)"));
    check("sum(rate(a[5m])) without (pod)", Some("without (pod)"));
    check("sum(rate(a[5m])) by ()", None);
}

#[test]
fn a_part_stands_among_all() {
    let check = |part: &str, total: &str, expected: Option<(&str, bool)>| {
        let pair = read(part).and_then(|part| part.among(read(total)?));
        let found = pair.map(|pair| (pair.part.selector.to_string(), pair.is_rest));
        let expected = expected.map(|(part, is_rest)| (part.to_owned(), is_rest));
        assert_eq!(found, expected, "{part} among {total}");
    };
    check("rate(b[5m])", "rate(a[5m])", Some(("b", false)));
    check("a - b", "a", Some(("b", true)));
    check(
        "sum(rate(a[5m])) - (sum(rate(b[5m])) or vector(0))",
        "sum(rate(a[5m]))",
        Some(("b", true)),
    );
    check("c - b", "a", None);
    check("rate(b[5m])", "increase(a[5m])", None);
    check("rate(b[5m])", "rate(a[1h])", None);
    check("a - b - c", "a", None);
    check("b", "a / c", None);
    check("1", "a", None);
}

#[test]
fn a_share_has_a_part_and_all() {
    let check = |text: &str, expected: Option<(&str, &str, bool)>| {
        let pair = read(text).and_then(Query::share);
        let found = pair.map(|pair| {
            let [part, total] = [pair.part, pair.total].map(|one| one.selector.to_string());
            (part, total, pair.is_rest)
        });
        let expected = expected.map(|(part, total, is_rest)| {
            let [part, total] = [part, total].map(str::to_owned);
            (part, total, is_rest)
        });
        assert_eq!(found, expected, "{text}");
    };
    check("b / a", Some(("b", "a", false)));
    check(
        "(sum(rate(b[5m])) / sum(rate(a[5m])))",
        Some(("b", "a", false)),
    );
    check("1 - b / a", Some(("b", "a", true)));
    check("1 - (b / a)", Some(("b", "a", true)));
    check("1.0 - (b / a)", Some(("b", "a", true)));
    check("(a - b) / a", Some(("b", "a", true)));
    check("1 - (a - b) / a", Some(("b", "a", false)));
    check("2 - b / a", None);
    check("a - b / a", None);
    check("b", None);
    check("b / a / c", None);
    check("b / 2", None);
}
