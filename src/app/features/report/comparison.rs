//! Two states of the engagement held against each other: minutes bought, risks, odds moved.

use leptos::prelude::{Set, With};

use std::rc::Rc;

use crate::analysis::Wanted;
use crate::analysis::comparison::{Comparison, compare, comparison_asks};
use crate::app::browser::page;
use crate::app::old::export_menu::copy_out;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::choice;
use crate::app::old::view::sideways::sideways;
use crate::app::old::view::{El, el, follow};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::codec::versions::{opened, version_name};
use crate::document::{Engagement, RowId, Snapshot};
use crate::report::comparison_words as words;
use crate::report::comparison_words::Line;
use crate::text::odds_words::window;

/// What the engagement as it is now is called among the versions.
const NOW: &str = "As it is now";
/// Its value in a choice.
const NOW_VALUE: &str = "now";

/// One of the states to choose from.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    /// A version; the one saved last for one that is not there any more.
    Version(Option<RowId>),
    Now,
}

/// A comparison with the names of its two states.
struct Held {
    comparison: Comparison,
    before: String,
    after: String,
}

/// Which two states are compared, and what that came to. Clones share it.
#[derive(Clone)]
pub struct Compared {
    before: Signal<Which>,
    after: Signal<Which>,
    /// Nothing while no version is saved; `Err` says which one cannot be read.
    found: Signal<Option<Result<Rc<Held>, String>>>,
}

impl Compared {
    /// The version saved last and the engagement as it is now; follows both, and asks for their odds.
    pub fn new(workbook: Workbook, odds: OddsState) -> Self {
        let compared = Self {
            before: Signal::new(Which::Version(None)),
            after: Signal::new(Which::Now),
            found: Signal::new(None),
        };
        let follows = compared.clone();
        follow(move || {
            let (before, after) = (follows.before.get(), follows.after.get());
            let found = workbook.with_document(|document| {
                let any = !document.snapshots.is_empty();
                any.then(|| hold(document, before, after).map(Rc::new))
            });
            let asks = match &found {
                Some(Ok(held)) => comparison_asks(&held.comparison),
                _ => Vec::new(),
            };
            follows.found.set(found);
            odds.others.set(asks);
        });
        compared
    }

    /// Compares a version with the engagement as it is now.
    pub fn with_now(&self, version: RowId) {
        self.before.set(Which::Version(Some(version)));
        self.after.set(Which::Now);
    }
}

fn hold(document: &Engagement, before: Which, after: Which) -> Result<Held, String> {
    let ((before, name_before), (after, name_after)) =
        (state(document, before)?, state(document, after)?);
    Ok(Held {
        comparison: compare(&before, &after),
        before: name_before,
        after: name_after,
    })
}

/// A state with its name.
fn state(document: &Engagement, which: Which) -> Result<(Engagement, String), String> {
    match version(document, which) {
        Some(version) => Ok((opened(version)?.engagement, version_name(version))),
        None => Ok((document.clone(), NOW.to_owned())),
    }
}

fn version(document: &Engagement, which: Which) -> Option<&Snapshot> {
    let Which::Version(id) = which else {
        return None;
    };
    let all = &document.snapshots;
    all.iter().find(|one| Some(one.id) == id).or(all.last())
}

/// The two choices and what they come to.
pub fn comparison(workbook: Workbook, odds: OddsState, compared: Compared) -> El {
    let select = |id: &str, label: &str, which: Signal<Which>| {
        let shown = which.clone();
        let chosen = move || {
            workbook.with_document(|document| match version(document, shown.get()) {
                Some(version) => version.id.to_string(),
                None => NOW_VALUE.to_owned(),
            })
        };
        let choose = move |value: String| {
            which.set(match value.as_str() {
                NOW_VALUE => Which::Now,
                id => Which::Version(id.parse().ok()),
            });
        };
        let select = choice(move || states(workbook), chosen, choose).attr("id", id);
        el("label").text(label).child(select)
    };
    let shown = compared.found.clone();
    let results = move || match shown.get() {
        None => Vec::new(),
        Some(Err(why)) => vec![el("p.problem").attr("role", "status").text(&why)],
        Some(Ok(held)) => results(workbook, odds, &held),
    };
    el("div.compared")
        .child(el("h3").text("Compare"))
        .child(
            el("div.fields")
                .child(select("compare-before", "From", compared.before))
                .child(select("compare-after", "To", compared.after)),
        )
        .child(el("div").part(results))
}

