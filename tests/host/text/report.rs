//! The report: what it says of a whole engagement, of an empty one and of a hostile one, and that page, Markdown
//! and HTML are made of the same.

use std::fs;
use std::path::Path;

use bad_minutes::analysis::comparison::compare;
use bad_minutes::analysis::odds::Ask;
use bad_minutes::analysis::report::{Enough, KnownOdds, to_accept};
use bad_minutes::analysis::{OddsTable, Wanted, analyse, choices, objective_asks, plan};
use bad_minutes::codec::json;
use bad_minutes::document::{Column, Engagement, EngagementId, RowId};
use bad_minutes::grammar::cell;
use bad_minutes::math::Minutes;
use bad_minutes::odds_worker::answering::Answering;
use bad_minutes::odds_worker::message;
use bad_minutes::report::engagement::compose::compose;
use bad_minutes::report::engagement::money::amount;
use bad_minutes::report::engagement::sources::{Since, Sources};
use bad_minutes::report::format::blocks::{About, Block, Part, Report};
use bad_minutes::report::format::html::html;
use bad_minutes::report::format::markdown::markdown;
use proptest::prelude::*;

const TODAY: &str = "2026-11-24";

fn read(file: &str) -> Engagement {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).expect("a file");
    let opened = json::read(&text).expect("opens");
    assert!(opened.notes.is_empty(), "{:?}", opened.notes);
    opened.engagement
}

fn whole() -> Engagement {
    read("tests/data/whole-engagement.json")
}

fn example() -> Engagement {
    read("examples/eight-row-catalogue.json")
}

fn empty() -> Engagement {
    let mut count = 0;
    Engagement::new(EngagementId::from_random(&[1]), String::new(), || {
        count += 1;
        RowId::from_random(&[count])
    })
}

fn report(engagement: &Engagement, odds: &KnownOdds) -> Report {
    let analysis = analyse(engagement);
    let budget = analysis.chosen().map(|standing| standing.rank.budget);
    let plan = budget.and_then(|budget| plan(engagement, budget));
    compose(&Sources {
        engagement,
        analysis: &analysis,
        plan: plan.as_ref(),
        odds,
        since: None,
        today: TODAY,
    })
}

/// All that the page asks about odds, answered.
fn odds(engagement: &Engagement) -> KnownOdds {
    let mut known = KnownOdds::default();
    let mut asks = OddsTable::of(engagement).asks(&engagement.odds, true);
    asks.extend(objective_asks(engagement));
    let mut answering = Answering::default();
    let mut tell = |ask: &Ask| {
        assert!(answering.ask(&message::ask(1, ask)));
        let answer = (0..100_000).find_map(|_| answering.step());
        let (_, told) = message::told(&answer.expect("an answer")).expect("told");
        told
    };
    for (wanted, ask) in asks {
        let told = tell(&ask);
        known.error = known.error.max(told.error);
        for (target, kept) in engagement.targets.iter().zip(&told.kept) {
            known.kept.push((wanted, target.id, *kept));
        }
        if wanted == Wanted::AsIs(engagement.odds.window) {
            known.told = Some(told);
        }
    }
    let mut targets = engagement.targets.iter();
    let target = targets.position(|one| Some(one) == engagement.chosen());
    if let Some(target) = target.filter(|_| !engagement.mitigations.is_empty()) {
        known.enough = Enough::Nothing;
        let (choices, exact) = choices(engagement);
        let table = OddsTable::of(engagement);
        for choice in choices {
            let ask = table.ask_with(&engagement.odds, &choice.chosen);
            let kept = tell(&ask).kept[target];
            if kept >= engagement.odds.confidence() {
                known.enough = Enough::Found(choice, kept, exact);
                break;
            }
        }
    }
    known
}

fn pending() -> KnownOdds {
    KnownOdds {
        pending: true,
        ..KnownOdds::default()
    }
}

fn abouts(report: &Report) -> Vec<About> {
    report.sections.iter().map(|one| one.about).collect()
}

#[test]
fn a_whole_engagement() {
    let engagement = whole();
    insta::assert_snapshot!(markdown(&report(&engagement, &odds(&engagement))));
}

