//! The papers of an objective: what they say, also of what is missing, and that a typed text does not break out.

use bad_minutes::document::{
    Alert, Column, Engagement, EngagementId, Interaction, Journey, Mitigation, Objective, Risk,
    RowId, Sli, Span,
};
use bad_minutes::grammar::cell;
use bad_minutes::report::format::markup;
use bad_minutes::report::objective::papers::{policy, slo_document, specification};

const TODAY: &str = "2026-11-24";

fn id(number: u8) -> RowId {
    RowId::from_random(&[number])
}

fn risk(number: u8, name: &str, cells: [&str; 4]) -> Risk {
    let mut risk = Risk::blank(id(number));
    risk.name = name.to_owned();
    for (column, text) in Column::ALL.into_iter().zip(cells) {
        *risk.entry_mut(column) = cell::read(column, text);
    }
    risk
}

fn interaction(number: u8, request: &str, good: &str, impact: &str) -> Interaction {
    let mut one = Interaction::blank(id(number));
    one.request = request.to_owned();
    one.valid_event = good.to_owned();
    one.impact = cell::read(Column::Impact, impact);
    one
}

fn journey(number: u8, name: &str, interactions: Vec<Interaction>) -> Journey {
    let mut journey = Journey::blank(id(number));
    journey.name = name.to_owned();
    journey.interactions = interactions;
    journey
}

/// Two journeys, three risks, of which one reaches the second journey alone, and an objective of the first.
fn shop() -> Engagement {
    let mut count = 100;
    let mut shop = Engagement::new(EngagementId::from_random(&[1]), "Shop".into(), || {
        count += 1;
        id(count)
    });
    shop.author = "A. Person".into();
    shop.journeys = vec![
        journey(
            1,
            "Buy a ticket",
            vec![
                interaction(11, "GET /tickets/[id]", "HTTP 200,404", "50%"),
                interaction(12, "POST /orders", "HTTP 201", "100%"),
                interaction(13, "GET /logo.png", "HTTP 200", "0%"),
            ],
        ),
        journey(2, "Read the news", Vec::new()),
    ];
    shop.risks = vec![
        risk(21, "A bad release", ["5", "25", "40%", "30"]),
        risk(
            22,
            "The database is lost",
            ["10", "120", "100%", "2 a year"],
        ),
        risk(23, "The news feed stalls", ["60", "600", "100%", "90"]),
    ];
    shop.risks[2]
        .reach
        .set(id(1), Some(cell::read(Column::Impact, "0%")));
    let mut objective = Objective::blank(id(31));
    objective.journey = Some(id(1));
    objective.target = Some(shop.targets[2].id);
    objective.measured_at = "the load balancer's log".into();
    objective.rationale = "Below it people ring us up.".into();
    objective.owner = "Ada".into();
    objective.agreed = "2026-11-01".into();
    objective.review = "2027-02-01".into();
    objective.traffic = "100 000".into();
    objective.depends = "payments 99.95, sign-in 99.99".into();
    shop.objectives = vec![objective];
    shop
}

fn papers(engagement: &Engagement) -> [String; 2] {
    let objective = &engagement.objectives[0];
    [slo_document, policy].map(|write| write(objective, engagement, TODAY))
}

#[test]
fn the_shop_has_its_papers() {
    let [document, policy] = papers(&shop());
    insta::assert_snapshot!("document", document);
    insta::assert_snapshot!("policy", policy);
}

#[test]
fn a_quarter_with_alerts_of_its_own() {
    let mut shop = shop();
    let one = &mut shop.objectives[0];
    one.window = Span::Quarter;
    one.kind = Sli::Latency;
    one.alerts = vec![
        Alert {
            burn: "10".into(),
            long: "1 h".into(),
            short: String::new(),
            pages: true,
        },
        Alert::default(),
    ];
    one.to_human = "15".into();
    let [document, _] = papers(&shop);
    insta::assert_snapshot!("quarter", document);
}

