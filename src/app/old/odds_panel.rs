//! The odds: in words, as a curve, by target and window, what drives them, and the levers.

use leptos::prelude::{Set, With};

use crate::analysis::{Lever, Told, Wanted};
use crate::app::old::odds_chart::odds_chart;
use crate::app::old::view::field::choice;
use crate::app::old::view::sideways::sideways;
use crate::app::old::view::{El, el};
use crate::app::state::answers::Answers;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::names::row_name;
use crate::document::{Doubt, OddsSettings, Window};
use crate::document::{Edit, RowId};
use crate::math::{Minutes, ordered};
use crate::text::figures::figure;
use crate::text::odds_words as words;
use crate::text::odds_words::{PENDING, probability};

/// Rows of the table of what drives the odds.
const DRIVERS: usize = 10;

/// The section, while there is a risk to count.
pub fn odds_section(workbook: Workbook, odds: OddsState) -> El {
    odds.in_full.set(true);
    let any = move || match workbook.with_analysis(|analysis| analysis.counted > 0) {
        true => vec![()],
        false => Vec::new(),
    };
    el("div").rows(any, move |()| panel(workbook, odds))
}

/// The chosen target's odds in a sentence; nothing while they are not known.
pub fn headline(workbook: Workbook, odds: OddsState) -> String {
    let told = |wanted, before: &str| {
        let target = workbook.with_document(|document| document.chosen().cloned())?;
        let window = workbook.with_document(|document| document.odds.window);
        let kept = odds
            .answers
            .with(|answers| answers.kept(wanted, target.id))?;
        Some(format!(
            "{before}{}.",
            words::holds(&target.percent, kept, window)
        ))
    };
    let window = workbook.with_document(|document| document.odds.window);
    if workbook.with_analysis(|analysis| analysis.counted == 0) {
        return String::new();
    }
    let as_is = told(Wanted::AsIs(window), "If these are all that happens, ");
    let mitigated = told(Wanted::Mitigated, " With what is switched on: ");
    as_is.unwrap_or_default() + &mitigated.unwrap_or_default()
}

fn panel(workbook: Workbook, odds: OddsState) -> El {
    let busy = move || {
        odds.answers
            .with(|answers| !answers.current && !answers.failed)
    };
    el("section.fold.odds")
        .aria_of("aria-busy", busy)
        .child(el("h2").text("Odds"))
        .child(el("p.note").text("What a mean hides: how often a window keeps its target, computed from the whole distribution of the table above and not drawn by lot."))
        .child(el("p.says").text_of(move || sentences(workbook, odds)))
        .child(choices(workbook))
        .child(odds_chart(workbook, odds))
        .child(by_window(workbook, odds))
        .child(levers(workbook, odds))
        .child(drivers(workbook, odds))
        .child(el("p.note").text_of(move || chosen(workbook, odds, words::error)))
}

/// What is read off the answer for the chosen window.
fn chosen(workbook: Workbook, odds: OddsState, read: impl Fn(&Told) -> String) -> String {
    let window = workbook.with_document(|document| document.odds.window);
    odds.answers.with(|answers| {
        answers
            .told(Wanted::AsIs(window))
            .map_or(String::new(), read)
    })
}

/// What the odds of the chosen target and window are, in words.
pub(crate) fn sentences(workbook: Workbook, odds: OddsState) -> String {
    if odds.answers.with(|answers| answers.failed) {
        return "The odds could not be computed: the program that does it could not be loaded, or has stopped. The next change tries again.".to_owned();
    }
    let (settings, year) =
        workbook.with_document(|document| (document.odds.clone(), document.year.length()));
    let read = |told: &Told| {
        let costs = words::nine_in_ten(told, settings.window);
        let costs = costs.map_or(String::new(), |costs| format!(" {costs}"));
        let promise = words::promise(told, settings.confidence(), settings.window, year);
        format!("{costs} {promise}")
    };
    headline(workbook, odds) + &chosen(workbook, odds, read)
}

/// The window, the confidence of a promise, and how far off guesses could be.
pub(crate) fn choices(workbook: Workbook) -> El {
    let settings = move || workbook.with_document(|document| document.odds.clone());
    let set = move |change: &dyn Fn(&mut OddsSettings)| {
        let mut settings = settings();
        change(&mut settings);
        workbook.edit(Edit::SetOdds(settings));
    };
    let option = |value: &str, name: &str| (value.to_owned(), name.to_owned());
    let windows = move || {
        Window::ALL
            .map(|one| option(one.name(), words::window(one)))
            .into()
    };
    let window = choice(
        windows,
        move || settings().window.name().to_owned(),
        move |value| {
            if let Some(window) = Window::ALL.into_iter().find(|one| one.name() == value) {
                set(&|settings| settings.window = window);
            }
        },
    );
    let confidences = move || {
        let mut all = vec!["80", "90", "95", "99"];
        let own = settings().confidence;
        if !all.contains(&own.as_str()) {
            all.push(&own);
        }
        all.into_iter()
            .map(|one| option(one, &format!("{one}%")))
            .collect()
    };
    let confidence = choice(
        confidences,
        move || settings().confidence,
        move |value| set(&|settings| settings.confidence.clone_from(&value)),
    );
    let doubts = move || {
        Doubt::ALL
            .map(|one| option(one.name(), words::doubt(one)))
            .into()
    };
    let doubt = choice(
        doubts,
        move || settings().doubt.name().to_owned(),
        move |value| {
            if let Some(doubt) = Doubt::ALL.into_iter().find(|one| one.name() == value) {
                set(&|settings| settings.doubt = doubt);
            }
        },
    );
    el("p.choices")
        .child(el("label.choose").text("Window ").child(window))
        .child(el("label.choose").text("Promise for ").child(confidence))
        .child(el("label.choose").text("Guesses are ").child(doubt))
}