#[test]
fn an_example_is_a_table_of_risks() {
    let engagement = example();
    insta::assert_snapshot!(markdown(&report(&engagement, &odds(&engagement))));
}

#[test]
fn an_example_as_html() {
    let engagement = example();
    insta::assert_snapshot!(html(&report(&engagement, &odds(&engagement))));
}

#[test]
fn an_empty_engagement_says_what_to_do_first() {
    let report = report(&empty(), &KnownOdds::default());
    assert_eq!(abouts(&report), [About::Start]);
    insta::assert_snapshot!(markdown(&report));
}

#[test]
fn odds_on_their_way_are_said_to_be() {
    let check = |odds: &KnownOdds, expected: &str| {
        let text = markdown(&report(&whole(), odds));
        assert!(text.contains(expected), "{text}");
        assert!(!text.contains(" holds in "), "{text}");
    };
    check(&pending(), "The odds are still being computed.");
    check(&pending(), "being computed |");
    let failed = KnownOdds {
        failed: true,
        ..KnownOdds::default()
    };
    check(&failed, "The odds are not known");
    assert!(!abouts(&report(&whole(), &failed)).contains(&About::Odds));
}

#[test]
fn the_same_document_gives_the_same_report() {
    for engagement in [whole(), example(), empty()] {
        let written = json::write(&engagement).expect("finite");
        let again = json::read(&written).expect("opens").engagement;
        let text = |one: &Engagement| {
            let report = report(one, &odds(one));
            (markdown(&report), html(&report))
        };
        assert_eq!(text(&engagement), text(&again));
    }
}

#[test]
fn what_is_too_big_is_to_be_decided() {
    let check = |too_big: &str, target: usize, expected: &[&str]| {
        let mut engagement = whole();
        engagement.too_big_percent = too_big.to_owned();
        engagement.chosen_target = engagement.targets[target].id;
        let analysis = analyse(&engagement);
        let open = to_accept(&analysis);
        let names: Vec<_> = open
            .iter()
            .map(|one| engagement.risks[one.place].name.as_str())
            .collect();
        assert_eq!(names, expected, "{too_big} of {target}");
    };
    check("25", 0, &[]);
    check("25", 2, &["operator deletes database, restore"]);
    check("100", 2, &[]);
    let accepted_at_none = [
        "operator deletes database, restore",
        "release breaks a large subset, unfamiliar rollback",
        "unnoticed growth collapses service",
        "release breaks a small set, unseen for a day",
        "config mishap cuts capacity",
        "noisy alerting slows root cause",
    ];
    check("25", 3, &accepted_at_none);
    let mut engagement = whole();
    engagement.too_big_percent = "100".to_owned();
    engagement.targets[2].percent = "99.98".to_owned();
    let text = markdown(&report(&engagement, &pending()));
    assert!(
        text.contains("| Data team | alone over the budget |"),
        "{text}"
    );
}

#[test]
fn odds_of_a_choice_are_known_where_they_were_asked() {
    let mut engagement = whole();
    let ids: Vec<RowId> = engagement.mitigations.iter().map(|one| one.id).collect();
    let target = engagement.chosen_target;
    let window = Wanted::AsIs(engagement.odds.window);
    let odds = KnownOdds {
        kept: vec![
            (window, target, 0.1),
            (Wanted::Mitigated, target, 0.2),
            (Wanted::Mitigation(ids[0]), target, 0.3),
            (Wanted::Mitigation(ids[1]), target, 0.4),
        ],
        ..KnownOdds::default()
    };
    let check = |engagement: &Engagement, made: &[RowId], expected: Option<f64>| {
        assert_eq!(odds.with_made(engagement, made, target), expected);
    };
    // The second is switched on.
    check(&engagement, &[ids[1]], Some(0.2));
    check(&engagement, &[], Some(0.4));
    check(&engagement, &[ids[0], ids[1]], Some(0.3));
    check(&engagement, &[ids[0]], None);
    let pair = |place: usize| odds.before_and_after(&engagement, ids[place], target);
    assert_eq!(pair(0), Some((0.2, 0.3)));
    assert_eq!(
        pair(1),
        Some((0.4, 0.2)),
        "what is on has its before when off"
    );
    assert_eq!(pair(2), None);
    engagement.mitigations[1].on = false;
    check(&engagement, &[], Some(0.1));
}

