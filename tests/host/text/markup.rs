//! Copies for a wiki read back as the same estimates.

use bad_minutes::analysis::analyse;
use bad_minutes::codec::table::{grid, paste};
use bad_minutes::document::{Column, Engagement, Entry, Risk, RowId};
use bad_minutes::grammar::cell;
use bad_minutes::report::format::markup;
use proptest::prelude::*;

type Copier = fn(&Engagement, &bad_minutes::analysis::Analysis, &str) -> String;

fn entries(risk: &Risk) -> [Entry; 4] {
    Column::ALL.map(|column| risk.entry(column).clone())
}

proptest! {
    #[test]
    fn estimates_survive_a_wiki(mut engagement in crate::support::engagement()) {
        engagement.risks.retain(|risk| {
            let same = |column| {
                let entry = risk.entry(column);
                cell::read(column, &cell::show(column, entry)) == *entry
            };
            entries(risk).iter().any(|entry| !entry.is_empty()) && Column::ALL.into_iter().all(same)
        });
        let before: Vec<_> = engagement.risks.iter().map(entries).collect();
        let copiers: [Copier; 2] = [markup::markdown, markup::mediawiki];
        for copy in copiers {
            let text = copy(&engagement, &analyse(&engagement), "2026-11-23");
            let reading = paste::read_risks(&grid::grid_of(&text), || RowId::from_random(&[]));
            let after: Vec<_> = reading.risks.iter().map(entries).collect();
            prop_assert_eq!(&before, &after, "{}", text);
        }
    }

    #[test]
    fn html_has_no_markup_of_its_own(engagement in crate::support::engagement()) {
        let html = markup::html(&engagement, &analyse(&engagement), "2026-11-23");
        let tags = ["table", "thead", "tbody", "tfoot", "tr", "th", "td", "p", "br"];
        for part in html.split('<').skip(1) {
            let tag = part.split('>').next().unwrap_or("").trim_start_matches('/');
            prop_assert!(tags.contains(&tag), "{}", tag);
        }
    }
}

#[test]
fn names_are_escaped() {
    let text = "Risk\tETTD\tETTR\tImpact\tETTF\na|b <i>*x*</i> [[y]] {{z}} & 'q'\t0\t3\t100%\t7\n";
    let reading = paste::read_risks(&grid::grid_of(text), || RowId::from_random(&[7]));
    let id = bad_minutes::document::EngagementId::from_random(&[]);
    let mut count = 0;
    let mut engagement = Engagement::new(id, "x".into(), || {
        count += 1;
        RowId::from_random(&[count])
    });
    engagement.author = "A. Person".into();
    engagement.risks = reading.risks;
    let analysis = analyse(&engagement);
    let copiers: [Copier; 3] = [markup::markdown, markup::html, markup::mediawiki];
    let copies = copiers.map(|copy| copy(&engagement, &analysis, "2026-11-23"));
    insta::assert_snapshot!(copies.join("\n----\n"));
    for copy in [&copies[0], &copies[2]] {
        let reading = paste::read_risks(&grid::grid_of(copy), || RowId::from_random(&[]));
        assert_eq!(reading.risks[0].name, engagement.risks[0].name);
        assert_eq!(reading.risks.len(), 1);
    }
}