fn states(workbook: Workbook) -> Vec<(String, String)> {
    workbook.with_document(|document| {
        let mut states = Vec::with_capacity(document.snapshots.len() + 1);
        for one in &document.snapshots {
            let (name, taken) = (version_name(one), one.taken.trim());
            let text = match name.starts_with(taken) {
                true => name,
                false => format!("{name}, {taken}"),
            };
            states.push((one.id.to_string(), text));
        }
        states.push((NOW_VALUE.to_owned(), NOW.to_owned()));
        states
    })
}

fn results(workbook: Workbook, odds: OddsState, held: &Rc<Held>) -> Vec<El> {
    let comparison = &held.comparison;
    let headline = words::headline(comparison, &held.before, &held.after);
    let mut parts = vec![el("p.says").attr("role", "status").text(&headline)];
    for (side, name) in [
        (&comparison.before, &held.before),
        (&comparison.after, &held.after),
    ] {
        if let Some(text) = words::leaves_out(side, name) {
            parts.push(el("p.problem").text(&text));
        }
    }
    parts.push(figures(odds, held));
    let settings = &comparison.after.engagement.odds;
    parts.push(el("p.note").text(&format!(
        "Figures are for the whole service. Odds are of a target over {}, of both as things are set in \"{}\".",
        window(settings.window),
        held.after
    )));
    if comparison.is_same() {
        parts.push(el("p").text("No risk was retired, added or changed; mitigations and systemic risks are as they were."));
    }
    let list = |title: &str, lines: &[String]| {
        let line = |text: &String| el("li").text(text);
        [
            el("h4").text(title),
            el("ul").children(lines.iter().map(line).collect()),
        ]
    };
    for (title, lines) in words::lists(comparison) {
        parts.extend(list(title, &lines));
    }
    let turns = words::turns(comparison);
    if !turns.is_empty() {
        parts.extend(list("Mitigations and systemic risks", &turns));
    }
    let held = Rc::clone(held);
    let copy = el("button.line")
        .text("Copy comparison as Markdown")
        .tap(move || {
            let names = (held.before.as_str(), held.after.as_str());
            let odds = odds_lines(odds, &held);
            let text = words::markdown(&held.comparison, names, &odds, &page::today());
            copy_out(workbook, text, None);
        });
    parts.push(el("p.actions").child(copy));
    parts
}

fn figures(odds: OddsState, held: &Rc<Held>) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = ["", &held.before, &held.after, "Change"];
    let titles = titles.map(|text| match text {
        "" => el("td"),
        text => title(text),
    });
    let names = [held.before.clone(), held.after.clone(), "Change".to_owned()];
    let row = move |line: &Line| {
        let mut row = el("tr").child(el("th").attr("scope", "row").text(&line[0]));
        for (name, text) in names.iter().zip(&line[1..]) {
            row = row.child(match text.as_str() {
                "" => el("td"),
                text => el("td").attr("data-label", name).text(text),
            });
        }
        row
    };
    let fixed: Vec<El> = words::figures(&held.comparison).iter().map(&row).collect();
    let asked = Rc::clone(held);
    let table = el("table.figures.cards")
        .label("What changed")
        .child(el("thead").child(el("tr").children(titles.into())))
        .child(
            el("tbody")
                .children(fixed)
                .part(move || odds_lines(odds, &asked).iter().map(&row).collect()),
        );
    sideways(|| "What changed".to_owned(), table)
}

/// How the odds of each target moved, as far as they are known.
fn odds_lines(odds: OddsState, held: &Held) -> Vec<Line> {
    let mut lines = Vec::new();
    odds.answers.with(|answers| {
        for (place, target) in words::targets(&held.comparison).iter().enumerate() {
            let kept = |later, mitigated| {
                let told = answers.told(Wanted::Compared { later, mitigated })?;
                told.kept.get(place).copied()
            };
            let as_is = [false, true].map(|later| kept(later, false));
            lines.push(words::odds_line(target, false, as_is[0], as_is[1]));
            if held.comparison.any_switched_on() {
                // A state in which nothing is switched on holds as it is.
                let with = [false, true].map(|later| {
                    let place = usize::from(later);
                    let any = held.comparison.is_switched_on(later);
                    if any { kept(later, true) } else { as_is[place] }
                });
                lines.push(words::odds_line(target, true, with[0], with[1]));
            }
        }
    });
    lines
}