#[test]
fn a_name_without_a_date_is_no_agreement() {
    let mut engagement = whole();
    let signed = |engagement: &Engagement| {
        let text = markdown(&report(engagement, &pending()));
        let (_, after) = text.split_once("## Agreed by\n").expect("the section");
        let (section, _) = after.split_once("\n## ").unwrap_or((after, ""));
        section.to_owned()
    };
    let check = |engagement: &Engagement, agreed: bool| {
        let text = signed(engagement);
        assert_eq!(text.contains("| B. Sponsor |"), agreed, "{text}");
        let open = text.contains("Not signed yet: B. Sponsor");
        assert_eq!(open, !agreed, "{text}");
    };
    check(&engagement, true);
    for one in &mut engagement.charter.sign_offs {
        one.date = "  ".to_owned();
    }
    check(&engagement, false);
}

#[test]
fn a_report_has_the_parts_that_are_chosen() {
    let engagement = whole();
    let whole = report(&engagement, &odds(&engagement));
    assert!(whole.parts().contains(&Part::Figures));
    let check = |parts: &[Part], expected: &[About]| {
        assert_eq!(abouts(&whole.clone().with_parts(parts)), expected);
    };
    check(&[], &[]);
    check(
        &[Part::Decisions],
        &[About::Target, About::Fixes, About::Risks],
    );
    check(&[Part::Estimates], &[About::Estimates]);
    let start = report(&empty(), &KnownOdds::default());
    assert_eq!(abouts(&start.clone().with_parts(&[])), [About::Start]);
}

#[test]
fn what_changed_since_a_version_is_said() {
    let engagement = whole();
    let mut before = engagement.clone();
    before.risks[0].ettr = cell::read(Column::Ettr, "10 h");
    let analysis = analyse(&engagement);
    let check = |before: &Engagement, name: &str, title: &str, said: &str| {
        let since = Since {
            name: name.to_owned(),
            taken: "2026-09-18".to_owned(),
            comparison: compare(before, &engagement),
        };
        let report = compose(&Sources {
            engagement: &engagement,
            analysis: &analysis,
            plan: None,
            odds: &pending(),
            since: Some(&since),
            today: TODAY,
        });
        let text = markdown(&report);
        let (_, after) = text.split_once(&format!("## {title}\n")).expect(title);
        assert!(after.contains(said), "{after}");
    };
    check(
        &engagement,
        "2026-09-18",
        "Since 2026-09-18",
        "730 then: the same.",
    );
    check(
        &before,
        "First",
        "Since “First”, 2026-09-18",
        "One risk changed.",
    );
}

#[test]
fn figures_for_a_journey_say_so() {
    let mut engagement = whole();
    engagement.scope = Some(engagement.journeys[1].id);
    let text = markdown(&report(&engagement, &pending()));
    assert!(text.contains("The figures are for the journey Browse events."));
    assert!(text.contains("cloud regional outage: does not reach Browse events."));
}

#[test]
fn an_amount_is_read_only_when_it_is_sure() {
    let check = |text: &str, expected: Option<(f64, &str)>| {
        let found = amount(text);
        let found = found
            .as_ref()
            .map(|one| (one.number, one.currency.as_str()));
        assert_eq!(found, expected, "{text}");
    };
    check("EUR 120", Some((120.0, "EUR")));
    check("120 EUR", Some((120.0, "EUR")));
    check("$1,000 a minute", Some((1000.0, "$")));
    check("€ 90", Some((90.0, "€")));
    check("about 90 euros per bad minute.", Some((90.0, "euros")));
    check("CHF 12.50/minute", Some((12.5, "CHF")));
    for other in [
        "",
        "a lot",
        "120",
        "100 to 200 EUR",
        "3k EUR",
        "120 EUR an hour",
        "-5 EUR",
        "0 EUR",
        "5% of sales",
        "EUR 120 or USD 140",
        "120 EUR and a angry customer",
        "120 users",
        "EUR",
        "1e400 EUR",
    ] {
        check(other, None);
    }
    let one = amount("120 EUR").expect("an amount");
    assert_eq!(one.of(Minutes::new(1000.0)), "120\u{202f}000\u{a0}EUR");
}