#[test]
fn nothing_filled_is_said() {
    let mut shop = shop();
    shop.objectives = vec![Objective::blank(id(31))];
    shop.author = String::new();
    let [document, policy] = papers(&shop);
    for line in document.split('\n').chain(policy.split('\n')) {
        assert!(!line.trim_end().ends_with([':', '"']), "{line}");
    }
    insta::assert_snapshot!("blank", format!("{document}\n{policy}"));
}

#[test]
fn each_kind_says_what_counts_and_what_is_good() {
    let mut shop = shop();
    let mut all = String::new();
    for kind in Sli::ALL {
        shop.objectives[0].kind = kind;
        let text = specification(&shop.objectives[0], &shop);
        assert!(text.contains("Valid events are") && text.contains("is good when"));
        all += &format!("{}: {text}\n", kind.name());
    }
    insta::assert_snapshot!("specifications", all);
    shop.objectives[0].specification = " our own words ".into();
    assert_eq!(specification(&shop.objectives[0], &shop), "our own words");
}

/// Whether the shop's papers, changed in one place, say this.
#[track_caller]
fn check(change: impl FnOnce(&mut Engagement), document: &str, its_policy: &str) {
    let mut shop = shop();
    change(&mut shop);
    let papers = papers(&shop);
    for (text, wanted) in papers.iter().zip([document, its_policy]) {
        let plain = text.replace('\u{202f}', " ");
        assert!(plain.contains(wanted), "{wanted}\n\nis not in\n\n{text}");
    }
}

#[test]
fn targets_that_leave_no_budget_are_explained() {
    let to = |percent: &'static str| {
        move |shop: &mut Engagement| shop.targets[2].percent = percent.into()
    };
    let without = "Without a budget, no incident";
    check(to("100"), "leaves nothing to fail", without);
    check(to("0"), "promises nothing", without);
    check(to("soon"), "The target \"soon\" cannot be read", without);
    check(
        |shop| shop.objectives[0].target = None,
        "Target: not said yet",
        without,
    );
    check(
        |shop| shop.objectives[0].target = Some(id(99)),
        "The target is not said yet",
        without,
    );
}

#[test]
fn budgets_in_time_and_events() {
    let window = |span: Span| move |shop: &mut Engagement| shop.objectives[0].window = span;
    check(
        |_| (),
        "- In time: 40.3 minutes a window",
        "From 50% spent (20.2 minutes)",
    );
    check(
        |_| (),
        "2 800 of 2 800 000 a window may be bad",
        "130 minutes",
    );
    check(
        window(Span::Month),
        "28 days allow 40.3 minutes; 31 days allow 44.6 minutes",
        "counted as 30 days",
    );
    check(
        window(Span::Quarter),
        "90 days allow 130 minutes",
        "when the next window begins",
    );
    check(
        window(Span::Days7),
        "- An outage for 1% of the events may last 1 008 minutes",
        "10.1 minutes",
    );
    let traffic =
        |text: &'static str| move |shop: &mut Engagement| shop.objectives[0].traffic = text.into();
    check(traffic(""), "In events: not said yet", "");
    check(
        traffic("lots"),
        "\"lots\" cannot be read as a number of events a day",
        "",
    );
    check(traffic("1e308"), "\"1e308\" cannot be read", "");
    check(traffic("10"), "0 of 280 a window may be bad", "");
    let percent =
        |text: &'static str| move |shop: &mut Engagement| shop.targets[2].percent = text.into();
    check(
        percent("99"),
        "for 1% of the events may last the whole window",
        "",
    );
    check(percent("90"), "even a full outage burns at 10", "");
}

