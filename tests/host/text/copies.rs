//! All that leaves the page as text says when it was estimated and by whom; data files are not of it.

use std::fs;

use bad_minutes::analysis::analyse;
use bad_minutes::analysis::comparison::compare;
use bad_minutes::analysis::practice::causal::causal_map;
use bad_minutes::analysis::report::KnownOdds;
use bad_minutes::codec::json;
use bad_minutes::document::Engagement;
use bad_minutes::report::agenda_words;
use bad_minutes::report::agenda_words::topics;
use bad_minutes::report::charter::charter_words;
use bad_minutes::report::comparison::comparison_words;
use bad_minutes::report::engagement::compose::compose;
use bad_minutes::report::engagement::sources::Sources;
use bad_minutes::report::format::html;
use bad_minutes::report::format::markdown;
use bad_minutes::report::format::markup;
use bad_minutes::report::objective::papers::{policy, signed, slo_document};
use bad_minutes::text::activities::causal_words::mermaid;

const TODAY: &str = "2026-11-24";
const LINE: &str = "Estimate, as of 2026-11-24, by A. Person";

fn shop() -> Engagement {
    let path = format!(
        "{}/examples/complete-engagement.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = fs::read_to_string(path).expect("an example");
    let mut shop = json::read(&text).expect("opens").engagement;
    shop.author = "A. Person".to_owned();
    shop
}

/// Every copy by what it is called on the page.
fn copies(shop: &Engagement) -> Vec<(&'static str, String)> {
    let analysis = analyse(shop);
    let report = compose(&Sources {
        engagement: shop,
        analysis: &analysis,
        plan: None,
        odds: &KnownOdds::default(),
        since: None,
        today: TODAY,
    });
    let comparison = compare(&shop.clone(), shop);
    let objective = &shop.objectives[0];
    let map = causal_map(shop, &analysis, true);
    vec![
        ("Copy as Markdown", markup::markdown(shop, &analysis, TODAY)),
        ("Copy as HTML", markup::html(shop, &analysis, TODAY)),
        (
            "Copy as MediaWiki",
            markup::mediawiki(shop, &analysis, TODAY),
        ),
        ("report, Markdown", markdown::markdown(&report)),
        ("report, HTML", html::html(&report)),
        ("charter", charter_words::markdown(shop, TODAY)),
        (
            "comparison",
            comparison_words::markdown(&comparison, ("then", "now"), &[], TODAY),
        ),
        (
            "agenda",
            agenda_words::markdown(shop, &topics(shop, TODAY, None), TODAY),
        ),
        ("SLO document", slo_document(objective, shop, TODAY)),
        ("error-budget policy", policy(objective, shop, TODAY)),
        ("causal map", mermaid(&map, shop, TODAY).0),
    ]
}

#[test]
fn every_copy_ends_with_the_line() {
    for (name, text) in copies(&shop()) {
        let last = text.trim_end().lines().last().unwrap_or_default();
        // What markup puts around it, or in place of a sign.
        let plain = last.replace("<nowiki>", "").replace("&#45;", "-");
        let plain = plain.replace("&#39;", "'").replace("&#58;", ":");
        let ends = plain.contains(LINE);
        assert!(ends, "{name} ends with {last}");
    }
}

#[test]
fn a_paper_that_was_rewritten_has_the_line_again() {
    let shop = shop();
    let check = |paper: &str, expected: &str| assert_eq!(signed(paper, &shop, TODAY), expected);
    let with_line = format!("Ours.\n\n{LINE}\n");
    check("Ours.", &with_line);
    check("Ours.\n\n\n", &with_line);
    check(&with_line, &with_line);
    // The day on which it was written stays.
    let older = "Ours.\n\nEstimate, as of 2025-01-01\n\nAnnex";
    check(older, older);
}