/// Each row of a table has as many cells as the row above it.
fn tables_stay_whole(text: &str) {
    let mut above = None;
    for line in text.lines() {
        let marks = line.replace("\\\\", "").replace("\\|", "");
        let cells = marks.starts_with('|').then(|| marks.matches('|').count());
        if let (Some(above), Some(cells)) = (above, cells) {
            assert_eq!(above, cells, "{line}");
        }
        above = cells;
    }
}

/// Every text that the report renders, of a document in which every text is `text`.
fn hostile(text: &str) -> Engagement {
    let mut written = json::write(&whole()).expect("finite");
    for said in [
        "Ticket shop, autumn engagement",
        "release breaks a large subset, unfamiliar rollback",
        "Buy a ticket",
        "Roll back by one command",
        "No playbooks",
        "B. Sponsor",
        "every second week",
        "Every page has a playbook",
        "Write down who may restore",
        "C. thinks a copy is up within two hours.",
        "certificate expires",
        "A. Person",
        "EUR 120",
    ] {
        let [said, text] = [said, text].map(|one| serde_json::to_string(one).expect("a text"));
        assert!(written.contains(&said), "{said}");
        written = written.replace(&said, &text);
    }
    json::read(&written).expect("opens").engagement
}

#[test]
fn names_stay_names() {
    let check = |name: &str, in_markdown: &str| {
        let report = report(&hostile(name), &pending());
        let text = markdown(&report);
        assert!(text.starts_with(&format!("# {in_markdown}\n")), "{text}");
        tables_stay_whole(&text);
        let text = html(&report);
        assert!(
            !text.contains("<img") && !text.contains("<script"),
            "{text}"
        );
    };
    check(
        "<img src=x onerror=alert(1)>",
        "&lt;img src=x onerror=alert(1)&gt;",
    );
    check(
        "</td><script>alert(1)</script>",
        "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    );
    check("a|b\\|c", "a\\|b\\\\\\|c");
    check("# a\n\n- b", "\\# a<br><br>- b");
    check("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))");
    check("`*_~", "\\`\\*\\_\\~");
}

#[test]
fn a_line_begins_with_no_mark() {
    let check = |text: &str, expected: &str| {
        let report = Report {
            title: "x".into(),
            about: vec![text.into()],
            ..Report::default()
        };
        let text = markdown(&report);
        assert_eq!(text.lines().nth(2), Some(expected));
    };
    check("- a", "\\- a");
    check("+ a", "\\+ a");
    check("===", "\\===");
    check("12. a", "12\\. a");
    check("12) a", "12\\) a");
    check("12 a", "12 a");
    check("    a", "a");
    check("a - b", "a - b");
}

/// The cells of the tables of a report, row by row.
fn tables(report: &Report) -> Vec<(usize, usize)> {
    let blocks = report.sections.iter().flat_map(|one| &one.blocks);
    let mut all = Vec::new();
    for block in blocks {
        if let Block::Table(table) = block {
            let rows = table.rows.iter().chain(&table.total);
            all.extend(rows.map(|row| (table.head.len(), row.len())));
            assert!(!table.rows.is_empty(), "{}", table.name);
        }
    }
    all
}

proptest! {
    #[test]
    fn any_engagement_has_a_report(engagement in crate::support::engagement()) {
        let report = report(&engagement, &pending());
        prop_assert!(!report.sections.is_empty());
        for section in &report.sections {
            prop_assert!(!section.blocks.is_empty(), "{}", section.name);
        }
        for (head, row) in tables(&report) {
            prop_assert_eq!(head, row);
        }
        let tags = [
            "h1", "h2", "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tfoot", "tr",
            "th", "td", "br",
        ];
        for part in html(&report).split('<').skip(1) {
            let tag = part.split('>').next().unwrap_or("").trim_start_matches('/');
            prop_assert!(tags.contains(&tag), "{}", tag);
        }
        let text = markdown(&report);
        for line in text.lines() {
            prop_assert!(!line.replace("<br>", "").contains('<'), "{}", line);
        }
        tables_stay_whole(&text);
    }
}