/// The targets that can be read.
fn targets(workbook: Workbook) -> Vec<(RowId, String)> {
    workbook.with_analysis(|analysis| {
        let readable = |one: &crate::analysis::TargetFigures| {
            let standing = one.figures.as_ref().ok()?;
            Some((one.id, standing.percent.to_string()))
        };
        analysis.targets.iter().filter_map(readable).collect()
    })
}

fn head(first: &str, columns: Vec<String>) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let columns = columns.iter().map(|text| title(text));
    el("thead").child(el("tr").child(title(first)).children(columns.collect()))
}

/// A row of figures, each with what it is: a phone shows them one under the other.
fn line(name: &str, cells: Vec<(String, String)>) -> El {
    let cell = |(label, text): &(String, String)| el("td").attr("data-label", label).text(text);
    el("tr")
        .child(el("th").attr("scope", "row").text(name))
        .children(cells.iter().map(cell).collect())
}

fn table(name: &str, head: El, body: impl Fn() -> Vec<El> + 'static) -> El {
    let table = el("table.figures.cards")
        .label(name)
        .child(head)
        .child(el("tbody").part(body));
    let name = name.to_owned();
    sideways(move || name.clone(), table)
}

fn by_window(workbook: Workbook, odds: OddsState) -> El {
    let columns = Window::ALL.map(|one| words::window(one).to_owned());
    let body = move || {
        let chosen = workbook.with_document(|document| document.odds.window);
        let row = |(target, percent): (RowId, String)| {
            let cell = |window| {
                let text = odds.answers.with(|answers| {
                    let kept = |wanted| answers.kept(wanted, target).map(probability);
                    let as_is = kept(Wanted::AsIs(window));
                    let then = kept(Wanted::Mitigated).filter(|_| window == chosen);
                    match (as_is, then) {
                        (Some(now), Some(then)) => format!("{now} → {then}"),
                        (Some(now), None) => now,
                        _ => PENDING.to_owned(),
                    }
                });
                (words::window(window).to_owned(), text)
            };
            line(&format!("{percent}%"), Window::ALL.map(cell).into())
        };
        targets(workbook).into_iter().map(row).collect()
    };
    el("div")
        .child(el("h3").text("How often each target holds"))
        .child(table(
            "Odds by target and window",
            head("Target", columns.into()),
            body,
        ))
}

fn levers(workbook: Workbook, odds: OddsState) -> El {
    let body = move || {
        let window = workbook.with_document(|document| document.odds.window);
        let row = |(lever, minutes): &(Option<Lever>, Minutes), answers: &Answers| {
            let wanted = lever.map_or(Wanted::AsIs(window), Wanted::Lever);
            let mut cells = vec![("Bad minutes a year".to_owned(), figure(minutes.get()))];
            for (target, percent) in targets(workbook) {
                let kept = answers.kept(wanted, target);
                let kept = kept.map_or(PENDING.to_owned(), probability);
                cells.push((format!("{percent}%"), kept));
            }
            line(lever.map_or("As it is", words::lever), cells)
        };
        odds.answers
            .with(|answers| answers.totals.iter().map(|one| row(one, answers)).collect())
    };
    let titles = el("thead").part(move || {
        let title = |text: &str| el("th").attr("scope", "col").text(text);
        let targets = targets(workbook).into_iter();
        let titles = targets.map(|(_, percent)| title(&format!("{percent}%")));
        let row = el("tr")
            .child(title("What would have to be true"))
            .child(title("Bad minutes a year"))
            .children(titles.collect());
        vec![row]
    });
    el("div")
        .child(el("h3").text("Levers"))
        .child(table("Levers", titles, body))
}

fn drivers(workbook: Workbook, odds: OddsState) -> El {
    let body = move || {
        let target = workbook.with_document(|document| document.chosen().map(|target| target.id));
        let Some(target) = target else {
            return Vec::new();
        };
        let all = odds.answers.with(|answers| answers.drivers(target));
        let order = ordered(all.len(), &|a, b| all[b].without.total_cmp(&all[a].without));
        let row = |place: usize| {
            let driver = &all[place];
            let name = workbook.with_document(|document| row_name(driver.risk, document));
            let cells = [
                ("At least once", probability(driver.happens)),
                ("Bad minutes when it happens", figure(driver.minutes)),
                ("The target holds without it", probability(driver.without)),
            ];
            let cells = cells.map(|(label, text)| (label.to_owned(), text));
            line(&name, cells.into())
        };
        order.into_iter().take(DRIVERS).map(row).collect()
    };
    let titles = el("thead").part(move || {
        let percent = workbook.with_document(|document| {
            document
                .chosen()
                .map_or(String::new(), |target| target.percent.clone())
        });
        let title = |text: &str| el("th").attr("scope", "col").text(text);
        let row = el("tr")
            .child(title("Risk"))
            .child(title("At least once"))
            .child(title("Bad minutes when it happens"))
            .child(title(&format!("{percent}% holds without it")));
        vec![row]
    });
    el("div")
        .child(el("h3").text("What drives the odds"))
        .child(table("What drives the odds", titles, body))
}
