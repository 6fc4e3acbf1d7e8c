//! Every example opens without a repair, and its figures stand in a snapshot.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use bad_minutes::analysis::{Analysis, analyse};
use bad_minutes::codec::json;
use bad_minutes::document::{Column, Engagement};
use bad_minutes::grammar::cell;
use bad_minutes::text::figures::figure;
use bad_minutes::text::words;

fn describe(engagement: &Engagement, analysis: &Analysis) -> Result<String, std::fmt::Error> {
    let mut text = format!("{}\n\n", engagement.name);
    for (at, (risk, row)) in engagement.risks.iter().zip(&analysis.rows).enumerate() {
        let cells = Column::ALL.map(|column| cell::show(column, risk.entry(column)));
        let figures = row.figures().map_or("not counted".to_owned(), |row| {
            format!(
                "{} a year, {} minutes",
                figure(row.incidents.get()),
                figure(row.bad_minutes.get())
            )
        });
        writeln!(text, "{}: {}: {figures}", risk.name, cells.join(" | "))?;
        for target in analysis
            .targets
            .iter()
            .filter_map(|target| target.figures.as_ref().ok())
        {
            let mark = target.marks[at].map_or("none", words::mark);
            writeln!(text, "  {} %: {mark}", target.percent)?;
        }
    }
    let (incidents, total) = (
        figure(analysis.incidents.get()),
        figure(analysis.total.get()),
    );
    writeln!(text, "\nTotal: {incidents} a year, {total} minutes")?;
    for (place, target) in analysis.targets.iter().enumerate() {
        if let Ok(standing) = &target.figures {
            let chosen = if analysis.chosen == Some(place) {
                " (chosen)"
            } else {
                ""
            };
            let (percent, budget) = (standing.percent, figure(standing.rank.budget.get()));
            writeln!(text, "{percent} %{chosen}: budget {budget}")?;
        }
    }
    for finding in &analysis.findings {
        writeln!(text, "{finding:?}")?;
    }
    Ok(text)
}

#[test]
fn examples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("examples") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("an example");
        let opened = json::read(&text).expect("opens");
        assert!(opened.notes.is_empty(), "{:?}", opened.notes);
        let written = json::write(&opened.engagement).expect("finite");
        if std::env::var_os("UPDATE_EXAMPLES").is_some() {
            fs::write(&path, &written).expect("written");
        } else {
            assert!(
                written == text,
                "stale: run UPDATE_EXAMPLES=1 cargo test --test codec examples"
            );
        }
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let analysis = analyse(&opened.engagement);
        let described = describe(&opened.engagement, &analysis).expect("text");
        insta::assert_snapshot!(name, described);
        count += 1;
    }
    assert!(count >= 2);
}