#[test]
fn incidents_are_held_against_the_window() {
    let largest = "- Risk: The database is lost: 130 minutes (2 h 10 min), 322% of the budget; expected 2.00 a year. One such incident ends the window's budget.\n- Risk: A bad release: 12.0 minutes, 29.8% of the budget; expected 12.2 a year.\n";
    check(|_| (), "", largest);
    check(|_| (), "", "14.2 such incidents a year, of which 2.00 end");
    check(
        |shop| shop.targets[2].percent = "90".into(),
        "",
        "None of the risks counted for Buy a ticket",
    );
    check(
        |shop| shop.risks.truncate(1),
        "",
        "none of which ends a window's budget",
    );
    check(
        |shop| shop.mitigations = vec![Mitigation::blank(id(41))],
        "",
        "without the mitigations",
    );
    check(
        |shop| shop.risks.clear(),
        "",
        "No risk is counted for Buy a ticket yet.",
    );
    check(
        |shop| shop.objectives[0].journey = Some(id(2)),
        "",
        "The news feed stalls",
    );
    check(
        |shop| shop.objectives[0].journey = None,
        "availability of the whole service",
        "as counted for the whole service",
    );
    check(
        |shop| shop.risks[0].ettr = cell::read(Column::Ettr, "???"),
        "",
        "Risks left out, because a cell of theirs cannot be read: 1.",
    );
    // 8.064 of 40.32 minutes are exactly a fifth.
    check(
        |shop| shop.risks = vec![risk(21, "A fifth", ["0", "8.064", "100%", "7"])],
        "",
        "None of the risks",
    );
    check(
        |shop| shop.risks = vec![risk(21, "All", ["0", "40.32", "100%", "7"])],
        "",
        "100% of the budget; expected 52.1 a year. One such incident ends",
    );
    let many = |shop: &mut Engagement| {
        shop.risks = (0..25)
            .map(|at| risk(50 + at, "One", ["0", "30", "100%", "7"]))
            .collect();
    };
    check(many, "", "- Smaller ones not named here: 5");
}

#[test]
fn the_figures_chosen_elsewhere_change_no_paper() {
    let before = papers(&shop());
    let mut other = shop();
    other.scope = Some(id(2));
    assert_eq!(papers(&other), before);
}

#[test]
fn a_review_that_has_passed_is_named() {
    let passed = "To be looked at again: 2026-01-01 (this day has passed)";
    check(
        |shop| shop.objectives[0].review = "2026-01-01".into(),
        passed,
        passed,
    );
}

#[test]
fn typed_texts_do_not_break_out() {
    const HOSTILE: &str = "# x\n## y\r\n- z | <b>*q*</b> [a](b) ![c](d) `e` & ~~f~~ \\";
    let mut shop = shop();
    shop.author = HOSTILE.into();
    shop.journeys[0].name = HOSTILE.into();
    shop.journeys[0].interactions[0].request = HOSTILE.into();
    shop.risks[0].name = HOSTILE.into();
    shop.targets[0].percent = HOSTILE.into();
    let one = &mut shop.objectives[0];
    for text in [
        &mut one.measured_at,
        &mut one.rationale,
        &mut one.owner,
        &mut one.agreed,
        &mut one.review,
        &mut one.traffic,
        &mut one.to_human,
        &mut one.depends,
    ] {
        *text = HOSTILE.to_owned();
    }
    one.alerts = vec![Alert {
        burn: HOSTILE.into(),
        long: HOSTILE.into(),
        short: HOSTILE.into(),
        pages: false,
    }];
    let [document, policy] = papers(&shop);
    insta::assert_snapshot!("hostile", format!("{document}\n{policy}"));
    shop.objectives[0].target = Some(shop.targets[0].id);
    shop.objectives[0].specification = HOSTILE.into();
    for paper in papers(&shop) {
        let escaped = markup::in_markdown(HOSTILE);
        assert!(paper.contains(&escaped));
        assert!(
            !paper
                .replace(&escaped, "")
                .contains(['<', '>', '*', '[', '`', '~', '\\', '|']),
            "{paper}"
        );
    }
}
